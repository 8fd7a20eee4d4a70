"""One input as a row: low, likely, high, how far it moves the total, whose it is, its source."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from core.assessment.stated import Differing
from core.charts.bars import BarStyle
from core.charts.swing_bars import swing_bar
from core.economics.catalogue import CostPack
from core.economics.result import Assumption, Swing
from core.economics.words import age_words
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.costs.figures import (
    differing_words,
    high_words,
    is_the_programs,
    likely_words,
    low_words,
    provenance,
    unit_words,
    whose,
)
from gui.frame.button import make_button
from gui.frame.label import as_plain
from gui.frame.painted_row import PaintedRow
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN, NOTE, font

_HEIGHT, _ROOMY, _TALL = 31, 46, 52
_MOST_LINES = 4
_LINK_GAP = 10
_NARROW, _NARROW_WITH_SWING = 860, 940
_FIGURE, _OWNER, _SWING = 80, 92, 150
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class SwingScale:
    """The scale all swings of a table share: the likely total and the style of the bar."""

    total: float
    style: BarStyle


@dataclass(frozen=True, slots=True)
class InputColumns:
    """Places of the columns: title (left, width), right edges, swing, owner, source."""

    title: tuple[int, int]
    low: int
    likely: int
    high: int
    swing: tuple[int, int]
    owner: tuple[int, int]
    source: tuple[int, int]
    is_tall: bool


def columns_for(width: int, *, has_swing: bool) -> InputColumns:
    """Return the columns of a table this wide; a narrow one has two lines a row."""
    swing = _SWING if has_swing else 0
    if width < (_NARROW_WITH_SWING if has_swing else _NARROW):
        figures = width - 3 * _FIGURE
        edges = (figures + _FIGURE, figures + 2 * _FIGURE, width)
        source = (_OWNER, width - _OWNER - (swing + 16 if swing else 0))
        return InputColumns(
            (0, figures - 8), *edges, (width - swing, swing), (0, _OWNER), source, is_tall=True
        )
    title = min(max(width * 27 // 100, 210), 270 if has_swing else 320)
    high = title + 3 * _FIGURE
    owner = high + 24 + (swing + 24 if swing else 0)
    return InputColumns(
        (0, title),
        title + _FIGURE,
        title + 2 * _FIGURE,
        high,
        (high + 24, swing),
        (owner, _OWNER),
        (owner + _OWNER, width - owner - _OWNER),
        is_tall=False,
    )


class InputRow(PaintedRow):
    """A row that opens its editor on a click, Enter or Space.

    Signals:
        question_wanted: the id of the question whose answer gives another figure.
    """

    question_wanted = Signal(str)

    def __init__(self, name: str, costs: CostPack, *, has_swing: bool = False) -> None:
        """Show the input of this id."""
        super().__init__()
        self.name = name
        self._costs, self._has_swing = costs, has_swing
        self._one: Assumption | None = None
        self._swing: tuple[Swing, SwingScale] | None = None
        self._currency, self._is_idle = "USD", False
        self._differing: Differing | None = None
        self.link = make_button("", "link")
        self.link.setParent(self)
        self.link.hide()
        self.link.clicked.connect(self._ask)
        self._low = _ROOMY if has_swing else _HEIGHT
        self.setFixedHeight(self._low)

    def source_lines(self) -> int:
        """Return how many lines the source takes at this width; more than are shown are cut."""
        box = QRect(0, 0, max(self._source_span()[1], 1), 10_000)
        metrics = QFontMetrics(font(MARGIN))
        needed = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, self._source()).height()
        return max(round(needed / metrics.height()), 1)

    def _source_span(self) -> tuple[int, int]:
        """Return left edge and width of the source, beside the link to a question."""
        left, width = columns_for(self.width(), has_swing=self._has_swing).source
        link = self.link.sizeHint().width() + _LINK_GAP if self._differing is not None else 0
        return left, width - link

    def _fit(self) -> None:
        """Be as high as the source needs."""
        is_tall = columns_for(self.width(), has_swing=self._has_swing).is_tall
        more = (min(self.source_lines(), _MOST_LINES) - 1) * LINES[MARGIN]
        if is_tall:
            self.setFixedHeight(_TALL + more)
        else:
            self.setFixedHeight(max(self._low, _HEIGHT + more))
        if self._differing is not None:
            left, width = self._source_span()
            top = 22 if is_tall else 0
            size = self.link.sizeHint()
            middle = (top + self.height() - (4 if is_tall else 0)) // 2
            self.link.setGeometry(QRect(QPoint(left + width + _LINK_GAP, middle - 12), size))

    def show_differing(self, differing: Differing | None) -> None:
        """Show what the answer to the question of this input says, when that is another figure."""
        self._differing = differing
        if differing is not None:
            self.link.setText(differing.criterion)
            name = _("Go to question {id}").format(id=differing.criterion)
            self.link.setAccessibleName(name)
            self.link.setToolTip(name)
        self.link.setVisible(differing is not None)

    def _ask(self) -> None:
        if self._differing is not None:
            self.question_wanted.emit(self._differing.criterion)

    def show_input(self, one: Assumption, currency: str, *, is_idle: bool = False) -> None:
        """Show what counts for this input; ``is_idle`` says that nothing is reckoned with it."""
        self._one, self._currency, self._is_idle = one, currency, is_idle
        self.setAccessibleName(self.spoken())
        self.setAccessibleDescription(_("Enter: change"))
        self._fit()
        self.update()

    def show_swing(self, swing: Swing, scale: SwingScale) -> None:
        """Show how far the input moves the total."""
        self._swing = swing, scale
        self.update()

    def spoken(self) -> str:
        """Return the row as a sentence for a screen reader."""
        if self._one is None:
            return ""
        stated, entry = self._one.stated, self._costs.entry(self.name)
        unit = unit_words(self.name, self._costs, stated, self._currency)
        text = f"{entry.title}: {likely_words(stated)} {unit}".strip()
        if low_words(stated):
            between = _("between {low} and {high}")
            text += ", " + between.format(low=low_words(stated), high=high_words(stated))
        return ". ".join(part for part in (text, whose(stated), self._source()) if part)

    def _source(self) -> str:
        if self._one is None:
            return ""
        if self._is_idle:
            return _("not used with this way of serving")
        if self._one.stated is None:
            return _("enter it, or leave it open")
        parts = [provenance(self._one.stated)]
        if self._differing is not None:
            parts.append(differing_words(self._differing))
        if self._one.criterion:
            parts.append(_("answer to {id}").format(id=self._one.criterion))
        if self._one.is_stale:
            parts.append(_("out of date, {age}").format(age=age_words(self._one.age_days)))
        return ", ".join(part for part in parts if part)

    def _paint_row(self, painter: QPainter, one: Assumption) -> None:
        columns = columns_for(self.width(), has_swing=self._has_swing)
        line = 26 if columns.is_tall else self.height()
        self._paint_title(painter, columns, line, one)
        quiet = "ink3" if self._is_idle else "ink2"
        painter.setFont(font(NOTE))
        for edge, words in (
            (columns.low, low_words(one.stated)),
            (columns.high, high_words(one.stated)),
        ):
            self._write(painter, QRect(edge - _FIGURE, 0, _FIGURE, line), words, quiet, _RIGHT)
        painter.setFont(font(NOTE, semibold=one.stated is not None))
        painter.setPen(theme_of(self).colour("ink3" if self._is_idle else "ink"))
        likely = QRect(columns.likely - _FIGURE - 10, 0, _FIGURE + 10, line)
        painter.drawText(likely, _RIGHT, likely_words(one.stated))
        if self._swing is not None and columns.swing[1]:
            top = 24 if columns.is_tall else 0
            self._paint_swing(painter, QRect(columns.swing[0], top, columns.swing[1], 0))
        below = QRect(columns.owner[0], 0, columns.owner[1], line)
        left, width = self._source_span()
        source = QRect(left, 0, width, self.height())
        if columns.is_tall:
            below = below.translated(0, 22)
            source = source.adjusted(0, 22, 0, -4)
        painter.setFont(font(NOTE, italic=is_the_programs(one.stated)))
        painter.setPen(theme_of(self).colour(quiet))
        painter.drawText(below, _LEFT, whose(one.stated))
        needs_a_look = one.is_stale or self._differing is not None
        self._write_source(painter, source, "cond" if needs_a_look else quiet)

    def _paint_title(
        self, painter: QPainter, columns: InputColumns, line: int, one: Assumption
    ) -> None:
        # An exact figure has no low, whose column is free for a long unit then.
        room = 0 if low_words(one.stated) else _FIGURE
        box = QRect(columns.title[0], 0, columns.title[1] + room, line)
        title = self._costs.entry(self.name).title
        painter.setFont(font(NOTE))
        self._write(painter, box, title, "ink3" if self._is_idle else "ink", _LEFT)
        start = painter.fontMetrics().horizontalAdvance(title) + 8
        if start < box.width() - 20:
            unit = unit_words(self.name, self._costs, one.stated, self._currency)
            painter.setFont(font(MARGIN))
            self._write(painter, box.adjusted(start, 0, 0, 0), unit, "ink3", _LEFT)

    def _paint_swing(self, painter: QPainter, place: QRect) -> None:
        if self._swing is None:
            return
        swing, scale = self._swing
        size = float(place.width()), float(self.height() - place.top())
        bar = swing_bar((swing.at_low, swing.at_high), scale.total, size, style=scale.style)
        paint_scene(painter, bar, theme_of(self), QRectF(place.left(), place.top(), *size))

    def _write(
        self, painter: QPainter, box: QRect, words: str, tone: str, align: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(theme_of(self).colour(tone))
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, align, fitting)

    def _write_source(self, painter: QPainter, box: QRect, tone: str) -> None:
        painter.setFont(font(MARGIN))
        painter.setPen(theme_of(self).colour(tone))
        words = self._source()
        if self.source_lines() > _MOST_LINES:
            metrics = painter.fontMetrics()
            room = _MOST_LINES * (box.width() - metrics.averageCharWidth() * 14)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _LEFT | Qt.TextFlag.TextWordWrap, words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        painter, theme = QPainter(self), theme_of(self)
        if self.ground:
            fill(painter, self.rect(), theme.colour(self.ground))
        fill(painter, QRect(0, 0, self.width(), 1), theme.colour("hair"))
        if self._one is not None:
            self._paint_row(painter, self._one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the lines this width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Offer the whole source as a tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            help_text = self._costs.entry(self.name).help
            words = "  ".join(part for part in (help_text, self._source()) if part)
            self.setToolTip(as_plain(words) if words else "")
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Ask for the room of the narrowest table."""
        return QSize(420, self.height())
