"""The live result in the right pane: verdict, fork, ranking, what it rests on, what to ask next."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from core.charts.fork import fork_scene
from core.charts.marks import verdict_mark
from core.decision.recommendation import Need, Recommendation, VerdictState
from core.language import _
from gui.charts.chart_view import ChartView
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.frame.surface import Line, lay_on_desk, scrolled
from gui.live.announcement import announce
from gui.live.ask_row import AskRow
from gui.live.quiet import is_counted, quieted
from gui.live.ranking_list import TITLE, RankingList, changed_values
from gui.live.wording import (
    ask_next,
    ask_next_heading,
    facts,
    rests_on,
    weight_in_full,
    weight_of,
)
from gui.questions.prose import Prose
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, MARGIN

WIDTH = 384
_ASKED = 3
_LOW = 830


class LivePane(QWidget):
    """Quiet: a change repaints figures and moves nothing.

    ``result_wanted`` asks for the result page, ``question_wanted`` for one question.
    """

    result_wanted = Signal()
    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Show nothing until the first recommendation."""
        super().__init__()
        lay_on_desk(self)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Live result"))
        self._shown: Recommendation | None = None
        self._moved: dict[str, float] = {}
        self._awaits_draws = False
        self._spaces: list[tuple[QSpacerItem, int, int]] = []
        self._mark = MarkView()
        self._word = text_label("", BODY, semibold=True)
        self.result_button = make_button(_("Open the result"), "link")
        self.result_button.clicked.connect(lambda _checked=False: self.result_wanted.emit())
        self._sentence = Prose(19, 25, "ink")
        self._sentence.set_semibold()
        self._sentence.keep_lines(2)
        self._fork = ChartView()
        self._facts = Prose(13, 18, "ink2", gap=10)
        self._value_head = text_label("", MARGIN, tone="ink2")
        self._ranking = RankingList()
        self._rests_on = Prose(14, 20, "ink")
        self._rests_on.keep_lines(3)
        self._ask_about = text_label("", MARGIN, tone="ink2")
        self.ask_rows = tuple(AskRow() for _place in range(_ASKED))
        for row in self.ask_rows:
            row.wanted.connect(self.question_wanted)
        self._lay_out()

    def show_recommendation(self, recommendation: Recommendation) -> None:
        """Show a result; values that moved leave a dot until the next one."""
        before, is_old = self._shown, not is_counted(recommendation)
        now = quieted(before, recommendation)
        self._shown = now
        verdict = now.verdict
        self._mark.show_scene(verdict_mark(verdict.state))
        self._word.setText(verdict.word)
        self._sentence.show_text(verdict.short_sentence)
        if before is None or _fork_of(before) != _fork_of(now):
            need, is_hollow = _fork_of(now)
            self._fork.show_scene(fork_scene(need, "live", is_hollow=is_hollow))
        self._facts.show_paragraphs(facts(now, is_old=is_old))
        self._show_ranking(before, now, is_old=is_old)
        self._rests_on.show_paragraphs(rests_on(now))
        self._show_next(now)
        if before is not None and before.verdict.short_sentence != verdict.short_sentence:
            announce(self, f"{verdict.word}. {verdict.short_sentence}")

    def _show_ranking(
        self, before: Recommendation | None, now: Recommendation, *, is_old: bool
    ) -> None:
        has_runs = is_counted(now)
        self._value_head.setText(_("from neutral, with range") if has_runs else _("from neutral"))
        is_study = before is not None and before.fingerprint == now.fingerprint and not is_old
        if before is None or not (is_study and self._awaits_draws):
            old = before.ranking if before else now.ranking
            self._moved = changed_values(old, now.ranking)
        self._awaits_draws = is_old
        self._ranking.show_ranking(now.ranking, self._moved)

    def _show_next(self, recommendation: Recommendation) -> None:
        self._ask_about.setText(ask_next_heading(recommendation))
        questions = ask_next(recommendation)[:_ASKED]
        for row in self.ask_rows[len(questions) :]:
            row.show_question(None)
        for row, question in zip(self.ask_rows, questions, strict=False):
            weight = weight_of(question, recommendation)
            row.show_question(question, weight, weight_in_full(question, recommendation))

    def _lay_out(self) -> None:
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setSpacing(0)
        column.addLayout(self._verdict_line())
        self._space(6, 4)
        column.addWidget(self._sentence)
        self._space(16, 10)
        column.addLayout(self._picture())
        self._space(18, 8)
        self._add_head(TITLE, self._value_head, 6)
        column.addWidget(self._ranking)
        self._space(12, 6)
        self._add_head(_("Rests on"), None, 8)
        column.addWidget(self._rests_on)
        self._space(16, 10)
        self._add_head(_("Ask next"), self._ask_about, 4)
        for row in self.ask_rows:
            column.addWidget(row)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scrolled(content))
        self._draw_together(is_low=False)

    def _space(self, roomy: int, tight: int) -> None:
        spacer = QSpacerItem(0, roomy, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._spaces.append((spacer, roomy, tight))
        self._column.addSpacerItem(spacer)

    def _add_head(self, title: str, right: QWidget | None, below: int) -> None:
        self._column.addLayout(_head(title, right))
        self._column.addWidget(Line())
        self._space(below, 3)

    def _draw_together(self, *, is_low: bool) -> None:
        # Only the centre of the window may scroll: in a low one the parts move together.
        self._is_low = is_low
        for spacer, roomy, tight in self._spaces:
            fixed = QSizePolicy.Policy.Fixed
            spacer.changeSize(0, tight if is_low else roomy, QSizePolicy.Policy.Minimum, fixed)
        edge = 14 if is_low else 20
        self._column.setContentsMargins(24, edge, 24, 8 if is_low else edge)
        self._rests_on.keep_lines(2 if is_low else 3)
        self.ask_rows[-1].setVisible(not is_low)
        self._column.invalidate()

    def _verdict_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._word)
        line.addStretch(1)
        line.addWidget(self.result_button)
        return line

    def _picture(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._fork, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the parts together in a low window."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        if is_low != self._is_low:
            self._draw_together(is_low=is_low)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        fill(QPainter(self), QRect(0, 0, 1, self.height()), theme_of(self).colour("hair"))


def _fork_of(recommendation: Recommendation) -> tuple[Need, bool]:
    is_hollow = recommendation.verdict.state is VerdictState.DIAGNOSE
    return recommendation.need, is_hollow


def _head(title: str, right: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 4)
    line.addWidget(text_label(title, MARGIN, semibold=True, tone="ink2"))
    line.addStretch(1)
    if right is not None:
        line.addWidget(right)
    return line
