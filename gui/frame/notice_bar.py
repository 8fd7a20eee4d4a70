"""Notices: a strip in the layout, never an overlay; mark, sentence and at most one action."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRect, QTimer
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


class NoticeBar(QWidget):
    """Shows one notice at a time; the newest one takes the place of the one before."""

    def __init__(self) -> None:
        """Start hidden: no notice, no room taken."""
        super().__init__()
        self._tone = Tone.INFORMATION
        self._act: Callable[[], None] | None = None
        self._mark = MarkView(notice_mark("information"))
        self._sentence = text_label("", NOTE, wraps=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = make_button("", "link")
        self._close = make_button(_("Close"), "link", name=_("Close the notice"))
        self.action.clicked.connect(self._do)
        self._close.clicked.connect(self.clear)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        for part in (self._mark, self._sentence, self.action, self._close):
            row.addWidget(part, 1 if part is self._sentence else 0)

    @property
    def text(self) -> str:
        """Return the sentence shown, "" when there is none."""
        return "" if self.isHidden() else self._sentence.text()

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
        self._mark.show_scene(None if tone is Tone.PROGRESS else notice_mark(tone.value))
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.action.setText(as_caption(action))
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        self._close.setVisible(not action)
        self.setVisible(True)
        self.update()

    def clear(self) -> None:
        """Take the notice away."""
        self._act = None
        self.hide()

    def follow(self, task: Task) -> None:
        """Show the progress of a task, with Cancel, once it lasts longer than 400 ms."""
        _Watch(task, self)

    def _do(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the strip with the ground of its tone and close it with a hairline."""
        painter = QPainter(self)
        theme = theme_of(self)
        fill(painter, self.rect(), theme.colour(_GROUND[self._tone]))
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("hair"))


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
