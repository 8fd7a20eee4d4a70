"""The ground of a page on which notices lie, so that nothing moves when they come and go."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QCursor, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QSizePolicy, QWidget

_AROUND_FOCUS = 8
_AROUND_POINTER = 16


class Edge(StrEnum):
    """Where on the ground a notice lies: at its foot unless somebody is at work there."""

    FOOT = "foot"
    HEAD = "head"
    MIDDLE = "middle"


class _Kept(NamedTuple):
    edge: Edge
    height: int
    is_gone: bool = False


class NoticeGround(QWidget):
    """Holds what scrolls on a page and shortens it by the height of a notice.

    Only what scrolls gives room, and it is scrolled along, so that every line of it stays where
    it is. Where the room cannot be given back without moving something, because one has scrolled
    to the end meanwhile, it stays empty until one scrolls on. The place of a notice that went from
    under another stays empty until a notice is placed again.

    Signals:
        shifted: a notice that lay here already has another place now.
    """

    shifted = Signal()

    def __init__(self, content: QWidget, scrolling: Callable[[], QWidget | None]) -> None:
        """Hold the content; ``scrolling`` returns the area inside that scrolls now, if any."""
        super().__init__()
        self._content, self._scrolling = content, scrolling
        self._kept: dict[QWidget, _Kept] = {}
        self._head = self._foot = 0
        self._waits_for: QScrollBar | None = None
        content.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def take_in(self, notice: QWidget, height: int, taken: tuple[QRect, ...]) -> QRect:
        """Return the place of a notice on this ground; one that lies there keeps its edge.

        ``taken`` are the places, on this ground, at which somebody is at work.
        """
        before = self._offsets()
        self._kept = {other: kept for other, kept in self._kept.items() if not kept.is_gone}
        known = self._kept.get(notice)
        edges = tuple(Edge) if known is None else (known.edge,)
        offers = [(edge, self._place(notice, edge, height)) for edge in edges]
        free = [one for one in offers if not any(one[1].intersects(rect) for rect in taken)]
        edge, place = (free or offers)[0]
        # One that lies here already keeps its turn.
        self._kept[notice] = _Kept(edge, height)
        self._settle()
        now = self._offsets()
        if any(now[other] != before[other] for other in now if other is not notice):
            self.shifted.emit()
        return place

    def let_go(self, notice: QWidget) -> None:
        """Give the room of a notice back as soon as that moves nothing."""
        if notice not in self._kept:
            return
        self._kept[notice] = self._kept[notice]._replace(is_gone=True)
        lain_upon: set[Edge] = set()
        for other, kept in reversed(tuple(self._kept.items())):
            if not kept.is_gone:
                lain_upon.add(kept.edge)
            elif kept.edge not in lain_upon:
                del self._kept[other]
        self._settle()

    def _place(self, notice: QWidget, edge: Edge, height: int) -> QRect:
        before = self._room(edge, notice)
        tops = {
            Edge.FOOT: self.height() - before - height,
            Edge.HEAD: before,
            Edge.MIDDLE: (self.height() - height) // 2,
        }
        return QRect(0, tops[edge], self.width(), height)

    def _offsets(self) -> dict[QWidget, int]:
        return {notice: self._room(kept.edge, notice) for notice, kept in self._kept.items()}

    def _room(self, edge: Edge, up_to: QWidget | None = None) -> int:
        """Return what the notices of an edge take, of those in front of ``up_to`` only."""
        room = 0
        for notice, kept in self._kept.items():
            if notice is up_to:
                break
            room += kept.height if kept.edge is edge else 0
        return room

    def _settle(self) -> None:
        head, foot = self._room(Edge.HEAD), self._room(Edge.FOOT)
        area = self._scrolling()
        bar = area.verticalScrollBar() if isinstance(area, QAbstractScrollArea) else None
        if bar is None or not self.isVisible():
            # What does not scroll would move with its head.
            self._shorten(self._head if bar is None else 0, foot)
            self._wait_for(None)
            return
        value = bar.value()
        if head < self._head and value < self._head - head:
            head = self._head
        value += head - self._head
        reach = max(bar.maximum() + head - self._head, 0)
        if foot < self._foot and value > max(reach + foot - self._foot, 0):
            foot = self._foot
        self._shorten_and_scroll(bar, value, head, foot)
        is_owed = (head, foot) != (self._room(Edge.HEAD), self._room(Edge.FOOT))
        self._wait_for(bar if is_owed else None)

    def _shorten_and_scroll(self, bar: QScrollBar, value: int, head: int, foot: int) -> None:
        before = self._head
        self._wait_for(None)
        self._shorten(head, foot)
        bar.setValue(value)
        if bar.value() != value:
            # Too short to be scrolled: the notice lies over its head instead.
            self._shorten(before, foot)

    def _shorten(self, head: int, foot: int) -> None:
        self._head, self._foot = head, foot
        self._fit()

    def _fit(self) -> None:
        # In a low window the notice covers a part rather than leave less than is of use.
        spare = max(self.height() - self.minimumSizeHint().height(), 0)
        head = min(self._head, spare)
        self._content.setGeometry(self.rect().adjusted(0, head, 0, -min(self._foot, spare - head)))

    def _wait_for(self, bar: QScrollBar | None) -> None:
        if bar is self._waits_for:
            return
        if self._waits_for is not None:
            self._waits_for.valueChanged.disconnect(self._go_on)
        self._waits_for = bar
        if bar is not None:
            bar.valueChanged.connect(self._go_on)

    def _go_on(self, _value: int) -> None:
        self._settle()

    def sizeHint(self) -> QSize:
        """Ask for what the content asks for."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more while a notice lies here, or what stands below would move."""
        return self._content.minimumSizeHint().expandedTo(self._content.minimumSize())

    def event(self, event: QEvent) -> bool:
        """Hand on what the content asks for."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the content to the new size."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give back what is owed, which nobody sees move."""
        super().hideEvent(event)
        self._kept = {notice: kept for notice, kept in self._kept.items() if not kept.is_gone}
        self._wait_for(None)
        self._shorten(min(self._head, self._room(Edge.HEAD)), self._room(Edge.FOOT))


def places_taken(on: QWidget) -> tuple[QRect, ...]:
    """Return where on a widget somebody is at work: at the focus and at the pointer."""
    window = on.window()
    taken = []
    focus = window.focusWidget()
    if focus is not None and focus.isVisible():
        own = QRect(getattr(focus, "focus_rect", focus.rect)())
        seen = focus.visibleRegion().boundingRect().intersected(own)
        room = seen.adjusted(-_AROUND_FOCUS, -_AROUND_FOCUS, _AROUND_FOCUS, _AROUND_FOCUS)
        taken.append(_moved(room, focus, on))
    point = window.mapFromGlobal(QCursor.pos())
    if window.rect().contains(point):
        side = 2 * _AROUND_POINTER
        around = QRect(point - QPoint(side // 2, side // 2), QSize(side, side))
        taken.append(_moved(around, window, on))
    return tuple(taken)


def _moved(rect: QRect, source: QWidget, target: QWidget) -> QRect:
    return QRect(target.mapFromGlobal(source.mapToGlobal(rect.topLeft())), rect.size())
