"""The parts of a long page brought up to date in turn: those in view now, the others one by one."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


class Placed(Protocol):
    """A part that stands somewhere on the page, as every widget does."""

    def mapTo(self, parent: QWidget, point: QPoint) -> QPoint:
        """Return a point of the part as a point of the page."""
        ...


Part = TypeVar("Part", bound=Placed)


class PartsInTurn(Generic[Part]):
    """Shows what is in view of the area at once and one more part in each turn after that.

    ``show`` brings one part up to date; ``finished`` is called when none waits any more.
    """

    def __init__(
        self, area: QScrollArea, show: Callable[[Part], None], finished: Callable[[], None]
    ) -> None:
        """Start with nothing to show."""
        self._area, self._show, self._finished = area, show, finished
        self._waiting: tuple[Part, ...] = ()
        self._first: tuple[Part, ...] = ()
        self._timer = QTimer(area)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_one_more)

    def begin(self, parts: tuple[Part, ...], first: tuple[Part, ...]) -> None:
        """Show these parts; ``first`` are shown at once wherever they stand."""
        self._waiting, self._first = parts, first
        while self._waiting and self._is_in_view(self._waiting[0]):
            self._show_next()
        if self._waiting:
            self._timer.start()

    def settle(self) -> None:
        """Bring every part up to date at once, those out of view too."""
        while self._waiting:
            self._show_next()
        # Rows inside rows tell their new height upwards one event at a time.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show_one_more(self) -> None:
        if self._waiting:
            self._show_next()
        if self._waiting:
            self._timer.start()

    def _show_next(self) -> None:
        part, *rest = self._waiting
        self._waiting = tuple(rest)
        self._show(part)
        if not self._waiting:
            self._finished()

    def _is_in_view(self, part: Part) -> bool:
        page = self._area.widget()
        top = part.mapTo(page, QPoint(0, 0)).y() if page else 0
        bottom = self._area.verticalScrollBar().value() + self._area.viewport().height()
        return part in self._first or top < bottom
