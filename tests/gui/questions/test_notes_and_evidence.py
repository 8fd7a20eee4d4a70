"""What is written beside an answer: saved while typing, never mixed up, never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.assessment.document import Assessment, Details, ModelStamp
from core.decision.recommend import recommend
from core.errors import ArchiveFault
from core.report.branding import Branding
from core.report.content import compose
from gui.questions.dates import read_day
from gui.questions.prose import Prose

LEFT = Qt.MouseButton.LeftButton


def focused():
    return QApplication.focusWidget()


def test_a_note_is_saved_within_two_seconds_of_typing(qtbot, row, shelf):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "Prices change every Monday")
    assert not shelf.savings

    qtbot.waitUntil(lambda: bool(shelf.savings), timeout=2_000)

    assert shelf.last.entry("KN2").note == "Prices change every Monday"


def test_somebody_who_never_stops_typing_is_saved_all_the_same(qtbot, row, shelf):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    for _stroke in range(12):
        QTest.keyClick(focused(), Qt.Key.Key_A)
        qtbot.wait(180)

    assert shelf.savings
    assert shelf.last.entry("KN2").note.startswith("aaaaa")


def test_leaving_the_note_saves_at_once(qtbot, row, shelf):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "ab")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert shelf.last.entry("KN2").note == "ab"
    assert focused() is row.private_note.field


def test_closing_saves_what_was_just_typed(qtbot, row, bridge, shelf):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "last words")
    bridge.close()

    assert shelf.last.entry("KN2").note == "last words"


def test_the_two_notes_stay_apart(qtbot, row, session):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "for all")
    qtbot.mouseClick(row.private_note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "for us")

    assert session.assessment.entry("KN2").note == "for all"
    assert session.assessment.entry("KN2").private_note == "for us"


def test_a_note_grows_to_six_lines_and_no_further(qtbot, row):
    field = row.note.field
    two = field.height()
    qtbot.mouseClick(field.viewport(), LEFT)
    for _line in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    five = field.height()
    for _line in range(20):
        QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert two < five < field.height()
    assert field.height() <= two * 3


def test_more_than_a_note_can_hold_is_cut_and_the_rest_kept(qtbot, row, session):
    row.note.field.setFocus()
    row.note.field.insertPlainText("x" * 20_500)

    assert len(session.assessment.entry("KN2").note) == 20_000


def test_strange_text_stays_text(qtbot, row, session):
    hostile = '<b>R&D</b> <img src="/etc/passwd"/> שלום 🙂'
    row.note.field.setFocus()
    row.note.field.insertPlainText(hostile)

    assert session.assessment.entry("KN2").note == hostile
    assert row.note.field.toPlainText() == hostile


def test_a_nul_character_neither_breaks_nor_vanishes(qtbot, row, session):
    row.note.field.setFocus()
    row.note.field.insertPlainText("a\x00b")

    note = session.assessment.entry("KN2").note
    assert note[0] == "a"
    assert note[-1] == "b"
    assert len(note) == 3


def test_evidence_is_written_in_place(qtbot, row, session):
    qtbot.mouseClick(row.evidence.open_button, LEFT)
    QTest.keyClicks(focused(), "Change log of the help centre")
    row.evidence.editor.kind.setCurrentIndex(1)
    row.evidence.editor.owner.setFocus()
    QTest.keyClicks(focused(), "the client")
    row.evidence.editor.date.setFocus()
    QTest.keyClicks(focused(), "12.11.2026")
    qtbot.mouseClick(row.evidence.editor.done, LEFT)

    evidence = session.assessment.entry("KN2").evidence
    assert evidence.text == "Change log of the help centre"
    assert evidence.kind == "document"
    assert evidence.date == "2026-11-12"
    assert row.evidence._about.text() == "document, from the client, 12 November 2026"
    assert row.evidence.open_button.text() == "Change"
    assert not row.evidence.editor.isVisible()


def test_evidence_with_a_wrong_date_is_not_lost(qtbot, row, session):
    qtbot.mouseClick(row.evidence.open_button, LEFT)
    QTest.keyClicks(focused(), "A letter")
    row.evidence.editor.date.setFocus()
    QTest.keyClicks(focused(), "some day")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert session.assessment.entry("KN2").evidence is None
    assert row.evidence.editor.isVisible()
    assert "2026-11-12" in row.evidence.editor.fault.text()
    assert row.evidence.editor.text.text() == "A letter"

    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert row.evidence.editor.fault.text() == ""
    assert row.evidence.editor.date.accessibleDescription() == ""


@pytest.mark.parametrize(
    "written",
    ["12.11.2026", "12/11/2026", "2026-11-12", "12 November 2026", "12 Nov 2026", "12 nov. 2026"],
)
def test_a_day_is_read_as_people_in_britain_write_it(written):
    assert read_day(written) == "2026-11-12"


@pytest.mark.parametrize("written", ["31/02/2026", "12 Novembre", "11/13/2026", "12 Foo 2026"])
def test_what_is_no_day_is_not_guessed(written):
    assert read_day(written) is None


def test_escape_leaves_the_evidence_as_it_was(qtbot, row, session):
    qtbot.mouseClick(row.evidence.open_button, LEFT)
    QTest.keyClicks(focused(), "never mind")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)

    assert session.assessment.entry("KN2").evidence is None
    assert focused() is row.evidence.open_button


def test_details_are_typed_at_the_top_of_the_first_section(qtbot, page, session, shelf):
    page.show_section(0)
    page.body.currentWidget().details.focus_field("participants")
    QTest.keyClicks(focused(), "Ada & Grace")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert session.assessment.details.participants == "Ada & Grace"
    assert shelf.last.details.client == "Nordhaven"


def test_the_save_state_is_told_without_flicker(qtbot, row, bridge, shelf):
    told = []
    bridge.saved_state_changed.connect(lambda state: told.append(state.status.value))
    QTest.keyClick(focused(), Qt.Key.Key_3)
    qtbot.waitUntil(lambda: bool(shelf.savings), timeout=300)
    qtbot.wait(150)
    assert told == ["saved"]

    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "word")
    qtbot.waitUntil(lambda: len(shelf.savings) == 2, timeout=2_000)
    assert told == ["saved", "pending", "saved"]


def test_a_choice_and_what_is_typed_after_it_are_two_entries_in_the_log(qtbot, row, bridge, shelf):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    row.note.field.setFocus()
    QTest.keyClicks(focused(), "why")
    bridge.close()

    edits = [edit for saving in shelf.savings for edit in saving.edits]
    assert [edit.after["note"] for edit in edits] == ["", "why"]


class FullDisk:
    """A store that cannot write until there is room again."""

    def __init__(self):
        self.is_full = True
        self.kept = []

    def record(self, saving):
        if self.is_full:
            raise ArchiveFault("The disk is full. Free some space; your entries stay on screen.")
        self.kept.append(saving)


def test_a_full_disk_loses_nothing(qtbot, row, bridge, session):
    disk = session._store = FullDisk()
    told = []
    bridge.saved_state_changed.connect(told.append)
    QTest.keyClick(focused(), Qt.Key.Key_3)
    qtbot.waitUntil(lambda: bool(told), timeout=300)
    assert told[-1].status == "failed"
    assert row.levels.rows()[2].isChecked()

    disk.is_full = False
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    bridge.close()
    assert disk.kept[-1].assessment.entry("KN2").level == "KN2.c"


def test_what_the_client_hopes_for_is_asked_before_todays_approach(qtbot, page, session, bridge):
    page.show_section(0)
    strip = page.body.currentWidget().details
    assert strip.favourite.currentText() == "Not asked"
    strip.favourite.setFocus()
    QTest.keyClicks(focused(), "LoRA")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is strip.today
    assert session.assessment.details.favourite == "LORA"
    assert session.assessment.details.today == "PE"
    assert bridge.undo_stack.undoText() == "What the client hopes for"

    bridge.undo_stack.undo()
    assert strip.favourite.currentText() == "Not asked"
    assert focused() is strip.favourite


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_click_chooses_the_favourite_from_the_list(qtbot, page, session, shelf):
    page.show_section(0)
    strip = page.body.currentWidget().details
    qtbot.mouseClick(strip.favourite, LEFT)
    view = strip.favourite.view()
    qtbot.waitUntil(view.isVisible)
    # The list takes no click that could still be the one that opened it.
    qtbot.wait(QApplication.doubleClickInterval() + 200)
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mousePress(view.viewport(), LEFT, pos=place)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=place)
    assert session.assessment.details.favourite == "none"
    qtbot.waitUntil(lambda: bool(shelf.savings) and shelf.last.details.favourite == "none")


def test_the_words_beside_the_details_name_the_place_each_has_in_the_report(page, model, pack):
    page.show_section(0)
    beside = page.body.currentWidget().details.findChildren(Prose)
    said = " ".join(one.text() for one in beside)
    assert "Client, use case and people stand at its head." in said
    assert "The situation and the approach in use stand with the answers." in said
    assert "What the client hopes for stands under “How this was decided”." in said

    details = Details(
        client="Aroma", use_case="Recipe help", participants="Ida", consultant="Maija",
        situation="Cooks write in.", favourite="LORA", today="PE",
    )  # fmt: skip
    stamp = ModelStamp(id=model.id, version=model.version)
    kept = Assessment(id="a", created="2026-11-20T09:00:00Z", model=stamp, details=details)
    report = compose(kept, recommend(model, kept.sheet()), pack, Branding())
    assert ("Aroma" in report.opening.people, report.opening.use_case) == (True, "Recipe help")
    assert all(name in report.opening.people for name in ("Ida", "Maija"))
    assert "Cooks write in." not in repr(report.opening)
    assert report.answers.situation == "Cooks write in."
    assert ("In use today", "Prompt engineering") in [
        (fact.lead, fact.text) for fact in report.answers.case
    ]
    assert "LoRA" in repr(report.method)
    assert report.head("method").title == "How this was decided"
