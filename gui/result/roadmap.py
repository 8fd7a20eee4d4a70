"""The roadmap: a rail of stages, each with its entry test, exit test and stop rule."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.roadmap_rail import RAIL, rail_piece, stage_words
from core.decision.recommendation import Recommendation, Stage, StageState
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.frame.columns import Column, ColumnLayout
from gui.frame.label import text_label
from gui.frame.press_row import Row
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import weeks
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN, NOTE

_LEFT = int(RAIL) + 2


class RoadmapPart(QWidget):
    """One row a stage; the stage to start now stands on ``select``."""

    def __init__(self) -> None:
        """Start without stages."""
        super().__init__()
        self.rows: list[StageRow] = []
        aside = _(
            "durations are defaults of the decision model; dashed: only if its entry test is met"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 20)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHead(_("Roadmap"), aside))
        self._column.addWidget(_titles())

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the stages of this recommendation."""
        stages = recommendation.roadmap
        while len(self.rows) < len(stages):
            row = StageRow()
            self.rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self.rows):
            set_shown(row, place < len(stages))
            if place < len(stages):
                ends = (place == 0, place == len(stages) - 1)
                row.show_stage(stages[place], ends)


class StageRow(QWidget):
    """One stage beside its piece of the rail."""

    def __init__(self) -> None:
        """Start without a stage."""
        super().__init__()
        self._name = Prose(NOTE, LINES[NOTE])
        self._enter, self._done, self._stop = (Prose(NOTE, LINES[NOTE], "ink") for _i in range(3))
        self._weeks = text_label("", NOTE)
        cells = (self._name, self._enter, self._done, self._stop, self._weeks)
        self._cells = Row(cells, _columns, padding=8)
        self._rail = _Rail()
        layout = ColumnLayout(self, _halves, above=0, below=0, gap=0)
        layout.addWidget(self._cells)
        self._rail.setParent(self)
        self._shown: tuple[Stage, tuple[bool, bool]] | None = None

    def show_stage(self, stage: Stage, ends: tuple[bool, bool]) -> None:
        """Show one stage; ``ends`` says whether it is the first and whether it is the last."""
        if (stage, ends) == self._shown:
            return
        self._shown = (stage, ends)
        head = Paragraph((Span(stage.title, is_semibold=True, colour="ink"),))
        self._name.show_paragraphs((head, Paragraph((Span(stage.subtitle),))))
        self._name.setToolTip("")
        for cell, lead, text in self._tests(stage):
            cell.show_text(text)
            cell.setAccessibleName(f"{lead}: {text}")
        self._weeks.setText(weeks(stage))
        self._cells.set_ground("select" if stage.state is StageState.NOW else "")
        self._rail.show_stage(stage.state, ends)
        words = f"{stage.title}: {stage_words()[stage.state]}. {stage.content}"
        self.setAccessibleName(words)

    def _tests(self, stage: Stage) -> tuple[tuple[Prose, str, str], ...]:
        return (
            (self._enter, _("Enter when"), stage.enter_when),
            (self._done, _("Done when"), stage.done_when),
            (self._stop, _("Stop if"), stage.stop_if),
        )

    def resizeEvent(self, event: object) -> None:
        """Give the rail the height of the row."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._rail.setGeometry(0, 0, int(RAIL), self.height())


class _Rail(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._state, self._ends = StageState.NEXT, (False, False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_stage(self, state: StageState, ends: tuple[bool, bool]) -> None:
        self._state, self._ends = state, ends
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(RAIL), 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        is_first, is_last = self._ends
        scene = rail_piece(self._state, self.height(), is_first=is_first, is_last=is_last)
        box = QRectF(0, 0, RAIL, self.height())
        paint_scene(QPainter(self), scene, theme_of(self), box)


def _titles() -> QWidget:
    words = (_("Stage"), _("Enter when"), _("Done when"), _("Stop if"), _("Weeks"))
    labels = tuple(text_label(word, MARGIN, tone="ink2") for word in words)
    row = Row(labels, _title_columns, padding=4)
    row.has_line = False
    return row


def _title_columns(width: int) -> tuple[Column, ...]:
    places = _columns(width - _LEFT)
    return tuple(Column(column.left + _LEFT, column.width, hangs=column.hangs) for column in places)


def _halves(width: int) -> tuple[Column, ...]:
    return (Column(_LEFT, width - _LEFT),)


def _columns(width: int) -> tuple[Column, ...]:
    rest = width - 10 - 10 - 66
    name, enter, done = (rest * share // 100 for share in (21, 23, 29))
    stop = rest - name - enter - done
    return (
        Column(10, name - 14),
        Column(10 + name, enter - 14),
        Column(10 + name + enter, done - 14),
        Column(10 + name + enter + done, stop - 14),
        Column(width - 10 - 66, 66, drop=1, hangs="right"),
    )
