"""Paints the lines of the archive's list."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from core.charts.fork import fork_scene
from core.charts.marks import verdict_mark
from gui.archive.entries import Entry, Head, Item, changed_at, row_progress
from gui.archive.hits import marked_runs
from gui.archive.moments import short_day
from gui.charts.scene_painter import paint_scene
from gui.style.filling import fill
from gui.style.theme import Theme, theme_of
from gui.style.type import BODY, MARGIN, NOTE, font

HEAD = 47
ROW = 56
EDGE = 32
_FORK = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowPainter(QStyledItemDelegate):
    """Heads in Semibold, rows of 56: fork, use case over progress, verdict over approach, date."""

    def __init__(self, view: QListView, item_at: Callable[[int], Item]) -> None:
        """Paint the rows of one list, at first without a search."""
        super().__init__(view)
        self._view = view
        self._item_at = item_at
        self.hovered = -1
        self.words: tuple[str, ...] = ()
        self.edge = EDGE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        item = self._item_at(index.row())
        theme = theme_of()
        painter.save()
        if isinstance(item, Head):
            self._paint_head(painter, theme, option.rect, item)
        else:
            # Asked of the view: the option's own state would load all of Qt's style at the start.
            is_current = index.row() == self._view.currentIndex().row()
            ground = "select" if is_current else "inset" if index.row() == self.hovered else ""
            _paint_ground(painter, theme, option.rect, ground)
            self._paint_entry(painter, theme, option.rect, item, is_current=is_current)
        fill(painter, _last_line(option.rect), theme.colour("hair"))
        painter.restore()

    def _paint_head(self, painter: QPainter, theme: Theme, place: QRect, head: Head) -> None:
        pen = _Pen(painter, theme, self.words)
        pen.write(place.adjusted(self.edge, 13, -self.edge, 0), head.client, BODY, semibold=True)

    def _paint_entry(
        self, painter: QPainter, theme: Theme, place: QRect, entry: Entry, *, is_current: bool
    ) -> None:
        row = place.adjusted(self.edge, 0, -self.edge, -1)
        pen = _Pen(painter, theme, self.words)
        verdict = row.left() + round(row.width() * 0.518)
        date = pen.write_right(row, short_day(changed_at(entry.row), datetime.now().astimezone()))
        self._paint_fork(painter, theme, row, entry)
        left = QRect(row.left() + 48, row.top(), verdict - row.left() - 64, row.height())
        # While searching, Semibold is for the hits alone, in the selected line too.
        is_bold = is_current and not self.words
        pen.write(_upper(left), entry.title, BODY, semibold=is_bold)
        pen.write(_lower(left), row_progress(entry.row), MARGIN, tone="ink2")
        self._paint_verdict(painter, theme, QRect(QPoint(verdict, row.top()), date), entry)

    def _paint_fork(self, painter: QPainter, theme: Theme, row: QRect, entry: Entry) -> None:
        place = QRectF(row.left(), row.top() + 13, _FORK, _FORK)
        scene = fork_scene(entry.row.need, "row", is_hollow=entry.row.is_hollow)
        paint_scene(painter, scene, theme, place)

    def _paint_verdict(self, painter: QPainter, theme: Theme, place: QRect, entry: Entry) -> None:
        if not entry.row.verdict_state:
            return
        mark = QRectF(place.left(), place.top() + 20, 16, 16)
        paint_scene(painter, verdict_mark(entry.row.verdict_state), theme, mark)
        words = place.adjusted(25, 0, 0, 0)
        pen = _Pen(painter, theme, self.words)
        pen.write(_upper(words), entry.row.verdict_word, NOTE)
        pen.write(_lower(words), entry.row.phrase, MARGIN, tone="ink2")


def _paint_ground(painter: QPainter, theme: Theme, row: QRect, token: str) -> None:
    if token:
        fill(painter, row, theme.colour(token))
    if token == "select":
        fill(painter, QRect(row.left(), row.top(), 3, row.height()), theme.colour("ink"))


class _Pen:
    """Writes one line with the words searched for in Semibold, ending in an ellipsis."""

    def __init__(self, painter: QPainter, theme: Theme, words: tuple[str, ...]) -> None:
        self._painter = painter
        self._theme = theme
        self._words = words

    def write(
        self, place: QRect, text: str, pixels: int, *, semibold: bool = False, tone: str = "ink"
    ) -> None:
        self._painter.setPen(self._theme.colour(tone))
        left = place.left()
        for run, is_hit in marked_runs(text, self._words):
            self._painter.setFont(font(pixels, semibold=semibold or is_hit))
            metrics = self._painter.fontMetrics()
            room = place.right() - left
            fits = metrics.elidedText(run, Qt.TextElideMode.ElideRight, room)
            self._painter.drawText(QRect(left, place.top(), room, place.height()), _LEFT, fits)
            left += metrics.horizontalAdvance(fits)
            if fits != run:
                return

    def write_right(self, row: QRect, text: str) -> QPoint:
        """Write the date at the right; return the corner of the room left of it."""
        self._painter.setFont(font(MARGIN))
        self._painter.setPen(self._theme.colour("ink2"))
        self._painter.drawText(row, _RIGHT, text)
        width = self._painter.fontMetrics().horizontalAdvance(text)
        return QPoint(row.right() - width - 16, row.bottom())


def _upper(row: QRect) -> QRect:
    return QRect(row.left(), row.top() + 9, row.width(), 20)


def _lower(row: QRect) -> QRect:
    return QRect(row.left(), row.top() + 28, row.width(), 18)


def _last_line(row: QRect) -> QRect:
    return QRect(row.left(), row.bottom(), row.width(), 1)
