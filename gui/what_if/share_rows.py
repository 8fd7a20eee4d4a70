"""The kinds a supposed split shares out, each with its field; side by side where there is room."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.model.pack import Criterion
from gui.frame.label import text_label
from gui.questions.flow import FlowLayout
from gui.style.type import NOTE

_LABEL = 190
_FIELD = 58


class ShareRows(QWidget):
    """Takes the fields of a split and shows them only while one is wanted."""

    def __init__(self, criterion: Criterion) -> None:
        """Start without fields, hidden."""
        super().__init__()
        self._criterion = criterion
        self._fields: tuple[QLineEdit, ...] = ()
        self._flow = FlowLayout(self, across=24, down=6)
        self.hide()

    def take_fields(self, fields: tuple[QLineEdit, ...]) -> None:
        """Put each field behind the label of its level."""
        self._fields = fields
        for level, field in zip(self._criterion.levels, fields, strict=True):
            field.setFixedWidth(_FIELD)
            self._flow.addWidget(_labelled(level.label, field))
        for field, following in pairwise(fields):
            field.returnPressed.connect(following.setFocus)

    def show_split(self, shares: Mapping[str, float] | None) -> None:
        """Show the fields while there is a split, of whatever shares."""
        self.setVisible(shares is not None)

    def focus(self) -> None:
        """Put the focus on the first field, if it can be seen."""
        if self._fields and not self.isHidden():
            self._fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _labelled(text: str, field: QLineEdit) -> QWidget:
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    label = text_label(text, NOTE, wraps=True)
    label.setFixedWidth(_LABEL)
    line.addWidget(label)
    line.addWidget(field)
    return pair
