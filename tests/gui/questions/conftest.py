import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.assessment.document import Assessment, Details, ModelStamp
from core.assessment.session import AssessmentSession
from core.model.compile import compile_model
from core.model.loader import load_shipped
from gui.questions.page import QuestionsPage
from gui.session_bridge import SessionBridge
from gui.style.sheet import dress
from gui.style.theme import LIGHT


class Shelf:
    """A store that remembers what it was given, in order."""

    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)

    @property
    def last(self):
        return self.savings[-1].assessment


@pytest.fixture(scope="session")
def pack():
    return load_shipped()


@pytest.fixture(scope="session")
def model(pack):
    return compile_model(pack)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def session(analyst, model, shelf):
    assessment = Assessment(
        id="nordhaven",
        created="2026-11-20T09:00:00Z",
        model=ModelStamp(id=model.id, version=model.version),
        details=Details(client="Nordhaven", use_case="Warranty & returns"),
    )
    return AssessmentSession(assessment, analyst, shelf, lambda: "2026-11-20T09:00:01Z")


@pytest.fixture
def bridge(session, qapp):
    bridge = SessionBridge(session)
    yield bridge
    bridge.close()


@pytest.fixture
def page(qtbot, bridge, pack):
    application = QApplication.instance()
    if not application.styleSheet():
        dress(application, LIGHT)
    page = QuestionsPage(bridge, pack)
    qtbot.addWidget(page)
    page.resize(1440, 848)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.focus_first()
    QApplication.processEvents()
    return page


@pytest.fixture
def row(page):
    """The question how often the facts change, on screen and in focus."""
    return go_to(page, "KN2")


def go_to(page, criterion):
    page.go_to(criterion)
    QApplication.processEvents()
    return shown_row(page, criterion)


def shown_row(page, criterion):
    return page.body.currentWidget().rows[criterion]


def focused():
    return QApplication.focusWidget()


def keys(*typed):
    """Press keys, or type words, where the focus is."""
    for one in typed:
        if isinstance(one, str):
            QTest.keyClicks(focused(), one)
        else:
            QTest.keyClick(focused(), one)


__all__ = ["focused", "go_to", "keys", "shown_row"]
