"""The answers as they could turn out: one level per criterion and draw."""

from collections.abc import Callable, Mapping
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.answers import Answer, Band, State, is_within
from core.decision.beliefs import WHOLE, belief, in_ten_thousandths
from core.decision.model import (
    Condition,
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


def holds(
    condition: Condition,
    model: DecisionModel,
    sheet: Callable[[str], Answer],
    levels: Mapping[str, Levels],
) -> Holds | bool:
    """Say per draw whether a condition holds; what is drawn is known, so nothing stays open."""
    if isinstance(condition, Counted):
        parts = [holds(part, model, sheet, levels) for part in condition.parts]
        return _at_least(condition.least, parts)
    if isinstance(condition, Negated):
        return np.logical_not(holds(condition.part, model, sheet, levels))
    if isinstance(condition, LevelIn | NumberWithin):
        criterion = model.criteria[condition.criterion]
        if sheet(criterion.id).state is State.NOT_APPLICABLE:
            return False
        table = _truth_per_level(condition, criterion, sheet(criterion.id))
        return table.take(levels[criterion.id])
    if isinstance(condition, StateIn):
        answer = sheet(condition.criterion)
        state = State.UNANSWERED if answer.is_open else answer.state
        return state.value in condition.states
    return condition.holds


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
