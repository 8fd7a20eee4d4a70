"""How robust the ranking is: SMAA-2 over importances and doubtful answers (methods 2.8).

Fixed draws in whole numbers, so that the same answers give the same figures everywhere, and a
changed answer changes only its own part. Needs numpy; import this room on first use.
"""

import numpy as np
from numpy.typing import NDArray

from core.analysis.counting import Counts, Exact, Order, Ranges, Winners
from core.analysis.draw_sets import draw_sets, flags_of, sizes
from core.analysis.drawn_gates import DrawnGates
from core.analysis.draws import importance_draws
from core.analysis.worlds import Throws, Worlds, level_sets, possible, throws
from core.answers import Answer, AnswerSheet, State
from core.decision.asked import asked_criteria, asked_only
from core.decision.beliefs import WHOLE
from core.decision.model import DecisionModel, FactorKind
from core.decision.values import NEUTRAL, POINTS_PER_MARK, charges
from core.fixed_draws import RANGE

MILLI = 1_000
MICRO_PER_MILLI = 1_000
# With more changed answers than this a run from scratch is quicker.
FEW = 6


class RobustnessRun:
    """The draws of one model, and what the last sheet made of them.

    Figures are whole multiples of 2**-24 held as float64, so that every sum is exact and an
    update equals a run from scratch to the last bit.
    """

    def __init__(self, model: DecisionModel, samples: int | None = None) -> None:
        """Draw the importances once; they stay while answers change.

        The pack says how many draws; ``samples`` overrules it.
        """
        self.model = model
        self.samples = samples = samples or model.limits.samples
        importances = tuple(factor.importance for factor in model.factors)
        drawn = importance_draws(importances, model.limits.concentration, samples)
        self._importances = drawn / RANGE
        self._importances_by_draw = np.ascontiguousarray(self._importances.T)
        self._factors = {factor.id: place for place, factor in enumerate(model.factors)}
        self._throws: dict[str, Throws] = {}
        self._gates = DrawnGates(model, samples)
        self._order = Order(len(model.alternatives), samples)
        self._forget()

    def _forget(self) -> None:
        shape = (len(self.model.alternatives), self.samples)
        self._answers: dict[str, Answer] = {}
        self._counted: frozenset[str] = frozenset()
        self._worlds = Worlds(self.model, self.samples)
        self._stated: dict[str, Exact] = {}
        self._usual: dict[str, Exact] = {}
        self._value: Exact = np.zeros(shape)
        self._fit: Exact = np.zeros(shape)
        self._whole: Exact | None = None
        self._need_line: Exact = np.zeros(self.samples)
        self._needed = draw_sets(np.zeros(shape, dtype=np.bool_))
        self._winners = Winners(self._importances_by_draw, shape[0])
        self._ranges = Ranges(shape[0])

    def count(self, sheet: AnswerSheet) -> Counts:
        """Count over all draws; only what changed since the last sheet is drawn anew."""
        sheet = asked_only(sheet, asked_criteria(self.model, sheet))
        answers = {q: sheet[q] for q in self.model.criteria}
        known = self._answers
        # Most answers are the very same object, and looking is much quicker than comparing.
        changed = [q for q, a in answers.items() if a is not known.get(q) and a != known.get(q)]
        weighs_anew = any(_counts(answers[q]) != (q in self._counted) for q in changed)
        if not known or weighs_anew or len(changed) > FEW:
            self._forget()
            self._start(answers)
            self._gates.read_all(self._worlds, sheet)
            moved = list(range(len(self.model.alternatives)))
        else:
            moved = sorted({place for q in changed for place in self._move(q, answers[q])})
            self._gates.read_again(changed, self._worlds, sheet)
        return self._tally(moved)

    def rebuilt(self, sheet: AnswerSheet) -> Counts:
        """Count from scratch; equal to ``count`` to the last bit."""
        self._forget()
        return self.count(sheet)

    def levels(self, criterion: str, count: int) -> NDArray[np.intp]:
        """Return the place of the level in each of the first ``count`` draws of the last sheet."""
        drawn: NDArray[np.intp] = flags_of(self._worlds.levels[criterion], count).argmax(axis=0)
        return drawn

    def open_criteria(self) -> frozenset[str]:
        """Return the criteria nobody had answered on the last sheet."""
        return frozenset(q for q, answer in self._answers.items() if answer.is_open)

    @property
    def counted(self) -> frozenset[str]:
        """Return the criteria that counted on the last sheet."""
        return self._counted

    def _start(self, answers: dict[str, Answer]) -> None:
        self._counted = frozenset(q for q, answer in answers.items() if _counts(answer))
        self._stated = self._stated_tables()
        charge = np.array(charges(self.model), dtype=np.float64) // MICRO_PER_MILLI
        whole = np.maximum(self._importance_of(*FactorKind), 1 / RANGE)
        self._whole = None if (whole == 1).all() else whole
        self._value = np.outer(NEUTRAL / MICRO_PER_MILLI - charge, whole)
        for place, factor in enumerate(self.model.factors):
            for q in factor.criteria:
                self._draw(q, answers[q])
            tables = [self._stated[q] - self._usual[q] for q in factor.criteria]
            levels = [self._worlds.levels[q] for q in factor.criteria]
            drawn = flags_of(np.concatenate(levels), self.samples)
            self._add(place, np.concatenate(tables, axis=1), drawn)
        line = round((self.model.limits.need_line - 50) * MILLI)
        self._need_line = line * self._importance_of(FactorKind.NEED)
        self._reneed()

    def _stated_tables(self) -> dict[str, Exact]:
        """Return what each level adds to its factor where it is stated.

        Per criterion, shape (approaches, levels), in milli-points; nothing where it does not count.
        """
        tables = {}
        for factor in self.model.factors:
            entries = [self.model.criteria[q] for q in factor.criteria]
            whole = sum(entry.importance for entry in entries if entry.id in self._counted)
            for entry in entries:
                counts = entry.id in self._counted
                share = POINTS_PER_MARK * MILLI * entry.importance / whole if counts else 0.0
                marks = np.array([level.marks for level in entry.levels])
                tables[entry.id] = np.rint(marks.T * share)
        return tables

    def _importance_of(self, *kinds: FactorKind) -> Exact:
        """Return the importance of all factors of these kinds that count, per draw."""
        counting = [
            factor.kind in kinds and not self._counted.isdisjoint(factor.criteria)
            for factor in self.model.factors
        ]
        return np.array(counting, dtype=np.float64) @ self._importances

    def _draw(self, criterion: str, answer: Answer) -> None:
        """Draw the levels of one answer, and note what they count from.

        An unanswered question is neutral in the value, so its levels count from their mean.
        """
        shares = possible(self.model, self.model.criteria[criterion], answer)
        if criterion not in self._throws:
            self._throws[criterion] = throws(criterion, self.samples)
        self._answers[criterion] = answer
        self._worlds.put(criterion, level_sets(shares, self._throws[criterion]))
        self._usual[criterion] = np.zeros((len(self.model.alternatives), 1))
        if answer.is_open:
            usual = self._stated[criterion] @ np.array(shares) / WHOLE
            self._usual[criterion] = np.rint(usual)[:, None]

    def _add(self, factor: int, table: Exact, drawn: NDArray[np.generic]) -> None:
        """Add to each approach what ``table`` (approach, level) gives where a level is drawn."""
        # Whole numbers below 2**24 are exact in float32 too, and their product is twice as fast.
        given = table.astype(np.float32) @ drawn.astype(np.float32)
        weighted = given * self._importances[factor]
        self._value += weighted
        if self.model.factors[factor].kind is FactorKind.NEED:
            self._fit += weighted

    def _move(self, criterion: str, answer: Answer) -> list[int]:
        """Draw one answer anew; return the places of the approaches whose value it moves."""
        usual, before = self._usual[criterion], self._worlds.levels[criterion]
        self._draw(criterion, answer)
        after = flags_of(self._worlds.levels[criterion], self.samples).view(np.int8)
        turned = after - flags_of(before, self.samples).view(np.int8)
        factor = self._factors[self.model.criteria[criterion].factor]
        stated, shift = self._stated[criterion], usual - self._usual[criterion]
        self._add(factor, stated, turned)
        if shift.any():
            self._add(factor, shift, np.ones((1, self.samples)))
        if self.model.factors[factor].kind is FactorKind.NEED:
            self._reneed()
        moved: list[int] = np.flatnonzero(stated.any(axis=1)).tolist()
        return moved

    def _reneed(self) -> None:
        """Find the draws in which each approach is needed."""
        self._needed = draw_sets(self._fit >= self._need_line)

    def _tally(self, moved: list[int]) -> Counts:
        feasible = self._gates.feasible
        ranks, pairwise, first = self._order.of(self._value, self._needed, feasible)
        won = first & feasible
        ranks[:, 0] = sizes(won)
        low, high = self._ranges.of(self._value, self._whole, moved)
        return Counts(
            self.samples,
            ranks,
            pairwise,
            sizes(feasible),
            sizes(self._gates.fails),
            self._winners.sum_over(won),
            low,
            high,
        )


def _counts(answer: Answer) -> bool:
    return answer.state is not State.NOT_APPLICABLE
