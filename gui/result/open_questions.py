"""The questions still open: what to ask, who knows, how long it takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.decision.recommendation import OpenQuestion, Recommendation
from core.language import _
from gui.frame.label import text_label
from gui.questions.prose import Paragraph, Prose, Span
from gui.questions.wording import state_word
from gui.result.columns import Column
from gui.result.press_row import PressRow, Row
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN, NOTE


class OpenQuestionsPart(QWidget):
    """One row a question, those that decide a gate first; Enter goes there.

    Signals:
        question_wanted: the id of the question chosen.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without questions."""
        super().__init__()
        self.rows: list[OpenQuestionRow] = []
        self._none = Prose(BODY, LINES[BODY])
        self._none.show_text(_("Every question is answered."))
        heads = (
            text_label("", MARGIN),
            text_label(_("Question"), MARGIN, tone="ink2"),
            text_label(_("How it stands"), MARGIN, tone="ink2"),
            text_label(_("Who knows, and how long it takes"), MARGIN, tone="ink2"),
        )
        self._heads = Row(heads, _columns, padding=4)
        self._heads.has_line = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 20)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHead(_("Open questions"), _("Enter on a row goes there")))
        self._column.addWidget(self._none)
        self._column.addWidget(self._heads)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the questions without an answer."""
        questions = recommendation.open_questions
        while len(self.rows) < len(questions):
            self._add_row()
        for place, row in enumerate(self.rows):
            set_shown(row, place < len(questions))
            if place < len(questions):
                row.show_question(questions[place])
        set_shown(self._none, not questions)
        set_shown(self._heads, bool(questions))

    def _add_row(self) -> None:
        row = OpenQuestionRow()
        row.pressed.connect(lambda: self.question_wanted.emit(row.criterion))
        self.rows.append(row)
        self._column.addWidget(row)


class OpenQuestionRow(PressRow):
    """One open question."""

    def __init__(self) -> None:
        """Start without a question."""
        self._id = Prose(MARGIN, LINES[MARGIN], "ink3")
        self._short = Prose(BODY, LINES[BODY], "ink")
        self._state = Prose(NOTE, LINES[NOTE])
        self._who = Prose(NOTE, LINES[NOTE])
        super().__init__((self._id, self._short, self._state, self._who), _columns, padding=6)
        self.criterion = ""
        self._shown: OpenQuestion | None = None

    def show_question(self, question: OpenQuestion) -> None:
        """Show one question."""
        if question == self._shown:
            return
        self._shown, self.criterion = question, question.criterion
        self._id.show_text(question.criterion)
        self._short.show_text(question.short)
        self._state.show_paragraphs((Paragraph(_standing(question)),))
        self._who.show_text(f"{question.who}, {question.effort}")
        self.setAccessibleName(f"{question.short} {question.who}, {question.effort}")
        self.setAccessibleDescription(_("Enter: go to question {id}").format(id=question.criterion))


def _standing(question: OpenQuestion) -> tuple[Span, ...]:
    state = Span(state_word(question.state))
    if not question.decides:
        return (state,)
    gates = ", ".join(question.decides)
    return Span(_("decides gate {ids}").format(ids=gates), colour="ink"), Span("; "), state


def _columns(width: int) -> tuple[Column, ...]:
    if width < 640:
        rest = width - 52
        return (
            Column(0, 44, drop=2),
            Column(52, rest),
            Column(52, rest, line=1),
            Column(52, rest, line=2),
        )
    short = (width - 52) * 4 // 10
    state = (width - 52) * 2 // 10
    left = 52 + short + 20
    return (
        Column(0, 44, drop=3),
        Column(52, short),
        Column(left, state, drop=1),
        Column(left + state + 20, width - left - state - 20, drop=1),
    )
