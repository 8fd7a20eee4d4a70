"""The keys to the next question without an answer."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.answers.sheet import State
from gui.questions.progress import next_open
from gui.questions.section_list import SectionEntry

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
OPEN = (State.UNANSWERED.value, State.ASK_LATER.value)


def focused():
    return QApplication.focusWidget()


def current_question(page):
    return page._current.get(page._section)


def answer(page, *criteria):
    for criterion in criteria:
        page.go_to(criterion)
        QTest.keyClick(focused(), Qt.Key.Key_1)


def test_it_leaves_out_what_is_answered_and_goes_on_into_other_sections(page):
    answer(page, "KN2", "KN3", "KN5", "KN6", "KN7", "KN8")
    page.go_to("KN1")
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert current_question(page) == "KN4"
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert (page._section, current_question(page)) == (2, "BO1")
    QTest.keyClick(focused(), Qt.Key.Key_Up, CHORD)
    assert (page._section, current_question(page)) == (1, "KN4")


def test_it_goes_round_the_end_of_the_questionnaire(page):
    page.go_to("RS3")
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert current_question(page) == "PD1"
    QTest.keyClick(focused(), Qt.Key.Key_Up, CHORD)
    assert current_question(page) == "RS3"


def test_a_dont_know_is_an_answer_and_a_question_for_later_comes_last(page):
    page.go_to("KN2")
    QTest.keyClick(focused(), Qt.Key.Key_D)
    page.go_to("KN3")
    QTest.keyClick(focused(), Qt.Key.Key_L)
    page.go_to("KN1")
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert current_question(page) == "KN4"


def test_it_works_from_a_note_the_list_of_sections_and_keeps_what_is_typed(row, page, session):
    row.note.field.setFocus()
    QTest.keyClicks(focused(), "ask Lindahl")
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert current_question(page) == "KN3"
    assert session.assessment.entry("KN2").note == "ask Lindahl"

    page.sections.view.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert current_question(page) == "KN4"


def test_without_an_open_question_it_says_so(page, session, qtbot):
    for entry in page._entries:
        for name, _text in entry.questions:
            page.go_to(name)
            QTest.keyClick(focused(), Qt.Key.Key_D)
    while any(state in OPEN for entry in page._entries for state in entry.states):
        QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
        QTest.keyClick(focused(), Qt.Key.Key_D)
    with qtbot.waitSignal(page.told, timeout=500) as told:
        QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert told.args == ["No question is open any more. F8 opens the result."]


STATES = st.lists(
    st.lists(st.sampled_from([state.value for state in State]), min_size=1, max_size=6),
    min_size=1,
    max_size=5,
)


@given(STATES, st.data())
def test_pressed_often_enough_it_visits_every_open_question_once_and_no_other(states, data):
    entries = tuple(
        SectionEntry(
            str(section), "", tuple(each), tuple((f"{section}.{n}", "") for n in range(len(each)))
        )
        for section, each in enumerate(states)
    )
    flat = {
        name: state
        for entry in entries
        for (name, _text), state in zip(entry.questions, entry.states, strict=True)
    }
    step = data.draw(st.sampled_from([-1, 1]))
    current = start = data.draw(st.sampled_from(list(flat)))
    wanted = {name for name, state in flat.items() if state == State.UNANSWERED}
    wanted = wanted or {name for name, state in flat.items() if state == State.ASK_LATER}
    visited = []
    for _press in wanted:
        current = next_open(entries, int(current.partition(".")[0]), current, step)
        visited.append(current)
    assert sorted(visited) == sorted(wanted)
    assert bool(next_open(entries, 0, start, step)) == bool(wanted)


@given(STATES)
def test_without_a_question_in_work_it_begins_with_the_section(states):
    entries = tuple(
        SectionEntry(
            str(section), "", tuple(each), tuple((f"{section}.{n}", "") for n in range(len(each)))
        )
        for section, each in enumerate(states)
    )
    for section, each in enumerate(states):
        if each[0] == State.UNANSWERED:
            assert next_open(entries, section, "", 1) == f"{section}.0"
