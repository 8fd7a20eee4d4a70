"""Leaving an assessment while the disk takes nothing more."""

import resource

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs file limits")


@pytest.fixture
def full_disk(program):
    """No file may grow beyond what the archive has now, until ``room_again`` is called."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = program.journey._archive.path.stat().st_size

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))

    def room_again():
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    yield fill, room_again
    room_again()


def type_much(program, qtbot):
    program.journey.archive_page.desk.begin()
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    field = program.journey.opened.go_to("PD1").page.body.currentWidget().rows["PD1"].note.field
    field.setFocus()
    field.setPlainText("")
    QTest.keyClicks(QApplication.focusWidget(), "word " * 200)
    field.insertPlainText("A long story. " * 1_200)
    return field


def test_what_was_typed_stays_on_screen_until_it_is_saved(program, qtbot, full_disk):
    fill, room_again = full_disk
    fill()
    field = type_much(program, qtbot)
    typed = field.toPlainText()
    opened = program.journey.opened

    program.journey.show_archive()

    assert program.journey.opened is opened
    assert field.toPlainText() == typed
    assert "still here" in program.window.notices.text

    room_again()
    opened.session.flush()
    identity = opened.session.assessment.id
    program.journey.show_archive()
    assert program.journey.opened is None
    assert program.journey._archive.read(identity).entry("PD1").note == typed


def test_the_window_does_not_close_over_unsaved_text(program, qtbot, full_disk):
    fill, room_again = full_disk
    fill()
    type_much(program, qtbot)

    assert not program.window.close()
    assert program.window.isVisible()

    room_again()
    assert program.window.close()


def test_a_second_wish_to_leave_is_granted(program, qtbot, full_disk):
    fill, room_again = full_disk
    fill()
    type_much(program, qtbot)

    program.journey.show_archive()
    program.journey.show_archive()
    room_again()

    assert program.journey.opened is None
