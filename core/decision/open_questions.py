"""Questions without an answer, those that gates wait for first."""

from collections.abc import Mapping

from core.answers import State
from core.decision.case import Case
from core.decision.recommendation import GateFinding, OpenQuestion, Outcome


def list_open(
    case: Case, asked: Mapping[str, bool], waits_for: tuple[str, ...]
) -> tuple[OpenQuestion, ...]:
    """Return the open and unknown questions, those that gates wait for first.

    ``waits_for`` are the gates the leading approach waits for; they come before other gates.
    """
    sheet, decides = case.sheet, _undecided(case.findings)
    questions = [
        OpenQuestion(
            criterion.id,
            criterion.short,
            sheet[criterion.id].state.value,
            decides.get(criterion.id, ()),
            criterion.who,
            criterion.effort,
        )
        for criterion in case.model.criteria.values()
        if asked[criterion.id]
        and (sheet[criterion.id].is_open or sheet[criterion.id].state is State.UNKNOWN)
    ]

    def key(question: OpenQuestion) -> tuple[int, int]:
        leading = sum(gate in waits_for for gate in question.decides)
        return -leading, -len(question.decides)

    return tuple(sorted(questions, key=key))


def _undecided(findings: tuple[GateFinding, ...]) -> dict[str, tuple[str, ...]]:
    waiting: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        if finding.outcome is Outcome.UNKNOWN and finding.status.value == "conditional":
            for cause in finding.because:
                waiting[cause.criterion] = (*waiting.get(cause.criterion, ()), finding.id)
    return waiting
