"""Check boxes and drop-downs whose tick and arrow are painted from the tokens."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from gui.frame.button import as_caption
from gui.style.theme import theme_of
from gui.style.type import BODY, font

_BOX = 16
_GAP = 9


class CheckBox(QCheckBox):
    """A box of 16 px: filled with ink and a tick when checked."""

    def __init__(self, text: str) -> None:
        """Take the words beside the box."""
        super().__init__(as_caption(text))
        self._words = text
        self.setAccessibleName(text)
        self.setFont(font(BODY))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        theme = theme_of(self)
        edge = "rule" if self.isEnabled() else "hair"
        filled = self.isChecked() and self.isEnabled()
        painter.setPen(QPen(theme.colour("ink" if filled else edge), 1))
        painter.setBrush(theme.colour("ink" if filled else "sheet"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("sheet" if filled else "ink3"), 2))
            corner = box.topLeft().toPointF()
            painter.drawPolyline(
                [corner + QPointF(x, y) for x, y in ((3.8, 8.4), (6.8, 11.2), (12.2, 4.8))]
            )

    def hitButton(self, position: object) -> bool:
        """Take a click anywhere on the row."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for the box, the words and a target 24 high."""
        width = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(_BOX + _GAP + width + 4, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, QRect(0, (self.height() - _BOX) // 2, _BOX, _BOX))
        painter.setPen(theme_of(self).colour("ink" if self.isEnabled() else "ink3"))
        words = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)


class DropDown(QComboBox):
    """A drop-down with an arrow in ink; the wheel never changes it by accident."""

    def __init__(self, name: str) -> None:
        """Name the choice for a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: object) -> None:
        """Let the page scroll instead."""
        event.ignore()  # type: ignore[attr-defined]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).colour("ink2" if self.isEnabled() else "ink3"), 1.6))
        middle = QPointF(self.width() - 15, self.height() / 2)
        painter.drawPolyline(
            [middle + QPointF(x, y) for x, y in ((-4.0, -2.0), (0.0, 2.2), (4.0, -2.0))]
        )
