"""What would change the recommendation and what to find out next, as lines for a terminal."""

from collections.abc import Iterator

from core.command_line.wrapping import wrapped
from core.decision.recommendation import Flip, FlipGroup, OpenQuestion, Recommendation
from core.language import _, counted
from core.report.chances import of_hundred
from core.report.change_words import is_studied, nearest_rival, telling_flips
from core.report.leads import then_in_words

_QUESTIONS_SHOWN = 12


def what_would_change_it(recommendation: Recommendation) -> Iterator[str]:
    """Yield the single answers that change the recommendation, one for each question."""
    if not is_studied(recommendation):
        return
    yield from ("", _("What would change it"))
    shown = telling_flips(recommendation)
    if not shown:
        yield from wrapped(_("No single answer given here changes it."))
    for group in shown:
        yield from _flip(group, recommendation)
    rest = len({group.criterion for group in recommendation.flip_groups}) - len(shown)
    if rest > 0:
        yield f"  {counted('and {n} more answer', 'and {n} more answers', rest)}"
    rival = nearest_rival(recommendation)
    if rival is not None:
        yield from _rival(recommendation, *rival)


def find_out_next(recommendation: Recommendation) -> Iterator[str]:
    """Yield the questions without an answer, what is worth asking first."""
    questions = recommendation.open_questions
    if questions:
        yield from ("", _("Find out next, worth most for the effort first"))
    for question in questions[:_QUESTIONS_SHOWN]:
        yield from _question(question, recommendation)
    rest = len(questions) - _QUESTIONS_SHOWN
    if rest > 0:
        yield f"  {counted('and {n} more', 'and {n} more', rest)}"


def first_in(share: float | None) -> str:
    """Return how many runs of 100 an approach is first in, "" before the runs."""
    return "" if share is None else of_hundred(share)


def _flip(group: FlipGroup, recommendation: Recommendation) -> Iterator[str]:
    name = recommendation.ranked(group.leader).phrase if group.leader else ""
    text = _("now {before}; {then}.").replace("{then}", then_in_words(group))
    for field, words in (("approach", name), ("answer", group.after), ("before", group.before)):
        text = text.replace("{" + field + "}", words)
    yield from wrapped(text, " " * 7, f"  {group.criterion:<4} ")


def _rival(recommendation: Recommendation, code: str, found: Flip | None) -> Iterator[str]:
    text = (
        _("For {approach} to stand before it, more than five answers must change.")
        if found is None
        else _("For {approach} to stand before it: {answers}.")
    ).replace("{approach}", recommendation.ranked(code).phrase)
    changes = found.changes if found else ()
    answers = "; ".join(f"{change.after_statement} ({change.criterion})" for change in changes)
    yield from wrapped(text.replace("{answers}", answers))


def _question(question: OpenQuestion, recommendation: Recommendation) -> Iterator[str]:
    chance = question.chance_words if question.chance else ""
    notes = [
        _("changes the result: {chance}").replace("{chance}", chance) if chance else "",
        _("decides: {gates}").replace(
            "{gates}", ", ".join(recommendation.gate_titles(question.decides))
        )
        if question.decides
        else "",
    ]
    told = "; ".join(note for note in notes if note)
    text = f"{question.short} ({told})" if told else question.short
    yield from wrapped(text, " " * 7, f"  {question.criterion:<4} ")
