"""What an assessment says that the decision model in use does not know: kept, and told of."""

from collections.abc import Iterable, Iterator

from core.assessment.document import AnswerEntry, Assessment
from core.language import _
from core.model.pack import Criterion, Pack


def unknown_lines(assessment: Assessment, pack: Pack) -> Iterator[str]:
    """Yield one sentence per kind of code the model does not know, each kept as it was."""
    details = assessment.details
    if is_unknown_favourite(assessment, pack):
        text = _(
            "The client hopes for “{code}”, an approach this decision model does not know. "
            "It is kept, and the result is not compared with it."
        )
        yield text.replace("{code}", details.favourite)
    if details.today not in _approaches(pack):
        text = _(
            "In use today is “{code}”, an approach this decision model does not know. It is kept."
        )
        yield text.replace("{code}", details.today)
    questions, levels = _unknown_answers(assessment.answers, pack)
    if levels:
        text = _(
            "This decision model does not offer the answers kept to these questions; they count as "
            "not given: {list}."
        )
        yield text.replace("{list}", ", ".join(levels))
    if questions:
        text = _("This decision model does not ask these questions; the answers are kept: {list}.")
        yield text.replace("{list}", ", ".join(questions))
    yield from _scenarios(assessment, pack)
    gates = sorted(assessment.overrides.keys() - {gate.id for gate in pack.gates})
    if gates:
        text = _(
            "This decision model has no such gate; the reason for overruling it is kept: {list}."
        )
        yield text.replace("{list}", ", ".join(gates))


def is_unknown_favourite(assessment: Assessment, pack: Pack) -> bool:
    """Say whether the client hopes for an approach the model does not have."""
    return assessment.details.favourite not in {*_approaches(pack), "none", "not-asked"}


def is_unknown_level(criterion: Criterion, entry: AnswerEntry) -> bool:
    """Say whether the question has no such answer, so that it counts as not given."""
    parts = entry.split.split().parts if entry.split else ()
    named = [level for level, _count in parts] if parts else [entry.level]
    levels = {level.id for level in criterion.levels}
    return entry.level is not None and not levels.issuperset(named)


def not_an_answer(level: str) -> str:
    """Return how an answer is shown that the question does not have."""
    return _("An answer this decision model does not offer ({level})").replace("{level}", level)


def _scenarios(assessment: Assessment, pack: Pack) -> Iterator[str]:
    for scenario in assessment.scenarios.values():
        questions, levels = _unknown_answers(scenario.answers, pack)
        if questions or levels:
            text = _(
                "The scenario “{name}” supposes answers this decision model does not know; they "
                "are kept and do not count: {list}."
            )
            listed = ", ".join((*questions, *levels))
            yield text.replace("{list}", listed).replace("{name}", scenario.name)


def _unknown_answers(
    answers: dict[str, AnswerEntry], pack: Pack
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the questions the model does not ask, and those it has no such answer to."""
    known = {one.id: one for group in pack.criteria.values() for one in group}
    given = [q for q, entry in sorted(answers.items()) if entry.state != "unanswered"]
    questions = tuple(q for q in given if q not in known)
    levels = tuple(q for q in given if q in known and is_unknown_level(known[q], answers[q]))
    return questions, levels


def _approaches(pack: Pack) -> Iterable[str]:
    return {approach.code for approach in pack.approaches}
