"""The rows of the settings: label, control, and the error beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.frame.button import as_caption
from gui.frame.label import text_label
from gui.frame.surface import Line
from gui.style.type import HEAD, MARGIN, NOTE

_LABEL_WIDTH = 148
_FIELD_WIDTH = 384
_FILLED = Qt.AlignmentFlag(0)


class Group(QWidget):
    """One section of the settings under a 2 px rule."""

    def __init__(self, title: str) -> None:
        """Open the section with its title."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 32)
        column.setSpacing(8)
        column.addWidget(Line(opens_section=True))
        column.addWidget(text_label(title, HEAD, semibold=True))
        column.addSpacing(4)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)

    def add_row(self, label: str, control: QWidget, note: str = "") -> QLabel:
        """Add a control with its label and return the line below it, for notes and errors."""
        place = self._grid.rowCount()
        words = text_label(as_caption(label), NOTE, tone="ink2")
        words.setFixedSize(_LABEL_WIDTH, 34)
        words.setBuddy(control)
        below = text_label(note, MARGIN, tone="ink2", wraps=True)
        below.setProperty("note", note)
        below.setVisible(bool(note))
        cell = QVBoxLayout()
        cell.setSpacing(4)
        # A control of fixed width would else hold the whole group together in the middle.
        is_fixed = control.minimumWidth() == control.maximumWidth()
        cell.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft if is_fixed else _FILLED)
        cell.addWidget(below)
        self._grid.addWidget(words, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(cell, place, 1)
        return below


class TextField(QLineEdit):
    """A field that is read on Return or when the focus leaves; a refused text stays."""

    def __init__(self, name: str, value: str, accept: Callable[[str], str]) -> None:
        """Show a value; ``accept`` keeps a new one and returns "" or says what is wrong."""
        super().__init__(value)
        self._accept = accept
        self._below: QLabel | None = None
        self.setAccessibleName(name)
        self.setMaxLength(300)
        self.setFixedWidth(_FIELD_WIDTH)
        self.editingFinished.connect(self.commit)

    def report_in(self, below: QLabel) -> None:
        """Show errors in the line below the field."""
        self._below = below

    def commit(self) -> None:
        """Offer the text; mark the field when it is refused."""
        fault = self._accept(self.text())
        if self.property("fault") != bool(fault):
            self.setProperty("fault", bool(fault))
            self.style().unpolish(self)
            self.style().polish(self)
        if self._below is not None:
            show_fault(self._below, fault)


def show_fault(below: QLabel, fault: str) -> None:
    """Show an error in the line below a control, or the note that stands there otherwise."""
    words = fault or str(below.property("note") or "")
    below.setText(words)
    below.setProperty("tone", "block" if fault else "ink2")
    below.setVisible(bool(words))
    below.style().unpolish(below)
    below.style().polish(below)


def side_by_side(*parts: QWidget) -> QWidget:
    """Return the parts in one row, left-aligned."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return place
