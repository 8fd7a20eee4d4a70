"""Three-valued conditions over answers (Kleene): false, open, true as 0, 1, 2 (methods 2.5).

A split is true or false only by the pack's majority. One share serves both sides, so that a
condition and its opposite never contradict each other.
"""

from collections.abc import Iterator

from core.answers import Answer, AnswerSheet, Band, Split, State, is_within
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


def evaluate(condition: Condition, model: DecisionModel, sheet: AnswerSheet) -> int:
    """Return FALSE, OPEN or TRUE; "don't know" and no answer are open, never "no"."""
    if isinstance(condition, LevelIn):
        return _of_level(condition, sheet[condition.criterion], model.limits.split_majority)
    if isinstance(condition, Counted):
        return _of_count(condition, model, sheet)
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


def _of_level(condition: LevelIn, answer: Answer, majority: float) -> int:
    if answer.split is not None:
        return _of_split(condition, answer.split, majority)
    if answer.state is State.ANSWERED:
        return TRUE if answer.level in condition.levels else FALSE
    return FALSE if answer.state is State.NOT_APPLICABLE else OPEN


def _of_split(condition: LevelIn, split: Split, majority: float) -> int:
    count = split.count(condition.levels)
    if count >= majority * split.whole:
        return TRUE
    return FALSE if split.whole - count >= majority * split.whole else OPEN


def _of_count(condition: Counted, model: DecisionModel, sheet: AnswerSheet) -> int:
    true, possible = 0, len(condition.parts)
    for part in condition.parts:
        outcome = evaluate(part, model, sheet)
        if outcome == TRUE:
            true += 1
            if true == condition.least:
                return TRUE
        elif outcome == FALSE:
            possible -= 1
            if possible < condition.least:
                return FALSE
    return OPEN


def _of_number(band: Band, answer: Answer, criterion: CriterionEntry) -> int:
    if answer.state is State.NOT_APPLICABLE:
        return FALSE
    if answer.state is not State.ANSWERED:
        return OPEN
    if answer.number is not None:
        return TRUE if is_within(band, answer.number) else FALSE
    level_band = criterion.level(answer.level or "").band
    if level_band is None:
        return FALSE
    if _lies_inside(level_band, band):
        return TRUE
    return OPEN if _overlap(level_band, band) else FALSE


def _lies_inside(inner: Band, outer: Band) -> bool:
    low_fits = inner[0] > outer[0] or (inner[0] == outer[0] and (outer[1] or not inner[1]))
    high_fits = inner[2] < outer[2] or (inner[2] == outer[2] and (outer[3] or not inner[3]))
    return low_fits and high_fits


def _overlap(one: Band, other: Band) -> bool:
    apart = one[2] < other[0] or (one[2] == other[0] and not (one[3] and other[1]))
    apart_too = other[2] < one[0] or (other[2] == one[0] and not (other[3] and one[1]))
    return not (apart or apart_too)
