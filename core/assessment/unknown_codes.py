"""What an assessment says that the decision model in use does not know: kept, and told of."""

from collections.abc import Iterable, Iterator

from core.assessment.document import AnswerEntry, Assessment
from core.assessment.split_labels import split_in_labels
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
    questions, _levels = _unknown_answers(assessment.answers, pack)
    yield from uncounted_lines(assessment, pack)
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


def uncounted_lines(assessment: Assessment, pack: Pack) -> Iterator[str]:
    """Yield the sentence on answers given that the model does not offer, when there are any."""
    _questions, levels = _unknown_answers(assessment.answers, pack)
    if levels:
        text = _(
            "This decision model does not offer the answers kept to these questions; they count as "
            "not given: {list}."
        )
        yield text.replace("{list}", ", ".join(levels))


def is_unknown_favourite(assessment: Assessment, pack: Pack) -> bool:
    """Say whether the client hopes for an approach the model does not have."""
    return assessment.details.favourite not in {*_approaches(pack), "none", "not-asked"}


def unknown_levels(criterion: Criterion, entry: AnswerEntry) -> tuple[str, ...]:
    """Return the levels named that the question does not have; with one it counts as not given."""
    if entry.level is None:
        return ()
    parts = entry.split.split().parts if entry.split else ()
    named = [level for level, _count in parts] or [entry.level]
    known = {level.id for level in criterion.levels}
    return tuple(level for level in named if level not in known)


def not_an_answer(criterion: Criterion, entry: AnswerEntry) -> str:
    """Return how an answer is shown that the question does not have, "" of any other.

    Of a split only the parts that it does not have are shown so.
    """
    unknown = unknown_levels(criterion, entry)
    if not unknown:
        return ""
    if entry.split is None:
        text = _("An answer this decision model does not offer ({level})")
        return text.replace("{level}", unknown[0])
    part = _("an answer this decision model does not offer ({level})")
    labels = {level.id: level.label for level in criterion.levels}
    odd = {level: part.replace("{level}", level) for level in unknown}
    return split_in_labels(entry.split, labels | odd)


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
    levels = tuple(q for q in given if q in known and unknown_levels(known[q], answers[q]))
    return questions, levels


def _approaches(pack: Pack) -> Iterable[str]:
    return {approach.code for approach in pack.approaches}
