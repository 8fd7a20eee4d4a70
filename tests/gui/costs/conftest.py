"""The cost page on a real session, as a consultant has it with a client in the room."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from gui.costs.page import CostsPage
from gui.preferences import PreferenceStore
from gui.session_bridge import SessionBridge
from gui.tasks import TaskRunner

TODAY = "2026-11-20"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show_page(qtbot, dressed, pack, open_session, tmp_path):
    """Open the cost page of some answers in a window of this size."""
    opened = []

    def show(answers, width=1440, height=848, today=TODAY, session=None):
        bridge = SessionBridge(session or open_session(answers))
        bridge.session.author = "Maija Aalto"
        tasks = TaskRunner()
        page = CostsPage(bridge, pack, tasks, PreferenceStore(tmp_path / "preferences"))
        page.today = lambda: today
        opened.append((page, bridge, tasks))
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        return page

    yield show
    for page, bridge, tasks in opened:
        bridge.close()
        tasks.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def empty_page(show_page, warranty_answers):
    return show_page(warranty_answers)


@pytest.fixture
def begun(empty_page, reckon, qtbot):
    """The page with a sheet begun from the support assistant."""
    qtbot.mouseClick(empty_page.begin.rows[0], LEFT)
    reckon(empty_page)
    return empty_page


@pytest.fixture
def reckon(qtbot):
    """Wait until the last change is reckoned and every part shows it."""

    def wait(page):
        qtbot.waitUntil(lambda: not page.reckoner.is_busy and page.view is not None, timeout=5_000)
        page.settle()
        QCoreApplication.processEvents()

    return wait
