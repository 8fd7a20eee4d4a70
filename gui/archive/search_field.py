"""The search field over the list."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from core.language import _
from gui.style.theme import theme_of


class SearchField(QLineEdit):
    """Searches as one types; Down goes to the list, Escape clears.

    Signals:
        left: Down was pressed.
    """

    left = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setPlaceholderText(_("Search clients, use cases, notes and answers"))
        self.setAccessibleName(_("Search the archive"))
        self.setTextMargins(26, 0, 0, 0)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the list or clear."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and a magnifying glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).colour("ink2"), 1.6))
        middle = QPointF(17.5, self.height() / 2 - 1.5)
        painter.drawEllipse(middle, 4.6, 4.6)
        painter.drawLine(middle + QPointF(3.4, 3.4), middle + QPointF(7.4, 7.4))
