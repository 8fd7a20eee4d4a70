"""A consultant who cannot place an answer is asked smaller questions, with mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.questions.conftest import focused, go_to, keys

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def question(page):
    return page.steps._question.text()


@pytest.fixture
def prompting(page):
    """The question how far prompting has been pushed, in focus."""
    return go_to(page, "PD3")


def test_three_plain_answers_lead_to_the_level(qtbot, page, prompting, session):
    qtbot.mouseClick(prompting.steps, LEFT)
    assert question(page) == "Has the prompt ever been revised?"

    qtbot.mouseClick(page.steps.rows[1], LEFT)
    assert "scored on the same fixed test cases" in question(page)
    qtbot.mouseClick(page.steps.rows[1], LEFT)
    qtbot.mouseClick(page.steps.rows[1], LEFT)

    assert session.assessment.entry("PD3").level == "PD3.c"
    assert session.assessment.entry("PD3").confidence is None
    assert not page.steps.isVisible()
    assert focused() is prompting.levels.rows()[2]


def test_the_keys_alone_lead_there_too(page, prompting, session):
    keys("s", "2", Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert session.assessment.entry("PD3").level == "PD3.b"

    keys("s", Key.Key_Return)
    assert session.assessment.entry("PD3").level == "PD3.a"


def test_a_step_can_be_taken_back(qtbot, page, prompting, session):
    keys("s")
    assert not page.steps.back.isVisible()
    keys("22", Key.Key_Backspace)
    assert "scored on the same fixed test cases" in question(page)
    qtbot.mouseClick(page.steps.back, LEFT)
    assert question(page) == "Has the prompt ever been revised?"
    keys(Key.Key_Backspace, "1")

    assert session.assessment.entry("PD3").level == "PD3.a"


def test_esc_leaves_the_answer_as_it_was(page, prompting, session):
    keys("4", "s", "2", Key.Key_Escape)

    assert not page.steps.isVisible()
    assert focused() is prompting.steps
    assert session.assessment.entry("PD3").level == "PD3.d"


def test_no_key_in_the_steps_answers_the_question_below(page, prompting, session):
    keys("s", "9", "d", "n", "l", Key.Key_Delete)

    assert page.steps.isVisible()
    assert session.assessment.entry("PD3").state == "unanswered"


def test_who_turns_to_something_else_closes_them(qtbot, page, prompting, session):
    keys("s")
    prompting.note.field.setFocus()

    assert not page.steps.isVisible()
    assert session.assessment.entry("PD3").state == "unanswered"


def test_an_estimate_on_the_way_makes_the_answer_no_surer_than_low(page, session):
    row = go_to(page, "PD5")
    row.confidence.chosen.emit("high")
    keys("s", "4", "2")

    assert session.assessment.entry("PD5").level == "PD5.b"
    assert session.assessment.entry("PD5").confidence == "low"


def test_one_undo_takes_the_whole_answer_back(page, prompting, session, bridge):
    keys("1", "s", "2", "2", "1")
    assert session.assessment.entry("PD3").level == "PD3.d"
    bridge.undo_stack.undo()

    assert session.assessment.entry("PD3").level == "PD3.a"


def test_steps_replace_a_split(page, session, qtbot):
    row = go_to(page, "PD1")
    qtbot.mouseClick(row.split.open_button, LEFT)
    keys("60", Key.Key_Tab, "40")
    assert session.assessment.entry("PD1").split is not None
    qtbot.mouseClick(row.steps, LEFT)
    keys("2", "1")

    assert session.assessment.entry("PD1").level == "PD1.b"
    assert session.assessment.entry("PD1").split is None


def test_a_question_that_is_plain_already_offers_no_steps(page, session):
    row = go_to(page, "KN2")
    assert row.steps is None
    keys("s")

    assert not page.steps.isVisible()


@pytest.mark.parametrize("criterion", ["PD1", "EX5", "CN5"])
@pytest.mark.parametrize("size", [(1024, 700), (560, 420)])
def test_the_frame_stays_inside_the_page(page, criterion, size):
    page.resize(*size)
    row = go_to(page, criterion)
    row.steps_wanted.emit()
    QApplication.processEvents()

    assert page.rect().contains(page.steps.geometry())


def test_steps_never_outlive_their_page(page, prompting, session):
    keys("s")
    page.hide()
    page.show()
    QApplication.processEvents()

    assert page.steps.isHidden()


def test_a_level_goes_to_its_question_wherever_the_page_stands(page, prompting, session):
    keys("s", "2")
    page.show_section(1)
    page.steps.settled.emit("PD3", "PD3.b", None)

    assert session.assessment.entry("PD3").level == "PD3.b"


def test_a_doubt_cleared_up_leaves_no_low_behind(page, session):
    go_to(page, "EC2")
    keys("s", "2", "2")
    assert session.assessment.entry("EC2").confidence == "low"
    keys("s", "2", "1")

    assert session.assessment.entry("EC2").level == "EC2.b"
    assert session.assessment.entry("EC2").confidence is None


def test_tab_goes_round_the_answers_and_back_a_step(page, prompting):
    keys("s")
    keys(Key.Key_Tab)
    assert focused() is page.steps.rows[1]
    keys(Key.Key_Tab)
    assert focused() is page.steps.rows[0]
    keys(Key.Key_Backtab)
    assert focused() is page.steps.rows[1]
    keys("2")
    keys(Key.Key_Backtab)
    assert focused() is page.steps.back


def test_a_shortcut_with_a_digit_answers_nothing(page, prompting, session):
    keys("s")
    QTest.keyClick(focused(), Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    assert session.assessment.entry("PD3").state == "unanswered"
    assert question(page) == "Has the prompt ever been revised?"


def test_the_steps_follow_a_window_that_gets_smaller(page, prompting):
    keys("s")
    page.resize(700, 500)
    QApplication.processEvents()

    assert page.rect().contains(page.steps.geometry())


def test_the_first_opening_is_as_high_as_any_later_one(page, pack):
    asked = [c for cs in pack.criteria.values() for c in cs if c.deciding]
    heights = []
    for _round in range(2):
        heights.append([])
        for criterion in asked:
            row = go_to(page, criterion.id)
            row.steps_wanted.emit()
            QApplication.processEvents()
            heights[-1].append(page.steps.height())
            assert all(
                each.height() >= each.layout().heightForWidth(each.width())
                for each in page.steps.rows
                if each.isVisible()
            )
            keys(Key.Key_Escape)
    assert heights[0] == heights[1]
