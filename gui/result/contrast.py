"""Why the first is so many points ahead of the second, answer by answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.bars import RESULT, BarStyle, contribution_bar, contribution_scale
from core.decision.recommendation import Contribution, Recommendation
from core.language import _
from gui.charts.chart_view import ChartView
from gui.frame.columns import Column
from gui.frame.label import text_label
from gui.frame.press_row import PressRow
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import signed
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, NOTE

_BAR = 132
_FIGURE = 44
_ROW = 25


class ContrastPart(QWidget):
    """The contributions; they add up to the margin in the heading.

    Signals:
        question_wanted: the id of the question a line comes from.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without lines."""
        super().__init__()
        self._heading = Prose(BODY, LINES[BODY], "ink")
        self._heading.set_semibold()
        self.lines: list[ContributionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 20)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addSpacing(4)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show what makes the margin; nothing while nobody leads."""
        contrast = recommendation.contrast
        lines = contrast.lines if contrast is not None else ()
        while len(self.lines) < len(lines):
            self._add_row()
        self._heading.show_text(contrast.heading if contrast is not None else "")
        for place, row in enumerate(self.lines):
            set_shown(row, place < len(lines))
            if contrast is not None and place < len(lines):
                row.show_line(lines[place], contribution_scale(RESULT, contrast))

    def _add_row(self) -> None:
        row = ContributionRow()
        row.pressed.connect(lambda: self._ask(row.criterion))
        self.lines.append(row)
        self._column.addWidget(row)

    def _ask(self, criterion: str) -> None:
        if criterion:
            self.question_wanted.emit(criterion)


class ContributionRow(PressRow):
    """One line: sentence and question, bar in the colour of the approach, signed figure."""

    def __init__(self) -> None:
        """Start without a line."""
        self._text = Prose(NOTE, LINES[NOTE], "ink")
        self._bar = ChartView()
        self._figure = _figure_label()
        super().__init__((self._text, self._bar, self._figure), _columns, padding=0)
        self.has_line = False
        self.criterion = ""
        self._line: Contribution | None = None
        self._style: BarStyle | None = None

    def show_line(self, line: Contribution, style: BarStyle) -> None:
        """Show one contribution on the scale all of them share."""
        if (line, style) == (self._line, self._style):
            return
        self._line, self._style = line, style
        self.criterion = line.criterion or ""
        spans = [Span(line.statement)]
        if line.criterion:
            spans.append(Span(f"  {line.criterion}", colour="ink3"))
        self._text.show_paragraphs((Paragraph(tuple(spans)),))
        self._figure.setText(signed(line.shown))
        self._bar.show_scene(contribution_bar(line, _BAR, _ROW, style))
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if line.criterion else Qt.FocusPolicy.NoFocus
        )
        self.setAccessibleName(f"{line.statement}: {signed(line.shown)}")
        self.setAccessibleDescription(_("Enter: go to the question") if line.criterion else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


def _figure_label() -> QLabel:
    label = text_label("", NOTE)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _columns(width: int) -> tuple[Column, ...]:
    words = width - _BAR - _FIGURE - 24
    return (
        Column(0, words, drop=2),
        Column(width - _FIGURE - _BAR - 8, _BAR),
        Column(width - _FIGURE, _FIGURE, drop=3),
    )
