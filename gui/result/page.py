"""The result page: the places at the left, the whole recommendation in one column."""

from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.assessment.edits import Edit
from core.assessment.session import SessionChange
from core.decision.recommendation import Recommendation
from core.language import _
from core.model.pack import Pack
from gui.frame.columns import ColumnLayout
from gui.frame.empty_state import EmptyState
from gui.frame.notice_ground import NoticeGround
from gui.frame.parts_in_turn import PartsInTurn
from gui.frame.side_list import SideEntry
from gui.frame.surface import Line, scrolled
from gui.live.quiet import is_counted, quieted
from gui.result.answers import AnswersPart
from gui.result.body import body_columns
from gui.result.changes import ChangesPart
from gui.result.contrast import ContrastPart
from gui.result.find_out import FindOutPart
from gui.result.fit_readiness import FitReadinessPart
from gui.result.fork import ForkPart
from gui.result.gates import GatesPart
from gui.result.model_row import ModelRow
from gui.result.places import places_of
from gui.result.places_pane import PlacesMenu, PlacesPane, pane_width
from gui.result.ranking import RankingPart
from gui.result.reasons import ReasonsPart
from gui.result.remarks import RemarksPart
from gui.result.roadmap import RoadmapPart
from gui.result.robust import RobustPart
from gui.result.showing import set_shown
from gui.result.standing import StandingPart
from gui.result.tab_order import chain_tabs
from gui.result.verdict import VerdictPart
from gui.session_bridge import SessionBridge
from gui.tasks import TaskRunner
from gui.what_if.part import WhatIfPart

_ABOVE = 24


