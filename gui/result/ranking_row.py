"""One row of the ranking, painted: place, mark, name, bar, figures, barrier."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from core.charts.bars import BarStyle, ranking_bar
from core.charts.marks import approach_mark, barrier_mark
from core.charts.scene import Scene
from core.decision.recommendation import RankedApproach, Status
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.frame.painted_row import PaintedRow
from gui.result.figures import of_hundred, whole
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, MARGIN, NOTE, font

HEIGHT = 32
_NAME = 42


@dataclass(frozen=True, slots=True)
class _Look:
    pixels: int
    tone: str
    is_semibold: bool = False


@dataclass(frozen=True, slots=True)
class RankingColumns:
    """Where the columns stand, in pixels: bar (left, width), right edges of figures, gate."""

    bar: tuple[int, int]
    value: int
    fit: int
    ready: int
    first_in: int | None
    gate: int


def columns_for(width: int, *, has_first_in: bool) -> RankingColumns:
    """Return the columns for a table this wide; ``has_first_in`` keeps room for that figure."""
    step = 48
    gate = width - 100
    first_in = gate - 14 if has_first_in else None
    ready = gate - 14 - (step + 8 if has_first_in else 0)
    fit, value = ready - step, ready - 2 * step
    left = _NAME + 150
    return RankingColumns((left, max(value - 44 - left, 60)), value, fit, ready, first_in, gate)


def status_word(status: Status) -> str:
    """Return the word beside the barrier."""
    return {
        Status.OPEN: _("Open"),
        Status.CONDITIONAL: _("Conditional"),
        Status.BLOCKED: _("Blocked"),
    }[status]


class RankingRow(PaintedRow):
    """One approach; a click, Enter or Space opens why or why not below it."""

    def __init__(self) -> None:
        """Start without an approach."""
        super().__init__()
        self._row: RankedApproach | None = None
        self._style: BarStyle | None = None
        self.setFixedHeight(HEIGHT)

    def show_row(self, row: RankedApproach, style: BarStyle) -> None:
        """Show an approach on the scale all rows share."""
        if row != self._row or style != self._style:
            self._row, self._style = row, style
            self.setAccessibleName(spoken(row))
            self.update()

    def set_open(self, *, is_open: bool) -> None:
        """Remember whether the explanation below is shown."""
        super().set_open(is_open=is_open)
        self.setAccessibleDescription(_("Explanation shown") if is_open else _("Enter: why"))

    def _paint_row(self, painter: QPainter, row: RankedApproach, style: BarStyle) -> None:
        columns = columns_for(self.width(), has_first_in=row.p_first is not None)
        is_blocked = row.status is Status.BLOCKED
        tone = "ink3" if is_blocked else "ink"
        plain, quiet = _Look(BODY, tone), _Look(BODY, "ink3" if is_blocked else "ink2")
        first = _Look(BODY, tone, is_semibold=row.place == 1)
        place = "" if row.place is None else str(row.place)
        self._write(painter, (0, 16), place, _Look(MARGIN, "ink2"))
        self._paint_mark(painter, 18, approach_mark(row.code, is_blocked=is_blocked))
        self._write(painter, (_NAME, columns.bar[0] - _NAME), row.name, first)
        self._paint_bar(painter, row, style, columns)
        self._figure(painter, columns.value, whole(row.value), first)
        self._figure(painter, columns.fit, whole(row.fit), plain)
        self._figure(painter, columns.ready, whole(row.readiness), quiet)
        if columns.first_in is not None and row.p_first is not None:
            share = "–" if is_blocked else of_hundred(row.p_first)
            self._figure(painter, columns.first_in, share, plain)
        self._paint_mark(painter, columns.gate, barrier_mark(row.status))
        self._write(painter, (columns.gate + 25, 90), status_word(row.status), _Look(NOTE, tone))

    def _paint_bar(
        self, painter: QPainter, row: RankedApproach, style: BarStyle, columns: RankingColumns
    ) -> None:
        left, width = columns.bar
        # Without the thin line of the runs below it, the bar moves to the middle of the row.
        height = HEIGHT if row.spread is not None else HEIGHT + 8
        scene = ranking_bar(row, width, height, style)
        paint_scene(painter, scene, theme_of(self), QRectF(left, 0, width, height))

    def _paint_mark(self, painter: QPainter, left: int, scene: Scene) -> None:
        paint_scene(painter, scene, theme_of(self), QRectF(left, 8, 16, 16))

    def _figure(self, painter: QPainter, right: int, text: str, look: _Look) -> None:
        box = QRect(right - 60, 0, 60, HEIGHT)
        self._dip(painter, look)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _write(self, painter: QPainter, place: tuple[int, int], text: str, look: _Look) -> None:
        box = QRect(place[0], 0, place[1], HEIGHT)
        self._dip(painter, look)
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place[1])
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _dip(self, painter: QPainter, look: _Look) -> None:
        painter.setFont(font(look.pixels, semibold=look.is_semibold))
        painter.setPen(theme_of(self).colour(look.tone))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        theme = theme_of(self)
        if self.ground:
            fill(painter, self.rect(), theme.colour(self.ground))
        fill(painter, QRect(0, 0, self.width(), 1), theme.colour("hair"))
        if self._row is not None and self._style is not None:
            self._paint_row(painter, self._row, self._style)

    def sizeHint(self) -> QSize:
        """Ask for the room of the narrowest table."""
        return QSize(480, HEIGHT)


def spoken(row: RankedApproach) -> str:
    """Return the row as a sentence for a screen reader."""
    place = _("Not ranked") if row.place is None else _("Place {n}").format(n=row.place)
    text = _("{place}: {name}. Value {value}, fit {fit}, readiness {ready} of 100. {gate}.")
    said = text.format(
        place=place,
        name=row.name,
        value=whole(row.value),
        fit=whole(row.fit),
        ready=whole(row.readiness),
        gate=status_word(row.status),
    )
    if row.p_first is None or row.status is Status.BLOCKED:
        return said
    return f"{said} {_('First in {n} of 100 runs.').format(n=of_hundred(row.p_first))}"
