"""Which answers were changed after the result had been seen with them.

What counts is the answer the decision read: one given, else one taken from the costs.
"""

from collections.abc import Mapping

from core.assessment.document import AnswerEntry, Assessment, SeenAnswer, SeenResult
from core.decision.recommendation import FromCosts

_OPEN = ("unanswered", "ask-later")
FromFigures = Mapping[str, FromCosts]


def as_seen(assessment: Assessment, from_costs: FromFigures, at: str) -> SeenResult:
    """Return what the result has been seen with once it is looked at now (``at``, UTC)."""
    used = _used(assessment, from_costs)
    earlier = assessment.seen
    if earlier is None:
        return SeenResult(at=at, favourite=assessment.details.favourite, answers=used)
    return earlier.model_copy(update={"answers": used | earlier.answers})


def changed_since_seen(assessment: Assessment, from_costs: FromFigures) -> tuple[str, ...]:
    """Return the questions answered otherwise than when the result was seen, by id."""
    if assessment.seen is None:
        return ()
    used = _used(assessment, from_costs)
    return tuple(
        criterion
        for criterion, before in assessment.seen.answers.items()
        if used.get(criterion) != before
    )


def _used(assessment: Assessment, from_costs: FromFigures) -> dict[str, SeenAnswer]:
    given = {
        criterion: _given(entry)
        for criterion, entry in assessment.answers.items()
        if entry.state not in _OPEN
    }
    return {criterion: _taken(found) for criterion, found in from_costs.items()} | given


def _given(entry: AnswerEntry) -> SeenAnswer:
    # As the core reads it: a note or a document added later changes no answer.
    return SeenAnswer(
        state=entry.state,
        level=entry.level,
        number=entry.number,
        split=entry.split,
        confidence=entry.confidence or "medium",
    )


def _taken(found: FromCosts) -> SeenAnswer:
    return SeenAnswer(
        state="answered",
        level=found.level,
        number=found.number,
        confidence=found.sureness.value,
    )
