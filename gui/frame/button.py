"""Buttons by role: primary, plain, quiet and link, and rows of segments."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gui.style.type import NOTE, font


def as_caption(text: str) -> str:
    """Return text for a button or menu entry in which an ampersand is just an ampersand."""
    return text.replace("&", "&&")


def make_button(text: str, role: str = "plain", *, name: str = "") -> QPushButton:
    """Return a button; ``name`` is what a screen reader says when the text is too short for it."""
    button = QPushButton(as_caption(text))
    button.setProperty("role", role)
    # Outside a dialog this says no more than that Enter presses the button, as Space does.
    button.setAutoDefault(True)
    button.setAccessibleName(name or text)
    if role == "link":
        button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


class Segments(QWidget):
    """A choice of a few words side by side; left and right move and choose at once."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        """Take pairs of key and word, and the name of the whole choice."""
        super().__init__()
        self.setAccessibleName(name)
        self._keys = tuple(key for key, _word in choices)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_key, word) in enumerate(choices):
            button = _segment(word, place, len(choices), name)
            button.installEventFilter(self)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self._tell)

    def choose(self, key: str) -> None:
        """Show one choice without telling anybody."""
        button = self._group.button(self._keys.index(key))
        button.setChecked(True)

    def current(self) -> str:
        """Return the key chosen, "" when none is."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else ""

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._keys[place])

    def _move(self, step: int) -> None:
        place = min(max(self._group.checkedId() + step, 0), len(self._keys) - 1)
        button = self._group.button(place)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice with the arrow keys, before the buttons read them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)


def _segment(word: str, place: int, count: int, name: str) -> QPushButton:
    button = make_button(word, "segment", name=f"{name}: {word}")
    button.setCheckable(True)
    button.setProperty("place", {0: "first", count - 1: "last"}.get(place, "middle"))
    checked = QFontMetrics(font(NOTE, semibold=True)).horizontalAdvance(word)
    button.setMinimumWidth(checked + 26)
    return button
