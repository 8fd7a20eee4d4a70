"""Fit against readiness: what is needed and what is possible now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.fit_readiness import fit_readiness_scene
from core.decision.recommendation import Recommendation
from core.language import _
from gui.charts.chart_view import ChartView
from gui.questions.prose import Prose
from gui.result.section_head import SectionHead
from gui.style.type import LINES, MARGIN


class FitReadinessPart(QWidget):
    """One mark an approach, and the way from today's approach to the destination."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._chart = ChartView()
        self._shown: object = None
        self._words = Prose(MARGIN, LINES[MARGIN])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 20)
        column.setSpacing(4)
        column.addWidget(SectionHead(_("Fit and readiness")))
        column.addWidget(self._chart, 0, Qt.AlignmentFlag.AlignLeft)
        words = QVBoxLayout()
        words.setContentsMargins(24, 2, 0, 0)
        words.addWidget(self._words)
        column.addLayout(words)
        column.addStretch(1)

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show every approach, and the line from the one in use today."""
        today = assessment.details.today
        shown = (today, recommendation.destination.code, recommendation.ranking)
        if shown == self._shown:
            return
        self._shown = shown
        scene = fit_readiness_scene(recommendation, today)
        self._chart.show_scene(scene, _("Fit and readiness"))
        is_drawn = any(row.code == today for row in recommendation.ranking)
        goal = recommendation.destination.code if is_drawn else None
        self._words.show_text(_words(today, goal))


def _words(today: str, goal: str | None) -> str:
    grey = _("Grey: blocked by a gate, shown all the same.")
    if goal is None or goal == today:
        return grey
    return _("The line runs from today’s approach to the destination.") + " " + grey
