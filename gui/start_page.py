"""What the window shows when the archive cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import _
from gui.frame.empty_state import EmptyState
from gui.frame.notice_ground import NoticeGround
from gui.frame.side_list import SideEntry


class StartPage(QWidget):
    """Says what is wrong and what to do; nothing was changed.

    Signals:
        retry_wanted: try the same archive again.
        other_wanted: choose another archive.
    """

    retry_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, sentence: str) -> None:
        """Show the sentence of the fault."""
        super().__init__()
        words = (_("Choose another archive…"), _("Try again"))
        self.state = EmptyState(_("The archive is not open"), sentence, words, width=520)
        self.state.chosen.connect(
            lambda place: (self.other_wanted, self.retry_wanted)[place].emit()
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Need no columns."""

    def sections(self) -> tuple[SideEntry, ...]:
        """Return no places."""
        return ()

    def show_section(self, key: str) -> None:
        """Do nothing: there are no places."""

    def notice_ground(self) -> NoticeGround | None:
        """Return no ground: nothing scrolls here."""
        return None

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        self.state.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
