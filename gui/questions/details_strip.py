"""Who and what the assessment is about, at the top of the first section."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from core.assessment.document import Details
from core.language import _
from core.model.pack import Pack
from gui.frame.check_box import DropDown
from gui.frame.label import text_label
from gui.questions.measures import Measures
from gui.questions.notes import NoteField
from gui.questions.number_field import FieldWithUndo
from gui.questions.prose import Paragraph, Prose, Span
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import MARGIN

_HOPE = _("What does the client hope for?")
_TODAY = _("Approach in use today")


def _show_choice(choice: DropDown, key: str) -> None:
    if choice.findData(key) < 0:
        # Another decision model knows it; what is kept stays what is shown.
        text = _("{code}, not in this decision model").replace("{code}", key)
        choice.addItem(text, key)
    choice.setCurrentIndex(choice.findData(key))


class DetailsStrip(QWidget):
    """Client, use case, people, situation, what the client hopes for, today's approach.

    ``written`` carries new details and the name of the field being typed in, ``chosen`` new
    details after a choice, ``left`` that the focus has left a field.
    """

    written = Signal(object, str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, pack: Pack) -> None:
        """Show empty details."""
        super().__init__()
        self._details = Details()
        self.lines = {name: self._line(name, label) for name, label in _labels().items()}
        name = _("Situation today")
        self.situation = NoteField(name, name, is_private=False)
        self.situation.field.typed.connect(lambda text: self._write("situation", text))
        self.situation.field.left.connect(self.left)
        codes = [(approach.name, approach.code) for approach in pack.approaches]
        hopes = ((_("Not asked"), "not-asked"), (_("Nothing in particular"), "none"), *codes)
        self.favourite = self._choice("favourite", _HOPE, hopes)
        self.today = self._choice("today", _TODAY, codes)
        self._about = Prose(13, 18, "ink2", gap=10)
        self._lay_out()

    def show_details(self, details: Details) -> None:
        """Show what the document holds."""
        self._details = details
        for name, field in self.lines.items():
            field.show_text(getattr(details, name))
        self.situation.field.show_text(details.situation)
        _show_choice(self.favourite, details.favourite)
        _show_choice(self.today, details.today)
        self._about.show_paragraphs(_about(details))

    def focus_field(self, name: str = "client") -> None:
        """Put the focus into one field."""
        places: dict[str, QWidget] = {
            **self.lines,
            "situation": self.situation.field,
            "favourite": self.favourite,
            "today": self.today,
        }
        places.get(name, self.lines["client"]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_measures(self, measures: Measures) -> None:
        """Fit the strip to the width of the page."""
        self._row.setContentsMargins(measures.left, 20, measures.beside, 24)
        self._row.setSpacing(measures.gap if measures.has_margin else 12)
        beside = measures.has_margin
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._column.setFixedWidth(measures.column)
        self._about.setFixedWidth(measures.margin if beside else measures.column)

    def _line(self, name: str, label: str) -> FieldWithUndo:
        field = FieldWithUndo(label)
        field.textEdited.connect(lambda text: self._write(name, text))
        field.left.connect(self.left)
        return field

    def _choice(self, name: str, label: str, options: Iterable[tuple[str, str]]) -> DropDown:
        choice = DropDown(label)
        for words, key in options:
            choice.addItem(words, key)
        choice.view().setAccessibleName(label)
        choice.setFixedHeight(34)
        choice.activated.connect(lambda _place: self._choose(name, choice.currentData()))
        return choice

    def _lay_out(self) -> None:
        self._column = QWidget()
        grid = QGridLayout(self._column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, (name, label) in enumerate(_labels().items()):
            grid.addLayout(_labelled(label, self.lines[name]), place // 2, place % 2)
        grid.addWidget(self.situation, 2, 0, 1, 2)
        grid.addLayout(_labelled(_HOPE, self.favourite), 3, 0)
        grid.addLayout(_labelled(_TODAY, self.today), 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._column)
        self._row.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)

    def _write(self, name: str, text: str) -> None:
        self.written.emit(self._details.model_copy(update={name: text}), name)

    def _choose(self, name: str, key: str) -> None:
        self.chosen.emit(self._details.model_copy(update={name: key}))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        line = self.height() - 1
        fill(QPainter(self), QRect(0, line, self.width(), 1), theme_of(self).colour("hair"))


def _labels() -> dict[str, str]:
    return {
        "client": _("Client"),
        "use_case": _("Use case"),
        "participants": _("Taking part"),
        "consultant": _("Prepared by"),
    }


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(text_label(label, MARGIN, tone="ink2"))
    column.addWidget(field)
    return column


def _about(details: Details) -> tuple[Paragraph, ...]:
    lead = Span(_("In the report.") + " ", is_semibold=True, colour="ink")
    printed = (
        _("Client, use case and people stand at its head."),
        _("The situation and the approach in use stand with the answers."),
        _("What the client hopes for stands under “How this was decided”."),
    )
    places = Paragraph((lead, Span(" ".join(printed))))
    if not details.source:
        return (places,)
    made_from = Span(_("Made from.") + " ", is_semibold=True, colour="ink")
    return (places, Paragraph((made_from, Span(details.source))))
