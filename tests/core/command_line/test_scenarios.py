"""A program asks what if, through a file with scenarios."""

import json

import pypdfium2
import pytest

from tests.core.command_line.test_verbs import run

CONTENT = {
    "answers": {
        "PD1": "a", "PD2": "a", "KN1": "c", "KN2": "c", "KN3": "c", "KN4": "c", "BO1": "a",
        "BO3": "c", "EX1": 50, "EX2": "b", "CN2": "d", "EV1": "c",
    },
    "scenarios": {
        "with 2,000 examples": {"EX1": 2000},
        "if it were tone": {"PD1": "c", "KN1": "a", "KN2": "a", "KN4": "a"},
        "the same": {"KN2": "c"},
    },
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CONTENT), "utf-8")
    return path


def test_a_reader_finds_every_scenario_under_the_result(file):
    result = run("evaluate", file)
    assert (result.returncode, result.stderr) == (0, "")
    told = " ".join(result.stdout.partition("\nWhat if\n")[2].split())
    assert "with 2,000 examples EX1 How many good example pairs exist? 2,000 pairs" in told
    assert "as answered: 50 pairs." in told
    assert "The recommendation changes from retrieval to in-context examples." in told
    assert "Gate G10 Naming a source: Open; as answered: Blocked." in told
    assert "Fast; as answered: Fast. Just as answered." in told
    assert all(len(line) <= 110 for line in result.stdout.splitlines())


def test_a_program_finds_them_in_a_list(file, tmp_path):
    published = json.loads(run("evaluate", file, "--json").stdout)
    examples, tone, same = published["scenarios"]
    assert examples["name"] == "with 2,000 examples"
    (answer,) = examples["answers"]
    assert answer == {
        "criterion": "EX1",
        "from": {"state": "answered", "level": "EX1.c", "number": 50.0},
        "to": {"state": "answered", "level": "EX1.e", "number": 2000.0},
        "counts": "yes",
    }
    assert (published["recommended"], tone["recommended"]) == ("RAG", "ICL")
    assert tone["verdict"]["state"] in ("clear", "leaning", "too-close")
    assert tone["first_step"]["title"]
    assert tone["ranking"][0]["approach"] == "ICL"
    assert tone["ranking"][0]["p_first"] > 0
    assert {gate["id"] for gate in tone["gates"]} >= {"G10"}
    assert same["fingerprint"] == published["fingerprint"]
    assert same["answers"][0]["counts"] == "as-answered"
    assert same["ranking"][0]["p_first"] == published["ranking"][0]["p_first"]

    supposed = {"answers": {**CONTENT["answers"], **CONTENT["scenarios"]["if it were tone"]}}
    real = tmp_path / "real.json"
    real.write_text(json.dumps(supposed), "utf-8")
    really = json.loads(run("evaluate", real, "--json").stdout)
    assert really["scenarios"] == []
    assert really["fingerprint"] == tone["fingerprint"]
    assert really["recommended"] == tone["recommended"]


def test_a_scenario_may_suppose_a_split(tmp_path):
    path, split = tmp_path / "case.json", {"a": 55, "c": 45}
    content = {**CONTENT, "scenarios": {"if it were mixed": {"PD1": split}}}
    path.write_text(json.dumps(content), "utf-8")

    told = " ".join(run("evaluate", path).stdout.partition("\nWhat if\n")[2].split())
    (scenario,) = json.loads(run("evaluate", path, "--json").stdout)["scenarios"]

    assert "55 % Facts, 45 % Tone or behaviour; as answered: Facts." in told
    to = scenario["answers"][0]["to"]
    assert to["split"] == {"parts": {"PD1.a": 55, "PD1.c": 45}, "of": 100}
    assert scenario["answers"][0]["counts"] == "yes"

    content["scenarios"]["if it were mixed"]["PD1"] = {"a": 55}
    path.write_text(json.dumps(content), "utf-8")
    refused = run("evaluate", path)
    assert refused.returncode == 2
    assert "scenarios.if it were mixed.PD1: expected shares that add up to 100" in refused.stderr


def test_an_exchange_file_says_the_same(file, tmp_path):
    from core.assessment.exchange import export_assessment
    from core.command_line.reading import read_assessment
    from core.model.compile import compile_model
    from core.model.loader import load_shipped

    exported = tmp_path / "assessment.json"
    model = compile_model(load_shipped())
    exported.write_bytes(export_assessment(read_assessment(file, model)))
    assert run("evaluate", exported, "--json").stdout == run("evaluate", file, "--json").stdout


def test_the_report_has_a_page_for_them(file, tmp_path):
    target = tmp_path / "out.pdf"
    assert run("report", file, "-o", target).returncode == 0
    document = pypdfium2.PdfDocument(target)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "What if" in text
    assert "with 2,000 examples" in text


def test_the_schema_tells_about_them():
    schemas = json.loads(run("schema").stdout)
    told = schemas["answers"]["properties"]["scenarios"]
    assert told["maxProperties"] == 12
    assert told["additionalProperties"] == {"$ref": "#/properties/answers"}
    assert "scenarios" in schemas["exchange"]["$defs"]["Assessment"]["properties"]
    assert "scenarios" not in schemas["exchange"]["$defs"]["Assessment"]["required"]
