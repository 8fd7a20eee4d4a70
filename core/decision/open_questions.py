"""Questions without an answer, those that gates wait for first."""

from collections.abc import Iterable, Mapping

from core.answers import State
from core.decision.case import Case
from core.decision.chance_words import chance_in_words, has_no_chance
from core.decision.insight import Information
from core.decision.recommendation import GateFinding, OpenQuestion, Outcome, Status


def list_open(case: Case, information: Mapping[str, Information]) -> tuple[OpenQuestion, ...]:
    """Return the open and unknown questions, what is worth asking first.

    With ``information`` those that can change the recommendation by themselves come first, each
    group by value for the effort, then by the chance; then, and without it, questions that
    undecided gates of the leading approach wait for come before those of other gates. A gate
    counts only where it could still open something: not if stated answers bar all it holds back.
    """
    sheet, barred = case.sheet, _barred_by_answers(case)
    decides = _undecided(part for part in case.parts if not barred.issuperset(part.approaches))
    own = _undecided(part for part in case.parts if case.leader in part.approaches)
    questions = [
        OpenQuestion(
            criterion.id,
            criterion.short,
            sheet[criterion.id].state.value,
            decides.get(criterion.id, ()),
            criterion.who,
            criterion.effort,
            *_worth(information.get(criterion.id)),
            own.get(criterion.id, ()),
            _chance_words(case, information.get(criterion.id)),
        )
        for criterion in case.model.criteria.values()
        if case.asked[criterion.id]
        and (sheet[criterion.id].is_open or sheet[criterion.id].state is State.UNKNOWN)
    ]

    def key(question: OpenQuestion) -> tuple[bool, float, float, int, int]:
        found = information.get(question.criterion)
        per_day = found.value / found.days if found else 0.0
        return (
            has_no_chance(question.chance),
            -per_day,
            -(question.chance or 0.0),
            -len(question.holds_back),
            -len(question.decides),
        )

    return tuple(sorted(questions, key=key))


def _barred_by_answers(case: Case) -> set[str]:
    """Return the approaches that stay blocked, whatever the open questions turn out to be."""
    return {
        code
        for part in case.parts
        if part.status is Status.BLOCKED and not part.overridden
        if all(case.sheet[cause.criterion].state is State.ANSWERED for cause in part.because)
        for code in part.approaches
    }


def _undecided(findings: Iterable[GateFinding]) -> dict[str, tuple[str, ...]]:
    waiting: dict[str, dict[str, None]] = {}
    for finding in findings:
        is_barring = finding.status is Status.CONDITIONAL and not finding.overridden
        if is_barring and finding.outcome is Outcome.UNKNOWN:
            for cause in finding.because:
                waiting.setdefault(cause.criterion, {})[finding.id] = None
    return {criterion: tuple(gates) for criterion, gates in waiting.items()}


def _chance_words(case: Case, found: Information | None) -> str:
    return chance_in_words(case.model, found.chance) if found else ""


def _worth(found: Information | None) -> tuple[float | None, float | None]:
    return (found.chance, found.value) if found else (None, None)
