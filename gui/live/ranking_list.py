"""The ranking in small: mark, name, bar from neutral, value; blocked approaches below a line."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.charts.bars import LIVE, ranking_bar, scaled_to
from core.charts.marks import approach_mark, barrier_mark
from core.decision.recommendation import RankedApproach, Status
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.style.theme import theme_of
from gui.style.type import BODY, NOTE, font

TITLE = _("Ranking by value, needed first")
"""How the rows are ordered; the blocked stand below their own line."""

_ROW = 26
_NAME_LEFT = 24
_NAME_WIDTH = 138
_BAR_LEFT = 164
_BAR_WIDTH = 112
_BARRIER_ROOM = 27


class RankingList(QWidget):
    """Painted as one picture; room for the line of the blocked is always kept."""

    def __init__(self) -> None:
        """Show no ranking yet."""
        super().__init__()
        self._rows: tuple[RankedApproach, ...] = ()
        self._previous: Mapping[str, float] = {}

    def show_ranking(self, rows: tuple[RankedApproach, ...], previous: Mapping[str, float]) -> None:
        """Show the rows; ``previous`` holds the values before the last answer."""
        self._rows, self._previous = rows, previous
        self.setFixedHeight(_ROW * (len(rows) + 1))
        self.setAccessibleName(TITLE)
        self.setAccessibleDescription(" ".join(_spoken(row) for row in rows))
        self.update()

    def _paint_row(self, painter: QPainter, top: int, row: RankedApproach) -> None:
        theme = theme_of(self)
        is_blocked = row.status is Status.BLOCKED
        paint_scene(
            painter,
            approach_mark(row.code, is_blocked=is_blocked),
            theme,
            QRectF(0, top + 5, 16, 16),
        )
        painter.setPen(theme.colour("ink3" if is_blocked else "ink"))
        painter.setFont(font(BODY))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = QRect(_NAME_LEFT, top, _NAME_WIDTH, _ROW)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        value = QRect(0, top, self.width() - _BARRIER_ROOM, _ROW)
        painter.drawText(value, middle | Qt.AlignmentFlag.AlignRight, str(round(row.value)))
        self._paint_bar(painter, QRectF(_BAR_LEFT, top, _BAR_WIDTH, _ROW), row)
        if row.status is Status.CONDITIONAL:
            box = QRectF(self.width() - 16, top + 5, 16, 16)
            paint_scene(painter, barrier_mark(row.status), theme, box)

    def _paint_bar(self, painter: QPainter, box: QRectF, row: RankedApproach) -> None:
        style = scaled_to(LIVE, self._rows)
        previous = self._previous.get(row.code)
        bar = ranking_bar(row, box.width(), box.height(), style, previous)
        paint_scene(painter, bar, theme_of(self), box)

    def _paint_blocked_line(self, painter: QPainter, top: int) -> None:
        theme = theme_of(self)
        paint_scene(painter, barrier_mark("blocked"), theme, QRectF(0, top + 5, 16, 16))
        painter.setFont(font(NOTE))
        painter.setPen(theme.colour("ink2"))
        words = QRect(_NAME_LEFT, top, self.width() - _NAME_LEFT, _ROW)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _("Blocked by a gate"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        painter = QPainter(self)
        top, is_below = 0, False
        for row in self._rows:
            if row.status is Status.BLOCKED and not is_below:
                is_below = True
                self._paint_blocked_line(painter, top)
                top += _ROW
            self._paint_row(painter, top, row)
            top += _ROW


def _spoken(row: RankedApproach) -> str:
    status = {
        Status.OPEN: "",
        Status.CONDITIONAL: _(", conditional"),
        Status.BLOCKED: _(", blocked by a gate"),
    }[row.status]
    return f"{row.name} {round(row.value)}{status}."


def changed_values(
    before: tuple[RankedApproach, ...], after: tuple[RankedApproach, ...]
) -> dict[str, float]:
    """Return the old values of the rows whose shown value has changed."""
    new = {row.code: row.value for row in after}
    return {
        row.code: row.value
        for row in before
        if row.code in new and round(new[row.code]) != round(row.value)
    }
