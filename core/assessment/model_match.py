"""Whether an assessment speaks of questions, levels and gates the decision model has."""

from collections.abc import Iterator
from dataclasses import replace

from core.answers import Answer, AnswerSheet, level_for_number
from core.assessment.document import AnswerEntry, Assessment, SplitEntry
from core.assessment.made_with import is_made_with
from core.decision.model import CriterionEntry, DecisionModel
from core.economics.catalogue import shipped_costs
from core.economics.sheet import sheet_mismatches
from core.errors import AnswerFault
from core.language import _


def mismatches(assessment: Assessment, model: DecisionModel) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) for everything the model does not know."""
    yield from all_answer_mismatches(assessment, model)
    gates = {gate.id for gate in model.gates}
    for gate in sorted(assessment.overrides.keys() - gates):
        yield f"overrides.{gate}", _("expected a gate of the decision model; it has no such gate.")
    codes = {alternative.code for alternative in model.alternatives}
    if assessment.details.today not in codes:
        yield "details.today", _("expected an approach of the decision model.")
    if assessment.details.favourite not in {*codes, "none", "not-asked"}:
        yield "details.favourite", _("expected an approach of the decision model.")
    if assessment.costs is not None:
        for place, expected in sheet_mismatches(assessment.costs, shipped_costs()):
            yield f"costs.{place}", expected


def all_answer_mismatches(
    assessment: Assessment, model: DecisionModel
) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) for the answers, those of scenarios too."""
    for criterion, entry in sorted(assessment.answers.items()):
        yield from answer_mismatches(criterion, entry, model)
    yield from _scenario_mismatches(assessment, model)


def refusals(assessment: Assessment, model: DecisionModel) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) for what makes a file worth refusing.

    A file made with this very version is held to its codes, because there a wrong one is a slip.
    One made with another version may know more; what is not known here is kept and told of.
    """
    if is_made_with(assessment, model):
        yield from _slips(assessment, model)
        return
    for place, expected in mismatches(assessment, model):
        if place.startswith("costs.") or place.endswith(".number"):
            yield place, expected


def _slips(assessment: Assessment, model: DecisionModel) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) for everything that is decided with and not known.

    What the client hopes for and what is in use today decide nothing, so they are passed over.
    """
    for place, expected in mismatches(assessment, model):
        if not place.startswith("details."):
            yield place, expected


def readable(assessment: Assessment, model: DecisionModel) -> AnswerSheet:
    """Return what the model reads: an answer it has no level for counts as not given."""
    sheet = assessment.sheet()
    lost = [q for q, answer in sheet.answers.items() if not _is_readable(answer, model, q)]
    if not lost:
        return sheet
    answers = {q: answer for q, answer in sheet.answers.items() if q not in lost}
    return replace(sheet, answers=answers, evidenced=sheet.evidenced - set(lost))


def _is_readable(answer: Answer, model: DecisionModel, criterion: str) -> bool:
    known = model.criteria.get(criterion)
    if known is None or answer.level is None:
        return True
    parts = [level for level, _n in answer.split.parts] if answer.split else [answer.level]
    levels = [level.id for level in known.levels]
    return all(part in levels for part in parts)


def _scenario_mismatches(assessment: Assessment, model: DecisionModel) -> Iterator[tuple[str, str]]:
    for key, scenario in sorted(assessment.scenarios.items()):
        for criterion, entry in sorted(scenario.answers.items()):
            for place, expected in answer_mismatches(criterion, entry, model):
                yield f"scenarios.{key}.{place}", expected


def answer_mismatches(
    criterion: str, entry: AnswerEntry, model: DecisionModel
) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) when the model has no such question or level."""
    known = model.criteria.get(criterion)
    if known is None:
        yield f"answers.{criterion}", _("expected a question of the decision model.")
        return
    if entry.level is not None and entry.level not in {level.id for level in known.levels}:
        levels = ", ".join(level.id for level in known.levels)
        expected = _("expected one of {levels}.").format(levels=levels)
        yield f"answers.{criterion}.level", expected
    elif entry.level is not None and entry.number is not None:
        yield from _number_mismatches(entry, known)
    elif entry.split is not None:
        yield from _split_mismatches(entry.split, known)


def _split_mismatches(split: SplitEntry, known: CriterionEntry) -> Iterator[tuple[str, str]]:
    place = f"answers.{known.id}.split"
    if known.split_unit is None:
        yield place, _("expected one answer; this question takes no split.")
    for level in sorted(split.parts.keys() - {level.id for level in known.levels}):
        levels = ", ".join(one.id for one in known.levels)
        yield f"{place}.{level}", _("expected one of {levels}.").format(levels=levels)


def _number_mismatches(entry: AnswerEntry, known: CriterionEntry) -> Iterator[tuple[str, str]]:
    place = f"answers.{known.id}.number"
    try:
        level = level_for_number(known, entry.number or 0.0)
    except AnswerFault as error:
        yield place, str(error)
        return
    if level != entry.level:
        expected = _("expected level {level}, where this number belongs.")
        yield place, expected.replace("{level}", level)
