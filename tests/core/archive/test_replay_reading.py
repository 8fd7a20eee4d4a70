"""Replay only looks: the archive keeps every byte, and its list keeps the verdicts it had."""

import pytest

from core.archive.reading import read_kept
from core.assessment.document import AnswerEntry, ModelStamp
from core.assessment.edits import answer_edit, model_edit
from core.assessment.session import AssessmentSession
from core.errors import ArchiveFault, TuningForkError

NOW = "2026-11-20T14:10:00Z"


@pytest.fixture
def filled(archive, begin, answered, analyst):
    for number in range(3):
        answers = {name: answered(name) for name in ("PD1", "KN2", "BO1", "EX3")[: number + 1]}
        archive.create(begin(f"a{number}", use_case=f"Case {number}", answers=answers), analyst)
    archive.create(begin("gone"), analyst)
    archive.bin("gone")
    return archive


def test_reading_leaves_every_byte_and_every_file(filled, path):
    filled.close()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    kept = read_kept(path)
    assert {one.id for one in kept} == {"a0", "a1", "a2"}
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_the_open_archive_tells_the_same_as_the_file(filled, path):
    told = tuple(filled.kept())
    filled.close()
    assert told == read_kept(path)
    assert all(one.verdict.state for one in told)


def test_an_archive_open_elsewhere_is_said(filled, path):
    with pytest.raises(ArchiveFault, match="open in another window"):
        read_kept(path)


@pytest.mark.parametrize("content", [b"", b"not an archive at all, but long enough" * 99])
def test_what_is_no_archive_is_refused_and_stays(tmp_path, content):
    file = tmp_path / "other.tuningfork"
    file.write_bytes(content)
    with pytest.raises(ArchiveFault):
        read_kept(file)
    assert file.read_bytes() == content


def test_no_archive_is_made_where_none_is(tmp_path):
    for wanted in (tmp_path / "none.tuningfork", tmp_path):
        with pytest.raises(TuningForkError):
            read_kept(wanted)
    assert list(tmp_path.iterdir()) == []


def test_one_left_unfinished_waits_for_the_window(filled, path):
    filled.close()
    path.with_name(f"{path.name}-journal").write_bytes(b"half a write")
    with pytest.raises(ArchiveFault, match="not closed properly"):
        read_kept(path)


def test_the_list_keeps_its_verdict_until_another_model_is_chosen(archive, begin, analyst, model):
    archive.create(begin("old"), analyst)
    old = archive.read("old").model_copy(update={"model": ModelStamp(id="core", version="0.9")})
    (before,) = archive.rows()
    session = AssessmentSession(old, analyst, archive, lambda: NOW)
    for criterion in ("PD1", "PD2", "KN1", "KN2", "BO1"):
        level = model.criteria[criterion].levels[0].id
        entry = AnswerEntry(state="answered", level=level)
        session.perform(answer_edit(session.assessment, criterion, entry))
    (row,) = archive.rows()
    assert row.answered == 5
    assert (row.verdict_state, row.fingerprint) == (before.verdict_state, before.fingerprint)
    assert archive.read("old").model.version == "0.9"

    stamp = ModelStamp(id=model.id, version=model.version)
    session.perform(model_edit(session.assessment, stamp))
    (row,) = archive.rows()
    assert row.fingerprint == session.recommendation.fingerprint != before.fingerprint
    assert archive.read("old").model == stamp
    assert archive.change_log("old")[-1].what == "model"
    assert row.last_edit == "decision model"
