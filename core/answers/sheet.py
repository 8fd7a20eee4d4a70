"""One answer and the sheet of all answers, both unchangeable."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How a question stands; none of the last four ever counts as "no"."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    ASK_LATER = "ask-later"


class Confidence(StrEnum):
    """How sure the person is who gave the answer."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Split:
    """An answer shared out over several levels.

    ``parts`` holds (level id, count) in the order of the ids, every count a whole number above 0,
    so that two splits that say the same are equal. Make one with ``Split.of``.
    """

    parts: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Split":
        """Return the split with these counts by level id, in whatever order they come."""
        return cls(tuple(sorted((level, count) for level, count in counts.items() if count > 0)))

    @property
    def whole(self) -> int:
        """Return what the counts add up to; 100 where they are per cents."""
        return sum(count for _level, count in self.parts)

    @property
    def largest(self) -> str:
        """Return the level with the largest count, of equal ones the first."""
        return max(self.parts, key=lambda part: part[1])[0]

    def count(self, levels: Collection[str]) -> int:
        """Return how many fall on these levels together."""
        return sum(count for level, count in self.parts if level in levels)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one criterion.

    ``level`` is a full level id ("KN2.c") and is set exactly when the state is answered;
    ``number`` is the entered figure in the criterion's unit, when one was entered. With a
    ``split`` the level is its largest, and the confidence says nothing.
    """

    state: State = State.UNANSWERED
    level: str | None = None
    number: float | None = None
    confidence: Confidence = Confidence.MEDIUM
    split: Split | None = None

    @property
    def is_open(self) -> bool:
        """Say whether nobody has answered yet ("ask later" included)."""
        return self.state in (State.UNANSWERED, State.ASK_LATER)


UNANSWERED = Answer()


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Answers by criterion id; a criterion that is not on the sheet is unanswered.

    ``overridden`` holds the ids of gates the consultant has overridden with a reason,
    ``evidenced`` the criteria whose answer rests on a measurement or a document.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    overridden: frozenset[str] = frozenset()
    evidenced: frozenset[str] = frozenset()

    def __getitem__(self, criterion: str) -> Answer:
        """Return the answer, or UNANSWERED."""
        return self.answers.get(criterion, UNANSWERED)
