"""How robust the ranking is: SMAA-2 over importances and doubtful answers (methods 2.8).

Fixed draws in whole numbers, so that the same answers give the same figures everywhere, and a
changed answer changes only its own part. Needs numpy; import this room on first use.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis.draws import importance_draws
from core.analysis.worlds import Holds, Levels, holds, levels_of, possible, throws
from core.answers import Answer, AnswerSheet, State
from core.decision.asked import asked_criteria, asked_only
from core.decision.beliefs import WHOLE
from core.decision.model import DecisionModel, Effect, FactorKind
from core.decision.values import POINTS_PER_MARK, charges
from core.fixed_draws import Whole

MILLI = 1_000
MICRO_PER_MILLI = 1_000
# Far above any weighted value (2**24 * 50,000 milli-points), and 4 of it are still exact.
TIER = float(1 << 50)
# With more changed answers than this a run from scratch is quicker.
FEW = 6
Exact = NDArray[np.float64]


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
    """The draws of one model, and what the last sheet made of them.

    Figures are whole numbers held as float64, far below 2**53, so that every sum is exact and
    an update equals a run from scratch to the last bit.
    """

    def __init__(self, model: DecisionModel, samples: int | None = None) -> None:
        """Draw the importances once; they stay while answers change.

        The pack says how many draws; ``samples`` overrules it.
        """
        self.model = model
        self.samples = samples = samples or model.limits.samples
        importances = tuple(factor.importance for factor in model.factors)
        drawn = importance_draws(importances, model.limits.concentration, samples)
        self._importances = drawn.astype(np.float64)
        self._factors = {factor.id: place for place, factor in enumerate(model.factors)}
        self._throws: dict[str, Whole] = {}
        self._all = np.arange(samples)
        self._forget()

    def _forget(self) -> None:
        shape = (len(self.model.alternatives), self.samples)
        self._answers: dict[str, Answer] = {}
        self._counted: frozenset[str] = frozenset()
        self._levels: dict[str, Levels] = {}
        self._tables: dict[str, Exact] = {}
        self._value: Exact = np.zeros(shape)
        self._fit: Exact = np.zeros(shape)
        self._fails: dict[str, Holds] = {}

    def count(self, sheet: AnswerSheet) -> Counts:
        """Count over all draws; only what changed since the last sheet is drawn anew."""
        sheet = asked_only(sheet, asked_criteria(self.model, sheet))
        counted = frozenset(
            q for q in self.model.criteria if sheet[q].state is not State.NOT_APPLICABLE
        )
        changed = [q for q in self.model.criteria if self._answers.get(q) != sheet[q]]
        if counted != self._counted or len(changed) > FEW:
            self._forget()
            self._start(sheet, counted)
            changed = list(self.model.criteria)
        else:
            for q in changed:
                self._move(q, sheet[q])
        self._regate(sheet, frozenset(changed))
        return self._tally(sheet)

    def rebuilt(self, sheet: AnswerSheet) -> Counts:
        """Count from scratch; equal to ``count`` to the last bit."""
        self._forget()
        return self.count(sheet)

    def levels(self) -> dict[str, Levels]:
        """Return the drawn level per criterion of the last sheet."""
        return self._levels

    def open_criteria(self) -> frozenset[str]:
        """Return the criteria nobody had answered on the last sheet."""
        return frozenset(q for q, answer in self._answers.items() if answer.is_open)

    @property
    def counted(self) -> frozenset[str]:
        """Return the criteria that counted on the last sheet."""
        return self._counted

    def _start(self, sheet: AnswerSheet, counted: frozenset[str]) -> None:
        self._counted = counted
        for factor in self.model.factors:
            for q in factor.criteria:
                self._draw(q, sheet[q])
            own = [q for q in factor.criteria if q in counted]
            self._tables |= {q: self._table(q, sheet[q]) for q in own}
            if own:
                weighted = self._factor_sums(own) * self._importances[self._factors[factor.id]]
                self._value += weighted
                if factor.kind is FactorKind.NEED:
                    self._fit += weighted
        charge = np.array(charges(self.model), dtype=np.float64) // MICRO_PER_MILLI
        self._value -= charge[:, None] * self._whole()

    def _draw(self, criterion: str, answer: Answer) -> Levels:
        shares = possible(self.model, self.model.criteria[criterion], answer)
        if criterion not in self._throws:
            self._throws[criterion] = throws(criterion, self.samples)
        self._answers[criterion] = answer
        self._levels[criterion] = levels_of(shares, self._throws[criterion])
        return self._levels[criterion]

    def _factor_sums(self, criteria: list[str]) -> Exact:
        """Return what the drawn levels of one factor add to each approach, milli-points.

        One product of level tables and level indicators; whole numbers below 2**24 are exact
        in float32 too, and that is twice as fast.
        """
        table = np.concatenate([self._tables[q] for q in criteria], axis=1)
        drawn = np.concatenate(
            [
                self._levels[q] == np.arange(self._tables[q].shape[1], dtype=np.uint8)[:, None]
                for q in criteria
            ]
        )
        return np.asarray(table.astype(np.float32) @ drawn.astype(np.float32), dtype=np.float64)

    def _move(self, criterion: str, answer: Answer) -> None:
        before = self._levels[criterion]
        after = self._draw(criterion, answer)
        if criterion not in self._counted:
            return
        old, new = self._tables[criterion], self._table(criterion, answer)
        self._tables[criterion] = new
        moved = np.flatnonzero(before != after) if np.array_equal(old, new) else self._all
        difference = new.take(after[moved], axis=1) - old.take(before[moved], axis=1)
        factor = self.model.factors[self._factors[self.model.criteria[criterion].factor]]
        difference *= self._importances[self._factors[factor.id], moved]
        self._value[:, moved] += difference
        if factor.kind is FactorKind.NEED:
            self._fit[:, moved] += difference

    def _table(self, criterion: str, answer: Answer) -> Exact:
        """Return what each level adds to its factor, shape (approaches, levels), milli-points.

        An unanswered question is neutral in the value, so its levels count from their mean.
        """
        entry = self.model.criteria[criterion]
        whole = sum(
            self.model.criteria[q].importance
            for q in self.model.factors[self._factors[entry.factor]].criteria
            if q in self._counted
        )
        share = POINTS_PER_MARK * MILLI * entry.importance / whole
        rows = [[round(mark * share) for mark in level.marks] for level in entry.levels]
        table = np.array(rows, dtype=np.float64).T
        if answer.is_open:
            usual = table @ np.array(possible(self.model, entry, answer)) / WHOLE
            table -= np.rint(usual)[:, None]
        return table

    def _whole(self, kind: FactorKind | None = None) -> Exact:
        """Return the importance that counts in each draw, of all factors or of one kind."""
        places = [
            self._factors[factor.id]
            for factor in self.model.factors
            if kind in (None, factor.kind) and self._counted.intersection(factor.criteria)
        ]
        return np.asarray(self._importances[places].sum(axis=0))

    def _regate(self, sheet: AnswerSheet, changed: frozenset[str]) -> None:
        for gate in self.model.gates:
            if gate.id not in self._fails or changed.intersection(gate.reads):
                truth = holds(gate.fails_when, self.model, sheet.__getitem__, self._levels)
                self._fails[gate.id] = np.broadcast_to(truth, (self.samples,))

    def _feasible(self, sheet: AnswerSheet) -> Holds:
        blocked = np.zeros((len(self.model.alternatives), self.samples), dtype=np.bool_)
        for gate in self.model.gates:
            if gate.effect is Effect.BLOCKS and gate.id not in sheet.overridden:
                for code in gate.approaches:
                    if code in self.model.positions:
                        blocked[self.model.positions[code]] |= self._fails[gate.id]
        return ~blocked

    def _tally(self, sheet: AnswerSheet) -> Counts:
        feasible = self._feasible(sheet)
        line = round((self.model.limits.need_line - 50) * MILLI)
        needed = self._fit >= line * self._whole(FactorKind.NEED)
        score = self._value + TIER * needed + 2 * TIER * feasible
        ranks, pairwise, first = _order(score)
        won = first & feasible
        ranks[:, 0] -= (first & ~feasible).sum(axis=1)
        low, high = self._range()
        return Counts(
            self.samples,
            ranks,
            pairwise,
            feasible.sum(axis=1),
            np.array([self._fails[gate.id].sum() for gate in self.model.gates]),
            (won.astype(np.float64) @ self._importances.T).astype(np.int64),
            low,
            high,
        )

    def _range(self) -> tuple[Whole, Whole]:
        """Return the 5th and 95th per cent of each value, in milli-points."""
        points = np.floor(self._value / np.maximum(self._whole(), 1.0)).astype(np.int32)
        points.sort(axis=1)
        last = self.samples - 1
        low, high = points[:, round(0.05 * last)], points[:, round(0.95 * last)]
        return 50 * MILLI + low.astype(np.int64), 50 * MILLI + high.astype(np.int64)


def _order(score: Exact) -> tuple[Whole, Whole, Holds]:
    """Count ranks and pairwise wins; of two equal scores the earlier approach stands first."""
    count, samples = score.shape
    rank = np.zeros((count, samples), dtype=np.int8)
    pairwise = np.zeros((count, count), dtype=np.int64)
    for a in range(count):
        for b in range(a + 1, count):
            wins = score[a] >= score[b]
            rank[b] += wins
            rank[a] += ~wins
            pairwise[a, b] = np.count_nonzero(wins)
            pairwise[b, a] = samples - pairwise[a, b]
    ranks = np.array([np.bincount(row, minlength=count) for row in rank])
    return ranks, pairwise, rank == 0
