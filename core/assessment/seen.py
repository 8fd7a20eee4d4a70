"""Which answers were changed after the result had been seen with them."""

from core.assessment.document import AnswerEntry, Assessment, SeenAnswer, SeenResult

_OPEN = ("unanswered", "ask-later")


def as_seen(assessment: Assessment, at: str) -> SeenResult:
    """Return what the result has been seen with once it is looked at now (``at``, UTC)."""
    given = {
        criterion: _seen(entry)
        for criterion, entry in assessment.answers.items()
        if entry.state not in _OPEN
    }
    earlier = assessment.seen
    if earlier is None:
        return SeenResult(at=at, favourite=assessment.details.favourite, answers=given)
    return earlier.model_copy(update={"answers": given | earlier.answers})


def changed_since_seen(assessment: Assessment) -> tuple[str, ...]:
    """Return the questions answered otherwise than when the result was seen, by id."""
    if assessment.seen is None:
        return ()
    return tuple(
        criterion
        for criterion, before in assessment.seen.answers.items()
        if _seen(assessment.entry(criterion)) != before
    )


def _seen(entry: AnswerEntry) -> SeenAnswer:
    # As the core reads it: a note or a document added later changes no answer.
    return SeenAnswer(
        state=entry.state,
        level=entry.level,
        number=entry.number,
        split=entry.split,
        confidence=entry.confidence or "medium",
    )
