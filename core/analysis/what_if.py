"""What would be recommended if a few answers were different, without starting over."""

from collections.abc import Iterable, Mapping
from math import ceil
from operator import add, sub
from typing import NamedTuple

from core.analysis.gate_views import deciding
from core.answers import Answer, AnswerSheet, State
from core.decision.case import Case
from core.decision.conditions import TRUE, evaluate
from core.decision.model import DecisionModel, Effect, FactorKind, GateEntry
from core.decision.values import MILLION, NEUTRAL, expected_marks, term
from core.decision.verdict import is_recommending, state_of
from core.decision.verdict_state import VerdictState

Row = tuple[int, ...]


class Field(NamedTuple):
    """The approaches that are not blocked, best first, those ``needed``, and every value."""

    free: tuple[str, ...]
    needed: frozenset[str]
    total: Row


class WhatIf:
    """One case, and the few sums that a changed answer moves.

    ``needs`` are the questions of the need factors, ``need_sums`` what they add to each approach
    in millionths of a point, ``need_sum_line`` the least such sum with which an approach counts
    as needed, ``need_answers`` how many of them are answered.

    Changes may answer, change or take back answers; they may not make a question not
    applicable or applicable again, because that moves the importance of all its neighbours.
    What a change would hide or newly ask stays as it is today.
    """

    def __init__(self, model: DecisionModel, sheet: AnswerSheet) -> None:
        """Compute the case once."""
        self.model = model
        self.case = Case.of(model, sheet)
        self.sheet = sheet = self.case.sheet
        self.recommended = self.case.leader if is_recommending(state_of(self.case)) else None
        self._gates = deciding(model, sheet)
        self._readers = _readers(self._gates)
        self._truth = [evaluate(gate.fails_when, model, sheet) for gate in self._gates]
        self.needs = frozenset(
            q for f in model.factors if f.kind is FactorKind.NEED for q in f.criteria
        )
        self._zero: Row = tuple(0 for _ in model.alternatives)
        rows = [row for q, row in self.case.values.terms.items() if q in self.needs]
        self.need_sums: Row = tuple(map(sum, zip(self._zero, *rows, strict=True)))
        self.need_sum_line = _need_sum_line(self.case.need_line, *self._importances())
        self.need_answers = sum(sheet[q].state is State.ANSWERED for q in self.needs)

    def leader(self, changes: Mapping[str, Answer]) -> tuple[str | None, Row]:
        """Return what would be recommended (None: nothing) and the value of every approach."""
        total, need_sums = self._sums(changes)
        failing = self._failing(changes)
        if self._silence(changes, failing) is not None:
            return None, total
        ranked = self._ranked(total, need_sums, failing)
        return (self.model.alternatives[min(ranked)[2]].code if ranked else None), total

    def verdict_without(self, changes: Mapping[str, Answer]) -> VerdictState:
        """Return the verdict of changes that leave nothing to recommend."""
        silence = self._silence(changes, self._failing(changes))
        # Where nothing is silenced every approach is blocked.
        return VerdictState.DEPENDS if silence is None else silence

    def field(self, changes: Mapping[str, Answer]) -> Field:
        """Return which approaches would not be blocked, which are called for, and every value."""
        total, need_sums = self._sums(changes)
        ranked = sorted(self._ranked(total, need_sums, self._failing(changes)))
        codes = [self.model.alternatives[place].code for _lacks, _value, place in ranked]
        needed = [
            code for code, (lacks, _value, _place) in zip(codes, ranked, strict=True) if not lacks
        ]
        return Field(tuple(codes), frozenset(needed), total)

    def moved(self, criterion: str, answer: Answer) -> Row:
        """Return what another answer adds to the value of each approach."""
        marks = expected_marks(self.model, self.model.criteria[criterion], answer)
        scale = self.case.values.scale[criterion]
        after = term(marks, scale) if marks else self._zero
        before = self.case.values.terms.get(criterion, self._zero)
        return tuple(map(sub, after, before))

    def _failing(self, changes: Mapping[str, Answer]) -> list[GateEntry]:
        touched = {place for q in changes for place in self._readers.get(q, ())}
        if not touched:
            return [g for g, truth in zip(self._gates, self._truth, strict=True) if truth == TRUE]
        changed = AnswerSheet({**self.sheet.answers, **changes}, self.sheet.overridden)
        return [
            gate
            for place, gate in enumerate(self._gates)
            if (
                evaluate(gate.fails_when, self.model, changed)
                if place in touched
                else self._truth[place]
            )
            == TRUE
        ]

    def _silence(
        self, changes: Mapping[str, Answer], failing: list[GateEntry]
    ) -> VerdictState | None:
        """Return the verdict that names no approach, None where one may be named."""
        effects = {gate.effect for gate in failing}
        if Effect.STOP in effects:
            return VerdictState.NOTHING
        answered = self.need_answers + sum(
            (answer.state is State.ANSWERED) - (self.sheet[q].state is State.ANSWERED)
            for q, answer in changes.items()
            if q in self.needs
        )
        too_few = answered < self.model.limits.least_need_answers
        return VerdictState.DIAGNOSE if too_few or Effect.DIAGNOSE in effects else None

    def _sums(self, changes: Mapping[str, Answer]) -> tuple[Row, Row]:
        total, need_sums = self.case.values.total, self.need_sums
        for q, answer in changes.items():
            moved = self.moved(q, answer)
            total = tuple(map(add, total, moved))
            if q in self.needs:
                need_sums = tuple(map(add, need_sums, moved))
        return total, need_sums

    def _ranked(
        self, total: Row, need_sums: Row, failing: list[GateEntry]
    ) -> list[tuple[bool, int, int]]:
        """Return whether nothing calls for it, value and place of what is not blocked.

        Sorted these put the best first.
        """
        blocked = {
            code for gate in failing if gate.effect is Effect.BLOCKS for code in gate.approaches
        }
        return [
            (need_sums[place] < self.need_sum_line, -total[place], place)
            for place, alternative in enumerate(self.model.alternatives)
            if alternative.code not in blocked
        ]

    def _importances(self) -> tuple[int, int]:
        counted = [
            factor
            for factor in self.model.factors
            if any(q in self.case.values.scale for q in factor.criteria)
        ]
        need = [factor for factor in counted if factor.kind is FactorKind.NEED]
        return sum(f.importance for f in counted), sum(f.importance for f in need)


def _need_sum_line(need_line: int, whole: int, part: int) -> int:
    """Turn the rounded rule of the values into one limit for whole numbers.

    ``whole`` and ``part`` are the importances that count, of all factors and of the need factors.
    """
    missing = need_line - NEUTRAL
    if not part:
        return -100 * MILLION if missing <= 0 else 100 * MILLION
    line = ceil(missing * part / whole)
    while round(line * whole / part) >= missing:
        line -= 1
    while round(line * whole / part) < missing:
        line += 1
    return line


def _readers(gates: Iterable[GateEntry]) -> dict[str, tuple[int, ...]]:
    readers: dict[str, tuple[int, ...]] = {}
    for place, gate in enumerate(gates):
        for criterion in gate.reads:
            readers[criterion] = (*readers.get(criterion, ()), place)
    return readers
