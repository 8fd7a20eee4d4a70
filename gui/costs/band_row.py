"""One row of the cost table, painted: mark, name, band, to start, a month, median, cheapest."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from core.charts.bars import BarStyle
from core.charts.cost_bars import CostSpan, cost_bar
from core.charts.marks import approach_mark, barrier_mark
from core.economics.money import money
from core.economics.result import ApproachCost
from core.economics.titles import cheapest_in_hundred
from core.economics.words import not_known, span_words
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.costs.figures import middle
from gui.costs.view import CostView
from gui.frame.painted_row import PaintedRow
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, font

HEIGHT = 30
NAME = 32
_NAME_WIDTH = 150
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BandColumns:
    """Where the columns stand: bar (left, width) and the right edges of four figures."""

    bar: tuple[int, int]
    start: int
    month: int
    median: int
    cheapest: int


def columns_for(width: int) -> BandColumns:
    """Return the columns for a table this wide."""
    step = 80 if width >= 760 else 68
    cheapest = width - 4
    median, month, start = cheapest - step, cheapest - 2 * step, cheapest - 3 * step
    left = NAME + _NAME_WIDTH
    return BandColumns((left, max(start - step + 16 - left, 60)), start, month, median, cheapest)


class BandRow(PaintedRow):
    """One approach; a click, Enter or Space opens what is known about it below."""

    def __init__(self) -> None:
        """Start without an approach."""
        super().__init__()
        self._row: ApproachCost | None = None
        self._span: CostSpan | None = None
        self._style: BarStyle | None = None
        self._name, self._is_blocked, self._is_focus = "", False, False
        self.setFixedHeight(HEIGHT)

    def show_row(self, view: CostView, row: ApproachCost, style: BarStyle) -> None:
        """Show an approach on the scale all rows share."""
        self._row, self._style = row, style
        self._name, self._is_blocked = view.name(row.code), view.is_blocked(row.code)
        self._is_focus = row.code == view.focus
        self._span = span_of(row, is_blocked=self._is_blocked)
        self.setAccessibleName(spoken(view, row))
        self.update()

    def set_open(self, *, is_open: bool) -> None:
        """Remember whether the details below are shown."""
        super().set_open(is_open=is_open)
        self.setAccessibleDescription(_("Details shown") if is_open else _("Enter: details"))

    def _paint_row(self, painter: QPainter, row: ApproachCost, style: BarStyle) -> None:
        columns = columns_for(self.width())
        tone = "ink3" if self._is_blocked else "ink"
        mark = approach_mark(row.code, is_blocked=self._is_blocked)
        paint_scene(painter, mark, theme_of(self), QRectF(0, 7, 16, 16))
        self._dip(painter, tone, is_semibold=self._is_focus)
        name = QRect(NAME, 0, _NAME_WIDTH - 6, HEIGHT)
        words = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, _LEFT, words)
        left, width = columns.bar
        if self._span is not None:
            scene = cost_bar(self._span, width, HEIGHT, style)
            paint_scene(painter, scene, theme_of(self), QRectF(left, 0, width, HEIGHT))
        self._paint_figures(painter, row, columns, tone)

    def _paint_figures(
        self, painter: QPainter, row: ApproachCost, columns: BandColumns, tone: str
    ) -> None:
        if row.total is None:
            self._dip(painter, "ink3")
            painter.drawText(QRect(columns.bar[0], 0, 200, HEIGHT), _LEFT, not_known())
        self._dip(painter, "ink3" if self._is_blocked else "ink2")
        for right, band in ((columns.start, row.upfront), (columns.month, row.monthly)):
            painter.drawText(QRect(right - 90, 0, 90, HEIGHT), _RIGHT, middle(band))
        self._dip(painter, tone, is_semibold=self._is_focus)
        median = QRect(columns.median - 90, 0, 90, HEIGHT)
        painter.drawText(median, _RIGHT, middle(row.total))
        self._dip(painter, tone)
        if self._is_blocked:
            barrier = QRectF(columns.cheapest - 16, 7, 16, 16)
            paint_scene(painter, barrier_mark("blocked"), theme_of(self), barrier)
        else:
            cheapest = QRect(columns.cheapest - 60, 0, 60, HEIGHT)
            painter.drawText(cheapest, _RIGHT, cheapest_in_hundred(row.p_cheapest))

    def _dip(self, painter: QPainter, tone: str, *, is_semibold: bool = False) -> None:
        painter.setFont(font(BODY, semibold=is_semibold))
        painter.setPen(theme_of(self).colour(tone))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        if self.ground:
            fill(painter, self.rect(), theme_of(self).colour(self.ground))
        if self._row is not None and self._style is not None:
            self._paint_row(painter, self._row, self._style)

    def sizeHint(self) -> QSize:
        """Ask for the room of the narrowest table."""
        return QSize(480, HEIGHT)


def span_of(row: ApproachCost, *, is_blocked: bool) -> CostSpan | None:
    """Return the band of an approach for its bar, None while its cost is not known."""
    if row.total is None:
        return None
    total = row.total
    words = span_words(total)
    return CostSpan(
        row.code, total.low, total.median, total.high, is_blocked, bool(row.stale), words
    )


def spoken(view: CostView, row: ApproachCost) -> str:
    """Return the row as a sentence for a screen reader."""
    name, sign = view.name(row.code), view.result.sign
    if row.total is None or row.upfront is None or row.monthly is None:
        return f"{name}: {not_known()}."
    text = _(
        "{name}: {median} in all, between {low} and {high}; {start} to start, {month} a month."
    )
    said = text.format(
        name=name,
        median=money(row.total.median, sign),
        low=money(row.total.low, sign),
        high=money(row.total.high, sign),
        start=money(row.upfront.median, sign),
        month=money(row.monthly.median, sign),
    )
    if view.is_blocked(row.code):
        return f"{said} {_('Blocked by a gate; not counted.')}"
    share = cheapest_in_hundred(row.p_cheapest)
    if row.p_cheapest is None or share == "–":
        return said
    return f"{said} {_('Cheapest in {n} of 100 draws.').format(n=share)}"
