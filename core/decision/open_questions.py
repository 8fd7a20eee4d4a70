"""Questions without an answer, those that gates wait for first."""

from collections.abc import Mapping

from core.answers import State
from core.decision.case import Case
from core.decision.insight import Information
from core.decision.recommendation import GateFinding, OpenQuestion, Outcome, Status


def list_open(
    case: Case,
    waits_for: tuple[str, ...],
    information: Mapping[str, Information],
) -> tuple[OpenQuestion, ...]:
    """Return the open and unknown questions, what is worth asking first.

    With ``information`` the order is value for the effort, then the chance of a change; without
    it, questions that gates wait for come first, those of ``waits_for``, the gates the leading
    approach waits for, before others.
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
            *_worth(information.get(criterion.id)),
        )
        for criterion in case.model.criteria.values()
        if case.asked[criterion.id]
        and (sheet[criterion.id].is_open or sheet[criterion.id].state is State.UNKNOWN)
    ]

    def key(question: OpenQuestion) -> tuple[float, float, int, int]:
        leading = sum(gate in waits_for for gate in question.decides)
        found = information.get(question.criterion)
        per_day = found.value / found.days if found else 0.0
        return -per_day, -(question.chance or 0.0), -leading, -len(question.decides)

    return tuple(sorted(questions, key=key))


def _undecided(findings: tuple[GateFinding, ...]) -> dict[str, tuple[str, ...]]:
    waiting: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        is_barring = finding.status is Status.CONDITIONAL and not finding.overridden
        if is_barring and finding.outcome is Outcome.UNKNOWN:
            for cause in finding.because:
                waiting[cause.criterion] = (*waiting.get(cause.criterion, ()), finding.id)
    return waiting


def _worth(found: Information | None) -> tuple[float | None, float | None]:
    return (found.chance, found.value) if found else (None, None)
