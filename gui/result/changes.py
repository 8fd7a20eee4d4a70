"""What would change it: other answers to one question that would, by their lead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.marks import verdict_mark
from core.decision.recommendation import FlipGroup, Recommendation
from core.language import _
from core.model.pack import Pack
from gui.questions.prose import Prose
from gui.result.change_row import ChangeRow, Successor, change_titles
from gui.result.change_words import larger_sets, single_leader, subtitle
from gui.result.figures import ApproachNames
from gui.result.fold import Fold
from gui.result.further_changes import FurtherChanges
from gui.result.margin_note import MarginNote, set_beside
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES
from gui.what_if.editing import kept_as


class ChangesPart(QWidget):
    """One row a question and outcome; what takes several answers stands in the margin.

    Signals:
        question_wanted: the id of the question of a row.
        scenario_wanted: the ``Flip`` that leads most of a row, to be kept as a scenario.
        scenario_shown: the id of the scenario a row has been kept as is to be shown.
    """

    question_wanted = Signal(str)
    scenario_wanted = Signal(object)
    scenario_shown = Signal(str)

    def __init__(self, pack: Pack) -> None:
        """Take the names from the pack."""
        super().__init__()
        self._names = ApproachNames(pack)
        self.rows: list[ChangeRow] = []
        self._groups: tuple[FlipGroup, ...] = ()
        self._assessment: Assessment | None = None
        self._fold = Fold(self._show_rows)
        self.more = self._fold.link
        self.note = MarginNote()
        self._head = SectionHead(_("What would change it"))
        self._none = Prose(BODY, LINES[BODY])
        self._titles = {has_then: change_titles(has_then=has_then) for has_then in (True, False)}
        box = QWidget()
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self._head, self._none, *self._titles.values()):
            self._column.addWidget(widget)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.further = FurtherChanges(self._names)
        self._column.addWidget(self.further)
        self._column.addStretch(1)
        set_beside(self, box, self.note)

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show what would change this recommendation."""
        self._assessment = assessment
        self._groups = recommendation.flip_groups
        self._head.show_aside(subtitle(recommendation, self._names))
        self._none.show_text("" if self._groups else _no_flips(recommendation))
        set_shown(self._none, not self._groups)
        self.note.show_paragraphs(larger_sets(recommendation, self._names))
        self.further.show_result(recommendation)
        self._show_rows()

    def _show_rows(self) -> None:
        has_then = single_leader(self._groups) is None
        for has, titles in self._titles.items():
            set_shown(titles, bool(self._groups) and has is has_then)
        count = self._fold.shown_of(len(self._groups))
        while len(self.rows) < count:
            self._add_row()
        for place, row in enumerate(self.rows):
            set_shown(row, place < count)
            if place < count:
                group = self._groups[place]
                row.show_group(group, self._successor(group), has_then=has_then)
                row.show_kept(is_kept=bool(self._kept(group)))

    def _add_row(self) -> None:
        row = ChangeRow()
        row.pressed.connect(lambda: self.question_wanted.emit(row.criterion))
        row.keep.clicked.connect(lambda: self._keep(row))
        self.rows.append(row)
        self._rows.addWidget(row)

    def _keep(self, row: ChangeRow) -> None:
        group = self._groups[self.rows.index(row)]
        kept = self._kept(group)
        if kept:
            self.scenario_shown.emit(kept)
        else:
            self.scenario_wanted.emit(group.flips[0])

    def _kept(self, group: FlipGroup) -> str:
        """Return the id of the scenario that one of the answers was kept as, "" for none."""
        if self._assessment is None:
            return ""
        kept = (kept_as(self._assessment, flip) for flip in group.flips)
        return next((one for one in kept if one), "")

    def _successor(self, group: FlipGroup) -> Successor:
        if group.leader is not None:
            return Successor(self._names.mark(group.leader), self._names.name(group.leader))
        assert group.verdict is not None
        return Successor(verdict_mark(group.verdict), group.verdict_word)


def _no_flips(recommendation: Recommendation) -> str:
    if recommendation.recommended is None:
        return _("Nothing is recommended yet, and no single answer changes that.")
    return _("No single answer changes the recommendation.")
