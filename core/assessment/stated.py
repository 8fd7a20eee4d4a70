"""Numbers among the answers that the cost model reckons with."""

from typing import NamedTuple

from core.assessment.document import AnswerEntry, Assessment
from core.assessment.model_match import readable
from core.decision.asked import asked_criteria
from core.decision.model import CriterionEntry, DecisionModel
from core.economics.catalogue import CostPack, InputEntry, shipped_costs
from core.economics.sheet import Estimate
from core.language import _

MONTHS = "months"


def stated_numbers(assessment: Assessment, model: DecisionModel) -> dict[str, Estimate]:
    """Return the numbers that inputs of the cost model are linked to, by question.

    The range follows the confidence, as in the decision (methods 2.4). Questions that are not
    asked, that have a level without a number, or that the model does not have, state nothing;
    but the level alone says over how many months to reckon.
    """
    pack = shipped_costs()
    asked = asked_criteria(model, readable(assessment, model))
    stated = {}
    for criterion, entry in _linked(pack).items():
        answer, question = assessment.entry(criterion), model.criteria.get(criterion)
        if question is not None and asked[criterion] and _has_number(answer, question):
            stated[criterion] = _estimate(answer, question, entry, model)
    horizon = pack.horizon_criterion
    if horizon not in stated and asked.get(horizon):
        stated.update(_horizon_by_level(assessment, model.criteria[horizon], pack))
    return stated


class Differing(NamedTuple):
    """A question, and the number it gives where the costs reckon with another."""

    criterion: str
    number: float


def differing_numbers(assessment: Assessment) -> dict[str, Differing]:
    """Return which inputs were entered with another figure than the answer gives, by input."""
    if assessment.costs is None:
        return {}
    differing = {}
    for one in shipped_costs().inputs:
        number = assessment.entry(one.criterion).number if one.criterion else None
        entered = assessment.costs.inputs.get(one.id)
        if one.criterion is None or number is None or entered is None:
            continue
        if entered.owner != "default" and entered.likely != number:
            differing[one.id] = Differing(one.criterion, number)
    return differing


def _linked(pack: CostPack) -> dict[str, InputEntry | None]:
    inputs: dict[str, InputEntry | None] = {
        entry.criterion: entry for entry in pack.inputs if entry.criterion
    }
    return {pack.horizon_criterion: None, **inputs}


def _horizon_by_level(
    assessment: Assessment, question: CriterionEntry, pack: CostPack
) -> dict[str, Estimate]:
    answer, rule, costs = assessment.entry(question.id), pack.horizon_by_level, assessment.costs
    months = rule.months.get(answer.level or "")
    is_old = costs is not None and costs.pack_version in rule.not_for
    if is_old or months is None or answer.split is not None:
        return {}
    level = next((level for level in question.levels if level.id == answer.level), None)
    if level is None:
        return {}
    source = _("Answer to question {question}: {statement}").replace("{question}", question.id)
    estimate = Estimate(
        low=months,
        likely=months,
        high=months,
        unit=MONTHS,
        source=source.replace("{statement}", level.statement),
        date=answer.evidence.date if answer.evidence else None,
        owner="client",
        reason=rule.reason,
        trust="judgement",
    )
    return {question.id: estimate}


def _has_number(answer: AnswerEntry, question: CriterionEntry) -> bool:
    is_answered = answer.state == "answered" and answer.number is not None
    return is_answered and question.unit is not None


def _estimate(
    answer: AnswerEntry, question: CriterionEntry, entry: InputEntry | None, model: DecisionModel
) -> Estimate:
    number = answer.number or 0.0
    factor = model.spreads[answer.answer().confidence.value].number_factor
    least, most = _limits(question, entry)
    low, likely, high = (
        _rounded(min(max(one, least), most), question)
        for one in (number / factor, number, number * factor)
    )
    evidence = answer.evidence
    fallback = _("Answer to question {question}").format(question=question.id)
    return Estimate(
        low=low,
        likely=likely,
        high=high,
        unit=entry.unit if entry else MONTHS,
        source=(evidence.text if evidence else "") or fallback,
        date=evidence.date if evidence else None,
        owner="client",
    )


def _limits(question: CriterionEntry, entry: InputEntry | None) -> tuple[float, float]:
    if entry is None:
        return question.minimum, question.maximum
    return max(question.minimum, entry.least), min(question.maximum, entry.most)


def _rounded(number: float, question: CriterionEntry) -> float:
    return float(round(number)) if question.whole else number
