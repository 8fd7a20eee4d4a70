"""The reader asks how firm it is, what would change it and what to find out next."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit
from core.decision.recommendation import FlipKind, Status
from gui.result.change_words import larger_sets
from gui.result.figures import ApproachNames, unbroken
from tests.gui.result.conftest import count_draws
from tests.gui.result.test_result_page import press, words_on

FEW = ("PD", "KN")


@pytest.fixture
def few_answers_page(show_page, warranty_answers):
    """Half an interview: diagnosis and knowledge answered, the rest open."""
    answers = {key: entry for key, entry in warranty_answers.items() if key[:2] in FEW}
    page = show_page(answers)
    count_draws(page)
    return page


def recommendation_of(page):
    return page._bridge.session.recommendation


def visible(rows):
    return [row for row in rows if row.isVisible()]


def answer(page, level):
    criterion = level.partition(".")[0]
    entry = AnswerEntry(state="answered", level=level, confidence="high")
    page._bridge.push(answer_edit(page._bridge.session.assessment, criterion, entry), criterion)
    page.settle()


def test_until_the_draws_are_counted_the_page_says_so_and_then_shows_them(page):
    assert "Counting the draws…" in words_on(page.robust)
    assert not page.robust.table.isVisible()
    assert "First in" not in page.ranking.rows[0].accessibleName()
    count_draws(page)
    result = recommendation_of(page)
    assert "Counting the draws…" not in words_on(page.robust)
    assert page.robust.table.isVisible()
    assert f"First in {result.confidence.first} of 100 runs." in (
        page.ranking.rows[0].accessibleName()
    )
    assert result.confidence.robust in words_on(page.standing)
    assert "9 of 10 runs" in words_on(page.ranking)


def test_blocked_approaches_are_first_in_no_run(studied_page):
    for row, widget in zip(
        recommendation_of(studied_page).ranking, studied_page.ranking.rows, strict=True
    ):
        assert ("of 100 runs" in widget.accessibleName()) is (row.status is not Status.BLOCKED)


def test_the_table_says_how_often_each_approach_is_first_and_its_gates_hold(studied_page):
    spoken = studied_page.robust.table.accessibleDescription()
    robustness = studied_page._bridge.session.insight.robustness
    for row in recommendation_of(studied_page).ranking:
        holds = round(100 * robustness.feasible[row.code])
        assert f"{row.name}: first in" in spoken
        if 0 < holds < 100:
            assert f"gates hold in {holds}." in spoken
    note = studied_page.robust.note.text()
    family = recommendation_of(studied_page).confidence.family
    assert f"Retrieval is part of the winner in {family} of 100." in note
    assert "Training of any kind" in note
    assert "10,000 draws; each share is right to within 1 of 100." in note


def test_old_shares_stay_until_the_draws_of_the_new_answers_are_there(studied_page):
    before = studied_page.robust.table.accessibleDescription()
    said = studied_page.verdict._word.text()
    answer(studied_page, "TH1.b")
    assert studied_page.robust.table.isVisible()
    assert studied_page.robust.table.accessibleDescription() == before
    assert studied_page.verdict._word.text() == said
    assert all("First in" in row.accessibleName() for row in studied_page.ranking.rows[:3])
    count_draws(studied_page)
    assert studied_page.verdict._word.text() == recommendation_of(studied_page).verdict.word


def test_every_question_whose_answer_changes_it_stands_in_a_row(studied_page, qtbot):
    groups = recommendation_of(studied_page).flip_groups
    rows = visible(studied_page.changes.rows)
    assert [row.criterion for row in rows] == [group.criterion for group in groups]
    seen = words_on(studied_page.changes)
    for group in groups:
        assert unbroken(group.before) in seen
        assert unbroken(group.after) in seen
    with qtbot.waitSignal(studied_page.question_wanted) as asked:
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert asked.args == [rows[1].criterion]


def test_rows_that_differ_in_the_new_leader_name_it(studied_page):
    names = [row.accessibleName() for row in visible(studied_page.changes.rows)]
    assert any("Context orchestration" in name for name in names)
    assert any("Prompt engineering" in name for name in names)
    assert any("Diagnose first" in name for name in names)
    assert any("Nothing needed" in name for name in names)


def test_a_row_says_whether_a_lead_a_tie_or_a_gate_decides(studied_page):
    groups = recommendation_of(studied_page).flip_groups
    kinds = [group.kind for group in groups]
    assert FlipKind.BY_GATE in kinds
    for kind, row in zip(kinds, visible(studied_page.changes.rows), strict=True):
        name = row.accessibleName()
        assert ("A gate decides" in name) is (kind is FlipKind.BY_GATE)
        assert ("Lead +" in name) is (kind is FlipKind.LEADS)
        assert ("Too close to call with the recommendation" in name) is (kind is FlipKind.TIES)


def test_the_margin_says_what_it_takes_to_make_training_win(studied_page, pack):
    note = studied_page.changes.note.text()
    assert note.startswith("No single answer makes training win. It takes five")
    sets = recommendation_of(studied_page).smallest_sets
    best = next(code for code in ("FT+RAG", "LORA") if sets[code] is not None)
    assert all(unbroken(change.after_statement) in note for change in sets[best].changes)
    assert "More than five answers: Preference tuning, full fine-tuning." in note
    told = larger_sets(recommendation_of(studied_page), ApproachNames(pack))
    assert len(told) == len(note.split("\n"))


def test_a_long_list_of_changes_is_folded_and_unfolds(show_page, warranty_answers, qtbot):
    answers = {key: each for key, each in warranty_answers.items() if key[:2] in ("PD", "BO")}
    page = show_page({**answers, "BO4": AnswerEntry(state="answered", level="BO4.b")})
    part = page.changes
    total = len(recommendation_of(page).flip_groups)
    assert total > 8
    assert len(visible(part.rows)) == 8
    assert part.more.text() == f"{total - 8} more"
    qtbot.mouseClick(part.more, Qt.MouseButton.LeftButton)
    assert len(visible(part.rows)) == total
    qtbot.mouseClick(part.more, Qt.MouseButton.LeftButton)
    assert len(visible(part.rows)) == 8


def test_two_answers_together_and_importances_are_told_and_fold(show_page, warranty_answers, qtbot):
    some = ("BO", "EC", "CN")
    page = show_page({key: each for key, each in warranty_answers.items() if key[:2] in some})
    further = page.changes.further
    assert not further.pairs.isVisible()
    count_draws(page)
    result = recommendation_of(page)
    assert len(result.pairs) > 2
    assert further.pairs.isVisible()
    assert len(further.pairs.text.text().split("\n")) == 2
    first = result.pairs[0]
    assert all(unbroken(c.after_statement) in words_on(further.pairs) for c in first.changes)
    qtbot.mouseClick(further.pairs.more, Qt.MouseButton.LeftButton)
    assert len(further.pairs.text.text().split("\n")) == len(result.pairs)
    qtbot.mouseClick(further.pairs.more, Qt.MouseButton.LeftButton)
    assert len(further.pairs.text.text().split("\n")) == 2
    assert len(result.importance_ties) > 2
    assert further.ties.isVisible()
    for tie in result.importance_ties[:2]:
        assert f"If {tie.title[0].lower()}{tie.title[1:]} counted" in words_on(further.ties)


def test_what_to_find_out_next_has_chance_person_and_effort(few_answers_page, qtbot):
    questions = recommendation_of(few_answers_page).open_questions
    likely = [question for question in questions if question.chance]
    rows = {row.criterion: row for row in visible(few_answers_page.find_out.rows)}
    assert likely
    for question in likely:
        said = rows[question.criterion].accessibleName()
        assert question.short in said
        assert question.who in said
        assert question.effort in said
        assert " in " in said
    row = rows[likely[0].criterion]
    with qtbot.waitSignal(few_answers_page.question_wanted) as asked:
        press(qtbot, row, Qt.Key.Key_Return)
    assert asked.args == [likely[0].criterion]


def test_a_question_without_effect_is_called_not_worth_asking_now(studied_page):
    said = [row.accessibleName() for row in visible(studied_page.find_out.rows)]
    assert len(said) == 3
    assert all("no effect" in words and "not worth asking now" in words for words in said)


def test_a_question_that_decides_a_gate_of_the_leader_is_worth_asking(studied_page):
    result = recommendation_of(studied_page)
    first, *rest = result.open_questions
    held = dataclasses.replace(first, chance=0.0, value=0.0, holds_back=("G10",))
    part = studied_page.find_out
    part.show_result(dataclasses.replace(result, open_questions=(held, *rest)), None)
    row = visible(part.rows)[0]
    assert "decides whether" in row.accessibleName()
    assert "can start" in row.accessibleName()
    assert "not worth asking" not in row.accessibleName()
    assert "no effect" not in row.accessibleName()


def test_of_the_questions_without_effect_only_the_first_few_stand_unfolded(few_answers_page, qtbot):
    part = few_answers_page.find_out
    questions = recommendation_of(few_answers_page).open_questions
    folded = len(questions) - len(visible(part.rows))
    assert len(visible(part.rows)) <= 8
    assert part.more.text() == f"{folded} more"
    press(qtbot, part.more, Qt.Key.Key_Space)
    assert len(visible(part.rows)) == len(questions)


def test_nothing_is_recommended_yet_and_the_questions_name_their_gates(show_page):
    page = show_page({"TH1": AnswerEntry(state="answered", level="TH1.c")})
    count_draws(page)
    first = recommendation_of(page).open_questions[0]
    assert recommendation_of(page).recommended is None
    assert "no effect" not in words_on(page.find_out)
    assert "Gates that wait for it" in words_on(page.find_out)
    assert recommendation_of(page).gate_titles(first.decides)[0] in words_on(page.find_out)
    assert "Nothing is recommended yet" in words_on(page.changes)


def test_the_new_places_lead_to_their_parts(studied_page):
    for place in ("robust", "changes", "find-out"):
        studied_page.go_to(place)
        assert studied_page.pane.places.current() == place


def test_draws_that_arrive_while_the_page_is_out_of_sight_are_shown_when_it_is_seen(page):
    page.hide()
    count_draws(page)
    assert not page.robust.table.isVisibleTo(page)
    page.show()
    page.settle()
    assert page.robust.table.isVisible()


def test_the_ids_of_a_gate_stand_under_their_heading(page):
    QApplication.processEvents()
    clause = page.gates.rows["G10"].because.clauses[0]
    picture = clause.link.grab().toImage()
    ground = picture.pixelColor(picture.width() - 1, 0)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
    ]
    assert inked[0] <= 2
