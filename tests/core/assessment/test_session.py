"""An open assessment: edits, their effect, and what is saved when."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.archive.archive import Archive
from core.assessment.document import AnswerEntry
from core.assessment.edits import EditFault, answer_edit, details_edit, inverse
from core.assessment.exchange import export_assessment
from core.assessment.session import AssessmentSession, SaveStatus
from core.errors import ArchiveFault


class Shelf:
    """A store that keeps what it is given and can be out of order."""

    def __init__(self):
        self.savings = []
        self.fault = ""

    def record(self, saving):
        if self.fault:
            raise ArchiveFault(self.fault)
        self.savings.append(saving)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def session(begun, analyst, shelf):
    return AssessmentSession(begun, analyst, shelf, lambda: "2026-11-20T14:10:00Z", "Maija")


@pytest.fixture
def changes(session):
    heard = []
    session.subscribe(heard.append)
    return heard


def answer(session, criterion, letter=None, **more):
    state = "answered" if letter else "unknown"
    level = f"{criterion}.{letter}" if letter else None
    entry = AnswerEntry(state=state, level=level, **more)
    return answer_edit(session.assessment, criterion, entry)


def note(session, text, criterion="KN2"):
    entry = session.assessment.entry(criterion).model_copy(update={"note": text})
    return answer_edit(session.assessment, criterion, entry)


def test_an_answer_changes_the_recommendation_and_is_saved_at_once(session, shelf, changes):
    before = session.recommendation
    session.perform(answer(session, "KN2", "a"))
    assert session.recommendation.fingerprint != before.fingerprint
    assert [saving.assessment for saving in shelf.savings] == [session.assessment]
    assert shelf.savings[0].by == "Maija"
    assert [change.revision for change in changes] == [1]
    assert changes[0].criteria >= {"KN2"}
    assert changes[0].fields == {"answers.KN2"}
    assert changes[0].save.status is SaveStatus.SAVED


def test_a_note_leaves_the_recommendation_as_it_is(session):
    before = session.recommendation
    session.perform(note(session, "They log every question"))
    assert session.recommendation is before


def test_evidence_that_was_measured_changes_the_recommendation(session):
    session.perform(answer(session, "KN2", "a"))
    before = session.recommendation
    evidence = {"text": "log of May", "kind": "measured"}
    entry = AnswerEntry.model_validate(
        {"state": "answered", "level": "KN2.a", "evidence": evidence}
    )
    session.perform(answer_edit(session.assessment, "KN2", entry))
    assert session.recommendation is not before


def test_typing_waits_and_becomes_one_edit(session, shelf, changes):
    for length in range(1, 6):
        session.perform(note(session, "hello"[:length]), is_typing=True)
    assert shelf.savings == []
    assert session.save_state.status is SaveStatus.PENDING
    session.flush()
    (saving,) = shelf.savings
    (edit,) = saving.edits
    assert (edit.before, edit.after["note"]) == (None, "hello")
    assert changes[-1].save.status is SaveStatus.SAVED
    assert changes[-1].fields == frozenset()


def test_an_answer_takes_the_waiting_typing_along_in_one_save(session, shelf):
    session.perform(note(session, "typed"), is_typing=True)
    session.perform(answer(session, "PD1", "a"))
    (saving,) = shelf.savings
    assert [edit.path for edit in saving.edits] == ["answers.KN2", "answers.PD1"]


def test_typing_in_two_fields_keeps_both(session, shelf):
    session.perform(note(session, "first", "KN1"), is_typing=True)
    session.perform(note(session, "second", "KN2"), is_typing=True)
    session.perform(note(session, "first!", "KN1"), is_typing=True)
    session.flush()
    (saving,) = shelf.savings
    assert {edit.path: edit.after["note"] for edit in saving.edits} == {
        "answers.KN1": "first!",
        "answers.KN2": "second",
    }


def test_text_typed_and_taken_back_needs_no_save(session, shelf):
    edit = note(session, "oops")
    session.perform(edit, is_typing=True)
    session.perform(inverse(edit), is_typing=True)
    session.flush()
    assert shelf.savings == []
    assert session.save_state.status is SaveStatus.SAVED


def test_nothing_to_save_tells_nobody(session, changes):
    session.flush()
    assert changes == []


def test_a_failed_save_keeps_everything_and_the_next_one_brings_it(session, shelf, changes):
    shelf.fault = "The disk is full. Free some space."
    session.perform(answer(session, "KN2", "a"))
    session.perform(note(session, "still typing"), is_typing=True)
    assert session.assessment.entry("KN2").note == "still typing"
    assert [change.save.status for change in changes] == [SaveStatus.FAILED] * 2
    assert changes[-1].save.message == "The disk is full. Free some space."
    shelf.fault = ""
    session.flush()
    (saving,) = shelf.savings
    assert [edit.path for edit in saving.edits] == ["answers.KN2", "answers.KN2"]
    assert saving.assessment == session.assessment
    assert changes[-1].save.status is SaveStatus.SAVED


@pytest.fixture
def shaken(session, analyst):
    """An answered session, and a study whose draws leave the recommendation in doubt."""
    letters = {"PD1": "a", "PD2": "a", "KN1": "c", "BO5": "c", "KN6": "b", "PD6": "c"}
    for criterion, letter in letters.items():
        session.perform(answer(session, criterion, letter))
    study = analyst.study(session.assessment.sheet())
    first = dict.fromkeys(study.robustness.first, 0.1)
    return replace(study, robustness=replace(study.robustness, first=first))


def test_a_verdict_the_draws_changed_is_saved_again_when_that_failed(session, shelf, shaken):
    before, saved = session.recommendation.verdict, len(shelf.savings)
    shelf.fault = "The disk is full. Free some space."
    session.take_study(session.study_revision, shaken)
    assert session.recommendation.verdict != before
    assert session.save_state.status is SaveStatus.FAILED

    shelf.fault = ""
    session.flush()
    assert session.save_state.status is SaveStatus.SAVED
    (saving,) = shelf.savings[saved:]
    assert saving.edits == ()
    assert saving.recommendation.verdict == session.recommendation.verdict


def test_a_verdict_that_changed_while_somebody_typed_is_saved_too(session, shelf, shaken):
    edit = note(session, "x")
    session.perform(edit, is_typing=True)
    session.take_study(session.study_revision, shaken)
    session.perform(inverse(edit), is_typing=True)
    session.flush()

    assert shelf.savings[-1].recommendation.verdict == session.recommendation.verdict
    session.flush()
    assert len([one for one in shelf.savings if not one.edits]) == 1


def test_a_level_the_question_does_not_have_is_refused_and_nothing_changes(session, shelf, changes):
    before = session.assessment
    with pytest.raises(EditFault, match=r"KN2\.a"):
        session.perform(answer(session, "KN2", "z"))
    assert session.assessment is before
    assert session.revision == 0
    assert (shelf.savings, changes) == ([], [])


def test_a_question_the_model_does_not_have_is_refused(session):
    with pytest.raises(EditFault, match="decision model"):
        session.perform(answer(session, "ZZ9"))


def test_the_changed_details_are_named_one_by_one(session, changes):
    details = session.assessment.details.model_copy(update={"client": "Atelier Brandt"})
    session.perform(details_edit(session.assessment, details))
    assert changes[0].fields == {"details", "details.client"}


def test_a_listener_that_left_hears_nothing_more(session):
    heard = []
    leave = session.subscribe(heard.append)
    leave()
    session.perform(answer(session, "KN2"))
    assert heard == []


def test_the_archive_holds_what_the_session_holds(begun, analyst, tmp_path):
    archive = Archive.open(tmp_path / "archive.tuningfork")
    archive.create(begun, analyst)
    session = AssessmentSession(begun, analyst, archive, lambda: "2026-11-20T14:10:00Z", "Maija")
    session.perform(answer(session, "KN2", "a", private_note="a\0b"))
    session.perform(note(session, "typed"), is_typing=True)
    session.flush()
    archive.close()
    reopened = Archive.open(tmp_path / "archive.tuningfork")
    assert reopened.read("warranty") == session.assessment
    (row,) = reopened.rows()
    assert row.fingerprint == session.recommendation.fingerprint
    assert row.last_edit == "answer to KN2"
    reopened.close()


@given(data=st.data())
@settings(
    max_examples=25,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_after_any_work_the_archive_reopens_with_what_was_on_screen(
    analyst, data, assessments, entries, model, tmp_path_factory
):
    path = tmp_path_factory.mktemp("any work") / "archive.tuningfork"
    archive = Archive.open(path)
    start = data.draw(assessments)
    archive.create(start, analyst)
    session = AssessmentSession(start, analyst, archive, lambda: "2026-11-20T14:10:00Z")
    for _count in range(data.draw(st.integers(1, 8))):
        criterion = data.draw(st.sampled_from(sorted(model.criteria)))
        edit = answer_edit(session.assessment, criterion, data.draw(entries(criterion)))
        session.perform(edit, is_typing=data.draw(st.booleans()))
    session.flush()
    archive.close()
    reopened = Archive.open(path)
    assert export_assessment(reopened.read("drawn")) == export_assessment(session.assessment)
    (row,) = reopened.rows()
    assert row.fingerprint == session.recommendation.fingerprint
    states = [entry.state for entry in session.assessment.answers.values()]
    not_applicable = states.count("not-applicable")
    assert row.answered + row.unknown + row.open_count + not_applicable == row.total
    reopened.close()
