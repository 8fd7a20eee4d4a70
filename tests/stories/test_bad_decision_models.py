"""A firm edits its own decision model; every mistake is named with file, id and expectation."""

import json
import shutil
from pathlib import Path

import pytest

from core.command_line.main import main

SHIPPED = Path(__file__).parents[2] / "resources" / "models" / "core"
FILES = sorted(str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*.json"))
# The newest change that moved a mark.
CHANGES = json.loads((SHIPPED / "changes.json").read_bytes())["changes"]
MOVED = next(place for place, change in enumerate(CHANGES) if change.get("marks"))

SPOILT = {
    "missing": (None, "{file}: the file is not there"),
    "empty": (b"", "{file}: expected JSON; the file is empty"),
    "cut": (b'{"a": [1,', "{file}, line 1, column 10: expected more JSON; the file is cut off"),
    "utf-16": ('{"a": 1}'.encode("utf-16"), "{file}: expected text in UTF-8; this is UTF-16"),
    "latin-1": (b'{"a": "\xfc"}', "{file}, line 1: expected text in UTF-8"),
    "twice": (b'{"a": 1, "a": 2}', '{file}, key "a": expected each key once'),
    "nan": (b'{"a": NaN}', "{file}, line 1, column 7: expected a number; NaN is none"),
    "deep": (b"[" * 50_000, "{file}: expected at most 40 levels of nesting"),
    "list": (b"[]", "{file}: expected an object in braces"),
    "stranger": (b'{"mood": "good"}', "{file}, mood: expected only known keys"),
}


@pytest.fixture
def pack(tmp_path):
    return Path(shutil.copytree(SHIPPED, tmp_path / "pack"))


@pytest.fixture
def faults(pack, capfd):
    """Check the pack, which must be refused, and return its faults, one line each."""

    def check():
        assert main(["check-model", str(pack)]) == 2
        told = capfd.readouterr()
        assert told.err.startswith("tuning-fork: ")
        assert told.err.count("\n") == 1
        assert "Traceback" not in told.err + told.out
        return told.out.splitlines()

    return check


@pytest.mark.parametrize("kind", SPOILT)
def test_a_file_that_cannot_be_read_is_named(pack, faults, kind):
    data, expected = SPOILT[kind]
    for name in FILES:
        path = pack / name
        whole = path.read_bytes()
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)
        wanted = expected.format(file=name)
        assert any(line.startswith(wanted) for line in faults()), name
        path.write_bytes(whole)


def test_a_file_of_200_mb_and_a_folder_are_named(pack, faults):
    with (pack / "gates.json").open("wb") as stream:
        stream.truncate(200_000_000)
    (pack / "fork.json").unlink()
    (pack / "fork.json").mkdir()
    told = faults()
    assert any(line.startswith("gates.json: expected at most") for line in told)
    assert "fork.json: expected a file; this is a folder." in told


MISTAKES = [
    ("model.json", ("format_version",), 2, "model.json, format_version: expected 1."),
    ("model.json", ("factors", 1, "importance"), "high", "KN, importance: expected a whole number"),
    ("model.json", ("factors", 1, "importance"), -1, "KN, importance: expected a number of at l"),
    ("approaches.json", ("approaches", 0, "code"), "MAGIC", "expected 'PE'"),
    ("criteria/KN.json", ("criteria", 1, "levels", 2, "marks", "RAG"), 9, "KN2.c, marks.RAG: exp"),
    ("criteria/KN.json", ("criteria", 1, "levels", 2, "marks", "RAG"), "+2", "a whole number"),
    ("criteria/KN.json", ("criteria", 1, "sources", 0), "[999]", "KN2, sources: expected a source"),
    ("criteria/KN.json", ("criteria", 1, "id"), "KN1", "KN1: expected each id once"),
    ("gates.json", ("gates", 0, "fails_when"), {"levels": ["ZZ9.a"]}, "ZZ9 is none"),
    ("gates.json", ("gates", 0, "approaches"), ["MAGIC"], "expected 'PE'"),
    ("gates.json", ("gates", 0, "fails_when"), 5, "fails_when: expected"),
    ("roadmap.json", ("stages", 0, "weeks"), [3, 1], "the shortest and the longest"),
    ("fork.json", ("corners",), {}, "fork.json, corners.both: expected the two lines"),
    ("wording.json", ("sentences", "list.and"), 7, "sentences.list.and: expected text in quotes"),
    ("changes.json", ("changes", 0, "date"), "today", "date: expected a date like 2026-11-20"),
    ("changes.json", ("changes", 0, "sources", 0), "[999]", "entry 1, sources: expected a source"),
    ("changes.json", ("changes", MOVED, "marks", 0, "level"), "ZZ9.a", "expected a level and an"),
    ("changes.json", ("changes", MOVED, "marks", 0, "after"), 2, "as the value after the change"),
    ("changes.json", ("changes", 11, "gates"), ["G99"], "expected a gate of this pack; G99"),
]


@pytest.mark.parametrize(("file", "place", "value", "expected"), MISTAKES)
def test_one_mistake_in_one_entry_is_named(pack, faults, file, place, value, expected):
    path = pack / file
    content = json.loads(path.read_bytes())
    inside = content
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    path.write_text(json.dumps(content), "utf-8")
    told = faults()
    assert any(line.startswith(file) and expected in line for line in told), told[:5]


def test_every_mistake_is_told_at_once(pack, faults):
    (pack / "ladder.json").unlink()
    (pack / "fork.json").write_text("{", "utf-8")
    (pack / "criteria" / "ZZ.json").write_text("{}", "utf-8")
    told = faults()
    assert any(line.startswith("ladder.json: the file is not there") for line in told)
    assert any(line.startswith("fork.json, line 1") for line in told)
    assert any('none has the id "ZZ"' in line for line in told)


def test_a_folder_that_is_none_is_refused(tmp_path, capfd):
    for path, words in (
        (tmp_path / "gone", "expected the folder of a decision model pack"),
        (SHIPPED / "model.json", "expected a decision model of a firm"),
    ):
        assert main(["check-model", str(path)]) == 2
        assert words in capfd.readouterr().err
