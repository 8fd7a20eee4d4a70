"""The archive's list: made, found, searched, copied, binned, brought back."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import apsw
import pytest

from core.analysis.analyst import Analyst
from core.archive.archive import Archive
from core.assessment.document import AnswerEntry, Evidence, ModelStamp, Override, SplitEntry
from core.assessment.edits import answer_edit
from core.assessment.session import AssessmentSession
from core.errors import ArchiveFault


def open_session(archive, analyst, identity, at="2026-11-20T14:10:00Z"):
    return AssessmentSession(archive.read(identity), analyst, archive, lambda: at, "Maija")


def titles(rows):
    return [row.use_case for row in rows]


def test_a_missing_archive_is_made_with_its_folder_for_this_user_only(path):
    Archive.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_an_empty_file_becomes_an_archive(path):
    path.parent.mkdir()
    path.touch()
    archive = Archive.open(path)
    assert archive.rows() == ()
    archive.close()


def test_what_was_created_is_there_after_reopening(path, key, begin, analyst):
    archive = Archive.open(path, key)
    archive.create(begin("one"), analyst, by="Maija")
    archive.close()
    reopened = Archive.open(path, key)
    assert reopened.read("one") == begin("one")
    (row,) = reopened.rows()
    assert (row.client, row.use_case, row.open_count, row.total) == (
        "Nordhaven",
        "Warranty answers",
        45,
        45,
    )
    assert (row.verdict_state, row.is_hollow) == ("diagnose-first", True)
    assert row.last_edit == "created"
    reopened.close()


def test_an_encrypted_archive_shows_nothing_on_the_disk(path, begin, analyst):
    archive = Archive.open(path, bytes(range(32)))
    archive.create(begin("one", client="Canary Industries"), analyst)
    archive.close()
    data = path.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert b"Canary" not in data


def test_a_key_of_the_wrong_length_is_a_programming_error(path):
    with pytest.raises(ValueError, match="32 bytes"):
        Archive.open(path, b"short")


def test_the_list_is_by_client_with_the_newest_first(archive, begin, analyst):
    archive.create(begin("a1", "Brandt", "Old product texts"), analyst, at="2026-11-01T10:00:00Z")
    archive.create(begin("n1", "Nordhaven", "Spare parts"), analyst, at="2026-11-02T10:00:00Z")
    archive.create(begin("a2", "Brandt", "New product texts"), analyst, at="2026-11-03T10:00:00Z")
    archive.create(begin("n2", "Nordhaven", "Warranty"), analyst, at="2026-11-04T10:00:00Z")
    assert titles(archive.rows()) == [
        "Warranty",
        "Spare parts",
        "New product texts",
        "Old product texts",
    ]


def test_an_answer_moves_the_counts_the_verdict_and_the_date(analyst, archive, begin, answered):
    archive.create(begin("one"), analyst)
    session = open_session(archive, analyst, "one")
    session.perform(answer_edit(session.assessment, "KN2", answered("KN2")))
    session.perform(answer_edit(session.assessment, "KN3", AnswerEntry(state="unknown")))
    (row,) = archive.rows()
    assert (row.answered, row.unknown, row.open_count) == (1, 1, 43)
    assert row.changed == "2026-11-20T14:10:00Z"
    assert row.last_edit == "answer to KN3"
    assert row.fingerprint == session.recommendation.fingerprint
    assert row.need.knowledge == session.recommendation.need.knowledge


def test_open_ready_and_bin_are_parts_of_the_list(analyst, archive, begin, model):
    entries = dict.fromkeys(model.criteria, AnswerEntry(state="not-applicable"))
    archive.create(begin("open"), analyst)
    archive.create(begin("ready", answers=entries), analyst)
    archive.create(begin("thrown"), analyst)
    archive.bin("thrown")
    assert [row.id for row in archive.rows(where="open")] == ["open"]
    assert [row.id for row in archive.rows(where="ready")] == ["ready"]
    assert [row.id for row in archive.rows(where="bin")] == ["thrown"]
    counts = archive.counts()
    assert (counts.all, counts.open, counts.ready, counts.bin) == (2, 1, 1, 1)


SEARCHES = {
    "client": "nordh",
    "use case": "WARR",
    "participant": "lindahl",
    "situation": "hotline",
    "note": "manual",
    "private note": "budget",
    "evidence": "logfile",
    "owner of the evidence": "virtanen",
    "number as typed": "1,400",
    "reason of an override": "board",
    "accents do not matter": "francais",
    "two words in any field": "budget warr",
    "signs stay text": "R&D <5",
    "quotes": '"manual"',
    "words without letters are left out": "( nordhaven",
}


@pytest.mark.parametrize("search", SEARCHES.values(), ids=SEARCHES)
def test_search_finds_it_while_it_is_typed(archive, begin, answered, analyst, search):
    evidence = Evidence(text="Logfile of May", kind="measured", owner="Virtanen")
    answers = {
        "KN2": answered("KN2", note="The manual, en français", private_note="Budget is tight"),
        "EX1": AnswerEntry(state="unknown", number_text="1,400", evidence=evidence),
    }
    wanted = begin(
        "wanted", answers=answers, participants="J. Lindahl", situation="Hotline, R&D <5 kg"
    )
    override = {"G2": Override(reason="The board wants it", by="", date="2026-11-20")}
    archive.create(wanted.model_copy(update={"overrides": override}), analyst)
    archive.create(begin("other", "Brandt", "Product texts"), analyst)
    assert [row.id for row in archive.rows(search)] == ["wanted"]


def test_search_finds_the_wording_of_a_chosen_answer(analyst, archive, begin, answered, model):
    archive.create(begin("wanted", answers={"KN2": answered("KN2")}), analyst)
    archive.create(begin("other"), analyst)
    label = model.criteria["KN2"].levels[0].label
    assert [row.id for row in archive.rows(label)] == ["wanted"]


def test_search_finds_every_part_of_a_split(analyst, archive, begin):
    split = SplitEntry(parts={"PD1.a": 60, "PD1.d": 40})
    entry = AnswerEntry(state="answered", level="PD1.a", split=split)
    archive.create(begin("wanted", answers={"PD1": entry}), analyst)
    archive.create(begin("other"), analyst)
    assert [row.id for row in archive.rows("wrong structure")] == ["wanted"]


@pytest.mark.parametrize(
    "search", ["", "   ", "(", "*", '"', "AND", "nord*", "a\0b", "🙂", "-x:y^"]
)
def test_no_search_text_is_an_error(archive, begin, analyst, search):
    archive.create(begin("one"), analyst)
    assert len(archive.rows(search)) <= 1


def test_search_forgets_what_was_rewritten(analyst, archive, begin):
    archive.create(begin("one"), analyst)
    session = open_session(archive, analyst, "one")
    for text in ("first wording", "second thought"):
        entry = AnswerEntry(state="unknown", note=text)
        session.perform(answer_edit(session.assessment, "KN2", entry))
    assert archive.rows("wording") == ()
    assert len(archive.rows("thought")) == 1


def test_a_duplicate_is_a_separate_assessment(analyst, archive, begin, answered):
    archive.create(begin("one", answers={"KN2": answered("KN2", note="kept")}), analyst)
    copy = archive.duplicate("one", at="2026-11-21T09:00:00Z", by="Maija")
    assert copy != "one"
    row = archive.rows("copy")[0]
    assert (row.id, row.use_case, row.created) == (
        copy,
        "Copy of Warranty answers",
        "2026-11-21T09:00:00Z",
    )
    session = open_session(archive, analyst, copy)
    session.perform(answer_edit(session.assessment, "KN2", AnswerEntry()))
    assert archive.read("one").entry("KN2").note == "kept"
    assert [row.id for row in archive.rows("kept")] == ["one"]


def test_a_copy_of_a_long_name_still_fits(archive, begin, analyst):
    archive.create(begin("one", use_case="x" * 300), analyst)
    assert len(archive.read(archive.duplicate("one")).details.use_case) == 300


def test_an_id_already_there_is_never_overwritten(archive, begin, analyst):
    archive.create(begin("one", use_case="The first"), analyst)
    identity = archive.create(begin("one", use_case="The second"), analyst)
    assert identity != "one"
    assert archive.read("one").details.use_case == "The first"
    assert archive.read(identity).details.use_case == "The second"


def test_the_bin_gives_back_what_was_thrown_away(archive, begin, analyst):
    archive.create(begin("one"), analyst)
    archive.bin("one")
    assert archive.rows() == ()
    archive.restore("one")
    assert [row.id for row in archive.rows()] == ["one"]
    assert [entry.what for entry in archive.change_log("one")] == ["created", "binned", "restored"]


def test_only_what_lies_in_the_bin_can_be_erased_and_then_it_is_gone(archive, begin, analyst):
    archive.create(begin("one", client="Canary"), analyst)
    with pytest.raises(ArchiveFault, match="bin"):
        archive.erase("one")
    archive.bin("one")
    archive.erase("one", at="2026-11-21T09:00:00Z", by="Maija")
    assert archive.rows("canary", "bin") == ()
    assert [entry.what for entry in archive.change_log("one")] == ["erased"]
    archive.close()
    assert b"Canary" not in archive.path.read_bytes()


@pytest.mark.parametrize("call", ["read", "duplicate", "bin", "restore"])
def test_what_is_not_there_is_said_in_a_sentence(archive, call):
    with pytest.raises(ArchiveFault, match="does not hold"):
        getattr(archive, call)("nobody")


def test_the_change_log_says_what_before_after_when_and_who(analyst, archive, begin, answered):
    archive.create(begin("one"), analyst, by="Maija")
    session = open_session(archive, analyst, "one")
    session.perform(answer_edit(session.assessment, "KN2", answered("KN2")))
    session.perform(answer_edit(session.assessment, "KN2", AnswerEntry()))
    created, given, taken = archive.change_log("one")
    assert (created.what, created.by) == ("created", "Maija")
    assert (given.what, given.before, given.at) == ("answers.KN2", None, "2026-11-20T14:10:00Z")
    assert json.loads(given.after)["state"] == "answered"
    assert (taken.before, taken.after) == (given.after, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_log SET by = 'somebody else'",
        "DELETE FROM change_log",
        "DELETE FROM assessments",
    ],
)
def test_history_cannot_be_rewritten(archive, begin, analyst, statement):
    archive.create(begin("one"), analyst)
    with pytest.raises(apsw.ConstraintError):
        archive._live().execute(statement)


def test_each_save_raises_the_counter(archive, begin, analyst):
    for number in range(3):
        archive.create(begin(f"a{number}"), analyst)
    assert archive._live().execute("SELECT save_counter FROM archive").get == 3


def test_hostile_text_comes_back_letter_by_letter(archive, begin, analyst):
    text = "R&D <5 kg \"'; DROP TABLE assessments; -- ␀ \u202eabc\u202c 👩‍👩‍👧 " + "x" * 19_000
    archive.create(begin("one", situation=text), analyst)
    assert archive.read("one").details.situation == text


def test_an_import_in_another_thread_does_not_mix_with_saves(analyst, archive, begin):
    archive.create(begin("one"), analyst)
    session = open_session(archive, analyst, "one")

    def bring_in(number):
        archive.create(begin(f"imported-{number}"), analyst)

    with ThreadPoolExecutor(3) as threads:
        imports = [threads.submit(bring_in, number) for number in range(60)]
        for number in range(60):
            entry = AnswerEntry(state="unknown", note=f"note {number}")
            session.perform(answer_edit(session.assessment, "KN2", entry))
        for done in imports:
            done.result()
    assert len(archive.rows()) == 61
    assert len(archive.change_log("one")) == 61
    assert archive._live().pragma("integrity_check") == "ok"


def test_three_hundred_assessments_are_listed_and_searched_at_once(
    analyst, archive, begin, answered, model
):
    answers = {
        criterion: answered(criterion, note=f"Note on {criterion} in plain words")
        for criterion in model.criteria
    }
    for number in range(300):
        one = begin(f"a{number}", f"Client {number % 40}", f"Use case {number}", answers)
        archive.create(one, analyst)
    began = time.perf_counter()
    rows = archive.rows()
    listed = time.perf_counter()
    found = archive.rows("use case 299")
    searched = time.perf_counter()
    assert len(rows) == 300
    assert len(found) == 1
    assert listed - began < 0.25
    assert searched - listed < 0.25


def test_the_list_opens_before_pydantic_is_loaded(archive, begin, analyst, path):
    archive.create(begin("one"), analyst)
    archive.close()
    program = (
        "import sys; from pathlib import Path; from core.archive.archive import Archive\n"
        "archive = Archive.open(Path(sys.argv[1]))\n"
        "assert len(archive.rows()) == 1 and archive.counts().all == 1\n"
        "late = {'pydantic', 'reportlab', 'numpy', 'PIL'} & sys.modules.keys()\n"
        "assert not late, late\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_assessment_stored_before_the_favourite_was_asked_for_opens(path, begin, analyst):
    old = begin("old", answers={"KN2": AnswerEntry(state="unknown")})
    archive = Archive.open(path)
    archive.create(old, analyst)
    archive.close()
    connection = apsw.Connection(str(path))
    connection.execute(
        "UPDATE assessments SET document = json_remove(document, '$.seen', '$.details.favourite')"
    )
    assert "favourite" not in connection.execute("SELECT document FROM assessments").get
    connection.close()
    again = Archive.open(path)
    assert again.read("old") == old
    again.close()


def test_looking_at_the_result_is_logged_and_is_no_change_in_the_list(archive, begin, analyst):
    levels = ("PD1.a", "PD3.c", "KN1.c", "KN2.c", "KN4.c")
    answers = {level[:3]: AnswerEntry(state="answered", level=level) for level in levels}
    archive.create(begin("seen", answers=answers), analyst, "2026-11-20T10:00:00Z")
    session = AssessmentSession(
        archive.read("seen"), analyst, archive, lambda: "2026-11-21T09:00:00Z"
    )
    session.look()
    session.flush()
    (row,) = archive.rows()
    assert (row.changed, row.last_edit_what) == ("2026-11-20T10:00:00Z", "created")
    assert archive.read("seen").seen.at == "2026-11-21T09:00:00Z"
    last = archive.change_log("seen")[-1]
    assert (last.what, last.at) == ("seen", "2026-11-21T09:00:00Z")


class MeanwhileAnotherImport(Analyst):
    """While this import is being studied, the same file is imported in another window."""

    def __init__(self, model, archive, assessment):
        super().__init__(model)
        self._archive, self._assessment = archive, assessment

    def study(self, *given):
        self._archive.create(self._assessment, Analyst(self.model))
        return super().study(*given)


def test_an_id_taken_while_an_import_is_studied_costs_neither_of_the_two(archive, begin, model):
    assessment = begin("same")
    slow = MeanwhileAnotherImport(model, archive, assessment)
    identity = archive.create(assessment, slow)
    assert identity != "same"
    assert sorted(row.id for row in archive.rows()) == sorted(["same", identity])
    assert archive.read(identity).id == identity


def test_a_copy_of_what_is_gone_by_then_says_so_and_adds_nothing(
    archive, begin, model, monkeypatch
):
    archive.create(begin("gone"), Analyst(model))
    read = archive.read

    def read_before_it_goes(identity):
        found = read(identity)
        archive.bin(identity)
        archive.erase(identity)
        return found

    monkeypatch.setattr(archive, "read", read_before_it_goes)
    with pytest.raises(ArchiveFault, match="does not hold this assessment"):
        archive.duplicate("gone")
    assert archive.rows() == ()


def test_the_versions_in_use_are_counted_in_the_bin_as_well(archive, begin, analyst):
    own = ModelStamp(id="halden-1a2b", version="1.0")
    archive.create(begin("one").model_copy(update={"model": own}), analyst)
    archive.create(begin("two").model_copy(update={"model": own}), analyst)
    archive.create(begin("three"), analyst)
    archive.bin("two")
    assert archive.versions_used("halden-1a2b") == {"1.0": 2}
    assert archive.versions_used("other") == {}


def test_a_damaged_document_still_counts_for_the_version_the_list_names(archive, begin, analyst):
    archive.create(begin("one"), analyst)
    archive._connection.execute("UPDATE assessments SET document = '{'")
    assert archive.versions_used("core") == {"1.1": 1}
