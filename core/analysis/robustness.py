"""How robust the ranking is: SMAA-2 over importances and doubtful answers (methods 2.8).

Fixed draws in whole numbers, so that the same answers give the same figures everywhere, and a
changed answer changes only its own part. Needs numpy; import this room on first use.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.analysis.draws import Whole, importance_draws
from core.analysis.worlds import Holds, Levels, holds, levels_of, possible, throws
from core.answers import Answer, AnswerSheet, State
from core.decision.model import DecisionModel, Effect, FactorKind, GateEntry
from core.decision.values import POINTS_PER_MARK, asked_criteria, charges

MILLI = 1_000
MICRO_PER_MILLI = 1_000
# Far above any weighted value (2**24 * 50,000 milli-points), far below the end of int64.
TIER = 1 << 50


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted over the draws, in the order of the model's alternatives and gates.

    ``ranks`` (approach, rank), ``pairwise`` (approach, approach), ``feasible`` (approach) and
    ``gate_fails`` (gate) count draws; ``first_importances`` sums the importances, 2**24 a draw,
    over the draws an approach is first in; ``low`` and ``high`` hold 5-95 % of the values, in
    milli-points.
    """

    samples: int
    ranks: NDArray[np.int64]
    pairwise: NDArray[np.int64]
    feasible: NDArray[np.int64]
    gate_fails: NDArray[np.int64]
    first_importances: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]


