"""Starting: what is not loaded yet, what a bad archive gets, and coming back."""

import json
import os
import subprocess
import sys
from threading import Event

import pytest
from PySide6.QtCore import Qt

from core.archive.archive import Archive
from gui.opening import open_archive
from gui.preferences import PreferenceStore
from gui.program import Program
from gui.start_page import StartPage

_LATE = (
    *("pydantic", "reportlab", "numpy", "PIL", "pypdfium2", "ctypes"),
    *("core.decision.model", "core.decision.recommendation", "core.assessment.document"),
    *(
        "core.analysis",
        "core.answers",
        "gui.open_assessment",
        "gui.settings.page",
        "gui.archive.preview_content",
    ),
)
_UNNAMED = ("QWizard", "QMainWindow", "QFileDialog", "QGradient")
_START = f"""
import pathlib, sys
from PySide6 import QtGui, QtWidgets
from PySide6.QtWidgets import QApplication
from gui.program import Program
from gui.folders import Folders
home = pathlib.Path(sys.argv[1])
application = QApplication([])
program = Program(application, Folders(home / "c", home / "d", home / "s"), None)
found = []
def look():
    found.extend(name for name in {_LATE!r} if name in sys.modules)
    # PySide sets a class up when it is first named, and these whole families at once.
    found.extend(name for name in {_UNNAMED!r} if name in {{**vars(QtGui), **vars(QtWidgets)}})
    program.library.when_ready(program.window.close)
program.window.first_painted.connect(look)
program.start()
application.exec()
print("loaded:", *found)
"""


