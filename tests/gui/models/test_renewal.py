"""The program comes with a newer model: a firm takes it over by clicks, and nothing is silent."""

import pytest
from PySide6.QtCore import Qt

from core.assessment.document import ModelStamp
from core.model.own_copy import Signature, change
from core.model.places import places
from core.model.shelf import Shelf
from tests.core.model.test_renewal import add_level, factor, older, question

LEFT = Qt.MouseButton.LeftButton
ME = Signature("B. Roe", "2026-11-20")


def earlier_model(files):
    factor(files, "KN").update(importance=80)
    add_level(files)


def kept(shelf, edit):
    """Keep the copy of a firm on a model shipped earlier, as an earlier program left it."""
    shelf.keep_draft(older(edit, **{"factors.KN.importance": 90, "marks.EX3.z.RAG": -2}))


@pytest.fixture
def page(program, own_folders):
    shelf = Shelf(own_folders.models)
    kept(shelf, earlier_model)
    program.preferences.change(consultant="B. Roe", firm="Halden")
    program.journey.show_models()
    page = program.journey.models_page
    page.refresh("halden-1a2b", "")
    return page


def cells(page):
    return [[cell.text for cell in row] for row in page.renewal.table.table.rows]


def test_the_page_says_that_there_is_a_newer_model_and_where(page):
    assert "The program comes with Core 1.1: see Newer shipped model." in page.state.text()


def test_every_change_is_listed_before_anything_happens(page, own_folders):
    page.show_section("renewal")
    assert "1 change would move over, 1 would not." in page.renewal.summary.text()
    gone, moved = cells(page)
    assert gone[2] == "Not carried over. The shipped model does not have this any more."
    assert moved[1:3] == ["90", "Moves over. As shipped it was 80, now it is 60."]
    assert moved[3] == gone[3] == "Our projects say so."
    assert Shelf(own_folders.models).listing().versions == ()


def test_one_click_makes_a_sealed_version_on_the_newer_model(program, page, qtbot, own_folders):
    page.show_section("renewal")
    assert page.renewal.take_over.text() == "Take over Core 1.1 as version 1.1"
    qtbot.mouseClick(page.renewal.take_over, LEFT)
    (version,) = Shelf(own_folders.models).listing().versions
    assert (version.version, version.author, bool(version.seal)) == ("1.1", "B. Roe", True)
    assert page.shown.copy == version
    assert page.shown.values["factors.KN.importance"] == 90
    assert "is published" in program.window.notices.text
    assert "nothing newer to take over" in page.renewal.summary.text()
    page.show_section("changes")
    told = [cell.text for row in page.table.table.rows for cell in row]
    assert "Shipped model 1.1 taken over in place of 1.0" in told
    assert any(text.startswith("Not carried over: mark of retrieval at EX3.z") for text in told)
    assert any("does not have this any more. Our projects say so." in text for text in told)
    qtbot.mouseClick(page.use, LEFT)
    assert program.library.current.stamp == ModelStamp(id="halden-1a2b", version="1.1")


def test_what_is_in_work_has_to_be_published_first(page, qtbot, own_folders):
    reworded = older(lambda files: question(files, "EX3").update(question="How many, about?"))
    Shelf(own_folders.models).keep_draft(reworded)
    page.refresh("halden-1a2b", "")
    page.show_section("thresholds")
    page.table.choose("thresholds.clear_margin")
    page.strip.enter()
    page.strip.fields[0].setText("7")
    page.strip.reason.setText("More patience.")
    qtbot.mouseClick(page.strip.keep, LEFT)
    page.show_section("renewal")
    assert "Publish them or take them back first." in page.renewal.summary.text()
    assert page.renewal.take_over.isHidden()


def test_a_copy_this_program_cannot_decide_with_shows_the_way_on(program, qtbot, own_folders, page):
    shelf = Shelf(own_folders.models)
    old = older(lambda files: files.pop("contradictions.json"), **{"factors.KN.importance": 90})
    shelf.keep_draft(old)
    page.refresh("halden-1a2b", "")
    assert "contradictions.json" in page.state.text()
    assert page.publish.isHidden()
    for section in ("importances", "marks", "replay"):
        page.show_section(section)
        assert page.unusable.isVisible()
    qtbot.mouseClick(page.unusable.buttons[0], LEFT)
    qtbot.mouseClick(page.renewal.take_over, LEFT)
    assert dict(places(page.shown.pack))["factors.KN.importance"] == 90
    page.show_section("importances")
    assert not page.unusable.isVisible()