class RobustnessRun:
    """The draws of one model, and what the last sheet made of them."""

    def __init__(self, model: DecisionModel, samples: int | None = None) -> None:
        """Draw the importances once; they stay while answers change.

        The pack says how many draws; ``samples`` overrules it.
        """
        self.model = model
        self.samples = samples = samples or model.limits.samples
        importances = tuple(factor.importance for factor in model.factors)
        self._importances = importance_draws(importances, model.limits.concentration, samples)
        self._factors = {factor.id: place for place, factor in enumerate(model.factors)}
        self._need = np.array([factor.kind is FactorKind.NEED for factor in model.factors])
        self._throws: dict[str, Whole] = {}
        self._forget()

    def _forget(self) -> None:
        shape = (len(self.model.alternatives), self.samples)
        self._answers: dict[str, Answer] = {}
        self._counted: frozenset[str] = frozenset()
        self._levels: dict[str, Levels] = {}
        self._sums = np.zeros((len(self.model.factors), *shape), dtype=np.int64)
        self._fails: dict[str, Holds] = {}

    def count(self, sheet: AnswerSheet) -> Counts:
        """Count over all draws; only what changed since the last sheet is drawn anew."""
        asked = asked_criteria(self.model, sheet)
        counted = frozenset(
            q for q in asked if asked[q] and sheet[q].state is not State.NOT_APPLICABLE
        )
        if counted != self._counted:
            self._forget()
            self._counted = counted
        changed = [q for q in self.model.criteria if self._is_changed(q, sheet[q])]
        for q in changed:
            self._redraw(q, sheet[q])
        self._regate(sheet, frozenset(changed))
        return self._tally(sheet)

    def rebuilt(self, sheet: AnswerSheet) -> Counts:
        """Count from scratch; equal to ``count`` to the last bit."""
        self._forget()
        return self.count(sheet)

    def levels(self) -> dict[str, Levels]:
        """Return the drawn level per criterion of the last sheet."""
        return self._levels

    def _is_changed(self, criterion: str, answer: Answer) -> bool:
        return self._answers.get(criterion) != answer

    def _redraw(self, criterion: str, answer: Answer) -> None:
        entry = self.model.criteria[criterion]
        before = self._levels.get(criterion)
        shares = possible(self.model, entry, answer)
        after = levels_of(shares, self._thrown(criterion))
        self._answers[criterion] = answer
        self._levels[criterion] = after
        if criterion not in self._counted:
            return
        factor = self._factors[entry.factor]
        table = self._table(criterion)
        if before is None:
            self._sums[factor] += table[:, after]
            return
        moved = np.flatnonzero(before != after)
        self._sums[factor][:, moved] += table[:, after[moved]] - table[:, before[moved]]

    def _thrown(self, criterion: str) -> Whole:
        if criterion not in self._throws:
            self._throws[criterion] = throws(criterion, self.samples)
        return self._throws[criterion]

    def _table(self, criterion: str) -> Whole:
        """Return what each level adds to its factor, shape (approaches, levels), milli-points."""
        entry = self.model.criteria[criterion]
        whole = sum(
            self.model.criteria[q].importance
            for q in self.model.factors[self._factors[entry.factor]].criteria
            if q in self._counted
        )
        share = POINTS_PER_MARK * MILLI * entry.importance / whole
        rows = [[round(mark * share) for mark in level.marks] for level in entry.levels]
        return np.array(rows, dtype=np.int64).T

    def _regate(self, sheet: AnswerSheet, changed: frozenset[str]) -> None:
        for gate in self.model.gates:
            if gate.id not in self._fails or changed.intersection(gate.reads):
                truth = holds(gate.fails_when, self.model, sheet.__getitem__, self._levels)
                self._fails[gate.id] = np.broadcast_to(truth, (self.samples,))

    def _feasible(self, sheet: AnswerSheet) -> Holds:
        feasible = np.ones((len(self.model.alternatives), self.samples), dtype=np.bool_)
        for gate in self.model.gates:
            if self._bars(gate, sheet):
                for code in gate.approaches:
                    if code in self.model.positions:
                        feasible[self.model.positions[code]] &= ~self._fails[gate.id]
        return feasible

    def _bars(self, gate: GateEntry, sheet: AnswerSheet) -> bool:
        return gate.effect is Effect.BLOCKS and gate.id not in sheet.overridden

    def _tally(self, sheet: AnswerSheet) -> Counts:
        present = np.array(
            [any(q in self._counted for q in factor.criteria) for factor in self.model.factors]
        )
        weights = self._importances * present[:, None]
        whole = weights.sum(axis=0)
        value = np.einsum("gs,gas->as", weights, self._sums)
        charge = np.array(charges(self.model)) // MICRO_PER_MILLI
        value -= charge[:, None] * whole
        needed = self._is_needed(weights)
        feasible = self._feasible(sheet)
        score = value + TIER * needed + 2 * TIER * feasible
        ranks, pairwise, first = _order(score)
        points = 50 * MILLI + value // np.maximum(whole, 1)
        low, high = np.percentile(points, (5, 95), axis=1, method="nearest")
        counts = Counts(
            self.samples,
            ranks,
            pairwise,
            feasible.sum(axis=1),
            np.array([self._fails[gate.id].sum() for gate in self.model.gates]),
            np.einsum("as,gs->ag", first & feasible, weights),
            low.astype(np.int64),
            high.astype(np.int64),
        )
        return replace(counts, ranks=_without_infeasible(counts.ranks, first, feasible))

    def _is_needed(self, weights: Whole) -> Holds:
        need_weights = weights * self._need[:, None]
        line = round((self.model.limits.need_line - 50) * MILLI)
        fit = np.einsum("gs,gas->as", need_weights, self._sums)
        return np.asarray(fit >= line * need_weights.sum(axis=0))


def _order(score: Whole) -> tuple[Whole, Whole, Holds]:
    """Count ranks and pairwise wins; of two equal scores the earlier approach stands first."""
    count, samples = score.shape
    rank = np.zeros((count, samples), dtype=np.int8)
    pairwise = np.zeros((count, count), dtype=np.int64)
    for a in range(count):
        for b in range(a + 1, count):
            wins = score[a] >= score[b]
            rank[b] += wins
            rank[a] += ~wins
            pairwise[a, b] = wins.sum()
            pairwise[b, a] = samples - pairwise[a, b]
    ranks = np.array([np.bincount(row, minlength=count) for row in rank])
    return ranks, pairwise, rank == 0


def _without_infeasible(ranks: Whole, first: Holds, feasible: Holds) -> Whole:
    """Take the draws out in which the first approach is one that its gates block."""
    ranks = ranks.copy()
    ranks[:, 0] -= (first & ~feasible).sum(axis=1)
    return ranks
