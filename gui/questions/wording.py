"""Answers in words for the window: states, counts and what a question says of itself."""

from collections import Counter
from collections.abc import Iterable

from core.answers.sheet import State
from core.language import _, counted

ORDER = (
    State.ANSWERED,
    State.UNKNOWN,
    State.ASK_LATER,
    State.NOT_APPLICABLE,
    State.UNANSWERED,
)


def state_word(state: str) -> str:
    """Return the word of the legend for a state."""
    words = {
        State.ANSWERED: _("answered"),
        State.UNKNOWN: _("don’t know"),
        State.ASK_LATER: _("ask later"),
        State.NOT_APPLICABLE: _("not applicable"),
        State.UNANSWERED: _("open"),
    }
    return words[State(state)]


def counts_in_words(states: Iterable[str]) -> str:
    """Return "7 answered, 1 don’t know": every state that occurs, open ones last."""
    counts = Counter(states)
    parts = [f"{counts[state]} {_counted_word(state)}" for state in ORDER if counts[state]]
    return ", ".join(parts)


def _counted_word(state: State) -> str:
    return _("to ask later") if state is State.ASK_LATER else state_word(state)


def question_in_words(identity: str, question: str, state: str) -> str:
    """Return what a square stands for: "KN2. How often do those facts change? Open."."""
    word = state_word(state)
    return f"{identity}. {question} {word[:1].upper()}{word[1:]}."


def open_count(states: Iterable[str]) -> int:
    """Return how many questions have no answer yet, those for later included."""
    return sum(State(state) in (State.UNANSWERED, State.ASK_LATER) for state in states)


def total_in_words(states: tuple[str, ...]) -> str:
    """Return "37 answered, 2 don’t know, 6 still open"."""
    counts = Counter(states)
    closed = (State.ANSWERED, State.UNKNOWN, State.NOT_APPLICABLE)
    parts = [f"{counts[state]} {state_word(state)}" for state in closed if counts[state]]
    if opened := open_count(states):
        parts.append(_("{n} still open").replace("{n}", str(opened)))
    # A line breaks between the counts only, never inside one.
    return ", ".join(part.replace(" ", "\u00a0") for part in parts)


def questions_in_words(number: int) -> str:
    """Return "45 questions"."""
    return counted("{n} question", "{n} questions", number)
