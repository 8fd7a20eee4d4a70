"""Why, or why not: what stands below an opened row of the ranking."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charts.marks import barrier_mark
from core.decision.recommendation import GateFinding, RankedApproach, Status
from core.language import _
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.question_links import QuestionLinks
from gui.style.type import LINES, NOTE


class WhyBox(QWidget):
    """The explanation of one approach, the rules that hold it up and the answers behind them.

    Signals:
        question_wanted: the id of one of those questions.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start hidden and empty."""
        super().__init__()
        self._text = Prose(NOTE, LINES[NOTE], "ink", gap=4)
        self._links = QuestionLinks()
        self._links.question_wanted.connect(self.question_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 6, 0, 12)
        column.setSpacing(2)
        column.addWidget(self._text)
        column.addWidget(self._links)
        self.hide()

    def show_row(self, row: RankedApproach, gates: tuple[GateFinding, ...]) -> None:
        """Explain one approach with the gates of the same recommendation."""
        known = {gate.id: gate for gate in gates}
        held = [known[gate] for gate in (*row.blocked_by, *row.waits_for)]
        self._text.show_paragraphs((Paragraph((Span(row.why),)), *map(_rule, held)))
        asked = (because.criterion for gate in held for because in gate.because)
        self._links.show_criteria(tuple(dict.fromkeys(asked)))


def _rule(gate: GateFinding) -> Paragraph:
    is_waiting = gate.status is not Status.BLOCKED
    mark = barrier_mark("conditional" if is_waiting else "blocked")
    spans = [Span(f"{gate.title}. ", is_semibold=True), Span(gate.rule)]
    spans.append(
        Span(" " + _("Opens when {clause}.").format(clause=gate.opens_when), colour="ink2")
    )
    return Paragraph(tuple(spans), mark)
