"""From the archive to the costs by keyboard, back another day, and undo from another page."""

from PySide6.QtCore import Qt

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_costs(program, qtbot):
    page = program.journey.archive_page
    program.journey.open(page.list.current())
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    press(program, qtbot, Qt.Key.Key_3)
    assert program.window.header.tabs["costs"].isChecked()
    return program.journey.opened.room("costs").page


def press(program, qtbot, key, modifiers=CONTROL):
    """Press a shortcut of the window, which a display without a manager forgets to keep active."""
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    qtbot.keyClick(program.window, key, modifiers)


def reckoned(page, qtbot):
    qtbot.waitUntil(lambda: page.view is not None and not page.reckoner.is_busy, timeout=10_000)


def test_costs_begun_today_are_there_tomorrow_and_undo_leads_back_to_them(with_samples, qtbot):
    program = with_samples
    page = open_costs(program, qtbot)
    assert program.window.focusWidget() is page.begin.empty.buttons[0]
    page.begin.rows[0].setFocus()
    qtbot.keyClick(page.begin.rows[0], Qt.Key.Key_Return)
    reckoned(page, qtbot)
    field = page.form.dials["volume"].field
    assert program.window.focusWidget() is field
    field.selectAll()
    qtbot.keyClicks(field, "75,000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    reckoned(page, qtbot)
    assert page.view.volume == 75_000
    press(program, qtbot, Qt.Key.Key_1)
    assert not page.isVisible()
    press(program, qtbot, Qt.Key.Key_Z)
    assert page.isVisible(), "undo shows what it takes back"
    assert page.form.dials["volume"].field.text() == "50,000"
    press(program, qtbot, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    reckoned(page, qtbot)
    total = page.view.row("RAG").total
    program.journey.show_archive()
    again = open_costs(program, qtbot)
    assert again is not page
    reckoned(again, qtbot)
    assert again.view.volume == 75_000
    assert again.view.row("RAG").total == total


def test_a_figure_half_typed_is_kept_when_another_page_is_shown(with_samples, qtbot):
    program = with_samples
    page = open_costs(program, qtbot)
    qtbot.mouseClick(page.begin.rows[0], Qt.MouseButton.LeftButton)
    reckoned(page, qtbot)
    field = page.form.dials["volume"].field
    field.selectAll()
    qtbot.keyClicks(field, "66,000")
    press(program, qtbot, Qt.Key.Key_2)
    sheet = program.journey.opened.session.assessment.costs
    assert sheet.inputs["volume"].likely == 66_000


def test_numbers_are_not_loaded_by_opening_the_page(with_samples, qtbot):
    page = open_costs(with_samples, qtbot)
    assert page.view is None
    assert not page.reckoner.is_busy, "without a sheet nothing is reckoned"
