"""Bad input on the command line: one line, exit code 2, nothing lost and nothing half-written."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from core.command_line.main import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "retrieval.json"
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def number(text):
    return f'{{"answers": {{"EX1": {text}}}}}'.encode()


BAD_ANSWERS = {
    "criterion": (b'{"answers": {"XX1": "a"}}', "there is no"),
    "level": (b'{"answers": {"PD1": "z"}}', "expected one of a, b"),
    "state": (b'{"answers": {"PD1": "dunno"}}', 'Did you mean "unknown"?'),
    "low": (number("-5"), "a whole number from 0"),
    "high": (number("1e30"), "a whole number from 0"),
    "nan": (number("NaN"), "line 1, column 21: expected a number; NaN is none"),
    "infinity": (number("-Infinity"), "-Infinity is none"),
    "beyond": (number("1e400"), "expected a finite number"),
    "digits": (number("9" * 5_000), "at most 300 digits"),
    "fraction": (number("1.5"), "a whole number from 0"),
    "truth": (number("true"), "expected a whole number"),
    "twice": (b'{"answers": {"PD1": "a", "PD1": "b"}}', '"PD1" stands twice'),
    "hidden-twice": (b'{"answers": {"PD1": "a", "P\\u0044\\u0031": "b"}}', '"PD1" stands twice'),
    "utf-16": ('{"answers": {}}'.encode("utf-16"), "this is UTF-16. Save it as UTF-8"),
    "utf-16-bare": ('{"answers": {}}'.encode("utf-16-be"), "this is UTF-16"),
    "latin-1": ('{"answers": {"PD1": "ü"}}'.encode("latin-1"), "perhaps Latin-1"),
    "cut": (b'{"answers": {"PD1": "a"', "the file is cut off here"),
    "deep": (b"[" * 100_000 + b"]" * 100_000, "at most 40 levels"),
    "surrogate": (b'{"answers": {"PD1": "\\ud800"}}', "half of a surrogate pair"),
    "null": (b"null", "expected an assessment of Tuning Fork"),
    "list": (b'{"answers": ["a"]}', "an object in it"),
    "more": (b'{"answers": {}, "mood": 1}', 'remove "mood"'),
    "tail": (b'{"answers": {}} x', "something follows the JSON"),
    "noise": (random.Random(1).randbytes(5_000), "expected text in UTF-8"),
    "empty": (b"", "the file is empty"),
}


@pytest.fixture
def refused(capfd):
    """Run a command that must be refused and return its one line."""

    def run(*arguments):
        assert main([str(one) for one in arguments]) == 2
        told = capfd.readouterr()
        assert told.err.startswith("tuning-fork: ")
        assert told.err.count("\n") == 1, told.err
        assert told.err.rstrip().endswith((".", "?"))
        assert "Traceback" not in told.err
        return told.err

    return run


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text('{"answers": {"PD1": "a"}}', "utf-8")
    return path


@pytest.mark.parametrize("kind", BAD_ANSWERS)
def test_bad_answers_are_refused_with_their_place(refused, tmp_path, kind):
    data, expected = BAD_ANSWERS[kind]
    path = tmp_path / "case.json"
    path.write_bytes(data)

    for arguments in (("evaluate", path), ("report", path, "-o", tmp_path / "out.pdf")):
        told = refused(*arguments)
        assert expected in told
        assert "case.json" in told
        assert len(told) < 600
    assert [one.name for one in tmp_path.iterdir()] == ["case.json"]


def test_wrong_kinds_of_values_everywhere_are_refused(refused, tmp_path):
    assessment = {
        "id": "one",
        "created": "2026-11-20T09:00:00Z",
        "model": {"id": "core", "version": "1.1"},
        "details": {"client": "Nordhaven"},
        "answers": {"PD1": {"state": "answered", "level": "PD1.a", "note": "seen"}},
        "overrides": {"G1": {"reason": "agreed", "by": "Ada", "date": "2026-11-20"}},
        "report_without": ["glossary"],
    }
    path = tmp_path / "case.json"
    envelope = {"format": "tuning-fork-assessment", "format_version": 1}
    for place in paths(assessment):
        for wrong in (7, None, True, [[]], {"a": 1}):
            spoilt = json.loads(json.dumps(assessment))
            put(spoilt, place, wrong)
            path.write_text(json.dumps(envelope | {"assessment": spoilt}), "utf-8")
            if place == ("answers", "PD1", "level") and wrong is None:
                assert "expected a level exactly when" in refused("evaluate", path)
                continue
            assert "case.json, assessment." in refused("evaluate", path)


def paths(value, before=()):
    if before:
        yield before
    inside = value.items() if isinstance(value, dict) else ()
    for key, child in inside:
        yield from paths(child, (*before, key))


def put(value, place, wrong):
    for key in place[:-1]:
        value = value[key]
    value[place[-1]] = wrong


def test_a_target_that_must_stay_stays(refused, answers, tmp_path):
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK\x03\x04 Dear client")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.pdf").hardlink_to(answers)
    before = {one.name: one.stat().st_ino for one in tmp_path.iterdir()}
    for target, expected in (
        ("folder", "a folder has this name"),
        ("missing/out.pdf", "its folder is not there"),
        ("letter.docx/out.pdf", "its folder is not there"),
        ("answers.json", "it is the file with the answers"),
        ("link.pdf", "it is the file with the answers"),
        ("letter.docx", "a file of another kind has this name and was left as it is"),
        ("x" * 300, "the name is too long"),
    ):
        assert expected in refused("report", answers, "-o", tmp_path / target)
    assert {one.name: one.stat().st_ino for one in tmp_path.iterdir()} == before
    assert letter.read_bytes() == b"PK\x03\x04 Dear client"


@not_on_windows
def test_a_pipe_or_a_device_is_never_replaced_by_a_file(refused, answers, tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "a device or a pipe" in refused("report", answers, "-o", tmp_path / "pipe.pdf")
    assert (tmp_path / "pipe.pdf").is_fifo()


@not_on_windows
def test_an_older_report_that_is_protected_stays(answers, tmp_path, monkeypatch, refused):
    older = tmp_path / "older.pdf"
    older.write_bytes(b"%PDF-1.7 signed")
    older.chmod(0o444)
    if os.geteuid() == 0:
        # Root may write everywhere; the system's answer to anybody else is given here.
        monkeypatch.setattr("core.targets.os.access", lambda path, _mode: path != older)
    assert "the file there is protected" in refused("report", answers, "-o", older)
    assert older.read_bytes() == b"%PDF-1.7 signed"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [["evaluate", SAMPLE], ["evaluate", SAMPLE, "--json"], ["schema"], ["--version"]]
)
def test_a_full_disk_behind_the_output_is_said_in_one_line(arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "core.command_line.main", *map(str, arguments)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "the output was not written in full" in done.stderr


def test_a_sample_may_have_any_file_name(capfd, tmp_path):
    copied = tmp_path / "Café & Søn: <Retrieval> 2.json"
    copied.write_bytes(SAMPLE.read_bytes())
    assert main(["evaluate", str(copied)]) == 0
    assert main(["evaluate", str(SAMPLE)]) == 0
    assert "Retrieval" in capfd.readouterr().out


@pytest.mark.parametrize("moment", [-62_135_596_801, -60_000_000_000, 0, 253_402_300_800])
def test_a_file_saved_on_no_day_of_the_calendar_is_read(capfd, answers, monkeypatch, moment):
    real = Path.stat

    def stat(path, **options):
        found = real(path, **options)
        if path != answers:
            return found
        return os.stat_result((*found[:7], moment, moment, moment))

    monkeypatch.setattr(Path, "stat", stat)
    assert main(["evaluate", str(answers)]) == 0
    assert capfd.readouterr().err == ""
