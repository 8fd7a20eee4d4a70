"""The section "What if" of the result page: scenarios, their comparison and their editor."""

from functools import partial
from itertools import takewhile

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.answers import MOST_SCENARIOS
from core.assessment.document import AnswerEntry, Assessment
from core.assessment.edits import Edit
from core.assessment.scenario_comparison import ScenarioOutcome
from core.assessment.session import SessionChange
from core.decision.recommendation import Flip, Recommendation
from core.language import _
from core.model.pack import Pack
from core.report.scenario_words import case_tables
from gui.frame.button import make_button
from gui.frame.empty_state import EmptyState
from gui.frame.in_view import bring_into_view
from gui.questions.prose import Prose
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.session_bridge import SessionBridge
from gui.style.type import LINES, MARGIN
from gui.tasks import TaskRunner
from gui.what_if.editing import ScenarioEditing
from gui.what_if.editor import ScenarioEditor
from gui.what_if.question_menu import QuestionMenu
from gui.what_if.study import ScenarioStudy
from gui.what_if.table import CaseTableView, scenarios_beside


class WhatIfPart(QWidget):
    """Scenarios beside the answers as given; none of them touches an answer.

    Signals:
        arranged: something that takes the focus has come or gone.
        full: there is no room for another scenario; the section says so.
    """

    arranged = Signal()
    full = Signal()

    def __init__(self, bridge: SessionBridge, pack: Pack, tasks: TaskRunner) -> None:
        """Start without scenarios."""
        super().__init__()
        self._bridge, self._pack = bridge, pack
        self._given: Recommendation | None = None
        self._outcomes: tuple[ScenarioOutcome, ...] = ()
        self._beside = 0
        self.editing = ScenarioEditing(bridge, pack)
        self.study = ScenarioStudy(bridge.session, tasks, self)
        self.editor = ScenarioEditor(self.editing, pack)
        self.tables: list[CaseTableView] = []
        self.menu = QuestionMenu(pack, self.editing, self)
        self.new = make_button(_("New scenario ▾"), name=_("New scenario"))
        self.why_not = Prose(MARGIN, LINES[MARGIN])
        self.empty = EmptyState(
            _("No scenarios yet"),
            _(
                "Suppose that one answer were another, and see both results side by side. Choose "
                "it here, or keep one from “What would change it”. Your answers stay as they are."
            ),
            (_("New scenario ▾"),),
        )
        self._lay_out()
        self._connect()

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the scenarios beside this recommendation."""
        self._given = recommendation
        self._show_now()
        self.study.follow()

    def keep(self, flip: Flip) -> None:
        """Make a scenario of answers that would change the recommendation, if there is room."""
        if self.editing.has_room:
            self.editing.keep(flip)
        else:
            self.full.emit()

    def open_editor(self, key: str) -> None:
        """Open the editor of a scenario below its table."""
        self.editor.show_scenario(key)
        self._show_now()
        set_shown(self.editor, True)
        self.arranged.emit()
        QTimer.singleShot(0, self.editor, partial(bring_into_view, self.editor))

    def close_editor(self) -> None:
        """Close the editor and go back to where it was opened."""
        key, self.editor.key = self.editor.key, ""
        set_shown(self.editor, False)
        self._show_tables()
        self.focus_scenario(key)

    def focus_scenario(self, key: str) -> None:
        """Put the focus on the column of a scenario."""
        link = next(filter(None, (table.link_of(key) for table in self.tables)), None)
        (link or self._new_button()).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_edit(self, edit: Edit) -> None:
        """Show what an undo or redo has gone over."""
        key = edit.path.partition(".")[2]
        if key in self.editing.assessment.scenarios and not self.editor.isHidden():
            self.open_editor(key)

    def _begin(self, criterion: str, entry: AnswerEntry) -> None:
        key = self.editing.begin(criterion, entry)
        if key in self.editing.assessment.scenarios:
            self.open_editor(key)
            self.editor.ask_name()

    def _toggle(self, key: str) -> None:
        if key == self.editor.key:
            self.close_editor()
        else:
            self.open_editor(key)
            self.editor.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_delete(self) -> None:
        self.editor.key = ""
        set_shown(self.editor, False)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_button(self) -> QWidget:
        return self.empty.buttons[0] if self.new.isHidden() else self.new

    def _show_frame(self) -> None:
        is_empty = not self._outcomes
        is_full = len(self._outcomes) >= MOST_SCENARIOS
        had_focus = self.new.hasFocus() or self.empty.buttons[0].hasFocus()
        set_shown(self.empty, is_empty)
        set_shown(self.new, not is_empty)
        set_shown(self.why_not, is_full)
        self.new.setEnabled(not is_full)
        if had_focus:
            self._new_button().setFocus(Qt.FocusReason.OtherFocusReason)
        if self.editor.key and self.editor.key not in self.editing.assessment.scenarios:
            # An undo has taken it away.
            self.editor.key = ""
            set_shown(self.editor, False)
        if self.editor.key:
            self.editor.show_scenario(self.editor.key)

    def _show_tables(self) -> None:
        if self._given is None:
            return
        self._beside = scenarios_beside(self.width())
        wanted = tuple(case_tables(self._given, self._outcomes, self._pack, self._beside))
        places = max((len(table.names) for table in wanted), default=0)
        self._fit_views([(len(table.names), places) for table in wanted])
        for place, (view, table) in enumerate(zip(self.tables, wanted, strict=True)):
            start = place * self._beside
            ids = tuple(one.id for one in self._outcomes[start : start + self._beside])
            view.show_table(table, ids, self.editor.key)
            if self.editor.key in ids:
                self._tables.insertWidget(place + 1, self.editor)

    def _fit_views(self, shapes: list[tuple[int, int]]) -> None:
        """Keep the tables that have the right number of columns and make the others."""
        self._tables.removeWidget(self.editor)
        known = [view.shape for view in self.tables]
        if known == shapes:
            return
        pairs = zip(known, shapes, strict=False)
        kept = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
        self._drop_views(self.tables[kept:])
        self.tables = [*self.tables[:kept], *(CaseTableView(*shape) for shape in shapes[kept:])]
        for view in self.tables[kept:]:
            view.edit_wanted.connect(self._toggle)
            self._tables.addWidget(view)
        self.arranged.emit()

    def _drop_views(self, views: list[CaseTableView]) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and any(view.isAncestorOf(focus) for view in views):
            self._new_button().setFocus(Qt.FocusReason.OtherFocusReason)
        for view in views:
            self._tables.removeWidget(view)
            view.hide()
            view.deleteLater()

    def _show_now(self) -> None:
        if self._given is not None:
            self._outcomes = self.study.outcomes(self._given)
            self._show_frame()
            self._show_tables()

    def _note(self, change: SessionChange) -> None:
        # At once, also before the page gets to a section further down.
        if self.isVisible() and any(field.startswith("scenarios.") for field in change.fields):
            self._show_now()
            self.study.follow()

    def _connect(self) -> None:
        for button in (self.new, self.empty.buttons[0]):
            button.setMenu(self.menu)
        self.empty.buttons[0].setAccessibleName(_("New scenario"))
        self.menu.chosen.connect(self._begin)
        self._bridge.changed.connect(self._note)
        self.study.studied.connect(self._show_now)
        self.editor.closed.connect(self.close_editor)
        self.editor.deleted.connect(self._after_delete)
        self.editor.arranged.connect(self.arranged)

    def _lay_out(self) -> None:
        self.editor.hide()
        text = _("There are {most} scenarios, which is the most. Delete one to make another.")
        self.why_not.show_text(text.format(most=MOST_SCENARIOS))
        aside = _(
            "other answers supposed, beside the answers as given; what differs is in semibold"
        )
        self._tables = QVBoxLayout()
        self._tables.setSpacing(16)
        self._tables.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 20)
        column.setSpacing(6)
        column.addWidget(SectionHead(_("What if"), aside))
        column.addWidget(self.empty)
        column.addLayout(self._tables)
        column.addSpacing(4)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why_not)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many scenarios side by side as there is room for."""
        super().resizeEvent(event)
        if scenarios_beside(self.width()) != self._beside:
            self._show_tables()
