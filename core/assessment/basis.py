"""What the decision reads of an assessment: its answers, those from the costs, and its gates."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from core.analysis.analyst import Analyst
from core.answers import UNANSWERED, AnswerSheet
from core.assessment.cost_answers import CostAnswer, cost_answers
from core.assessment.document import Assessment
from core.assessment.model_match import readable
from core.assessment.stated import stated_numbers
from core.decision.insight import NO_INSIGHT, Insight
from core.decision.model import DecisionModel
from core.decision.recommend import recommend
from core.decision.recommendation import GateFinding, Recommendation
from core.economics.catalogue import shipped_costs
from core.economics.figure_words import Asked, figure_sentences
from core.economics.figures import Figures, figures_of
from core.economics.sheet import CostSheet, Estimate

if TYPE_CHECKING:  # numpy waits until there are costs
    from core.economics.costing import CostModel


@dataclass(frozen=True, slots=True)
class Basis:
    """What one assessment is decided on.

    ``sheet`` holds the answers given and those ``from_costs``, by question; the gates of
    ``analyst`` know what the costs say, and ``digest`` is that of its model. ``figures`` is None
    without costs.
    """

    analyst: Analyst = field(compare=False)
    digest: str
    sheet: AnswerSheet
    from_costs: Mapping[str, CostAnswer]
    figures: Figures | None
    costs: CostSheet | None
    stated: Mapping[str, Estimate]

    def decides_alike(self, other: "Basis") -> bool:
        """Say whether the decision reads the same from both."""
        return self.digest == other.digest and _spoken(self.sheet) == _spoken(other.sheet)

    def recommend(self, insight: Insight = NO_INSIGHT) -> Recommendation:
        """Return the recommendation, telling what was computed and what costs answered."""
        model = self.analyst.model
        found = recommend(model, self.sheet, insight)
        if self.figures is None:
            return found
        gates = tuple(_with_computation(gate, self.figures, model) for gate in found.gates)
        from_costs = {q: one.told() for q, one in self.from_costs.items()}
        return replace(found, gates=gates, from_costs=from_costs)

    def study(self) -> Recommendation:
        """Return the recommendation with all that can be found out."""
        return self.recommend(self.analyst.study(self.sheet))


def studied(assessment: Assessment, analyst: Analyst) -> Recommendation:
    """Return the recommendation on an assessment with all that can be found out."""
    return basis_of(assessment, analyst).study()


def basis_of(assessment: Assessment, analyst: Analyst, earlier: Basis | None = None) -> Basis:
    """Return what the assessment is decided on by the model of ``analyst``.

    ``earlier`` is a basis of the same assessment; its figures are kept while no number that
    costs depend on has changed.
    """
    costs = assessment.costs
    given = readable(assessment, analyst.model)
    if costs is None:
        return Basis(analyst, analyst.model.digest, given, {}, None, None, {})
    found = _from_costs(given, costs, analyst.model)
    stated = stated_numbers(assessment, analyst.model)
    if earlier and earlier.figures and (earlier.costs, earlier.stated) == (costs, stated):
        figures = earlier.figures
    else:
        figures = _figures(costs, stated)
    settled = analyst.settled(figures.truths)
    sheet = _joined(given, found)
    return Basis(settled, settled.model.digest, sheet, found, figures, costs, stated)


def _from_costs(
    given: AnswerSheet, costs: CostSheet, model: DecisionModel
) -> dict[str, CostAnswer]:
    found = cost_answers(costs, shipped_costs(), model)
    return {criterion: one for criterion, one in found.items() if given[criterion].is_open}


def _joined(given: AnswerSheet, found: Mapping[str, CostAnswer]) -> AnswerSheet:
    answers = {criterion: one.answer for criterion, one in found.items()}
    evidenced = {criterion for criterion, one in found.items() if one.is_evidenced}
    return replace(
        given,
        answers={**given.answers, **answers},
        evidenced=(given.evidenced - answers.keys()) | evidenced,
    )


def _spoken(sheet: AnswerSheet) -> AnswerSheet:
    # A note beside an unanswered question puts it on the sheet, where it says nothing.
    answers = {key: answer for key, answer in sheet.answers.items() if answer != UNANSWERED}
    return replace(sheet, answers=answers, evidenced=sheet.evidenced & answers.keys())


def _figures(costs: CostSheet, stated: Mapping[str, Estimate]) -> Figures:
    pack = shipped_costs()
    # The age of prices is no matter here, so the day of the pack does.
    return figures_of(_likely_case().reckon(costs, stated, pack.date), pack)


@cache
def _likely_case() -> "CostModel":
    from core.economics.costing import CostModel

    return CostModel(shipped_costs(), draws=1)


def _with_computation(gate: GateFinding, figures: Figures, model: DecisionModel) -> GateFinding:
    if not gate.figures:
        return gate
    codes = {code for one in model.gates if one.id == gate.id for code in one.approaches}
    asked = Asked(gate.figures, tuple(sorted(codes, key=model.positions.__getitem__)))
    phrases = {one.code: one.phrase for one in model.alternatives}
    computed = figure_sentences(asked, figures, phrases, shipped_costs())
    return replace(gate, computed=computed)
