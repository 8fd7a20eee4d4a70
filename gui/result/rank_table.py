"""The shares of every approach as a small quiet table: first, in the first three, gates hold."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.marks import approach_mark
from core.decision.insight import Robustness
from core.decision.recommendation import RankedApproach, Status
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.result.figures import of_hundred
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import MARGIN, NOTE, font

_ROW, _HEAD = 26, 26
_NAME, _NAME_WIDTH = 26, 178
_STEP = 108
_WIDTH = _NAME + _NAME_WIDTH + 3 * _STEP


class RankTable(QWidget):
    """Painted as one picture; the order is that of the ranking."""

    def __init__(self) -> None:
        """Start without shares."""
        super().__init__()
        self._rows: tuple[tuple[RankedApproach, tuple[str, str, str]], ...] = ()
        self.setAccessibleName(_("How robust"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, ranking: tuple[RankedApproach, ...], robustness: Robustness) -> None:
        """Show the shares of these approaches."""
        self._rows = tuple((row, _shares(row.code, robustness)) for row in ranking)
        self.setFixedHeight(_HEAD + _ROW * len(self._rows))
        self.setAccessibleDescription(" ".join(_spoken(row, shown) for row, shown in self._rows))
        self.update()

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font(MARGIN))
        painter.setPen(theme_of(self).colour("ink2"))
        painter.drawText(QRect(_NAME, 0, _NAME_WIDTH, _HEAD), _beside_left(), _("Approach"))
        for place, title in enumerate((_("First"), _("In first three"), _("Gates hold"))):
            painter.drawText(_cell(place, 0), _beside_right(), title)

    def _paint_row(
        self, painter: QPainter, top: int, row: RankedApproach, shown: tuple[str, str, str]
    ) -> None:
        theme, is_blocked = theme_of(self), row.status is Status.BLOCKED
        fill(painter, QRect(0, top, _WIDTH, 1), theme.colour("hair"))
        mark = approach_mark(row.code, is_blocked=is_blocked)
        paint_scene(painter, mark, theme, QRectF(0, top + 5, 16, 16))
        painter.setFont(font(NOTE))
        painter.setPen(theme.colour("ink3" if is_blocked else "ink"))
        painter.drawText(QRect(_NAME, top, _NAME_WIDTH, _ROW), _beside_left(), row.name)
        for place, share in enumerate(shown):
            painter.drawText(_cell(place, top), _beside_right(), share)

    def sizeHint(self) -> QSize:
        """Ask for the room of the columns."""
        return QSize(_WIDTH, _HEAD + _ROW * len(self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        painter = QPainter(self)
        self._paint_head(painter)
        for place, (row, shown) in enumerate(self._rows):
            self._paint_row(painter, _HEAD + place * _ROW, row, shown)


def _cell(place: int, top: int) -> QRect:
    return QRect(_NAME + _NAME_WIDTH + place * _STEP, top, _STEP, _ROW)


def _beside_left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _beside_right() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _shares(code: str, robustness: Robustness) -> tuple[str, str, str]:
    first_three = sum(robustness.ranks[code][:3])
    shares = (robustness.first[code], first_three, robustness.feasible[code])
    return of_hundred(shares[0]), of_hundred(shares[1]), of_hundred(shares[2])


def _spoken(row: RankedApproach, shown: tuple[str, str, str]) -> str:
    words = _("{name}: first in {first}, in the first three in {three}, gates hold in {holds}.")
    return words.format(name=row.name, first=shown[0], three=shown[1], holds=shown[2])
