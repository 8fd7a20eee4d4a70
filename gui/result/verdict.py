"""The top of the page: verdict mark and word, the verdict, first step and destination."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.marks import approach_mark, verdict_mark
from core.decision.recommendation import Destination, FirstStep, Recommendation
from core.language import _
from gui.frame.columns import Column, ColumnLayout
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.frame.surface import Line
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import unbroken, week_range
from gui.result.showing import set_shown
from gui.style.type import BODY, HEAD, LINES, MARGIN, SENTENCE, TITLE, VERDICT

_BETWEEN = 40
_KEPT = 32
_SIZES = ((VERDICT, 3), (SENTENCE, 4), (HEAD, 99))
"""Sizes of the verdict, each with the lines it may take."""


class VerdictPart(QWidget):
    """Says what to do in one sentence, what can start now and where it leads."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName(_("Verdict"))
        self._mark = MarkView(verdict_mark("diagnose-first"))
        self._word = text_label("", BODY, semibold=True)
        self._sentence = _Sentence(VERDICT, LINES[VERDICT], "ink")
        self._first = _Step(_("First step"), has_mark=False)
        self._goal = _Step(_("Destination"), has_mark=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addSpacing(6)
        column.addWidget(self._sentence)
        column.addSpacing(14)
        column.addWidget(_side_by_side(self._first, self._goal))

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the verdict of this recommendation."""
        verdict = recommendation.verdict
        self._mark.show_scene(verdict_mark(verdict.state))
        self._word.setText(verdict.word)
        self._sentence.show_paragraphs(
            (Paragraph(emphasised(unbroken(verdict.sentence), verdict.emphasis)),)
        )
        self._first.show_step(recommendation.first_step)
        self._goal.show_destination(recommendation.destination)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self._mark)
        row.addWidget(self._word)
        row.addStretch(1)
        return row


def emphasised(sentence: str, part: str) -> tuple[Span, ...]:
    """Return the sentence as spans, the first occurrence of ``part`` in semibold."""
    before, found, after = sentence.partition(part) if part else (sentence, "", "")
    spans = (Span(before), Span(found, is_semibold=True), Span(after))
    return tuple(span for span in spans if span.text)


class _Sentence(Prose):
    """The verdict, large while it takes few lines, smaller when its sentences are long."""

    _found: dict[tuple[int, tuple[Paragraph, ...]], int] | None = None

    def _fit(self, width: int) -> None:
        # Asked for many widths before it has one, so each is answered once and kept.
        if self._found is None or len(self._found) > _KEPT:
            self._found = {}
        key = (width, self._paragraphs)
        if key not in self._found:
            self._found[key] = self._size_at(width)
        self.set_size(self._found[key], LINES[self._found[key]])

    def _size_at(self, width: int) -> int:
        for pixels, most in _SIZES:
            self.set_size(pixels, LINES[pixels])
            if round(super().heightForWidth(width) / LINES[pixels]) <= most:
                return pixels
        return HEAD

    def heightForWidth(self, width: int) -> int:
        """Choose the size for this width and return the height of the text in it."""
        self._fit(width)
        return super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the size for the width the text has, whatever was asked meanwhile."""
        self._fit(self.width())
        super().paintEvent(event)


class _Step(QWidget):
    def __init__(self, caption: str, *, has_mark: bool) -> None:
        super().__init__()
        self._caption = text_label(caption, MARGIN, tone="ink2")
        self._mark = MarkView() if has_mark else None
        self._title = Prose(TITLE, LINES[TITLE], "ink")
        self._title.set_semibold()
        self._text = Prose(BODY, LINES[BODY])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Line(opens_section=True))
        column.addSpacing(5)
        column.addWidget(self._caption)
        column.addLayout(self._head())
        column.addWidget(self._text)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        if self._mark is not None:
            self._mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(self._mark)
        row.addWidget(self._title, 1)
        return row

    def show_step(self, step: FirstStep) -> None:
        can_start = step.stage is not None
        self._caption.setText(_("First step, can start now") if can_start else _("First step"))
        span = week_range(step.weeks)
        duration = _("{weeks} weeks. ").format(weeks=span) if span else ""
        self._say(step.title, duration + step.text)

    def show_destination(self, destination: Destination) -> None:
        if self._mark is not None:
            code = destination.code
            self._mark.show_scene(approach_mark(code) if code else None)
            set_shown(self._mark, code is not None)
        self._say(destination.title, destination.text)

    def _say(self, title: str, text: str) -> None:
        self._title.show_text(title)
        self._text.show_text(text)
        self.setAccessibleName(f"{self._caption.text()}: {title}")


def _side_by_side(left: QWidget, right: QWidget) -> QWidget:
    box = QWidget()
    layout = ColumnLayout(box, _halves, above=0, below=0, gap=12)
    layout.addWidget(left)
    layout.addWidget(right)
    return box


def _halves(width: int) -> tuple[Column, ...]:
    half = (width - _BETWEEN) // 2
    if half < 240:
        return Column(0, width), Column(0, width, line=1)
    return Column(0, half), Column(half + _BETWEEN, half)
