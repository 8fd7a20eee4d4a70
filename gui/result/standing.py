"""Beside the verdict: what it rests on, how robust it is, what is not measured."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.decision.recommendation import Recommendation
from core.language import _
from gui.questions.prose import Paragraph, Prose, Span
from gui.style.type import LINES, MARGIN


class StandingPart(QWidget):
    """Three statements, never multiplied into one figure."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName(_("What it rests on"))
        self._text = Prose(MARGIN, LINES[MARGIN], gap=9)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self._text)
        column.addStretch(1)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the three statements of this recommendation."""
        confidence = recommendation.confidence
        self._text.show_paragraphs(
            (
                _statement(_("What it rests on."), confidence.rests_on),
                _statement(_("How robust."), confidence.robust),
                _statement(_("What is not measured."), confidence.not_measured),
            )
        )


def _statement(head: str, text: str) -> Paragraph:
    return Paragraph((Span(f"{head} ", is_semibold=True, colour="ink"), Span(text)))
