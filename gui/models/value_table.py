"""A table of values: arrows move, Enter goes on to the field that changes the value."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gui.frame.label import as_plain
from gui.models.rows import Table
from gui.style.type import MARGIN, NOTE, font

_ROW = 34
_PADDING = (24, 10)
"""What style sheet and table keep free around a text, across and down."""
_LONG = 30
Index = QModelIndex | QPersistentModelIndex
_EMPTY = Table((), (), ())


class _Cells(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = _EMPTY

    def show(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.table.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.table.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.table.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = bool(self.table.rows) and self.table.rows[0][section].is_number
            return _alignment(is_number=is_number) | int(Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.text} •" if cell.is_changed else cell.text
        if role == Qt.ItemDataRole.FontRole:
            return font(NOTE, semibold=cell.is_changed)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain(cell.text) if len(cell.text) > _LONG else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(is_number=cell.is_number)
        return None


class ValueTable(QTableView):
    """Shows a table; cells with a place can be chosen for change.

    Signals:
        moved: the place of the current cell, or of its row; "" where there is none.
        entered_place: Enter was pressed or a cell with a place was double-clicked.
        delete_pressed: the key Delete.
    """

    moved = Signal(str)
    entered_place = Signal()
    delete_pressed = Signal()

    def __init__(self, name: str) -> None:
        """Name the table for a screen reader."""
        super().__init__()
        self._cells = _Cells(self)
        self.setAccessibleName(name)
        self.setModel(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerWidget(QWidget())
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(font(MARGIN))
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(36)
        # Wrapped texts need another height once a column has found its width.
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.setInterval(0)
        self._heights.timeout.connect(self._fit_heights)
        head.sectionResized.connect(lambda *_where: self._heights.start())
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._tell())
        self.doubleClicked.connect(lambda _index: self.entered_place.emit())

    @property
    def table(self) -> Table:
        """Return what is shown."""
        return self._cells.table

    def show_table(self, table: Table, *, is_grid: bool) -> None:
        """Show a table; the current cell stays. In a grid single cells are chosen, else rows."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        is_same = table.heads == self.table.heads
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if is_grid else behaviour.SelectRows)
        self._cells.show(table)
        self._share_width(is_grid=is_grid)
        self._fit_heights()
        if is_same and 0 <= row < len(table.rows):
            self.setCurrentIndex(self._cells.index(row, column))
        else:
            self._tell()

    def choose(self, path: str) -> None:
        """Make the cell of a place current."""
        for row, cells in enumerate(self.table.rows):
            for column, cell in enumerate(cells):
                if path and cell.path == path:
                    self.setCurrentIndex(self._cells.index(row, column))

    def choose_row(self, row: int) -> None:
        """Make one row current."""
        self.setCurrentIndex(self._cells.index(row, 0))

    def natural_height(self) -> int:
        """Return the height that shows every row."""
        return self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + 4

    def current_row(self) -> int:
        """Return the number of the current row, -1 when there is none."""
        return self.currentIndex().row()

    def current_path(self) -> str:
        """Return the place of the current cell, or the one of its row."""
        index = self.currentIndex()
        if not index.isValid():
            return ""
        cells = self.table.rows[index.row()]
        if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectItems:
            return cells[index.column()].path
        return next((cell.path for cell in cells if cell.path), "")

    def focus_rect(self) -> QRect:
        """Return the current cell or row, for the focus ring."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        cell = self.visualRect(index).translated(self.viewport().pos())
        if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            cell.setLeft(self.viewport().x())
            cell.setWidth(self.viewport().width())
        return cell.adjusted(4, 4, -4, -4)

    def sizeHint(self) -> QSize:
        """Ask for head and two rows: the fields below must stay in sight in a low window."""
        return QSize(256, 3 * _ROW + 8)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less, so that a page too low for it scrolls."""
        return self.sizeHint()

    def sizeHintForRow(self, row: int) -> int:
        """Return the height that shows every text; the table's own forgets the padding."""
        across, down = _PADDING
        highest = 0
        for column, cell in enumerate(self.table.rows[row]):
            metrics = QFontMetrics(font(NOTE, semibold=cell.is_changed))
            # A column that is as wide as its text must not be taken for one too narrow.
            room = QRect(0, 0, max(self.columnWidth(column) - across + 2, 1), 10_000)
            text = self._cells.data(self._cells.index(row, column))
            box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, str(text))
            highest = max(highest, box.height())
        return max(highest + down, _ROW)

    def show_current(self) -> None:
        """Scroll to the current cell, once what stands below has found its height."""
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def begin_at_first(self) -> None:
        """Make the first cell that can be changed current where none is."""
        if not self.currentIndex().isValid() and self.table.rows:
            self.setCurrentIndex(self._cells.index(0, 1))

    def _fit_heights(self) -> None:
        head = self.horizontalHeader()
        metrics = QFontMetrics(font(MARGIN))
        highest = 0
        for column, text in enumerate(self.table.heads):
            room = QRect(0, 0, max(head.sectionSize(column) - _PADDING[0], 1), 10_000)
            box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
            highest = max(highest, box.height())
        head.setFixedHeight(highest + _PADDING[1])
        self.resizeRowsToContents()

    def _share_width(self, *, is_grid: bool) -> None:
        head = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        if is_grid:
            head.setSectionResizeMode(mode.Fixed)
            self._share_grid()
            return
        head.setSectionResizeMode(mode.ResizeToContents)
        for column in self.table.wide:
            head.setSectionResizeMode(column, mode.Stretch)

    def _share_grid(self) -> None:
        """Give the first column its longest text; the others share the rest, their heads wrapped.

        No column is narrower than the longest word of its head.
        """
        metrics = QFontMetrics(font(MARGIN))
        texts = QFontMetrics(font(NOTE))
        first = max((texts.horizontalAdvance(row[0].text) for row in self.table.rows), default=0)
        first += _PADDING[0] + 4
        least = [_longest_word(metrics, head) + _PADDING[0] for head in self.table.heads[1:]]
        rest = self.viewport().width() - first
        even = rest // len(least) if least else 0
        is_even = even >= max(least, default=0)
        spare = max(0, rest - sum(least)) // max(1, len(least))
        widths = [even if is_even else one + spare for one in least]
        for column, width in enumerate((first, *widths)):
            self.setColumnWidth(column, width)

    def _tell(self) -> None:
        self.moved.emit(self.current_path())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out in a grid; a list does it by itself."""
        super().resizeEvent(event)
        if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectItems:
            self._share_grid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the field on Enter; tell of Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_place.emit()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
            return
        super().keyPressEvent(event)


def _alignment(*, is_number: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _longest_word(metrics: QFontMetrics, text: str) -> int:
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
