"""A consultant gives the shares of several kinds of failure with mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.questions.conftest import focused, go_to, keys

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def entry(session):
    return session.assessment.entry("PD1")


def said(row):
    return f"{row.split._sum.text()} {row.split._words.text()} {row.split._fault.text()}"


@pytest.fixture
def failures(page):
    """The question what is wrong with the bad answers, in focus."""
    return go_to(page, "PD1")


@pytest.fixture
def split(qtbot, failures):
    """The same question with the fields of its split open."""
    qtbot.mouseClick(failures.split.open_button, LEFT)
    return failures


def test_only_a_question_that_takes_a_split_offers_one(page, failures):
    assert failures.split.open_button.isVisible()
    assert page.body.currentWidget().rows["PD3"].split is None


def test_shares_that_add_up_answer_the_question(split, session):
    keys("60", Key.Key_Down, Key.Key_Down, "30", Key.Key_Return, "10")

    assert entry(session).split.parts == {"PD1.a": 60, "PD1.c": 30, "PD1.d": 10}
    assert entry(session).level == "PD1.a"
    assert session.assessment.sheet()["PD1"].split.whole == 100
    assert said(split).split() == ["100", "of"]
    assert not split.confidence.isVisible()


def test_what_is_left_is_said_while_it_is_typed_and_the_rest_is_kept(split, session):
    keys("60", Key.Key_Tab, "22")

    assert said(split).startswith("82 of 18 left. Not complete")
    assert entry(session).state == "unanswered"
    assert entry(session).split_text.parts == {"PD1.a": "60", "PD1.b": "22"}

    keys(Key.Key_Tab, "60")
    assert "142 of 42 too many" in said(split)


def test_the_answer_before_counts_until_the_sum_is_right(qtbot, failures, session):
    keys("3")
    qtbot.mouseClick(failures.split.open_button, LEFT)
    keys("50")

    assert "the answer before counts" in said(failures)
    assert entry(session).level == "PD1.c"
    assert session.assessment.sheet()["PD1"].split is None

    keys(Key.Key_Tab, "50")
    assert entry(session).level == "PD1.a"
    keys(Key.Key_Backspace)
    assert entry(session).split.parts == {"PD1.a": 50, "PD1.b": 50}
    assert entry(session).split_text.parts == {"PD1.a": "50", "PD1.b": "5"}


def test_counts_add_up_to_what_was_counted(split, session):
    keys("30", Key.Key_Tab, "20")
    split.split.whole.setFocus()
    keys("50")

    assert entry(session).split.of == 50
    assert said(split).startswith("50 of")


@pytest.mark.parametrize("text", ["many", "-4", "12.5", "101"])
def test_what_is_no_share_is_marked_and_kept(split, session, text):
    keys("100", Key.Key_Tab, text)

    field = split.split.fields["PD1.b"]
    assert "Context ignored: Write a whole number from 0 to 100. Your text is kept." in said(split)
    assert field.property("fault")
    assert "whole number" in field.accessibleDescription()
    assert field.text() == text
    assert entry(session).split_text.parts["PD1.b"] == text
    # What was said before the slip still counts.
    assert entry(session).split.parts == {"PD1.a": 100}


def test_nothing_below_moves_when_the_fields_come_and_go(qtbot, failures):
    def places():
        QApplication.processEvents()
        parts = (failures.states, failures.evidence, failures.note, *failures.levels.rows())
        return [part.geometry() for part in parts]

    before = places()
    qtbot.mouseClick(failures.split.open_button, LEFT)
    assert places() == before
    keys("x")
    assert places() == before
    keys(Key.Key_Backspace, "100")
    assert places() == before


def test_each_field_is_one_step_of_undo(split, session, bridge):
    keys("60", Key.Key_Tab, "40")
    assert bridge.undo_stack.count() == 2

    bridge.undo_stack.undo()
    assert entry(session).split_text.parts == {"PD1.a": "60"}
    assert split.split.fields["PD1.b"].text() == ""
    assert focused() is split.split.fields["PD1.a"]
    bridge.undo_stack.redo()
    assert entry(session).split.parts == {"PD1.a": 60, "PD1.b": 40}


def test_a_note_written_meanwhile_closes_nothing(qtbot, failures, session):
    keys("3")
    qtbot.mouseClick(failures.split.open_button, LEFT)
    failures.note.field.setFocus()
    keys("counted together")

    assert entry(session).note == "counted together"
    assert failures.split.fields["PD1.a"].isVisible()


def test_one_kind_only_keeps_the_largest_and_undo_brings_the_shares_back(
    qtbot, split, session, bridge
):
    keys("40", Key.Key_Tab, "60")
    qtbot.mouseClick(split.split.close_button, LEFT)

    assert entry(session).level == "PD1.b"
    assert entry(session).split is None
    assert split.levels.rows()[1].isChecked()
    assert split.confidence.isVisible()
    bridge.undo_stack.undo()
    assert entry(session).split.parts == {"PD1.a": 40, "PD1.b": 60}
    assert split.split.fields["PD1.a"].isVisible()


def test_a_row_and_its_digit_lead_to_the_field_and_throw_nothing_away(qtbot, split, session):
    keys("100")
    qtbot.mouseClick(split.levels.rows()[2], LEFT)

    assert focused() is split.split.fields["PD1.c"]
    assert entry(session).split.parts == {"PD1.a": 100}
    assert split.levels.choose(4)
    assert focused() is split.split.fields["PD1.d"]
    assert split.levels.choose(1)
    assert split.split.fields["PD1.a"].selectedText() == ""


def test_coming_back_to_a_split_no_key_overwrites_a_share(page, split, session):
    keys("60", Key.Key_Down, "40")
    go_to(page, "PD3")
    go_to(page, "PD1")
    first = split.levels.rows()[0]
    assert focused() is first
    before = entry(session)
    keys("x", Key.Key_7, Key.Key_Home, Key.Key_Up)
    assert entry(session) == before

    go_to(page, "PD1")
    keys(Key.Key_Down)
    assert focused() is split.split.fields["PD1.b"]
    go_to(page, "PD1")
    keys(Key.Key_Space)
    assert focused() is split.split.fields["PD1.a"]
    go_to(page, "PD1")
    keys(Key.Key_Tab)
    assert focused() is split.split.fields["PD1.a"]
    assert first.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert entry(session) == before


def test_dont_know_takes_the_shares_away_and_undo_brings_them_back(qtbot, split, session, bridge):
    keys("100")
    split.states.button("unknown").click()

    assert (entry(session).state, entry(session).split) == ("unknown", None)
    assert split.split.open_button.isVisible()
    bridge.undo_stack.undo()
    assert entry(session).split.parts == {"PD1.a": 100}


def test_emptied_fields_take_the_answer_back(split, session):
    keys("100")
    for _sign in range(3):
        keys(Key.Key_Backspace)

    assert entry(session).state == "unanswered"
    assert entry(session).split_text is None


def test_every_field_says_what_it_is(split):
    names = [field.accessibleName() for field in split.split.fields.values()]

    assert names[0] == "Facts: share"
    assert len(set(names)) == len(names)
    assert "per cent" in split.split.whole.accessibleName()


def test_the_split_of_a_kept_assessment_is_shown_again(page, failures, session):
    from core.assessment.document import AnswerEntry, SplitEntry
    from core.assessment.edits import answer_edit

    split = SplitEntry(parts={"PD1.a": 30, "PD1.c": 20}, of=50)
    kept = AnswerEntry(state="answered", level="PD1.a", split=split)
    session.perform(answer_edit(session.assessment, "PD1", kept))

    assert failures.split.fields["PD1.a"].text() == "30"
    assert failures.split.whole.text() == "50"
    assert failures.split.close_button.isVisible()
