"""The middle of the page: one of several parts, of which only the one shown asks for room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.frame.empty_state import EmptyState


class Middle(QStackedWidget):
    """Asks for the room of the part that is shown, not for that of the largest."""

    def __init__(self) -> None:
        """Start without a part."""
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        """Say no: the height of a part never follows from the width alone."""
        return False

    def sizeHint(self) -> QSize:
        """Return what the part shown needs at least."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the part shown needs at least."""
        return self.sizeHint()


def at_top(state: EmptyState) -> QWidget:
    """Return a place with an empty state at its upper edge."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 24, 0, 0)
    column.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return place
