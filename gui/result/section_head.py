"""The head of a part of the page: a line, the title and a few words beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.frame.label import text_label
from gui.frame.surface import Line
from gui.style.type import HEAD, MARGIN


class SectionHead(QWidget):
    """Title 22 semibold, an aside 13 on the same baseline, a 2 px line above."""

    def __init__(self, title: str, aside: str = "", *, has_line: bool = True) -> None:
        """Set the title and what is said beside it."""
        super().__init__()
        self.setAccessibleName(title)
        self._aside = text_label(aside, MARGIN, tone="ink2", wraps=True)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._aside.setContentsMargins(0, 0, 0, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(10)
        if has_line:
            column.addWidget(Line(opens_section=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(text_label(title, HEAD, semibold=True))
        row.addWidget(self._aside, 1)
        column.addLayout(row)

    def show_aside(self, aside: str) -> None:
        """Change the words beside the title."""
        self._aside.setText(aside)
