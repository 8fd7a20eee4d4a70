"""What an answer counts as, in words: how much stays on it, a number's range, the usual spread."""

from core.analysis.shares import Share
from core.answers import Answer, Split, State
from core.answers.splitting import PER_CENT
from core.assessment.document import AnswerEntry
from core.decision.beliefs import WHOLE, belief
from core.decision.model import CriterionEntry, DecisionModel
from core.language import _
from gui.questions.confidence import word_of
from gui.questions.number_field import grouped
from gui.questions.prose import Paragraph, Span

_LEVELS_NAMED = 2


def belief_words(model: DecisionModel, criterion: str, entry: AnswerEntry) -> tuple[Paragraph, ...]:
    """Return what the answer in an entry is taken to mean; nothing while there is none."""
    answer = entry.answer()
    question = model.criteria.get(criterion)
    if question is None or answer.state not in (State.ANSWERED, State.UNKNOWN):
        return ()
    if answer.state is State.UNKNOWN:
        return _plain(_usual(question))
    named = {level for level, _count in answer.split.parts} if answer.split else {answer.level}
    if not named <= {level.id for level in question.levels}:
        return ()
    if answer.split is not None:
        return _plain(_of_split(answer.split))
    lead = word_of(answer.confidence.value)
    if entry.confidence is None:
        lead = _("Not said how sure, so {word}:").replace("{word}", lead.lower())
    words = _of_level(model, question, answer)
    return (Paragraph((Span(f"{lead} ", is_semibold=True, colour="ink"), Span(words))),)


def _plain(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Span(text),)),)


def _of_split(split: Split) -> str:
    text = _("Each kind counts with its share, and nothing is added for doubt.")
    if split.whole == PER_CENT:
        return text
    # Counted things are a sample; how far it reaches is said, and the share itself counts.
    sample = Share(split.count((split.largest,)), split.whole)
    low, high = (f"{100 * limit:.0f}" for limit in sample.interval)
    reach = _("Picked at random, {count} of {whole} stand for {low} to {high} in 100.")
    reach = reach.replace("{count}", f"{sample.count:,}").replace("{whole}", f"{sample.whole:,}")
    return f"{text} {reach.replace('{low}', low).replace('{high}', high)}"


def _of_level(model: DecisionModel, question: CriterionEntry, answer: Answer) -> str:
    spread = model.spreads[answer.confidence.value]
    shares = belief(question, answer, spread)
    place = [level.id for level in question.levels].index(answer.level or "")
    kept = shares[place]
    if kept == WHOLE:
        return _("changes nothing here, all counts on this answer.")
    count = _of_100(kept)
    if answer.number:
        text = _("reads {number} as {low} to {high}: {count} in 100 on this answer.")
        low = max(answer.number / spread.number_factor, question.minimum)
        high = min(answer.number * spread.number_factor, question.maximum)
        text = text.replace("{number}", grouped(answer.number))
        text = text.replace("{low}", _rounded(low)).replace("{high}", _rounded(high))
    elif question.ordered:
        text = _("puts {count} in 100 on this answer and the rest on its neighbours.")
    else:
        text = _("puts {count} in 100 on this answer and the rest on the others.")
    return text.replace("{count}", count)


def _usual(question: CriterionEntry) -> str:
    rates = sorted(zip(question.base_rate, question.levels, strict=True), key=lambda one: -one[0])
    named = [f"{level.label} {round(100 * rate)}" for rate, level in rates[:_LEVELS_NAMED]]
    rest = sum(round(100 * rate) for rate, _level in rates[_LEVELS_NAMED:])
    parts = [*named, _("others {rest}").replace("{rest}", str(rest))] if rest else named
    text = _("Counts as the usual: {parts} of 100. F1 says why.")
    return text.replace("{parts}", ", ".join(parts))


def _of_100(share: int) -> str:
    # What is not certain is not said to be.
    return str(min(max(round(100 * share / WHOLE), 1), 99))


def _rounded(number: float) -> str:
    return grouped(float(f"{number:.3g}"))
