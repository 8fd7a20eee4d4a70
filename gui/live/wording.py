"""The small sentences of the live result; figures that do not exist yet leave no hole."""

from core.decision.chance_words import has_no_chance
from core.decision.recommendation import OpenQuestion, Outcome, Recommendation, Status
from core.language import _, counted
from gui.questions.prose import Paragraph, Span

_GATES_NAMED = 2


def facts(recommendation: Recommendation, *, is_old: bool = False) -> tuple[Paragraph, ...]:
    """Return what stands beside the fork; ``is_old`` greys figures of the answers before."""
    robust = _robust(recommendation, is_old=is_old)
    if not robust:
        robust = (_answered(recommendation), _waiting(recommendation))
    return (*robust, Paragraph((Span(recommendation.need.description),)))


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


def ask_next(recommendation: Recommendation) -> tuple[OpenQuestion, ...]:
    """Return the questions with something hanging on them; all while that is not known."""
    questions = recommendation.open_questions
    if not _is_weighed(recommendation):
        return questions
    return tuple(question for question in questions if question.holds_back or _has_effect(question))


def ask_next_heading(recommendation: Recommendation) -> str:
    """Return why these questions come next."""
    questions = recommendation.open_questions
    if not _is_weighed(recommendation):
        return _("gates wait for these") if any(each.decides for each in questions) else ""
    if any(question.chance and not is_gate_only(question) for question in questions):
        return _("chance to change the verdict")
    if any(_has_effect(question) for question in questions):
        return _("none changes the verdict alone")
    return _("no single answer would change it") if questions else ""


def _is_weighed(recommendation: Recommendation) -> bool:
    """Say whether chances are known and say something: a recommendation stands, or one differs."""
    questions = recommendation.open_questions
    if any(question.chance for question in questions):
        return True
    is_known = any(question.chance is not None for question in questions)
    return is_known and recommendation.recommended is not None


def _has_effect(question: OpenQuestion) -> bool:
    return bool(question.chance or question.value) and not is_gate_only(question)


def is_gate_only(question: OpenQuestion) -> bool:
    """Say whether the answer decides a gate of the leading approach and changes no order."""
    return bool(question.holds_back) and has_no_chance(question.chance)


def gate_in_words(question: OpenQuestion, recommendation: Recommendation) -> str:
    """Return "decides whether retrieval can start" for a question that does no more, else ""."""
    leading = next((row.phrase for row in recommendation.ranking if row.place == 1), "")
    if not leading or not weight_of(question, recommendation) or not is_gate_only(question):
        return ""
    return _("decides whether {approach} can start").replace("{approach}", leading)


def weight_of(question: OpenQuestion, recommendation: Recommendation) -> str:
    """Return the chance that the answer changes the verdict, in words.

    "" while it is not known, and for no effect at all while nothing is recommended: then most
    questions have to be answered together before one of them can have an effect.
    """
    if question.chance is None or (recommendation.recommended is None and not question.chance):
        return ""
    if is_gate_only(question):
        return _("decides a gate")
    if not question.chance and question.value:
        return _("not by itself")
    return question.chance_words


def weight_in_full(question: OpenQuestion, recommendation: Recommendation) -> str:
    """Return the weight as a sentence that says of what it is the chance, "" when not known."""
    if gate := gate_in_words(question, recommendation):
        return gate
    if not question.chance or is_gate_only(question):
        return ""
    words = _("Chance that the answer changes the verdict: {chance}.")
    return words.replace("{chance}", question.chance_words)


def _robust(recommendation: Recommendation, *, is_old: bool) -> tuple[Paragraph, ...]:
    confidence = recommendation.confidence
    if recommendation.recommended is None:
        return ()
    is_old = is_old or confidence.first is None
    name = recommendation.ranked(recommendation.recommended).name
    part = _("{approach} is part of the winner in").format(approach=name)
    first = _share(_("First in"), confidence.first, " " + _("runs."), is_old=is_old)
    if confidence.first is not None and confidence.first == confidence.family:
        return (first,)
    return first, _share(part, confidence.family, ".", is_old=is_old)


def _share(before: str, count: int | None, after: str, *, is_old: bool) -> Paragraph:
    # While the draws are counted the line stands already, so that nothing below it moves.
    shown = "…" if count is None else str(count)
    words = _("under 1 of 100") if count == 0 else _("{n} of 100").format(n=shown)
    quiet = "ink3" if is_old else ""
    figure = Span(words, is_semibold=True, colour=quiet or "ink")
    return Paragraph((Span(f"{before} ", colour=quiet), figure, Span(after, colour=quiet)))


def _answered(recommendation: Recommendation) -> Paragraph:
    confidence = recommendation.confidence
    share = _("{n} of {all}").format(n=confidence.answered, all=confidence.asked)
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
    shown = ", ".join(gate.title for gate in waiting[:_GATES_NAMED])
    left = len(waiting) - _GATES_NAMED
    more = f" {_('and {n} more').replace('{n}', str(left))}" if left > 0 else ""
    return Paragraph((Span(f"{text} {shown}{more}."),))
