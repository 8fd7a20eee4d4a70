"""Facts or behaviour: the fork at its full size."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.fork import fork_scene
from core.decision.recommendation import Need, Recommendation, VerdictState
from core.language import _
from core.model.pack import Pack
from gui.charts.chart_view import ChartView
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.section_head import SectionHead
from gui.style.type import LINES, MARGIN

WIDTH = 413
"""How wide the fork is drawn, axis words included."""


class ForkPart(QWidget):
    """The signature picture and, below it, what it says in words."""

    def __init__(self, pack: Pack) -> None:
        """Take the words of the corners from the pack."""
        super().__init__()
        self._corners: dict[str, tuple[str, str]] = dict(pack.fork.corners.items())
        self._chart = ChartView()
        self._shown: tuple[Need, bool] | None = None
        self._words = Prose(MARGIN, LINES[MARGIN])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 20)
        column.setSpacing(4)
        column.addWidget(SectionHead(_("Facts or behaviour?"), has_line=False))
        column.addWidget(self._chart, 0, Qt.AlignmentFlag.AlignLeft)
        words = QVBoxLayout()
        words.setContentsMargins(24, 2, 0, 0)
        words.addWidget(self._words)
        column.addLayout(words)
        column.addStretch(1)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show where the use case stands; hollow while the problem is not understood."""
        need = recommendation.need
        is_hollow = recommendation.verdict.state is VerdictState.DIAGNOSE
        if (need, is_hollow) == self._shown:
            return
        self._shown = (need, is_hollow)
        scene = fork_scene(need, "page", is_hollow=is_hollow, corners=self._corners)
        self._chart.show_scene(scene, _("The fork"))
        alone = _("The picture shows the need alone, before gates and readiness.")
        self._words.show_paragraphs(
            (Paragraph((Span(need.description),)), Paragraph((Span(alone, colour="ink3"),)))
        )
