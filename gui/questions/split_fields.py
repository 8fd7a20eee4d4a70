"""Several kinds at once: a small field for each level, what they add up to, and what is left."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.answers import SplitReading, State, read_split
from core.assessment.document import AnswerEntry, SplitText
from core.language import _
from core.model.pack import Criterion
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.questions.answering import shown_split
from gui.questions.number_field import FIELD_HEIGHT, FieldWithUndo
from gui.questions.prose import Prose
from gui.style.type import NOTE

_LONGEST = 20
_WIDTH = 58
_RIGHT = 9


class FieldPlaces(Protocol):
    """Where the fields of a split stand, one for each level."""

    def take_fields(self, fields: tuple[QLineEdit, ...]) -> None:
        """Keep room for the fields."""

    def show_split(self, shares: Mapping[str, float] | None) -> None:
        """Show fields and shares (0 to 1 by level id), with None neither."""

    def focus(self) -> None:
        """Put the focus where an answer is given next."""


class SplitFields(QWidget):
    """The way to a split, and the line below the levels with its sum.

    ``typed`` carries all texts as they stand after each keystroke, ``left`` says that the focus
    has left a field, ``closed`` that one kind is to be chosen again. The fields themselves stand
    where ``levels`` puts them.
    """

    typed = Signal(object)
    left = Signal()
    closed = Signal()

    def __init__(self, criterion: Criterion, levels: FieldPlaces) -> None:
        """Hand a field for each level to ``levels``, hidden until a split is wanted."""
        super().__init__()
        self._criterion = criterion
        self._levels = levels
        self._is_wanted = False
        self._stood: tuple[str, str | None] = ("", None)
        self.fields = {
            level.id: FieldWithUndo(f"{level.label}: {_('share')}", _LONGEST)
            for level in criterion.levels
        }
        self.whole = FieldWithUndo(_("Adds up to: 100 for per cent, or how many you counted"), 20)
        self.whole.setPlaceholderText("100")
        self.whole.setFixedWidth(_WIDTH)
        self.open_button = make_button(
            _("Several kinds? Give the split"), "link", name=_("Several kinds: give the split")
        )
        self.close_button = make_button(
            _("One kind only"), "link", name=_("One kind only: take the largest")
        )
        for button in (self.open_button, self.close_button):
            button.setFixedHeight(FIELD_HEIGHT)
        self._sum = text_label("", NOTE, tone="ink2")
        self._words = Prose(13, 18, "ink2")
        self._fault = Prose(13, 18, "block")
        self._lay_out()
        self._connect()
        levels.take_fields(tuple(self.fields.values()))

    def show_entry(self, entry: AnswerEntry) -> None:
        """Show the split of the document, complete or as far as it has been typed."""
        shown = shown_split(entry)
        if shown is not None:
            self._is_wanted = True
        elif entry.state != State.UNANSWERED.value and (entry.state, entry.level) != self._stood:
            # Answered in another way meanwhile; what is written beside it closes nothing.
            self._is_wanted = False
        self._stood = (entry.state, entry.level)
        for level, field in self.fields.items():
            field.show_text(shown.parts.get(level, "") if shown else "")
        self.whole.show_text(shown.of if shown else "")
        self._refresh()

    @property
    def is_open(self) -> bool:
        """Say whether shares are shown in place of one choice."""
        return self._is_wanted

    @property
    def first_field(self) -> FieldWithUndo:
        """Return the field of the first level."""
        return next(iter(self.fields.values()))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, _RIGHT, 0)
        line.setSpacing(8)
        line.addWidget(self.open_button)
        line.addWidget(self.close_button)
        line.addStretch(1)
        line.addWidget(self._sum)
        line.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._words)
        column.addWidget(self._fault)
        for part in (self._words, self._fault):
            part.keep_lines(1)
        # The fields come and go; their line and the words below keep their room.
        self.setFixedHeight(FIELD_HEIGHT + 4 + 18)

    def _connect(self) -> None:
        self.open_button.clicked.connect(lambda _checked=False: self._open())
        self.close_button.clicked.connect(lambda _checked=False: self._close())
        for field in (*self.fields.values(), self.whole):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textEdited.connect(lambda _text: self._tell())
            field.left.connect(self.left)

    def _open(self) -> None:
        self._is_wanted = True
        self._refresh()
        self._levels.focus()

    def _close(self) -> None:
        self._is_wanted = False
        self.closed.emit()
        self._refresh()
        self._levels.focus()

    def _texts(self) -> SplitText:
        parts = {level: field.text() for level, field in self.fields.items() if field.text()}
        return SplitText(parts=parts, of=self.whole.text())

    def _tell(self) -> None:
        self._refresh()
        self.typed.emit(self._texts())

    def _refresh(self) -> None:
        texts = self._texts()
        reading = read_split(texts.parts, texts.of)
        self._levels.show_split(self._shares(texts, reading) if self._is_wanted else None)
        self.open_button.setVisible(not self._is_wanted)
        self.close_button.setVisible(self._is_wanted)
        self.whole.setVisible(self._is_wanted)
        self._sum.setVisible(self._is_wanted)
        self._sum.setText(_("{total} of").replace("{total}", f"{reading.total:,}"))
        self._show_words(texts, reading)

    def _shares(self, texts: SplitText, reading: SplitReading) -> dict[str, float]:
        if reading.whole is None:
            return {}
        single = {level: read_split({level: text}, texts.of) for level, text in texts.parts.items()}
        return {level: min(1.0, one.total / reading.whole) for level, one in single.items()}

    def _show_words(self, texts: SplitText, reading: SplitReading) -> None:
        for level, field in self.fields.items():
            _mark(field, reading.faults.get(level, ""))
        _mark(self.whole, reading.whole_fault)
        fault = reading.whole_fault or self._first_fault(reading)
        self._fault.setVisible(bool(fault) and self._is_wanted)
        self._words.setVisible(not (fault and self._is_wanted))
        kept = _("Your text is kept.")
        self._fault.show_text(f"{fault} {kept}" if fault else "")
        self._words.show_text(self._left_over(texts, reading) if self._is_wanted else "")

    def _first_fault(self, reading: SplitReading) -> str:
        for level in self._criterion.levels:
            if level.id in reading.faults:
                return f"{level.label}: {reading.faults[level.id]}"
        return ""

    def _left_over(self, texts: SplitText, reading: SplitReading) -> str:
        if reading.split is not None or reading.whole is None:
            return ""
        if not texts.parts and not texts.of:
            return _("Shares in per cent. If you counted, write how many in place of 100.")
        left = reading.whole - reading.total
        words = _("{left} left.") if left > 0 else _("{left} too many.")
        until = (
            _("Until the sum is right, the answer before counts.")
            if self._stood[1]
            else _("Not complete: it counts once the sum is right.")
        )
        return f"{words.replace('{left}', f'{abs(left):,}')} {until}"


def _mark(field: FieldWithUndo, fault: str) -> None:
    field.setAccessibleDescription(fault)
    if bool(field.property("fault")) != bool(fault):
        field.setProperty("fault", bool(fault))
        field.style().unpolish(field)
        field.style().polish(field)


def split_meaning() -> str:
    """Return the one line that says what a split does to the result."""
    return _(
        "The split counts as it stands: each kind with its share. Without a clear majority "
        "a rule about one kind holds in part: it warns and does not bar."
    )
