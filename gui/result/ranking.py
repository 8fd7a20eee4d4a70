"""The ranking: nine rows on one scale, each opens why or why not below it."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.bars import RESULT, BarStyle, ranking_axis, scaled_to
from core.decision.recommendation import Recommendation
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.result.ranking_row import RankingRow, columns_for
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.result.why import WhyBox
from gui.style.theme import theme_of
from gui.style.type import MARGIN, font

_HEAD = 24


class RankingPart(QWidget):
    """The table of approaches.

    Signals:
        question_wanted: the id of a question a gate rests on.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without rows; they are built once, with the first recommendation."""
        super().__init__()
        self._open = ""
        self._shown: Recommendation | None = None
        self._codes: tuple[str, ...] = ()
        self.rows: list[RankingRow] = []
        self._whys: list[WhyBox] = []
        self._titles = _Titles()
        self._head = SectionHead(_("Ranking"), has_line=False)
        self._table = QVBoxLayout(self)
        self._table.setContentsMargins(0, 12, 0, 8)
        self._table.setSpacing(0)
        self._table.addWidget(self._head)
        self._table.addWidget(self._titles)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the ranking of this recommendation."""
        ranking = recommendation.ranking
        while len(self.rows) < len(ranking):
            self._add_row()
        style = scaled_to(RESULT, ranking)
        has_runs = any(row.p_first is not None for row in ranking)
        self._head.show_aside(_aside(has_runs=has_runs))
        self._titles.show_columns(style, has_first_in=has_runs)
        self._codes = tuple(row.code for row in ranking)
        self._shown = recommendation
        for row, widget in zip(ranking, self.rows, strict=True):
            widget.show_row(row, style)
        self._show_open()

    def _add_row(self) -> None:
        row, why = RankingRow(), WhyBox()
        place = len(self.rows)
        row.pressed.connect(lambda: self._toggle(place))
        why.question_wanted.connect(self.question_wanted)
        self.rows.append(row)
        self._whys.append(why)
        self._table.addWidget(row)
        self._table.addWidget(why)

    def _toggle(self, place: int) -> None:
        code = self._codes[place]
        self._open = "" if self._open == code else code
        self._show_open()

    def _show_open(self) -> None:
        for code, row, why in zip(self._codes, self.rows, self._whys, strict=True):
            is_open = code == self._open
            row.set_open(is_open=is_open)
            if is_open and self._shown is not None:
                why.show_row(self._shown.ranked(code), self._shown.gates)
            set_shown(why, is_open)


class _Titles(QWidget):
    """The heads of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._style, self._has_first_in = RESULT, False
        self.setFixedHeight(_HEAD)

    def show_columns(self, style: BarStyle, *, has_first_in: bool) -> None:
        if (style, has_first_in) != (self._style, self._has_first_in):
            self._style, self._has_first_in = style, has_first_in
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = columns_for(self.width(), has_first_in=self._has_first_in)
        left, width = columns.bar
        axis = ranking_axis(width, self._style)
        paint_scene(painter, axis, theme_of(self), QRectF(left, 4, width, axis.height))
        painter.setFont(font(MARGIN))
        painter.setPen(theme_of(self).colour("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(42, 0, 140, _HEAD - 2), middle, _("Approach"))
        painter.drawText(QRect(columns.gate, 0, 100, _HEAD - 2), middle, _("Gate"))
        figures = [
            (columns.value, _("Value")),
            (columns.fit, _("Fit")),
            (columns.ready, _("Ready")),
        ]
        if columns.first_in is not None:
            figures.append((columns.first_in, _("First in")))
        for right, word in figures:
            box = QRect(right - 60, 0, 60, _HEAD - 2)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, word)


def _aside(*, has_runs: bool) -> str:
    if has_runs:
        return _("by value; not needed, then blocked, come last. The thin line: 9 of 10 runs")
    return _("by value; not needed, then blocked, come last. Enter on a row says why")
