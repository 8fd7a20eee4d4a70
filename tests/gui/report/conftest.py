"""The report page on a real session, with tasks, preferences and a folder of its own."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gui.preferences import PreferenceStore
from gui.report.page import ReportPage
from gui.session_bridge import SessionBridge
from gui.tasks import TaskRunner


@pytest.fixture
def show_page(qtbot, dressed, pack, open_session, tmp_path):
    """Open the report page of some answers; the preview is made when it returns."""
    opened = []

    def show(answers, width=1440, height=848):
        bridge = SessionBridge(open_session(answers))
        tasks, preferences = TaskRunner(), PreferenceStore(tmp_path / "preferences")
        page = ReportPage(bridge, pack, tasks, preferences)
        opened.append((page, bridge, tasks))
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        if answers:
            wait_for_preview(qtbot, page)
        return page

    yield show
    for page, bridge, tasks in opened:
        bridge.close()
        tasks.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_for_preview(qtbot, page):
    qtbot.waitUntil(
        lambda: page.options.export.isEnabled() and not page._tasks.running, timeout=30_000
    )


@pytest.fixture
def ready(qtbot):
    """Wait until the preview shows the assessment as it is now."""
    return lambda page: wait_for_preview(qtbot, page)


@pytest.fixture
def page(show_page, warranty_answers):
    return show_page(warranty_answers)
