"""The pages of one assessment as rooms of the window.

The questions page brings its own section list and live pane. Result and report pages offer
``sections() -> tuple[SideEntry, ...]`` and ``show_section(key)``, may tell with a signal
``section_reached(str)`` where the reader is, and get their list of places from here.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.pack import Pack
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import SidePaneFrame
from gui.preferences import PreferenceStore
from gui.session_bridge import SessionBridge
from gui.tasks import TaskRunner


class WholeRoom(QWidget):
    """A page that arranges all of its columns itself."""

    def __init__(self, page: QWidget) -> None:
        """Give the page the whole room."""
        super().__init__()
        self.page = page
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Leave the columns to the page, which reads its own width."""

    def sections(self) -> tuple[SideEntry, ...]:
        """Offer no menu: the page has its own."""
        return ()

    def show_section(self, key: str) -> None:
        """Do nothing: there is no menu to come from."""

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.page.focus_first()  # type: ignore[attr-defined]


class SectionedRoom(QWidget):
    """A page with the list of its places in the left pane."""

    def __init__(self, page: QWidget, name: str) -> None:
        """Stand the list beside the page; ``name`` is what a screen reader calls it."""
        super().__init__()
        self.page = page
        self.list = SideList(name)
        self.list.chosen.connect(self.show_section)
        self.list.went.connect(self._enter)
        self._pane = SidePaneFrame(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addWidget(page, 1)
        reached = getattr(page, "section_reached", None)
        if reached is not None:
            reached.connect(self.list.choose)
        self.show_places()

    def show_places(self) -> None:
        """Read the places of the page again."""
        entries = self.sections()
        self.list.show_entries(entries)
        if entries and not self.list.current():
            self.list.choose(entries[0].key)

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Take the width of the left column and pass the rest on to a page that asks for it."""
        self._pane.setVisible(not is_narrow)
        self._pane.setFixedWidth(left)
        self.list.set_inset(20 if right else 16)
        take = getattr(self.page, "set_columns", None)
        if take is not None:
            take(left, right, is_narrow=is_narrow)

    def sections(self) -> tuple[SideEntry, ...]:
        """Return the places of the page."""
        return tuple(self.page.sections())  # type: ignore[attr-defined]

    def show_section(self, key: str) -> None:
        """Go to one place."""
        self.page.show_section(key)  # type: ignore[attr-defined]

    def focus_first(self) -> None:
        """Put the focus where reading begins."""
        self.show_places()
        self.page.focus_first()  # type: ignore[attr-defined]

    def _enter(self, key: str) -> None:
        self.show_section(key)
        self.page.setFocus(Qt.FocusReason.TabFocusReason)


def build_room(
    key: str,
    bridge: SessionBridge,
    pack: Pack,
    tasks: TaskRunner,
    preferences: PreferenceStore,
) -> WholeRoom | SectionedRoom:
    """Build the room of one tab: "questions", "result" or "report"."""
    if key == "questions":
        from gui.questions.page import QuestionsPage

        return WholeRoom(QuestionsPage(bridge, pack))
    if key == "result":
        from gui.result.page import ResultPage

        return WholeRoom(ResultPage(bridge, pack))
    from gui.report.page import ReportPage

    return WholeRoom(ReportPage(bridge, pack, tasks, preferences))