def test_the_shipped_model_and_a_copy_of_it_have_nothing_to_take_over(page):
    page.refresh("core", "1.1")
    page.show_section("renewal")
    assert "the model the program comes with" in page.renewal.summary.text()
    assert page.renewal.take_over.isHidden()


def test_an_earlier_version_does_not_offer_what_was_taken_over_already(page, qtbot):
    reworded = older(lambda files: question(files, "EX3").update(question="How many, about?"))
    page.publisher.publish(change(reworded, "factors.KN.importance", 90, "Facts.", ME))
    assert page.shown.copy.version == "1.0"
    assert "see Newer shipped model" in page.state.text()
    page.show_section("renewal")
    assert page.renewal.take_over.text() == "Take over Core 1.1 as version 1.1"
    qtbot.mouseClick(page.renewal.take_over, LEFT)
    page.refresh("halden-1a2b", "1.0")
    page.show_section("renewal")
    assert "stands on Core 1.1. There is nothing newer" in page.renewal.summary.text()
    assert page.renewal.take_over.isHidden()
    assert "see Newer shipped model" not in page.state.text()


def published_then_deleted_in_work(page, own_folders):
    """Version 1.0 on the earlier model, nothing of it in work."""
    reworded = older(lambda files: question(files, "EX3").update(question="How many, about?"))
    page.publisher.publish(change(reworded, "factors.KN.importance", 90, "Facts.", ME))
    Shelf(own_folders.models).remove_draft("halden-1a2b")
    page.refresh("halden-1a2b", "1.0")


def test_undo_of_a_takeover_shows_the_version_it_was_done_from(program, page, qtbot, own_folders):
    published_then_deleted_in_work(page, own_folders)
    page.show_section("renewal")
    qtbot.mouseClick(page.renewal.take_over, LEFT)
    assert page.shown.copy.version == "1.1"
    qtbot.mouseClick(program.window.notices.action, LEFT)
    assert program.window.notices.text == "Version 1.1 is not published."
    assert page.shown.key == ("halden-1a2b", "1.0")
    shelf = Shelf(own_folders.models)
    assert [one.version for one in shelf.listing().versions] == ["1.0"]
    assert not shelf.has_draft("halden-1a2b")
    assert page.renewal.take_over.isVisible()


def test_undo_of_a_takeover_without_changes_in_work_does_not_speak_of_any(program, page, qtbot):
    page.show_section("renewal")
    qtbot.mouseClick(page.renewal.take_over, LEFT)
    qtbot.mouseClick(program.window.notices.action, LEFT)
    assert program.window.notices.text == "Version 1.1 is not published."
    assert page.shown.key == ("halden-1a2b", "")


@pytest.fixture
def unnumbered(page):
    """The copy stands on the shipped model as it was before a revision without a new number."""
    reworded = older(lambda files: question(files, "EX3").update(question="How many, about?"))
    old = change(reworded, "factors.KN.importance", 90, "Facts.", ME)
    base = old.base.model_copy(update={"version": "1.1"})
    page.publisher.publish(old.model_copy(update={"base": base}))
    page.refresh("halden-1a2b", "")
    return page


def test_a_shipped_model_revised_without_a_new_number_is_said_to_be_that(unnumbered, qtbot):
    page = unnumbered
    assert page.state.text() == (
        "No change in work. Stands on Core 1.1 as it was before. The shipped model was revised "
        "without a new number: see Newer shipped model."
    )
    page.show_section("renewal")
    told = page.renewal.summary.text()
    assert "stands on Core 1.1 as it was before." in told
    assert "the program comes with Core 1.1" not in told
    assert page.renewal.take_over.text() == "Take over the revised Core 1.1 as version 1.1"
    qtbot.mouseClick(page.renewal.take_over, LEFT)
    assert "as it was before" not in page.state.text()
    page.show_section("changes")
    told = [cell.text for row in page.table.table.rows for cell in row]
    assert "Shipped model 1.1, revised without a new number, taken over" in told
