import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ANSWERS = {"answers": {"PD1": "a", "EX1": 1200, "KN4": "unknown", "BO3": "not-applicable"}}

# Qt and the window are taken away first: the verbs must do without.
WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6", "gui"):
    sys.modules[name] = None
from core.command_line.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(*arguments, cwd=ROOT, code=WITHOUT_QT):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def answers_file(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(ANSWERS), "utf-8")
    return path


def assert_refused(result, *fragments):
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("tuning-fork: ")
    assert "Traceback" not in result.stderr
    for fragment in fragments:
        assert fragment in result.stderr


def test_evaluate_tells_a_reader_what_to_do(answers_file):
    result = run("evaluate", answers_file)

    assert (result.returncode, result.stderr) == (0, "")
    headings = (
        "Ranking",
        "First step",
        "What would change it",
        "Gates",
        "Find out next",
        "What this rests on",
    )
    for heading in headings:
        assert f"\n{heading}" in result.stdout
    assert "blocked by G2" in result.stdout
    assert "First in: of 100 runs, counted over 10,000" in result.stdout
    assert all(len(line) <= 110 for line in result.stdout.splitlines())


CODE = re.compile(r"\b(PE|ICL|RAG|CO|LORA|FULL|PREF)\b|FT\+")


@pytest.mark.parametrize("sample", ["prompting", "retrieval", "tuning"])
def test_people_read_names_of_approaches_and_programs_codes(sample):
    file = ROOT / "resources" / "samples" / f"{sample}.json"
    told = run("evaluate", file).stdout
    assert "every approach" in told
    assert not CODE.search(told)
    found = json.loads(run("evaluate", file, "--json").stdout)
    assert {row["approach"] for row in found["ranking"]} >= {"LORA", "FT+RAG"}


def test_validate_names_the_approaches_and_the_verdicts():
    told = run("validate").stdout
    assert not CODE.search(told)
    assert "LoRA tuning or full" in told
    assert "depends on an open gate, " in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 88
    kinds = json.loads(run("validate", "--json").stdout)["readings"]["first"]["kinds"]
    assert "LORA/FULL" in kinds


def test_evaluate_says_what_would_change_it_and_what_to_ask():
    result = run("evaluate", ROOT / "resources" / "samples" / "retrieval.json")

    told = " ".join(result.stdout.split())
    assert re.search(
        r"PD2 now [^;]*; if it is under 70 % [^.]* would come too close to call\.", told
    )
    assert re.search(r"\(changes the result: \d+ in \d+[;)]", told)


def test_evaluate_settles_the_right_to_train_before_it_trains(tmp_path):
    letters = {
        "PD1": "c", "PD2": "c", "PD3": "d", "PD4": "c", "PD5": "a", "PD6": "a", "BO1": "a",
        "BO3": "c", "KN1": "a", "EX1": 3000, "EX2": "a", "EV1": "c", "EV2": 300, "EV3": "d",
        "CN2": "d", "CN5": "c", "CN6": "c", "EX4": "unknown",
    }  # fmt: skip
    file = tmp_path / "voice.json"
    file.write_text(json.dumps({"answers": letters}))

    told = " ".join(run("evaluate", file).stdout.split())
    published = json.loads(run("evaluate", file, "--json").stdout)

    assert "First step Settle first: Right to train." in told
    assert published["first_step"]["stage"] is None
    assert published["first_step"]["criterion"] == "EX4"
    assert {stage["state"] for stage in published["roadmap"]} <= {"done", "next", "only-if"}


