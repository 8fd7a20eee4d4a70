"""How far each section is, and where in the questionnaire a question stands."""

from collections.abc import Mapping

from core.assessment.document import Assessment
from core.model.pack import Pack
from gui.questions.section_list import SectionEntry


def section_entries(
    pack: Pack, assessment: Assessment, asked: Mapping[str, bool]
) -> tuple[SectionEntry, ...]:
    """Return every section with the states of the questions that are asked now."""
    return tuple(
        SectionEntry(
            factor.id,
            factor.title,
            tuple(
                assessment.entry(question.id).state
                for question in pack.criteria[factor.id]
                if asked.get(question.id, True)
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
