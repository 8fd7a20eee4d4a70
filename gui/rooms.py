"""The pages of one assessment as rooms of the window; each page arranges its own columns."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.pack import Pack
from gui.frame.notice_ground import NoticeGround
from gui.frame.side_list import SideEntry
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

    def notice_ground(self) -> NoticeGround:
        """Return the ground of the page."""
        ground: NoticeGround = self.page.ground  # type: ignore[attr-defined]
        return ground

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.page.focus_first()  # type: ignore[attr-defined]


def build_room(
    key: str,
    bridge: SessionBridge,
    pack: Pack,
    tasks: TaskRunner,
    preferences: PreferenceStore,
) -> WholeRoom:
    """Build the room of one tab: "questions", "result", "costs" or "report"."""
    if key == "questions":
        from gui.questions.page import QuestionsPage

        return WholeRoom(QuestionsPage(bridge, pack))
    if key == "result":
        from gui.result.page import ResultPage

        return WholeRoom(ResultPage(bridge, pack, tasks))
    if key == "costs":
        from gui.costs.page import CostsPage

        return WholeRoom(CostsPage(bridge, pack, tasks, preferences))
    from gui.report.page import ReportPage

    return WholeRoom(ReportPage(bridge, pack, tasks, preferences))
