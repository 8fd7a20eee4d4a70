"""Whether a condition can come out true, and whether it can come out otherwise."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import inf, prod

from core.answers import Answer, AnswerSheet, State, level_for_number
from core.decision.conditions import TRUE, evaluate
from core.decision.model import (
    Condition,
    Counted,
    CriterionEntry,
    DecisionModel,
    Negated,
    NumberWithin,
)
from core.errors import AnswerFault

# Beyond this many combinations of answers nothing is said about a condition.
_MOST_COMBINATIONS = 50_000


def possible_outcomes(
    model: DecisionModel, condition: Condition, reads: tuple[str, ...]
) -> set[bool] | None:
    """Return what the condition can be over all answers; None where that is too many to try."""
    choices = [_answers(model.criteria[criterion], condition) for criterion in reads]
    if prod(len(choice) for choice in choices) > _MOST_COMBINATIONS:
        return None
    found: set[bool] = set()
    for combination in product(*choices):
        sheet = AnswerSheet(dict(zip(reads, combination, strict=True)))
        found.add(evaluate(condition, model, sheet) == TRUE)
        if len(found) > 1:
            break
    return found


def _answers(criterion: CriterionEntry, condition: Condition) -> list[Answer]:
    levels = [Answer(State.ANSWERED, level.id) for level in criterion.levels]
    numbers = [
        Answer(State.ANSWERED, level, number)
        for number in sorted(_telling_numbers(criterion, condition))
        if (level := _level(criterion, number))
    ]
    states = (State.UNKNOWN, State.NOT_APPLICABLE, State.UNANSWERED)
    return [*levels, *numbers, *(Answer(state) for state in states)]


def _telling_numbers(criterion: CriterionEntry, condition: Condition) -> set[float]:
    if criterion.unit is None:
        return set()
    cuts = {criterion.minimum, criterion.maximum}
    for band in _bands(condition, criterion.id):
        cuts |= {limit for limit in (band[0], band[2]) if abs(limit) < inf}
    ordered = sorted(cuts)
    between = {(low + high) / 2 for low, high in pairwise(ordered)}
    if criterion.whole:
        return {number + step for number in cuts for step in (-1, 0, 1)}
    return cuts | between


def _bands(condition: Condition, criterion: str) -> Iterator[tuple[float, bool, float, bool]]:
    if isinstance(condition, Counted):
        for part in condition.parts:
            yield from _bands(part, criterion)
    elif isinstance(condition, Negated):
        yield from _bands(condition.part, criterion)
    elif isinstance(condition, NumberWithin) and condition.criterion == criterion:
        yield condition.band


def _level(criterion: CriterionEntry, number: float) -> str | None:
    try:
        return level_for_number(criterion, number)
    except AnswerFault:
        return None
