"""How robust the ranking is: SMAA-2 over importances and doubtful answers (methods 2.8).

Fixed draws in whole numbers, so that the same answers give the same figures everywhere, and a
changed answer changes only its own part. Needs numpy; import this room on first use.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from core.analysis.counting import TIER, Counts, Exact, Order, Ranges, Winners
from core.analysis.draws import importance_draws
from core.analysis.worlds import Holds, Levels, Worlds, levels_of, possible, throws
from core.answers import Answer, AnswerSheet, State
from core.decision.asked import asked_criteria, asked_only
from core.decision.beliefs import WHOLE
from core.decision.model import CriterionEntry, DecisionModel, Effect, FactorKind, GateEntry
from core.decision.values import NEUTRAL, POINTS_PER_MARK, charges
from core.fixed_draws import Whole

MILLI = 1_000
MICRO_PER_MILLI = 1_000
# With more changed answers than this a run from scratch is quicker.
FEW = 6


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
        self._readers: dict[str, list[GateEntry]] = {}
        for gate in model.gates:
            for criterion in gate.reads:
                self._readers.setdefault(criterion, []).append(gate)
        self._throws: dict[str, Whole] = {}
        self._order = Order(len(model.alternatives), samples)
        self._forget()

    def _forget(self) -> None:
        shape = (len(self.model.alternatives), self.samples)
        self._answers: dict[str, Answer] = {}
        self._counted: frozenset[str] = frozenset()
        self._worlds = Worlds(self.model)
        self._tables: dict[str, Exact] = {}
        self._stated: dict[str, Exact] = {}
        self._fit: Exact = np.zeros(shape)
        self._fails: dict[tuple[str, int], int] = {}
        self._overridden: frozenset[str] = frozenset()
        self._blocks: dict[tuple[str, int], Holds] = {}
        self._blocked = np.zeros(shape, dtype=np.int16)
        self._needed: Holds = np.zeros(shape, dtype=np.bool_)
        self._feasible: Holds = np.zeros(shape, dtype=np.bool_)
        self._feasible_counts: Whole = np.zeros(shape[0], dtype=np.int64)
        self._score: Exact = np.zeros(shape)
        self._winners = Winners(self._importances, shape[0])
        self._ranges = Ranges(shape[0])
        self._whole: Exact = np.ones(self.samples)
        self._step: Exact = np.ones(self.samples)
        self._need_line: Exact = np.zeros(self.samples)

    def count(self, sheet: AnswerSheet) -> Counts:
        """Count over all draws; only what changed since the last sheet is drawn anew."""
        sheet = asked_only(sheet, asked_criteria(self.model, sheet))
        counted = frozenset(
            q for q in self.model.criteria if sheet[q].state is not State.NOT_APPLICABLE
        )
        changed = [q for q in self.model.criteria if _differs(self._answers.get(q), sheet[q])]
        if counted != self._counted or len(changed) > FEW:
            self._forget()
            self._start(sheet, counted)
            moved = set(range(len(self.model.alternatives)))
            self._regate(sheet, self.model.gates)
        else:
            moved = {place for q in changed for place in self._move(q, sheet[q])}
            self._regate(sheet, (gate for q in changed for gate in self._readers.get(q, ())))
        return self._tally(sorted(moved))

    def rebuilt(self, sheet: AnswerSheet) -> Counts:
        """Count from scratch; equal to ``count`` to the last bit."""
        self._forget()
        return self.count(sheet)

    def levels(self) -> dict[str, Levels]:
        """Return the drawn level per criterion of the last sheet."""
        return self._worlds.levels

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
                self._score += weighted
                if factor.kind is FactorKind.NEED:
                    self._fit += weighted
        self._whole = self._importance_of(counted)
        self._step = TIER * self._whole
        self._need_line = self._line() * self._importance_of(counted, FactorKind.NEED)
        charge = np.array(charges(self.model), dtype=np.float64) // MICRO_PER_MILLI
        self._score += (NEUTRAL / MICRO_PER_MILLI - charge)[:, None] * self._whole
        for place in range(len(self._score)):
            self._reneed(place)
            self._refeasible(place)

    def _draw(self, criterion: str, answer: Answer) -> Levels:
        shares = possible(self.model, self.model.criteria[criterion], answer)
        if criterion not in self._throws:
            self._throws[criterion] = throws(criterion, self.samples)
        self._answers[criterion] = answer
        levels = levels_of(shares, self._throws[criterion])
        self._worlds.put(criterion, levels)
        return levels

    def _factor_sums(self, criteria: list[str]) -> Exact:
        """Return what the drawn levels of one factor add to each approach, milli-points.

        One product of level tables and level indicators; whole numbers below 2**24 are exact
        in float32 too, and that is twice as fast.
        """
        table = np.concatenate([self._tables[q] for q in criteria], axis=1)
        drawn = np.concatenate(
            [
                self._worlds.levels[q]
                == np.arange(self._tables[q].shape[1], dtype=np.uint8)[:, None]
                for q in criteria
            ]
        )
        return np.asarray(table.astype(np.float32) @ drawn.astype(np.float32), dtype=np.float64)

    def _move(self, criterion: str, answer: Answer) -> list[int]:
        """Draw one answer anew; return the places of the approaches whose value it moves."""
        before = self._worlds.levels[criterion]
        after = self._draw(criterion, answer)
        if criterion not in self._counted:
            return []
        old, new = self._tables[criterion], self._table(criterion, answer)
        self._tables[criterion] = new
        levels = new.shape[1]
        # One step per pair of levels, so that each draw looks up only one figure.
        steps = (new[:, None, :] - old[:, :, None]).reshape(len(new), levels * levels)
        pairs = before * np.intp(levels) + after
        factor = self.model.factors[self._factors[self.model.criteria[criterion].factor]]
        importance = self._importances[self._factors[factor.id]]
        # Approaches with the same marks move alike.
        known: dict[bytes, Exact] = {}
        moved: list[int] = np.flatnonzero(steps.any(axis=1)).tolist()
        for place in moved:
            row = steps[place]
            difference = known.get(row.tobytes())
            if difference is None:
                difference = known[row.tobytes()] = row.take(pairs) * importance
            self._score[place] += difference
            if factor.kind is FactorKind.NEED:
                self._fit[place] += difference
        if factor.kind is FactorKind.NEED:
            for place in moved:
                self._reneed(place)
        return moved

    def _table(self, criterion: str, answer: Answer) -> Exact:
        """Return what each level adds to its factor, shape (approaches, levels), milli-points.

        An unanswered question is neutral in the value, so its levels count from their mean.
        """
        entry = self.model.criteria[criterion]
        table = self._stated.get(criterion)
        if table is None:
            table = self._stated[criterion] = self._stated_table(entry)
        if not answer.is_open:
            return table
        usual = table @ np.array(possible(self.model, entry, answer)) / WHOLE
        return np.asarray(table - np.rint(usual)[:, None])

    def _stated_table(self, entry: CriterionEntry) -> Exact:
        whole = sum(
            self.model.criteria[q].importance
            for q in self.model.factors[self._factors[entry.factor]].criteria
            if q in self._counted
        )
        share = POINTS_PER_MARK * MILLI * entry.importance / whole
        rows = [[round(mark * share) for mark in level.marks] for level in entry.levels]
        return np.array(rows, dtype=np.float64).T

    def _line(self) -> int:
        return round((self.model.limits.need_line - 50) * MILLI)

    def _importance_of(self, counted: frozenset[str], kind: FactorKind | None = None) -> Exact:
        """Return the importance that counts in each draw, of all factors or of one kind."""
        places = [
            self._factors[factor.id]
            for factor in self.model.factors
            if kind in (None, factor.kind) and counted.intersection(factor.criteria)
        ]
        whole: Exact = self._importances[places].sum(axis=0)
        return np.maximum(whole, 1.0) if kind is None else whole

    def _regate(self, sheet: AnswerSheet, gates: Iterable[GateEntry]) -> None:
        """Look at these gates again, and at those that have been overridden or no longer are."""
        turned = self._overridden ^ sheet.overridden
        self._overridden = sheet.overridden
        seen = {gate.key: gate for gate in gates}
        seen |= {gate.key: gate for gate in self.model.gates if gate.id in turned}
        touched: set[int] = set()
        for gate in seen.values():
            truth = self._worlds.holds(gate.fails_when, sheet)
            fails = np.broadcast_to(truth, (self.samples,))
            self._fails[gate.key] = int(np.count_nonzero(fails))
            if gate.effect is Effect.BLOCKS:
                touched.update(self._block(gate, fails & (gate.id not in sheet.overridden)))
        for place in touched:
            self._refeasible(place)

    def _block(self, gate: GateEntry, blocks: Holds) -> Iterator[int]:
        """Count per approach and draw the gates that block it; yield what the gate touches."""
        before = self._blocks.get(gate.key)
        self._blocks[gate.key] = blocks
        more = blocks.view(np.int8)
        if before is not None:
            more = more - before.view(np.int8)
        if more.any():
            for code in gate.approaches:
                if code in self.model.positions:
                    place = self.model.positions[code]
                    self._blocked[place] += more
                    yield place

    def _reneed(self, place: int) -> None:
        """Lift the score of one approach in the draws in which it is needed."""
        needed = self._fit[place] >= self._need_line
        self._lift(place, 1, needed, self._needed[place])

    def _refeasible(self, place: int) -> None:
        """Lift the score of one approach in the draws in which its gates hold."""
        feasible = self._blocked[place] == 0
        self._lift(place, 2, feasible, self._feasible[place])
        self._feasible_counts[place] = np.count_nonzero(feasible)

    def _lift(self, place: int, tiers: int, now: Holds, before: Holds) -> None:
        change = now.view(np.int8) - before.view(np.int8)
        if change.any():
            before[:] = now
            change *= np.int8(tiers)
            self._score[place] += self._step * change

    def _tally(self, moved: list[int]) -> Counts:
        ranks, pairwise, first = self._order.of(self._score)
        won = first & self._feasible
        ranks[:, 0] = [np.count_nonzero(row) for row in won]
        low, high = self._ranges.of(self._score, self._whole, moved)
        return Counts(
            self.samples,
            ranks,
            pairwise,
            self._feasible_counts.copy(),
            np.array([self._fails[gate.key] for gate in self.model.gates]),
            self._winners.sum_over(won),
            low,
            high,
        )


def _differs(before: Answer | None, now: Answer) -> bool:
    # Most answers are the very same object, and looking is much quicker than comparing.
    return before is not now and before != now