def test_the_first_paint_waits_for_no_heavy_library(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "loaded:"


def test_a_second_program_on_the_same_archive_is_refused(program, qapp, own_folders, qtbot):
    second = Program(qapp, own_folders, program.journey.archive_page._archive.path)
    with qtbot.waitSignal(second.refused) as refused:
        second.start()
    assert "Close that window" in refused.args[0]
    assert second.window.room is None
    second.let_go()
    second.window.deleteLater()


@pytest.fixture
def slow_disk(monkeypatch):
    """A disk on which an archive opens only once somebody lets it."""
    may_go_on = Event()

    def slowly(path):
        assert may_go_on.wait(20)
        return open_archive(path)

    monkeypatch.setattr("gui.opening.open_archive", slowly)
    yield may_go_on
    may_go_on.set()


def test_the_window_stands_while_a_large_archive_is_checked(slow_disk, qapp, own_folders, qtbot):
    own_folders.archive.mkdir(parents=True)
    Archive.open(own_folders.standard_archive).close()
    program = Program(qapp, own_folders, None)
    program.start()
    notices = program.window.notices
    qtbot.waitUntil(lambda: notices.text == "Opening the archive")
    assert program.window.room is None
    slow_disk.set()
    qtbot.waitUntil(lambda: program.window.room is program.journey.archive_page is not None)
    assert notices.text == ""
    program.window.close()
    program.window.deleteLater()


def test_a_slow_archive_does_not_swallow_what_is_wrong_with_the_preferences(
    slow_disk, qapp, own_folders, qtbot
):
    own_folders.preferences.mkdir(parents=True)
    (own_folders.preferences / "preferences.json").write_text('{"firm": ', encoding="utf-8")
    program = Program(qapp, own_folders, None)
    program.start()
    notices = program.window.notices
    qtbot.waitUntil(lambda: notices.text == "Opening the archive")
    slow_disk.set()
    qtbot.waitUntil(lambda: "preferences could not be read" in notices.text)
    program.window.close()
    program.window.deleteLater()


def test_a_path_that_cannot_even_be_looked_at_leads_to_a_way_on(program, start_program, qtbot):
    path = program.journey.archive_page._archive.path.with_name("a" * 300 + ".tuningfork")
    assert isinstance(start_program(path).window.room, StartPage)
    program.journey.archive_wanted.emit(path)
    qtbot.waitUntil(lambda: isinstance(program.window.room, StartPage))


def test_opening_can_be_stopped_and_tried_again(slow_disk, qapp, own_folders, qtbot):
    program = Program(qapp, own_folders, None)
    program.start()
    notices = program.window.notices
    qtbot.waitUntil(lambda: notices.text == "Opening the archive")
    qtbot.mouseClick(notices.action, Qt.MouseButton.LeftButton)
    assert notices.text == "Stopping…"
    slow_disk.set()
    qtbot.waitUntil(lambda: isinstance(program.window.room, StartPage))
    assert "was stopped" in program.window.room.state.accessibleDescription()
    qtbot.mouseClick(program.window.room.state.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    program.window.close()
    program.window.deleteLater()


def test_a_window_closed_while_the_archive_opens_lets_it_go(slow_disk, qapp, own_folders, qtbot):
    program = Program(qapp, own_folders, None)
    program.start()
    qtbot.waitUntil(lambda: program.tasks.running != ())
    slow_disk.set()
    program.window.close()
    program.window.deleteLater()
    Archive.open(own_folders.standard_archive).close()


def test_a_file_that_is_no_archive_is_left_alone_and_the_window_offers_a_way_on(
    start_program, tmp_path, qtbot
):
    file = tmp_path / "letter.tuningfork"
    file.write_bytes(b"Dear client, this is a letter. " * 200)
    program = start_program(file)
    page = program.window.room
    assert isinstance(page, StartPage)
    assert [button.text() for button in page.state.buttons] == [
        "Choose another archive…",
        "Try again",
    ]
    assert "letter.tuningfork" in page.state.accessibleDescription()
    assert file.read_bytes().startswith(b"Dear client")
    file.unlink()
    qtbot.mouseClick(page.state.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert program.window.room is program.journey.archive_page


def test_a_folder_is_no_archive(start_program, tmp_path):
    page = start_program(tmp_path).window.room
    assert isinstance(page, StartPage)
    assert "folder" in page.state.accessibleDescription()


def test_what_was_typed_is_saved_when_the_window_closes(program, start_program, qtbot):
    from core.assessment.document import Details
    from core.assessment.edits import details_edit

    path = program.journey.archive_page._archive.path
    program.journey.archive_page.desk.begin()
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    opened = program.journey.opened
    edit = details_edit(opened.session.assessment, Details(use_case="Typed last"))
    opened.bridge.push(edit, "Details", "details.use_case")
    program.window.close()
    archive = Archive.open(path)
    assert [row.use_case for row in archive.rows()] == ["Typed last"]
    archive.close()


def test_the_window_comes_back_where_it_was(program, start_program):
    program.window.resize(720, 560)
    program.window.close()
    again = start_program()
    again.window.restore_place(again.preferences.value.geometry)
    assert (again.window.width(), again.window.height()) == (720, 560)


def test_the_first_window_is_no_larger_than_the_screen(program):
    room = program.window.screen().availableSize()
    assert room.width() < 1280, "the offscreen screen is meant to be small here"
    program.window.restore_place("")
    assert program.window.size() == room


@pytest.mark.parametrize("kept", ['{"appearance": "pink"}', '{"geometry": "01d"}', '{"firm": '])
def test_broken_preferences_are_moved_aside_and_said(own_folders, start_program, kept):
    own_folders.preferences.mkdir(parents=True)
    file = own_folders.preferences / "preferences.json"
    file.write_text(kept, encoding="utf-8")
    program = start_program()
    assert program.preferences.value.appearance == "system"
    assert "preferences" in program.window.notices.text
    assert (own_folders.preferences / "preferences-unreadable.json").exists()


def test_preferences_of_a_newer_program_keep_what_is_known(own_folders, qapp):
    own_folders.preferences.mkdir(parents=True)
    file = own_folders.preferences / "preferences.json"
    file.write_text(json.dumps({"firm": "Fjord", "later": 3}), encoding="utf-8")
    store = PreferenceStore(own_folders.preferences)
    assert (store.value.firm, store.fault) == ("Fjord", "")


def test_without_a_screen_one_line_says_so():
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    result = subprocess.run(
        [sys.executable, "-m", "core.command_line.main"],
        capture_output=True,
        text=True,
        env=bare,
        check=False,
        timeout=30,
    )

    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "no screen" in result.stderr
