"""An assessment leaves and comes back unchanged; anything else is refused whole."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.answers import Answer, Split, State
from core.assessment.document import AnswerEntry, Override, SplitEntry
from core.assessment.exchange import ExchangeFile, export_assessment, import_assessment
from core.errors import FileFault, NewerFile


@given(data=st.data())
@settings(
    max_examples=80,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_export_then_import_is_the_identity(data, assessments, model):
    assessment = data.draw(assessments)
    exported = export_assessment(assessment)
    assert import_assessment(exported, "copy.json", model) == assessment
    assert export_assessment(import_assessment(exported, "copy.json")) == exported


def test_the_file_is_readable_utf8_with_sorted_keys_and_a_line_feed(begun):
    named = begun.model_copy(
        update={"details": begun.details.model_copy(update={"client": "Müller"})}
    )
    exported = export_assessment(named)
    assert "Müller".encode() in exported
    assert exported.endswith(b"}\n")
    content = json.loads(exported)
    assert list(content) == sorted(content)
    assert content["format"] == "tuning-fork-assessment"
    assert content["format_version"] == 1


def test_private_notes_stay_at_home_when_asked_to(begun):
    entry = AnswerEntry(state="unknown", note="for the report", private_note="between us")
    noted = begun.model_copy(update={"answers": {"KN2": entry}})
    assert b"between us" in export_assessment(noted)
    shared = export_assessment(noted, with_private_notes=False)
    assert b"between us" not in shared
    assert import_assessment(shared, "f").entry("KN2").note == "for the report"


def test_control_characters_in_a_file_are_shown_not_dropped(begun):
    content = _content(begun)
    content["assessment"]["details"]["client"] = "a\0b"
    assert import_assessment(_bytes(content), "f").details.client == "a␀b"


def test_a_newer_file_is_refused_and_both_versions_are_named(begun):
    content = _content(begun) | {"format_version": 7}
    with pytest.raises(NewerFile, match=r"version 7.*version 1") as refusal:
        import_assessment(_bytes(content), "copy.json")
    assert "copy.json" in str(refusal.value)


BROKEN = {
    "not an object": lambda content: [],
    "another format": lambda content: content | {"format": "something-else"},
    "no version": lambda content: {k: v for k, v in content.items() if k != "format_version"},
    "version zero": lambda content: content | {"format_version": 0},
    "version true": lambda content: content | {"format_version": True},
    "an unknown key": lambda content: content | {"surprise": 1},
    "no assessment": lambda content: content | {"assessment": None},
    "a list of sections too long": lambda content: _with(
        content, "report_without", ["roadmap"] * 4_000
    ),
    "an unknown state": lambda content: _with(content, "answers", {"KN2": {"state": "perhaps"}}),
    "an answer without level": lambda content: _with(
        content, "answers", {"KN2": {"state": "answered"}}
    ),
    "a level of another question": lambda content: _with(
        content, "answers", {"KN2": {"state": "answered", "level": "PD1.a"}}
    ),
    "a number as text": lambda content: _with(
        content, "answers", {"KN2": {"state": "unknown", "number": "12"}}
    ),
    "a number without end": lambda content: _with(
        content, "answers", {"KN2": {"state": "unknown", "number": 10**299 * 10**20}}
    ),
    "text beyond the limit": lambda content: _with(
        content, "answers", {"KN2": {"state": "unknown", "note": "x" * 20_001}}
    ),
    "an id that is a path": lambda content: _with(content, "id", "../../etc/passwd"),
}


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        ("created", "2026-13-45T10:00:00Z", "created: expected a day of the calendar"),
        ("created", "2026-02-30T10:00:00Z", "created: expected a day of the calendar"),
        (
            "overrides",
            {"G6": {"reason": "agreed", "by": "us", "date": "2026-99-99"}},
            "G6.date: expected a day of the calendar",
        ),
        (
            "answers",
            {"KN2": {"state": "unknown", "level": "KN2.a"}},
            "answers.KN2: expected a level exactly when the state is answered",
        ),
        (
            "answers",
            {"KN2": {"state": "answered", "level": "PD1.a"}},
            "assessment: expected a level of KN2; PD1.a is another question's",
        ),
    ],
)
def test_what_only_this_program_checks_is_said_as_plainly(begun, part, value, expected):
    with pytest.raises(FileFault) as refusal:
        import_assessment(_bytes(_with(_content(begun), part, value)), "copy.json")
    assert expected in str(refusal.value)


@pytest.mark.parametrize("breaking", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_not_right_is_refused_with_its_place(begun, breaking):
    with pytest.raises(FileFault, match=r"copy\.json.*expected"):
        import_assessment(_bytes(breaking(_content(begun))), "copy.json")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe{\x00}\x00",
        b'{"format": "tuning-fork-assessment", "format": "tuning-fork-assessment"}',
        b'{"format": "tuning-fork-assessment", "format_version": NaN}',
        b"[" * 100_000,
        b" " * 20_000_001,
        "über".encode("latin-1"),
    ],
    ids=["empty", "cut", "UTF-16", "key twice", "NaN", "deep", "20 MB", "Latin-1"],
)
def test_bytes_that_are_no_careful_json_are_refused(data):
    with pytest.raises(FileFault, match=r"copy\.json"):
        import_assessment(data, "copy.json")


@pytest.mark.parametrize(
    ("part", "value", "place"),
    [
        ("answers", {"ZZ9": {"state": "unknown"}}, "answers.ZZ9"),
        ("answers", {"KN2": {"state": "answered", "level": "KN2.z"}}, "answers.KN2.level"),
        ("overrides", {"G99": {"reason": "r", "by": "", "date": "2026-11-20"}}, "overrides.G99"),
    ],
)
def test_what_the_decision_model_does_not_know_is_refused(begun, model, part, value, place):
    data = _bytes(_with(_content(begun), part, value))
    with pytest.raises(FileFault) as refusal:
        import_assessment(data, "copy.json", model)
    assert place in refusal.value.place


def test_a_broken_file_never_shows_the_clients_words_in_the_error(begun):
    content = _with(_content(begun), "details", {"client": "Secret Ltd", "today": "Secret too"})
    with pytest.raises(FileFault) as refusal:
        import_assessment(_bytes(content), "copy.json")
    assert "Secret" not in str(refusal.value)


def test_a_file_with_very_many_faults_is_refused_quickly(begun):
    answers = {
        f"{chr(65 + i // 26 % 26)}{chr(65 + i % 26)}{i % 100}": {"x": 1} for i in range(60_000)
    }
    data = _bytes(_with(_content(begun), "answers", answers))
    began = time.perf_counter()
    with pytest.raises(FileFault):
        import_assessment(data, "copy.json")
    assert time.perf_counter() - began < 3


def test_an_override_survives_the_journey(begun):
    override = Override(reason="R&D <5 kg", by="Maija", date="2026-11-20")
    changed = begun.model_copy(update={"overrides": {"G2": override}})
    assert import_assessment(export_assessment(changed), "f").overrides == {"G2": override}


def _content(assessment):
    return json.loads(export_assessment(assessment))


def _with(content, key, value):
    return content | {"assessment": content["assessment"] | {key: value}}


def _bytes(content):
    return json.dumps(content).encode()


def test_the_schema_of_the_file_can_be_printed():
    schema = ExchangeFile.model_json_schema()
    assert set(schema["required"]) == {"format", "format_version", "assessment"}
    assert schema["additionalProperties"] is False


def test_a_number_must_belong_to_the_level_beside_it(begun, model):
    entry = AnswerEntry(state="answered", level="EX1.a", number=1_200.0)
    wrong = begun.model_copy(update={"answers": {"EX1": entry}})

    with pytest.raises(FileFault, match=r"answers\.EX1\.number.*EX1\.e"):
        import_assessment(export_assessment(wrong), "case.json", model)


def test_a_split_travels_with_the_file(begun, model):
    split = SplitEntry(parts={"PD1.a": 30, "PD1.c": 20}, of=50)
    entry = AnswerEntry(state="answered", level="PD1.a", split=split)
    shared = begun.model_copy(update={"answers": {"PD1": entry}})

    back = import_assessment(export_assessment(shared), "f", model)

    assert back.entry("PD1") == entry
    assert back.sheet()["PD1"].split == Split.of({"PD1.c": 20, "PD1.a": 30})


def test_a_file_from_before_splits_reads_as_it_did(begun, model):
    content = _content(begun)
    content["assessment"]["answers"] = {"PD1": {"state": "answered", "level": "PD1.a"}}

    entry = import_assessment(_bytes(content), "f", model).entry("PD1")

    assert entry.split is None
    assert entry.answer() == Answer(State.ANSWERED, "PD1.a")


@pytest.mark.parametrize(
    ("criterion", "changes", "expected"),
    [
        ("PD1", {"split": {"parts": {"PD1.a": 60}}}, "add up to 100; they add up to 60"),
        ("PD1", {"split": {"parts": {"PD1.a": -5, "PD1.b": 105}}}, "at least 0"),
        ("PD1", {"split": {"parts": {"PD1.a": 1}, "of": 0}}, "at least 1"),
        ("PD1", {"split": {"parts": {"PD1.a": 59.5, "PD1.b": 40.5}}}, "whole number"),
        ("PD1", {"split": {"parts": {"PD1.b": 60, "PD1.a": 40}}}, "level PD1.b"),
        ("PD1", {"split": {"parts": {"KN2.a": 40, "PD1.a": 60}}}, "KN2.a is another"),
        ("PD1", {"split": {"parts": {"PD1.z": 40, "PD1.a": 60}}}, "one of PD1.a"),
        ("PD1", {"split": {"parts": {"PD1.a": 100}}, "confidence": "high"}, "beside a split"),
        ("PD1", {"split_text": {"parts": {"KN2.a": "4"}}}, "KN2.a is another"),
        ("PD3", {"split": {"parts": {"PD3.a": 100}}}, "takes no split"),
    ],
)
def test_a_split_that_cannot_be_is_refused(begun, model, criterion, changes, expected):
    content = _content(begun)
    answer = {"state": "answered", "level": f"{criterion}.a", **changes}
    content["assessment"]["answers"] = {criterion: answer}

    with pytest.raises(FileFault) as fault:
        import_assessment(_bytes(content), "f", model)

    assert expected in str(fault.value)
    assert "\n" not in str(fault.value)
