"""What the costs rest on: the inputs that move the total of one approach most."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charts.cost_bars import WINDOW
from core.charts.swing_bars import scaled_to_swings
from core.economics.words import missing_sentence
from core.language import _
from gui.costs.editing import CostEditing
from gui.costs.input_row import SwingScale
from gui.costs.input_table import InputTable
from gui.costs.view import CostView
from gui.questions.prose import Prose
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES

_MOST = 5


class RestsOnPart(QWidget):
    """Five inputs with their swings; Enter on a row changes it.

    Signals:
        question_wanted: the id of a question an input is the answer to.
    """

    question_wanted = Signal(str)

    def __init__(self, editing: CostEditing) -> None:
        """Start without a result."""
        super().__init__()
        self._head = SectionHead(_("What this rests on"))
        self.table = InputTable(editing, has_swing=True)
        self.table.question_wanted.connect(self.question_wanted)
        self.none = Prose(BODY, LINES[BODY])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 20)
        column.setSpacing(0)
        for part in (self._head, self.none, self.table):
            column.addWidget(part)

    def show_costs(self, view: CostView) -> None:
        """Show the widest swings of this result."""
        row = view.row(view.focus)
        swings = row.swings[:_MOST]
        aside = _(
            "the {n} inputs that move {approach} most, of {total}; hatched is low, solid high"
        )
        self._head.show_aside(
            aside.format(
                n=len(swings),
                approach=view.phrases()[view.focus],
                total=len(view.result.used),
            )
            if swings
            else ""
        )
        names = tuple(swing.input for swing in swings)
        set_shown(self.table, bool(swings))
        set_shown(self.none, not swings)
        self.none.show_text("" if swings else missing_sentence(view.result, view.costs))
        self.table.show_inputs(names, view.result.assumptions, view.sheet)
        if row.total is not None and swings:
            ends = [(swing.at_low, swing.at_high) for swing in swings]
            style = scaled_to_swings(WINDOW, row.total.likely, ends)
            scale = SwingScale(row.total.likely, style)
            self.table.show_swings({swing.input: swing for swing in swings}, scale)
