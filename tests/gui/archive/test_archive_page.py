"""The archive as a consultant uses it: begin, find, copy, bin, bring in and hand out."""

import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox

from gui.archive.entries import Entry
from gui.frame.empty_state import EmptyState


def titles(page):
    return [item.title for item in page.list.model().items if isinstance(item, Entry)]


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def button_named(widget, word):
    for button in widget.findChildren(type(widget.more)):
        if button.text() == word:
            return button
    raise LookupError(word)


def test_first_start_offers_a_new_assessment_and_the_samples(program, qtbot):
    page = program.journey.archive_page
    state = page.findChild(EmptyState)
    assert [button.text() for button in state.buttons] == ["New assessment", "Open the samples"]
    assert state.buttons[0].hasFocus()
    press(qtbot, state.buttons[1])
    qtbot.waitUntil(lambda: len(titles(page)) == 3)
    assert page.search.isVisible()
    assert page.preview.content.buttons.open.isVisible()
    assert page.list.hasFocus()


def test_the_focus_goes_on_when_the_last_assessment_goes_to_the_bin(with_samples, qtbot):
    page = with_samples.journey.archive_page
    page.list.setFocus()
    for _sample in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert titles(page) == []
    assert page.side.places.hasFocus()


def test_in_a_low_window_the_preview_shows_every_fact(with_samples, qtbot):
    with_samples.window.resize(1280, 800)
    content = with_samples.journey.archive_page.preview.content
    last = content._facts[-1]
    seen = content._body.parentWidget()
    qtbot.waitUntil(lambda: last.mapTo(seen, last.rect().bottomLeft()).y() < seen.height())


def test_a_new_assessment_is_opened_at_its_questions(program, qtbot):
    page = program.journey.archive_page
    press(qtbot, page.side.new)
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    assert program.window.header.tabs["questions"].isChecked()
    program.journey.show_archive()
    assert titles(page) == ["New assessment"]


def test_control_n_begins_one_too(with_samples, qtbot):
    qtbot.waitActive(with_samples.window)
    qtbot.keyClick(with_samples.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: with_samples.journey.opened is not None)


def test_search_finds_as_one_types_and_escape_clears(with_samples, qtbot):
    page = with_samples.journey.archive_page
    everything = titles(page)
    page.focus_search()
    qtbot.keyClicks(page.search, everything[0].split()[0][:4])
    assert everything[0] in titles(page)
    qtbot.keyClicks(page.search, " zzzz")
    assert titles(page) == []
    assert "Nothing found" in page.findChild(EmptyState).accessibleName()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert titles(page) == everything


def test_down_and_up_walk_over_the_heads(with_samples, qtbot):
    page = with_samples.journey.archive_page
    walked = [page.list.current()]
    for _step in range(4):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        walked.append(page.list.current())
    assert "" not in walked
    assert len(set(walked)) == 3
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    assert page.list.current() == walked[0]
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    assert page.list.current() == walked[-1]


def test_enter_opens_and_the_archive_button_comes_back_to_the_same_line(with_samples, qtbot):
    page = with_samples.journey.archive_page
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    chosen = page.list.current()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert with_samples.journey.opened.session.assessment.id == chosen
    press(qtbot, with_samples.window.header.home)
    assert with_samples.window.room is page
    assert page.list.current() == chosen


def test_delete_moves_to_the_bin_and_undo_brings_it_back(with_samples, qtbot):
    page, notices = with_samples.journey.archive_page, with_samples.window.notices
    gone = titles(page)[0]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert gone not in titles(page)
    assert notices.text == f"Moved to the bin: {gone}."
    press(qtbot, notices.action)
    assert gone in titles(page)


def test_the_bin_restores_and_erases_only_after_a_question(with_samples, qtbot):
    page = with_samples.journey.archive_page
    gone = titles(page)[0]
    page.act("bin")
    page.show_section("bin")
    assert titles(page) == [gone]
    actions = page.preview.content.buttons
    assert actions.restore.isVisible()
    assert not actions.open.isVisible()

    QTimer.singleShot(50, lambda: answer_box("Keep"))
    press(qtbot, actions.erase)
    assert titles(page) == [gone]
    QTimer.singleShot(50, lambda: answer_box("Erase"))
    press(qtbot, actions.erase)
    assert titles(page) == []


def answer_box(word):
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.textFormat() == Qt.TextFormat.PlainText
    next(button for button in box.buttons() if button.text() == word).click()


def test_duplicate_selects_the_copy(with_samples, qtbot):
    page = with_samples.journey.archive_page
    original = page.list.current()
    press(qtbot, page.preview.content.buttons.duplicate)
    assert len(titles(page)) == 4
    assert page.list.current() != original


