"""A layout on named columns: every row of a table puts its cells on the same places."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True, slots=True)
class Column:
    """Where a cell stands, in pixels; ``line`` counts the lines of one row, ``drop`` lowers it.

    ``hangs`` "left" or "right" gives the cell its own width at that edge of the column; ""
    fills the column. One that ``spills`` may reach beside the next line instead of pushing it
    down.
    """

    left: int
    width: int
    line: int = 0
    drop: int = 0
    hangs: str = ""
    spills: bool = False


Plan = Callable[[int], tuple[Column, ...]]
"""From the width of the row to one column for each cell."""


class ColumnLayout(QLayout):
    """Cells on columns that depend on the width; a row is as high as its highest cell."""

    def __init__(self, parent: QWidget, plan: Plan, *, above: int, below: int, gap: int) -> None:
        """Keep ``above`` and ``below`` the cells free and ``gap`` between the lines of a row."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._plan, self._above, self._below, self._gap = plan, above, below, gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        columns = self._plan(width)
        tops, top = {}, self._above
        shown = [pair for pair in zip(self._items, columns, strict=True) if not pair[0].isEmpty()]
        for line in sorted({column.line for _item, column in shown}):
            tops[line] = top
            own = [_bottom(*pair) for pair in shown if pair[1].line == line and not pair[1].spills]
            top += max(own, default=0) + self._gap
        return [(item, _box(item, column, tops[column.line])) for item, column in shown]

    def addItem(self, item: QLayoutItem) -> None:
        """Take a cell."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many cells there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one cell."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one cell back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Grow with wrapped text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row; kept until something changes."""
        if width not in self._heights:
            boxes = self._boxes(width)
            lowest = max((box.bottom() + 1 for _item, box in boxes), default=self._above)
            self._heights[width] = lowest + self._below
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget the heights."""
        self._heights = {}
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the cells."""
        super().setGeometry(rect)
        for item, box in self._boxes(rect.width()):
            item.setGeometry(box.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Ask for the room above and below."""
        return QSize(40, self._above + self._below)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


def _bottom(item: QLayoutItem, column: Column) -> int:
    return column.drop + _height(item, column.width)


def _box(item: QLayoutItem, column: Column, top: int) -> QRect:
    width = min(item.sizeHint().width(), column.width) if column.hangs else column.width
    left = column.left + (column.width - width if column.hangs == "right" else 0)
    size = QSize(width, _height(item, width))
    return QRect(QPoint(left, top + column.drop), size)
