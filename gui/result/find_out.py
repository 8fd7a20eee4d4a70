"""Find out next: what to ask, how likely the answer changes the verdict, who knows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.answers import State
from core.assessment.document import Assessment
from core.charts.chance_bars import chance_bars
from core.decision.recommendation import OpenQuestion, Recommendation
from core.language import _
from gui.charts.chart_view import ChartView
from gui.frame.columns import Column
from gui.frame.label import text_label
from gui.frame.press_row import PressRow, Row
from gui.live.wording import gate_in_words, is_gate_only, weight_of
from gui.questions.prose import Paragraph, Prose, Span
from gui.questions.wording import state_word
from gui.result.fold import ROWS_SHOWN, Fold
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN, NOTE

_ID, _BARS, _WORDS, _GAP = 52, 140, 92, 20
_NARROW = 640
_WORTHLESS_SHOWN = 3
_GATES_NAMED = 2


class FindOutPart(QWidget):
    """One row a question, what can change the recommendation first; Enter goes there.

    Signals:
        question_wanted: the id of the question chosen.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without questions."""
        super().__init__()
        self.rows: list[FindOutRow] = []
        self._recommendation: Recommendation | None = None
        self._fold = Fold(self._show_rows)
        self.more = self._fold.link
        self._none = Prose(BODY, LINES[BODY])
        self._none.show_text(_("Every question is answered."))
        self._worth = text_label("", MARGIN, tone="ink2")
        self._heads = _heads(self._worth)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 20)
        self._column.setSpacing(0)
        aside = _("what can change the result first; Enter on a row goes to the question")
        self._column.addWidget(SectionHead(_("Find out next"), aside))
        self._column.addWidget(self._none)
        self._column.addWidget(self._heads)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the questions without an answer."""
        self._recommendation = recommendation
        self._show_rows()

    def _show_rows(self) -> None:
        if self._recommendation is None:
            return
        questions = self._recommendation.open_questions
        count = self._fold.shown_of(len(questions), _most_shown(self._recommendation))
        while len(self.rows) < count:
            self._add_row()
        for place, row in enumerate(self.rows):
            set_shown(row, place < count)
            if place < count:
                question = questions[place]
                weight = weight_of(question, self._recommendation)
                gate = gate_in_words(question, self._recommendation)
                titles = self._recommendation.gate_titles(question.decides[:_GATES_NAMED])
                row.show_question(question, weight, gate, ", ".join(titles))
        self._worth.setText(_worth_head(self.rows[:count]))
        set_shown(self._none, not questions)
        set_shown(self._heads, bool(questions))

    def _add_row(self) -> None:
        row = FindOutRow()
        row.pressed.connect(lambda: self.question_wanted.emit(row.criterion))
        self.rows.append(row)
        self._rows.addWidget(row)


class FindOutRow(PressRow):
    """One open question."""

    def __init__(self) -> None:
        """Start without a question."""
        self._id = Prose(MARGIN, LINES[MARGIN], "ink3")
        self._short = Prose(BODY, LINES[BODY], "ink")
        self._bars = ChartView()
        self._weight = Prose(BODY, LINES[BODY], "ink")
        self._who = Prose(NOTE, LINES[NOTE])
        cells = (self._id, self._short, self._bars, self._weight, self._who)
        super().__init__(cells, self._plan, padding=6)
        self.has_weight = False
        self.criterion = ""
        self.is_gate = False
        self._shown: tuple[OpenQuestion, str, str, str] | None = None

    def show_question(
        self, question: OpenQuestion, weight: str, gate: str = "", waiting: str = ""
    ) -> None:
        """Show one question; ``weight`` is the chance in words, "" while there is none.

        ``gate`` says what an answer decides that changes no order; it takes the place of both.
        ``waiting`` names gates that wait for the answer, shown while no chance is known.
        """
        if (question, weight, gate, waiting) == self._shown:
            return
        self._shown, self.criterion = (question, weight, gate, waiting), question.criterion
        self._id.show_text(question.criterion)
        standing = Span(_standing(question), colour="ink3")
        self._short.show_paragraphs((Paragraph((Span(f"{question.short}  "), standing)),))
        self.is_gate, self.has_weight = bool(gate), bool(weight) and not gate
        set_shown(self._bars, self.has_weight)
        self._bars.show_scene(chance_bars(question.chance or 0.0), weight)
        self._weight.show_text(gate or weight or waiting)
        self._who.show_text(_effort(question, weight))
        name = f"{question.short} {gate or weight}. {_effort(question, weight)}".replace(" . ", " ")
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Enter: go to question {id}").format(id=question.criterion))
        self.updateGeometry()

    def _plan(self, width: int) -> tuple[Column, ...]:
        ids, short, bars, words, who = _columns(width)
        if not self.has_weight:
            words = Column(bars.left, words.left + words.width - bars.left, line=words.line)
        return ids, short, bars, words, who


def is_worthless(question: OpenQuestion, weight: str) -> bool:
    """Say whether nothing at all hangs on the answer today."""
    has_worth = question.chance or question.value or is_gate_only(question)
    return bool(weight) and not has_worth


def _worth_head(rows: Sequence[FindOutRow]) -> str:
    if any(row.has_weight for row in rows):
        return _("Could change the verdict")
    if any(row.is_gate for row in rows):
        return _("What hangs on the answer")
    return _("Gates that wait for it")


def _most_shown(recommendation: Recommendation) -> int:
    """Return how many rows stand unfolded: of those without any effect only the first few."""
    worthless = [
        is_worthless(question, weight_of(question, recommendation))
        for question in recommendation.open_questions
    ]
    return min(ROWS_SHOWN, worthless.count(False) + _WORTHLESS_SHOWN)


def _standing(question: OpenQuestion) -> str:
    return "" if question.state == State.UNANSWERED else state_word(question.state)


def _effort(question: OpenQuestion, weight: str) -> str:
    if is_worthless(question, weight):
        return _("not worth asking now")
    return f"{question.who}, {question.effort}"


def _heads(worth: QLabel) -> Row:
    others = ("", "", "", _("Who knows, and how long it takes"))
    first, second, third, last = (text_label(word, MARGIN, tone="ink2") for word in others)
    row = Row((first, second, worth, third, last), _head_plan, padding=4)
    row.has_line = False
    return row


def _head_plan(width: int) -> tuple[Column, ...]:
    if width < _NARROW:
        none = Column(0, 0)
        return none, none, Column(_ID, width - _ID), none, none
    ids, short, bars, words, who = _columns(width)
    both = Column(bars.left, bars.width + words.width)
    return ids, short, both, Column(words.left, 0), Column(who.left, who.width)


def _columns(width: int) -> tuple[Column, ...]:
    if width < _NARROW:
        rest = width - _ID
        return (
            Column(0, _ID - 8, drop=3),
            Column(_ID, rest),
            Column(_ID, _BARS, line=1, drop=6),
            Column(_ID + _BARS + 12, max(rest - _BARS - 12, 40), line=1),
            Column(_ID, rest, line=2),
        )
    short = (width - _ID - _BARS - _WORDS - 2 * _GAP - 12) * 52 // 100
    bars = _ID + short + _GAP
    words = bars + _BARS + 12
    who = words + _WORDS + _GAP
    return (
        Column(0, _ID - 8, drop=3),
        Column(_ID, short),
        Column(bars, _BARS, drop=6),
        Column(words, _WORDS),
        Column(who, width - who, drop=1),
    )
