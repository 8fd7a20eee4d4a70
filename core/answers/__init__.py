"""What has been answered: states, levels, numbers and how sure the answer is."""

from core.answers.bare import read_bare_answers
from core.answers.question import Band, Catalogue, Question
from core.answers.reading import describe_range, is_within, level_for_number, read_number
from core.answers.sheet import (
    UNANSWERED,
    Answer,
    AnswerSheet,
    Confidence,
    State,
)

__all__ = [
    "UNANSWERED",
    "Answer",
    "AnswerSheet",
    "Band",
    "Catalogue",
    "Confidence",
    "Question",
    "State",
    "describe_range",
    "is_within",
    "level_for_number",
    "read_bare_answers",
    "read_number",
]
