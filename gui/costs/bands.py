"""The cost sentence, and below it one band an approach over the horizon."""

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charts.bars import BarStyle
from core.charts.cost_bars import WINDOW, cost_axis, scaled_to_costs
from core.charts.marks import barrier_mark
from core.economics.money import about
from core.economics.parts_words import month_words, start_words
from core.economics.result import ApproachCost, CostResult
from core.economics.words import (
    base_life_sentence,
    break_even_sentence,
    headline,
    missing_sentence,
    payback_sentence,
)
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.costs.band_row import NAME, BandRow, columns_for, span_of
from gui.costs.view import CostView
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.showing import set_shown
from gui.result.verdict import emphasised
from gui.style.theme import theme_of
from gui.style.type import HEAD, LINES, MARGIN, NOTE, SENTENCE, font

_TITLES = 24
_KEPT = 2 * LINES[SENTENCE]


class SentencePart(QWidget):
    """What the approach recommended costs, in one or two sentences."""

    def __init__(self) -> None:
        """Start empty, with room for two lines."""
        super().__init__()
        self.sentence = _Sentence(SENTENCE, LINES[SENTENCE], "ink")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.addWidget(self.sentence)

    def show_costs(self, view: CostView) -> None:
        """Show the sentence of this result."""
        said = headline(view.result, view.recommended, view.costs, view.phrases(), view.on_top)
        self.sentence.show_paragraphs((Paragraph(emphasised(said.text, said.emphasis)),))


