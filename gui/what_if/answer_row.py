"""One supposed answer in the editor: the question, the answer given, another answer, a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.assessment.document import AnswerEntry
from core.language import _
from core.model.pack import Criterion
from core.report.scenario_words import answer_phrase
from gui.frame.button import as_caption, make_button
from gui.questions.answering import entered_number
from gui.questions.number_field import NumberField
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.columns import Column
from gui.result.press_row import Row
from gui.style.type import LINES, NOTE
from gui.what_if.editing import ScenarioEditing
from gui.what_if.question_menu import fill_answers

_REMOVE = 72
_NARROW = 620


class SupposedRow(Row):
    """One question of a scenario.

    Signals:
        supposed: the ``AnswerEntry`` to suppose from now on.
        released: the answer given is to count again.
        left: the focus has left the number.
    """

    supposed = Signal(object)
    released = Signal()

    def __init__(self, key: str, criterion: Criterion | None, editing: ScenarioEditing) -> None:
        """Make the row of the question ``key``; ``criterion`` is None where the model has none."""
        self._question = Prose(NOTE, LINES[NOTE], "ink")
        self._given = Prose(NOTE, LINES[NOTE])
        self.choice = make_button("")
        self.number: NumberField | None = None
        self.remove = make_button(_("Remove"), "link")
        self._criterion, self._editing = criterion, editing
        self._entry: AnswerEntry | None = None
        cells = (self._question, self._given, self._answer_cell(), self.remove)
        super().__init__(cells, _columns, padding=6, gap=4)
        self._menu = QMenu(self)
        self._name(key)
        self._connect()

    def show_entry(self, entry: AnswerEntry) -> None:
        """Show what is supposed, beside what was answered."""
        given = self._editing.assessment.entry(self._key)
        words = answer_phrase(self._criterion, given)
        self._given.show_text(_("As answered: {answer}").format(answer=words))
        self._entry = entry
        label = answer_phrase(self._criterion, entry.model_copy(update={"number": None}))
        self.choice.setText(as_caption(f"{label} ▾"))
        self.choice.setAccessibleName(f"{self._short}: {label}")
        if self.number is not None:
            self.number.show_entry(entry.number, entry.number_text)

    def _name(self, key: str) -> None:
        self._key = key
        self._short = self._criterion.short if self._criterion else _("An unknown question")
        spans = (Span(f"{self._short}  "), Span(key, colour="ink3"))
        self._question.show_paragraphs((Paragraph(spans),))
        self.remove.setAccessibleName(_("Remove {question}").format(question=self._short))

    def _connect(self) -> None:
        self.remove.clicked.connect(self.released)
        self.choice.setEnabled(self._criterion is not None)
        self.choice.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        if self.number is not None:
            self.number.entered.connect(self._enter)

    def _answer_cell(self) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        if self._criterion is not None and self._criterion.number is not None:
            self.number = NumberField(self._criterion, self._criterion.number)
            column.addWidget(self.number)
        return cell

    def _fill(self) -> None:
        self._menu.clear()
        if self._criterion is not None:
            fill_answers(self._menu, self._criterion, self._editing, self.supposed.emit)

    def _enter(self, text: str) -> None:
        if self._criterion is not None and self._entry is not None:
            self.supposed.emit(entered_number(self._entry, self._criterion, text))


def _columns(width: int) -> tuple[Column, ...]:
    remove = Column(width - _REMOVE, _REMOVE, drop=4, hangs="right")
    if width < _NARROW:
        return (
            Column(0, width - _REMOVE - 8),
            Column(0, width, line=1),
            Column(0, width, line=2),
            remove,
        )
    rest = width - _REMOVE - 40
    question, given = rest * 34 // 100, rest * 26 // 100
    left = question + 20 + given + 20
    return (
        Column(0, question, drop=6),
        Column(question + 20, given, drop=6),
        Column(left, rest - question - given),
        remove,
    )
