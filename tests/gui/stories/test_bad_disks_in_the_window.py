"""A disk that is full or read-only under the real window.

Needs the right to mount: set TUNING_FORK_MOUNTS=1 and run as root on Linux.
"""

import os
import subprocess
from contextlib import suppress

import pytest
from PySide6.QtTest import QTest

from core.archive.archive import Archive
from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit
from core.assessment.session import SaveStatus
from core.command_line.main import main
from gui.start_page import StartPage

pytestmark = pytest.mark.skipif(
    not os.environ.get("TUNING_FORK_MOUNTS"), reason="set TUNING_FORK_MOUNTS=1 to mount disks"
)
DISK_BYTES = 1_048_576


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    options = f"size={DISK_BYTES}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], check=True)
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(disk):
    with (disk / "filling").open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4_096)):
            pass


def make_read_only(disk, *, is_on):
    mode = "ro" if is_on else "rw"
    subprocess.run(["mount", "-o", f"remount,{mode}", disk], check=True)


def open_first(program, qtbot):
    qtbot.waitUntil(lambda: program.library.is_ready, timeout=10_000)
    program.journey.archive_page.desk.begin()
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    return program.journey.opened


def test_a_new_archive_on_a_full_disk(start_program, qtbot, disk):
    fill(disk)
    program = start_program(disk / "work.tuningfork")
    assert isinstance(program.window.room, StartPage)
    assert "Free some space" in program.window.room.state.accessibleDescription()
    (disk / "filling").unlink()
    program.window.room.state.buttons[1].click()
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert program.window.room is program.journey.archive_page


def test_an_archive_on_a_read_only_disk(start_program, qtbot, disk):
    Archive.open(disk / "work.tuningfork").close()
    before = (disk / "work.tuningfork").read_bytes()
    make_read_only(disk, is_on=True)
    program = start_program(disk / "work.tuningfork")
    assert isinstance(program.window.room, StartPage)
    assert "is read-only" in program.window.room.state.accessibleDescription()
    assert (disk / "work.tuningfork").read_bytes() == before
    make_read_only(disk, is_on=False)
    program.window.room.state.buttons[1].click()
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert program.window.room is program.journey.archive_page


def test_a_disk_that_fills_during_work_loses_nothing(start_program, qtbot, disk):
    program = start_program(disk / "work.tuningfork")
    opened = open_first(program, qtbot)
    session = opened.session
    fill(disk)
    note = "".join(f"word {number} " for number in range(1_800))
    edit = answer_edit(session.assessment, "PD1", AnswerEntry(state="unknown", note=note))
    opened.bridge.push(edit, "Answer")
    qtbot.waitUntil(lambda: session.save_state.status is SaveStatus.FAILED, timeout=10_000)
    assert session.save_state.message.endswith((".", "lost."))
    field = opened.room("questions").page.body.currentWidget().details.lines["client"]
    QTest.keyClicks(field, "Typed meanwhile")
    qtbot.wait(600)
    assert field.text() == "Typed meanwhile"
    assert program.window.header.saved.text() == "Not saved"

    (disk / "filling").unlink()
    opened.session.flush()
    assert session.save_state.status is SaveStatus.SAVED
    expected, identity = session.assessment, session.assessment.id
    program.window.close()
    archive = Archive.open(disk / "work.tuningfork")
    assert archive.read(identity) == expected
    assert archive.read(identity).details.client == "Typed meanwhile"
    archive.close()
    assert not list(disk.glob(".*.part"))


@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_report_on_a_disk_that_cannot_take_it(disk, tmp_path, capfd, trouble):
    answers, older = tmp_path / "answers.json", disk / "older.pdf"
    answers.write_text('{"answers": {"PD1": "a"}}', "utf-8")
    older.write_bytes(b"%PDF-1.7 the older one")
    if trouble == "full":
        fill(disk)
    else:
        make_read_only(disk, is_on=True)
    for target in (older, disk / "new.pdf"):
        assert main(["report", str(answers), "-o", str(target)]) == 2
        told = capfd.readouterr().err
        assert told.count("\n") == 1
        assert f"the disk is {trouble}" in told or "is protected" in told
    assert older.read_bytes() == b"%PDF-1.7 the older one"
    assert {one.name for one in disk.iterdir()} <= {"older.pdf", "filling"}
