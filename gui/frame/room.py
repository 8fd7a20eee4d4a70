"""What the window asks of every page it shows."""

from typing import Protocol

from gui.frame.notice_ground import NoticeGround
from gui.frame.side_list import SideEntry


class Room(Protocol):
    """A page with columns, places of its own and a first thing to do."""

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Take the widths of the side columns; ``right`` 0 means two columns."""

    def sections(self) -> tuple[SideEntry, ...]:
        """Return the places of the page, for the menu of a narrow window."""

    def show_section(self, key: str) -> None:
        """Go to one place."""

    def notice_ground(self) -> NoticeGround | None:
        """Return where notices lie; None where nothing scrolls."""

    def focus_first(self) -> None:
        """Put the focus where work begins."""
