"""The answers as they could turn out: one level per criterion and draw."""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.answers import Answer, AnswerSheet, Band, State, is_within
from core.decision.beliefs import WHOLE, belief, in_ten_thousandths
from core.decision.model import (
    Condition,
    Constant,
    Counted,
    CriterionEntry,
    DecisionModel,
    LevelIn,
    Negated,
    NumberWithin,
    StateIn,
)
from core.fixed_draws import BITS, Whole, stream

Levels = NDArray[np.uint8]
Holds = NDArray[np.bool_]


def possible(model: DecisionModel, criterion: CriterionEntry, answer: Answer) -> tuple[int, ...]:
    """Return the belief over levels, in ten-thousandths; no answer counts as the base rate."""
    if answer.state in (State.ANSWERED, State.UNKNOWN):
        return belief(criterion, answer, model.spreads[answer.confidence.value])
    return in_ten_thousandths(criterion.base_rate)


def throws(criterion: str, samples: int) -> Whole:
    """Return the throws of a criterion, 0 to 9,999, one per draw; they never change."""
    return (stream(f"answer {criterion}", samples) * WHOLE) >> BITS


def levels_of(shares: tuple[int, ...], throws: Whole) -> Levels:
    """Return the place of the level in each draw."""
    if WHOLE in shares:
        return np.full(len(throws), shares.index(WHOLE), dtype=np.uint8)
    return np.repeat(np.arange(len(shares), dtype=np.uint8), shares).take(throws)


class Worlds:
    """The drawn level of each criterion per draw, and what single conditions make of it.

    ``levels`` holds the places of the levels; a condition on one answer is looked up once until
    ``put`` draws that answer anew.
    """

    def __init__(self, model: DecisionModel) -> None:
        """Start without a draw."""
        self.levels: dict[str, Levels] = {}
        self._model = model
        self._known: dict[str, dict[Condition, Holds | bool]] = {}

    def put(self, criterion: str, levels: Levels) -> None:
        """Take the levels of one criterion and forget what was known about it."""
        self.levels[criterion] = levels
        self._known[criterion] = {}

    def holds(self, condition: Condition, sheet: AnswerSheet) -> Holds | bool:
        """Say per draw whether a condition holds; what is drawn is known, so nothing stays open."""
        if isinstance(condition, Counted):
            return _at_least(condition.least, [self.holds(part, sheet) for part in condition.parts])
        if isinstance(condition, Negated):
            return np.logical_not(self.holds(condition.part, sheet))
        if isinstance(condition, Constant):
            return condition.holds
        known = self._known[condition.criterion]
        if condition not in known:
            known[condition] = self._of_one(condition, sheet[condition.criterion])
        return known[condition]

    def _of_one(self, condition: LevelIn | NumberWithin | StateIn, answer: Answer) -> Holds | bool:
        if isinstance(condition, StateIn):
            state = State.UNANSWERED if answer.is_open else answer.state
            return state.value in condition.states
        if answer.state is State.NOT_APPLICABLE:
            return False
        criterion = self._model.criteria[condition.criterion]
        table = _truth_per_level(condition, criterion, answer)
        return table.take(self.levels[condition.criterion])


def _at_least(least: int, parts: list[Holds | bool]) -> Holds | bool:
    if least == 1:
        return reduce(np.logical_or, parts)
    if least == len(parts):
        return reduce(np.logical_and, parts)
    count = sum(np.asarray(part, dtype=np.int8) for part in parts)
    return np.asarray(count >= least)


def _truth_per_level(
    condition: LevelIn | NumberWithin, criterion: CriterionEntry, answer: Answer
) -> Holds:
    if isinstance(condition, LevelIn):
        return np.array([level.id in condition.levels for level in criterion.levels])
    return np.array(
        [_number_holds(condition.band, level.band, answer, level.id) for level in criterion.levels]
    )


def _number_holds(band: Band, level: Band | None, answer: Answer, level_id: str) -> bool:
    if level is None:
        return False
    number = answer.number if answer.level == level_id else None
    return is_within(band, _middle(level) if number is None else number)


def _middle(band: Band) -> float:
    # Counts spread over orders of magnitude, so the middle of a band is the geometric one.
    low, _, high, _ = band
    if high == float("inf"):
        return low * 2 if low > 0 else 1.0
    if low <= 0:
        return high / 2
    return float((low * high) ** 0.5)
