"""A consultant answers questions with mouse and keys and sees the result follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.answers.sheet import Confidence, State
from core.assessment.document import AnswerEntry, SplitEntry
from core.assessment.edits import answer_edit
from gui.questions.section_end import keys_in_words
from tests.gui.questions.conftest import focused, go_to

LEFT = Qt.MouseButton.LeftButton


def entry(session, criterion="KN2"):
    return session.assessment.entry(criterion)


@pytest.fixture
def number_row(page):
    page.go_to("KN3")
    QApplication.processEvents()
    return page.body.currentWidget().rows["KN3"]


def test_a_click_on_a_level_answers_the_question(qtbot, row, session, shelf):
    third = row.levels.rows()[2]

    qtbot.mouseClick(third, LEFT)

    assert entry(session).level == "KN2.c"
    assert entry(session).state == "answered"
    assert third.isChecked()
    assert [each.isChecked() for each in row.levels.rows()].count(True) == 1
    qtbot.waitUntil(lambda: bool(shelf.savings), timeout=300)
    assert shelf.last.entry("KN2").level == "KN2.c"


def test_clicking_the_chosen_level_again_keeps_it(qtbot, row, session):
    third = row.levels.rows()[2]
    qtbot.mouseClick(third, LEFT)
    qtbot.mouseClick(third, LEFT)

    assert entry(session).level == "KN2.c"
    assert third.isChecked()


def test_a_digit_chooses_and_backspace_clears(row, session):
    QTest.keyClick(focused(), Qt.Key.Key_4)
    assert entry(session).level == "KN2.d"

    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert entry(session).state == "unanswered"
    assert not any(each.isChecked() for each in row.levels.rows())


def test_a_digit_without_a_level_does_nothing(row, session):
    QTest.keyClick(focused(), Qt.Key.Key_9)

    assert entry(session).state == "unanswered"


def test_arrows_move_without_choosing_and_space_chooses(row, session):
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is row.levels.rows()[2]
    assert entry(session).state == "unanswered"

    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert entry(session).level == "KN2.c"

    QTest.keyClick(focused(), Qt.Key.Key_Up)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entry(session).level == "KN2.b"


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_D, State.UNKNOWN),
        (Qt.Key.Key_N, State.NOT_APPLICABLE),
        (Qt.Key.Key_L, State.ASK_LATER),
    ],
)
def test_a_letter_says_what_no_level_says(row, session, key, state):
    QTest.keyClick(focused(), Qt.Key.Key_1)
    QTest.keyClick(focused(), key)

    assert entry(session).state == state
    assert entry(session).level is None
    assert row.states.button(state).isChecked()

    QTest.keyClick(focused(), key)
    assert entry(session).state == "unanswered"


def test_dont_know_is_a_click_too_and_says_what_it_does(qtbot, row, session):
    qtbot.mouseClick(row.states.button(State.UNKNOWN), LEFT)

    assert entry(session).state == "unknown"
    assert "not as “no”" in row._meaning.text()


def test_confidence_waits_for_a_level_and_takes_no_new_room(qtbot, row, session):
    height = row.height()
    assert not row.confidence.isVisible()

    QTest.keyClick(focused(), Qt.Key.Key_3)
    QApplication.processEvents()
    assert row.confidence.isVisible()
    assert row.height() == height

    qtbot.mouseClick(row.confidence.segment(Confidence.HIGH), LEFT)
    assert entry(session).confidence == "high"
    assert row.margin._sure.text() == (
        "High puts 91 in 100 on this answer and the rest on its neighbours."
    )

    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert entry(session).confidence == "medium"


@pytest.mark.parametrize(
    ("criterion", "changes", "expected"),
    [
        ("KN2", {"level": "KN2.a"}, "Not said how sure, so medium: puts 80 in 100 on this answer"),
        ("PD1", {"level": "PD1.a", "confidence": "high"}, "High puts 97 in 100 on this answer"),
        ("PD1", {"level": "PD1.a"}, "and the rest on the others."),
        ("PD2", {"level": "PD2.d"}, "changes nothing here, all counts on this answer."),
        (
            "EX1",
            {"level": "EX1.e", "number": 1_200.0, "confidence": "low"},
            "Low reads 1,200 as 240 to 6,000: 61 in 100 on this answer.",
        ),
        ("PD2", {"level": "PD2.a", "number": 80.0}, "reads 80 as 40 to 100: "),
        (
            "PD1",
            {"level": "PD1.a", "split": SplitEntry(parts={"PD1.a": 60, "PD1.b": 40})},
            "Each kind counts with its share, and nothing is added for doubt.",
        ),
        (
            "PD1",
            {"level": "PD1.a", "split": SplitEntry(parts={"PD1.a": 30, "PD1.b": 20}, of=50)},
            "Picked at random, 30 of 50 stand for 46 to 72 in 100.",
        ),
        ("PD1", {"state": "unknown"}, "Facts 25, Unknown 20, others 55 of 100. F1 says why."),
        ("PD1", {"state": "not-applicable"}, ""),
    ],
)
def test_what_an_answer_counts_as_is_said_beside_it(page, session, criterion, changes, expected):
    shown = go_to(page, criterion)
    given = AnswerEntry(**{"state": "answered", **changes})
    session.perform(answer_edit(session.assessment, criterion, given))

    assert expected in shown.margin._sure.text()
    assert bool(expected) == bool(shown.margin._sure.text())


def test_letters_typed_into_a_note_answer_nothing(qtbot, row, session):
    qtbot.mouseClick(row.note.field.viewport(), LEFT)
    QTest.keyClicks(focused(), "DNL 123")

    assert entry(session).state == "unanswered"
    assert entry(session).note == "DNL 123"


def test_a_number_chooses_its_level_and_is_said_again(qtbot, number_row, session):
    qtbot.mouseClick(number_row.number.field, LEFT)
    QTest.keyClicks(focused(), "1 400 000")
    assert entry(session, "KN3").state == "unanswered"

    QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert entry(session, "KN3").number == 1_400_000
    assert entry(session, "KN3").level == "KN3.d"
    assert number_row.number.field.text() == "1,400,000"
    assert "pages" in number_row.number._echo.text()
    assert number_row.levels.rows()[3].isChecked()


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_number_read_out_is_typed_straight_away(page, session, leave):
    volume = go_to(page, "EX1")
    assert focused() is volume.levels.rows()[0]
    for digit in "1800":
        QTest.keyClick(focused(), digit)
    assert focused() is volume.number.field
    assert volume.number.field.text() == "1800"
    QTest.keyClick(focused(), leave)
    assert entry(session, "EX1").number == 1800

    volume.levels.rows()[0].setFocus()
    QTest.keyClick(focused(), "0")
    assert volume.number.field.text() == "0", "a new number takes the place of the one before"
    QTest.keyClick(focused(), leave)
    assert entry(session, "EX1").number == 0


def test_where_a_number_is_asked_for_the_rows_are_chosen_by_arrows_only(page, number_row, session):
    assert not any(each._key for each in number_row.levels.rows())
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert entry(session, "KN3").level == "KN3.b"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entry(session, "KN3").level == "KN3.c"
    assert [each._key for each in go_to(page, "KN2").levels.rows()][:3] == [1, 2, 3]
    assert "write the number where one is asked for" in keys_in_words()


def test_a_number_is_read_when_the_focus_leaves(qtbot, number_row, session):
    qtbot.mouseClick(number_row.number.field, LEFT)
    QTest.keyClicks(focused(), "3000")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert entry(session, "KN3").number == 3_000
    assert entry(session, "KN3").level == "KN3.a"


@pytest.mark.parametrize("text", ["1.4 mio", "many", "-5", "nan", "1e999"])
def test_what_is_no_number_stays_on_screen_with_a_sentence(qtbot, number_row, session, text):
    height = number_row.height()
    qtbot.mouseClick(number_row.number.field, LEFT)
    QTest.keyClicks(focused(), text)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()

    assert number_row.number.field.text() == text
    assert number_row.number.field.property("fault") is True
    assert "Your text is kept." in number_row.number._fault.text()
    assert entry(session, "KN3").number_text == text
    assert entry(session, "KN3").number is None
    assert number_row.height() == height


def test_the_sentence_about_a_number_goes_as_soon_as_it_is_edited(qtbot, number_row):
    qtbot.mouseClick(number_row.number.field, LEFT)
    QTest.keyClicks(focused(), "3.000.000")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert "without dots" in number_row.number._fault.text()

    QTest.keyClick(focused(), Qt.Key.Key_0)
    assert number_row.number._fault.text() == ""
    assert not number_row.number.field.property("fault")

    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert "without dots" in number_row.number._fault.text()


def test_a_share_with_a_comma_is_told_to_take_a_point(qtbot, page, session):
    share = go_to(page, "PD2")
    qtbot.mouseClick(share.number.field, LEFT)
    QTest.keyClicks(focused(), "64,5")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    said = share.number._fault.text()
    assert said == "Use a point for decimals, for example 64.5. Your text is kept."


def test_a_bad_number_leaves_the_level_chosen_before(qtbot, number_row, session):
    qtbot.mouseClick(number_row.levels.rows()[1], LEFT)
    qtbot.mouseClick(number_row.number.field, LEFT)
    QTest.keyClicks(focused(), "lots")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert entry(session, "KN3").level == "KN3.b"


def test_a_level_of_another_size_drops_the_number(qtbot, number_row, session):
    qtbot.mouseClick(number_row.number.field, LEFT)
    QTest.keyClicks(focused(), "3000")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.mouseClick(number_row.levels.rows()[2], LEFT)

    assert entry(session, "KN3").number is None
    assert number_row.number.field.text() == ""


def test_the_result_follows_in_one_frame_of_painting(qtbot, row, page):
    page.pane.grab()
    before = page.pane._shown
    qtbot.mouseClick(row.levels.rows()[2], LEFT)

    assert page.pane._shown is not before
    assert page.pane._shown.confidence.answered == before.confidence.answered + 1
    assert "1 answered" in page.sections._counts.text().replace("\u00a0", " ")
