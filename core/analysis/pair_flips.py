"""Pairs of changed answers that change the recommendation while neither does alone.

Every pair is looked at, with its gates, in whole numbers. Needs numpy; import this room on
first use and run it off the window's thread.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from core.analysis.flips import FlipFound, flip_of
from core.analysis.gate_views import SILENCING, GateView, deciding
from core.analysis.moves import Move, moves, need_sum_line, need_sums
from core.analysis.what_if import WhatIf
from core.decision.model import Effect
from core.decision.values import MILLION
from core.language import _
from core.progress import Progress

AT_ONCE = 8_192
# Far above any value in millionths of a point.
TIER = 1 << 40
NOBODY = -1
Whole = NDArray[np.int64]
Holds = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All pairs of moves on different questions: the places of both, and where a pair is kept."""

    one: Whole
    other: Whole
    at: Whole

    def slice(self, start: int) -> slice:
        return slice(start, min(start + AT_ONCE, len(self.one)))


def pair_flips(what_if: WhatIf) -> Generator[Progress, None, tuple[FlipFound, ...]]:
    """Find all pairs, largest lead first; the result is what the generator returns."""
    steps = tuple(move for move in moves(what_if) if flip_of(what_if, (move.change,)) is None)
    if what_if.recommended is None and _stays_silent(what_if):
        return ()
    pairs = _pairs(steps)
    yield Progress(0, len(pairs.one), _("Looking at pairs of answers"))
    silent, blocked = _gates(what_if, steps, pairs)
    found: list[FlipFound] = []
    for start in range(0, len(pairs.one), AT_ONCE):
        part = pairs.slice(start)
        found += _flips(what_if, steps, pairs, part, silent[part], blocked[:, part])
        yield Progress(part.stop, len(pairs.one), _("Looking at pairs of answers"))
    return tuple(sorted(found, key=_by_lead))
