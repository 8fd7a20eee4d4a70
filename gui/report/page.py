"""The report page: choose what goes in, see the PDF as it will be, export exactly that."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.assessment.edits import report_edit
from core.assessment.session import SessionChange
from core.errors import TuningForkError
from core.files import write_atomically
from core.language import _
from core.model.pack import Pack
from core.report.branding import Branding
from gui.frame.empty_state import EmptyState
from gui.frame.file_dialogs import ask_where_to_write
from gui.frame.notice_bar import NoticeBar, Tone
from gui.frame.notice_ground import NoticeGround
from gui.frame.side_list import SideEntry
from gui.preferences import PreferenceStore
from gui.report.file_names import suggested_name
from gui.report.making import Handout, Order, make_handout
from gui.report.options import OptionsBar, OptionsPane, section_words
from gui.report.preview import Preview
from gui.report.problems import problems_of
from gui.result.page import has_answers
from gui.result.places_pane import pane_width
from gui.session_bridge import SessionBridge
from gui.tasks import Task, TaskRunner, at_once

_PAUSE_MS = 150


class ReportPage(QWidget):
    """Options at the left, the preview on the desk.

    Signals:
        settings_wanted: the branding is changed in the settings.
        question_wanted: the id of a question to go to.
    """

    settings_wanted = Signal()
    question_wanted = Signal(str)

    def __init__(
        self, bridge: SessionBridge, pack: Pack, tasks: TaskRunner, preferences: PreferenceStore
    ) -> None:
        """Listen to the session and the preferences."""
        super().__init__()
        self._bridge, self._pack, self._tasks = bridge, pack, tasks
        self._preferences = preferences
        self._task: Task | None = None
        self._targets: dict[Task, Path] = {}
        self._ordered: tuple[Order, int] | None = None
        self._made: Order | None = None
        self.handout: Handout | None = None
        self.setAccessibleName(_("Report"))
        self.options, self.preview = OptionsPane(), Preview()
        self._bar = OptionsBar()
        self.toggle = self._bar.toggle
        self.empty = EmptyState(
            _("No report yet"),
            _("Answer the first question and the report appears."),
            (_("Go to the first question"),),
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """Put the focus on the export, or on the first section while that is not possible."""
        first = next(iter(self.options.boxes.values()))
        (self.options.export if self.options.export.isEnabled() else first).setFocus()

    def sections(self) -> tuple[SideEntry, ...]:
        """Return the sections that are in the report."""
        assessment = self._bridge.session.assessment
        left_out = {*assessment.report_without, *self._empty_sections()}
        return tuple(
            SideEntry(key, words) for key, words in section_words().items() if key not in left_out
        )

    def _empty_sections(self) -> tuple[str, ...]:
        """Return the sections of which this assessment or its model has nothing to print."""
        scenarios = self._bridge.session.assessment.scenarios
        own = self._pack.own.changes if self._pack.own else ()
        known = {"scenarios": bool(scenarios), "own-changes": bool(own)}
        return tuple(key for key, has_any in known.items() if not has_any)

    def refresh(self) -> None:
        """Make the preview again when the session or the branding has changed."""
        assessment = self._bridge.session.assessment
        self.options.show_sections(assessment.report_without)
        self.options.withhold(self._empty_sections())
        self.options.show_preferences(self._preferences.value)
        is_empty = not has_answers(assessment)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if is_empty:
            self._drop_task()
            self._ordered = self._made = self.handout = None
            self.options.show_problems(problems_of(assessment, ()))
        else:
            self._order()
        self._tell_readiness()

    def export_to(self, path: Path) -> None:
        """Write exactly the bytes of the preview."""
        if self.handout is None:
            return
        data = self.handout.data
        work = at_once(lambda: write_atomically(path, data), _("Saving the report"))
        task = self._tasks.start(work, _("Saving the report"))
        self._targets[task] = path
        # Followed first, so that the words about the end come after the progress is cleared.
        self.notices.follow(task)
        task.finished.connect(self._tell_saved)
        task.failed.connect(self._tell_failure)
        task.cancelled.connect(self._forget_target)

    def _connect(self) -> None:
        options = self.options
        options.sections_chosen.connect(self._leave_out)
        options.page_size_chosen.connect(lambda size: self._preferences.change(page_size=size))
        options.settings_wanted.connect(self.settings_wanted)
        options.export_wanted.connect(self._ask_where)
        options.question_wanted.connect(self._go_to_question)
        self.empty.chosen.connect(lambda _button: self._go_to_question(""))
        self.toggle.toggled.connect(self._fit)
        self.preview.width_changed.connect(self._pause.start)
        self._pause.timeout.connect(self._refresh_if_seen)
        self._preferences.changed.connect(self._refresh_if_seen)
        self._bridge.changed.connect(self._note)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(_centred(self.empty))
        self.ground = NoticeGround(self._stack, self._preview_if_shown)
        self.notices = NoticeBar(self)
        self.notices.lie_on(self.ground)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._bar)
        self._row.addWidget(self.options)
        self._row.addWidget(self.ground, 1)

    def _preview_if_shown(self) -> QWidget | None:
        return self.preview.area if self._stack.currentWidget() is self.preview else None

    def _branding(self) -> Branding:
        value = self._preferences.value
        return Branding(
            firm=value.firm,
            logo=self._preferences.logo(),
            colour=value.brand_colour or None,
            page_size="Letter" if value.page_size == "Letter" else "A4",
            prepared_on=date.today().isoformat(),
        )

    def _order(self) -> None:
        """Start the making of the preview unless it is made or under way."""
        session = self._bridge.session
        found, analyst = session.recommendation, session.analyst
        order = Order(session.assessment, found, self._pack, self._branding(), analyst)
        pixels = round(self.preview.paper_width() * self.devicePixelRatioF())
        if (order, pixels) == self._ordered:
            return
        self._drop_task()
        self._ordered = (order, pixels)
        task = self._tasks.start(make_handout(order, pixels), _("Making the report"))
        self._task = task
        self.notices.follow(task)
        task.finished.connect(self._take)
        task.failed.connect(self._give_up)
        task.cancelled.connect(self._give_up)

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, handout: Handout) -> None:
        if self.sender() is not self._task or self._ordered is None:
            return
        self._task, self.handout, self._made = None, handout, self._ordered[0]
        self.preview.show_pages(handout.pages)
        assessment = self._bridge.session.assessment
        self.options.show_problems(problems_of(assessment, handout.substituted))
        self._tell_readiness()

    def _give_up(self, error: Exception | None = None) -> None:
        if self.sender() is not self._task:
            return
        self._task = self._ordered = None
        if isinstance(error, TuningForkError):
            self.notices.tell(str(error), Tone.ERROR)
        elif error is None:
            words = _("The preview was stopped.")
            self.notices.tell(words, action=_("Make it again"), act=self.refresh)
        self._tell_readiness()
        if error is not None and not isinstance(error, TuningForkError):
            raise error

    def _is_fresh(self) -> bool:
        return self.handout is not None and self._ordered is not None and (
            self._made == self._ordered[0]
        )  # fmt: skip

    def _tell_readiness(self) -> None:
        if not has_answers(self._bridge.session.assessment):
            self.options.show_readiness(_("Export needs at least one answer."))
        elif self._is_fresh():
            self.options.show_readiness("")
        elif self._task is not None:
            self.options.show_readiness(_("The preview is being made."))
        else:
            self.options.show_readiness(_("Export needs the preview. Make it again."))

    def _leave_out(self, left_out: tuple[str, ...]) -> None:
        session = self._bridge.session
        self._bridge.push(report_edit(session.assessment, left_out), _("sections of the report"))

    def _ask_where(self) -> None:
        details = self._bridge.session.assessment.details
        name = suggested_name(details.client, details.use_case)
        folder = self._preferences.value.export_folder or str(Path.home())
        path = ask_where_to_write(
            self, _("Export the report"), str(Path(folder) / name), _("PDF documents (*.pdf)")
        )
        if path is not None:
            self.export_to(path)

    def _tell_saved(self, _done: object) -> None:
        path = self._forget_target()
        if path is not None:
            self.notices.tell(_("Saved: {name}").format(name=path.name))

    def _forget_target(self) -> Path | None:
        task = self.sender()
        return self._targets.pop(task, None) if isinstance(task, Task) else None

    def _tell_failure(self, error: Exception) -> None:
        self._forget_target()
        if not isinstance(error, TuningForkError):
            raise error
        self.notices.tell(str(error), Tone.ERROR)

    def _go_to_question(self, criterion: str) -> None:
        first = self._pack.criteria[self._pack.model.factors[0].id][0]
        self.question_wanted.emit(criterion or first.id)

    def _note(self, change: SessionChange) -> None:
        if change.fields:
            self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _fit(self) -> None:
        """Stand the pane beside the preview, or behind a button where there is no room."""
        width = pane_width(self.width())
        self._bar.setVisible(width == 0)
        self.options.setVisible(width > 0 or self.toggle.isChecked())
        if width:
            self.options.setFixedWidth(width)
            self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        else:
            self.options.setMinimumWidth(0)
            self.options.setMaximumWidth(16_777_215)
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.ground.setVisible(width > 0 or not self.toggle.isChecked())
        is_open = not width and self.toggle.isChecked()
        self._row.setStretch(1, 1 if is_open else 0)
        self._row.setStretch(2, 0 if is_open else 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight."""
        super().showEvent(event)
        self._fit()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop making a preview nobody looks at."""
        super().hideEvent(event)
        if self._task is not None:
            self._drop_task()
            self._ordered = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between pane and button."""
        super().resizeEvent(event)
        self._fit()


def _centred(widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(40, 32, 40, 32)
    column.addWidget(widget)
    column.addStretch(1)
    return box
