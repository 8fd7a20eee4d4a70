"""A layout that sets widgets side by side and starts a new line when one is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in lines, each at its own width."""

    def __init__(self, parent: QWidget, across: int, down: int) -> None:
        """Keep ``across`` pixels between neighbours and ``down`` between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def _flow(self, box: QRect, *, places: bool) -> int:
        x, y, line = box.left(), box.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > box.left() and x + size.width() > box.right() + 1:
                x, y, line = box.left(), y + line + self._down, 0
            width = min(size.width(), box.width())
            if places:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._across
            line = max(line, size.height())
        return y + line - box.top()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away, None where there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Say that no direction needs more room than asked for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows every line at this width."""
        return self._flow(QRect(0, 0, width, 0), places=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in lines."""
        super().setGeometry(rect)
        self._flow(rect, places=True)

    def sizeHint(self) -> QSize:
        """Ask for the natural size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the tallest item."""
        sizes = [item.sizeHint() for item in self._items]
        if not sizes:
            return QSize()
        return QSize(40, max(size.height() for size in sizes))
