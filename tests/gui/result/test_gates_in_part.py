"""Failures half of one kind and half of another: the gate says so, warns and asks nothing more."""

import pytest
from PySide6.QtWidgets import QApplication

from core.assessment.document import AnswerEntry, SplitEntry
from gui.result.gates import held_up, sorted_gates
from tests.gui.result.test_computed_gates import words_on


@pytest.fixture
def half_page(show_page, warranty_answers):
    split = SplitEntry(parts={"PD1.a": 50, "PD1.c": 50})
    half = {
        "PD1": AnswerEntry(state="answered", level="PD1.a", split=split),
        "PD2": AnswerEntry(state="answered", level="PD2.b"),
    }
    return show_page({**warranty_answers, **half})


def test_the_gate_stands_among_the_warnings_with_the_split_and_what_follows(half_page):
    QApplication.processEvents()
    row = half_page.gates.rows["G2"]
    assert row.accessibleName() == "Facts stay out of training: Holds in part"
    seen = words_on(row)
    assert "50 of 100 failures come from missing" in seen
    assert "Neither side reaches a clear majority of what was counted." in seen
    assert "Supply the facts by retrieval" in seen
    assert row.action.isHidden(), "there is nothing to overrule"
    gates = half_page._bridge.session.recommendation.gates
    barring, notes, _passing = sorted_gates(gates)
    assert "G2" not in [gate.id for gate in barring]
    assert "G2" in [gate.id for gate in notes]
    assert held_up(gates) == len(barring)


def test_nothing_asks_for_the_split_again(half_page):
    result = half_page._bridge.session.recommendation
    assert "PD1" not in [question.criterion for question in result.open_questions]
    assert all("G2" not in row.waits_for for row in result.ranking)
