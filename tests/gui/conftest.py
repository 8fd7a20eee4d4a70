"""Every GUI test runs without a screen, without the user's own files, and leaves no thread."""

import os
import threading
from pathlib import Path

import pytest

if not os.environ.get("TUNING_FORK_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

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
