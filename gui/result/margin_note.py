"""A part of the page with a note in the margin beside it, or below it where there is no room."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.frame.columns import ColumnLayout
from gui.questions.prose import Paragraph, Prose
from gui.result.body import beside_margin
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN

_WIDEST = 240


class MarginNote(QWidget):
    """Small text under a line of its own, which it only needs while it stands beside a part."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._text = Prose(MARGIN, LINES[MARGIN], gap=9)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 17, 0, 0)
        column.addWidget(self._text)
        column.addStretch(1)

    def show_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Show these paragraphs instead of what stood there."""
        self._text.show_paragraphs(paragraphs)

    def text(self) -> str:
        """Return the words."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        if self.width() <= _WIDEST:
            fill(QPainter(self), QRect(0, 0, self.width(), 2), theme_of(self).colour("ink"))


def set_beside(part: QWidget, column: QWidget, note: MarginNote) -> None:
    """Lay out a part as its column and the note in the margin."""
    layout = ColumnLayout(part, beside_margin, above=12, below=20, gap=0)
    layout.addWidget(column)
    layout.addWidget(note)
