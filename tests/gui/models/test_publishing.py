"""What publishing does is seen before it is done, and can be taken back until something uses it."""

import pytest
from PySide6.QtCore import Qt

from core.model.shelf import DRAFT, Shelf


@pytest.fixture
def page(begin_copy):
    return begin_copy


def publish(page, press):
    press(page.publish)
    press(page.publishing.publish)


def versions(program):
    return [one.version for one in Shelf(program.library.folder).listing().versions]


def test_the_first_click_only_shows_what_the_second_will_do(program, page, press, qtbot):
    press(page.publish)
    assert versions(program) == []
    told = page.publishing.summary.text()
    assert "Version 1.0 of Halden & Sons would hold 1 new change." in told
    assert "1 value would not be as in Core 1.1." in told
    assert "Checked: no faults, no remarks." in told
    assert "never changed once published" in told
    cells = [[cell.text for cell in row] for row in page.publishing.table.table.rows]
    assert cells == [["Importance of Knowledge: 60 → 80", "Behaviour decides in our projects."]]
    assert page.publishing.publish.text() == "Publish version 1.0"
    assert page.publishing.publish.hasFocus()
    qtbot.keyClick(page.publishing.publish, Qt.Key.Key_Return)
    assert versions(program) == ["1.0"]
    assert page.side.hasFocus()


def test_what_the_check_has_to_say_is_read_in_names_not_in_codes(page, change_value, press):
    change_value(page, "factors.BO.importance", "0")
    change_value(page, "factors.PD.importance", "90")
    press(page.publish)
    told = page.publishing.summary.text()
    assert "Checked: no faults, 2 remarks." in told
    assert "Behaviour and output: importance 0: no answer here counts." in told
    assert "Importances: the largest importance is 90; by convention it is 100." in told
    assert page.publishing.publish.isEnabled()


def test_undo_right_after_brings_the_changes_back_into_work(program, page, press, change_value):
    publish(page, press)
    press(program.window.notices.action)
    assert versions(program) == []
    assert page.shown.is_editable
    assert [one.path for one in page.shown.copy.pending] == ["factors.KN.importance"]
    page.show_section("importances")
    change_value(page, "factors.KN.importance", "30", "Counted again.")
    publish(page, press)
    assert versions(program) == ["1.0"]
    press(page.use)
    factors = {factor.id: factor.importance for factor in program.library.model.factors}
    assert factors["KN"] == 30


def test_a_version_used_for_new_assessments_is_not_taken_back(program, page, press):
    publish(page, press)
    undo = program.window.notices._act
    press(page.use)
    undo()
    assert versions(program) == ["1.0"]
    assert "is used by now, so it stays" in program.window.notices.text


def test_a_version_an_assessment_was_made_with_is_not_taken_back(program, page, press):
    publish(page, press)
    undo = program.window.notices._act
    press(page.use)
    program.journey.archive_page.desk.begin()
    program.journey.show_archive()
    program.library.use(program.library.models.shipped().stamp)
    undo()
    assert versions(program) == ["1.0"]


def test_what_was_changed_after_publishing_is_not_lost_to_an_undo(
    program, page, press, change_value
):
    publish(page, press)
    undo = program.window.notices._act
    press(page.edit)
    change_value(page, "factors.BO.importance", "70")
    assert program.window.notices.text == ""
    undo()
    assert versions(program) == ["1.0"]
    assert "Values were changed since" in program.window.notices.text
    assert page.shown.values["factors.BO.importance"] == 70


def test_taking_a_change_back_cannot_be_undone_over_a_later_one(program, page, press, change_value):
    press(page.strip.back)
    assert program.window.notices.action.text() == "Undo"
    change_value(page, "factors.BO.importance", "70")
    assert program.window.notices.text == ""
    assert [one.path for one in page.shown.copy.pending] == ["factors.BO.importance"]


def test_where_there_is_nothing_to_publish_the_page_says_what_to_do(page, press):
    press(page.strip.back)
    page.show_section("publish")
    assert "Nothing has been changed yet." in page.publishing.summary.text()
    assert page.publishing.publish.isHidden()
    page.chooser.setCurrentIndex(0)
    assert "Make your own copy" in page.publishing.summary.text()


def test_a_published_version_says_how_to_go_on(page, press):
    publish(page, press)
    assert "Change it further" in page.publishing.summary.text()
    press(page.edit)
    page.show_section("publish")
    assert "Nothing has changed since the last version." in page.publishing.summary.text()


def test_where_publishing_is_refused_the_focus_stays_for_another_try(
    program, page, press, own_folders
):
    press(page.publish)
    damaged = own_folders.models / page.shown.copy.id / DRAFT
    damaged.write_text("damaged meanwhile")
    press(page.publishing.publish)
    assert str(damaged) in program.window.notices.text
    assert versions(program) == []
    assert page.publishing.publish.isVisible()
    assert page.publishing.publish.hasFocus()
