"""A firm changes its own copy with reasons, publishes it, and old assessments stay as they were."""

import json
import re

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from core.assessment.document import AnswerEntry, ModelStamp
from core.model.loader import load_shipped
from core.model.own_copy import Signature, begin, change, publish
from core.model.own_file import write_copy
from core.model.shelf import Shelf
from tests.gui.models.conftest import REASON, change_by_keys

ME = Signature("A. Berg", "2026-11-20")


@pytest.fixture
def page(models_page):
    return models_page


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def publish_it(qtbot, page):
    """Look at what would be published, then publish it."""
    press(qtbot, page.publish)
    assert page.publishing.publish.isVisible()
    press(qtbot, page.publishing.publish)


def shown_value(page, path):
    cells = [cell for row in page.table.table.rows for cell in row]
    return next(cell.text for cell in cells if cell.path == path)


def published(program, page, qtbot):
    """Halden 1.0, where behaviour decides."""
    press(qtbot, page.whole.copy)
    page.show_section("importances")
    change_by_keys(qtbot, page, "factors.BO.importance", "100")
    change_by_keys(qtbot, page, "factors.PD.importance", "0")
    change_by_keys(qtbot, page, "factors.KN.importance", "0")
    page.show_section("thresholds")
    change_by_keys(qtbot, page, "thresholds.need_line", "0")
    publish_it(qtbot, page)
    return page.shown.copy


def test_the_shipped_model_is_seen_and_cannot_be_changed(page):
    assert page.shown.name.startswith("Core ")
    for section in ("importances", "questions", "thresholds", "beliefs", "base-rates", "marks"):
        page.show_section(section)
        assert page.table.table.rows
        page.table.setCurrentIndex(page.table.model().index(0, 1))
        assert page.table.current_path()
        assert page.strip.isHidden()
    assert page.publish.isHidden()
    page.show_section("changes")
    assert page.empty.isVisible()


