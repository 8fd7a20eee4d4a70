"""The list of assessments: one selectable line each, heads in between."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from core.archive.rows import ArchiveRow
from core.language import _
from gui.archive.entries import Entry, Item, changed_at, grouped, spoken
from gui.archive.hits import search_words
from gui.archive.moments import short_day
from gui.archive.row_painter import HEAD, ROW, RowPainter
from gui.frame.surface import viewport

Index = QModelIndex | QPersistentModelIndex
_HEAD_SIZE, _ENTRY_SIZE = QSize(200, HEAD), QSize(200, ROW)


class ArchiveListModel(QAbstractListModel):
    """Heads and entries in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()

    def show_rows(self, rows: Iterable[ArchiveRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.items = grouped(rows)
        self.endResetModel()

    def place_of(self, identity: str) -> int:
        """Return the line of an assessment, -1 when it is not listed."""
        for place, item in enumerate(self.items):
            if isinstance(item, Entry) and item.row.id == identity:
                return place
        return -1

    def entry_from(self, place: int, step: int) -> int:
        """Return the nearest entry at or beyond a line in one direction, -1 when none is left."""
        while 0 <= place < len(self.items):
            if isinstance(self.items[place], Entry):
                return place
            place += step
        return -1

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines there are."""
        return len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only entries be selected."""
        if isinstance(self.items[index.row()], Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a line or what is said of it."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            # Told here and not by the painter: the list asks it of every line before it is shown.
            return _ENTRY_SIZE if isinstance(item, Entry) else _HEAD_SIZE
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title if isinstance(item, Entry) else item.client
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item, _day_of(item))
        return None


class ArchiveList(QListView):
    """Up and down move from entry to entry, Enter opens, Delete bins.

    Signals:
        selected: the id of the entry selected, "" for none.
        opened: Enter or a double click.
        binned: Delete.
    """

    selected = Signal(str)
    opened = Signal(str)
    binned = Signal(str)

    def __init__(self) -> None:
        """Build the view over its own model."""
        super().__init__()
        self.setViewport(viewport(is_clear=False))
        self._items = ArchiveListModel(self)
        self._rows = RowPainter(self, lambda line: self._items.items[line])
        self.setModel(self._items)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(_("Assessments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current()))

    def show_rows(self, rows: Iterable[ArchiveRow], search: str, edge: int) -> None:
        """Show rows; the selected one stays selected, else its neighbour takes its place."""
        identity, place = self.current(), self.currentIndex().row()
        self._rows.words = search_words(search)
        self._rows.edge = edge
        self._items.show_rows(rows)
        self._select_near(self._items.place_of(identity), place)

    def set_edge(self, edge: int) -> None:
        """Set the distance of the words from both sides."""
        self._rows.edge = edge
        self.viewport().update()

    def select(self, identity: str) -> None:
        """Select one assessment, if it is listed."""
        place = self._items.place_of(identity)
        if place >= 0:
            self.setCurrentIndex(self._items.index(place))
            self.scrollTo(self.currentIndex())

    def current(self) -> str:
        """Return the id of the selected assessment, "" when none is."""
        place = self.currentIndex().row()
        item = self._items.items[place] if 0 <= place < len(self._items.items) else None
        return item.row.id if isinstance(item, Entry) else ""

    def focus_rect(self) -> QRect:
        """Return the selected line, for the focus ring."""
        if not self.currentIndex().isValid():
            return self.rect()
        return self.visualRect(self.currentIndex()).adjusted(6, 4, -6, -5)

    def _select_near(self, found: int, before: int) -> None:
        place = found
        if place < 0:
            start = min(max(before, 0), max(len(self._items.items) - 1, 0))
            place = self._items.entry_from(start, 1)
        if place < 0:
            place = self._items.entry_from(len(self._items.items) - 1, -1)
        if place >= 0:
            self.setCurrentIndex(self._items.index(place))
        else:
            self.selected.emit("")

    def _hover(self, row: int) -> None:
        self._rows.hovered = row
        self.viewport().update()

    def currentChanged(self, new: Index, old: Index) -> None:
        """Tell which assessment was moved to."""
        super().currentChanged(new, old)
        self.selected.emit(self.current())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away with the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step from entry to entry, over the heads."""
        target = super().moveCursor(action, modifiers)
        wanted = {"MoveUp": -1, "MovePrevious": -1, "MoveDown": 1, "MoveNext": 1}.get(action.name)
        if wanted is not None:
            place = self._items.entry_from(self.currentIndex().row() + wanted, wanted)
        else:
            step = 1 if target.row() <= self.currentIndex().row() else -1
            place = self._items.entry_from(target.row(), step)
        return self._items.index(place) if place >= 0 else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, bin on Delete."""
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.binned,
        }.get(Qt.Key(event.key()))
        if signal is not None and self.current():
            signal.emit(self.current())
            return
        super().keyPressEvent(event)


def _day_of(item: Item) -> str:
    if isinstance(item, Entry):
        return short_day(changed_at(item.row), datetime.now().astimezone())
    return ""
