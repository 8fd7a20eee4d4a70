"""What is counted over the draws, and how: ranks, wins, importances of the winners, ranges."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis.worlds import Holds
from core.fixed_draws import Whole

Exact = NDArray[np.float64]
_LOW, _HIGH = 0.05, 0.95
# A score is a value plus tiers, in milli-points times importance. A tier lies far above every
# value, and three of them times 2**24 are still exact.
TIER = 1 << 26
HALF = TIER // 2
_WORD = 8
# As many flags as one byte can count.
_MOST = 255


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted over the draws, in the order of the model's alternatives and gates.

    ``ranks`` (approach, rank), ``pairwise`` (approach, approach), ``feasible`` (approach) and
    ``gate_fails`` (gate) count draws; ``first_importances`` sums the importances, 2**24 a draw,
    over the draws an approach is first in; ``low`` and ``high`` hold 5-95 % of the values, in
    milli-points.
    """

    samples: int
    ranks: Whole
    pairwise: Whole
    feasible: Whole
    gate_fails: Whole
    first_importances: Whole
    low: Whole
    high: Whole


class Winners:
    """Who is first in each draw, and the importances summed over the draws each wins.

    All sums are whole numbers below 2**53, so that adding what changed is exact.
    """

    def __init__(self, importances: Exact, approaches: int) -> None:
        """Start with no winner in any draw; ``importances`` has shape (factors, draws)."""
        self._importances = importances
        self._won = np.zeros((approaches, importances.shape[1]), dtype=np.bool_)
        self._sums = np.zeros((approaches, len(importances)))

    def sum_over(self, won: Holds) -> Whole:
        """Return the sums (approach, factor) for winners of shape (approach, draw)."""
        changed = np.flatnonzero((won != self._won).any(axis=0))
        if len(changed):
            after = won.take(changed, axis=1).astype(np.float64)
            after -= self._won.take(changed, axis=1)
            self._sums += after @ self._importances.take(changed, axis=1).T
            self._won = won
        return self._sums.astype(np.int64)


class Ranges:
    """The 5th and 95th per cent of each value, in milli-points; unmoved rows keep theirs."""

    def __init__(self, approaches: int) -> None:
        """Start with no figure; every row has to be named as moved at first."""
        self._low = np.zeros(approaches, dtype=np.int64)
        self._high = np.zeros(approaches, dtype=np.int64)

    def of(self, score: Exact, whole: Exact, moved: Iterable[int]) -> tuple[Whole, Whole]:
        """Return both, after the rows of ``score`` that moved.

        ``whole`` is the importance that counts per draw.
        """
        last = len(whole) - 1
        low, high = round(_LOW * last), round(_HIGH * last)
        for place in moved:
            points = (score[place] / whole).astype(np.int32)
            # What is left below the tiers; half a tier more, because a value may be negative.
            points += HALF
            points &= TIER - 1
            # One place at a time: both in one call take longer than sorting all.
            points.partition(low)
            points[low:].partition(high - low)
            self._low[place] = points[low] - HALF
            self._high[place] = points[high] - HALF
        return self._low.copy(), self._high.copy()


class Order:
    """Ranks the approaches in every draw; of two equal scores the earlier one stands first."""

    def __init__(self, approaches: int, samples: int) -> None:
        """Make room for one flag per pair and draw, in whole words of eight."""
        self._samples = samples
        self._pairs = np.triu_indices(approaches, 1)
        behind = np.arange(approaches - 1, -1, -1, dtype=np.int8)
        self._last = np.repeat(behind[:, None], samples, axis=1)
        words = -(-samples // _WORD)
        self._flags = np.zeros((max(len(self._pairs[0]), approaches), words * _WORD), np.bool_)
        self._starts = np.arange(0, words, _MOST)

    def of(self, score: Exact) -> tuple[Whole, Whole, Holds]:
        """Count ranks and pairwise wins, and say who is first in each draw."""
        count, samples = score.shape
        # All of those behind it stand before an approach until it wins against them.
        rank = self._last.copy()
        row = 0
        for a in range(count - 1):
            rest = count - 1 - a
            wins = self._flags[row : row + rest, :samples]
            behind = np.greater_equal(score[a], score[a + 1 :], out=wins).view(np.int8)
            rank[a + 1 :] += behind
            rank[a] -= np.add.reduce(behind, axis=0, dtype=np.int8)
            row += rest
        won = self._counted(row)
        pairwise = np.zeros((count, count), dtype=np.int64)
        pairwise[self._pairs] = won
        pairwise.T[self._pairs] = samples - won
        return self._ranks(rank), pairwise, rank == 0

    def _ranks(self, rank: NDArray[np.int8]) -> Whole:
        count = len(rank)
        at_once = len(self._flags) // count
        ranks = np.empty((count, count), dtype=np.int64)
        for start in range(0, count - 1, at_once):
            places = range(start, min(start + at_once, count - 1))
            for row, place in enumerate(places):
                flags = self._flags[row * count : (row + 1) * count, : self._samples]
                np.equal(rank, place, out=flags)
            counted = self._counted(len(places) * count)
            ranks[:, start : start + len(places)] = counted.reshape(len(places), count).T
        ranks[:, -1] = self._samples - ranks[:, :-1].sum(axis=1)
        return ranks

    def _counted(self, rows: int) -> Whole:
        """Count the flags of each row: eight side by side as the bytes of one word."""
        words = self._flags[:rows].view(np.uint64)
        sums = np.add.reduceat(words, self._starts, axis=1)
        return np.asarray(sums.view(np.uint8).sum(axis=1, dtype=np.int64))
