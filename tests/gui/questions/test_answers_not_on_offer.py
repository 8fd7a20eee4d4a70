"""An answer this decision model does not offer: kept, shown for what it is, and counted open."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.assessment.document import Assessment, ModelStamp
from core.assessment.session import AssessmentSession
from gui.questions.wording import open_count
from tests.gui.questions.conftest import focused, go_to

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ANSWERED = {"state": "answered"}
SPLIT = {"parts": {"PD1.a": 60, "PD1.z": 40}, "of": 100}


@pytest.fixture
def session(analyst, model, shelf):
    document = {
        "id": "nordhaven",
        "created": "2026-11-20T09:00:00Z",
        "model": ModelStamp(id=model.id, version="7.0").model_dump(),
        "answers": {
            "BO2": {**ANSWERED, "level": "BO2.z"},
            "PD1": {**ANSWERED, "level": "PD1.a", "split": SPLIT},
        },
    }
    assessment = Assessment.model_validate_json(json.dumps(document))
    return AssessmentSession(assessment, analyst, shelf, lambda: "2026-11-20T09:00:01Z")


@pytest.fixture
def refusals(bridge):
    heard = []
    bridge.refused.connect(heard.append)
    return heard


def test_a_note_typed_beside_it_is_kept(page, session, refusals):
    row = go_to(page, "BO2")
    for field in (row.note.field, row.private_note.field):
        field.setFocus()
        QTest.keyClicks(focused(), "From the survey")

    entry = session.assessment.entry("BO2")
    assert (entry.note, entry.private_note) == ("From the survey", "From the survey")
    assert entry.level == "BO2.z"
    assert row.note.field.toPlainText() == "From the survey"
    assert refusals == []


def test_undo_brings_it_back(page, session, bridge, refusals):
    row = go_to(page, "BO2")
    QTest.keyClick(focused(), Qt.Key.Key_1)
    assert session.assessment.entry("BO2").level == "BO2.a"

    bridge.undo_stack.undo()
    assert session.assessment.entry("BO2").level == "BO2.z"
    assert "does not offer (BO2.z)" in row._meaning.text()
    bridge.undo_stack.redo()
    assert session.assessment.entry("BO2").level == "BO2.a"
    assert refusals == []


def test_of_a_split_the_part_not_on_offer_is_named_and_no_other(page):
    said = go_to(page, "PD1")._meaning.text()

    assert "40 % an answer this decision model does not offer (PD1.z)" in said
    assert "(PD1.a)" not in said
    assert "counts as not given" in said


def test_it_counts_as_open_until_one_on_offer_is_chosen(page, session):
    def left():
        return sum(open_count(entry.states) for entry in page._entries)

    listed = {one.criterion for one in session.recommendation.open_questions}
    assert {"BO2", "PD1"} <= listed
    assert left() == len(listed)

    go_to(page, "BO1")
    QTest.keyClick(focused(), Qt.Key.Key_Down, CHORD)
    assert page._current_row().criterion.id == "BO2"
    QTest.keyClick(focused(), Qt.Key.Key_1)
    assert left() == len(session.recommendation.open_questions)
