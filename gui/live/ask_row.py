"""One question to ask next, as a line that leads to it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from core.decision.recommendation import OpenQuestion
from gui.frame.label import as_plain
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, NOTE, font

HEIGHT = 26


class AskRow(QPushButton):
    """Id, question and how much hangs on it; pressing it goes to the question."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Show no question yet."""
        super().__init__()
        self._question: OpenQuestion | None = None
        self._weight = ""
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(True)
        self.setProperty("role", "link")
        self.clicked.connect(lambda _checked=False: self._tell())

    def show_question(
        self, question: OpenQuestion | None, weight: str = "", in_full: str = ""
    ) -> None:
        """Show a question and the words for its weight, or keep the line empty.

        ``in_full`` says the weight at length, for the tooltip and a screen reader.
        """
        self._question, self._weight = question, weight
        self.setEnabled(question is not None)
        words = f"{question.criterion} {question.short} {in_full or weight}" if question else ""
        self.setAccessibleName(words.strip())
        self.setToolTip(as_plain(f"{question.short}: {in_full}") if question and in_full else "")
        self.update()

    def _tell(self) -> None:
        if self._question is not None:
            self.wanted.emit(self._question.criterion)

    def sizeHint(self) -> QSize:
        """Ask for the natural size."""
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Accept less, down to what can still be read."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        question = self._question
        if question is None:
            return
        theme = theme_of(self)
        painter = QPainter(self)
        if self.underMouse():
            fill(painter, self.rect(), theme.colour("inset"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(_not_underlined(NOTE))
        painter.setPen(theme.colour("ink3"))
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignLeft, question.criterion)
        left = QFontMetrics(font(NOTE)).horizontalAdvance(question.criterion) + 8
        painter.setFont(_not_underlined(BODY))
        painter.setPen(theme.colour("ink"))
        metrics = painter.fontMetrics()
        room = self.width() - left - metrics.horizontalAdvance(self._weight) - 12
        words = metrics.elidedText(question.short, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, self.height()), middle, words)
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, self._weight)


def _not_underlined(pixels: int) -> QFont:
    # The style of links would else shine through: a font inherits what it does not say itself.
    face = font(pixels)
    face.setUnderline(False)
    return face
