"""Month by month: what has been spent, and when one approach has caught up with another."""

from dataclasses import replace
from math import ceil

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charts.cumulative_lines import Meeting, SpendingLine, cumulative_scene, meeting_of
from core.charts.scene import Scene
from core.economics.words import (
    likely_sentence,
    missing_sentence,
    not_known,
    payback_sentence,
    trained_on_top,
)
from core.language import _, counted
from gui.costs.band_row import span_of
from gui.costs.figures import middle
from gui.costs.view import CostView
from gui.costs.wide_chart import WideChart
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.margin_note import MarginNote, set_beside
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES

_HEIGHT = 250


class SpendingPart(QWidget):
    """The lines of the approaches that are spoken about."""

    def __init__(self) -> None:
        """Start without a result."""
        super().__init__()
        self._view: CostView | None = None
        self.chart = WideChart(self._scene)
        self.missing = Prose(BODY, LINES[BODY])
        self.note = MarginNote()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        aside = _("what has been spent by the end of each month, likely case")
        for part in (SectionHead(_("Month by month"), aside), self.chart, self.missing):
            column.addWidget(part)
        set_beside(self, box, self.note)

    def show_costs(self, view: CostView) -> None:
        """Show the spending of this result."""
        self._view = view
        lines = _lines(view)
        set_shown(self.chart, bool(lines))
        set_shown(self.missing, not lines)
        self.missing.show_text("" if lines else missing_sentence(view.result, view.costs))
        self.chart.redraw()
        self.note.show_paragraphs(tuple(_notes(view)))

    def _scene(self, width: int) -> Scene | None:
        view = self._view
        lines = _lines(view) if view is not None else ()
        if view is None or not lines:
            return None
        return cumulative_scene(lines, _meetings(view), (width, _HEIGHT), view.result.sign)


def shown_codes(view: CostView) -> tuple[str, ...]:
    """Return the approaches worth a line: today's, the one in focus, training on top, the pair."""
    on_top = trained_on_top(view.focus, view.costs)
    wanted = (view.result.baseline, view.focus, on_top, view.pair.code, view.pair.against)
    return tuple(dict.fromkeys(code for code in wanted if code is not None))


def _lines(view: CostView) -> tuple[SpendingLine, ...]:
    rows = (view.row(code) for code in shown_codes(view))
    return tuple(
        SpendingLine(
            row.code,
            view.name(row.code),
            row.cumulative,
            is_blocked=view.is_blocked(row.code),
            is_stale=bool(row.stale),
            draws=span_of(row, is_blocked=view.is_blocked(row.code)),
            median=middle(row.total),
        )
        for row in rows
        if len(row.cumulative) > 1
    )


def _meetings(view: CostView) -> tuple[Meeting, ...]:
    """Return where lines cross: each that of today, training what it stands on, and the pair."""
    by_code = {line.code: line for line in _lines(view)}
    baseline = view.result.baseline
    pairs = [(code, baseline) for code in by_code]
    pairs += [(code, view.focus) for code in by_code]
    pairs.append((view.pair.code, view.pair.against))
    wanted = {frozenset(pair) for pair in pairs if len(set(pair)) == 2}
    found = []
    for pair in sorted(wanted, key=sorted):
        first, second = (by_code.get(code) for code in sorted(pair))
        meeting = meeting_of(first, second, "") if first and second else None
        if meeting is not None:
            found.append(replace(meeting, text=_after(meeting)))
    return tuple(found)


def _after(meeting: Meeting) -> str:
    return counted("{n} month", "{n} months", ceil(meeting.month))


def _notes(view: CostView) -> list[Paragraph]:
    notes = [
        Paragraph((Span(text),))
        for text in (
            _("Upright lines at the end hold 9 of 10 draws; the stroke across is the median."),
            likely_sentence(view.result, view.focus, view.phrases()),
        )
        if text
    ]
    for code in shown_codes(view):
        row = view.row(code)
        if code == view.result.baseline:
            continue
        head = Span(f"{view.name(code)} ", is_semibold=True, colour="ink")
        said = payback_sentence(row.payback, view.result.horizon_months)
        words = not_known() if row.payback is None else said
        notes.append(Paragraph((head, Span(words))))
    against = _("Payback counts against {baseline}.")
    notes.append(Paragraph((Span(against.format(baseline=view.phrases()[view.result.baseline])),)))
    return notes
