"""A long list shows its first rows; a link below it shows the rest and folds it again."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from core.language import _, counted
from gui.frame.button import make_button
from gui.result.showing import set_shown

ROWS_SHOWN = 8


class Fold:
    """Knows how many rows are shown; ``link`` is the button to put below them, at the left."""

    def __init__(self, show_again: Callable[[], None]) -> None:
        """Start folded; ``show_again`` is called when the link was pressed."""
        self._is_open = False
        self._show_again = show_again
        self.link: QPushButton = make_button("", "link")
        self.link.clicked.connect(self._toggle)
        self.link.hide()

    def shown_of(self, count: int, most: int = ROWS_SHOWN) -> int:
        """Return how many of the rows to show, and put it into words on the link."""
        hidden = count - most
        words = counted("{n} more", "{n} more", max(hidden, 0))
        self.link.setText(_("Show fewer") if self._is_open else words)
        self.link.setAccessibleName(self.link.text())
        set_shown(self.link, hidden > 0)
        return count if self._is_open else min(count, most)

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._show_again()
