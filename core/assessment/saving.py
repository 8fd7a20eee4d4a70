"""What one save hands to the store: the document, the edits and what the list shows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from core.decision.verdict_state import VerdictState
from core.language import _

if TYPE_CHECKING:  # the archive's list opens before pydantic and the decision are loaded
    from core.assessment.document import AnswerEntry, Assessment
    from core.assessment.edits import Edit
    from core.decision.model import DecisionModel
    from core.decision.recommendation import Recommendation


class Saving(NamedTuple):
    """One save.

    ``phrase`` stands under the verdict in the list, ``answer_words`` are the answers as text to
    search in, by question, ``at`` is a moment in UTC ("2026-11-20T14:10:00Z"), ``by`` who made
    the edits. ``is_stand_in`` says that the result is by another decision model than the
    assessment's: the list then keeps the verdict it has.
    """

    assessment: "Assessment"
    edits: tuple["Edit", ...]
    recommendation: "Recommendation"
    phrase: str
    answer_words: Mapping[str, str]
    at: str
    by: str
    is_stand_in: bool = False


class Store(Protocol):
    """Where an open session saves; Archive is one."""

    def record(self, saving: Saving) -> None:
        """Keep everything or nothing; ArchiveFault when it cannot be kept."""


def list_phrase(model: "DecisionModel", recommendation: "Recommendation") -> str:
    """Return the few words under the verdict: the approach, or what comes first."""
    verdict = recommendation.verdict
    if verdict.state is VerdictState.DIAGNOSE:
        return recommendation.first_step.title
    if verdict.state is VerdictState.TOO_CLOSE and verdict.contenders:
        names = [model.alternative(code).phrase for code in verdict.contenders]
        return _(" or ").join(names)
    if recommendation.recommended is None:
        return recommendation.destination.title
    return model.alternative(recommendation.recommended).phrase


def answer_words(model: "DecisionModel", assessment: "Assessment") -> dict[str, str]:
    """Return each answer as text to search in, by question."""
    return {
        criterion: _answer_line(model, criterion, entry)
        for criterion, entry in assessment.answers.items()
    }


def _answer_line(model: "DecisionModel", criterion: str, entry: "AnswerEntry") -> str:
    known = model.criteria.get(criterion)
    if known is None or entry.level is None:
        return entry.number_text
    parts = entry.split.parts if entry.split else (entry.level,)
    chosen = (level for level in known.levels if level.id in parts)
    labels = [f"{level.label}: {level.statement}" for level in chosen]
    return " ".join([criterion, *labels, entry.number_text])
