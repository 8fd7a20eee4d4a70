"""Notices: a strip over the foot of what scrolls; mark, sentence and at most one action."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.charts.marks import notice_mark
from core.language import _
from core.progress import Progress
from gui.frame.button import as_caption, make_button
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import NOTE
from gui.tasks import Task

if TYPE_CHECKING:  # no notice is told before the first paint
    from gui.frame.notice_ground import NoticeGround

PATIENCE_MS = 400
"""How long a piece of work may last before its progress is shown."""


class Tone(StrEnum):
    """How grave a notice is; the value is the name of its mark, but work under way has none."""

    PROGRESS = "progress"
    INFORMATION = "information"
    WARNING = "warning"
    ERROR = "error"


_GROUND = {
    Tone.PROGRESS: "desk",
    Tone.INFORMATION: "desk",
    Tone.WARNING: "cond-tint",
    Tone.ERROR: "block-tint",
}


_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class NoticeBar(QWidget):
    """Shows one notice at a time; the newest one takes the place of the one before.

    Signals:
        closed: the notice was closed by hand.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie on a part of the parent, hidden until there is something to tell."""
        super().__init__(parent)
        self._page = parent
        self._tone = Tone.INFORMATION
        self._act: Callable[[], None] | None = None
        self._ground: NoticeGround | None = None
        self._is_over = True
        self._mark = MarkView(notice_mark("information"))
        self._sentence = text_label("", NOTE, wraps=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = make_button("", "link")
        self._close = make_button(_("Close"), "link", name=_("Close the notice"))
        self.action.clicked.connect(self._do)
        self._close.clicked.connect(self._end)
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        for part in (self._mark, self._sentence, self.action, self._close):
            row.addWidget(part, 1 if part is self._sentence else 0)

    @property
    def text(self) -> str:
        """Return the sentence shown, "" when there is none."""
        return "" if self._is_over else self._sentence.text()

    @property
    def sentence(self) -> str:
        """Return the sentence shown last."""
        return self._sentence.text()

    def lie_on(self, ground: "NoticeGround | None") -> None:
        """Lie on this ground from now on, None for the foot of the whole parent."""
        if ground is self._ground:
            return
        if self._ground is not None:
            self._ground.removeEventFilter(self)
            self._ground.shifted.disconnect(self._follow)
            self._ground.let_go(self)
        self._ground = ground
        if ground is not None:
            ground.installEventFilter(self)
            ground.shifted.connect(self._follow)
        if not self.isHidden():
            self.place()

    def place(self) -> None:
        """Take the place there is now: on the ground, or at the foot of the parent."""
        page, ground = self._page, self._ground
        if ground is None or not ground.isVisible():
            height = self._height_at(page.width())
            self.setGeometry(0, page.height() - height, page.width(), height)
        else:
            from gui.frame.notice_ground import places_taken

            height = self._height_at(ground.width())
            place = ground.take_in(self, height, places_taken(ground))
            self.setGeometry(QRect(ground.mapTo(page, place.topLeft()), place.size()))
        self.raise_()

    def _height_at(self, width: int) -> int:
        self._row.activate()
        least = self._row.totalMinimumSize().height()
        return max(self._row.totalHeightForWidth(width), least)

    def tell(
        self,
        sentence: str,
        tone: Tone = Tone.INFORMATION,
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Show a sentence; ``action`` names the one thing that can be done about it."""
        self._tone = tone
        self._act = act
        self._is_over = False
        self.action.setEnabled(True)
        self._mark.show_scene(None if tone is Tone.PROGRESS else notice_mark(tone.value))
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.action.setText(as_caption(action))
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        self._close.setVisible(tone is not Tone.PROGRESS)
        self.place()
        self.setVisible(True)
        self.update()

    def clear(self) -> None:
        """Take the notice away; under the pointer only once that has left.

        Else a click on it would hit what comes into its place.
        """
        if self.isVisible() and self.underMouse():
            self._act = None
            self._is_over = True
            self.action.setEnabled(False)
        else:
            self._end()

    def follow(self, task: Task) -> None:
        """Show the progress of a task, with Cancel, once it lasts longer than 400 ms."""
        _Watch(task, self)

    def _end(self) -> None:
        self._act = None
        self._is_over = True
        self.hide()
        if self._ground is not None:
            self._ground.let_go(self)

    def _do(self) -> None:
        act, self._act = self._act, None
        self._is_over = True
        if act is not None:
            # It may tell what came of it; that stands where it was pressed, and nothing jumps.
            act()
        if self._is_over:
            self._end()

    def leaveEvent(self, event: QEvent) -> None:
        """Go with the pointer when there is nothing left to tell."""
        super().leaveEvent(event)
        if self._is_over:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the ground."""
        if event.type() in _MOVING and not self.isHidden():
            # Once what stands in the window has taken its places.
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if not self.isHidden():
            self.place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the strip with the ground of its tone, between two lines."""
        painter = QPainter(self)
        theme = theme_of(self)
        fill(painter, self.rect(), theme.colour(_GROUND[self._tone]))
        for top in (0, self.height() - 1):
            fill(painter, QRect(0, top, self.width(), 1), theme.colour("rule"))


class _Watch(QTimer):
    """Waits with one task, then shows where it stands until it is over."""

    def __init__(self, task: Task, bar: NoticeBar) -> None:
        super().__init__(task)
        self._task = task
        self._bar = bar
        self._sentence = task.label
        self._is_shown = False
        self.setSingleShot(True)
        self.timeout.connect(self._show)
        task.progressed.connect(self._note)
        for signal in (task.finished, task.failed, task.cancelled):
            signal.connect(self._end)
        self.start(PATIENCE_MS)

    def _note(self, progress: Progress) -> None:
        if progress.total > 1:
            steps = _("{done} of {total}").format(done=progress.done, total=progress.total)
            self._sentence = f"{progress.label}: {steps}"
        else:
            self._sentence = progress.label
        if self._is_shown:
            self._show()

    def _show(self) -> None:
        if self._task.is_over:
            return
        self._is_shown = True
        if self._task.is_cancelling:
            self._bar.tell(_("Stopping…"), Tone.PROGRESS)
        else:
            self._bar.tell(self._sentence, Tone.PROGRESS, _("Cancel"), self._cancel)

    def _cancel(self) -> None:
        self._task.cancel()
        self._show()

    def _end(self, _content: object = None) -> None:
        self.stop()
        if self._is_shown:
            self._bar.clear()
