"""What a gesture on a question makes of its entry; notes and evidence always stay."""

from dataclasses import dataclass

from core.answers.reading import level_for_number, read_number
from core.answers.sheet import State
from core.assessment.document import AnswerEntry
from core.errors import AnswerFault
from core.model.bands import limits_of
from core.model.pack import Criterion

_CLEARED: dict[str, object] = {
    "level": None,
    "number": None,
    "number_text": "",
    "confidence": None,
}


@dataclass(frozen=True, slots=True)
class _Level:
    id: str
    band: tuple[float, bool, float, bool] | None


@dataclass(frozen=True, slots=True)
class _Question:
    id: str
    levels: tuple[_Level, ...]
    unit: str | None
    minimum: float
    maximum: float
    whole: bool
    split_unit: str | None = None


def chosen_level(entry: AnswerEntry, criterion: Criterion, level: str) -> AnswerEntry:
    """Return the entry with that level; a number that belongs to another level goes."""
    changes: dict[str, object] = {"state": State.ANSWERED.value, "level": level, "number_text": ""}
    if entry.number is not None and _level_of(criterion, entry.number) != level:
        changes["number"] = None
    return entry.model_copy(update=changes)


def toggled_state(entry: AnswerEntry, state: str) -> AnswerEntry:
    """Return the entry in that state without a level; the same state again leaves it open."""
    after = State.UNANSWERED.value if entry.state == state else state
    return entry.model_copy(update={"state": after, **_CLEARED})


def entered_number(entry: AnswerEntry, criterion: Criterion, text: str) -> AnswerEntry:
    """Return the entry with the number and its level; a text that is none is kept as text.

    A level chosen before stays while the text cannot be read.
    """
    if not text:
        return entry.model_copy(update={"number": None, "number_text": ""})
    try:
        number, level = read_answer(criterion, text)
    except AnswerFault:
        return entry.model_copy(update={"number": None, "number_text": text})
    changes = {"state": State.ANSWERED.value, "level": level, "number": number, "number_text": ""}
    return entry.model_copy(update=changes)


def read_answer(criterion: Criterion, text: str) -> tuple[float, str]:
    """Return the number typed and its level; AnswerFault says what the question can take."""
    question = _question(criterion)
    number = read_number(text, is_whole=question.whole)
    return number, level_for_number(question, number)


def _level_of(criterion: Criterion, number: float) -> str | None:
    try:
        return level_for_number(_question(criterion), number)
    except AnswerFault:
        return None


def _question(criterion: Criterion) -> _Question:
    rule = criterion.number
    levels = tuple(
        _Level(level.id, limits_of(level.band) if level.band else None)
        for level in criterion.levels
    )
    if rule is None:
        return _Question(criterion.id, levels, None, 0.0, 0.0, whole=False)
    return _Question(criterion.id, levels, rule.unit, rule.minimum, rule.maximum, rule.whole)
