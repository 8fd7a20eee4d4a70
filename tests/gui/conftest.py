"""Every GUI test runs without a screen, without the user's own files, and leaves no thread."""

import os
import threading
from pathlib import Path

import pytest

if not os.environ.get("TUNING_FORK_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from core.assessment.document import AnswerEntry, Assessment, Details, Evidence, ModelStamp
from core.assessment.session import AssessmentSession
from core.model.loader import load_shipped
from gui.folders import Folders
from gui.program import Program
from gui.style.sheet import dress
from gui.style.theme import LIGHT


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Point every standard folder into the test's own one."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return Folders(tmp_path / "config", tmp_path / "data", tmp_path / "state")


@pytest.fixture(autouse=True)
def no_threads_left():
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads still running: {left}"


@pytest.fixture
def dressed(qapp) -> QApplication:
    """The application in light clothes."""
    dress(qapp, LIGHT)
    return qapp


@pytest.fixture
def start_program(qtbot, qapp, own_folders):
    """Start programs as a user would; whatever is still open at the end is closed."""
    programs: list[Program] = []

    def start(archive: Path | None = None, *, width: int = 1440, height: int = 900) -> Program:
        program = Program(qapp, own_folders, archive)
        programs.append(program)
        program.start()
        program.window.resize(width, height)
        qtbot.waitExposed(program.window)
        qtbot.waitUntil(lambda: program.window.room is not None)
        qtbot.waitUntil(lambda: program.library.is_ready or not program.tasks.running)
        return program

    yield start
    for program in programs:
        program.window.close()
        program.tasks.close()
        program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(start_program, qtbot) -> Program:
    """A program on a new, empty archive, with its decision model loaded."""
    started = start_program()
    qtbot.waitUntil(lambda: started.library.is_ready, timeout=10_000)
    return started


@pytest.fixture
def with_samples(program, qtbot) -> Program:
    """A program whose archive holds the three samples."""
    page = program.journey.archive_page
    page.desk.add_samples()
    qtbot.waitUntil(lambda: page.list.current() != "")
    return program


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
    """The shipped decision model as a pack."""
    return load_shipped()


@pytest.fixture(scope="session")
def warranty_answers():
    """The answers of the warranty assistant, a case that several gates speak about."""
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
    """Open a session on some answers, with a shelf for an archive."""

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
