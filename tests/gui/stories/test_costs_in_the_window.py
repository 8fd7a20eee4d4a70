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


def test_a_volume_moved_after_the_result_was_seen_is_told_on_the_result(with_samples, qtbot):
    program = with_samples
    page = open_costs(program, qtbot)
    assert "EC1" not in program.journey.opened.session.assessment.answers
    qtbot.mouseClick(page.begin.rows[0], Qt.MouseButton.LeftButton)
    reckoned(page, qtbot)
    for text, remark in (("66,000", False), ("900", True)):
        field = page.form.dials["volume"].field
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        press(program, qtbot, Qt.Key.Key_2)
        result = program.journey.opened.room("result").page
        result.settle()
        assert result.remarks.isVisible() is remark
        press(program, qtbot, Qt.Key.Key_3)
    (line,) = result.remarks.lines
    assert line.text.text() == "One answer was changed after the result was seen:"


def test_numbers_are_not_loaded_by_opening_the_page(with_samples, qtbot):
    page = open_costs(with_samples, qtbot)
    assert page.view is None
    assert not page.reckoner.is_busy, "without a sheet nothing is reckoned"


def test_what_is_typed_is_kept_when_the_assessment_is_left(with_samples, qtbot):
    program = with_samples
    page = open_costs(program, qtbot)
    qtbot.mouseClick(page.begin.rows[0], Qt.MouseButton.LeftButton)
    reckoned(page, qtbot)
    field = page.form.dials["volume"].field
    field.selectAll()
    qtbot.keyClicks(field, "66,000")
    page.go_to_input("hours-rag")
    editor = page.inputs.tables["people"].editors["hours-rag"]
    editor.figures["likely"].selectAll()
    qtbot.keyClicks(editor.figures["likely"], "250")
    program.journey.show_archive()
    sheet = open_costs(program, qtbot).editing.sheet
    assert sheet.inputs["volume"].likely == 66_000
    assert sheet.inputs["hours-rag"].likely == 250


def test_a_figure_typed_among_the_costs_answers_its_question_and_leads_back(with_samples, qtbot):
    program = with_samples
    page = open_costs(program, qtbot)
    opened = program.journey.opened
    assert "EC1" not in opened.session.assessment.answers, "the sample leaves the volume open"
    qtbot.mouseClick(page.begin.rows[0], Qt.MouseButton.LeftButton)
    reckoned(page, qtbot)
    assert opened.session.recommendation.from_costs == {}, "a preset answers nothing"
    field = page.form.dials["volume"].field
    field.selectAll()
    qtbot.keyClicks(field, "75,000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    reckoned(page, qtbot)
    press(program, qtbot, Qt.Key.Key_1)
    opened.go_to("EC1")
    row = opened.room("questions").page.body.currentWidget().rows["EC1"]
    assert row.from_costs.text().startswith("From the costs: 75,000 requests a month.")
    qtbot.mouseClick(row.from_costs.link, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    assert program.window.header.tabs["costs"].isChecked()
