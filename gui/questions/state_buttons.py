"""The three answers that are no level: don't know, not applicable, ask later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.answers.sheet import State
from core.language import _
from gui.frame.button import make_button


class StateButtons(QWidget):
    """Three checkable buttons apart from the levels, so that none looks like a middle answer."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Show all three unchecked."""
        super().__init__()
        self._buttons: dict[State, QPushButton] = {}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for state, (text, key) in _texts().items():
            self._buttons[state] = self._button(state, text, key)
            row.addWidget(self._buttons[state])
        row.addStretch(1)

    def add_link(self, link: QPushButton) -> None:
        """Put a further way to an answer at the end of the line."""
        self._row.addWidget(link)

    def show_state(self, state: str) -> None:
        """Check the button of the state, if it has one."""
        for own, button in self._buttons.items():
            button.setChecked(own == state)

    def button(self, state: State) -> QPushButton:
        """Return the button of one state."""
        return self._buttons[state]

    def _button(self, state: State, text: str, key: str) -> QPushButton:
        button = make_button(text, name=f"{text}, {_('key')} {key}")
        button.setToolTip(f"{text} ({key})")
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(state.value))
        return button


def _texts() -> dict[State, tuple[str, str]]:
    return {
        State.UNKNOWN: (_("Don’t know"), "D"),
        State.NOT_APPLICABLE: (_("Not applicable"), "N"),
        State.ASK_LATER: (_("Ask later"), "L"),
    }


def meaning_of(state: str) -> str:
    """Return the one line that says what a state does to the result."""
    texts = {
        State.UNKNOWN: _(
            "Counted as the usual spread for cases like this, not as “no”. It widens the "
            "result and is on the list of what to find out."
        ),
        State.NOT_APPLICABLE: _(
            "Left out of the result altogether: the question does not fit this use case."
        ),
        State.ASK_LATER: _(
            "Not counted yet. It stays open and is on the list of what to find out."
        ),
    }
    return texts.get(State(state), "")
