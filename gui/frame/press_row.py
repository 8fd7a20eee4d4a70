"""Rows of a table: a hairline above, cells on columns, and a row that can be pressed."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.frame.columns import ColumnLayout, Plan
from gui.style.filling import fill
from gui.style.theme import theme_of


class Row(QWidget):
    """Cells on columns under a hairline; ``ground`` is a token behind the row, "" for none."""

    def __init__(
        self, cells: tuple[QWidget, ...], plan: Plan, *, padding: int = 8, gap: int = 4
    ) -> None:
        """Put one cell on each column of the plan."""
        super().__init__()
        self.ground = ""
        self.has_line = True
        layout = ColumnLayout(self, plan, above=padding, below=padding, gap=gap)
        for cell in cells:
            layout.addWidget(cell)

    def set_ground(self, token: str) -> None:
        """Fill the row with a colour, "" for none."""
        if token != self.ground:
            self.ground = token
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the row and draw the line above it."""
        painter = QPainter(self)
        if self.ground:
            fill(painter, self.rect(), theme_of(self).colour(self.ground))
        if self.has_line:
            fill(painter, QRect(0, 0, self.width(), 1), theme_of(self).colour("hair"))


class PressRow(Row):
    """A row that answers to a click, Enter and Space.

    Signals:
        pressed: the row was chosen.
    """

    pressed = Signal()

    def __init__(
        self, cells: tuple[QWidget, ...], plan: Plan, *, padding: int = 8, gap: int = 4
    ) -> None:
        """Take the cells as a row does; they let the mouse through."""
        super().__init__(cells, plan, padding=padding, gap=gap)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for cell in cells:
            cell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rest = ""

    def set_rest(self, token: str) -> None:
        """Set the ground of the row while the mouse is elsewhere."""
        self._rest = token
        self.set_ground(token)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the row can be pressed."""
        super().enterEvent(event)
        self.set_ground(self._rest or "inset")

    def leaveEvent(self, event: QEvent) -> None:
        """Return to rest."""
        super().leaveEvent(event)
        self.set_ground(self._rest)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press on a click that ends inside the row."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self.pressed.emit()
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click, so that its end arrives here."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
