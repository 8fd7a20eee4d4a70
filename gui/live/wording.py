"""The small sentences of the live result; figures that do not exist yet leave no hole."""

from core.decision.recommendation import OpenQuestion, Outcome, Recommendation, Status
from core.language import _, counted
from gui.questions.prose import Paragraph, Span

_MOST_FACTS = 3


def facts(recommendation: Recommendation) -> tuple[Paragraph, ...]:
    """Return two or three facts to stand beside the fork."""
    found = [_first_in(recommendation), _answered(recommendation), _waiting(recommendation)]
    return tuple(fact for fact in found if fact is not None)[:_MOST_FACTS]


def rests_on(recommendation: Recommendation) -> tuple[Paragraph, ...]:
    """Return the two strongest answers as sentences, each with the id of its question."""
    strongest = recommendation.reasons_for[:2]
    if not strongest:
        return (Paragraph((Span(recommendation.confidence.rests_on),)),)
    spans: list[Span] = []
    for reason in strongest:
        spans.append(Span(f"{reason.headline} "))
        spans.append(Span(f"{reason.criterion}  ", colour="ink3"))
    return (Paragraph(tuple(spans)),)


def ask_next_heading(recommendation: Recommendation) -> str:
    """Return why these questions come next."""
    questions = recommendation.open_questions
    if any(question.chance is not None for question in questions):
        return _("could change the verdict")
    return _("gates wait for these") if any(question.decides for question in questions) else ""


def weight_of(question: OpenQuestion) -> str:
    """Return the chance that the answer changes the verdict: "1 in 5"; "" while it is not known."""
    return "" if question.chance is None else chance_in_words(question.chance)


def chance_in_words(chance: float) -> str:
    """Return a chance as "1 in 5"; none at all as "no effect"."""
    if chance <= 0:
        return _("no effect")
    return _("1 in {n}").replace("{n}", str(max(1, round(1 / chance))))


def _first_in(recommendation: Recommendation) -> Paragraph | None:
    leader = recommendation.ranking[0] if recommendation.ranking else None
    if leader is None or leader.p_first is None:
        return None
    share = _("{n} of 100").replace("{n}", str(round(leader.p_first * 100)))
    return Paragraph(
        (Span(_("First in") + " "), Span(share, is_semibold=True, colour="ink"), Span(_(" runs.")))
    )


def _answered(recommendation: Recommendation) -> Paragraph:
    confidence = recommendation.confidence
    share = _("{n} of {all}").replace("{n}", str(confidence.answered))
    share = share.replace("{all}", str(confidence.asked))
    return Paragraph(
        (
            Span(_("Rests on") + " "),
            Span(share, is_semibold=True, colour="ink"),
            Span(" " + _("answers.")),
        )
    )


def _waiting(recommendation: Recommendation) -> Paragraph:
    waiting = tuple(
        gate
        for gate in recommendation.gates
        if gate.outcome is Outcome.UNKNOWN and gate.status is not Status.OPEN
    )
    if not waiting:
        return Paragraph((Span(_("No gate waits for an answer.")),))
    text = counted("{n} gate waits for an answer:", "{n} gates wait for an answer:", len(waiting))
    shown = ", ".join(gate.id for gate in waiting[:3])
    more = f" {_('and {n} more').replace('{n}', str(len(waiting) - 3))}" if len(waiting) > 3 else ""
    return Paragraph((Span(f"{text} {shown}{more}."),))
