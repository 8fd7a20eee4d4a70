"""The main window: header, notices, and the room that is shown; no logic of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.language import _
from gui.frame.header import Header
from gui.frame.notice_bar import NoticeBar
from gui.frame.surface import lay_on_sheet

if TYPE_CHECKING:
    from gui.frame.focus_ring import FocusRing
    from gui.frame.in_view import FocusInView
    from gui.frame.room import Room

WIDE = 1280
NARROW = 1000


def columns(width: int) -> tuple[int, int, bool]:
    """Return the left and right column for a window of this width, and whether it is narrow."""
    if width >= WIDE:
        return 240, 384, False
    return (196, 0, False) if width >= NARROW else (196, 0, True)


class MainWindow(QWidget):
    """Places the rooms. ``may_close`` is asked before the window closes.

    Signals:
        first_painted: the window has been painted for the first time.
        closing: the window is about to close; what is typed must be saved now.
    """

    first_painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        """Build the frame without a room."""
        super().__init__()
        self.setWindowTitle(_("Tuning Fork"))
        self.setMinimumSize(640, 400)
        lay_on_sheet(self)
        self.header = Header()
        self._stack = QStackedWidget()
        self._is_painted = False
        self._told_here = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self.notices = NoticeBar(self)
        column.addWidget(self._stack, 1)
        self.ring: FocusRing | None = None
        self.in_view: FocusInView | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.header.section_chosen.connect(self._show_section)

    @property
    def room(self) -> QWidget | None:
        """Return the room shown now."""
        return self._stack.currentWidget()

    def show_room(self, room: QWidget) -> None:
        """Show a room, adding it when it is new."""
        if self._stack.indexOf(room) < 0:
            self._stack.addWidget(room)
        if room is not self.room:
            self._forget_what_was_told_here()
        self._fit(room)
        self._stack.setCurrentWidget(room)
        self.header.show_sections(cast("Room", room).sections())
        self.notices.lie_on(cast("Room", room).notice_ground())

    def tell_here(self, sentence: str) -> None:
        """Tell what is of use in the room shown now only; it goes when another one is shown."""
        self._told_here = sentence
        self.notices.tell(sentence)

    def _forget_what_was_told_here(self) -> None:
        if self._told_here and self.notices.text == self._told_here:
            self.notices.clear()
        self._told_here = ""

    def remove_room(self, room: QWidget) -> None:
        """Take a room away for good."""
        if room is self.room:
            self._forget_what_was_told_here()
            self.notices.lie_on(None)
        self._stack.removeWidget(room)
        room.setParent(None)
        room.deleteLater()

    def restore_place(self, geometry: str) -> None:
        """Open where the window was closed last, at first at 1280 x 800 if the screen has room."""
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize()))
        if geometry:
            self.restoreGeometry(bytes.fromhex(geometry))

    def place(self) -> str:
        """Return where the window is, for ``restore_place``."""
        return bytes(self.saveGeometry().data()).hex()

    def _tell_painted(self) -> None:
        self.first_painted.emit()
        # The ring looks at every event of the window, and none before the first paint needs it.
        from gui.frame.focus_ring import FocusRing
        from gui.frame.in_view import FocusInView

        self.ring = FocusRing(self)
        self.in_view = FocusInView(self)

    def _show_section(self, key: str) -> None:
        if self.room is not None:
            cast("Room", self.room).show_section(key)

    def _fit(self, room: QWidget) -> None:
        left, right, is_narrow = columns(self.width())
        cast("Room", room).set_columns(left, right, is_narrow=is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give header and room the columns of the new width."""
        left, right, is_narrow = columns(event.size().width())
        self.header.set_columns(left, right, is_narrow=is_narrow)
        if self.room is not None:
            self._fit(self.room)
        super().resizeEvent(event)
        if not self.notices.isHidden():
            self.notices.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once it is over."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._tell_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is typed be saved first; stay open when somebody objects."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