def test_evaluate_gives_a_program_one_object(answers_file):
    result = run("evaluate", answers_file, "--json")

    published = json.loads(result.stdout)
    assert {
        "model",
        "fingerprint",
        "verdict",
        "recommended",
        "first_step",
        "ranking",
        "gates",
        "reasons",
        "flips",
        "find_out_next",
        "roadmap",
        "confidence",
    } <= set(published)
    assert published["model"]["id"] == "core"
    assert len(published["ranking"]) == 9
    assert set(published["verdict"]) >= {"state", "sentence"}
    for row in published["ranking"]:
        assert set(row) >= {"approach", "status", "value", "fit", "readiness", "p_first"}
        assert 0 <= row["p_first"] <= 1
    assert round(sum(row["p_first"] for row in published["ranking"]), 6) == 1
    for gate in published["gates"]:
        assert set(gate) >= {"id", "status", "effect", "approaches", "because"}
    assert all(set(flip) >= {"changes", "leader", "lead"} for flip in published["flips"])
    assert all(question["chance"] is not None for question in published["find_out_next"])
    assert set(published["confidence"]) >= {"first_of_100", "family_of_100", "samples"}
    assert run("evaluate", answers_file, "--json").stdout == result.stdout


def test_an_exported_assessment_says_the_same_as_its_bare_answers(answers_file, tmp_path):
    from core.assessment.exchange import export_assessment
    from core.command_line.reading import read_assessment
    from core.model.compile import compile_model
    from core.model.loader import load_shipped

    exported = tmp_path / "assessment.json"
    model = compile_model(load_shipped())
    exported.write_bytes(export_assessment(read_assessment(answers_file, model)))

    bare = run("evaluate", answers_file, "--json")
    assert run("evaluate", exported, "--json").stdout == bare.stdout


def test_shares_of_the_failures_are_taken_and_told_as_they_were_counted(tmp_path):
    path, counted = tmp_path / "mixed.json", {"a": 31, "c": 19, "of": 50}
    path.write_text(
        json.dumps({"answers": {"PD1": counted, "PD3": "c", "KN1": "c", "KN2": "a"}}), "utf-8"
    )

    told = run("evaluate", path).stdout
    found = json.loads(run("evaluate", path, "--json").stdout)

    assert "31 of 50 failures come from missing" in " ".join(told.split())
    said = [cause["statement"] for gate in found["gates"] for cause in gate["because"]]
    assert any(statement.startswith("31 of 50 failures") for statement in said)


@pytest.mark.parametrize(
    ("content", "fragments"),
    [
        (b'{"answers": {"PD99": "a"}}', ["answers.PD99", 'there is no "PD99"']),
        (b'{"answers": {"PD1": "z"}}', ["answers.PD1", "expected one of a, b"]),
        (b'{"answers": {"PD1": "dunno"}}', ["answers.PD1", "unknown"]),
        (b'{"answers": {"PD1": {"a": 60, "c": 30}}}', ["answers.PD1", "they add up to 90"]),
        (b'{"answers": {"PD1": {"a": -1, "c": 101}}}', ["answers.PD1.a", "from 0 to 100"]),
        (b'{"answers": {"PD1": {"a": NaN, "c": 1}}}', ["NaN is none"]),
        (b'{"answers": {"PD1": {"z": 100}}}', ["answers.PD1.z", "out of a, b"]),
        (b'{"answers": {"EX1": -5}}', ["answers.EX1", "a whole number from 0"]),
        (b'{"answers": {"EX1": NaN}}', ["NaN is none"]),
        (b'{"answers": {"PD1": "a", "PD1": "b"}}', ['"PD1" stands twice']),
        (b'{"answers": {"PD1": "a"', ["line 1, column 24", "cut off"]),
        ('{"answers": {}}'.encode("utf-16"), ["UTF-16"]),
        (b'{"format": "something-else"}', ["format", "tuning-fork-assessment"]),
        (b'{"format": "tuning-fork-assessment", "format_version": 99}', ["format_version", "99"]),
        (b'{"answers": {}, "scenarios": {"more": {"EX1": -5}}}', ["scenarios.more.EX1", "whole"]),
        (b'{"answers": {}, "scenarios": {"": {}}}', ["scenarios", "expected a name"]),
        (b'{"answers": {}, "scenarios": 3}', ["scenarios", "expected an object"]),
        (b'{"answers": {}, "scenario": {}}', ["scenario", "expected only the keys"]),
        (b"[]", ["expected"]),
        (b"", ["the file is empty"]),
    ],
)
def test_bad_input_is_one_line_that_names_file_place_and_expectation(tmp_path, content, fragments):
    path = tmp_path / "case.json"
    path.write_bytes(content)

    for arguments in (("evaluate", path), ("report", path, "-o", tmp_path / "out.pdf")):
        assert_refused(run(*arguments), "case.json", *fragments)
    assert [one.name for one in tmp_path.iterdir()] == ["case.json"]


