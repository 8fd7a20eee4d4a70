"""Figures that differ from an answer say so where they can be mended, and lead to the question."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit

LEFT = Qt.MouseButton.LeftButton


def numbered(level, number):
    return AnswerEntry(state="answered", level=level, number=number, confidence="high")


@pytest.fixture
def page(show_page, warranty_answers, reckon, qtbot):
    """Costs begun, with 80,000 requests a month and 2,000,000 tokens among the answers."""
    given = {"EC1": numbered("EC1.c", 80_000.0), "KN3": numbered("KN3.d", 2_000_000.0)}
    page = show_page({**warranty_answers, **given})
    qtbot.mouseClick(page.begin.rows[0], LEFT)
    reckon(page)
    return page


def enter(page, name, value):
    page.editing.enter(name, page.editing.moved(name, value))


def tops(page):
    parts = (page.form, *page.form.dials.values(), page.form.model, page.form.serving, page.bands)
    return [part.mapTo(page, part.rect().topLeft()).y() for part in parts]


def test_below_the_volume_a_link_leads_to_the_question_that_says_otherwise(page, reckon, qtbot):
    assert not page.form.question.isVisible()
    before = tops(page)
    field = page.form.dials["volume"].field
    field.setText("90,000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    reckon(page)
    assert page.form.question.isVisible()
    assert page.form.question.text() == "Question EC1"
    assert (
        page.form._hint.text()
        == "says 80,000 requests a month. The time follows the answer to TH2."
    )
    assert tops(page) == before, "nothing may move when it appears"
    with qtbot.waitSignal(page.question_wanted, timeout=500) as wanted:
        qtbot.mouseClick(page.form.question, LEFT)
    assert wanted.args == ["EC1"]


def test_it_goes_when_either_of_the_two_is_mended(page, reckon):
    enter(page, "volume", 90_000.0)
    reckon(page)
    assert page.form.question.isVisible()
    enter(page, "volume", 80_000.0)
    reckon(page)
    assert not page.form.question.isVisible()

    enter(page, "volume", 90_000.0)
    reckon(page)
    edit = answer_edit(page._bridge.session.assessment, "EC1", numbered("EC1.c", 90_000.0))
    page._bridge.push(edit, "EC1")
    reckon(page)
    assert not page.form.question.isVisible()
    assert "Drag to try" in page.form._hint.text()


def test_what_is_wrong_with_a_figure_is_said_first(page, reckon):
    enter(page, "volume", 90_000.0)
    reckon(page)
    field = page.form.dials["output-tokens"].field
    field.setText("very many")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Write the number in digits" in page.form._hint.text()
    assert not page.form.question.isVisible()


def test_the_row_of_an_input_says_it_with_a_link_beside(page, reckon, qtbot):
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    page.go_to_input("corpus-tokens")
    reckon(page)
    (table,) = page.inputs.tables.values()
    row = table.rows["corpus-tokens"]
    assert "question KN3 says 2,000,000" in row.accessibleName()
    assert row.link.accessibleName() == "Go to question KN3"
    assert row.rect().contains(row.link.geometry())
    with qtbot.waitSignal(page.question_wanted, timeout=500) as wanted:
        qtbot.mouseClick(row.link, LEFT)
    assert wanted.args == ["KN3"]
    other = next(one for name, one in table.rows.items() if name != "corpus-tokens")
    assert not other.link.isVisible()

    editor = table.editors["corpus-tokens"]
    with qtbot.waitSignal(page.question_wanted, timeout=500) as wanted:
        qtbot.mouseClick(editor.question, LEFT)
    assert wanted.args == ["KN3"]


def test_the_head_of_a_folded_group_counts_them(page, reckon):
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    heads = [head.accessibleName() for head in page.inputs.heads.values()]
    assert sum("1 not as answered" in name for name in heads) == 1


def test_a_notice_leads_to_a_figure_far_down_the_page(page, reckon, qtbot):
    enter(page, "volume", 90_000.0)
    reckon(page)
    assert page.notices.text == "", "the short form says so itself"
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    assert "question KN3 says 2,000,000" in page.notices.text
    qtbot.mouseClick(page.notices.action, LEFT)
    QApplication.processEvents()
    (table,) = page.inputs.tables.values()
    assert table.editors["corpus-tokens"].isVisible()


def test_a_notice_that_was_closed_does_not_come_back_until_it_says_something_else(
    page, reckon, qtbot
):
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    qtbot.mouseClick(page.notices._close, LEFT)
    enter(page, "output-tokens", 400.0)
    reckon(page)
    assert page.notices.text == ""
    edit = answer_edit(page._bridge.session.assessment, "KN3", numbered("KN3.d", 3_000_000.0))
    page._bridge.push(edit, "KN3")
    reckon(page)
    assert "question KN3 says 3,000,000" in page.notices.text


def close(page, qtbot):
    qtbot.mouseClick(page.notices._close, LEFT)


def test_another_wrong_figure_is_told_after_the_first_was_closed(page, reckon, qtbot):
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    close(page, qtbot)
    assert page.notices.text == ""
    enter(page, "corpus-tokens", 7_000_000.0)
    reckon(page)
    assert "question KN3 says 2,000,000" in page.notices.text


def test_a_figure_mended_and_wrong_again_is_told_again(page, reckon, qtbot):
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    close(page, qtbot)
    enter(page, "corpus-tokens", 2_000_000.0)
    reckon(page)
    assert page.notices.text == ""
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    assert "question KN3 says 2,000,000" in page.notices.text


def test_old_prices_are_told_once_the_differing_figure_is_closed(page, reckon, qtbot):
    page.today = lambda: "2027-03-01"
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    assert "question KN3 says 2,000,000" in page.notices.text
    close(page, qtbot)
    assert "Out of date" in page.notices.text
    enter(page, "output-tokens", 400.0)
    reckon(page)
    assert "Out of date" in page.notices.text
    close(page, qtbot)
    assert page.notices.text == ""
    enter(page, "output-tokens", 500.0)
    reckon(page)
    assert page.notices.text == "", "both were read and closed"
    enter(page, "corpus-tokens", 6_000_000.0)
    reckon(page)
    assert "question KN3 says 2,000,000" in page.notices.text


@pytest.mark.parametrize("width", [1440, 1024, 640])
def test_at_every_width_the_link_stands_clear_of_the_words(page, reckon, qtbot, width):
    page.resize(width, 800)
    enter(page, "corpus-tokens", 5_000_000.0)
    reckon(page)
    page.go_to_input("corpus-tokens")
    reckon(page)
    (table,) = page.inputs.tables.values()
    row = table.rows["corpus-tokens"]
    left, room = row._source_span()
    assert row.link.geometry().left() >= left + room
    assert row.link.geometry().right() < row.width()