def test_reasons_questions_and_gates_can_be_read_and_not_changed(page, pack, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("texts")
    page.question.setCurrentIndex(page.question.findData("KN2"))
    question = next(one for one in pack.criteria["KN"] if one.id == "KN2")
    assert page.guide.text().startswith(question.question)
    cells = [cell.text for row in page.table.table.rows for cell in row]
    for level in question.levels:
        assert level.definition in cells
        assert level.reason in cells
    page.show_section("gates")
    assert len(page.table.table.rows) == len(pack.gates)
    assert pack.gates[0].rule in page.table.table.rows[0][1].text
    for section in ("texts", "gates"):
        page.show_section(section)
        page.table.setCurrentIndex(page.table.model().index(0, 1))
        assert page.strip.isHidden()


def test_one_who_opens_the_values_sees_at_once_how_they_are_changed(page, qtbot):
    page.show_section("importances")
    assert page.edit.text() == "Make your own copy"
    press(qtbot, page.edit)
    assert page.shown.is_editable
    for section in ("importances", "questions", "thresholds", "beliefs", "base-rates", "marks"):
        page.show_section(section)
        assert page.strip.isVisible()
        assert page.strip.reason.placeholderText() == "Why, and where that comes from"
    page.show_section("importances")
    change_by_keys(qtbot, page, "factors.KN.importance", "80")
    publish_it(qtbot, page)
    assert page.strip.isHidden()
    assert page.edit.text() == "Change it further"
    press(qtbot, page.edit)
    assert page.shown.is_editable
    assert page.strip.isVisible()


def test_the_letters_of_a_base_rate_are_told(page, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("base-rates")
    page.table.choose("criteria.EX3.base_rate")
    assert "a: None; b: Under 500; c: 500 to 5,000; d: Over 5,000" in page.strip.note.text()


def test_at_double_scale_the_page_scrolls_and_the_fields_keep_their_height(program, page, qtbot):
    press(qtbot, page.whole.copy)
    program.window.resize(720, 450)
    page.show_section("base-rates")
    page.table.choose("criteria.EX3.base_rate")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.wait(50)
    field = page.strip.fields[0]
    assert field.height() >= field.sizeHint().height()
    assert page.table.height() >= page.table.minimumSizeHint().height()
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_no_text_of_a_table_is_cut(page, qtbot):
    page.show_section("gates")
    qtbot.wait(50)
    for row in range(len(page.table.table.rows)):
        assert page.table.rowHeight(row) >= page.table.sizeHintForRow(row)


def test_every_value_of_the_pack_can_be_reached(page, pack):
    press_copy = page.whole.copy.click
    press_copy()
    seen = set()
    for section in ("importances", "questions", "thresholds", "beliefs", "base-rates"):
        page.show_section(section)
        seen |= {cell.path for row in page.table.table.rows for cell in row if cell.path}
    page.show_section("marks")
    for place in range(page.question.count()):
        page.question.setCurrentIndex(place)
        seen |= {cell.path for row in page.table.table.rows for cell in row if cell.path}
    assert seen == set(page.shown.values)


def test_from_a_copy_to_a_version_that_a_new_assessment_uses(program, page, qtbot, own_folders):
    version = published(program, page, qtbot)
    assert (version.title, version.version, version.author) == ("Halden & Sons", "1.0", "A. Berg")
    assert [one.reason for one in version.changes] == [REASON] * 4
    assert "keep their own model" in program.window.notices.text
    press(qtbot, page.use)
    assert program.preferences.value.model_id == version.id

    program.journey.show_archive()
    press(qtbot, program.journey.archive_page.side.new)
    session = program.journey.opened.session
    assert session.assessment.model == ModelStamp(id=version.id, version="1.0")
    assert session.recommendation.model_title == "Halden & Sons"


def test_the_archive_names_a_firms_model_by_its_title(program, page, qtbot):
    version = published(program, page, qtbot)
    press(qtbot, page.use)
    program.journey.show_archive()
    press(qtbot, program.journey.archive_page.side.new)
    program.journey.show_archive()
    preview = program.journey.archive_page.preview
    shown = preview.content._facts[-1]
    assert shown.text().startswith("Halden & Sons 1.0, fingerprint ")
    (file,) = program.library.folder.glob(f"{version.id}/1.0.json")
    file.unlink()
    program.journey.archive_page.refresh()
    assert shown.text().startswith(f"{version.id.capitalize()} 1.0, fingerprint ")


def test_the_choice_is_kept_for_the_next_start(program, page, qtbot, start_program):
    version = published(program, page, qtbot)
    press(qtbot, page.use)
    program.window.close()
    again = start_program()
    qtbot.waitUntil(lambda: again.library.is_ready, timeout=10_000)
    assert again.library.current.stamp == ModelStamp(id=version.id, version="1.0")
    again.journey.show_settings()
    assert again.journey.settings_page.model_in_use.text() == "Halden & Sons 1.0"


def test_no_change_without_a_reason(page, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("importances")
    change_by_keys(qtbot, page, "factors.KN.importance", "80", "")
    assert "A reason is needed" in page.strip.below.text()
    assert page.strip.reason.property("fault") is True
    assert shown_value(page, "factors.KN.importance") == "60"
    assert not page.publish.isEnabled()
    qtbot.keyClicks(page.strip.reason, "Facts decide.")
    qtbot.keyClick(page.strip.reason, Qt.Key.Key_Return)
    assert shown_value(page, "factors.KN.importance") == "80"
    assert QApplication.focusWidget() is page.table
    assert page.publish.isEnabled()


def test_what_is_typed_and_not_kept_waits_for_its_reason(page, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("importances")
    page.table.choose("factors.KN.importance")
    page.strip.enter()
    page.strip.fields[0].setText("75")
    qtbot.keyClick(page.strip.fields[0], Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.table
    page.table.choose("factors.BO.importance")
    assert (page.strip.fields[0].text(), page.strip.below.text()) == ("80", "")
    page.show_section("thresholds")
    page.show_section("importances")
    page.table.choose("factors.KN.importance")
    assert page.strip.fields[0].text() == "75"
    assert "Not kept yet" in page.strip.below.text()
    assert page.shown.values["factors.KN.importance"] == 60
    page.strip.reason.setText("Facts decide.")
    press(qtbot, page.strip.keep)
    assert page.shown.values["factors.KN.importance"] == 75
    assert page.strip.below.text() == ""
    press(qtbot, page.strip.back)
    assert page.strip.fields[0].text() == "60"


@pytest.mark.parametrize(
    ("section", "path", "text", "words"),
    [
        ("importances", "factors.KN.importance", "101", "Expected a number of at most 100."),
        ("importances", "factors.KN.importance", "60.5", "Expected a whole number."),
        ("importances", "factors.KN.importance", "60", "This is the value already."),
        ("importances", "factors.KN.importance", "much", "Write the value in digits"),
        ("importances", "factors.KN.importance", " ", "Write the value in digits"),
        ("thresholds", "thresholds.clear_first", "80", "Expected a number of at most 1."),
        ("marks", "marks.PD1.a.RAG", "3", "Expected a number of at most 2."),
        ("base-rates", "criteria.EX3.base_rate", "80", "The shares add up to 130 %."),
    ],
)
def test_a_value_that_cannot_be_is_said_beside_the_field(page, qtbot, section, path, text, words):
    press(qtbot, page.whole.copy)
    page.show_section(section)
    before = page.shown.values[path]
    change_by_keys(qtbot, page, path, text)
    assert words in page.strip.below.text()
    assert page.strip.fields[0].text() == text
    assert page.strip.fields[0].property("fault") is True
    assert page.shown.values[path] == before


def test_base_rates_are_shares_of_a_hundred(page, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("base-rates")
    page.table.choose("criteria.EX3.base_rate")
    for field, text in zip(page.strip.fields, ("70", "10", "12.5", "7.5"), strict=True):
        field.setText(text)
    page.strip.reason.setText("Counted in forty of our projects.")
    press(qtbot, page.strip.keep)
    rate = page.shown.values["criteria.EX3.base_rate"]
    assert list(rate.values()) == [0.7, 0.1, 0.125, 0.075]


def test_a_mark_is_changed_in_the_grid_and_taken_back(program, page, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("marks")
    page.question.setCurrentIndex(page.question.findData("KN2"))
    change_by_keys(qtbot, page, "marks.KN2.a.RAG", "-2")
    assert shown_value(page, "marks.KN2.a.RAG") == "−2"
    press(qtbot, page.strip.back)
    assert shown_value(page, "marks.KN2.a.RAG") == "+1"
    assert page.shown.copy.changes == ()
    press(qtbot, program.window.notices.action)
    assert shown_value(page, "marks.KN2.a.RAG") == "−2"


def test_a_published_change_goes_back_to_the_shipped_value(program, page, qtbot):
    version = published(program, page, qtbot)
    page.refresh(version.id, "")
    page.show_section("importances")
    page.table.choose("factors.BO.importance")
    assert "Since version 1.0: 100, because: " + REASON in page.strip.note.text()
    press(qtbot, page.strip.reset)
    qtbot.keyClicks(page.strip.reason, "It did not help.")
    press(qtbot, page.strip.keep)
    assert page.shown.values["factors.BO.importance"] == 80
    assert page.strip.reset.isHidden()
    publish_it(qtbot, page)
    assert (page.shown.copy.version, page.shown.values["factors.BO.importance"]) == ("1.1", 80)


def test_the_shipped_pack_is_never_written(program, page, qtbot):
    before = load_shipped().digest
    published(program, page, qtbot)
    assert load_shipped().digest == before


def test_an_old_assessment_keeps_its_model_until_somebody_moves_it(with_samples, page, qtbot):
    program = with_samples
    version = published(program, page, qtbot)
    press(qtbot, page.use)
    row = next(row for row in program.journey._archive.rows() if row.recommended == "RAG")
    program.journey.open(row.id)
    opened = program.journey.opened
    assert opened.session.recommendation.recommended == "RAG"
    assert opened.session.recommendation.model_id == "core"
    program.journey.show_tab("result")
    model_row = opened.room("result").page.model_row
    assert "new assessments use Halden & Sons 1.0" in model_row.text.text()
    qtbot.waitUntil(lambda: opened.session.insight.robustness is not None, timeout=20_000)

    said = answer_box("Use Halden")
    model_row.link.click()
    assert "Today: Leaning: Retrieval" in said[0]
    assert "Under Halden & Sons 1.0:" in said[0]
    assert opened.session.assessment.model.id == version.id
    assert opened.session.recommendation.recommended != "RAG"
    qtbot.waitUntil(lambda: program.window.room is opened.rooms.get("result"))
    assert not opened.rooms["result"].page.model_row.isVisible()

    program.journey._step(is_undo=True)
    assert opened.session.assessment.model.id == "core"
    assert opened.session.recommendation.recommended == "RAG"


def test_keeping_it_changes_nothing(with_samples, page, qtbot):
    program = with_samples
    published(program, page, qtbot)
    press(qtbot, page.use)
    program.journey.open(program.journey._archive.rows()[0].id)
    answer_box("Keep")
    program.journey._offer_model()
    opened = program.journey.opened
    assert opened.session.assessment.model.id == "core"
    assert not opened.bridge.undo_stack.canUndo()


def answer_box(start):
    said = []

    def answer():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        next(one for one in box.buttons() if one.text().startswith(start)).click()

    QTimer.singleShot(0, answer)
    return said


def test_an_assessment_of_a_version_that_is_not_here_says_so(program, qtbot):
    page = program.journey.archive_page
    page.desk.add_samples()
    archive = program.journey._archive
    row = archive.rows()[0]
    old = archive.read(row.id).model_copy(update={"model": ModelStamp(id="core", version="0.9")})
    archive.create(old.model_copy(update={"id": "old"}), program.library.analyst)
    program.journey.open("old")
    text = program.window.notices.text
    assert "made with the decision model Core 0.9" in text
    assert "The archive keeps the verdict it has." in text
    program.journey.show_tab("result")
    result = program.journey.opened.room("result").page
    assert result.remarks.isVisible()
    said = answer_box("Use Core")
    result.model_row.link.click()
    assert "Version 0.9 of core is not at hand" in said[0]
    assert program.journey.opened.session.assessment.model.version != "0.9"


def test_an_assessment_of_a_newer_model_opens_with_what_this_one_does_not_know(program, qtbot):
    page = program.journey.archive_page
    page.desk.add_samples()
    archive = program.journey._archive
    odd = archive.read(archive.rows()[0].id)
    entry = AnswerEntry(state="answered", level="KN2.z")
    stamp = ModelStamp(id="core", version="7.0")
    archive.create(odd.model_copy(update={"id": "odd"}), program.library.analyst)
    document = odd.model_copy(
        update={"id": "odd", "model": stamp, "answers": {**odd.answers, "KN2": entry}}
    )
    query = "UPDATE assessments SET document = ? WHERE id = 'odd'"
    archive._connection.execute(query, (document.model_dump_json(),))
    program.journey.open("odd")
    text = program.window.notices.text
    assert "made with the decision model Core 7.0" in text
    assert "they count as not given: KN2." in text
    questions = program.journey.opened.room("questions").page
    questions.go_to("KN2")
    row = questions._current_row()
    assert row.criterion.id == "KN2"
    assert "does not offer (KN2.z)" in row._meaning.text()
    assert archive.read("odd") == document


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("KN2", {"level": "KN2.z"}),
        ("PD1", {"level": "PD1.a", "split": {"parts": {"PD1.a": 60, "PD1.z": 40}}}),
    ],
)
def test_an_answer_the_model_has_lost_is_named_and_nothing_is_changed(program, question, entry):
    page = program.journey.archive_page
    page.desk.add_samples()
    archive = program.journey._archive
    odd = archive.read(archive.rows()[0].id)
    document = json.loads(odd.model_dump_json())
    document["answers"][question] = {"state": "answered", **entry}
    written = json.dumps(document)
    query = "UPDATE assessments SET document = ? WHERE id = ?"
    archive._connection.execute(query, (written, odd.id))
    page.refresh(odd.id)
    program.journey.open(odd.id)
    assert f"they count as not given: {question}." in program.window.notices.text
    session = program.journey.opened.session
    assert session.recommendation.recommended is not None
    for tab in ("result", "report", "costs", "questions"):
        program.journey.show_tab(tab)
    lines = program.journey.opened.room("result").page.remarks.lines
    assert any(f"not given: {question}." in line.text.text() for line in lines)
    kept = archive._connection.execute("SELECT document FROM assessments WHERE id = ?", (odd.id,))
    assert kept.get == written


def test_a_hope_and_a_present_approach_the_model_does_not_know_open_and_stay(program, qtbot):
    page = program.journey.archive_page
    page.desk.add_samples()
    archive = program.journey._archive
    odd = archive.read(archive.rows()[0].id)
    document = json.loads(odd.model_dump_json())
    document["details"] |= {"favourite": "SLM+RAG", "today": "AGENT"}
    written = json.dumps(document)
    query = "UPDATE assessments SET document = ? WHERE id = ?"
    archive._connection.execute(query, (written, odd.id))
    program.journey.open(odd.id)

    text = program.window.notices.text
    assert "hopes for “SLM+RAG”, an approach this decision model does not know" in text
    assert "In use today is “AGENT”" in text
    strip = program.journey.opened.room("questions").page._view(0).details
    assert strip.favourite.currentText() == "SLM+RAG, not in this decision model"
    assert strip.today.currentText() == "AGENT, not in this decision model"
    strip.lines["client"].setText("Norddal")
    strip.lines["client"].textEdited.emit("Norddal")
    for tab in ("result", "report", "costs", "questions"):
        program.journey.show_tab(tab)
    program.journey.opened.session.flush()
    kept = archive.read(odd.id).details
    assert (kept.client, kept.favourite, kept.today) == ("Norddal", "SLM+RAG", "AGENT")


def test_a_damaged_model_is_named_and_the_shipped_one_is_used(
    program, page, qtbot, start_program, own_folders
):
    version = published(program, page, qtbot)
    press(qtbot, page.use)
    program.window.close()
    path = own_folders.models / version.id / "1.0.json"
    path.write_bytes(path.read_bytes().replace(b'"after": 100', b'"after": 90'))
    again = start_program()
    qtbot.waitUntil(lambda: again.library.is_ready, timeout=10_000)
    assert again.library.current.stamp.id == "core"
    text = again.window.notices.text
    assert "the shipped one is used instead" in text
    assert "1.0.json, seal" in text
    again.journey.show_models()
    assert [one.name for one in again.journey.models_page._models][1:] == ["Halden & Sons, in work"]
    assert "left out" in again.window.notices.text


def test_replay_lists_what_differs_and_opens_it(with_samples, page, qtbot, own_folders):
    program = with_samples
    published(program, page, qtbot)
    archive = program.journey._archive
    before = archive.path.read_bytes()
    page.show_section("replay")
    press(qtbot, page.replay.start)
    qtbot.waitUntil(lambda: page.replay.found != (), timeout=20_000)
    (found,) = (one for one in page.replay.found if one.effect == "other_recommendation")
    assert "3 assessments under Halden & Sons 1.0" in page.replay.summary.accessibleName()
    assert REASON.rstrip(".") in " ".join(found.why)
    assert archive.path.read_bytes() == before
    page.replay.table.choose_row(page.replay.found.index(found))
    qtbot.keyClick(page.replay.table, Qt.Key.Key_Return)
    assert program.journey.opened.session.assessment.id == found.id


def test_replay_of_values_in_work_before_they_are_published(with_samples, page, qtbot):
    press(qtbot, page.whole.copy)
    page.show_section("replay")
    press(qtbot, page.replay.start)
    qtbot.waitUntil(lambda: page.replay.start.isEnabled(), timeout=20_000)
    assert "every recommendation and verdict stays" in page.replay.summary.accessibleName()
    assert page.replay.table.isHidden()


def test_leaving_while_the_archive_is_replayed_stops_it(with_samples, page, qtbot, tmp_path):
    page.show_section("replay")
    page.replay.run()
    with_samples.journey.show_archive()
    with_samples.journey.archive_wanted.emit(tmp_path / "other.tuningfork")
    qtbot.waitUntil(lambda: not with_samples.tasks.running, timeout=20_000)
    assert with_samples.window.room is with_samples.journey.archive_page


def test_a_version_goes_out_and_comes_in_as_one_file(page, qtbot, program, tmp_path, monkeypatch):
    copy = change(begin("nordic-1a2b", "Nordic", ME), "factors.KN.importance", 80, "Facts.", ME)
    sent = tmp_path / "nordic.json"
    sent.write_bytes(write_copy(publish(copy, ME)[0]))
    page.desk.take(sent)
    assert page.shown.name == "Nordic 1.0"
    assert page.shown.values["factors.KN.importance"] == 80
    out = tmp_path / "again.json"
    page.desk.send(page.shown.copy, out)
    assert out.read_bytes() == sent.read_bytes()


def test_after_a_colleagues_version_the_own_one_is_published_above_it(
    program, page, qtbot, tmp_path
):
    first = published(program, page, qtbot)
    start = Shelf(program.library.folder).draft(first.id)
    theirs, _draft = publish(change(start, "factors.KN.importance", 70, "Facts.", ME), ME)
    sent = tmp_path / "theirs.json"
    sent.write_bytes(write_copy(theirs))
    page.desk.take(sent)
    assert page.shown.name == "Halden & Sons 1.1"
    page.desk.listed.emit(first.id, "")
    page.show_section("importances")
    change_by_keys(qtbot, page, "factors.BO.importance", "90")
    assert page.publisher.next_version(page.shown.copy) == "1.2"
    publish_it(qtbot, page)
    assert page.shown.copy.version == "1.2"
    assert page.shown.values["factors.BO.importance"] == 90


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: data[:500], "cut off"),
        (lambda data: data.replace(b'"after": 80', b'"after": 81'), "changed since"),
        (lambda data: json.dumps({"format": "other"}).encode(), "expected a decision model"),
    ],
)
def test_a_file_that_is_no_model_changes_nothing(page, program, tmp_path, spoil, words):
    copy = change(begin("nordic-1a2b", "Nordic", ME), "factors.KN.importance", 80, "Facts.", ME)
    bad = tmp_path / "bad.json"
    bad.write_bytes(spoil(write_copy(publish(copy, ME)[0])))
    page.desk.take(bad)
    assert words in program.window.notices.text
    assert not Shelf(program.library.folder).folder.exists()


def test_every_control_has_a_name_and_the_page_fits_a_small_screen(page, program, qtbot):
    press(qtbot, page.whole.copy)
    for size in ((700, 600), (1024, 768), (1440, 900)):
        program.window.resize(*size)
        for entry in page.sections()[:-1]:
            page.show_section(entry.key)
            page.table.choose("criteria.EX1.base_rate")
            for field in page.findChildren(QLineEdit):
                assert field.accessibleName() or field.parent() is not page
            assert page.minimumSizeHint().width() <= size[0]


def test_the_settings_lead_there_and_back(program, qtbot):
    program.journey.show_settings()
    press(qtbot, program.journey.settings_page.models)
    page = program.journey.models_page
    assert program.window.room is page
    page.side.choose("settings")
    qtbot.keyClick(page.side, Qt.Key.Key_Return)
    assert program.window.room is program.journey.settings_page


def test_import_asks_for_a_file(page, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QFileDialog.DialogCode.Rejected)
    press(qtbot, page.whole.take)
    assert page.shown.name.startswith("Core ")


def test_marks_and_gates_name_the_approaches_and_no_column_is_cut(program, page, qtbot, pack):
    codes = {str(approach.code) for approach in pack.approaches}
    for size in ((1024, 768), (1440, 900)):
        program.window.resize(*size)
        page.show_section("marks")
        for place in range(page.question.count()):
            page.question.setCurrentIndex(place)
            qtbot.wait(1)
            assert [row[0].text for row in page.table.table.rows] == [
                approach.name for approach in pack.approaches
            ]
            assert page.table.horizontalScrollBar().maximum() == 0
            head = page.table.horizontalHeader()
            for column, text in enumerate(page.table.table.heads):
                longest = max(text.split(), key=len)
                room = head.sectionSize(column) - 22
                assert head.fontMetrics().horizontalAdvance(longest) <= room
    page.show_section("gates")
    rules = " ".join(row[1].text for row in page.table.table.rows)
    assert not codes & set(re.split(r"[ ,()]+", rules))
    assert "everything that trains a model" in rules
