"""Undo reaches back over everything, one step for each thing done."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.assessment.edits import Edit

LEFT = Qt.MouseButton.LeftButton


def focused():
    return QApplication.focusWidget()


def test_an_answer_is_taken_back_and_made_again(row, bridge, session):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    QTest.keyClick(focused(), Qt.Key.Key_1)

    bridge.undo_stack.undo()
    assert session.assessment.entry("KN2").level == "KN2.c"
    assert row.levels.rows()[2].isChecked()
    bridge.undo_stack.undo()
    assert session.assessment.entry("KN2").state == "unanswered"
    bridge.undo_stack.redo()
    bridge.undo_stack.redo()
    assert session.assessment.entry("KN2").level == "KN2.a"


def test_the_step_names_the_question(row, bridge, pack):
    QTest.keyClick(focused(), Qt.Key.Key_3)

    short = next(each.short for each in pack.criteria["KN"] if each.id == "KN2")
    assert bridge.undo_stack.undoText() == short


def test_typing_in_one_go_is_one_step(qtbot, row, bridge, session):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "one sentence")
    assert bridge.undo_stack.count() == 1

    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    row.note.field.setFocus()
    QTest.keyClicks(focused(), ", and another")
    assert bridge.undo_stack.count() == 2

    bridge.undo_stack.undo()
    assert session.assessment.entry("KN2").note == "one sentence"
    assert row.note.field.toPlainText() == "one sentence"


def test_typing_back_to_the_start_leaves_no_step(qtbot, row, bridge):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "ab")
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)

    assert bridge.undo_stack.count() == 0


def test_a_saved_word_typed_back_is_saved_too(qtbot, row, shelf):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "a")
    qtbot.waitUntil(lambda: bool(shelf.savings), timeout=2_000)
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert shelf.last.entry("KN2").note == ""


def test_the_fields_own_undo_comes_first(qtbot, row, bridge, session):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "word")
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert session.assessment.entry("KN2").note == ""
    assert session.assessment.entry("KN2").level == "KN2.c"


def test_undo_goes_back_to_the_question_that_changed(row, page, bridge):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    page.show_section(8)
    bridge.undo_stack.undo()
    QApplication.processEvents()

    assert page.body.currentWidget().rows["KN2"] is row
    assert row.isAncestorOf(focused())
    assert not row.visibleRegion().isEmpty()


def test_undoing_a_note_puts_the_focus_into_it(qtbot, row, page, bridge):
    qtbot.mouseClick(row.private_note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "hush")
    page.go_to("PD1")
    bridge.undo_stack.undo()

    assert focused() is row.private_note.field


def test_every_step_back_restores_the_document(qtbot, row, bridge, session):
    start = session.assessment
    QTest.keyClick(focused(), Qt.Key.Key_3)
    QTest.keyClick(focused(), Qt.Key.Key_D)
    QTest.keyClick(focused(), Qt.Key.Key_2)
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "word")
    while bridge.undo_stack.canUndo():
        bridge.undo_stack.undo()

    assert session.assessment == start


def test_an_edit_that_does_not_fit_is_refused_and_leaves_no_step(qtbot, bridge, session):
    stale = Edit("answers.KN2", {"state": "unknown"}, None)
    with qtbot.waitSignal(bridge.refused, timeout=500) as told:
        bridge.push(stale, "How often do facts change?")

    assert "changed meanwhile" in told.args[0]
    assert bridge.undo_stack.count() == 0
    assert session.assessment.answers == {}
