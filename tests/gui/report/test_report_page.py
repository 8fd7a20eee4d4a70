"""A consultant chooses what goes into the handout, looks at it and exports exactly that."""

import hashlib
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

import gui.report.page as report_page
from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit, details_edit
from core.model.own_changes import OwnChange, OwnChanges


def text_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[place].get_textpage().get_text_bounded() for place in range(len(document))]
    finally:
        document.close()


def change_details(page, **changes):
    assessment = page._bridge.session.assessment
    details = assessment.details.model_copy(update=changes)
    page._bridge.push(details_edit(assessment, details), "details")


def choose_target(monkeypatch, path):
    asked = []

    def answer(_parent, _title, proposal, _kinds):
        asked.append(proposal)
        return path

    monkeypatch.setattr(report_page, "ask_where_to_write", answer)
    return asked


def test_the_preview_shows_every_page_with_its_text(page):
    views = page.preview.pages
    assert len(views) == len(text_of(page.handout.data)) > 2
    assert "Warranty and returns answers" in views[0].accessibleDescription()
    verdict = page._bridge.session.recommendation.verdict.word
    assert verdict in views[0].accessibleDescription()
    assert views[0].is_current
    assert not views[1].is_current


def test_the_exported_file_is_the_one_that_was_previewed(page, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "handout.pdf"
    asked = choose_target(monkeypatch, target)
    seen = [view.accessibleDescription() for view in page.preview.pages]
    qtbot.mouseClick(page.options.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.notices.text == "Saved: handout.pdf")
    assert target.read_bytes() == page.handout.data
    assert text_of(target.read_bytes()) == seen
    assert Path(asked[0]).name == "Nordhaven Appliances, Warranty and returns answers.pdf"
    assert [path.name for path in tmp_path.glob("*.pdf*")] == ["handout.pdf"]


def test_a_target_that_cannot_be_written_gives_a_sentence_and_nothing_half_written(
    page, qtbot, tmp_path, monkeypatch
):
    choose_target(monkeypatch, tmp_path / "missing folder" / "handout.pdf")
    qtbot.mouseClick(page.options.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.notices.text))
    assert "Saved" not in page.notices.text
    assert page.notices.text.endswith(".")
    assert not (tmp_path / "missing folder").exists()
    assert page.options.export.isEnabled()


def test_a_folder_as_target_is_refused_and_left_alone(page, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "handout.pdf"
    folder.mkdir()
    choose_target(monkeypatch, folder)
    qtbot.mouseClick(page.options.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.notices.text))
    assert folder.is_dir()
    assert not list(folder.iterdir())


def test_an_older_file_survives_when_the_export_is_given_up(page, qtbot, tmp_path, monkeypatch):
    choose_target(monkeypatch, None)
    qtbot.mouseClick(page.options.export, Qt.MouseButton.LeftButton)
    assert not page._tasks.running
    assert page.notices.text == ""


def test_a_section_that_is_unticked_leaves_the_preview_and_comes_back_with_undo(page, qtbot, ready):
    assert any("Roadmap" in text for text in text_of(page.handout.data))
    before = len(page.preview.pages)
    qtbot.mouseClick(page.options.boxes["answers"], Qt.MouseButton.LeftButton)
    assert page._bridge.session.assessment.report_without == ("answers",)
    ready(page)
    assert len(page.preview.pages) < before
    assert "answers" not in [entry.key for entry in page.sections()]
    page._bridge.undo_stack.undo()
    ready(page)
    assert page._bridge.session.assessment.report_without == ()
    assert page.options.boxes["answers"].isChecked()
    assert len(page.preview.pages) == before


