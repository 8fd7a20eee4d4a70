"""The draws of importances, from the fixed streams; kept while answers change."""

import numpy as np

from core.fixed_draws import RANGE, Whole, stream


def importance_draws(importances: tuple[int, ...], concentration: int, samples: int) -> Whole:
    """Return Dirichlet draws around the importances, shape (factors, samples).

    Each column is a split of 2**24 into whole parts, the spacings of ``concentration - 1``
    sorted draws; a larger concentration keeps closer to the stated importances.
    """
    cuts = stream("importances", samples * (concentration - 1))
    cuts = np.sort(cuts.reshape(samples, concentration - 1), axis=1)
    edges = np.empty((samples, concentration + 1), dtype=np.int64)
    edges[:, 0] = 0
    edges[:, 1:-1] = cuts
    edges[:, -1] = RANGE
    ends = np.cumsum((0, *gaps(importances, concentration)))
    return np.ascontiguousarray(np.diff(edges[:, ends], axis=1).T)


def gaps(importances: tuple[int, ...], concentration: int) -> tuple[int, ...]:
    """Share ``concentration`` gaps out by importance, at least one to each factor that counts."""
    whole = sum(importances)
    exact = [concentration * importance / whole for importance in importances]
    shared = [max(1, int(value)) if value else 0 for value in exact]
    order = sorted(range(len(exact)), key=lambda i: (shared[i] - exact[i], i))
    for index in range(concentration - sum(shared)):
        shared[order[index % len(order)]] += 1
    while sum(shared) > concentration:
        richest = max(range(len(shared)), key=lambda i: (shared[i] > 1, shared[i] - exact[i], i))
        shared[richest] -= 1
    return tuple(shared)
