"""The archive decided again under the model shown: what would differ, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.archive.archive import Archive
from core.assessment.models import LoadedModel, loaded
from core.assessment.replay import Effect, Replayed, replay, tally, to_look_at
from core.errors import TuningForkError
from core.language import _, counted
from gui.frame.button import make_button
from gui.frame.notice_bar import NoticeBar, Tone
from gui.library import Library
from gui.models.offer import verdict_words
from gui.models.rows import Cell, Table
from gui.models.shown import ShownModel
from gui.models.value_table import ValueTable
from gui.questions.prose import Paragraph, Prose, Span
from gui.style.type import BODY, LINES, NOTE
from gui.tasks import Task, TaskRunner


class ReplayPart(QWidget):
    """Starts the replay, lists what differs and says why for the row chosen.

    Signals:
        open_wanted: the id of an assessment to open.
    """

    open_wanted = Signal(str)

    def __init__(
        self, library: Library, archive: Archive | None, tasks: TaskRunner, notices: NoticeBar
    ) -> None:
        """Start without a result."""
        super().__init__()
        self._library, self._archive = library, archive
        self._tasks, self._notices = tasks, notices
        self._model: ShownModel | None = None
        self._new: LoadedModel | None = None
        self._task: Task | None = None
        self.found: tuple[Replayed, ...] = ()
        self.start = make_button(_("Replay the archive"), "primary")
        self.start.clicked.connect(self.run)
        self.summary = Prose(BODY, LINES[BODY])
        self.table = ValueTable(_("Assessments to look at"))
        self.why = Prose(NOTE, LINES[NOTE], gap=6)
        self.table.moved.connect(lambda _path: self._explain())
        self.table.entered_place.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addStretch()
        self.table.hide()

    def show_model(self, model: ShownModel) -> None:
        """Offer the replay under one model; an earlier result of another one goes."""
        if self._model is not None and self._model.pack.digest == model.pack.digest:
            return
        self._model = model
        self.found = ()
        self.table.hide()
        self.why.hide()
        text = _(
            "Decide every assessment of the archive again under {model} and list what would "
            "differ. Nothing in the archive is changed."
        )
        self.summary.show_text(text.replace("{model}", model.name))
        self.start.setEnabled(self._archive is not None)

    def run(self) -> None:
        """Replay in the worker thread, with progress and a way to stop."""
        if self._archive is None or self._model is None or self._task is not None:
            return
        self._new = new = loaded(self._model.pack)
        count = self._archive.counts().all
        work = replay(self._archive.kept(), count, self._library.models, new)
        self.start.setEnabled(False)
        self._task = self._tasks.start(work, _("Replaying the archive"))
        self._notices.follow(self._task)
        self._task.finished.connect(self._take)
        self.destroyed.connect(self._task.cancel)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._stop)

    def _take(self, found: tuple[Replayed, ...]) -> None:
        self._end()
        new = self._new
        if new is None or self._model is None or self._model.pack.digest != new.pack.digest:
            return
        self.found = to_look_at(found)
        self.summary.show_text(_summary(found, new.name))
        rows = tuple(self._row(one) for one in self.found)
        heads = (_("Assessment"), _("Today"), _("Under {model}").format(model=new.name))
        self.table.show_table(Table(heads, rows, (0, 2)), is_grid=False)
        self.table.setMaximumHeight(self.table.natural_height())
        self.table.setVisible(bool(rows))
        if rows:
            self.table.choose_row(0)
            self.table.setFocus()
        self._explain()

    def _row(self, one: Replayed) -> tuple[Cell, ...]:
        name = " · ".join(part for part in (one.client, one.use_case) if part)
        after = verdict_words(one.after, self._library) if one.after else _("not decided")
        return (
            Cell(name or _("New assessment")),
            Cell(verdict_words(one.before, self._library)),
            Cell(after, is_changed=one.effect is Effect.OTHER_RECOMMENDATION),
        )

    def _explain(self) -> None:
        row = self.table.current_row()
        shown = self.found[row] if 0 <= row < len(self.found) else None
        lines = (*shown.why, shown.trouble, *shown.remarks) if shown else ()
        self.why.show_paragraphs(tuple(Paragraph((Span(line),)) for line in lines if line))
        self.why.setVisible(any(lines))

    def _open(self) -> None:
        row = self.table.current_row()
        if 0 <= row < len(self.found):
            self.open_wanted.emit(self.found[row].id)

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, TuningForkError):
            raise error
        self._notices.tell(str(error), Tone.ERROR)

    def _stop(self) -> None:
        self._end()
        self._notices.tell(_("Stopped. Nothing was changed."))

    def _end(self) -> None:
        self._task = None
        self.start.setEnabled(True)


def _summary(found: tuple[Replayed, ...], name: str) -> str:
    count = tally(found)
    whole = counted("{n} assessment", "{n} assessments", count.assessments)
    if count.unchanged == count.assessments:
        sentence = _("{whole} under {model}: every recommendation and verdict stays.")
        return sentence.format(whole=whole, model=name)
    sentence = _("{whole} under {model}. {counts} Enter opens the assessment.")
    return sentence.format(whole=whole, model=name, counts=count.words)
