"""Why, or why not: what stands below an opened row of the ranking."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charts.marks import barrier_mark
from core.decision.recommendation import GateFinding, RankedApproach, Status
from core.language import _
from gui.frame.button import make_button
from gui.questions.flow import FlowLayout
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.showing import set_shown
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
        self._links = QWidget()
        self._criteria: tuple[str, ...] = ()
        FlowLayout(self._links, across=12, down=0)
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
        self._show_links(tuple(dict.fromkeys(asked)))

    def _show_links(self, criteria: tuple[str, ...]) -> None:
        if criteria == self._criteria:
            return
        self._criteria = criteria
        layout = self._links.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for criterion in criteria:
            self._add_link(criterion)
        set_shown(self._links, bool(criteria))

    def _add_link(self, criterion: str) -> None:
        name = _("Go to question {id}").format(id=criterion)
        link = make_button(criterion, "link", name=name)
        link.clicked.connect(lambda: self.question_wanted.emit(criterion))
        layout = self._links.layout()
        if layout is not None:
            layout.addWidget(link)


def _rule(gate: GateFinding) -> Paragraph:
    is_waiting = gate.status is not Status.BLOCKED
    mark = barrier_mark("conditional" if is_waiting else "blocked")
    spans = [Span(f"{gate.id}. ", is_semibold=True), Span(gate.rule)]
    spans.append(
        Span(" " + _("Opens when {clause}.").format(clause=gate.opens_when), colour="ink2")
    )
    return Paragraph(tuple(spans), mark)
