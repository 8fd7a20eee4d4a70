"""Below the verdict: what the client hoped for, and which answers were changed afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit, details_edit
from gui.autosave import PAINT_MS

LEFT = Qt.MouseButton.LeftButton


def change(page, criterion, level):
    """Answer on the questions page, as if the result had been left for it, and come back."""
    page.hide()
    bridge = page._bridge
    entry = AnswerEntry(state="answered", level=level, confidence="high")
    bridge.push(answer_edit(bridge.session.assessment, criterion, entry), criterion)
    page.show()
    page.settle()
    QApplication.processEvents()


def links(page):
    return [link for link in page.remarks.findChildren(QPushButton) if link.isVisible()]


def test_an_ordinary_result_has_no_remark(page):
    assert page.remarks.isHidden()


def test_opening_the_result_is_kept_and_is_nothing_to_undo(page, qtbot):
    session = page._bridge.session
    assert session.assessment.seen.answers.keys() == session.assessment.answers.keys() - {"CN6"}
    assert page._bridge.undo_stack.count() == 0
    shelf = session._store
    qtbot.waitUntil(lambda: bool(shelf.savings), timeout=50 * PAINT_MS)
    assert shelf.savings[-1].assessment.seen == session.assessment.seen


def test_nothing_is_kept_while_nothing_is_recommended(show_page):
    page = show_page({"KN2": AnswerEntry(state="answered", level="KN2.a")})
    assert page._bridge.session.recommendation.recommended is None
    assert page._bridge.session.assessment.seen is None


def test_changed_answers_are_named_and_a_click_leads_to_them(page, qtbot):
    change(page, "KN2", "KN2.a")
    change(page, "PD5", "PD5.a")
    assert page.remarks.lines[0].text.text() == "2 answers were changed after the result was seen:"
    assert [link.text() for link in links(page)] == ["PD5", "KN2"]
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(links(page)[1], LEFT)
    assert asked.args == ["KN2"]


def test_undoing_the_change_takes_the_mark_away(page):
    change(page, "KN2", "KN2.a")
    assert page.remarks.isVisible()
    page._bridge.undo_stack.undo()
    page.settle()
    assert page.remarks.isHidden()
    page._bridge.undo_stack.redo()
    page.settle()
    assert page.remarks.lines[0].text.text() == "One answer was changed after the result was seen:"


def test_the_hope_of_the_client_stands_below_the_verdict(page):
    session = page._bridge.session
    hoped = session.assessment.details.model_copy(update={"favourite": "LORA"})
    page._bridge.push(details_edit(session.assessment, hoped), "hope")
    page.settle()
    assert page.remarks.isVisible()
    assert "the client hopes for lora tuning" in page.remarks.lines[0].text.text().lower()
    assert page.remarks.mapTo(page, page.remarks.rect().topLeft()).y() > 0


def test_answers_that_do_not_go_together_are_pointed_out_and_lead_to_their_questions(
    show_page, warranty_answers, qtbot
):
    general = AnswerEntry(state="answered", level="KN1.a", confidence="high")
    page = show_page({**warranty_answers, "KN1": general})
    shown = [line for line in page.remarks.lines if line.isVisible()]
    said = [line.text.text() for line in shown]
    assert any("yet every answer must name its source." in text for text in said)
    line = next(line for line in shown if "name its source" in line.text.text())
    asked_about = [link.text() for link in line.findChildren(QPushButton)]
    assert asked_about == ["KN1", "KN4"]
    with qtbot.waitSignal(page.question_wanted) as asked:
        qtbot.mouseClick(line.findChildren(QPushButton)[1], LEFT)
    assert asked.args == ["KN4"]
    change(page, "KN4", "KN4.a")
    left = [line.text.text() for line in page.remarks.lines if line.isVisible()]
    assert not any("name its source" in text for text in left)