class _Sentence(Prose):
    """Large on two lines, smaller when it needs more; two large lines are always kept free."""

    _fitting: tuple[int, tuple[Paragraph, ...], int] | None = None

    def _fit(self, width: int) -> None:
        if self._fitting is None or self._fitting[:2] != (width, self._paragraphs):
            self.set_size(SENTENCE, LINES[SENTENCE])
            is_large = super().heightForWidth(width) <= _KEPT
            self._fitting = width, self._paragraphs, SENTENCE if is_large else HEAD
        self.set_size(self._fitting[2], LINES[self._fitting[2]])

    def heightForWidth(self, width: int) -> int:
        """Choose the size for this width and return the height."""
        self._fit(width)
        return max(super().heightForWidth(width), _KEPT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the size for the width the text has, whatever was asked meanwhile."""
        self._fit(self.width())
        super().paintEvent(event)


class BandsPart(QWidget):
    """Nine rows on one scale; each opens what is known about it."""

    def __init__(self) -> None:
        """Start without rows; they are built once, with the first result."""
        super().__init__()
        self.rows: list[BandRow] = []
        self.details: list[CostDetails] = []
        self._open = ""
        self._view: CostView | None = None
        self._titles = _Titles()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 14)
        self._column.setSpacing(0)
        self._column.addWidget(self._titles)

    def show_costs(self, view: CostView) -> None:
        """Show the bands of this result."""
        self._view = view
        while len(self.rows) < len(view.result.rows):
            self._add_row()
        rows = view.result.rows
        spans = [span_of(row, is_blocked=view.is_blocked(row.code)) for row in rows]
        style = scaled_to_costs(WINDOW, [span for span in spans if span is not None])
        self._titles.show_scale(style if any(spans) else None, view.result.sign)
        for row, widget in zip(ordered(view), self.rows, strict=True):
            widget.show_row(view, row, style)
        self._show_open()

    def _add_row(self) -> None:
        row, details = BandRow(), CostDetails()
        place = len(self.rows)
        row.pressed.connect(lambda: self._toggle(place))
        self.rows.append(row)
        self.details.append(details)
        self._column.addWidget(row)
        self._column.addWidget(details)

    def _toggle(self, place: int) -> None:
        if self._view is None:
            return
        code = ordered(self._view)[place].code
        self._open = "" if self._open == code else code
        self._show_open()

    def _show_open(self) -> None:
        if self._view is None:
            return
        for row, widget, details in zip(ordered(self._view), self.rows, self.details, strict=True):
            is_open = row.code == self._open
            widget.set_open(is_open=is_open)
            if is_open:
                details.show_row(self._view, row)
            set_shown(details, is_open)


class CostDetails(QWidget):
    """What stands below an opened row: parts, payback, break-even, worth, and what is missing."""

    def __init__(self) -> None:
        """Start hidden and empty."""
        super().__init__()
        self.words = Prose(NOTE, LINES[NOTE], "ink", gap=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(NAME, 6, 0, 12)
        column.addWidget(self.words)
        self.hide()

    def show_row(self, view: CostView, row: ApproachCost) -> None:
        """Say what is known about one approach."""
        lines = tuple(_said(view, row))
        self.words.show_paragraphs(
            tuple(
                Paragraph((Span(f"{head} ", is_semibold=True), Span(words)))
                for head, words in lines
                if words
            )
        )


class _Titles(QWidget):
    """The axis of the bars and the heads of the figures."""

    def __init__(self) -> None:
        super().__init__()
        self._style: BarStyle | None = None
        self._sign = ""
        self.setFixedHeight(_TITLES)

    def show_scale(self, style: BarStyle | None, sign: str) -> None:
        self._style, self._sign = style, sign
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns, theme = columns_for(self.width()), theme_of(self)
        left, width = columns.bar
        if self._style is not None:
            axis = cost_axis(width, self._style, self._sign)
            paint_scene(painter, axis, theme, QRectF(left, 4, width, axis.height))
        painter.setFont(font(MARGIN))
        painter.setPen(theme.colour("ink2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for edge, word in (
            (columns.start, _("To start")),
            (columns.month, _("A month")),
            (columns.median, _("Median")),
            (columns.cheapest, _("Cheapest")),
        ):
            painter.drawText(QRect(edge - 80, 0, 80, _TITLES - 2), right, word)


def ordered(view: CostView) -> tuple[ApproachCost, ...]:
    """Return the open approaches in the order of the model, then the blocked ones."""
    return tuple(sorted(view.result.rows, key=lambda row: view.is_blocked(row.code)))


def band_notes(view: CostView) -> tuple[Paragraph, ...]:
    """Return what stands in the margin beside the bands."""
    bars = _("Bars hold 9 of 10 draws; the upright line is the median.")
    counts = _("counts in how many of 100 draws an open approach costs least.")
    notes = [
        Paragraph((Span(bars),)),
        Paragraph((Span(_("Cheapest "), is_semibold=True, colour="ink"), Span(counts))),
    ]
    if view.blocked:
        words = _(
            "Blocked approaches are shown for comparison and counted nowhere. An arrow: the bar "
            "goes on beyond the axis."
        )
        notes.append(Paragraph((Span(words),), barrier_mark("blocked")))
    return tuple(notes)


def _said(view: CostView, row: ApproachCost) -> list[tuple[str, str]]:
    result, sign = view.result, view.result.sign
    lines = [
        (_("To start:"), start_words(result, row.code)),
        (_("A month:"), month_words(result, row.code)),
    ]
    if row.code != result.baseline:
        payback = payback_sentence(row.payback, result.horizon_months)
        life = base_life_sentence(row.payback, result, view.costs)
        against = _("Pays back against {baseline}:").format(
            baseline=view.phrases()[result.baseline]
        )
        lines.append((against, f"{payback} {life}".strip()))
        lines.append((_("By volume:"), break_even_sentence(row.break_even, view.volume)))
    for head, band in (
        (_("One acceptable answer costs:"), row.per_acceptable),
        (_("Net benefit:"), row.net_benefit),
    ):
        if band is not None:
            words = _("about {median}, between {low} and {high}")
            amounts = {"median": band.median, "low": band.low, "high": band.high}
            figures = {key: about(value, sign) for key, value in amounts.items()}
            lines.append((head, words.format(**figures)))
    if row.missing:
        lines.append((_("Missing:"), missing_sentence(_only(view, row), view.costs)))
    return lines


def _only(view: CostView, row: ApproachCost) -> CostResult:
    return replace(view.result, missing=row.missing)
