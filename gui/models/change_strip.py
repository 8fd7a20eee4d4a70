"""Below a table: the value chosen in it, a field for another, and the reason beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

from core.language import _
from core.model.place_words import value_words
from core.model.places import Value
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.frame.surface import Line
from gui.models.shown import ShownModel
from gui.questions.flow import FlowLayout
from gui.settings.fields import show_fault
from gui.style.type import BODY, MARGIN, NOTE

Keep = Callable[[str, Value, str], str]
_FIELD = 84
_SHARE = 64


class ChangeStrip(QWidget):
    """Changes one value of a state in work; a change without a reason is not taken.

    Signals:
        withdrawn: the place whose change is to be taken back.
        left: the focus is to go back to the table.
    """

    withdrawn = Signal(str)
    left = Signal()

    def __init__(self, keep: Keep) -> None:
        """Start without a value; ``keep`` takes place, value and reason, returns "" or a fault."""
        super().__init__()
        self._keep = keep
        self._path = ""
        self._as_kept: tuple[str, ...] = ()
        self._model: ShownModel | None = None
        self.fields: list[QLineEdit] = []
        self._unfinished: dict[tuple[str, str], tuple[str, ...]] = {}
        self.title = text_label("", BODY, semibold=True, wraps=True)
        self.note = text_label("", MARGIN, tone="ink2", wraps=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(2_000)
        self.reason.setPlaceholderText(_("Why, and where that comes from"))
        self.reason.setAccessibleName(_("Reason for the change"))
        self.below = text_label("", MARGIN, tone="ink2", wraps=True)
        self.keep = make_button(_("Keep the change"), "primary")
        self.back = make_button(_("Take back"), name=_("Take the change back"))
        self.reset = make_button(_("As shipped"), name=_("Enter the shipped value"))
        self.reset.clicked.connect(self._enter_shipped)
        self.keep.clicked.connect(self._offer)
        self.back.clicked.connect(self._withdraw)
        self.reason.returnPressed.connect(self._offer)
        self.below.setMinimumHeight(18)
        self._shares = QWidget()
        self._share_row = FlowLayout(self._shares, across=8, down=6)
        self._number = QHBoxLayout()
        self._lay_out()
        self.show_place(None, "")

    def show_place(self, model: ShownModel | None, path: str) -> None:
        """Show one value; nothing where the model cannot be changed."""
        self._remember()
        self._model, self._path = model, path
        is_editable = bool(model and model.is_editable and path)
        self.setVisible(is_editable)
        if model is None or not is_editable:
            return
        change = model.last_change(path)
        is_pending = change is not None and change.version is None
        words = model.words(path)
        self.title.setText(words[:1].upper() + words[1:])
        self.note.setText(_note(model, path))
        self._show_values(model.values[path])
        self.reason.setText(change.reason if change and is_pending else "")
        self.back.setVisible(is_pending)
        is_as_shipped = model.values[path] == model.shipped_value(path)
        self.reset.setVisible(not is_pending and not is_as_shipped)
        self._as_kept = self._texts()
        self._tell("")
        self._bring_back()

    def _texts(self) -> tuple[str, ...]:
        return (*(field.text() for field in self.fields), self.reason.text())

    def _key(self) -> tuple[str, str]:
        copy = self._model.copy if self._model else None
        return (copy.id if copy else "", self._path)

    def _remember(self) -> None:
        if self.isHidden() or not self._path:
            return
        if self._texts() == self._as_kept:
            self._unfinished.pop(self._key(), None)
        else:
            self._unfinished[self._key()] = self._texts()

    def _bring_back(self) -> None:
        texts = self._unfinished.get(self._key())
        if texts is None or len(texts) != len(self.fields) + 1:
            return
        for field, text in zip((*self.fields, self.reason), texts, strict=True):
            field.setText(text)
        self._tell(_("Not kept yet, so it does not count."))

    def enter(self) -> None:
        """Put the focus into the first field."""
        if self.fields and self.isVisible():
            self.fields[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.fields[0].selectAll()

    def _show_values(self, value: Value) -> None:
        for row in (self._share_row, self._number):
            _empty(row)
        self.fields = []
        self._shares.setVisible(isinstance(value, dict))
        if isinstance(value, dict):
            for level, text in zip(value, _as_texts(value), strict=True):
                name = _("Share of {level} in per cent").format(level=level)
                self._share_row.addWidget(_in_line(f"{level[-1]} %"))
                self._share_row.addWidget(self._new_field(text, name, _SHARE))
        else:
            self._number.addWidget(self._new_field(_as_texts(value)[0], _("New value"), _FIELD))
        for field in self.fields:
            # A layout shows what is new only in the next turn, and the focus comes in this one.
            field.show()

    def _new_field(self, text: str, name: str, width: int) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(12)
        field.setAccessibleName(name)
        field.setFixedWidth(width)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.returnPressed.connect(self.reason.setFocus)
        self.fields.append(field)
        return field

    def _offer(self) -> None:
        value = self._read()
        objection = self._objection(value)
        if objection or value is None:
            self._mark(self.fields)
            self._tell(objection)
            return
        if not self.reason.text().strip():
            self._mark([self.reason])
            self._tell(_("A reason is needed. It is kept with the change."))
            self.reason.setFocus()
            return
        before, self._as_kept = self._as_kept, self._texts()
        fault = self._keep(self._path, value, self.reason.text())
        if fault:
            self._as_kept = before
        self._mark(self.fields if fault else [])
        self._tell(fault)
        if not fault:
            self.left.emit()

    def _objection(self, value: Value | None) -> str:
        if value is None or self._model is None:
            return _("Write the value in digits, for example 60 or 0.8.")
        if isinstance(value, dict) and abs(sum(value.values()) - 1) > 0.001:
            sentence = _("The shares add up to {total} %. They must add up to 100 %.")
            return sentence.format(total=f"{sum(value.values()) * 100:.4g}")
        change = self._model.last_change(self._path)
        is_pending = change is not None and change.version is None
        if value == self._model.values[self._path] and not is_pending:
            return _("This is the value already. Write another one, then keep the change.")
        return ""

    def _tell(self, fault: str) -> None:
        show_fault(self.below, fault)
        # Its place stays free, so that nothing moves when there is something to say.
        self.below.setVisible(True)

    def _enter_shipped(self) -> None:
        if self._model is not None:
            shipped = _as_texts(self._model.shipped_value(self._path))
            for field, text in zip(self.fields, shipped, strict=True):
                field.setText(text)
            self.reason.setFocus()

    def _withdraw(self) -> None:
        self._as_kept = self._texts()
        self.withdrawn.emit(self._path)

    def _read(self) -> Value | None:
        numbers = [_number(field.text()) for field in self.fields]
        found = [number for number in numbers if number is not None]
        if len(found) < len(numbers) or self._model is None:
            return None
        old = self._model.values[self._path]
        if isinstance(old, dict):
            return {level: round(share / 100, 6) for level, share in zip(old, found, strict=True)}
        return found[0]

    def _mark(self, wrong: list[QLineEdit]) -> None:
        for field in (*self.fields, self.reason):
            if bool(field.property("fault")) != (field in wrong):
                field.setProperty("fault", field in wrong)
                field.style().unpolish(field)
                field.style().polish(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table on Escape; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._number)
        row.addWidget(self.reason, 1)
        row.addWidget(self.keep)
        row.addWidget(self.back)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        column.addWidget(Line(opens_section=True))
        for part in (self.title, self.note):
            column.addWidget(part)
        column.addWidget(self._shares)
        column.addLayout(row)
        column.addWidget(self.below)


def _empty(row: QLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _in_line(text: str) -> QLabel:
    label = text_label(text, NOTE, tone="ink2")
    label.setMinimumHeight(34)
    return label


def _note(model: ShownModel, path: str) -> str:
    shipped = _("Shipped: {value}.").format(value=value_words(model.shipped_value(path)))
    last = model.last_change(path)
    letters = _letters(model, path)
    if last is None or last.version is None:
        return f"{shipped} {letters}".strip()
    sentence = _("Since version {version}: {value}, because: {reason}")
    told = sentence.replace("{version}", last.version).replace("{value}", value_words(last.after))
    return f"{shipped} {told.replace('{reason}', last.reason)} {letters}".strip()


def _letters(model: ShownModel, path: str) -> str:
    """Return which answer each letter of a base rate stands for, or the answer of a mark."""
    part, question, *_rest = path.split(".")
    if part != "marks" and not path.endswith(".base_rate"):
        return ""
    criteria = (one for criteria in model.pack.criteria.values() for one in criteria)
    levels = next(one.levels for one in criteria if one.id == question)
    wanted = f"{question}.{_rest[0]}"
    return "; ".join(
        f"{one.id[-1]}: {one.label}" for one in levels if part != "marks" or one.id == wanted
    )


def _as_texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, dict):
        return tuple(f"{share * 100:.10g}" for share in value.values())
    return (f"{value:.10g}".replace("-", "−"),)


def _number(text: str) -> int | float | None:
    plain = text.strip().replace("−", "-").replace(",", "").removesuffix("%").strip()
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None
