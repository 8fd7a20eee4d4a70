"""What was begun by mistake goes at one key and comes back at one click; what is used stays."""

import pytest
from PySide6.QtCore import Qt

from core.assessment.document import ModelStamp
from core.model.shelf import Shelf


@pytest.fixture
def page(models_page):
    return models_page


def names(page):
    return [model.name for model in page._models]


def publish(page, press):
    press(page.publish)
    press(page.publishing.publish)
    page.show_section("models")


def undo(program, press):
    assert program.window.notices.action.text() == "Undo"
    press(program.window.notices.action)


def test_a_copy_begun_by_mistake_is_undone_at_once(program, page, press):
    press(page.whole.copy)
    undo(program, press)
    assert names(page) == ["Core 1.1"]


def test_the_delete_key_deletes_the_copy_chosen_and_undo_brings_it_back(
    program, begin_copy, press, qtbot
):
    page = begin_copy
    page.show_section("models")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == ["Core 1.1"]
    assert program.window.notices.text == "Deleted: Halden & Sons, in work."
    undo(program, press)
    assert names(page) == ["Core 1.1", "Halden & Sons, in work"]
    assert page.shown.values["factors.KN.importance"] == 80


def test_the_key_deletes_nothing_where_values_are_shown(begin_copy, qtbot):
    begin_copy.table.setFocus()
    qtbot.keyClick(begin_copy.table, Qt.Key.Key_Delete)
    assert names(begin_copy) == ["Core 1.1", "Halden & Sons, in work"]


def test_what_is_in_work_goes_and_the_version_stays(program, begin_copy, press, change_value):
    page = begin_copy
    publish(page, press)
    press(page.edit)
    page.show_section("importances")
    change_value(page, "factors.BO.importance", "10")
    page.show_section("models")
    assert page.whole.delete.text() == "Delete what is in work"
    press(page.whole.delete)
    assert names(page) == ["Core 1.1", "Halden & Sons 1.0"]
    page.chooser.setCurrentIndex(1)
    press(page.edit)
    assert page.shown.name == "Halden & Sons, in work"
    assert page.shown.copy.pending == ()
    assert page.shown.values["factors.KN.importance"] == 80


def test_a_whole_copy_nothing_uses_is_deleted_and_comes_back(program, begin_copy, press):
    page = begin_copy
    publish(page, press)
    assert page.whole.delete.text() == "Delete the whole copy"
    press(page.whole.delete)
    assert names(page) == ["Core 1.1"]
    assert program.window.notices.text == "Deleted: Halden & Sons and all its versions."
    undo(program, press)
    assert names(page) == ["Core 1.1", "Halden & Sons, in work", "Halden & Sons 1.0"]


def test_the_shipped_model_cannot_be_deleted(page, qtbot):
    assert not page.whole.delete.isEnabled()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == ["Core 1.1"]


def test_a_copy_new_assessments_use_stays_and_says_why(program, begin_copy, press):
    page = begin_copy
    publish(page, press)
    press(page.use)
    assert not page.whole.delete.isEnabled()
    assert page.whole.note.text() == (
        "New assessments use Halden & Sons 1.0, so it cannot be deleted."
    )


@pytest.mark.parametrize("is_binned", [False, True])
def test_a_copy_an_assessment_was_made_with_stays_and_says_so(
    program, begin_copy, press, is_binned
):
    page = begin_copy
    publish(page, press)
    identity = page.shown.copy.id
    press(page.use)
    desk = program.journey.archive_page.desk
    desk.begin()
    made = program.journey.opened.session.assessment
    assert made.model == ModelStamp(id=identity, version="1.0")
    program.journey.show_archive()
    if is_binned:
        desk.move_to_bin(made.id, "New")
    program.library.use(program.library.models.shipped().stamp)
    program.journey.show_models()
    page = program.journey.models_page
    page.refresh(identity, "1.0")
    assert not page.whole.delete.isEnabled()
    assert page.whole.note.text() == (
        "Halden & Sons cannot be deleted: 1 assessment was made with version 1.0."
    )
    page.desk.delete(page.shown.copy)
    assert Shelf(program.library.folder).holds(identity, "1.0")
    assert "Halden & Sons 1.0" in names(page)
    page.refresh(identity, "")
    press(page.whole.delete)
    assert names(page) == ["Core 1.1", "Halden & Sons 1.0"]


def test_an_assessment_of_another_archive_keeps_the_version_it_was_made_with(
    program, begin_copy, press
):
    page = begin_copy
    publish(page, press)
    stamp = ModelStamp(id=page.shown.copy.id, version="1.0")
    press(page.whole.delete)
    again = type(program.library.models)(Shelf(program.library.folder))
    assert again.exact(stamp).name == "Halden & Sons 1.0"


def test_a_file_that_cannot_be_moved_is_said_and_nothing_goes(program, begin_copy, press):
    page = begin_copy
    page.show_section("models")
    (program.library.folder / "_removed").write_text("in the way")
    press(page.whole.delete)
    assert "cannot be deleted" in program.window.notices.text
    assert names(page) == ["Core 1.1", "Halden & Sons, in work"]
