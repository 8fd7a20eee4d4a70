"""Three-valued conditions over answers (Kleene): false, open, true as 0, 1, 2 (methods 2.5)."""

from collections.abc import Iterator

from core.answers import Answer, AnswerSheet, State
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

FALSE, OPEN, TRUE = 0, 1, 2
Bands = tuple[float, bool, float, bool]


def evaluate(condition: Condition, model: DecisionModel, sheet: AnswerSheet) -> int:
    """Return FALSE, OPEN or TRUE; "don't know" and no answer are open, never "no"."""
    if isinstance(condition, LevelIn):
        return _of_level(condition, sheet[condition.criterion])
    if isinstance(condition, Counted):
        return _of_count(condition, [evaluate(part, model, sheet) for part in condition.parts])
    if isinstance(condition, NumberWithin):
        criterion = model.criteria[condition.criterion]
        return _of_number(condition.band, sheet[condition.criterion], criterion)
    if isinstance(condition, Negated):
        return TRUE - evaluate(condition.part, model, sheet)
    if isinstance(condition, StateIn):
        return TRUE if _plain_state(sheet[condition.criterion]) in condition.states else FALSE
    return TRUE if condition.holds else FALSE


def deciding(condition: Condition, model: DecisionModel, sheet: AnswerSheet) -> Iterator[str]:
    """Yield the criteria that make the condition come out as it does, in order."""
    if isinstance(condition, Constant):
        return
    if isinstance(condition, Negated):
        yield from deciding(condition.part, model, sheet)
    elif isinstance(condition, Counted):
        outcome = evaluate(condition, model, sheet)
        for part in condition.parts:
            if evaluate(part, model, sheet) == outcome:
                yield from deciding(part, model, sheet)
    else:
        yield condition.criterion


def _plain_state(answer: Answer) -> str:
    return State.UNANSWERED.value if answer.is_open else answer.state.value


def _of_level(condition: LevelIn, answer: Answer) -> int:
    if answer.state is State.ANSWERED:
        return TRUE if answer.level in condition.levels else FALSE
    return FALSE if answer.state is State.NOT_APPLICABLE else OPEN


def _of_count(condition: Counted, outcomes: list[int]) -> int:
    true = outcomes.count(TRUE)
    if true >= condition.least:
        return TRUE
    return OPEN if true + outcomes.count(OPEN) >= condition.least else FALSE


def _of_number(band: Bands, answer: Answer, criterion: CriterionEntry) -> int:
    if answer.state is State.NOT_APPLICABLE:
        return FALSE
    if answer.state is not State.ANSWERED:
        return OPEN
    if answer.number is not None:
        return TRUE if _holds(band, answer.number) else FALSE
    level_band = criterion.level(answer.level or "").band
    if level_band is None:
        return FALSE
    if _lies_inside(level_band, band):
        return TRUE
    return OPEN if _overlap(level_band, band) else FALSE


def _holds(band: Bands, number: float) -> bool:
    low, low_inside, high, high_inside = band
    above = number > low or (low_inside and number == low)
    return above and (number < high or (high_inside and number == high))


def _lies_inside(inner: Bands, outer: Bands) -> bool:
    low_fits = inner[0] > outer[0] or (inner[0] == outer[0] and (outer[1] or not inner[1]))
    high_fits = inner[2] < outer[2] or (inner[2] == outer[2] and (outer[3] or not inner[3]))
    return low_fits and high_fits


def _overlap(one: Bands, other: Bands) -> bool:
    apart = one[2] < other[0] or (one[2] == other[0] and not (one[3] and other[1]))
    apart_too = other[2] < one[0] or (other[2] == one[0] and not (other[3] and one[1]))
    return not (apart or apart_too)