def test_space_on_a_check_box_does_what_a_click_does(page, qtbot, ready):
    box = page.options.boxes["glossary"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert page._bridge.session.assessment.report_without == ("glossary",)
    ready(page)


def test_us_letter_gives_pages_of_another_shape(page, qtbot, ready):
    qtbot.mouseClick(page.options.page_size._group.button(1), Qt.MouseButton.LeftButton)
    assert page._preferences.value.page_size == "Letter"
    ready(page)
    assert page.handout.pages[0].width == pytest.approx(612, abs=1)


def test_the_same_assessment_gives_the_same_bytes(page, ready):
    first = hashlib.sha256(page.handout.data).hexdigest()
    change_details(page, participants="Somebody else")
    ready(page)
    assert hashlib.sha256(page.handout.data).hexdigest() != first
    page._bridge.undo_stack.undo()
    ready(page)
    assert hashlib.sha256(page.handout.data).hexdigest() == first


def test_a_private_note_reaches_neither_preview_nor_file(page, ready):
    assessment = page._bridge.session.assessment
    entry = assessment.entry("KN2").model_copy(
        update={"private_note": "the limit is forty crowns", "note": "shown to the client"}
    )
    page._bridge.push(answer_edit(assessment, "KN2", entry), "KN2")
    ready(page)
    text = "\n".join(view.accessibleDescription() for view in page.preview.pages)
    assert "shown to the client" in text
    assert "forty crowns" not in text


def test_while_the_preview_is_old_nothing_can_be_exported(page, ready):
    change_details(page, client="Another client")
    assert not page.options.export.isEnabled()
    assert page.options.reason.text() == "The preview is being made."
    ready(page)
    assert "Another client" in page.preview.pages[0].accessibleDescription()
    assert page.options.reason.text() == ""


def test_only_the_last_of_many_changes_is_shown(page, ready):
    for number in range(6):
        change_details(page, client=f"Client {number}")
    ready(page)
    assert "Client 5" in page.preview.pages[0].accessibleDescription()


def test_a_page_out_of_sight_is_made_again_when_it_is_seen(page, ready):
    page.hide()
    change_details(page, client="Quiet change")
    assert not page._tasks.running
    page.show()
    ready(page)
    assert "Quiet change" in page.preview.pages[0].accessibleDescription()


def test_page_down_and_up_go_from_page_to_page(page, qtbot):
    preview = page.preview
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.current == 1
    assert preview.pages[1].is_current
    assert preview.area.verticalScrollBar().value() > 0
    assert "Page 2" in preview.accessibleDescription()
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.current == 0
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.current == len(preview.pages) - 1


def test_without_an_answer_the_button_says_why_it_is_off(show_page, qtbot, ready):
    page = show_page({})
    assert not page.options.export.isEnabled()
    assert page.options.reason.text() == "Export needs at least one answer."
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["PD1"]
    first = AnswerEntry(state="answered", level="PD1.a")
    page._bridge.push(answer_edit(page._bridge.session.assessment, "PD1", first), "PD1")
    ready(page)
    assert page.options.export.isEnabled()


def test_what_to_mend_is_listed_with_a_way_there(page, qtbot, ready):
    change_details(page, client="")
    assessment = page._bridge.session.assessment
    noted = assessment.entry("KN2").model_copy(update={"note": "seen \N{GRINNING FACE} " * 300})
    page._bridge.push(answer_edit(assessment, "KN2", noted), "KN2")
    ready(page)
    sentences = [problem.sentence for problem in page.options.problems.shown]
    assert "The client has no name." in sentences
    assert any("[U+1F600]" in sentence for sentence in sentences)
    assert any("characters; it fills" in sentence for sentence in sentences)
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(page.options.problems.links[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["KN2"]


def test_the_branding_leads_to_the_settings(page, qtbot):
    page._preferences.change(firm="Aalto & Rehn")
    assert page.options.branding.text() == "Aalto & Rehn, without a logo."
    with qtbot.waitSignal(page.settings_wanted):
        qtbot.mouseClick(page.options.settings, Qt.MouseButton.LeftButton)


def test_a_stopped_preview_can_be_made_again(page, qtbot, ready):
    change_details(page, client="Stopped")
    page._task.cancel()
    qtbot.waitUntil(lambda: not page._tasks.running)
    if not page.options.export.isEnabled():
        assert page.notices.text == "The preview was stopped."
        qtbot.mouseClick(page.notices.action, Qt.MouseButton.LeftButton)
    ready(page)
    assert "Stopped" in page.preview.pages[0].accessibleDescription()


def test_where_there_is_no_room_the_options_stand_behind_a_button(show_page, qtbot, ready):
    page = show_page({"PD1": AnswerEntry(state="answered", level="PD1.a")}, 800, 600)
    assert not page.options.isVisible()
    qtbot.mouseClick(page.toggle, Qt.MouseButton.LeftButton)
    assert page.options.isVisible()
    assert not page.preview.isVisible()
    qtbot.waitUntil(lambda: page.options.geometry().bottom() > page.height() - 60)
    qtbot.mouseClick(page.toggle, Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()


def test_everything_that_takes_the_focus_has_a_name(page):
    for child in page.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            face = QAccessible.queryAccessibleInterface(child)
            assert face.text(QAccessible.Text.Name), child


def test_sections_with_nothing_to_print_are_not_offered(page, pack):
    assert page.options.boxes["own-changes"].isHidden()
    assert page.options.boxes["scenarios"].isHidden()
    assert page.options.boxes["gates"].isVisible()
    assert "own-changes" not in [entry.key for entry in page.sections()]
    change = OwnChange(
        path="factors.KN.importance",
        before="60",
        after="80",
        reason="Facts decide.",
        author="",
        date="2026-11-20",
        version="1.0",
    )
    own = OwnChanges(base="Core 1.1", changes=(change,))
    page._pack = pack.model_copy(update={"own": own})
    page.refresh()
    assert page.options.boxes["own-changes"].isVisible()
    assert "own-changes" in [entry.key for entry in page.sections()]
