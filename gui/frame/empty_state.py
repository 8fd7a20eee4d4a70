"""What stands where there is nothing yet: what is missing, what to do, at most two buttons."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.charts.marks import program_mark
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.questions.prose import Prose
from gui.style.theme import theme_of
from gui.style.type import BODY, LINES, TITLE

_WIDTH = 400
_EDGE = 26


class EmptyState(QWidget):
    """A dashed frame with the fork mark, two lines and the buttons.

    Signals:
        chosen: the number of the button pressed, 0 for the primary one.
    """

    chosen = Signal(int)

    def __init__(
        self, title: str, text: str, actions: tuple[str, ...] = (), width: int = _WIDTH
    ) -> None:
        """Say what is missing, what to do and name at most two actions."""
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 24, _EDGE, 24)
        column.setSpacing(8)
        column.addWidget(MarkView(program_mark(32.0)))
        column.addSpacing(8)
        column.addWidget(text_label(title, TITLE, semibold=True, wraps=True))
        column.addWidget(_running(text, width - 2 * _EDGE))
        self.buttons = tuple(self._button(place, word) for place, word in enumerate(actions))
        if self.buttons:
            column.addSpacing(8)
            column.addLayout(_side_by_side(self.buttons))

    def _button(self, place: int, word: str) -> QPushButton:
        button = make_button(word, "primary" if place == 0 else "plain")
        button.clicked.connect(lambda: self.chosen.emit(place))
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme_of(self).colour("rule"), 1)
        pen.setDashPattern([3, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _running(text: str, width: int) -> Prose:
    # A layout that aligns the frame asks it for one height at any width; this one is certain.
    words = Prose(BODY, LINES[BODY])
    words.show_text(text)
    words.setFixedSize(width, words.heightForWidth(width))
    return words


def _side_by_side(buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
