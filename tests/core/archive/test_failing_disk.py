"""A disk that fails at any call of a save: the old state or the new one, and never a dead end."""

import apsw
import pytest

from core.archive.archive import Archive
from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit
from core.assessment.session import AssessmentSession, SaveStatus
from core.errors import ArchiveFault

MOST_CALLS = 200


def note(session, text):
    return answer_edit(session.assessment, "KN2", AnswerEntry(state="unknown", note=text))


@pytest.fixture
def session(failing_disk, path, key, begin, analyst):
    archive = Archive.open(path, key)
    archive.create(begin("one", situation="word " * 3_000), analyst)
    session = AssessmentSession(
        archive.read("one"), analyst, archive, lambda: "2026-11-20T14:10:00Z", "Maija"
    )
    session.perform(note(session, "at first"))
    yield session
    failing_disk.mend()
    archive.close()


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_single_failure_is_overcome_and_nobody_notices(session, failing_disk, error):
    for call in range(1, MOST_CALLS):
        failing_disk.break_at(call, error, lasts=False)
        session.perform(note(session, f"text number {call}"))
        was_reached = failing_disk.calls >= call
        failing_disk.mend()
        assert session.save_state.status is SaveStatus.SAVED
        _assert_sound(session, f"text number {call}")
        if not was_reached:
            break
    assert 5 < call < MOST_CALLS - 1


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_disk_that_stays_broken_loses_nothing(session, failing_disk, error, path, key):
    before = "at first"
    for call in range(1, MOST_CALLS):
        text = f"text number {call}"
        failing_disk.break_at(call, error, lasts=True)
        session.perform(note(session, text))
        is_saved = session.save_state.status is SaveStatus.SAVED
        was_reached = failing_disk.calls >= call
        assert session.assessment.entry("KN2").note == text
        assert is_saved or "Free some space" in session.save_state.message
        failing_disk.mend()
        if not is_saved:
            _assert_old_or_new(session, before, text)
        session.flush()
        assert session.save_state.status is SaveStatus.SAVED
        _assert_sound(session, text)
        before = text
        if not was_reached:
            break
    assert 5 < call < MOST_CALLS - 1


def test_after_a_failed_write_the_connection_is_never_used_again(session, failing_disk):
    before = session._store._live()
    failing_disk.break_at(3, apsw.IOError, lasts=False)
    session.perform(note(session, "another text"))
    assert session.save_state.status is SaveStatus.SAVED
    assert session._store._live() is not before


def test_no_edit_is_logged_twice_whatever_failed(session, failing_disk):
    for call in range(1, 60):
        failing_disk.break_at(call, apsw.IOError, lasts=False)
        session.perform(note(session, f"text number {call}"))
    failing_disk.mend()
    log = session._store.change_log("one")
    afters = [entry.after for entry in log if entry.after]
    assert len(afters) == len(set(afters)) == 60


def test_a_new_archive_on_a_full_disk_says_so(failing_disk, path):
    failing_disk.break_at(1, apsw.FullError, lasts=True)
    with pytest.raises(ArchiveFault, match="Free some space"):
        Archive.open(path)
    failing_disk.mend()
    Archive.open(path).close()


def _assert_old_or_new(session, before, text):
    archive = session._store
    assert archive.read("one").entry("KN2").note in (before, text)
    session_document = archive.read("one")
    assert len(archive.rows(session_document.entry("KN2").note)) == 1


def _assert_sound(session, text):
    archive = session._store
    assert archive.read("one") == session.assessment
    assert len(archive.rows(text)) == 1
    connection = archive._live()
    assert connection.pragma("integrity_check") == "ok"
    connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
