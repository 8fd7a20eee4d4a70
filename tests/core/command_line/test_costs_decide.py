"""``evaluate`` of an assessment with costs tells what they answered and what gates computed."""

import json

import pytest

from core.assessment.document import AnswerEntry, Assessment, ModelStamp
from core.assessment.exchange import export_assessment
from core.command_line.main import main
from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import shipped_costs, shipped_presets
from core.economics.price_file import shipped_prices
from core.economics.sheet import Estimate

LEVELS = ("PD1.g", "PD2.c", "PD3.d", "PD4.c", "KN1.a", "BO1.c", "EX1.d", "CN2.b", "EC4.b")


@pytest.fixture
def file(tmp_path):
    pack, prices, presets = shipped_costs(), shipped_prices(), shipped_presets()
    preset = presets.presets[0]
    sheet = with_preset(empty_sheet(pack), preset, pack, presets.source)
    sheet = with_model(sheet, prices.find(preset.model), prices.as_of, pack)
    tuned = prices.find(preset.tuned_model)
    sheet = with_model(sheet, tuned, prices.as_of, pack, is_trained=True)
    entered = {"volume": 120_000, "base-life": 12}
    estimates = {
        name: Estimate(low=one, likely=one, high=one, unit=pack.entry(name).unit)
        for name, one in entered.items()
    }
    assessment = Assessment(
        id="voice",
        created="2026-11-20T10:00:00Z",
        model=ModelStamp(id="core", version="1.1"),
        answers={one[:3]: AnswerEntry(state="answered", level=one) for one in LEVELS},
        costs=sheet.model_copy(update={"inputs": {**sheet.inputs, **estimates}}),
    )
    path = tmp_path / "voice.json"
    path.write_bytes(export_assessment(assessment))
    return path


def test_the_published_object_holds_answers_and_computations(file, capsys):
    assert main(["evaluate", str(file), "--json"]) == 0
    published = json.loads(capsys.readouterr().out)
    assert published["from_costs"] == {
        "CN6": {"level": "CN6.c", "number": 12.0, "text": "From the costs: 12 months"},
        "EC1": {
            "level": "EC1.d",
            "number": 120_000.0,
            "text": "From the costs: 120,000 requests a month",
        },
    }
    gates = {gate["id"]: gate for gate in published["gates"]}
    assert len(gates) == len(published["gates"])
    assert (gates["G7"]["outcome"], gates["G16"]["outcome"]) == ("fail", "fail")
    assert "must stay 1.5 times the payback." in gates["G7"]["computed"][1]
    assert gates["G2"]["computed"] == []


def test_the_text_says_it_in_sentences(file, capsys):
    assert main(["evaluate", str(file)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "The base model stays 12 months; it must stay 1.5 times the payback." in text
    assert "You expect 120,000 requests a month." in text
    assert "EC1 From the costs: 120,000 requests a month." in text


def test_the_report_verb_decides_on_the_costs_too(file, tmp_path, capsys):
    out = tmp_path / "out.pdf"
    assert main(["report", str(file), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "is written" in capsys.readouterr().out


def test_the_costs_verb_compares_what_the_gates_leave_open(file, capsys):
    assert main(["evaluate", str(file), "--json"]) == 0
    ranking = json.loads(capsys.readouterr().out)["ranking"]
    assert main(["costs", str(file), "--json"]) == 0
    statuses = json.loads(capsys.readouterr().out)["statuses"]
    assert statuses == {row["approach"]: row["status"] for row in ranking}
    assert statuses["LORA"] == "blocked"
