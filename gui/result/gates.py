"""The gates: those that hold something up first, then warnings, passing ones folded away."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.assessment.document import Assessment, Override
from core.assessment.edits import override_edit
from core.decision.recommendation import GateFinding, Outcome, Recommendation
from core.language import _, counted
from core.model.pack import Pack
from gui.frame.button import as_caption, make_button
from gui.frame.label import text_label
from gui.result.figures import ApproachNames
from gui.result.gate_cells import holds_up
from gui.result.gate_row import GateRow
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.session_bridge import SessionBridge
from gui.style.type import MARGIN


class GatesPart(QWidget):
    """One row a gate; a row is made when its gate first has something to say.

    Signals:
        question_wanted: the id of a question a gate rests on.
    """

    question_wanted = Signal(str)

    def __init__(self, bridge: SessionBridge, pack: Pack) -> None:
        """Make overrides through the bridge, with the names of the pack."""
        super().__init__()
        self._bridge, self._names = bridge, ApproachNames(pack)
        self.rows: dict[str, GateRow] = {}
        self._order: tuple[str, ...] = ()
        self._shows_passing = False
        self._gates: tuple[GateFinding, ...] = ()
        self._warnings = text_label(_("Warnings and notes"), MARGIN, semibold=True, tone="ink2")
        self._warnings.setContentsMargins(0, 16, 0, 6)
        self.fold: QPushButton = make_button("", "link")
        self.fold.clicked.connect(self._unfold)
        aside = _(
            "a gate is a rule, not a score; it can be overridden with a reason, which is printed"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 20)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHead(_("Gates"), aside))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show every gate that speaks, and the others when they are unfolded."""
        self._gates = recommendation.gates
        barring, notes, passing = sorted_gates(recommendation.gates)
        extra = passing if self._shows_passing else ()
        self._arrange(barring, notes, extra)
        for gate in (*barring, *notes, *extra):
            self.rows[gate.id].show_gate(gate, assessment)
        self._say_fold(len(passing))

    def _arrange(self, *groups: tuple[GateFinding, ...]) -> None:
        """Put the rows into this order, making those that are missing."""
        barring, notes, passing = groups
        order = tuple(gate.id for gate in (*barring, *notes, *passing))
        if order == self._order and self._warnings.isHidden() != bool(notes):
            return
        self._order = order
        for row in self.rows.values():
            set_shown(row, row.property("gate") in order)
        place = 0
        for gate in (*barring, *notes, *passing):
            if notes and gate is notes[0]:
                self._rows.insertWidget(place, self._warnings)
                place += 1
            self._rows.insertWidget(place, self._row(gate.id))
            place += 1
        set_shown(self._warnings, bool(notes))

    def _row(self, gate: str) -> GateRow:
        if gate not in self.rows:
            row = GateRow(gate, self._names)
            row.setProperty("gate", gate)
            row.question_wanted.connect(self.question_wanted)
            row.override_requested.connect(self._override)
            self.rows[gate] = row
        return self.rows[gate]

    def _override(self, gate: str, reason: str) -> None:
        session = self._bridge.session
        assessment = session.assessment
        who = session.author or assessment.details.consultant
        today = date.today().isoformat()
        wanted = Override(reason=reason, by=who, date=today) if reason else None
        text = _("override of gate {id}") if reason else _("withdrawal of the override of {id}")
        self._bridge.push(override_edit(assessment, gate, wanted), text.format(id=gate))

    def _unfold(self) -> None:
        self._shows_passing = not self._shows_passing
        session = self._bridge.session
        self.show_result(session.recommendation, session.assessment)

    def _say_fold(self, count: int) -> None:
        words = counted("{n} gate passes", "{n} gates pass", count)
        act = _("hide them") if self._shows_passing else _("show them")
        self.fold.setText(as_caption(f"{words}: {act}"))
        self.fold.setAccessibleName(f"{words}: {act}")
        set_shown(self.fold, count > 0)


def sorted_gates(
    gates: tuple[GateFinding, ...],
) -> tuple[tuple[GateFinding, ...], tuple[GateFinding, ...], tuple[GateFinding, ...]]:
    """Return the gates that hold something up (worst first), warnings and notes, the passing."""
    speaking = [gate for gate in gates if gate.outcome is not Outcome.PASSES or gate.overridden]
    barring = sorted((gate for gate in speaking if holds_up(gate)), key=_gravity)
    notes = sorted((gate for gate in speaking if not holds_up(gate)), key=_weight)
    passing = tuple(gate for gate in gates if gate not in speaking)
    return tuple(barring), tuple(notes), passing


def held_up(gates: tuple[GateFinding, ...]) -> int:
    """Return how many gates hold something up or are not decided."""
    return len(sorted_gates(gates)[0])


def _gravity(gate: GateFinding) -> int:
    """Return 0 for the gravest; an overridden gate stays where it was, so that no row jumps."""
    if gate.outcome is Outcome.FAILS:
        return 1 if gate.effect == "requires" else 0
    return 2 if gate.outcome is Outcome.UNKNOWN else 3


def _weight(gate: GateFinding) -> int:
    if gate.outcome is Outcome.MIXED:
        return 0
    is_failing = gate.outcome is Outcome.FAILS
    return {"warns": 0, "limits": 1}.get(gate.effect, 3) + (0 if is_failing else 4)
