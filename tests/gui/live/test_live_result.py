"""The live result says what is known so far, and stays whole while figures are missing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea

from core.answers import Answer, AnswerSheet, State
from core.decision.recommend import recommend
from core.model.compile import compile_model
from core.model.loader import load_shipped
from gui.live.pane import LivePane
from gui.live.ranking_list import changed_values
from gui.live.strip import LiveStrip
from gui.live.wording import chance_in_words, facts, rests_on
from gui.style.sheet import dress
from gui.style.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def model():
    return compile_model(load_shipped())


@pytest.fixture
def pane(qtbot):
    pane = LivePane()
    qtbot.addWidget(pane)
    pane.resize(384, 848)
    return pane


def answered(model, *levels):
    answers = {level.partition(".")[0]: Answer(State.ANSWERED, level) for level in levels}
    return recommend(model, AnswerSheet(answers))


def words(paragraphs):
    return ["".join(span.text for span in paragraph.spans) for paragraph in paragraphs]


def test_an_empty_sheet_shows_a_fork_without_a_point(pane, model):
    nothing = answered(model)
    pane.show_recommendation(nothing)

    assert pane._word.text() == nothing.verdict.word
    assert pane._sentence.text() == nothing.verdict.short_sentence
    assert "0 of 45" in pane._facts.text()


def test_without_runs_the_facts_are_counts_and_gates(model):
    shown = words(facts(answered(model, "KN2.c", "KN1.c")))

    assert shown[0] == "Rests on 2 of 45 answers."
    assert "gate" in shown[1]
    assert not any("None" in line or "100" in line for line in shown)


def test_with_runs_the_share_stands_first(model):
    result = answered(model, "KN2.c")
    first = replace(result.ranking[0], p_first=0.764)
    result = replace(result, ranking=(first, *result.ranking[1:]))

    assert words(facts(result))[0] == "First in 76 of 100 runs."


@pytest.mark.parametrize(
    ("chance", "said"), [(0.2, "1 in 5"), (0.071, "1 in 14"), (1.0, "1 in 1"), (0, "no effect")]
)
def test_a_chance_is_said_in_words(chance, said):
    assert chance_in_words(chance) == said


def test_values_that_moved_are_remembered_until_the_next_answer(pane, model):
    before, after = answered(model, "KN2.a"), answered(model, "KN2.d")
    moved = changed_values(before.ranking, after.ranking)
    assert moved
    assert all(round(value) != round(after.ranked(code).value) for code, value in moved.items())

    pane.show_recommendation(before)
    pane.show_recommendation(after)
    assert pane._ranking._previous == moved
    pane.show_recommendation(after)
    assert pane._ranking._previous == {}


def test_nothing_moves_when_answers_change(qtbot, pane, model):
    pane.show()
    pane.show_recommendation(answered(model))
    QApplication.processEvents()
    places = [pane._ranking.y(), pane._rests_on.y(), pane.ask_rows[0].y()]
    for levels in (("KN2.c",), ("KN2.d", "PD1.a"), ("KN1.c", "KN2.d", "KN5.c", "PD1.a", "BO1.a")):
        pane.show_recommendation(answered(model, *levels))
        QApplication.processEvents()
        assert [pane._ranking.y(), pane._rests_on.y(), pane.ask_rows[0].y()] == places


def test_the_reasons_name_their_questions(model):
    result = answered(model, "KN1.c", "KN2.d", "KN4.a", "PD1.b", "PD2.a", "BO1.a", "BO2.a")
    text = words(rests_on(result))[0]
    for reason in result.reasons_for[:2]:
        assert reason.criterion in text
        assert reason.headline in text


def test_the_ranking_is_read_out_with_its_blocked_rows(pane, model):
    result = answered(model, "KN2.d", "KN1.c", "EX1.a", "CN2.a")
    pane.show_recommendation(result)
    spoken = pane._ranking.accessibleDescription()
    for row in result.ranking:
        assert f"{row.name} {round(row.value)}" in spoken


def test_open_questions_can_be_pressed(qtbot, pane, model):
    result = answered(model, "KN2.c")
    pane.show_recommendation(result)
    pane.show()
    with qtbot.waitSignal(pane.question_wanted, timeout=500) as told:
        qtbot.mouseClick(pane.ask_rows[1], Qt.MouseButton.LeftButton)
    assert told.args == [result.open_questions[1].criterion]


def test_no_open_question_leaves_no_button(pane, model):
    pane.show_recommendation(replace(answered(model), open_questions=()))
    assert not any(row.isEnabled() for row in pane.ask_rows)


def test_the_strip_says_the_same_in_one_line(qtbot, model):
    strip = LiveStrip()
    qtbot.addWidget(strip)
    result = answered(model, "KN2.c")
    strip.show_recommendation(result)

    assert strip._sentence.text() == result.verdict.short_sentence
    assert strip._next.text() == f"Ask next: {result.open_questions[0].short}"
    strip.show_recommendation(replace(result, open_questions=()))
    assert strip._next.text() == ""


@pytest.mark.parametrize("height", [748, 848])
def test_the_pane_never_scrolls_in_the_sizes_a_window_opens_at(qtbot, pane, model, height):
    pane.resize(384, height)
    pane.show()
    pane.show_recommendation(answered(model, "KN1.c", "KN2.d", "EX1.a", "CN2.a"))
    QApplication.processEvents()

    area = pane.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_another_paper_changes_the_ink(qtbot, pane, model):
    pane.show_recommendation(answered(model))
    application = QApplication.instance()
    dress(application, DARK)
    try:
        cursor = QTextCursor(pane._sentence._document)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        assert cursor.charFormat().foreground().color() == DARK.colour("ink")
    finally:
        dress(application, LIGHT)
