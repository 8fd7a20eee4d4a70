"""One question: id, text, number, levels, states, confidence, evidence, two notes, help."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.answers.sheet import State
from core.assessment.document import AnswerEntry, Evidence, SplitText
from core.assessment.unknown_codes import not_an_answer, unknown_levels
from core.decision.model import DecisionModel
from core.decision.recommendation import Recommendation
from core.language import _
from core.model.pack import Criterion, Pack
from gui.frame.button import make_button
from gui.questions.answering import (
    chosen_level,
    entered_number,
    entered_split,
    toggled_state,
    without_split,
)
from gui.questions.belief_words import belief_words
from gui.questions.confidence import ConfidenceChoice
from gui.questions.evidence import EvidenceLine
from gui.questions.from_costs import FromCostsLine
from gui.questions.help_margin import HelpMargin
from gui.questions.level_list import LevelList, LevelText
from gui.questions.measures import Measures
from gui.questions.notes import NoteField
from gui.questions.number_field import NumberField
from gui.questions.prose import Prose
from gui.questions.split_fields import SplitFields, split_meaning
from gui.questions.state_buttons import StateButtons, meaning_of
from gui.style.filling import fill
from gui.style.theme import theme_of

_BAR = 3
_SLOT_HEIGHT = 40
_STATE_KEYS = {
    Qt.Key.Key_D.value: State.UNKNOWN,
    Qt.Key.Key_N.value: State.NOT_APPLICABLE,
    Qt.Key.Key_L.value: State.ASK_LATER,
}


class QuestionRow(QWidget):
    """Everything about one question.

    ``answered`` carries the new entry; ``written`` the new entry and the name of the note that
    is being typed; ``left`` says that the focus has left a note; ``costs_wanted`` asks for the
    costs the question is answered from, ``steps_wanted`` for the question in small steps.
    """

    answered = Signal(object)
    written = Signal(object, str)
    left = Signal()
    costs_wanted = Signal()
    steps_wanted = Signal()

    def __init__(self, criterion: Criterion, pack: Pack, model: DecisionModel) -> None:
        """Build the row of one question, empty; ``model`` says what an answer counts as."""
        super().__init__()
        self.criterion = criterion
        self._model = model
        self._entry = AnswerEntry()
        self._is_current = False
        self.setAccessibleName(f"{criterion.id}. {criterion.question}")
        self._id = Prose(13, 17, "ink3")
        self._id.show_text(criterion.id)
        self._question = Prose(19, 25, "ink")
        self._question.set_semibold()
        self._question.show_text(criterion.question)
        rule = criterion.number
        self.number = NumberField(criterion, rule) if rule else None
        self.levels = LevelList(
            _level_texts(criterion), criterion.question, self, has_keys=rule is None
        )
        self.split = SplitFields(criterion, self.levels) if criterion.split else None
        self.states = StateButtons()
        self.steps = _steps_link(criterion) if criterion.deciding else None
        if self.steps is not None:
            self.states.add_link(self.steps)
        self.confidence = ConfidenceChoice()
        self.evidence = EvidenceLine(criterion.question)
        self.note = NoteField(
            _("Note for the report"),
            f"{_('Note for the report')}: {criterion.question}",
            is_private=False,
        )
        self.private_note = NoteField(
            _("Private note, never printed"),
            f"{_('Private note, never printed')}: {criterion.question}",
            is_private=True,
        )
        self.margin = HelpMargin(criterion, pack)
        self._meaning = Prose(13, 18, "ink2")
        self.from_costs = FromCostsLine(criterion)
        self._lay_out()
        self._connect()

    def show_entry(self, entry: AnswerEntry) -> None:
        """Show what the document holds; a field that shows it already is left alone."""
        self._entry = entry
        if self.number is not None:
            self.number.show_entry(entry.number, entry.number_text)
        self.levels.show_level(entry.level)
        if self.split is not None:
            self.split.show_entry(entry)
        self.states.show_state(entry.state)
        self._meaning.show_text(self._meaning_of(entry))
        self._fill_slot()
        self.confidence.show_confidence(entry.confidence)
        self.evidence.show_evidence(entry.evidence)
        self.note.field.show_text(entry.note)
        self.private_note.field.show_text(entry.private_note)
        self.margin.show_belief(belief_words(self._model, self.criterion.id, entry))

    def _meaning_of(self, entry: AnswerEntry) -> str:
        odd = not_an_answer(self.criterion, entry)
        if odd:
            kept = _("Kept: {answer}. It counts as not given until one of these is chosen.")
            return kept.replace("{answer}", odd)
        return meaning_of(entry.state) if entry.split is None else split_meaning()

    def show_recommendation(self, recommendation: Recommendation) -> None:
        """Show how the gates of this question stand, and what the costs answer in its place."""
        self.margin.show_findings(recommendation.gates)
        self.from_costs.show_answer(recommendation.from_costs.get(self.criterion.id))
        self._fill_slot()

    def show_current(self, *, is_current: bool) -> None:
        """Draw or take away the bar of the question in work."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update(0, 0, _BAR, self.height())

    def take_measures(self, measures: Measures) -> None:
        """Fit the row to the width of the page."""
        self._row.setContentsMargins(measures.left, 17, measures.beside, 20)
        self._row.setSpacing(measures.gap if measures.has_margin else 12)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight
            if measures.has_margin
            else QBoxLayout.Direction.TopToBottom
        )
        self._side_column.setContentsMargins(0, 19 if measures.has_margin else 0, 0, 0)
        self._column.setFixedWidth(measures.column)
        self._side.setFixedWidth(measures.margin if measures.has_margin else measures.column)

    def focus_first(self) -> None:
        """Put the focus on the answer."""
        self.levels.focus()

    def take_settled(self, level: str, surest: str | None) -> None:
        """Take the level that small steps have led to, as sure as they allow."""
        entry = chosen_level(self._entry, self.criterion, level)
        self.answered.emit(entry.model_copy(update={"confidence": surest}))
        self.levels.focus()

    def _lay_out(self) -> None:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._id)
        column.addSpacing(2)
        column.addWidget(self._question)
        column.addSpacing(8)
        if self.number is not None:
            column.addWidget(self.number)
            column.addSpacing(4)
        column.addWidget(self.levels)
        column.addSpacing(10)
        if self.split is not None:
            column.addWidget(self.split)
            column.addSpacing(6)
        column.addWidget(self.states)
        column.addSpacing(10)
        column.addWidget(self._make_slot())
        column.addSpacing(6)
        column.addWidget(self.evidence)
        column.addSpacing(6)
        column.addLayout(self._notes())
        column.addStretch(1)
        self._lay_out_side()

    def _lay_out_side(self) -> None:
        self._side = QWidget()
        side = self._side_column = QVBoxLayout(self._side)
        side.setSpacing(0)
        side.addWidget(self.margin)
        side.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._column)
        self._row.addWidget(self._side)
        self._row.addStretch(1)

    def _make_slot(self) -> QWidget:
        # One place for lines that never stand together, so that nothing below moves.
        holder = QWidget()
        holder.setFixedHeight(_SLOT_HEIGHT)
        self._slot = QStackedLayout(holder)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._slot.addWidget(self._meaning)
        self._slot.addWidget(self.confidence)
        self._slot.addWidget(self.from_costs)
        return holder

    @property
    def _is_answered(self) -> bool:
        return self._entry.state == State.ANSWERED.value

    def _fill_slot(self) -> None:
        is_known = not unknown_levels(self.criterion, self._entry)
        is_one_level = self._is_answered and self._entry.split is None and is_known
        line = self.confidence if is_one_level else self._meaning
        self._slot.setCurrentWidget(self.from_costs if self.from_costs.has_answer else line)

    def _notes(self) -> QHBoxLayout:
        notes = QHBoxLayout()
        notes.setSpacing(16)
        notes.addWidget(self.note, 1)
        notes.addWidget(self.private_note, 1)
        return notes

    def _connect(self) -> None:
        self.levels.chosen.connect(self._choose_level)
        self.states.chosen.connect(self._choose_state)
        self.confidence.chosen.connect(lambda value: self._answer(confidence=value))
        self.evidence.changed.connect(self._take_evidence)
        self.from_costs.pressed.connect(self.costs_wanted)
        if self.steps is not None:
            self.steps.clicked.connect(lambda _checked=False: self.steps_wanted.emit())
        for field, name in ((self.note, "note"), (self.private_note, "private_note")):
            field.field.typed.connect(lambda text, name=name: self._write(name, text))
            field.field.left.connect(self.left)
        if self.number is not None:
            self.number.entered.connect(self._enter_number)
        if self.split is not None:
            self.split.typed.connect(self._type_split)
            self.split.left.connect(self.left)
            self.split.closed.connect(lambda: self.answered.emit(without_split(self._entry)))

    def _choose_level(self, level: str) -> None:
        self.answered.emit(chosen_level(self._entry, self.criterion, level))

    def _choose_state(self, state: str) -> None:
        self.answered.emit(toggled_state(self._entry, state))

    def _enter_number(self, text: str) -> None:
        self.answered.emit(entered_number(self._entry, self.criterion, text))

    def _type_split(self, texts: SplitText) -> None:
        self.written.emit(entered_split(self._entry, texts), "split")

    def _take_evidence(self, evidence: Evidence | None) -> None:
        self._answer(evidence=evidence)

    def _answer(self, **changes: object) -> None:
        self.answered.emit(self._entry.model_copy(update=changes))

    def _write(self, name: str, text: str) -> None:
        self.written.emit(self._entry.model_copy(update={name: text}), name)

    def _is_typing(self) -> bool:
        return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._is_typing() or modifiers != Qt.KeyboardModifier.NoModifier:
            event.ignore()
            return
        key = event.key()
        if self._takes_digit(event):
            return
        if key in _STATE_KEYS:
            self._choose_state(_STATE_KEYS[key].value)
        elif key == Qt.Key.Key_S and self.steps is not None:
            self.steps_wanted.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose_state(State.UNANSWERED.value)
        else:
            event.ignore()

    def _takes_digit(self, event: QKeyEvent) -> bool:
        digit = event.key() - Qt.Key.Key_0.value
        if self.number is not None and 0 <= digit <= 9:
            self.number.begin(event)
            return True
        return 1 <= digit <= 9 and self.levels.choose(digit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("hair"))
        if self._is_current:
            fill(painter, QRect(0, 0, _BAR, self.height()), theme.colour("ink"))


def _steps_link(criterion: Criterion) -> QPushButton:
    text = _("Which one? In small steps")
    link = make_button(text, "link", name=f"{text}: {criterion.question}")
    link.setToolTip(_("Answer a few plain questions that lead to the level (S)"))
    return link


def _level_texts(criterion: Criterion) -> tuple[LevelText, ...]:
    return tuple(LevelText(level.id, level.label, level.definition) for level in criterion.levels)
