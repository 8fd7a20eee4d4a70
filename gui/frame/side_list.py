"""The painted list of places in the left pane: archive, result and report use it."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.frame.surface import viewport
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, font

_ROW = 36
_GAP = 16
Index = QModelIndex | QPersistentModelIndex


class SideEntry(NamedTuple):
    """One place: key, words, what stands at the right ("8"), and a gap above it or none."""

    key: str
    text: str
    detail: str = ""
    has_gap: bool = False
    spoken: str = ""


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[SideEntry, ...] = ()

    def show(self, entries: tuple[SideEntry, ...]) -> None:
        same = tuple(e.key for e in entries) == tuple(e.key for e in self.entries)
        if same:
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken or f"{entry.text} {entry.detail}".strip()
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QListView, listed: _Entries) -> None:
        super().__init__(view)
        self._view = view
        self._listed = listed
        self.inset = 20
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = self._listed.entries[index.row()]
        return QSize(120, _ROW + (_GAP if entry.has_gap else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._listed.entries[index.row()]
        theme = theme_of()
        row = option.rect.adjusted(0, _GAP if entry.has_gap else 0, 0, 0)
        # Asked of the view: the option's own state would load all of Qt's style at the start.
        is_current = index.row() == self._view.currentIndex().row()
        if is_current:
            fill(painter, row, theme.colour("sheet"))
            fill(painter, QRect(row.left(), row.top(), 3, row.height()), theme.colour("ink"))
        elif index.row() == self.hovered:
            fill(painter, row, theme.colour("inset"))
        self._write(painter, row, entry, is_current)

    def _write(self, painter: QPainter, row: QRect, entry: SideEntry, is_current: bool) -> None:
        inner = row.adjusted(self.inset, 0, -16, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme_of().colour("ink"))
        painter.setFont(font(BODY, semibold=is_current))
        metrics = painter.fontMetrics()
        room = inner.width() - metrics.horizontalAdvance(entry.detail) - 8
        words = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.setFont(font(BODY))
        painter.setPen(theme_of().colour("ink2"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, entry.detail)


class SideList(QListView):
    """A list of places; up and down move, Enter goes there and on into the page.

    Signals:
        chosen: the key of the place, on every move.
        went: the key, on Enter or a click.
    """

    chosen = Signal(str)
    went = Signal(str)

    def __init__(self, name: str) -> None:
        """Name the list for a screen reader."""
        super().__init__()
        self.setViewport(viewport(is_clear=True))
        self._entries = _Entries(self)
        self._delegate = _Painter(self, self._entries)
        self._is_telling = True
        self.setAccessibleName(name)
        self.setModel(self._entries)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda _index: self.went.emit(self.current()))
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def show_entries(self, entries: tuple[SideEntry, ...]) -> None:
        """Show the places; the current one stays current when it is still there."""
        key = self.current()
        self._entries.show(entries)
        self.choose(key)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Make one place current without telling anybody."""
        keys = [entry.key for entry in self._entries.entries]
        if key not in keys:
            return
        self._is_telling = False
        self.setCurrentIndex(self._entries.index(keys.index(key)))
        self._is_telling = True

    def current(self) -> str:
        """Return the key of the current place, "" when there is none."""
        index = self.currentIndex()
        return self._entries.entries[index.row()].key if index.isValid() else ""

    def set_inset(self, inset: int) -> None:
        """Set the distance of the words from the left edge."""
        self._delegate.inset = inset
        self.viewport().update()

    def focus_rect(self) -> QRect:
        """Return the current row, for the focus ring."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        entry = self._entries.entries[index.row()]
        row = self.visualRect(index).adjusted(0, _GAP if entry.has_gap else 0, 0, 0)
        return row.adjusted(6, 3, -6, -3)

    def natural_height(self) -> int:
        """Return the height that shows every row."""
        return sum(_ROW + (_GAP if entry.has_gap else 0) for entry in self._entries.entries)

    def _hover(self, row: int) -> None:
        self._delegate.hovered = row
        self.viewport().update()

    def currentChanged(self, new: Index, old: Index) -> None:
        """Tell which place was moved to."""
        super().currentChanged(new, old)
        if self._is_telling and self.current():
            self.chosen.emit(self.current())

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        return QSize(200, self.natural_height())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away with the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on into the page on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went.emit(self.current())
            return
        super().keyPressEvent(event)
