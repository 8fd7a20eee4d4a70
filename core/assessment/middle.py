"""Whether somebody has answered in the middle throughout."""

from collections.abc import Iterator
from typing import NamedTuple

from core.assessment.document import AnswerEntry, Assessment
from core.model.pack import Criterion, Thresholds

_LEAST_LEVELS = 3
_REAL = ("measured", "document")


class MiddleAnswers(NamedTuple):
    """How many of the answers on a scale stand in its middle without more being said."""

    middle: int
    answered: int

    def is_telling(self, limits: Thresholds) -> bool:
        """Say whether that is worth pointing out by the thresholds of the pack."""
        is_enough = self.answered >= limits.middle_answers
        return is_enough and self.middle >= limits.middle_share * self.answered


def count_middle(assessment: Assessment, criteria: Iterator[Criterion]) -> MiddleAnswers:
    """Return the count over the answered questions whose levels are a scale with a middle.

    A figure, a stated high or low confidence, a document or a measurement says that the middle
    is meant. Of an even number of levels both inner ones are the middle.
    """
    scales = [scale for scale in criteria if scale.ordered and len(scale.levels) >= _LEAST_LEVELS]
    given = [(scale, assessment.entry(scale.id)) for scale in scales]
    answered = [(scale, entry) for scale, entry in given if entry.state == "answered"]
    middle = sum(_is_bare(entry) and _is_middle(scale, entry) for scale, entry in answered)
    return MiddleAnswers(middle, len(answered))


def _is_middle(scale: Criterion, entry: AnswerEntry) -> bool:
    last = len(scale.levels) - 1
    inner = scale.levels[last // 2 : (last + 1) // 2 + 1]
    return entry.level in {level.id for level in inner}


def _is_bare(entry: AnswerEntry) -> bool:
    is_backed = entry.evidence is not None and entry.evidence.kind in _REAL
    return entry.number is None and entry.confidence in (None, "medium") and not is_backed
