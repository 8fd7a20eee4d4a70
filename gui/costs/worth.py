"""What better answers are worth: cost of one acceptable answer, and net benefit."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.charts.marks import approach_mark
from core.economics.left_out import unvalued
from core.economics.money import about
from core.economics.result import ApproachCost, Band
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.costs.band_row import NAME
from gui.costs.bands import ordered
from gui.costs.view import CostView
from gui.frame.button import make_button
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.margin_note import MarginNote, set_beside
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, LINES, MARGIN, font

_ROW, _HEAD, _NAME_WIDTH = 30, 24, 150
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WorthPart(QWidget):
    """One row an approach whose share of acceptable answers is known.

    Signals:
        input_wanted: the id of an input to enter.
    """

    input_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without a result."""
        super().__init__()
        self.rows: list[_WorthRow] = []
        self.none = Prose(BODY, LINES[BODY])
        self.enter = make_button(_("Enter the shares measured"), "link")
        self.enter.clicked.connect(lambda: self.input_wanted.emit("acceptable-pe"))
        self.note = MarginNote()
        self._titles = _WorthRow()
        self._titles.setFixedHeight(_HEAD)
        box = QWidget()
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (SectionHead(_("What it is worth")), self.none, self._titles):
            self._column.addWidget(part)
        self._column.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        set_beside(self, box, self.note)

    def show_costs(self, view: CostView) -> None:
        """Show what is known of the worth."""
        known = [row for row in ordered(view) if row.per_acceptable or row.net_benefit]
        while len(self.rows) < len(known):
            self.rows.append(_WorthRow())
            self._column.insertWidget(self._column.count() - 1, self.rows[-1])
        for place, widget in enumerate(self.rows):
            set_shown(widget, place < len(known))
            if place < len(known):
                widget.show_row(view, known[place])
        self._titles.show_titles((_("One acceptable answer"), _("Net benefit")))
        set_shown(self._titles, bool(known))
        words = _(
            "Enter how many answers of each approach were acceptable in a test, and what one is "
            "worth: then the cost of an acceptable answer and the net benefit stand here."
        )
        self.none.show_text("" if known else words)
        set_shown(self.none, not known)
        self.note.show_paragraphs(_notes(view) if known else _nothing())


class _WorthRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._code, self._name, self._is_blocked = "", "", False
        self._figures: tuple[str, ...] = ()
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_titles(self, words: tuple[str, ...]) -> None:
        self._figures = words
        self.update()

    def show_row(self, view: CostView, row: ApproachCost) -> None:
        self._code, self._name = row.code, view.name(row.code)
        self._is_blocked = view.is_blocked(row.code)
        sign = view.result.sign
        self._figures = (_words(row.per_acceptable, sign), _words(row.net_benefit, sign))
        self.setAccessibleName(f"{self._name}: {self._figures[0]}; {self._figures[1]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        tone = "ink3" if self._is_blocked else "ink"
        if self._code:
            fill(painter, QRect(0, 0, self.width(), 1), theme.colour("hair"))
            mark = approach_mark(self._code, is_blocked=self._is_blocked)
            paint_scene(painter, mark, theme, QRectF(0, 7, 16, 16))
        painter.setFont(font(BODY if self._code else MARGIN))
        painter.setPen(theme.colour(tone if self._code else "ink2"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        height = self.height()
        painter.drawText(QRect(NAME, 0, _NAME_WIDTH, height), left, self._name)
        each = (self.width() - NAME - _NAME_WIDTH) // 2
        for place, words in enumerate(self._figures):
            start = NAME + _NAME_WIDTH + place * each
            painter.drawText(QRect(start, 0, each, height), _RIGHT, words)


def _words(band: Band | None, sign: str) -> str:
    if band is None:
        return _("not measured")
    median, low, high = (about(one, sign) for one in (band.median, band.low, band.high))
    if low == high:
        return median
    return _("{median}  ({low} to {high})").format(median=median, low=low, high=high)


def _nothing() -> tuple[Paragraph, ...]:
    words = _("Only what was measured counts. What is missing is never taken for zero.")
    return (Paragraph((Span(words),)),)


def _notes(view: CostView) -> tuple[Paragraph, ...]:
    words = _(
        "What better answers are worth over the time, less what the approach costs more than "
        "{baseline}. Brackets hold 9 of 10 draws."
    )
    said = words.format(baseline=view.phrases()[view.result.baseline])
    head = Span(_("Net benefit: "), is_semibold=True, colour="ink")
    open_ends = (Paragraph((Span(text),)) for text in unvalued(view.result))
    return (Paragraph((head, Span(said))), *open_ends)
