"""The live result folded into a strip at the bottom of a narrower window."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.charts.marks import verdict_mark
from core.decision.recommendation import Recommendation
from core.language import _
from gui.frame.button import make_button
from gui.frame.label import ElidedLabel, text_label
from gui.frame.mark_view import MarkView
from gui.frame.surface import lay_on_desk
from gui.live.announcement import announce
from gui.live.quiet import quieted
from gui.live.wording import ask_next, ask_next_heading, gate_in_words
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, MARGIN

HEIGHT = 64


class LiveStrip(QWidget):
    """Verdict, sentence, the question to ask next, and the way to the result."""

    result_wanted = Signal()

    def __init__(self) -> None:
        """Show nothing until the first recommendation."""
        super().__init__()
        lay_on_desk(self)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Live result"))
        self._shown: Recommendation | None = None
        self._mark = MarkView()
        self._word = text_label("", BODY, semibold=True)
        self._sentence = ElidedLabel(BODY)
        self._next = ElidedLabel(MARGIN)
        self._next.setProperty("tone", "ink2")
        for line in (self._sentence, self._next):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._word.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.result_button = make_button(f"{_('Show result')}  F8", name=_("Show result, F8"))
        self.result_button.clicked.connect(lambda _checked=False: self.result_wanted.emit())
        self.result_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._sentence)
        words.addWidget(self._next)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 20, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._word)
        row.addSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self.result_button)

    def show_recommendation(self, recommendation: Recommendation) -> None:
        """Show a result."""
        now = quieted(self._shown, recommendation)
        before, self._shown = self._shown, now
        verdict = now.verdict
        self._mark.show_scene(verdict_mark(verdict.state))
        self._word.setText(verdict.word)
        self._sentence.setText(verdict.short_sentence)
        self._next.setText(_next_in_words(now))
        is_new = before is not None and before.verdict.short_sentence != verdict.short_sentence
        if is_new and self.isVisible():
            announce(self, f"{verdict.word}. {verdict.short_sentence}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        fill(QPainter(self), QRect(0, 0, self.width(), 1), theme_of(self).colour("rule"))


def _next_in_words(recommendation: Recommendation) -> str:
    questions = ask_next(recommendation)
    if not questions:
        return _sentence(ask_next_heading(recommendation))
    question = questions[0]
    words = _("Ask next: {question}").replace("{question}", question.short)
    if gate := gate_in_words(question, recommendation):
        return f"{words} {_sentence(gate)}"
    if not question.chance:
        return words
    could = _("Could change the verdict: {chance}.").replace("{chance}", question.chance_words)
    return f"{words} {could}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""
