"""What has been answered: states, levels, numbers and how sure the answer is."""

from core.answers.bare import read_bare_answers
from core.answers.bare_scenarios import (
    LONGEST_SCENARIO_NAME,
    MOST_SCENARIOS,
    Supposed,
    plain_name,
    read_bare_scenarios,
)
from core.answers.question import Band, Catalogue, Question
from core.answers.reading import describe_range, is_within, level_for_number, read_number
from core.answers.sheet import (
    UNANSWERED,
    Answer,
    AnswerSheet,
    Confidence,
    Split,
    State,
)
from core.answers.splitting import MOST_SPLIT, SplitReading, read_split

__all__ = [
    "LONGEST_SCENARIO_NAME",
    "MOST_SCENARIOS",
    "MOST_SPLIT",
    "UNANSWERED",
    "Answer",
    "AnswerSheet",
    "Band",
    "Catalogue",
    "Confidence",
    "Question",
    "Split",
    "SplitReading",
    "State",
    "Supposed",
    "describe_range",
    "is_within",
    "level_for_number",
    "plain_name",
    "read_bare_answers",
    "read_bare_scenarios",
    "read_number",
    "read_split",
]
