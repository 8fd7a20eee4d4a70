"""What has been answered: states, levels, numbers and how sure the answer is."""

from core.answers.sheet import (
    UNANSWERED,
    Answer,
    AnswerSheet,
    Confidence,
    State,
)

__all__ = ["UNANSWERED", "Answer", "AnswerSheet", "Confidence", "State"]
