"""What a gesture on a question makes of its entry; notes and evidence always stay."""

from dataclasses import dataclass

from core.answers.reading import level_for_number, read_number
from core.answers.sheet import State
from core.answers.splitting import PER_CENT, read_split
from core.assessment.document import AnswerEntry, SplitEntry, SplitText
from core.errors import AnswerFault
from core.model.bands import limits_of
from core.model.pack import Criterion

_CLEARED: dict[str, object] = {
    "level": None,
    "number": None,
    "number_text": "",
    "confidence": None,
    "split": None,
    "split_text": None,
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
    changes: dict[str, object] = {
        "state": State.ANSWERED.value,
        "level": level,
        "number_text": "",
        "split": None,
        "split_text": None,
    }
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


def entered_split(entry: AnswerEntry, texts: SplitText) -> AnswerEntry:
    """Return the entry with the split typed so far; while it does not add up it is kept as text.

    The answer before stands until then. Fields left empty take a split back.
    """
    split = read_split(texts.parts, texts.of).split
    if split is not None:
        whole = SplitEntry(parts=dict(split.parts), of=split.whole)
        changes = {
            "state": State.ANSWERED.value,
            "level": split.largest,
            "confidence": None,
            "split": whole,
            "split_text": None if texts == _texts_of(whole) else texts,
        }
        return entry.model_copy(update=changes)
    if texts.parts or texts.of:
        return entry.model_copy(update={"split_text": texts})
    if entry.split is not None:
        return entry.model_copy(update={"state": State.UNANSWERED.value, **_CLEARED})
    return entry.model_copy(update={"split_text": None})


def without_split(entry: AnswerEntry) -> AnswerEntry:
    """Return the entry with the largest part of its split as the one answer."""
    return entry.model_copy(update={"split": None, "split_text": None})


def shown_split(entry: AnswerEntry) -> SplitText | None:
    """Return what the fields of a split show, None where there is none."""
    if entry.split_text is not None or entry.split is None:
        return entry.split_text
    return _texts_of(entry.split)


def _texts_of(split: SplitEntry) -> SplitText:
    parts = {level: f"{count:,}" for level, count in split.split().parts}
    return SplitText(parts=parts, of="" if split.of == PER_CENT else f"{split.of:,}")


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
