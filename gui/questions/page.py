"""The assessment page: lays its parts side by side and carries changes between them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.assessment.edits import Edit
from core.assessment.session import SessionChange
from core.language import _
from core.model.pack import Pack
from gui.frame.notice_ground import NoticeGround
from gui.frame.surface import lay_on_sheet
from gui.live.pane import WIDTH, LivePane
from gui.live.strip import LiveStrip
from gui.questions.deciding_popover import DecidingPopover
from gui.questions.editing import Editing, changed_name
from gui.questions.full_help import FullHelp
from gui.questions.glossary_popover import GlossaryPopover
from gui.questions.measures import LARGE, SMALL, measures_for
from gui.questions.progress import next_open, section_entries, section_of
from gui.questions.question_row import QuestionRow
from gui.questions.section_head import SectionHead
from gui.questions.section_list import SectionEntry, SectionList
from gui.questions.section_view import SectionView
from gui.session_bridge import SessionBridge
from gui.shortcuts import listen


class QuestionsPage(QWidget):
    """Sections, questions and the live result of one assessment.

    Signals:
        result_wanted, costs_wanted: the page to go to.
        shown_wanted: an undo or redo has changed something here, which should therefore be seen.
        told: a sentence for the user.
    """

    result_wanted = Signal()
    costs_wanted = Signal()
    shown_wanted = Signal()
    told = Signal(str)

    def __init__(self, bridge: SessionBridge, pack: Pack) -> None:
        """Show the assessment of the bridge's session, first section first."""
        super().__init__()
        lay_on_sheet(self)
        self._bridge = bridge
        self._pack = pack
        self._editing = Editing(bridge, pack)
        self._factors = pack.model.factors
        self._views: dict[int, SectionView] = {}
        self._section = 0
        self._current: dict[int, str] = {}
        self._is_help_open = False
        self._entries: tuple[SectionEntry, ...] = ()
        self._recommendation = bridge.session.recommendation
        self.sections = SectionList()
        self.head = SectionHead()
        self.body = QStackedWidget()
        self.pane = LivePane()
        self.strip = LiveStrip()
        self.help = FullHelp(pack)
        self._popover = GlossaryPopover(self, pack)
        self.steps = DecidingPopover(self)
        self._lay_out()
        self._connect()
        self._show_progress()
        self.head.show_menu(self._entries)
        self.show_section(0)
        self._show_result()

    # -- going somewhere -------------------------------------------------------------------

    def show_section(self, place: int) -> None:
        """Show one section; it is built when first shown and kept from then on."""
        self._section = place
        view = self._view(place)
        self.body.setCurrentWidget(view)
        self._fit()
        view.show_recommendation(self._recommendation)
        self.sections.view.choose(place)
        self._show_head()
        self._follow_help()

    def go_to(self, criterion: str) -> None:
        """Show a question and put the focus on its answer."""
        place = section_of(self._pack, criterion)
        self.show_section(place)
        row = self._view(place).rows[criterion]
        self._make_current(row)
        self._view(place).reveal(row)
        row.focus_first()

    def focus_first(self) -> None:
        """Put the focus where work starts: the client when there is none, else the question."""
        if self._section == 0 and not self._bridge.session.assessment.details.client:
            details = self._view(0).details
            if details is not None:
                details.focus_field("client")
                return
        rows = self._view(self._section).asked_rows()
        if rows:
            self.go_to(self._current.get(self._section, rows[0].criterion.id))

    def show_help(self) -> None:
        """Show the full help of the question in work."""
        self._is_help_open = True
        self._follow_help()
        self._fit()
        self.help.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hide_help(self) -> None:
        """Bring the live result back."""
        self._is_help_open = False
        # Hiding the help hands the focus to some other question first.
        row = self._current_row()
        self._fit()
        if row is not None:
            row.focus_first()

    # -- what the page is made of ----------------------------------------------------------

    def _lay_out(self) -> None:
        self._main = QStackedWidget()
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ground = NoticeGround(self.body, self.body.currentWidget)
        for part in (self.head, self.ground, self.strip):
            column.addWidget(part)
        self._main.addWidget(reading)
        self._right = QStackedWidget()
        self._right.setFixedWidth(WIDTH)
        self._right.addWidget(self.pane)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self._main, 1)
        row.addWidget(self._right)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._take_change)
        self._bridge.retraced.connect(self._follow_edit)
        self.sections.view.chosen.connect(self.show_section)
        self.sections.view.section_entered.connect(lambda _place: self._enter_section())
        for squares in (self.sections.view, self.head):
            squares.question_wanted.connect(self.go_to)
        self.head.menu.triggered.connect(self._choose_from_menu)
        self.pane.result_wanted.connect(self.result_wanted)
        self.pane.question_wanted.connect(self.go_to)
        self.strip.result_wanted.connect(self.result_wanted)
        self.help.closed.connect(self.hide_help)
        self.steps.settled.connect(self._take_settled)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        acts = {
            "Ctrl+PgUp": lambda: self._step_section(-1),
            "Ctrl+PgDown": lambda: self._step_section(1),
            "Ctrl+Up": lambda: self._step_question(-1),
            "Ctrl+Down": lambda: self._step_question(1),
            "Ctrl+Shift+Up": lambda: self._step_open(-1),
            "Ctrl+Shift+Down": lambda: self._step_open(1),
            "F1": self.show_help,
            "F8": self.result_wanted.emit,
        }
        listen(self, acts)

    def _view(self, place: int) -> SectionView:
        if place not in self._views:
            criteria = self._pack.criteria[self._factors[place].id]
            session = self._bridge.session
            model = session.analyst.model
            view = SectionView(criteria, self._pack, model, has_details=place == 0)
            view.show_all(session.assessment, session.recommendation)
            titles = [factor.title for factor in self._factors[place + 1 :]]
            view.end.show_next(titles[0] if titles else "")
            view.end.wanted.connect(self._go_on)
            for row in view.rows.values():
                self._listen(row)
            if view.details is not None:
                view.details.written.connect(self._editing.write_details)
                view.details.chosen.connect(self._editing.choose_details)
                view.details.left.connect(self._bridge.end_typing)
            self._views[place] = view
            self.body.addWidget(view)
        return self._views[place]

    def _listen(self, row: QuestionRow) -> None:
        row.answered.connect(lambda entry: self._editing.answer(row.criterion.id, entry))
        row.written.connect(lambda entry, name: self._editing.write(row.criterion.id, entry, name))
        row.left.connect(self._bridge.end_typing)
        row.costs_wanted.connect(self.costs_wanted)
        row.margin.term_asked.connect(self._popover.show_term)
        row.steps_wanted.connect(lambda: self.steps.ask(row.criterion, row.steps or row))

    # -- from the session to the widgets ---------------------------------------------------

    def _take_change(self, change: SessionChange) -> None:
        session = self._bridge.session
        for view in self._views.values():
            for criterion in change.criteria & view.rows.keys():
                view.rows[criterion].show_entry(session.assessment.entry(criterion))
            if view.details is not None and "details" in change.fields:
                view.details.show_details(session.assessment.details)
        if session.recommendation is not self._recommendation:
            self._recommendation = session.recommendation
            self._view(self._section).show_recommendation(session.recommendation)
            self._show_result()
            self._show_progress()
            self._show_head()

    def _show_result(self) -> None:
        self.pane.show_recommendation(self._recommendation)
        self.strip.show_recommendation(self._recommendation)

    def _show_progress(self) -> None:
        assessment = self._bridge.session.assessment
        self._entries = section_entries(self._pack, assessment, self._recommendation)
        self.sections.show_sections(self._entries)

    def _show_head(self) -> None:
        view = self._view(self._section)
        ids = [row.criterion.id for row in view.asked_rows()]
        current = self._current.get(self._section, "")
        place = ids.index(current) if current in ids else -1
        subtitle = self._factors[self._section].subtitle
        entry = self._entries[self._section]
        self.head.show_section(entry, subtitle, len(view.rows), place)

    def _follow_edit(self, edit: Edit) -> None:
        part, _dot, key = edit.path.partition(".")
        if part == "answers":
            self.shown_wanted.emit()
            self.go_to(key)
            self._focus_changed_part(key, edit)
        elif part == "details":
            self.shown_wanted.emit()
            self.show_section(0)
            details = self._view(0).details
            if details is not None:
                self._view(0).reveal(details)
                details.focus_field(changed_name(edit))

    def _focus_changed_part(self, criterion: str, edit: Edit) -> None:
        row = self._view(self._section).rows[criterion]
        parts = {
            "note": row.note.field,
            "private_note": row.private_note.field,
            "evidence": row.evidence.open_button,
        }
        part = parts.get(changed_name(edit))
        if part is None and row.split is not None and row.split.is_open:
            part = row.split.first_field
        if part is not None:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._view(self._section).reveal(part)

    # -- focus and keys --------------------------------------------------------------------

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        place = new
        while place is not None and not isinstance(place, QuestionRow):
            place = place.parentWidget()
        if isinstance(place, QuestionRow) and self.isAncestorOf(place):
            self._make_current(place)

    def _make_current(self, row: QuestionRow) -> None:
        before = self._current_row()
        if before is row:
            row.show_current(is_current=True)
            return
        if before is not None:
            before.show_current(is_current=False)
        row.show_current(is_current=True)
        self._current[self._section] = row.criterion.id
        self._show_head()
        self._follow_help()

    def _current_row(self) -> QuestionRow | None:
        return self._view(self._section).rows.get(self._current.get(self._section, ""))

    def _follow_help(self) -> None:
        rows = self._view(self._section).asked_rows()
        row = self._current_row() or (rows[0] if rows else None)
        if self._is_help_open and row is not None:
            self.help.show_question(row.criterion)

    def _take_settled(self, criterion: str, level: str, surest: str | None) -> None:
        self._view(section_of(self._pack, criterion)).rows[criterion].take_settled(level, surest)

    def _step_section(self, step: int) -> None:
        place = min(max(self._section + step, 0), len(self._factors) - 1)
        if place != self._section:
            self.show_section(place)
            self._enter_section()

    def _go_on(self) -> None:
        if self._section == len(self._factors) - 1:
            self.result_wanted.emit()
        else:
            self._step_section(1)

    def _enter_section(self) -> None:
        rows = self._view(self._section).asked_rows()
        if rows:
            self.go_to(self._current.get(self._section, rows[0].criterion.id))

    def _step_question(self, step: int) -> None:
        ids = [row.criterion.id for row in self._view(self._section).asked_rows()]
        current = self._current.get(self._section, "")
        place = ids.index(current) + step if current in ids else 0
        if 0 <= place < len(ids):
            self.go_to(ids[place])
        elif 0 <= self._section + step < len(self._factors):
            self.show_section(self._section + step)
            rows = self._view(self._section).asked_rows()
            if rows:
                self.go_to(rows[0 if step > 0 else -1].criterion.id)

    def _step_open(self, step: int) -> None:
        """Go to the next question without an answer, round the end of the questionnaire."""
        current = self._current.get(self._section, "")
        wanted = next_open(self._entries, self._section, current, step)
        if wanted:
            self.go_to(wanted)
        else:
            self.told.emit(_("No question is open any more. F8 opens the result."))

    def _choose_from_menu(self, action: QAction) -> None:
        self.show_section(int(action.data()))
        self._enter_section()

    # -- width -----------------------------------------------------------------------------

    def _fit(self) -> None:
        width = self.width()
        is_large, is_tiny = width >= LARGE, width < SMALL
        self.sections.setVisible(not is_tiny)
        self.sections.take_width(is_small=not is_large)
        self._place_help(is_large=is_large)
        self._right.setVisible(is_large)
        self.strip.setVisible(not is_large)
        left = 0 if is_tiny else self.sections.width()
        centre = width - left - (WIDTH if is_large else 0)
        measures = measures_for(width, centre)
        self.head.take_sides(measures.left, measures.right, has_menu=is_tiny)
        self._view(self._section).take_measures(measures)

    def _place_help(self, *, is_large: bool) -> None:
        home, other = (self._right, self._main) if is_large else (self._main, self._right)
        if home.indexOf(self.help) < 0:
            other.removeWidget(self.help)
            home.addWidget(self.help)
        home.setCurrentIndex(home.indexOf(self.help) if self._is_help_open else 0)
        other.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        self._fit()
