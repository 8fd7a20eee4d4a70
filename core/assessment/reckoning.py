"""What an assessment costs: its sheet, the numbers among its answers, and its gates together."""

from dataclasses import dataclass
from functools import cache

from core.assessment.document import Assessment
from core.assessment.stated import stated_numbers
from core.decision.model import DecisionModel
from core.decision.recommendation import Recommendation, Status
from core.economics.assumptions import Stated
from core.economics.catalogue import shipped_costs
from core.economics.costing import CostModel
from core.economics.result import BreakEven, CostResult
from core.economics.sheet import CostSheet
from core.economics.words import Headline, Phrases, headline, trained_on_top


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The costs of one assessment with the sheet and the answers they were reckoned from.

    ``on_top`` is the break-even of training on top of the recommendation, None where there is
    no such approach. ``phrases`` are the approaches as they
    stand inside a sentence. ``is_default`` says that the assessment has no sheet of its own.
    """

    sheet: CostSheet
    stated: Stated
    result: CostResult
    on_top: BreakEven | None
    headline: Headline
    phrases: Phrases
    is_default: bool = False


def reckon_costs(
    assessment: Assessment,
    recommendation: Recommendation,
    model: DecisionModel,
    sheet: CostSheet,
    today: str,
) -> Reckoned:
    """Return the costs by ``sheet``; blocked approaches are reckoned and not compared.

    ``today`` is the day (2026-11-20) from which the age of prices counts.
    """
    costs, stated = _cost_model(), stated_numbers(assessment, model)
    compared = [row.code for row in recommendation.ranking if row.status is not Status.BLOCKED]
    reckoning = costs.open(sheet, stated)
    result = reckoning.result(today, compared)
    code = recommendation.recommended
    trained = trained_on_top(code, costs.pack) if code else None
    on_top = reckoning.break_even(trained, code) if trained and code else None
    phrases = {one.code: one.phrase for one in model.alternatives}
    said = headline(result, code, costs.pack, phrases, on_top)
    return Reckoned(sheet, stated, result, on_top, said, phrases, assessment.costs is None)


@cache
def _cost_model() -> CostModel:
    return CostModel(shipped_costs())
