"""How far each section is, and where in the questionnaire a question stands."""

from core.answers.sheet import State
from core.assessment.document import Assessment
from core.decision.recommendation import Recommendation
from core.model.pack import Pack
from gui.questions.section_list import SectionEntry


def section_entries(
    pack: Pack, assessment: Assessment, recommendation: Recommendation
) -> tuple[SectionEntry, ...]:
    """Return every section with the states of the questions that are asked now.

    What the costs answer counts as answered.
    """
    return tuple(
        SectionEntry(
            factor.id,
            factor.title,
            tuple(
                State.ANSWERED.value
                if question.id in recommendation.from_costs
                else assessment.entry(question.id).state
                for question in pack.criteria[factor.id]
                if recommendation.asked.get(question.id, True)
            ),
        )
        for factor in pack.model.factors
    )


def section_of(pack: Pack, criterion: str) -> int:
    """Return the place of the section a question belongs to; KeyError when there is none."""
    for place, factor in enumerate(pack.model.factors):
        if any(question.id == criterion for question in pack.criteria[factor.id]):
            return place
    raise KeyError(criterion)