@pytest.mark.parametrize(
    ("criterion", "entry", "fragments"),
    [
        ("EX1", {"state": "answered", "level": "EX1.a", "number": -5}, ["number", "Write a whole"]),
        ("PD1", {"state": "answered", "level": "PD1.z"}, ["answers.PD1", "PD1.a"]),
        ("PD1", {"state": "perhaps"}, ["answers.PD1.state", "'unknown'"]),
        ("ZZ9", {"state": "unknown"}, ["answers.ZZ9"]),
        ("PD1", {"state": "unknown", "mood": "good"}, ["answers.PD1.mood"]),
    ],
)
def test_a_spoilt_assessment_is_refused(tmp_path, model, criterion, entry, fragments):
    path = tmp_path / "case.json"
    assessment = {
        "id": "one",
        "created": "2026-11-20T09:00:00Z",
        "model": {"id": model.id, "version": model.version},
        "answers": {criterion: entry},
    }
    envelope = {"format": "tuning-fork-assessment", "format_version": 1}
    path.write_text(json.dumps({**envelope, "assessment": assessment}), "utf-8")

    assert_refused(run("evaluate", path), "case.json, assessment.", *fragments)


def test_files_that_are_none_are_refused(tmp_path):
    assert_refused(run("evaluate", tmp_path), "this is a folder")
    assert_refused(run("evaluate", tmp_path / "gone.json"), "the file is not there")
    with (tmp_path / "large.json").open("wb") as stream:
        stream.truncate(200_000_000)
    assert_refused(run("evaluate", tmp_path / "large.json"), "at most 20 MB")


@pytest.mark.parametrize(
    "arguments", [["frobnicate"], ["evaluate"], ["report", "a.json"], ["evaluate", "a", "--yaml"]]
)
def test_a_command_line_that_is_none_is_refused_in_one_line(arguments):
    assert_refused(run(*arguments), "--help")


def test_without_qt_the_missing_window_is_explained():
    assert_refused(run(), "the window cannot be opened")


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["evaluate", "answers.json"], {"numpy"}),
        (["costs", "answers.json"], {"numpy"}),
        (["report", "answers.json", "-o", "out.pdf"], {"numpy", "reportlab", "PIL"}),
        (["schema"], set()),
        (["check-model", ROOT / "resources" / "models" / "core"], set()),
        (["validate"], {"numpy"}),
    ],
)
def test_no_verb_loads_qt_or_more_than_it_needs(answers_file, arguments, allowed):
    code = (
        "import sys\nfrom core.command_line.main import main\ncode = main(sys.argv[1:])\n"
        "heavy = {'PySide6', 'shiboken6', 'gui', 'reportlab', 'numpy', 'PIL', 'apsw'}\n"
        "sys.stderr.write(' '.join(heavy & set(sys.modules)))\nsys.exit(code)"
    )

    result = run(*arguments, code=code, cwd=answers_file.parent)

    assert result.returncode == 0
    assert set(result.stderr.split()) <= allowed


def test_schema_is_one_object_that_describes_every_file():
    result = run("schema")

    schemas = json.loads(result.stdout)
    assert set(schemas) == {"exchange", "answers", "prices", "model", "pack"}
    assert len(schemas["answers"]["properties"]["answers"]["properties"]) == 45
    asked = schemas["answers"]["properties"]["answers"]["properties"]
    assert asked["PD1"]["anyOf"][1]["properties"].keys() == {*"abcdefgh", "of"}
    assert "anyOf" not in asked["PD3"]
    costs = schemas["answers"]["properties"]["costs"]["properties"]
    assert {"preset", "currency", "horizon", "serving", "model", "inputs"} <= set(costs)
    assert "Estimate" in schemas["answers"]["$defs"]
    assert {"model.json", "gates.json", "criteria/<factor>.json"} <= set(schemas["pack"])


