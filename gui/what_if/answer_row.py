"""One supposed answer in the editor: the question, the answer given, another answer, a way out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.assessment.document import AnswerEntry, SplitText
from core.language import _
from core.model.pack import Criterion
from core.report.scenario_words import answer_phrase
from gui.frame.button import as_caption, make_button
from gui.frame.columns import Column
from gui.frame.press_row import Row
from gui.questions.answering import entered_number, entered_split, without_split
from gui.questions.number_field import NumberField
from gui.questions.prose import Paragraph, Prose, Span
from gui.questions.split_fields import SplitFields
from gui.style.type import LINES, NOTE
from gui.what_if.editing import ScenarioEditing
from gui.what_if.question_menu import fill_answers
from gui.what_if.share_rows import ShareRows

_REMOVE = 72
_NARROW = 620
_SPLIT = 560


class SupposedRow(Row):
    """One question of a scenario.

    Signals:
        supposed: the ``AnswerEntry`` to suppose from now on.
        shared: the same while a split is being typed.
        left: the focus has left a field of the split.
        resized: the fields of a split have come or gone.
        released: the answer given is to count again.
    """

    supposed = Signal(object)
    shared = Signal(object)
    left = Signal()
    resized = Signal()
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
        self.split: SplitFields | None = None
        answer = self._answer_cell()
        cells = (self._question, self._given, answer, self.remove, *self._split_cells())
        plan = partial(_columns, has_split=self.split is not None)
        super().__init__(cells, plan, padding=6, gap=4)
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
        if entry.split is not None:
            label = _("Several kinds")
        self.choice.setText(as_caption(f"{label} ▾"))
        self.choice.setAccessibleName(f"{self._short}: {label}")
        if self.number is not None:
            self.number.show_entry(entry.number, entry.number_text)
        if self.split is not None:
            self.split.show_entry(entry)

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
        if self.split is not None:
            self.split.typed.connect(self._share)
            self.split.left.connect(self.left)
            self.split.closed.connect(self._take_largest)
            for button in (self.split.open_button, self.split.close_button):
                button.clicked.connect(lambda _checked=False: self.resized.emit())

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

    def _split_cells(self) -> tuple[QWidget, ...]:
        if self._criterion is None or self._criterion.split is None:
            return ()
        shares = ShareRows(self._criterion)
        self.split = SplitFields(self._criterion, shares)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(shares)
        column.addWidget(self.split)
        return (cell,)

    def _share(self, texts: SplitText) -> None:
        if self._entry is not None:
            self.shared.emit(entered_split(self._entry, texts))

    def _take_largest(self) -> None:
        if self._entry is not None:
            self.supposed.emit(without_split(self._entry))

    def _fill(self) -> None:
        self._menu.clear()
        if self._criterion is not None:
            fill_answers(self._menu, self._criterion, self._editing, self.supposed.emit)

    def _enter(self, text: str) -> None:
        if self._criterion is not None and self._entry is not None:
            self.supposed.emit(entered_number(self._entry, self._criterion, text))


def _columns(width: int, *, has_split: bool) -> tuple[Column, ...]:
    line = 3 if width < _NARROW else 1
    split = (Column(0, min(width, _SPLIT), line=line),) if has_split else ()
    return (*_answer_columns(width), *split)


def _answer_columns(width: int) -> tuple[Column, ...]:
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
