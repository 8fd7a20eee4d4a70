"""The end of a section: the way on, and the keys in one quiet line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import _
from gui.frame.button import as_caption, make_button
from gui.questions.measures import Measures
from gui.questions.prose import Prose
from gui.style.type import LINES, MARGIN


class SectionEnd(QWidget):
    """``wanted`` asks for the next section, or after the last one for the result."""

    wanted = Signal()

    def __init__(self) -> None:
        """Show no way on until ``show_next``."""
        super().__init__()
        self.link = make_button("", "link")
        self.link.clicked.connect(lambda _checked=False: self.wanted.emit())
        self._keys = Prose(MARGIN, LINES[MARGIN])
        self._keys.show_text(keys_in_words())
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._keys)

    def show_next(self, title: str) -> None:
        """Name the next section; "" after the last one, where the result comes next."""
        words = _("Next section: {title}").replace("{title}", title)
        words = words if title else _("Open the result")
        self.link.setText(as_caption(words))
        self.link.setAccessibleName(words)

    def take_measures(self, measures: Measures) -> None:
        """Stand under the column of the questions."""
        aside = measures.gap + measures.margin if measures.has_margin else 0
        self._column.setContentsMargins(measures.left, 16, aside + measures.beside, 24)


def keys_in_words() -> str:
    """Return the keys of the questions as one line."""
    return _(
        "1–9 choose, or write the number where one is asked for, "
        "S small steps, D don’t know, N not applicable, L ask later, "
        "Ctrl+Down next question, Ctrl+Shift+Down next open question, "
        "Ctrl+PgDn next section, F1 help. With Up or PgUp they go back."
    )
