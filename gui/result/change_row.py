"""One answer that would change the recommendation: now, if it were, then, lead."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.charts.marks import barrier_mark
from core.charts.scene import Scene
from core.decision.recommendation import Flip
from core.language import _
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.change_words import is_decided_by_gate, lead_in_words
from gui.result.columns import Column
from gui.result.press_row import PressRow, Row
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN, NOTE

_LEAD, _THEN, _ARROW = 76, 176, 30
_NARROW = 560


class Outcome(Protocol):
    """What the recommendation would turn into."""

    mark: Scene
    word: str
