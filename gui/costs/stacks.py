"""One request, in money and in seconds: one stacked bar an approach, parts told by pattern."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.charts.marks import approach_mark
from core.charts.request_parts import PARTS, part_swatch, request_bar
from core.economics.money import money
from core.economics.result import ApproachCost, Part
from core.economics.titles import latency_title, request_title
from core.economics.words import latency_sentence, missing_sentence, not_known, seconds_words
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.costs.band_row import NAME
from gui.costs.bands import ordered
from gui.costs.view import CostView
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.questions.flow import FlowLayout
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.margin_note import MarginNote, set_beside
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.theme import theme_of
from gui.style.type import BODY, LINES, MARGIN, font

_ROW, _NAME_WIDTH, _FIGURE = 28, 150, 110
Title = Callable[[str], str]


class StackTable(QWidget):
    """Legend and rows; ``title`` names a part."""

    def __init__(self, title: Title) -> None:
        """Start without rows."""
        super().__init__()
        self._title = title
        self.rows: list[_StackRow] = []
        self._shown: tuple[str, ...] = ()
        self._legend = QWidget()
        self._flow = FlowLayout(self._legend, across=18, down=4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._legend)
        self._column.addSpacing(8)

    def show_rows(
        self, view: CostView, rows: Iterable[tuple[ApproachCost, tuple[Part, ...], str]]
    ) -> None:
        """Show the parts of every approach with the figure beside them."""
        shown = tuple(rows)
        present = {part.id for _row, parts, _figure in shown for part in parts if part.amount > 0}
        self._show_legend(tuple(part for part in PARTS if part in present))
        highest = max((sum(p.amount for p in parts) for _row, parts, _f in shown), default=0.0)
        while len(self.rows) < len(shown):
            self.rows.append(_StackRow(self._title))
            self._column.addWidget(self.rows[-1])
        for widget, (row, parts, figure) in zip(self.rows, shown, strict=True):
            is_blocked = view.is_blocked(row.code)
            widget.show_parts((row.code, view.name(row.code), is_blocked), parts, highest, figure)

    def _show_legend(self, parts: tuple[str, ...]) -> None:
        if parts == self._shown:
            return
        self._shown = parts
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            self._flow.addWidget(_legend_entry(part, self._title(part)))
        self._legend.updateGeometry()


class RequestPart(QWidget):
    """What one request costs, part by part."""

    def __init__(self) -> None:
        """Start without a result."""
        super().__init__()
        self.table = StackTable(request_title)
        self.missing = Prose(BODY, LINES[BODY])
        self.note = MarginNote()
        aside = _("what one more request costs, likely case")
        _lay_out(self, SectionHead(_("One request"), aside), (self.table, self.missing), self.note)

    def show_costs(self, view: CostView) -> None:
        """Show the parts of this result."""
        known = any(row.per_request is not None for row in view.result.rows)
        set_shown(self.table, known)
        set_shown(self.missing, not known)
        self.missing.show_text("" if known else missing_sentence(view.result, view.costs))
        sign = view.result.sign
        self.table.show_rows(
            view,
            (
                (row, row.request_parts if row.per_request is not None else (), _cost(row, sign))
                for row in ordered(view)
            ),
        )
        self.note.show_paragraphs(_request_notes(view))


class SpeedPart(QWidget):
    """How long one answer takes, and what takes most of it."""

    def __init__(self) -> None:
        """Start without a result."""
        super().__init__()
        self.table = StackTable(latency_title)
        self.note = MarginNote()
        aside = _("seconds until the whole answer is there, likely case")
        _lay_out(self, SectionHead(_("Speed"), aside), (self.table,), self.note)

    def show_costs(self, view: CostView) -> None:
        """Show the seconds of this result."""
        self.table.show_rows(
            view,
            (
                (row, row.latency.parts if row.latency else (), _seconds(row))
                for row in ordered(view)
            ),
        )
        self.note.show_paragraphs(tuple(_speed_notes(view)))


class _StackRow(QWidget):
    def __init__(self, title: Title) -> None:
        super().__init__()
        self._title = title
        self._head = ("PE", "", False)
        self._parts: tuple[Part, ...] = ()
        self._highest, self._figure = 0.0, ""
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(
        self, head: tuple[str, str, bool], parts: tuple[Part, ...], highest: float, figure: str
    ) -> None:
        self._head, self._parts, self._highest, self._figure = head, parts, highest, figure
        said = ", ".join(self._title(part.id) for part in parts if part.amount > 0)
        self.setAccessibleName(f"{head[1]}: {figure}. {said}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        code, name, is_blocked = self._head
        mark = approach_mark(code, is_blocked=is_blocked)
        paint_scene(painter, mark, theme, QRectF(0, 6, 16, 16))
        painter.setFont(font(BODY))
        painter.setPen(theme.colour("ink3" if is_blocked else "ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(NAME, 0, _NAME_WIDTH - 6, _ROW), left, name)
        start = NAME + _NAME_WIDTH
        width = max(self.width() - start - _FIGURE, 40)
        parts = [(part.id, part.amount) for part in self._parts]
        bar = request_bar(parts, (width, _ROW), self._highest)
        paint_scene(painter, bar, theme, QRectF(start, 0, width, _ROW))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        box = QRect(self.width() - _FIGURE, 0, _FIGURE, _ROW)
        painter.drawText(box, right, self._figure)


def _legend_entry(part: str, words: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(MarkView(part_swatch(part)))
    row.addWidget(text_label(words, MARGIN, tone="ink2"))
    return entry


def _lay_out(part: QWidget, head: SectionHead, rows: tuple[QWidget, ...], note: MarginNote) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in (head, *rows):
        column.addWidget(widget)
    set_beside(part, box, note)


def _cost(row: ApproachCost, sign: str) -> str:
    if row.per_request is None:
        return not_known()
    return money(row.per_request, sign)


def _seconds(row: ApproachCost) -> str:
    return not_known() if row.latency is None else seconds_words(row.latency.whole)


def _request_notes(view: CostView) -> tuple[Paragraph, ...]:
    row = view.row(view.focus)
    if row.per_request is None or not row.request_parts:
        return ()
    longest = max(row.request_parts, key=lambda part: part.amount)
    words = _("Most of {approach} is for: {part}.").format(
        approach=view.phrases()[view.focus], part=request_title(longest.id).lower()
    )
    return (Paragraph((Span(words),)),)


def _speed_notes(view: CostView) -> list[Paragraph]:
    said = latency_sentence(view.row(view.focus).latency)
    head = Span(f"{view.name(view.focus)} ", is_semibold=True, colour="ink")
    notes = [Paragraph((head, Span(said)))]
    limit = view.result.assumptions["answer-within"].stated
    if limit is not None:
        late = [
            view.name(row.code)
            for row in view.result.rows
            if row.latency is not None and row.latency.whole > limit.likely
        ]
        words = (
            _("All are there within {limit}.") if not late else _("Later than {limit}: {names}.")
        )
        text = words.format(limit=seconds_words(limit.likely), names=", ".join(late))
        notes.append(Paragraph((Span(text),)))
    return notes
