"""How far each section is, and where in the questionnaire a question stands."""

from core.answers.sheet import State
from core.assessment.document import AnswerEntry, Assessment
from core.assessment.unknown_codes import unknown_levels
from core.decision.recommendation import Recommendation
from core.model.pack import Criterion, Pack
from gui.questions.section_list import SectionEntry


def section_entries(
    pack: Pack, assessment: Assessment, recommendation: Recommendation
) -> tuple[SectionEntry, ...]:
    """Return every section with the states of the questions that are asked now.

    What the costs answer counts as answered, and an answer the model does not offer as none.
    """
    entries = []
    for factor in pack.model.factors:
        asked = [
            question
            for question in pack.criteria[factor.id]
            if recommendation.asked.get(question.id, True)
        ]
        states = (
            State.ANSWERED.value
            if question.id in recommendation.from_costs
            else _state(question, assessment.entry(question.id))
            for question in asked
        )
        questions = tuple((question.id, question.question) for question in asked)
        entries.append(SectionEntry(factor.id, factor.title, tuple(states), questions))
    return tuple(entries)


def _state(question: Criterion, entry: AnswerEntry) -> str:
    return State.UNANSWERED.value if unknown_levels(question, entry) else entry.state


def next_open(entries: tuple[SectionEntry, ...], section: int, current: str, step: int) -> str:
    """Return the next question without an answer, "" when there is none.

    It is looked for from ``current`` of a section on, forwards or backwards by ``step``, and on
    from the other end. Questions to ask later come only once no other is open.
    """
    states = {
        name: state
        for entry in entries
        for (name, _text), state in zip(entry.questions, entry.states, strict=True)
    }
    names = list(states)
    before = sum(len(entry.states) for entry in entries[:section])
    # Without a question in work the first one of the section is looked at too.
    start = names.index(current) if current in states else before - (step > 0)
    ahead = [names[(start + step * far) % len(names)] for far in range(1, len(names) + 1)]
    for wanted in (State.UNANSWERED, State.ASK_LATER):
        found = next((name for name in ahead if states[name] == wanted), "")
        if found:
            return found
    return ""


def section_of(pack: Pack, criterion: str) -> int:
    """Return the place of the section a question belongs to; KeyError when there is none."""
    for place, factor in enumerate(pack.model.factors):
        if any(question.id == criterion for question in pack.criteria[factor.id]):
            return place
    raise KeyError(criterion)