def test_check_model_accepts_the_shipped_model_and_lists_every_fault_of_a_broken_one(tmp_path):
    shipped = ROOT / "resources" / "models" / "core"
    good = run("check-model", shipped)
    assert (good.returncode, good.stderr) == (0, "")
    assert "45 criteria, no faults" in good.stdout

    (tmp_path / "model.json").write_text("{", "utf-8")
    bad = run("check-model", tmp_path)
    assert_refused(bad, "model.json, line 1, column 2", "more faults")
    assert len(bad.stdout.splitlines()) == 14


def test_a_closed_pipe_is_no_error(answers_file):
    code = (
        "import os, sys\nfrom core.command_line.main import main\n"
        "reading, writing = os.pipe()\nos.close(reading)\nos.dup2(writing, 1)\n"
        "sys.exit(main(sys.argv[1:]))"
    )

    result = run("schema", code=code)

    assert (result.returncode, result.stderr) == (141, "")


def test_version_and_help_are_answers_not_errors():
    assert run("--version").stdout.startswith("tuning-fork ")
    assert "check-model" in run("--help").stdout


def test_an_assessment_cannot_send_commands_to_the_terminal(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"answers": {"PD1": "\x1b[2J\nx"}}), "utf-8")

    result = run("evaluate", path)

    assert_refused(result, "answers.PD1")
    assert "\x1b" not in result.stderr


def test_the_report_never_overwrites_the_answers(answers_file):
    before = answers_file.read_bytes()

    assert_refused(run("report", answers_file, "-o", answers_file), "the file with the answers")
    assert answers_file.read_bytes() == before


def test_report_writes_the_same_pdf_each_time(answers_file, tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    for target in (first, second):
        result = run("report", answers_file, "-o", target)
        assert (result.returncode, result.stderr) == (0, "")

    assert first.read_bytes().startswith(b"%PDF-")
    assert first.read_bytes() == second.read_bytes()
    target = tmp_path / "missing" / "out.pdf"
    assert_refused(run("report", answers_file, "-o", target), "its folder is not there")


def test_a_sample_with_broken_details_is_refused_with_the_place(tmp_path):
    path = tmp_path / "sample.json"
    content = {"sample": {}, "details": {"client": 5}, "answers": {"PD1": "a"}}
    path.write_text(json.dumps(content), "utf-8")
    assert_refused(run("evaluate", path), "sample.json, details.client: expected text")


def test_a_sample_may_have_any_file_name(tmp_path):
    path = tmp_path / "Der zweite Fall (Kopie).json"
    content = {"sample": {}, "details": {"client": "Müller"}, "answers": {"PD1": "a"}}
    path.write_text(json.dumps(content), "utf-8")
    result = run("evaluate", path)
    assert (result.returncode, result.stderr) == (0, "")


def test_names_too_long_for_the_system_are_refused_in_a_sentence(answers_file, tmp_path):
    long = tmp_path / ("x" * 300)
    assert_refused(run("report", answers_file, "-o", long), "the name is too long")
    assert_refused(run("check-model", long), "expected the folder of a decision model pack")


def test_evaluate_passes_on_what_stands_out(tmp_path):
    # The middle level of fourteen questions that ask on a scale, and nothing more said.
    levels = "PD5b PD6b KN1b KN4b KN5b KN7b KN8b BO1b BO4b EX2b EX5b EV4b CN5b RS1b"
    middle = tmp_path / "middle.json"
    answers = {item[:-1]: item[-1] for item in levels.split()}
    middle.write_text(json.dumps({"answers": answers}), "utf-8")

    (remark,) = json.loads(run("evaluate", middle, "--json").stdout)["remarks"]
    assert (remark["kind"], remark["criteria"]) == ("middle", [])
    assert remark["text"].startswith("14 of 14 answers on a scale stand in its middle.")
    assert remark["text"] in " ".join(run("evaluate", middle).stdout.split())


def test_evaluate_has_nothing_to_remark_on_ordinary_answers(answers_file):
    assert json.loads(run("evaluate", answers_file, "--json").stdout)["remarks"] == []
