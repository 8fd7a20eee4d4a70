"""What is counted over the draws, and how: ranks, wins, importances of the winners, ranges."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis.draw_sets import DrawSets, draw_sets, every, flags_of, sizes
from core.fixed_draws import RANGE, Whole

Exact = NDArray[np.float64]
_LOW, _HIGH = 0.05, 0.95


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

    All sums are whole multiples of 2**-24 and stay exact, so only what changed is added.
    """

    def __init__(self, importances: Exact, approaches: int) -> None:
        """Start with no winner in any draw; ``importances`` has shape (draws, factors)."""
        self._importances = importances
        samples, factors = importances.shape
        self._flags = np.zeros((approaches, samples), dtype=np.int8)
        self._won = np.zeros((approaches, len(every(samples))), dtype=np.uint64)
        self._sums = np.zeros((approaches, factors))

    def sum_over(self, won: DrawSets) -> Whole:
        """Return the sums (approach, factor) for the draws each approach wins."""
        samples = len(self._importances)
        turned = np.bitwise_or.reduce(won ^ self._won, axis=0)
        changed = np.flatnonzero(flags_of(turned, samples).view(np.bool_))
        if len(changed):
            flags = flags_of(won, samples).view(np.int8)
            gained = (flags - self._flags).take(changed, axis=1).astype(np.float64)
            self._sums += gained @ self._importances.take(changed, axis=0)
            self._flags, self._won = flags, won
        return (self._sums * RANGE).astype(np.int64)


class Ranges:
    """The 5th and 95th per cent of each value, in milli-points; unmoved rows keep theirs."""

    def __init__(self, approaches: int) -> None:
        """Start with no figure; every row has to be named as moved at first."""
        self._low = np.zeros(approaches, dtype=np.int64)
        self._high = np.zeros(approaches, dtype=np.int64)

    def of(self, value: Exact, whole: Exact | None, moved: list[int]) -> tuple[Whole, Whole]:
        """Return both, after the rows of ``value`` that moved.

        ``whole`` is the importance that counts per draw, None where all of it does.
        """
        last = value.shape[1] - 1
        low, high = round(_LOW * last), round(_HIGH * last)
        points = np.empty((len(moved), last + 1), dtype=np.int32)
        for row, place in enumerate(moved):
            points[row] = value[place] if whole is None else value[place] / whole
        # One place at a time: both in one call take longer than sorting all.
        points.partition(low, axis=1)
        points[:, low:].partition(high - low, axis=1)
        self._low[moved] = points[:, low]
        self._high[moved] = points[:, high]
        return self._low.copy(), self._high.copy()


class Order:
    """Ranks the approaches in every draw: what is feasible first, then needed, then by value.

    Of two that are equal in all three the earlier one stands first.
    """

    def __init__(self, approaches: int, samples: int) -> None:
        """Make room for one flag per pair and draw."""
        self._pairs = np.triu_indices(approaches, 1)
        self._wins = np.empty((len(self._pairs[0]), samples), dtype=np.bool_)
        self._every = every(samples)

    def of(
        self, value: Exact, needed: DrawSets, feasible: DrawSets
    ) -> tuple[Whole, Whole, DrawSets]:
        """Count ranks and pairwise wins, and say in which draws each approach is first."""
        count, samples = value.shape
        row = 0
        for a in range(count - 1):
            rest = count - 1 - a
            np.greater_equal(value[a], value[a + 1 :], out=self._wins[row : row + rest])
            row += rest
        wins = self._unless(feasible, self._unless(needed, draw_sets(self._wins)))
        won = sizes(wins)
        pairwise = np.zeros((count, count), dtype=np.int64)
        pairwise[self._pairs] = won
        pairwise[self._pairs[::-1]] = samples - won
        behind = self._behind(wins, count)
        reached = sizes(behind)
        return (reached[:-1] - reached[1:]).T, pairwise, self._every ^ behind[1]

    def _unless(self, sets: DrawSets, wins: DrawSets) -> DrawSets:
        """Return who wins each pair: where just one of the two is in its set, that one."""
        one, other = (sets.take(places, axis=0) for places in self._pairs)
        return wins ^ ((one ^ other) & (wins ^ one))

    def _behind(self, wins: DrawSets, count: int) -> DrawSets:
        """Return the draws in which at least k others stand ahead, shape (k, approach, words).

        Seen one after the other: k stand ahead where k did before, or where k - 1 did and the
        next one does too.
        """
        ahead = np.zeros((count, count, wins.shape[1]), dtype=np.uint64)
        ahead[self._pairs] = wins
        ahead[self._pairs[::-1]] = self._every ^ wins
        behind = np.zeros((count + 1, *ahead.shape[1:]), dtype=np.uint64)
        behind[0] = self._every
        for seen, next_one in enumerate(ahead):
            behind[1 : seen + 2] |= behind[: seen + 1] & next_one
        return behind
