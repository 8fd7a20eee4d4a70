"""The settings: every change counts at once; what cannot be is said beside the field."""

import base64
import json

import pytest
from PySide6.QtCore import Qt

from core.economics.price_file import shipped_prices
from core.errors import TuningForkError
from gui.preferences import PreferenceStore

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=="
)


@pytest.fixture
def page(program):
    program.journey.show_settings()
    return program.journey.settings_page


def write(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_name_and_firm_are_kept_for_the_next_start(page, program, own_folders, qtbot):
    write(qtbot, page.consultant, "Maija Aalto")
    write(qtbot, page.firm, "R&D <Partners>")
    kept = PreferenceStore(own_folders.preferences).value
    assert (kept.consultant, kept.firm) == ("Maija Aalto", "R&D <Partners>")


@pytest.mark.parametrize(
    ("text", "words"), [("blue", "six digits"), ("#FFEE00", "too pale"), ("#12345", "six digits")]
)
def test_a_colour_that_cannot_be_used_is_refused_beside_the_field(page, qtbot, text, words):
    write(qtbot, page.colour, text)
    assert page.colour.text() == text
    assert page.colour.property("fault") is True
    assert words in page.colour._below.text()
    write(qtbot, page.colour, "1f3a5f")
    assert page.colour.property("fault") is False
    assert page._preferences.value.brand_colour == "#1F3A5F"


def test_a_text_file_is_no_logo_and_the_sentence_stands_beside_it(page, qtbot, tmp_path):
    pytest.importorskip("core.report.logo")
    file = tmp_path / "logo.png"
    file.write_text("not a picture", encoding="utf-8")
    page.logo.read(file)
    qtbot.waitUntil(lambda: page.logo.below.property("tone") == "block")
    assert page.logo.choose.isEnabled()
    assert not page._preferences.value.has_logo


def test_a_picture_is_copied_shown_and_taken_away_again(page, qtbot, tmp_path):
    logo = pytest.importorskip("core.report.logo")
    file = tmp_path / "logo.png"
    file.write_bytes(PIXEL)
    try:
        logo.read_logo(PIXEL)
    except TuningForkError as fault:
        pytest.fail(str(fault))
    page.logo.read(file)
    qtbot.waitUntil(lambda: page.logo.remove.isVisible())
    file.unlink()
    assert page._preferences.logo()
    qtbot.mouseClick(page.logo.remove, Qt.MouseButton.LeftButton)
    assert page._preferences.logo() is None


def test_another_archive_is_opened_and_remembered(page, program, qtbot, tmp_path):
    other = tmp_path / "second" / "clients.tuningfork"
    page.archive_wanted.emit(other)
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert program.window.room is program.journey.archive_page
    assert program.preferences.value.archive == str(other)
    assert other.exists()


def test_a_new_archive_is_told_of_and_the_settings_lead_back(with_samples, qtbot, tmp_path):
    program = with_samples
    program.journey.show_settings()
    assert program.journey.settings_page.standard_archive.isHidden()
    other = tmp_path / "typo.tuningfork"
    program.journey.settings_page.archive_wanted.emit(other)
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert "a new, empty one was made" in program.window.notices.text
    assert str(other) in program.window.notices.text

    program.window.notices.clear()
    program.journey.show_settings()
    back = program.journey.settings_page.standard_archive
    assert back.isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert program.journey.archive_page._archive.counts().all == 3
    assert program.window.notices.text == ""


def test_a_remembered_archive_that_is_gone_is_not_replaced_in_silence(start_program, tmp_path):
    gone = tmp_path / "usb" / "clients.tuningfork"
    assert start_program().window.notices.text == ""
    assert str(gone) in start_program(gone).window.notices.text


def test_the_samples_can_be_had_when_the_archive_holds_something(program, qtbot):
    program.journey.archive_page.desk.begin()
    program.journey.show_settings()
    page = program.journey.settings_page
    qtbot.mouseClick(page.samples, Qt.MouseButton.LeftButton)
    assert "3 samples were added" in program.window.notices.text
    qtbot.mouseClick(page.samples, Qt.MouseButton.LeftButton)
    program.journey.show_archive()
    assert program.journey.archive_page._archive.counts().all == 4


def test_arrows_move_between_appearances(page, qtbot):
    page.appearance._group.button(0).setFocus()
    qtbot.keyClick(page.appearance._group.button(0), Qt.Key.Key_Right)
    assert page._preferences.value.appearance == "light"


def price_list(as_of):
    shipped = shipped_prices().model_dump(mode="json")
    return json.dumps({**shipped, "as_of": as_of})


def bring(qtbot, page, path):
    page.prices.read(path)
    qtbot.waitUntil(page.prices.choose.isEnabled)


def test_the_price_list_in_use_is_named_renewed_and_given_up_again(page, qtbot, tmp_path):
    assert "10 November 2026" in page.prices.words.text()
    assert "models, from genai-prices" in page.prices.words.text()
    assert page.prices.back.isHidden()
    newer = tmp_path / "newer.json"
    newer.write_text(price_list("2027-02-20"), encoding="utf-8")
    bring(qtbot, page, newer)
    assert "20 February 2027" in page.prices.words.text()
    assert not page.prices.back.isHidden()
    page.prices.back.click()
    assert "10 November 2026" in page.prices.words.text()


def test_an_older_price_list_is_used_only_when_that_is_wanted(page, qtbot, tmp_path):
    older = tmp_path / "older.json"
    older.write_text(price_list("2026-01-02"), encoding="utf-8")
    bring(qtbot, page, older)
    assert "prices of 2026-11-10 or later" in page.prices.below.text()
    assert "10 November 2026" in page.prices.words.text()
    assert not page.prices.insist.isHidden()
    page.prices.insist.click()
    qtbot.waitUntil(page.prices.choose.isEnabled)
    assert "2 January 2026" in page.prices.words.text()


@pytest.mark.parametrize("text", ["not prices", "{}", '{"format": "tuning-fork-prices"}', ""])
def test_a_file_that_is_no_price_list_changes_nothing(page, qtbot, tmp_path, text):
    file = tmp_path / "prices-of-mine.json"
    file.write_text(text, encoding="utf-8")
    bring(qtbot, page, file)
    assert page.prices.below.property("tone") == "block"
    assert "prices-of-mine.json" in page.prices.below.text()
    assert "10 November 2026" in page.prices.words.text()