class ResultPart(Protocol):
    """A part of the page: it shows one recommendation and knows how to show the next."""

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show the recommendation of the assessment."""
        ...

    def mapTo(self, parent: QWidget, point: QPoint) -> QPoint:
        """Return a point of the part as a point of the page, as every widget does."""
        ...


class ResultPage(QWidget):
    """Shows the recommendation of the open session; refreshed only while it can be seen.

    Signals:
        question_wanted: the id of a question to go to.
        shown_wanted: an undo has changed a scenario; the page should be seen.
        model_wanted: what another decision model would change is to be shown.
    """

    question_wanted = Signal(str)
    shown_wanted = Signal()
    model_wanted = Signal()

    def __init__(self, bridge: SessionBridge, pack: Pack, tasks: TaskRunner) -> None:
        """Listen to the bridge; the texts come from the pack, ``tasks`` count draws."""
        super().__init__()
        self._bridge, self._pack, self._tasks = bridge, pack, tasks
        self._shown_state = (-1, False)
        self._now: Recommendation | None = None
        self._is_steered = False
        self.setAccessibleName(_("Result"))
        self._make_parts()
        self._body = QWidget()
        self._layout = ColumnLayout(self._body, body_columns, above=16, below=24, gap=0)
        for cell in self._cells:
            self._layout.addWidget(cell)
        self.area: QScrollArea = scrolled(self._body)
        self.pane, self.menu = PlacesPane(), PlacesMenu()
        self._lay_out()
        for chooser in (self.pane.places, self.menu):
            chooser.chosen.connect(self.go_to)
        self.pane.places.went.connect(self._enter)
        # A click on the place one is in already chooses nothing new, and still leads to its top.
        self.pane.places.clicked.connect(lambda _index: self.go_to(self.pane.places.current()))
        self.area.verticalScrollBar().valueChanged.connect(self._follow)
        self._turns = PartsInTurn(self.area, self._show_part, self._chain_tabs)
        bridge.changed.connect(self._note)
        bridge.retraced.connect(self._follow_edit)
        self.what_if.arranged.connect(self._chain_tabs)

    def focus_first(self) -> None:
        """Put the focus on the list of places, or on the menu that stands for it."""
        target = self.menu.button if self.pane.isHidden() else self.pane.places
        target.setFocus()

    def sections(self) -> tuple[SideEntry, ...]:
        """Return the places of the page."""
        session = self._bridge.session
        return places_of(session.recommendation, len(session.assessment.scenarios))

    def go_to(self, place: str) -> None:
        """Scroll to a place and mark it in the list."""
        self.settle()
        top = self._top_of(place)
        bar = self.area.verticalScrollBar()
        self._is_steered = True
        bar.setValue(min(max(top, 0), bar.maximum()))
        self._is_steered = False
        self._mark(place)

    def refresh(self) -> None:
        """Show the session as it is now; does nothing when that is on screen already."""
        session = self._bridge.session
        state = (session.revision, is_counted(session.recommendation))
        if state == self._shown_state:
            return
        self._shown_state = state
        self._now = quieted(self._now, session.recommendation)
        self._show(self._now, session.assessment)

    def _make_parts(self) -> None:
        pack = self._pack
        self.verdict, self.standing, self.fork = VerdictPart(), StandingPart(), ForkPart(pack)
        self.ranking, self.contrast = RankingPart(), ContrastPart()
        self.fit_readiness, self.reasons = FitReadinessPart(), ReasonsPart()
        self.gates = GatesPart(self._bridge, pack)
        self.robust, self.changes = RobustPart(self._bridge), ChangesPart(pack)
        self.what_if = WhatIfPart(self._bridge, pack, self._tasks)
        self.find_out, self.roadmap = FindOutPart(), RoadmapPart()
        self.answers = AnswersPart(pack)
        self._line = Line()
        self.empty = EmptyState(
            _("No result yet"),
            _("Answer the first question and the fork appears."),
            (_("Go to the first question"),),
        )
        self.empty.chosen.connect(self._ask_first)
        self._beside_fork = _stacked(self.ranking, self.contrast, self.empty)
        self.remarks, self.model_row = RemarksPart(pack), ModelRow(self._bridge)
        self.model_row.model_wanted.connect(self.model_wanted)
        beginning = (_stacked(self.verdict, self.remarks, self.model_row), self.standing)
        insight = (self.robust, self.changes, self.what_if, self.find_out)
        rest = (self.fit_readiness, self.reasons, self.gates, *insight, self.roadmap)
        self._cells = (
            *beginning, self._line, self.fork, self._beside_fork, *rest, self.answers
        )  # fmt: skip
        top = (self.verdict, self.remarks, self.model_row, self.standing)
        self._first_parts = (*top, self.fork, self.ranking, self.contrast)
        self._parts: tuple[ResultPart, ...] = (*self._first_parts, *rest, *self.answers.sections)
        asking = (self.remarks, self.ranking, self.contrast, self.reasons, self.gates)
        for part in (*asking, self.changes, self.find_out, self.answers):
            part.question_wanted.connect(self.question_wanted)
        self.changes.scenario_wanted.connect(self.what_if.keep)
        self.changes.scenario_shown.connect(self._show_scenario)
        self.what_if.full.connect(lambda: self.go_to("what-if"))

    def _lay_out(self) -> None:
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.menu)
        self.ground = NoticeGround(self.area, lambda: self.area)
        centre.addWidget(self.ground, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        row.addLayout(centre, 1)

    def _show(self, recommendation: Recommendation, assessment: Assessment) -> None:
        is_empty = not has_answers(assessment)
        for cell in (*self._cells, self.ranking, self.contrast):
            has_content = not is_empty or cell in (self.fork, self._beside_fork)
            set_shown(cell, has_content)
        self._turns.begin((self.fork,) if is_empty else self._parts, self._first_parts)
        set_shown(self.empty, is_empty)
        set_shown(self._line, not is_empty)
        entries = self.sections()
        if is_empty:
            entries = tuple(entry for entry in entries if entry.key == "fork")
        self.pane.show_result(entries, recommendation)
        self.menu.show_entries(entries)
        if not self.pane.places.current():
            self._mark(entries[0].key)

    def settle(self) -> None:
        """Bring every part up to date at once, those out of view too."""
        self._turns.settle()

    def _show_part(self, part: ResultPart) -> None:
        if self._now is not None:
            part.show_result(self._now, self._bridge.session.assessment)

    def _chain_tabs(self) -> None:
        chain_tabs((self.pane.places, self.menu.button), self._body)

    def _note(self, change: SessionChange) -> None:
        if (change.fields or change.is_studied) and self.isVisible():
            self.refresh()

    def _show_scenario(self, key: str) -> None:
        self.go_to("what-if")
        self.what_if.focus_scenario(key)

    def _follow_edit(self, edit: Edit) -> None:
        if edit.path.startswith("scenarios."):
            self.shown_wanted.emit()
            self.go_to("what-if")
            self.what_if.follow_edit(edit)

    def _ask_first(self) -> None:
        first = self._pack.criteria[self._pack.model.factors[0].id][0]
        self.question_wanted.emit(first.id)

    def _widgets(self) -> dict[str, QWidget]:
        return {
            "verdict": self.verdict,
            "fork": self.fork,
            "ranking": self.ranking,
            "reasons": self.reasons,
            "gates": self.gates,
            "robust": self.robust,
            "changes": self.changes,
            "what-if": self.what_if,
            "find-out": self.find_out,
            "roadmap": self.roadmap,
            "answers": self.answers,
        }

    def _top_of(self, place: str) -> int:
        if place == "verdict":
            return 0
        part = self._widgets()[place]
        return part.mapTo(self._body, part.rect().topLeft()).y()

    def _follow(self, value: int) -> None:
        """Mark the place at the top of the view."""
        if self._is_steered:
            return
        keys = [entry.key for entry in self.sections()]
        is_at_end = value >= self.area.verticalScrollBar().maximum()
        reached = [key for key in keys if self._top_of(key) <= value + 3 * _ABOVE]
        passed = [key for key in reached if key != "ranking" or not self._is_beside_fork()]
        self._mark(keys[-1] if is_at_end and value else passed[-1])

    def _is_beside_fork(self) -> bool:
        return self._top_of("ranking") == self._top_of("fork")

    def _mark(self, place: str) -> None:
        self.pane.places.choose(place)
        self.menu.choose(place)

    def _enter(self, place: str) -> None:
        """Go on from the list into the part: to the first thing there that takes the focus."""
        part = self._widgets()[place]
        target = next((w for w in part.findChildren(QWidget) if _takes_focus(w)), None)
        if target is not None:
            target.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight."""
        super().showEvent(event)
        self._bridge.look()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the pane and the menu."""
        super().resizeEvent(event)
        width = pane_width(self.width())
        set_shown(self.pane, width > 0)
        set_shown(self.menu, width == 0)
        if width:
            self.pane.setFixedWidth(width)


def has_answers(assessment: Assessment) -> bool:
    """Say whether anything was answered, a "don't know" included."""
    states = (entry.state for entry in assessment.answers.values())
    return any(state not in ("unanswered", "ask-later") for state in states)


def _stacked(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return box


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
