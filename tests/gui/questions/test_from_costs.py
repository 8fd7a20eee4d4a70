"""A question the costs answer says so, leads to them, and counts as answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.assessment.edits import costs_edit, estimate_edit
from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from core.economics.sheet import Estimate
from tests.gui.questions.conftest import go_to, shown_row

LEFT = Qt.MouseButton.LeftButton


def volume(value):
    return Estimate(low=value, likely=value, high=value, unit="requests a month")


@pytest.fixture
def costed(page, bridge, session):
    """The page on the question about volume, with 120,000 entered among the costs."""
    row = go_to(page, "EC1")
    bridge.push(costs_edit(session.assessment, empty_sheet(shipped_costs())), "Costs begun")
    bridge.push(estimate_edit(session.assessment, "volume", volume(120_000)), "Requests a month")
    QApplication.processEvents()
    return row


def test_the_figure_stands_below_the_question_and_leads_to_the_costs(qtbot, page, costed):
    assert costed.from_costs.isVisible()
    assert costed.from_costs.text() == (
        "From the costs: 120,000 requests a month. Counts as “100,000 to 1 million”."
    )
    with qtbot.waitSignal(page.costs_wanted):
        qtbot.mouseClick(costed.from_costs.link, LEFT)


def test_the_link_is_reached_by_keyboard_and_named(qtbot, page, costed):
    costed.from_costs.link.setFocus(Qt.FocusReason.TabFocusReason)
    assert costed.from_costs.link.accessibleName() == "Go to the costs"
    with qtbot.waitSignal(page.costs_wanted):
        QTest.keyClick(costed.from_costs.link, Qt.Key.Key_Space)


def test_it_counts_as_answered_in_the_progress(page, costed):
    entry = next(one for one in page._entries if one.id == "EC")
    assert entry.states[0] == "answered"
    assert set(entry.states[1:]) == {"unanswered"}


def test_an_answer_of_ones_own_takes_its_place_and_undo_brings_it_back(
    qtbot, bridge, session, costed
):
    qtbot.mouseClick(costed.levels.rows()[0], LEFT)
    assert session.assessment.entry("EC1").level == "EC1.a"
    assert not costed.from_costs.isVisible()
    assert costed.confidence.isVisible()
    bridge.undo_stack.undo()
    QApplication.processEvents()
    assert costed.from_costs.isVisible()


def test_dont_know_stands_against_the_costs(page, session, costed):
    QTest.keyClick(costed, Qt.Key.Key_D)
    assert session.basis.sheet["EC1"].state.value == "unknown"
    assert not costed.from_costs.isVisible()
    assert "usual spread" in costed._meaning.text()


def test_undoing_the_figure_opens_the_question_again(page, bridge, costed):
    bridge.undo_stack.undo()
    QApplication.processEvents()
    assert not costed.from_costs.isVisible()
    entry = next(one for one in page._entries if one.id == "EC")
    assert set(entry.states) == {"unanswered"}


def test_nothing_below_the_line_moves(page, bridge, session, costed):
    before = costed.evidence.y()
    bridge.push(estimate_edit(session.assessment, "volume", None), "Requests a month")
    QApplication.processEvents()
    assert costed.evidence.y() == before


def test_other_questions_show_nothing_of_it(page, costed):
    assert not shown_row(page, "EC2").from_costs.isVisible()
