"""The result page on a real session, with a case that several gates speak about."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from core.assessment.document import AnswerEntry, Assessment, Details, Evidence, ModelStamp
from core.assessment.session import AssessmentSession
from core.model.loader import load_shipped
from gui.result.page import ResultPage
from gui.session_bridge import SessionBridge

LEVELS = (
    "PD1.a", "PD2.a", "PD3.c", "PD4.c", "PD5.b", "PD6.b", "PD7.a", "KN1.c", "KN2.c", "KN3.d",
    "KN4.c", "KN5.b", "KN6.a", "KN7.a", "KN8.b", "BO1.a", "BO2.a", "BO3.a", "BO5.a", "EX1.d",
    "EX2.b", "EX3.a", "EX4.c", "EX5.b", "EV1.c", "EV2.d", "EV3.c", "EC1.c", "EC2.d", "EC3.b",
    "EC4.a", "CN1.b", "CN2.b", "CN3.a", "CN4.b", "CN5.b", "CN7.a", "TH1.c", "TH2.c", "RS1.b",
    "RS2.b", "RS3.a",
)  # fmt: skip


class Shelf:
    """Keeps what a session saves."""

    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)


@pytest.fixture(scope="session")
def pack():
    return load_shipped()


def warranty_answers():
    entries = {
        level.partition(".")[0]: AnswerEntry(state="answered", level=level, confidence="high")
        for level in LEVELS
    }
    change_log = Evidence(text="the client’s change log", kind="document", owner="J. Lindahl")
    entries["KN2"] = entries["KN2"].model_copy(update={"evidence": change_log})
    entries["BO4"] = AnswerEntry(state="unknown")
    entries["CN6"] = AnswerEntry(state="ask-later")
    return entries


@pytest.fixture
def open_session(analyst, pack):
    def start(answers):
        assessment = Assessment(
            id="warranty",
            created="2026-11-20T14:10:00Z",
            model=ModelStamp(id=pack.model.id, version=pack.model.version),
            details=Details(
                client="Nordhaven Appliances",
                use_case="Warranty and returns answers",
                consultant="Maija Aalto",
            ),
            answers=answers,
        )
        return AssessmentSession(assessment, analyst, Shelf(), lambda: "2026-11-20T14:10:00Z")

    return start


@pytest.fixture
def show_page(qtbot, dressed, pack, open_session):
    """Open the result page of some answers in a window of this size."""
    opened = []

    def show(answers, width=1440, height=848):
        bridge = SessionBridge(open_session(answers))
        page = ResultPage(bridge, pack)
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
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(show_page):
    return show_page(warranty_answers())


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
