"""Conditions over answers: false, true, open while answers are missing, or mixed (methods 2.5).

A stated split of which neither side reaches the pack's majority makes a condition neither true
nor false, and no further answer to that question will. It lies halfway between them, as in the
three-valued logic of Kleene; what is missing may still become anything. So a condition has a
least and a most it can come to, and it is open only where the two differ. The least and the most
are worked out part by part, each with the same minimum, maximum and reversal, so that a condition
and its opposite never contradict each other.
"""

from collections.abc import Iterable, Iterator

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

FALSE, OPEN, TRUE, MIXED = 0, 1, 2, 3
_NO, _HALF, _YES = 0, 1, 2
# The least and the most a condition can come to, each of no, half and yes.
Span = tuple[int, int]
_SPANS: tuple[tuple[Span, ...], ...] = tuple(
    tuple((least, most) for most in (_NO, _HALF, _YES)) for least in (_NO, _HALF, _YES)
)
_FALSE, _MIXED, _TRUE = (_SPANS[one][one] for one in (_NO, _HALF, _YES))
_OPEN = _SPANS[_NO][_YES]
_TRUTHS = {_FALSE: FALSE, _MIXED: MIXED, _TRUE: TRUE}


def evaluate(condition: Condition, model: DecisionModel, sheet: AnswerSheet) -> int:
    """Return FALSE, TRUE, OPEN or MIXED; "don't know" and no answer are open, never "no"."""
    return _TRUTHS.get(_span(condition, model, sheet), OPEN)


def _span(condition: Condition, model: DecisionModel, sheet: AnswerSheet) -> Span:
    if isinstance(condition, LevelIn):
        return _of_level(condition, sheet[condition.criterion], model.limits.split_majority)
    if isinstance(condition, Counted):
        return _of_count(condition, model, sheet)
    if isinstance(condition, NumberWithin):
        criterion = model.criteria[condition.criterion]
        return _of_number(condition.band, sheet[condition.criterion], criterion)
    if isinstance(condition, Negated):
        least, most = _span(condition.part, model, sheet)
        return _SPANS[_YES - most][_YES - least]
    if isinstance(condition, StateIn):
        return _TRUE if _plain_state(sheet[condition.criterion]) in condition.states else _FALSE
    return _TRUE if condition.holds else _FALSE


def deciding(condition: Condition, model: DecisionModel, sheet: AnswerSheet) -> Iterator[str]:
    """Yield the criteria that make the condition come out as it does, in order."""
    if isinstance(condition, Constant):
        return
    if isinstance(condition, Negated):
        yield from deciding(condition.part, model, sheet)
    elif isinstance(condition, Counted):
        for part in _deciding_parts(condition, model, sheet):
            yield from deciding(part, model, sheet)
    else:
        yield condition.criterion


def _plain_state(answer: Answer) -> str:
    return State.UNANSWERED.value if answer.is_open else answer.state.value


def _of_level(condition: LevelIn, answer: Answer, majority: float) -> Span:
    if answer.split is not None:
        return _of_split(condition, answer.split, majority)
    if answer.state is State.ANSWERED:
        return _TRUE if answer.level in condition.levels else _FALSE
    return _FALSE if answer.state is State.NOT_APPLICABLE else _OPEN


def _of_split(condition: LevelIn, split: Split, majority: float) -> Span:
    count = split.count(condition.levels)
    if count >= majority * split.whole:
        return _TRUE
    return _FALSE if split.whole - count >= majority * split.whole else _MIXED


def _of_count(condition: Counted, model: DecisionModel, sheet: AnswerSheet) -> Span:
    true, possible = 0, len(condition.parts)
    others: list[Span] = []
    for part in condition.parts:
        span = _span(part, model, sheet)
        if span is _TRUE:
            true += 1
            if true == condition.least:
                return _TRUE
        elif span is _FALSE:
            possible -= 1
            if possible < condition.least:
                return _FALSE
        else:
            others.append(span)
    return _OPEN if set(others) == {_OPEN} else _at_least(condition.least - true, others)


def _at_least(wanted: int, spans: Iterable[Span]) -> Span:
    """Return the span of "at least so many of these hold": at each end, what so many reach."""
    known = list(spans)
    least = sorted(span[0] for span in known)[-wanted]
    most = sorted(span[1] for span in known)[-wanted]
    return _SPANS[least][most]


def _deciding_parts(
    condition: Counted, model: DecisionModel, sheet: AnswerSheet
) -> Iterator[Condition]:
    """Yield the parts that come out as the whole does; of open ones those that can still move it.

    Beside a mixed part an open one may be beyond moving anything, and must not be asked for.
    """
    spans = [_span(part, model, sheet) for part in condition.parts]
    whole = _at_least(condition.least, spans)
    truth = _TRUTHS.get(whole, OPEN)
    for part, span in zip(condition.parts, spans, strict=True):
        is_alike = _TRUTHS.get(span, OPEN) == truth
        if is_alike and (truth != OPEN or _can_move(condition.least, span, spans)):
            yield part


def _can_move(wanted: int, span: Span, spans: list[Span]) -> bool:
    """Say whether an open part could tip "at least so many" over half or over yes."""
    return any(
        span[0] < line <= span[1]
        and sum(least >= line for least, _most in spans) < wanted
        and sum(most >= line for _least, most in spans) >= wanted
        for line in (_HALF, _YES)
    )


def _of_number(band: Band, answer: Answer, criterion: CriterionEntry) -> Span:
    if answer.state is State.NOT_APPLICABLE:
        return _FALSE
    if answer.state is not State.ANSWERED:
        return _OPEN
    if answer.number is not None:
        return _TRUE if is_within(band, answer.number) else _FALSE
    level_band = criterion.level(answer.level or "").band
    if level_band is None:
        return _FALSE
    if _lies_inside(level_band, band):
        return _TRUE
    return _OPEN if _overlap(level_band, band) else _FALSE


def _lies_inside(inner: Band, outer: Band) -> bool:
    low_fits = inner[0] > outer[0] or (inner[0] == outer[0] and (outer[1] or not inner[1]))
    high_fits = inner[2] < outer[2] or (inner[2] == outer[2] and (outer[3] or not inner[3]))
    return low_fits and high_fits


def _overlap(one: Band, other: Band) -> bool:
    apart = one[2] < other[0] or (one[2] == other[0] and not (one[3] and other[1]))
    apart_too = other[2] < one[0] or (other[2] == one[0] and not (other[3] and one[1]))
    return not (apart or apart_too)
