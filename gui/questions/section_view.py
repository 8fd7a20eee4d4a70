"""The questions of one section in one scroll area; built once, updated in place."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.decision.model import DecisionModel
from core.decision.recommendation import Recommendation
from core.model.pack import Criterion, Pack
from gui.frame.surface import viewport
from gui.questions.details_strip import DetailsStrip
from gui.questions.measures import Measures
from gui.questions.question_row import QuestionRow
from gui.questions.section_end import SectionEnd

_AFTER_THE_FRAME_MS = 15


class SectionView(QScrollArea):
    """All rows of one section, and the details above those of the first."""

    def __init__(
        self,
        criteria: tuple[Criterion, ...],
        pack: Pack,
        model: DecisionModel,
        *,
        has_details: bool,
    ) -> None:
        """Build every row, empty."""
        super().__init__()
        self.setViewport(viewport(is_clear=True))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.details = DetailsStrip(pack) if has_details else None
        self.rows = {criterion.id: QuestionRow(criterion, pack, model) for criterion in criteria}
        content = self._content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.details is not None:
            column.addWidget(self.details)
        for row in self.rows.values():
            column.addWidget(row)
        self.end = SectionEnd()
        column.addWidget(self.end)
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self._measures: Measures | None = None
        self._recommendation: Recommendation | None = None
        self._waiting: list[QuestionRow] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_THE_FRAME_MS)
        self._later.timeout.connect(self._show_rest)

    def show_all(self, assessment: Assessment, recommendation: Recommendation) -> None:
        """Show what the document holds in every row."""
        for criterion, row in self.rows.items():
            row.show_entry(assessment.entry(criterion))
        self.show_recommendation(recommendation)
        if self.details is not None:
            self.details.show_details(assessment.details)

    def show_recommendation(self, recommendation: Recommendation) -> None:
        """Show the gates of every row, and hide the questions that are not asked now.

        What nobody sees yet follows after the frame that shows the answer.
        """
        self._recommendation = recommendation
        self._waiting = []
        for row in self.rows.values():
            if self.isVisible() and row.visibleRegion().isEmpty():
                self._waiting.append(row)
            else:
                row.show_recommendation(recommendation)
        self._show_asked(recommendation.asked)
        if self._waiting:
            self._later.start()

    def _show_rest(self) -> None:
        waiting, self._waiting = self._waiting, []
        for row in waiting:
            if self._recommendation is not None:
                row.show_recommendation(self._recommendation)

    def take_measures(self, measures: Measures) -> None:
        """Fit every row to the width of the page."""
        if measures == self._measures:
            return
        self._measures = measures
        if self.details is not None:
            self.details.take_measures(measures)
        for row in self.rows.values():
            row.take_measures(measures)
        self.end.take_measures(measures)

    def asked_rows(self) -> tuple[QuestionRow, ...]:
        """Return the rows of the questions that are asked now, in order."""
        return tuple(row for row in self.rows.values() if not row.isHidden())

    def reveal(self, part: QWidget) -> None:
        """Scroll so that the part is seen, from its top, unless all of it is seen already."""
        self._settle()
        top = part.mapTo(self._content, part.rect().topLeft()).y()
        bar = self.verticalScrollBar()
        is_below = top + part.height() > bar.value() + self.viewport().height()
        if top < bar.value() or is_below:
            bar.setValue(top)

    def _settle(self) -> None:
        # Heights follow widths; a section shown for the first time has not been laid out yet.
        QApplication.sendPostedEvents(self._content, QEvent.Type.LayoutRequest.value)
        width = self.viewport().width()
        height = max(self._column.heightForWidth(width), self.viewport().height())
        self._content.resize(width, height)
        self._column.activate()

    def _show_asked(self, asked: Mapping[str, bool]) -> None:
        for criterion, row in self.rows.items():
            is_asked = asked.get(criterion, True)
            if row.isHidden() == is_asked:
                row.setVisible(is_asked)
