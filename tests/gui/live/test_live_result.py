"""The live result says what is known so far, and stays whole while figures are missing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from core.answers import Answer, AnswerSheet, State
from core.answers.sheet import Confidence
from core.decision.recommend import recommend
from core.decision.recommendation import Status, VerdictState
from core.model.compile import compile_model
from core.model.loader import load_shipped
from gui.live.pane import LivePane
from gui.live.quiet import quieted
from gui.live.ranking_list import changed_values
from gui.live.strip import LiveStrip
from gui.live.wording import (
    ask_next,
    facts,
    rests_on,
    weight_in_full,
    weight_of,
)
from gui.style.sheet import dress
from gui.style.theme import DARK, LIGHT

# A support desk: facts that change and must be cited; leaning at a glance, clear by the draws.
CASE = (
    "PD1.a", "PD2.a", "PD3.c", "PD4.c", "PD5.b", "PD6.b", "PD7.a", "KN1.c", "KN2.b", "KN3.d",
    "KN4.c", "KN5.b", "KN6.a", "KN7.a", "KN8.b", "BO1.a", "BO2.a", "BO3.a", "BO5.a", "EX1.d",
    "EX2.b", "EX3.a", "EX4.c", "EX5.b", "EV1.c", "EV2.d", "EV3.c", "EC1.c", "EC2.d", "EC3.b",
    "EC4.a", "CN1.b", "CN2.b", "CN3.a", "CN4.b", "CN5.b", "CN7.a", "TH1.c", "TH2.c", "RS1.b",
    "RS2.b", "RS3.a",
)  # fmt: skip
GENERAL = tuple("KN1.a" if level == "KN1.c" else level for level in CASE)
LATER = tuple("TH1.b" if level == "TH1.c" else level for level in CASE)
# Instructions alone have the higher value here, yet less than what is needed.
FEW_RULES = (
    *(level for level in CASE if level[:3] not in ("KN2", "KN7", "BO3", "EX1", "EC3", "RS1")),
    "KN2.a", "KN7.c", "BO3.c", "EX1.a", "EC3.a", "RS1.a",
)  # fmt: skip


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


def sheet(*levels):
    sure = Confidence.HIGH
    answers = {
        level.partition(".")[0]: Answer(State.ANSWERED, level, None, sure) for level in levels
    }
    return AnswerSheet(answers)


def glanced(analyst, *levels):
    """What is on screen in the frame after an answer: everything but the draws."""
    return recommend(analyst.model, sheet(*levels), analyst.glance(sheet(*levels)))


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


def test_counted_draws_take_the_place_of_the_counts(analyst):
    result = analyst.recommend(sheet(*CASE))
    result = replace(result, confidence=replace(result.confidence, first=72, family=80))
    shown = words(facts(result))

    assert shown == [
        f"First in {result.confidence.first} of 100 runs.",
        f"Retrieval is part of the winner in {result.confidence.family} of 100.",
        result.need.description,
    ]


def test_the_same_share_is_not_said_twice(pane, analyst):
    result = analyst.recommend(sheet(*CASE))
    same = replace(result, confidence=replace(result.confidence, first=72, family=72))
    assert words(facts(same)) == ["First in 72 of 100 runs.", result.need.description]

    pane.show()
    pane.show_recommendation(result)
    QApplication.processEvents()
    places = [pane._ranking.y(), pane._rests_on.y(), pane.ask_rows[0].y()]
    pane.show_recommendation(same)
    QApplication.processEvents()
    assert [pane._ranking.y(), pane._rests_on.y(), pane.ask_rows[0].y()] == places


def test_while_the_draws_are_counted_their_lines_stand_already(analyst, model):
    shown = words(facts(recommend(model, sheet(*CASE))))
    assert shown[:2] == [
        "First in … of 100 runs.",
        "Retrieval is part of the winner in … of 100.",
    ]


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


def test_the_heading_of_the_ranking_says_its_order_and_is_not_cut(pane, model, analyst):
    answers = {level.partition(".")[0]: Answer(State.ANSWERED, level) for level in FEW_RULES}
    result = analyst.recommend(AnswerSheet(answers))
    pane.show_recommendation(result)
    pane.show()
    QApplication.processEvents()
    title = next(label for label in pane.findChildren(QLabel) if "Ranking" in label.text())
    assert title.text() == pane._ranking.accessibleName() == "Ranking by value, needed first"
    assert pane._value_head.text() == "from neutral, with range"
    for label in (title, pane._value_head):
        assert label.width() >= label.sizeHint().width()
    free = [row for row in result.ranking if row.status is not Status.BLOCKED]
    needed = [row for row in free if row.fit >= model.limits.need_line]
    others = [row for row in free if row not in needed]
    assert free == needed + others
    assert needed[-1].value < others[0].value


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


def test_the_verdict_does_not_flicker_between_an_answer_and_its_draws(pane, analyst):
    first = analyst.recommend(sheet(*CASE))
    between = glanced(analyst, *LATER)
    assert first.verdict.state is VerdictState.CLEAR
    assert between.verdict.state is VerdictState.LEANING
    assert between.recommended == first.recommended

    pane.show_recommendation(first)
    seen = []
    for recommendation in (between, analyst.recommend(sheet(*LATER))):
        pane.show_recommendation(recommendation)
        seen.append((pane._word.text(), pane._sentence.text()))
    assert seen[0] == (first.verdict.word, first.verdict.short_sentence)
    assert seen[1][0] == analyst.recommend(sheet(*LATER)).verdict.word


def test_another_recommendation_is_said_at_once(pane, analyst):
    pane.show_recommendation(analyst.recommend(sheet(*CASE)))
    between = glanced(analyst, *GENERAL)
    assert between.recommended == "PE"
    pane.show_recommendation(between)
    assert pane._sentence.text() == between.verdict.short_sentence
    assert "First in … of 100 runs." in pane._facts.text()


def test_a_verdict_that_needs_no_draws_is_never_held_back(analyst):
    first = analyst.recommend(sheet(*CASE))
    stopped = glanced(analyst, *("PD4.a" if level == "PD4.c" else level for level in CASE))
    assert stopped.verdict.state is VerdictState.NOTHING
    assert quieted(first, stopped).verdict == stopped.verdict


def test_old_figures_stay_in_grey_until_the_new_draws_are_counted(pane, analyst):
    first = analyst.recommend(sheet(*CASE))
    pane.show_recommendation(first)
    pane.show_recommendation(glanced(analyst, *LATER))
    shares = pane._facts._paragraphs[0]
    assert f"{first.confidence.first} of 100" in pane._facts.text()
    assert {span.colour for span in shares.spans} == {"ink3"}
    assert all(row.spread is not None for row in pane._ranking._rows)
    assert pane._shown.need.cloud == first.need.cloud

    pane.show_recommendation(analyst.recommend(sheet(*LATER)))
    assert "ink3" not in {span.colour for span in pane._facts._paragraphs[0].spans}


def test_the_dots_of_the_last_answer_outlive_the_draws(pane, analyst):
    pane.show_recommendation(analyst.recommend(sheet(*CASE)))
    between = glanced(analyst, *GENERAL)
    pane.show_recommendation(between)
    moved = dict(pane._ranking._previous)
    assert moved
    pane.show_recommendation(analyst.recommend(sheet(*GENERAL)))
    assert pane._ranking._previous == moved


def test_nothing_moves_when_the_draws_arrive(qtbot, pane, analyst):
    pane.show()
    places = set()
    for recommendation in (
        glanced(analyst, *CASE),
        analyst.recommend(sheet(*CASE)),
        glanced(analyst, *GENERAL),
        analyst.recommend(sheet(*GENERAL)),
    ):
        pane.show_recommendation(recommendation)
        QApplication.processEvents()
        parts = (pane._fork, pane._ranking, pane._rests_on, *pane.ask_rows)
        places.add(tuple(part.geometry().getRect() for part in parts))
    assert len(places) == 1


def test_each_open_question_says_how_likely_it_changes_the_verdict(qtbot, pane, analyst):
    result = glanced(analyst, *CASE[:14])
    pane.show_recommendation(result)
    pane.show()
    chances = {question.criterion: question.chance for question in result.open_questions}
    assert any(0 < chance < 1 for chance in chances.values())
    listed = ask_next(result)[:3]
    said = [weight_in_full(each, result) or weight_of(each, result) for each in listed]
    assert any(each.startswith("Chance that the answer changes the verdict: ") for each in said)
    for row, words_said in zip(pane.ask_rows, said, strict=True):
        assert words_said in row.accessibleName()
    assert pane._ask_about.text() == "chance to change the verdict"
    with qtbot.waitSignal(pane.question_wanted) as told:
        qtbot.mouseClick(pane.ask_rows[0], Qt.MouseButton.LeftButton)
    assert told.args == [listed[0].criterion]


def ineffective(result, *kept):
    """The same result, had no open question a chance to change it; ``kept`` decide a gate."""
    questions = tuple(
        replace(question, chance=0.0, value=0.0, holds_back=("G10",) if place in kept else ())
        for place, question in enumerate(result.open_questions)
    )
    return replace(result, open_questions=questions)


def test_questions_without_effect_are_not_listed_under_a_promise(pane, analyst):
    result = ineffective(glanced(analyst, *CASE[:14]))
    pane.show_recommendation(result)
    assert pane._ask_about.text() == "no single answer would change it"
    assert not any(row.isEnabled() for row in pane.ask_rows)


def test_a_question_that_only_decides_a_gate_of_the_leader_says_so(qtbot, pane, analyst):
    result = ineffective(glanced(analyst, *CASE[:14]), 4)
    leading = next(row.name for row in result.ranking if row.place == 1)
    pane.show_recommendation(result)
    assert pane._ask_about.text() == "no single answer would change it"
    row = pane.ask_rows[0]
    assert result.open_questions[4].short in row.accessibleName()
    assert row._weight == "decides a gate"
    assert f"decides whether {leading.lower()} can start" in row.toolTip()
    assert not any(row.isEnabled() for row in pane.ask_rows[1:])

    strip = LiveStrip()
    qtbot.addWidget(strip)
    strip.show_recommendation(result)
    assert strip._next.text().endswith(f"Decides whether {leading.lower()} can start.")


def test_before_anything_is_recommended_no_question_is_called_useless(pane, analyst):
    result = glanced(analyst)
    pane.show_recommendation(result)
    assert not any(weight_of(question, result) for question in result.open_questions)
    assert pane._ask_about.text() == "gates wait for these"


def test_the_strip_keeps_its_verdict_too(qtbot, analyst):
    strip = LiveStrip()
    qtbot.addWidget(strip)
    first = analyst.recommend(sheet(*CASE))
    strip.show_recommendation(first)
    strip.show_recommendation(glanced(analyst, *LATER))
    assert strip._word.text() == first.verdict.word
