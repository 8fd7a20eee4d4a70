"""Undo and redo by their buttons, and keys that work wherever the focus is in the window."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest

from gui.frame.header import Header, Step

LEFT = Qt.MouseButton.LeftButton
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(program, qtbot):
    """A program with a new assessment open at its questions."""
    program.journey.archive_page.desk.begin()
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program


def answer(program, criterion, key):
    page = program.journey.opened.room("questions").page
    page.go_to(criterion)
    QTest.keyClick(page.body.currentWidget().rows[criterion], key)


def level(program, criterion):
    return program.journey.opened.session.assessment.entry(criterion).level


def test_what_was_taken_back_comes_back_by_the_button_beside_it(opened, pack):
    header = opened.window.header
    question = next(one for one in pack.criteria["KN"] if one.id == "KN2")
    assert not header.undo.isEnabled()
    assert not header.redo.isEnabled()
    assert "Nothing to redo" in header.redo.toolTip()

    answer(opened, "KN2", Qt.Key.Key_2)
    answer(opened, "KN2", Qt.Key.Key_3)
    assert (header.undo.isEnabled(), header.redo.isEnabled()) == (True, False)
    QTest.mouseClick(header.undo, LEFT)
    assert level(opened, "KN2") == question.levels[1].id
    assert header.redo.isEnabled()
    assert header.redo.accessibleName().startswith("Redo: ")
    assert header.redo.accessibleName()[6:] == header.undo.accessibleName()[6:]

    opened.journey.show_tab("result")
    QTest.mouseClick(header.redo, LEFT)
    assert level(opened, "KN2") == question.levels[2].id
    assert opened.window.room is opened.journey.opened.room("questions"), "it is seen"
    assert not header.redo.isEnabled()


def test_a_new_answer_leaves_nothing_to_redo(opened):
    header = opened.window.header
    answer(opened, "KN2", Qt.Key.Key_2)
    QTest.mouseClick(header.undo, LEFT)
    assert header.redo.isEnabled()
    answer(opened, "KN4", Qt.Key.Key_1)
    assert not header.redo.isEnabled()


def test_another_assessment_begins_with_nothing_to_undo_or_redo(opened, qtbot):
    answer(opened, "KN2", Qt.Key.Key_2)
    QTest.mouseClick(opened.window.header.undo, LEFT)
    first = opened.journey.opened
    opened.journey.show_archive()
    assert opened.window.header.redo.isHidden()
    opened.journey.archive_page.desk.begin()
    qtbot.waitUntil(lambda: opened.journey.opened not in (None, first))
    assert not opened.window.header.redo.isEnabled()


@pytest.mark.parametrize("width", [1440, 1279, 640])
def test_the_arrows_of_a_narrow_header_say_what_the_words_would(dressed, qtbot, width):
    header = Header()
    qtbot.addWidget(header)
    header.show_assessment("Warranty", "Nordhaven")
    header.set_columns(196, 384 if width > 1279 else 0, is_narrow=width < 1000)
    header.show_steps(Step("Pace of change", True), Step("", False))
    header.resize(width, 52)
    header.show()
    qtbot.waitExposed(header)
    assert header.undo.text() == ("Undo" if width > 1279 else "")
    for button, name in ((header.undo, "Undo: Pace of change"), (header.redo, "Redo")):
        assert button.accessibleName() == name
        assert button.toolTip()
        assert button.width() >= button.sizeHint().width() >= 32
        assert button.geometry().right() < button.parentWidget().width()


def test_the_keys_of_the_questions_work_while_the_focus_is_in_the_header(opened):
    page = opened.journey.opened.room("questions").page
    page.go_to("KN1")
    tab = opened.window.header.tabs["questions"]
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Down, CHORD)
    assert page._current[page._section] == "KN2"
    assert page.body.currentWidget().rows["KN2"].isAncestorOf(opened.window.focusWidget())

    opened.journey.show_tab("result")
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Down, CHORD)
    assert page._current[page._section] == "KN2", "they belong to the questions alone"


def test_when_nothing_is_open_any_more_the_window_says_so(opened):
    page = opened.journey.opened.room("questions").page
    page.told.emit("No question is open any more.")
    assert opened.window.notices.text == "No question is open any more."


def test_what_a_page_tells_of_itself_goes_with_the_page(opened):
    page, notices = opened.journey.opened.room("questions").page, opened.window.notices
    page.told.emit("No question is open any more.")
    opened.journey.show_tab("questions")
    assert notices.text == "No question is open any more."
    opened.journey.show_tab("result")
    assert notices.text == ""
    assert notices.isHidden()

    opened.journey.show_tab("questions")
    page.told.emit("No question is open any more.")
    opened.journey.show_archive()
    assert notices.text == ""


def test_what_speaks_of_more_than_one_page_stays(opened):
    page, notices = opened.journey.opened.room("questions").page, opened.window.notices
    page.told.emit("No question is open any more.")
    notices.tell("Not saved: the disk is full.")
    opened.journey.show_tab("result")
    assert notices.text == "Not saved: the disk is full."


def test_the_readme_lists_every_key_the_window_listens_to(opened):
    listed = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    listed = listed.partition("## Keys")[2].partition("\n## ")[0].replace("PgDn", "PgDown")
    named = set(re.findall(r"(?:Ctrl|Alt)\+[\w+]+|F\d+", listed)) | {"Ctrl+2", "Ctrl+3"}
    heard = {one.key().toString() for one in opened.window.findChildren(QShortcut)}
    assert heard == named