def test_a_copy_is_exported_and_imported_again(with_samples, qtbot, tmp_path):
    page, notices = with_samples.journey.archive_page, with_samples.window.notices
    file = tmp_path / "copy.json"
    page.desk.hand_out(page.list.current(), file, with_private_notes=True)
    qtbot.waitUntil(lambda: notices.text.startswith("Exported with private notes to "))
    assert json.loads(file.read_bytes())["format"] == "tuning-fork-assessment"
    page.desk.bring_in(file)
    qtbot.waitUntil(lambda: notices.text.startswith("Imported"))
    assert len(titles(page)) == 4
    assert page._rows[page.list.current()].last_edit == "imported"
    page.desk.hand_out(page.list.current(), file, with_private_notes=False)
    qtbot.waitUntil(lambda: notices.text.startswith("Exported without private notes to "))


def test_every_way_to_a_copy_says_what_becomes_of_the_private_notes(with_samples, qtbot):
    content = with_samples.journey.archive_page.preview.content
    content.wanted.disconnect()
    under_more = content.buttons.more.menu().actions()[0].menu()
    for menu in (content._foot.export.menu(), under_more):
        words = [action.text() for action in menu.actions()]
        assert words == [
            "With private notes, for yourself…",
            "Without private notes, to hand over…",
        ]
        for action, key in zip(menu.actions(), ("export", "export-public"), strict=True):
            with qtbot.waitSignal(content.wanted, timeout=500) as told:
                action.trigger()
            assert told.args == [key]


def test_import_asks_for_a_file_in_our_own_dialog(with_samples, qtbot, tmp_path):
    file = tmp_path / "cut.json"
    file.write_text('{"format": "tuning-fork-ass', encoding="utf-8")
    page, notices = with_samples.journey.archive_page, with_samples.window.notices

    def choose():
        dialog = with_samples.window.findChild(QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(file))
        qtbot.keyClick(name, Qt.Key.Key_Return)

    QTimer.singleShot(100, choose)
    press(qtbot, with_samples.window.header.import_button)
    qtbot.waitUntil(lambda: "cut.json" in notices.text)
    assert "cut off" in notices.text
    assert len(titles(page)) == 3


@pytest.mark.parametrize(
    ("content", "way_on"),
    [
        ('{"answers": {"PD1": "a"}}', "“tuning-fork evaluate” prints its result"),
        ('{"format": "tuning-fork-prices"}', "“Export a copy” in the archive"),
        ("[]", "“Export a copy” in the archive"),
    ],
)
def test_a_file_that_is_no_assessment_is_refused_with_a_way_on(
    with_samples, qtbot, tmp_path, content, way_on
):
    file = tmp_path / "answers.json"
    file.write_text(content, encoding="utf-8")
    page, notices = with_samples.journey.archive_page, with_samples.window.notices
    page.desk.bring_in(file)
    qtbot.waitUntil(lambda: "expected an assessment of Tuning Fork" in notices.text)
    assert way_on in notices.text
    assert len(titles(page)) == 3


def test_a_folder_is_no_place_for_an_export(with_samples, qtbot, tmp_path):
    page, notices = with_samples.journey.archive_page, with_samples.window.notices
    page.desk.hand_out(page.list.current(), tmp_path, with_private_notes=True)
    qtbot.waitUntil(lambda: notices.text != "")
    assert str(tmp_path) in notices.text
    assert not list(tmp_path.glob("*.part"))


def test_the_preview_folds_into_a_strip_below_1280(with_samples, qtbot):
    page = with_samples.journey.archive_page
    assert page.preview.isVisible()
    with_samples.window.resize(1024, 768)
    assert not page.preview.isVisible()
    qtbot.waitUntil(lambda: page.strip.content.buttons.open.isVisible())
    assert not page.strip.content.buttons.restore.isVisible()
    shown = page._rows[page.list.current()].short_sentence
    assert shown in [label.text() for label in page.strip.findChildren(QLabel)]
    with_samples.window.resize(900, 700)
    assert not page.side.isVisible()
    assert with_samples.window.header.sections.isVisible()


def test_a_name_with_marks_is_shown_as_it_stands(program, qtbot):
    from core.assessment.document import Details

    page = program.journey.archive_page
    page.desk.begin()
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    session = program.journey.opened.session
    from core.assessment.edits import details_edit

    hostile = '<b>R&D</b> <5 kg <img src="/etc/passwd"/>'
    session.perform(details_edit(session.assessment, Details(use_case=hostile, client="A&B " * 60)))
    assert program.window.header.case.accessibleName().startswith(hostile)
    program.journey.show_archive()
    assert titles(page) == [hostile]
    for label in page.preview.content.findChildren(type(page.preview.content._title)):
        assert label.textFormat() == Qt.TextFormat.PlainText
