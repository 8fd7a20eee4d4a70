"""A numeric answer: digits in a field, the unit behind it, the number again in plain words."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.errors import AnswerFault
from core.language import _
from core.model.pack import Criterion, Number
from gui.frame.label import text_label
from gui.questions.answering import read_answer
from gui.questions.field_undo import is_left_to_window
from gui.questions.prose import Prose

FIELD_WIDTH = 120
FIELD_HEIGHT = 34
_LONGEST = 300


def grouped(number: float) -> str:
    """Return a number in digits with groups of three: 1,400,000 or 0.75."""
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number):,}"
    return f"{number:,.6f}".rstrip("0").rstrip(".")


def echo_of(number: float, rule: Number) -> str:
    """Return the number in plain words as the pack says it, "" when it says nothing."""
    if rule.echo is None:
        return ""
    figure = number / rule.echo.divide_by
    shown = grouped(float(f"{figure:.3g}")) if figure < 10_000 else grouped(round(figure, -2))
    return rule.echo.text.replace("{n}", shown)


class FieldWithUndo(QLineEdit):
    """A line whose own undo comes first; without any, Ctrl+Z undoes the last edit elsewhere."""

    left = Signal()

    def __init__(self, name: str, longest: int = _LONGEST) -> None:
        """Name the field and limit its text."""
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setFixedHeight(FIELD_HEIGHT)

    def show_text(self, text: str) -> None:
        """Show text from the document; what is shown already keeps its cursor and its undo."""
        if text != self.text():
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window once the field has none of its own."""
        if is_left_to_window(event, self):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus has left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NumberField(QWidget):
    """The field of a numeric question; it is read on Return and when the focus leaves.

    ``entered`` carries the text as it stands; whoever listens decides what it means.
    """

    entered = Signal(str)

    def __init__(self, criterion: Criterion, rule: Number) -> None:
        """Show the field of one question."""
        super().__init__()
        self._criterion = criterion
        self._rule = rule
        self.field = FieldWithUndo(f"{criterion.question} {_('Number, in')} {rule.unit}")
        self.field.setFixedWidth(FIELD_WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._unit = text_label(rule.unit)
        self._echo = text_label("", tone="ink2")
        self._fault = Prose(13, 18, "block")
        self._fault.keep_lines(1)
        self._shown = ""
        self._kept_text = ""
        self._lay_out()
        self.field.returnPressed.connect(self._enter)
        self.field.left.connect(self._enter)
        # Words about the text before do not fit the text being written.
        self.field.textEdited.connect(lambda _text: self._show_fault(""))

    def begin(self, digit: QKeyEvent) -> None:
        """Begin a number with a digit that was typed elsewhere; what stood here gives way."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        QApplication.sendEvent(self.field, digit)

    def show_entry(self, number: float | None, kept_text: str) -> None:
        """Show the number of the document, or the text that could not be read as one."""
        self._kept_text = kept_text
        self._shown = kept_text or ("" if number is None else grouped(number))
        self.field.show_text(self._shown)
        self._show_words(number)
        self._show_fault(self._fault_of(kept_text))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(9)
        line.addWidget(self.field)
        line.addWidget(self._unit)
        line.addSpacing(6)
        line.addWidget(self._echo, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        # The focus ring reaches five pixels below the field.
        column.addSpacing(6)
        column.addWidget(self._fault)

    def _show_words(self, number: float | None) -> None:
        self._unit.setText(self._rule.unit_one if number == 1 else self._rule.unit)
        self._echo.setText("" if number is None else echo_of(number, self._rule))

    def _fault_of(self, kept_text: str) -> str:
        if not kept_text:
            return ""
        try:
            read_answer(self._criterion, kept_text)
        except AnswerFault as fault:
            kept = _("Your text is kept.")
            return str(fault) if kept in str(fault) else f"{fault} {kept}"
        return ""

    def _show_fault(self, fault: str) -> None:
        self._fault.show_text(fault)
        self.field.setAccessibleDescription(fault)
        if bool(self.field.property("fault")) != bool(fault):
            self.field.setProperty("fault", bool(fault))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if text == self._shown:
            self._show_fault(self._fault_of(self._kept_text))
        else:
            self.entered.emit(text)
