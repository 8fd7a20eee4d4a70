"""The result page on a real session, with a case that several gates speak about."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gui.result.page import ResultPage
from gui.session_bridge import SessionBridge
from gui.tasks import TaskRunner


@pytest.fixture
def show_page(qtbot, dressed, pack, open_session):
    """Open the result page of some answers in a window of this size."""
    opened = []
    tasks = TaskRunner()

    def show(answers, width=1440, height=848):
        bridge = SessionBridge(open_session(answers))
        page = ResultPage(bridge, pack, tasks)
        opened.append((page, bridge))
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.settle()
        return page

    yield show
    for page, bridge in opened:
        bridge.close()
        page.deleteLater()
    tasks.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(show_page, warranty_answers):
    return show_page(warranty_answers)


def count_draws(page):
    """Do at once what the window does off the thread that paints."""
    session = page._bridge.session
    sheet = session.assessment.sheet()
    session.take_study(session.study_revision, session.analyst.study(sheet, session.insight))
    page.settle()


@pytest.fixture
def studied_page(page):
    count_draws(page)
    return page
