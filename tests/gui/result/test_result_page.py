"""A consultant reads the result with a client: opens rows, overrules a gate, goes to questions."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit
from core.decision.recommendation import Outcome, Status
from gui.questions.prose import Prose
from gui.style.type import BODY, LINES


def words_on(widget: QWidget) -> str:
    """Return everything a reader sees in the widget, as a screen reader hears it."""
    parts = [child for child in widget.findChildren(QWidget) if child.isVisible()]
    texts = [child.text() for child in parts if isinstance(child, QLabel)]
    return "\n".join([*texts, *(child.accessibleName() for child in parts)])


def press(qtbot, widget, key):
    widget.setFocus()
    qtbot.keyClick(widget, key)


def blocked_row(page):
    recommendation = page._bridge.session.recommendation
    codes = [row.code for row in recommendation.ranking]
    blocked = next(row for row in recommendation.ranking if row.status is Status.BLOCKED)
    return page.ranking.rows[codes.index(blocked.code)], blocked


def test_the_top_says_what_to_do_and_what_it_rests_on(page):
    recommendation = page._bridge.session.recommendation
    seen = words_on(page)
    assert recommendation.verdict.word in seen
    assert recommendation.verdict.sentence.replace(" %", "\xa0%") in seen
    assert recommendation.first_step.title in seen
    assert recommendation.destination.title in seen
    assert recommendation.confidence.rests_on in seen
    assert recommendation.confidence.not_measured in seen


def test_no_training_starts_on_the_page_before_its_gates_are_decided(show_page):
    letters = {
        "PD1": "c", "PD2": "c", "PD3": "d", "PD4": "c", "PD5": "a", "PD6": "a", "BO1": "a",
        "BO3": "c", "KN1": "a", "EX1": "e", "EX2": "a", "EV1": "c", "EV2": "d", "EV3": "d",
        "CN2": "d", "CN5": "c", "CN6": "c",
    }  # fmt: skip
    answers = {q: AnswerEntry(state="answered", level=f"{q}.{a}") for q, a in letters.items()}
    page = show_page({**answers, "EX4": AnswerEntry(state="unknown")})
    seen = words_on(page.verdict)
    assert "Settle first: Right to train" in seen
    assert "May this data be used for training?" in seen
    assert "can start now" not in seen
    pilot = next(row for row in page.roadmap.rows if "Pilot training" in row.accessibleName())
    assert "only if its entry test is met" in pilot.accessibleName()
    assert "still to be decided: Right to train" in words_on(pilot)


def test_the_approach_in_the_verdict_is_semibold(page):
    (paragraph,) = page.verdict._sentence._paragraphs
    emphasis = page._bridge.session.recommendation.verdict.emphasis
    assert [span.text for span in paragraph.spans if span.is_semibold] == [emphasis]


def test_a_long_verdict_is_set_smaller_instead_of_taking_more_lines(page):
    sentence = page.verdict._sentence
    sentence.show_text("Use retrieval.")
    sentence.resize(850, sentence.heightForWidth(850))
    assert sentence._pixels == 32
    sentence.show_text("Lean towards retrieval: most failures come from missing facts. " * 4)
    sentence.resize(850, sentence.heightForWidth(850))
    assert sentence._pixels == 27
    assert sentence.height() == sentence.heightForWidth(850) <= 4 * 34
    assert sentence.heightForWidth(2_000) > 0
    sentence.grab()
    assert sentence._pixels == 27, "what is asked about another width does not stay"


def test_the_ranking_says_why_a_higher_value_may_stand_below_a_lower_one(page):
    assert "not needed, then blocked, come last" in words_on(page.ranking)


def test_every_approach_stands_in_the_ranking_with_its_figures_and_its_gate(page):
    rows = page.ranking.rows
    ranking = page._bridge.session.recommendation.ranking
    assert len(rows) == len(ranking) == 9
    for widget, row in zip(rows, ranking, strict=True):
        spoken = widget.accessibleName()
        assert row.name in spoken
        assert f"Value {round(row.value)}" in spoken
        assert {"open": "Open", "conditional": "Conditional", "blocked": "Blocked"}[
            row.status
        ] in spoken


def test_enter_on_a_blocked_row_opens_why_not_with_the_rule_and_closes_it_again(page, qtbot):
    widget, row = blocked_row(page)
    place = page.ranking.rows.index(widget)
    gates = {gate.id: gate for gate in page._bridge.session.recommendation.gates}
    press(qtbot, widget, Qt.Key.Key_Return)
    box = page.ranking._whys[place]
    assert box.isVisible()
    seen = words_on(box)
    assert row.why in seen
    for gate in row.blocked_by:
        assert gates[gate].rule in seen
    press(qtbot, widget, Qt.Key.Key_Return)
    assert not box.isVisible()


def test_a_click_opens_a_row_and_opening_another_one_closes_it(page, qtbot):
    first, second = page.ranking.rows[0], page.ranking.rows[2]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.ranking._whys[0].isVisible()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not page.ranking._whys[0].isVisible()
    assert page.ranking._whys[2].isVisible()


def test_the_explanation_leads_to_the_question_behind_a_rule(page, qtbot):
    widget, row = blocked_row(page)
    place = page.ranking.rows.index(widget)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    gates = {gate.id: gate for gate in page._bridge.session.recommendation.gates}
    criterion = gates[row.blocked_by[0]].because[0].criterion
    link = page.ranking._whys[place]._links.layout().itemAt(0).widget()
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [criterion]


def test_the_contributions_shown_add_up_to_the_margin_in_the_heading(page):
    contrast = page._bridge.session.recommendation.contrast
    figures = [line._figure.text() for line in page.contrast.lines if line.isVisible()]
    total = sum(float(figure.replace("−", "-")) for figure in figures)
    assert total == pytest.approx(contrast.margin_shown, abs=0.001)
    assert all(figure[0] in "+−0" for figure in figures)
    assert contrast.heading in words_on(page.contrast)


def test_enter_on_a_contribution_goes_to_its_question(page, qtbot):
    line = next(line for line in page.contrast.lines if line.criterion)
    with qtbot.waitSignal(page.question_wanted) as asked:
        press(qtbot, line, Qt.Key.Key_Return)
    assert asked.args == [line.criterion]


def test_gates_that_hold_something_up_come_first_and_passing_ones_are_folded(page, qtbot):
    gates = page._bridge.session.recommendation.gates
    passing = [gate.id for gate in gates if gate.outcome is Outcome.PASSES]
    failing = next(gate for gate in gates if gate.status is Status.BLOCKED)
    assert page.gates.rows[failing.id].isVisible()
    assert not any(page.gates.rows[gate].isVisible() for gate in passing if gate in page.gates.rows)
    assert f"{len(passing)} gates pass" in page.gates.fold.text()
    qtbot.mouseClick(page.gates.fold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: all(page.gates.rows[gate].isVisible() for gate in passing))
    qtbot.mouseClick(page.gates.fold, Qt.MouseButton.LeftButton)
    assert not any(page.gates.rows[gate].isVisible() for gate in passing)


def test_a_gate_row_says_rule_reason_evidence_and_what_opens_it(page):
    gates = {gate.id: gate for gate in page._bridge.session.recommendation.gates}
    seen = words_on(page.gates.rows["G2"])
    assert gates["G2"].rule in seen
    assert "facts change weekly to monthly" in seen
    assert "the client’s change log" in seen
    assert gates["G2"].opens_when in seen
    assert "S0-9" in seen


def test_the_answer_behind_a_gate_is_a_link_to_its_question(page, qtbot):
    clause = page.gates.rows["G10"].because.clauses[0]
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(clause.link, Qt.MouseButton.LeftButton)
    assert asked.args == ["KN4"]


def test_an_override_without_a_reason_is_refused_and_the_text_is_kept(page, qtbot):
    row = page.gates.rows["G10"]
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is row.field.reason
    qtbot.keyClicks(row.field.reason, "  ")
    qtbot.mouseClick(row.field.confirm, Qt.MouseButton.LeftButton)
    assert row.field.fault.isVisible()
    assert row.field.fault.text() == "A reason is needed. It is printed in the report."
    assert row.field.reason.toPlainText() == "  "
    assert not page._bridge.session.assessment.overrides
    qtbot.keyClicks(row.field.reason, "The")
    assert not row.field.fault.isVisible()


def test_an_override_with_a_reason_is_kept_shown_undone_and_withdrawn(page, qtbot):
    session = page._bridge.session
    row = page.gates.rows["G10"]
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(row.field.reason, "The law desk agreed <b>in writing</b> & signed.")
    qtbot.keyClick(row.field.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = session.assessment.overrides["G10"]
    assert kept.reason == "The law desk agreed <b>in writing</b> & signed."
    assert kept.by == "Maija Aalto"
    assert kept.date == date.today().isoformat()
    page.settle()
    seen = words_on(row)
    assert "Blocked, now Conditional, overridden" in seen
    assert "“The law desk agreed <b>in writing</b> & signed.”" in seen
    assert "Maija Aalto" in seen
    assert row.action.text() == "Withdraw"
    assert not row.field.isVisible()
    page._bridge.undo_stack.undo()
    assert not session.assessment.overrides
    page.settle()
    assert row.action.text() == "Override…"
    page._bridge.undo_stack.redo()
    page.settle()
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    assert not session.assessment.overrides
    page.settle()
    assert "overridden" not in words_on(row)


def test_escape_closes_the_field_and_what_was_typed_stays_for_the_next_time(page, qtbot):
    row = page.gates.rows["G10"]
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(row.field.reason, "Half a sent")
    qtbot.keyClick(row.field.reason, Qt.Key.Key_Escape)
    assert not row.field.isVisible()
    assert page.focusWidget() is row.action
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    assert row.field.reason.toPlainText() == "Half a sent"


def test_the_roadmap_names_every_stage_with_its_tests(page):
    seen = words_on(page.roadmap)
    for stage in page._bridge.session.recommendation.roadmap:
        assert stage.title in seen
        assert stage.done_when in seen
        assert stage.stop_if in seen


def test_all_questions_stand_among_the_answers_and_lead_to_themselves(page, qtbot):
    assert len(page.answers.rows) == 45
    seen = words_on(page.answers)
    assert "70 % or more" in seen
    assert "don’t know" in seen
    with qtbot.waitSignal(page.question_wanted) as asked:
        press(qtbot, page.answers.rows["KN5"], Qt.Key.Key_Space)
    assert asked.args == ["KN5"]


def test_the_list_of_places_leads_and_follows(page, qtbot):
    bar = page.area.verticalScrollBar()
    places = page.pane.places
    assert places.current() == "verdict"
    page.go_to("roadmap")
    assert bar.value() > 0
    assert places.current() == "roadmap"
    bar.setValue(page._top_of("gates") + 5)
    assert places.current() == "gates"
    bar.setValue(bar.maximum())
    assert places.current() == "answers"
    bar.setValue(0)
    assert places.current() == "verdict"
    places.setFocus()
    qtbot.keyClick(places, Qt.Key.Key_Down)
    assert places.current() == "fork"
    qtbot.keyClick(places, Qt.Key.Key_Down)
    qtbot.keyClick(places, Qt.Key.Key_Return)
    assert page.focusWidget() is page.ranking.rows[0]


def test_a_click_on_a_place_always_leads_to_its_top(page, qtbot):
    places, bar = page.pane.places, page.area.verticalScrollBar()
    for key in ("gates", "reasons", "verdict", "roadmap"):
        row = [entry.key for entry in places._entries.entries].index(key)
        middle = places.visualRect(places.model().index(row, 0)).center()
        qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        top = bar.value()
        assert top == min(page._top_of(key), bar.maximum())
        bar.setValue(top + 60)
        places.choose(key)
        qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert (bar.value(), places.current()) == (top, key)


def test_an_override_opened_at_the_lower_edge_comes_into_view(page, qtbot):
    row, area = page.gates.rows["G10"], page.area
    bottom = row.action.mapTo(page._body, row.action.rect().bottomLeft()).y()
    area.verticalScrollBar().setValue(bottom - area.viewport().height() + 4)
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is row.field.reason

    def is_seen():
        top = row.field.mapTo(area.viewport(), row.field.rect().topLeft()).y()
        return top >= 0 and top + row.field.height() <= area.viewport().height()

    qtbot.waitUntil(is_seen)


def test_the_fork_says_that_it_knows_nothing_of_gates(page):
    assert "the need alone, before gates and readiness" in words_on(page.fork)


def test_the_list_says_what_is_to_be_found(page):
    details = {entry.key: entry.detail for entry in page.sections()}
    assert details["ranking"] == "9"
    assert details["answers"] == "42 of 45"
    recommendation = page._bridge.session.recommendation
    assert details["find-out"] == "3"
    assert details["changes"] == str(len(recommendation.flip_groups))
    assert recommendation.reasons_for
    against = len(recommendation.reasons_against)
    said = f"{len(recommendation.reasons_for)} for"
    assert details["reasons"] == (f"{said}, {against} against" if against else said)


def test_a_changed_answer_changes_the_page_without_building_it_anew(page, qtbot):
    before = list(page.ranking.rows)
    rule_row = page.gates.rows["G10"]
    session = page._bridge.session
    freed = AnswerEntry(state="answered", level="KN4.a")
    page._bridge.push(answer_edit(session.assessment, "KN4", freed), "KN4")
    page.settle()
    assert page.ranking.rows == before
    assert not rule_row.isVisible()
    page._bridge.undo_stack.undo()
    page.settle()
    assert page.gates.rows["G10"] is rule_row
    assert rule_row.isVisible()


def test_a_page_out_of_sight_waits_until_it_is_seen(page, qtbot):
    page.hide()
    session = page._bridge.session
    freed = AnswerEntry(state="answered", level="KN4.a")
    page._bridge.push(answer_edit(session.assessment, "KN4", freed), "KN4")
    assert page._shown_state[0] < session.revision
    page.show()
    assert page._shown_state[0] == session.revision


def test_without_an_answer_there_is_a_fork_without_a_point(show_page, qtbot):
    page = show_page({})
    assert page.fork.isVisible()
    assert not page.verdict.isVisible()
    assert not page.ranking.isVisible()
    assert "Answer the first question and the fork appears." in words_on(page)
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["PD1"]
    first = AnswerEntry(state="answered", level="PD1.a")
    page._bridge.push(answer_edit(page._bridge.session.assessment, "PD1", first), "PD1")
    page.settle()
    assert page.verdict.isVisible()
    assert not page.empty.isVisible()


WIDTHS = [(1440, True), (1280, True), (1024, True), (800, False)]


@pytest.mark.parametrize(("width", "has_pane"), WIDTHS)
def test_nothing_is_cut_at_any_width(show_page, warranty_answers, width, has_pane):
    page = show_page(warranty_answers, width, 716)
    assert page.pane.isVisible() is has_pane
    assert page.menu.isVisible() is not has_pane
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page._body.width() == page.area.viewport().width()
    for part in page._cells:
        assert part.geometry().right() < page._body.width()


@pytest.mark.parametrize("width", [1920, 1440, 1280, 1240, 1024, 800])
def test_the_form_for_an_override_is_whole_at_any_width(show_page, warranty_answers, qtbot, width):
    page = show_page(warranty_answers, width, 716)
    QCoreApplication.processEvents()
    row = page.gates.rows["G10"]
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)
    field = row.field
    QCoreApplication.processEvents()
    qtbot.mouseClick(field.confirm, Qt.MouseButton.LeftButton)
    assert field.fault.isVisible()
    QCoreApplication.processEvents()
    assert field.reason.width() >= 480, "a sentence of a reason stands on one or two lines"
    for button in (field.confirm, field.cancel):
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
    parts = (*field.findChildren(Prose), field.reason, field.confirm, field.cancel)
    boxes = [part.geometry() for part in parts]
    assert all(field.rect().contains(box) for box in boxes)
    for place, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    assert not any(
        row._desk.geometry().intersects(cell.geometry())
        for cell in (row._rule, row.because, row._opens, row._margin)
    )


@pytest.mark.parametrize("width", [1920, 1440, 1280, 1240])
def test_the_rule_of_a_gate_has_the_room_its_words_need(show_page, warranty_answers, width):
    page = show_page(warranty_answers, width, 716)
    QCoreApplication.processEvents()
    for row in page.gates.rows.values():
        rule = row._rule._rule
        assert rule.heightForWidth(rule.width()) <= 3 * LINES[BODY]
        assert rule.width() >= 190


def test_the_menu_stands_for_the_list_where_there_is_no_room(show_page, qtbot):
    page = show_page({"PD1": AnswerEntry(state="answered", level="PD1.a")}, 800, 600)
    page.focus_first()
    assert page.focusWidget() is page.menu.button
    action = next(a for a in page.menu._menu.actions() if a.text().startswith("Roadmap"))
    action.trigger()
    assert page.menu.button.text().startswith("Roadmap")
    assert page.area.verticalScrollBar().value() > 0


def test_everything_that_takes_the_focus_has_a_name(page):
    for child in page.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            face = QAccessible.queryAccessibleInterface(child)
            assert face.text(QAccessible.Text.Name), child


def test_tab_goes_down_the_page(page, qtbot):
    page.pane.places.setFocus()
    tops = []
    for _step in range(14):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        widget = page.focusWidget()
        tops.append(widget.mapTo(page._body, widget.rect().topLeft()).y())
    assert tops == sorted(tops)
