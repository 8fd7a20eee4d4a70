"""The fixed draws: the same whole numbers on every machine, kept while answers change.

Every stream is Python's own Mersenne Twister, seeded by a name, and read 24 bits at a time
(methods 2.8). numpy reads the very same stream faster; it is imported on first use.
"""

from hashlib import sha256
from random import Random

import numpy as np
from numpy.typing import NDArray

BITS = 24
RANGE = 1 << BITS
Whole = NDArray[np.int64]


def stream(name: str, count: int) -> Whole:
    """Return ``count`` whole numbers in [0, 2**24) from the stream of that name."""
    twister = np.random.MT19937()
    state = _generator(name).getstate()[1]
    twister.state = {
        "bit_generator": "MT19937",
        "state": {"key": np.array(state[:-1], dtype=np.uint32), "pos": state[-1]},
    }
    return (twister.random_raw(count) >> (32 - BITS)).astype(np.int64)


def plain_stream(name: str, count: int) -> list[int]:
    """Return the same numbers as ``stream`` in plain Python; the oracle of the tests."""
    generator = _generator(name)
    return [generator.getrandbits(BITS) for _ in range(count)]


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


def _generator(name: str) -> Random:
    return Random(sha256(f"tuning fork {name}".encode()).digest())
