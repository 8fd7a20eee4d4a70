"""What rows that paint themselves share: they light up, and answer to a click, Enter and Space."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class PaintedRow(QWidget):
    """A row to be pressed.

    Attributes:
        is_open: what belongs to the row is shown below it.
        is_over: the mouse is over it.

    Signals:
        pressed: the row was chosen.

    """

    pressed = Signal()

    def __init__(self) -> None:
        """Start closed."""
        super().__init__()
        self.is_open = self.is_over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def ground(self) -> str:
        """Return the token behind the row, "" for none."""
        return "select" if self.is_open else "inset" if self.is_over else ""

    def set_open(self, *, is_open: bool) -> None:
        """Remember whether what belongs to the row is shown below it."""
        self.is_open = is_open
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the row can be pressed."""
        super().enterEvent(event)
        self.is_over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Return to rest."""
        super().leaveEvent(event)
        self.is_over = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click, so that its end arrives here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press on a click that ends inside the row."""
        inside = self.rect().contains(QPoint(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
