"""One gate: status, rule, the answers behind it, what opens it, where it comes from."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment, Override
from core.decision.recommendation import GateFinding, Outcome
from core.language import _
from gui.frame.button import make_button
from gui.frame.columns import Column
from gui.frame.in_view import bring_into_view
from gui.frame.label import text_label
from gui.frame.press_row import Row
from gui.questions.dates import day_in_words
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import ApproachNames
from gui.result.gate_cells import OVERRIDABLE, BecauseCell, StatusCell, holds_up, words_of
from gui.result.override_field import OverrideField
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN, NOTE

_GUTTER = 24
_SHARES = ((30, 268), (22, 184), (20, 188))
"""Because, opens, sources: hundredths of the room, most pixels; the rule has the rest."""


class GateRow(QWidget):
    """A full-width row, no card; the override opens in place below the row's cells.

    Signals:
        question_wanted: the id of a question the gate rests on.
        override_requested: id of the gate and the reason; "" takes the override back.
    """

    question_wanted = Signal(str)
    override_requested = Signal(str, str)

    def __init__(self, gate: str, names: ApproachNames) -> None:
        """Make the row of one gate."""
        super().__init__()
        self._gate, self._names = gate, names
        self._shown: tuple[GateFinding, Override | None] | None = None
        self._field: OverrideField | None = None
        self._status = StatusCell()
        self._rule = _RuleCell()
        self.computed = Prose(NOTE, LINES[NOTE], "ink")
        self.because = BecauseCell()
        self._opens = _OpensCell()
        self._margin = Prose(MARGIN, LINES[MARGIN])
        self.action = make_button("", "link")
        self.action.setProperty("size", "margin")
        self.action.clicked.connect(self._act)
        self.because.requested.connect(self.question_wanted)
        cells = (self._status, self._rule, self.because, self._opens, self._margin_cell())
        self._desk = QWidget()
        self._desk.hide()
        self._row = Row((*cells, self.computed, self._desk), _columns, padding=10, gap=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)

    def show_gate(self, gate: GateFinding, assessment: Assessment) -> None:
        """Show what the gate says now."""
        override = assessment.overrides.get(gate.id)
        self.because.show_answers(gate.because, assessment)
        if (gate, override) == self._shown:
            return
        self._shown = (gate, override)
        words = words_of(gate)
        self.setAccessibleName(f"{gate.title}: {words.word}")
        self._status.show_status(words.status, words.word, words.before)
        self._rule.show_rule(gate, self._names, override)
        self._opens.show_clause(gate)
        self.computed.show_paragraphs(tuple(Paragraph((Span(text),)) for text in gate.computed))
        set_shown(self.computed, bool(gate.computed))
        self._margin.show_paragraphs(words.margin)
        self._offer(gate, override)

    def open_override(self) -> None:
        """Open the field for the reason and put the focus into it."""
        if self._field is None:
            self._field = OverrideField(self._gate)
            self._field.confirmed.connect(self._confirm)
            self._field.given_up.connect(self._give_up)
            below = QVBoxLayout(self._desk)
            below.setContentsMargins(0, 0, 0, 0)
            below.addWidget(self._field)
        self._desk.show()
        self._field.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once it is laid out: the buttons below the reason must be seen as well.
        QTimer.singleShot(0, self._field, partial(bring_into_view, self._field))

    @property
    def field(self) -> OverrideField | None:
        """Return the field for the reason, None while it was never opened."""
        return self._field

    def _offer(self, gate: GateFinding, override: Override | None) -> None:
        can = gate.effect in OVERRIDABLE and gate.outcome is Outcome.FAILS
        word = _("Withdraw") if override else _("Override…")
        self.action.setText(word)
        self.action.setAccessibleName(f"{word} {gate.id}")
        set_shown(self.action, override is not None or can)
        if override is not None and self._field is not None:
            self._field.reason.clear()
            self._desk.hide()

    def _act(self) -> None:
        if self._shown is not None and self._shown[1] is not None:
            self.override_requested.emit(self._gate, "")
        else:
            self.open_override()

    def _confirm(self, reason: str) -> None:
        self.override_requested.emit(self._gate, reason)
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self._desk.hide()
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _margin_cell(self) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._margin)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return cell


class _RuleCell(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._rule = Prose(BODY, LINES[BODY], "ink")
        self._rule.set_semibold()
        self._who = Prose(MARGIN, LINES[MARGIN])
        self._advice = Prose(NOTE, LINES[NOTE])
        self._reason = Prose(BODY, LINES[BODY], "ink")
        self._signed = Prose(MARGIN, LINES[MARGIN])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._rule, self._who, self._advice, self._reason, self._signed):
            column.addWidget(part)
        column.addStretch(1)

    def show_rule(self, gate: GateFinding, names: ApproachNames, override: Override | None) -> None:
        self._rule.show_text(gate.rule)
        self._who.show_text(names.listed(gate.approaches))
        is_barring = gate.effect in ("blocks", "requires") and holds_up(gate)
        self._advice.show_text("" if is_barring else gate.advice)
        set_shown(self._advice, not is_barring)
        self._reason.show_text(f"“{override.reason}”" if override else "")
        self._signed.show_paragraphs(_signature(override) if override else ())
        set_shown(self._reason, override is not None)
        set_shown(self._signed, override is not None)


def _signature(override: Override) -> tuple[Paragraph, ...]:
    who = ", ".join(part for part in (override.by, day_in_words(override.date)) if part)
    words = _("{who}. Printed in the report with this reason.").format(who=who)
    return (Paragraph((Span(words),)),)


class _OpensCell(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._clause = Prose(NOTE, LINES[NOTE], "ink")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = text_label("", MARGIN, tone="ink2")
        column.addWidget(self._title)
        column.addWidget(self._clause)
        column.addStretch(1)

    def show_clause(self, gate: GateFinding) -> None:
        is_barring = holds_up(gate)
        self._title.setText(_("Opens when") if is_barring else _("Ends when"))
        self._clause.show_text(gate.opens_when)


def _columns(width: int) -> tuple[Column, ...]:
    """Return the places of status, rule, because, opens, sources, computed and the override."""
    if width >= 940:
        return _side_by_side(width)
    inner = width - 144
    if width >= 640:
        third = (inner - 40) * 36 // 100, (inner - 40) * 32 // 100
        opens = 144 + third[0] + 20
        return (
            Column(0, 136, drop=2),
            Column(144, inner),
            Column(144, third[0], line=2),
            Column(opens, third[1], line=2),
            Column(opens + third[1] + 20, third[1], line=2),
            Column(144, inner, line=1),
            Column(144, inner, line=3),
        )
    below = (Column(0, width, line=line) for line in (3, 4, 5, 2, 6))
    return Column(0, width), Column(0, width, line=1), *below


def _side_by_side(width: int) -> tuple[Column, ...]:
    room = width - 144 - 3 * _GUTTER
    because, opens, sources = (min(room * share // 100, most) for share, most in _SHARES)
    rule = room - because - opens - sources
    at_because = 144 + rule + _GUTTER
    to_sources = width - 144 - _GUTTER - sources
    return (
        Column(0, 136, drop=2),
        Column(144, rule),
        Column(at_because, because, drop=2),
        Column(at_because + because + _GUTTER, opens, drop=2),
        Column(width - sources, sources, drop=2),
        Column(144, to_sources, line=1),
        Column(144, to_sources, line=2),
    )
