"""A client asks "and if we had more examples?"; the consultant shows both results side by side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.answers import MOST_SCENARIOS
from core.assessment.document import AnswerEntry, SplitEntry
from core.assessment.edits import answer_edit
from gui.what_if.table import scenarios_beside
from tests.gui.result.conftest import count_draws
from tests.gui.result.test_result_page import press, words_on

# The offscreen platform says so of every menu that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
LEFT = Qt.MouseButton.LeftButton


def session_of(part):
    return part._bridge.session


def scenarios(part):
    return session_of(part).assessment.scenarios


def column(part, label, place=1):
    """Return the words of one cell of the first table."""
    for row in part.tables[0].rows:
        if not row.isHidden() and row._label.text().startswith(label):
            return row._cells[place].text()
    raise AssertionError(label)


def wait_for_draws(qtbot, part):
    qtbot.waitUntil(lambda: not part.study._missing() and part.study._task is None, timeout=10_000)


def undo(part):
    part._bridge.end_typing()
    part._bridge.undo_stack.undo()


def test_without_scenarios_the_section_says_what_to_do(part):
    assert part.empty.isVisible()
    assert "Suppose that one answer were another" in words_on(part)
    assert part.tables == []
    assert not part.new.isVisible()


def test_a_question_and_another_answer_make_a_scenario(part, studied_page, choose, qtbot):
    answers = dict(session_of(part).assessment.answers)
    choose(part.empty.buttons[0], "Examples", "EX1", "1,000 to 9,999")
    (scenario,) = scenarios(part).values()
    assert scenario.answers["EX1"].level == "EX1.e"
    assert scenario.name == "If there are 1,000 to 9,999 good example pairs"
    assert session_of(part).assessment.answers == answers
    assert part.editor.isVisible()
    assert part.editor.name.hasFocus()
    qtbot.keyClicks(part.editor.name, "With 2,000 examples")
    qtbot.keyClicks(part.editor.rows["EX1"].number.field, "2000")
    qtbot.keyClick(part.editor.rows["EX1"].number.field, Qt.Key.Key_Return)
    (scenario,) = scenarios(part).values()
    assert scenario.name == "With 2,000 examples"
    assert scenario.answers["EX1"].number == 2000.0
    assert column(part, "How many good example pairs") == "2,000 pairs"
    assert column(part, "How many good example pairs", 0) == "100 to 999"
    QApplication.processEvents()
    assert "With 2,000 examples" in words_on(part.tables[0])
    assert {e.key: e.detail for e in studied_page.sections()}["what-if"] == "1"


def test_beside_a_split_every_single_kind_can_be_supposed(part, studied_page, choose):
    split = SplitEntry(parts={"PD1.a": 55, "PD1.c": 45})
    given = AnswerEntry(state="answered", level="PD1.a", split=split)
    session = session_of(part)
    session.perform(answer_edit(session.assessment, "PD1", given))
    studied_page.settle()

    choose(part.empty.buttons[0], "Problem diagnosis", "PD1", "Facts")

    (scenario,) = scenarios(part).values()
    assert (scenario.answers["PD1"].level, scenario.answers["PD1"].split) == ("PD1.a", None)
    given_words = column(part, "What is wrong", 0).replace("\u00a0", " ")
    assert given_words == "55 % Facts, 45 % Tone or behaviour"
    assert column(part, "What is wrong") == "Facts"


def test_a_split_is_supposed_with_the_keys_and_taken_back(part, studied_page, choose, qtbot):
    choose(part.empty.buttons[0], "Problem diagnosis", "PD1", "Tone or behaviour")
    row = part.editor.rows["PD1"]
    assert part.editor.rows["PD1"].split.open_button.text() == "Several kinds? Give the split"
    qtbot.mouseClick(row.split.open_button, LEFT)
    fields = row.split.fields
    assert fields["PD1.a"].hasFocus()
    qtbot.keyClicks(fields["PD1.a"], "40")
    assert "60 left. Until the sum is right, the answer before counts." in words_on(row)
    (scenario,) = scenarios(part).values()
    assert scenario.answers["PD1"].level == "PD1.c"
    assert scenario.answers["PD1"].split is None
    fields["PD1.c"].setFocus()
    qtbot.keyClicks(fields["PD1.c"], "60")
    studied_page.settle()
    (scenario,) = scenarios(part).values()
    assert scenario.answers["PD1"].split.parts == {"PD1.a": 40, "PD1.c": 60}
    assert row.choice.text() == "Several kinds ▾"
    seen = column(part, "What is wrong").replace("\u00a0", " ")
    assert seen == "60 % Tone or behaviour, 40 % Facts"
    qtbot.mouseClick(row.split.close_button, LEFT)
    (scenario,) = scenarios(part).values()
    assert (scenario.answers["PD1"].level, scenario.answers["PD1"].split) == ("PD1.c", None)
    undo(part)
    (scenario,) = scenarios(part).values()
    assert scenario.answers["PD1"].split.parts == {"PD1.a": 40, "PD1.c": 60}
    assert fields["PD1.c"].text() == "60"


def test_a_split_that_cannot_be_is_said_and_kept_as_typed(part, choose, qtbot):
    choose(part.empty.buttons[0], "Problem diagnosis", "PD1", "Tone or behaviour")
    row = part.editor.rows["PD1"]
    qtbot.mouseClick(row.split.open_button, LEFT)
    qtbot.keyClicks(row.split.fields["PD1.a"], "lots")
    assert "Your text is kept." in words_on(row)
    (scenario,) = scenarios(part).values()
    assert scenario.answers["PD1"].split_text.parts == {"PD1.a": "lots"}
    assert scenario.answers["PD1"].level == "PD1.c"


def test_a_name_nobody_edited_follows_the_answers(part, choose, qtbot):
    choose(part.empty.buttons[0], "Problem diagnosis", "PD1", "Tone or behaviour")
    first = scenarios(part)["s1"].name
    assert first.startswith("If ")
    row = part.editor.rows["PD1"]
    qtbot.mouseClick(row.split.open_button, LEFT)
    qtbot.keyClicks(row.split.fields["PD1.a"], "70")
    row.split.fields["PD1.c"].setFocus()
    qtbot.keyClicks(row.split.fields["PD1.c"], "30")
    name = scenarios(part)["s1"].name
    assert not name.startswith("If ")
    assert "70 %" in name.replace("\u00a0", " ")
    assert "30 %" in name.replace("\u00a0", " ")
    assert part.editor.name.text() == name
    qtbot.mouseClick(row.split.close_button, LEFT)
    # The kind most of them are of is what stays, here the other one than at first.
    assert scenarios(part)["s1"].name.startswith("If most failures come from missing")
    undo(part)
    assert scenarios(part)["s1"].name == name
    part.editing.suppose("s1", "PD1", AnswerEntry(state="answered", level="PD1.c"))
    assert scenarios(part)["s1"].name == first
    part.editing.suppose("s1", "EX1", AnswerEntry(state="answered", level="EX1.f"))
    part.editing.release("s1", "PD1")
    assert scenarios(part)["s1"].name.startswith("If there are ")
    part.editing.release("s1", "EX1")
    assert scenarios(part)["s1"].name == "New scenario"


def test_a_second_name_of_the_same_words_follows_too(part):
    facts = AnswerEntry(state="answered", level="PD1.a")
    tone = AnswerEntry(state="answered", level="PD1.c")
    part.editing.begin("PD1", facts)
    part.editing.begin("PD1", facts)
    assert scenarios(part)["s2"].name.endswith("(2)")
    part.editing.suppose("s2", "PD1", tone)
    assert "(2)" not in scenarios(part)["s2"].name
    part.editing.suppose("s1", "PD1", tone)
    assert scenarios(part)["s1"].name == f"{scenarios(part)['s2'].name} (2)"


def test_a_name_that_was_typed_stays(part):
    part.editing.begin("PD1", AnswerEntry(state="answered", level="PD1.a"))
    assert part.editing.rename("s1", "The client’s hope (2)") == ""
    part.editing.suppose("s1", "PD1", AnswerEntry(state="answered", level="PD1.c"))
    part.editing.release("s1", "PD1")
    assert scenarios(part)["s1"].name == "The client’s hope (2)"


def test_only_a_question_that_takes_a_split_offers_one_here_too(part, choose):
    choose(part.empty.buttons[0], "Examples", "EX1", "1,000 to 9,999")
    assert part.editor.rows["EX1"].split is None


def test_one_click_keeps_a_change_that_would_change_the_recommendation(part, studied_page, qtbot):
    row = studied_page.changes.rows[0]
    flip = studied_page.changes._groups[0].flips[0]
    assert row.keep.accessibleName().startswith("Keep as a scenario: if ")
    qtbot.mouseClick(row.keep, LEFT)
    studied_page.settle()
    (scenario,) = scenarios(part).values()
    change = flip.changes[0]
    assert {key: entry.level for key, entry in scenario.answers.items()} == {
        change.criterion: change.after
    }
    wait_for_draws(qtbot, part)
    (one,) = part.study.outcomes(session_of(part).recommendation)
    assert one.recommendation.recommended == flip.leader
    assert row.keep.text() == "Show"
    qtbot.mouseClick(row.keep, LEFT)
    assert len(scenarios(part)) == 1
    assert studied_page.pane.places.current() == "what-if"
    assert part.tables[0].names[1].link.hasFocus()


def test_the_keys_keep_a_change_too(part, studied_page, qtbot):
    press(qtbot, studied_page.changes.rows[1].keep, Qt.Key.Key_Return)
    assert len(scenarios(part)) == 1


def test_the_columns_are_counted_off_the_screen_and_say_what_differs(part, qtbot):
    key = part.editing.begin("KN1", AnswerEntry(state="answered", level="KN1.a"))
    assert "first in" in column(part, "In front", 0)
    wait_for_draws(qtbot, part)
    result = part.study._bases()[key].study()
    assert column(part, "Verdict") == result.verdict.word
    assert column(part, "Recommended") == result.destination.title
    assert column(part, "First step") == result.first_step.title
    assert "first in" in column(part, "In front")
    first = result.ranking[0]
    assert column(part, "In front").startswith(first.name)
    changes = column(part, "What changes")
    assert "The recommendation changes from retrieval to" in changes
    semibold = [
        span.is_semibold
        for row in part.tables[0].rows
        if row._label.text() == "Recommended"
        for paragraph in row._cells[1]._paragraphs
        for span in paragraph.spans
    ]
    assert semibold == [True]


def test_another_answer_gives_every_column_anew_and_drops_what_is_late(part, studied_page, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    assert part.study._task is not None
    entry = AnswerEntry(state="answered", level="PD2.c", confidence="high")
    part._bridge.push(answer_edit(session_of(part).assessment, "PD2", entry), "PD2")
    count_draws(studied_page)
    wait_for_draws(qtbot, part)
    (one,) = part.study.outcomes(session_of(part).recommendation)
    basis = part.study._bases()["s1"]
    assert basis.sheet["PD2"].level == "PD2.c"
    assert one.recommendation == basis.study()


def test_a_name_is_typed_undone_and_never_empty_or_double(part, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    part.editing.begin("KN1", AnswerEntry(state="answered", level="KN1.a"))
    first = scenarios(part)["s1"].name
    part.open_editor("s2")
    field = part.editor.name
    before = field.text()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Plain")
    assert scenarios(part)["s2"].name == "Plain"
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert "needs a name" in part.editor.fault.text()
    assert scenarios(part)["s2"].name == "Plain"
    part.show_result(session_of(part).recommendation, session_of(part).assessment)
    assert field.text() == "", "what is being typed stays"
    field.setText("")
    qtbot.keyClicks(field, first.upper())
    assert "Another scenario has this name" in part.editor.fault.text()
    assert field.accessibleDescription() == part.editor.fault.text()
    qtbot.keyClicks(field, "!")
    assert part.editor.fault.text() == ""
    undo(part)
    assert scenarios(part)["s2"].name == before
    assert field.text() == before


def test_questions_are_added_changed_and_removed_in_the_editor(part, choose, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    part.open_editor("s1")
    choose(part.editor.add, "Knowledge", "KN2", "Static")
    assert list(part.editor.rows) == ["KN2", "EX1"]
    QApplication.processEvents()
    row = part.editor.rows["KN2"]
    assert "As answered: Fast" in words_on(row)
    qtbot.mouseClick(row.choice, LEFT)
    menu = row._menu
    qtbot.waitUntil(menu.isVisible)
    given = next(action for action in menu.actions() if "(as answered)" in action.text())
    assert not given.isEnabled()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert scenarios(part)["s1"].answers["KN2"].level == "KN2.b"
    qtbot.waitUntil(lambda: not menu.isVisible())
    part.window().activateWindow()
    qtbot.waitUntil(part.window().isActiveWindow)
    press(qtbot, part.editor.rows["KN2"].remove, Qt.Key.Key_Return)
    assert list(scenarios(part)["s1"].answers) == ["EX1"]
    assert part.editor.add.hasFocus()
    undo(part)
    assert scenarios(part)["s1"].answers["KN2"].level == "KN2.b"
    assert list(part.editor.rows) == ["KN2", "EX1"]


def test_a_number_that_is_none_stays_as_text_with_its_fault(part, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    part.open_editor("s1")
    field = part.editor.rows["EX1"].number.field
    field.setFocus()
    qtbot.keyClicks(field, "lots")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert scenarios(part)["s1"].answers["EX1"].number_text == "lots"
    assert "Write the number in digits" in words_on(part.editor)


def test_deleting_closes_the_editor_and_undo_brings_all_of_it_back(part, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    before = session_of(part).assessment
    part.open_editor("s1")
    press(qtbot, part.editor.delete, Qt.Key.Key_Space)
    assert scenarios(part) == {}
    assert not part.editor.isVisible()
    assert part.empty.isVisible()
    assert part.empty.buttons[0].hasFocus()
    undo(part)
    assert session_of(part).assessment == before
    QApplication.processEvents()
    assert part.tables[0].isVisible()


def test_the_editor_opens_and_closes_at_its_column(part, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    link = part.tables[0].names[1].link
    qtbot.mouseClick(link, LEFT)
    assert part.editor.isVisible()
    assert link.text() == "Close"
    qtbot.keyClick(part.editor.name, Qt.Key.Key_Escape)
    assert not part.editor.isVisible()
    assert (link.text(), link.hasFocus()) == ("Change", True)


def test_the_note_is_for_the_report(part, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    part.open_editor("s1")
    assert "report" in part.editor.note.accessibleName()
    qtbot.keyClicks(part.editor.note, "Two weeks of work")
    assert scenarios(part)["s1"].note == "Two weeks of work"
    assert column(part, "Note") == "Two weeks of work"


def test_undoing_a_whole_visit_restores_the_document(part, qtbot, studied_page, choose):
    before = session_of(part).assessment
    choose(part.empty.buttons[0], "Constraints", "CN2", "Open weights")
    qtbot.keyClicks(part.editor.name, "Open weights")
    choose(part.editor.add, "Risk", "RS1", "High")
    press(qtbot, part.editor.rows["CN2"].remove, Qt.Key.Key_Return)
    qtbot.mouseClick(studied_page.changes.rows[0].keep, LEFT)
    press(qtbot, part.editor.delete, Qt.Key.Key_Return)
    assert session_of(part).assessment != before
    while part._bridge.undo_stack.canUndo():
        undo(part)
    assert session_of(part).assessment == before


def test_when_there_are_as_many_as_may_be_the_section_says_so(part, studied_page, qtbot):
    for level in ("EX1.a", "EX1.b", "EX1.c", "EX1.e", "EX1.f", "KN1.a", "KN1.b", "KN2.a",
                  "KN2.b", "KN2.d", "KN3.a", "KN3.b"):  # fmt: skip
        criterion = level.partition(".")[0]
        part.editing.begin(criterion, AnswerEntry(state="answered", level=level))
    assert len(scenarios(part)) == MOST_SCENARIOS
    assert not part.new.isEnabled()
    assert "Delete one to make another" in words_on(part)
    qtbot.mouseClick(studied_page.changes.rows[0].keep, LEFT)
    assert len(scenarios(part)) == MOST_SCENARIOS
    assert studied_page.pane.places.current() == "what-if"


@pytest.mark.parametrize(("width", "beside"), [(1440, 3), (1024, 2), (512, 1)])
def test_at_every_width_each_scenario_stands_beside_the_answers_given(
    show_page, warranty_answers, width, beside
):
    page = show_page(warranty_answers, width, 768)
    part = page.what_if
    for level in ("EX1.f", "KN1.a", "KN2.a", "CN2.a", "CN2.d"):
        part.editing.begin(level.partition(".")[0], AnswerEntry(state="answered", level=level))
    page.settle()
    assert scenarios_beside(part.width()) == beside
    shown = [cell.key for table in part.tables for cell in table.names if cell.key]
    assert shown == ["s1", "s2", "s3", "s4", "s5"]
    for table in part.tables:
        assert table.names[0]._name.text() == "As answered"
        cells = [cell for row in table.rows if row.isVisible() for cell in row._cells]
        assert all(cell.geometry().right() <= table.width() for cell in cells)
        assert all(cell.height() >= cell.heightForWidth(cell.width()) for cell in cells)


def test_tab_reaches_every_part_of_the_section_in_the_order_of_the_page(part, studied_page, qtbot):
    part.editing.begin("EX1", AnswerEntry(state="answered", level="EX1.f"))
    part.open_editor("s1")
    QApplication.processEvents()
    stops, widget = [], studied_page.changes.rows[0]
    for _step in range(80):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            stops.append(widget)
    row = part.editor.rows["EX1"]
    expected = [
        studied_page.changes.rows[0].keep,
        part.tables[0].names[1].link,
        part.editor.name,
        part.editor.note,
        row.choice,
        row.number.field,
        row.remove,
        part.editor.add,
        part.editor.done,
        part.editor.delete,
        part.new,
    ]
    places = [stops.index(widget) for widget in expected]
    assert places == sorted(places)
    assert all(widget.accessibleName() for widget in expected)


def test_before_the_first_answer_there_is_no_section(show_page):
    page = show_page({})
    assert not page.what_if.isVisible()
    QApplication.processEvents()
