"""On paper: what the costs answered names its origin, and a gate shows its computation."""

import pytest

from core.assessment.basis import basis_of
from core.assessment.document import AnswerEntry
from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import shipped_costs, shipped_presets
from core.economics.price_file import shipped_prices
from core.economics.sheet import Estimate
from core.report.branding import Branding
from core.report.content import compose
from core.report.pdf import render_bytes


def exact(name, value):
    entry = shipped_costs().entry(name)
    return {name: Estimate(low=value, likely=value, high=value, unit=entry.unit)}


@pytest.fixture(scope="module")
def costed(warranty):
    """The warranty case with cost as the motive, its volume and model life among the costs."""
    pack, prices, presets = shipped_costs(), shipped_prices(), shipped_presets()
    preset = presets.presets[0]
    sheet = with_preset(empty_sheet(pack), preset, pack, presets.source)
    sheet = with_model(sheet, prices.find(preset.model), prices.as_of, pack)
    tuned = prices.find(preset.tuned_model)
    sheet = with_model(sheet, tuned, prices.as_of, pack, is_trained=True)
    entered = exact("volume", 120_000) | exact("base-life", 12) | exact("answer-within", 2.5)
    answers = {q: one for q, one in warranty.answers.items() if q not in ("EC1", "CN6", "EC3")}
    answers["PD1"] = AnswerEntry(state="answered", level="PD1.g")
    answers["EC3"] = AnswerEntry(note="The desk will say.")
    costs = sheet.model_copy(update={"inputs": {**sheet.inputs, **entered}})
    return warranty.model_copy(update={"answers": answers, "costs": costs})


@pytest.fixture(scope="module")
def content(costed, analyst, pack):
    branding = Branding(firm="Aalto & Rehn", prepared_on="2026-11-20")
    return compose(costed, basis_of(costed, analyst).study(), pack, branding)


def line(content, criterion):
    lines = (one for group in content.answers.groups for one in group.lines)
    return next(one for one in lines if one.criterion == criterion)


def test_an_answer_from_the_costs_says_so_in_the_margin(content):
    found = line(content, "EC1")
    assert (found.answer, found.detail) == ("100,000 to 1 million", "120,000 requests a month.")
    assert found.margin == ("From the costs: 120,000 requests a month.",)
    without = [one.text for group in content.answers.groups for one in group.without]
    assert not any("EC1" in text for text in without)


def test_what_the_fingerprint_is_said_to_stand_for_is_what_moves_it(costed, analyst, content):
    dearer = costed.costs.model_copy(
        update={"inputs": {**costed.costs.inputs, **exact("volume", 900)}}
    )
    given = basis_of(costed, analyst).study()
    moved = basis_of(costed.model_copy(update={"costs": dearer}), analyst).study()
    assert moved.fingerprint != given.fingerprint
    (told,) = (text for text in content.method.passages if "The fingerprint" in text)
    assert "the answers given, those taken from the costs, and the gates overruled" in told


def test_a_note_beside_it_is_kept(content):
    found = line(content, "EC3")
    assert (found.answer, found.note) == ("Fast", "The desk will say.")
    assert found.margin == ("From the costs: the whole answer within 2.5 seconds.",)


def test_a_gate_prints_its_computation(content):
    gates = {one.id: one for one in (*content.gates.barring, *content.gates.warnings)}
    assert gates["G7"].computed[1] == (
        "The base model stays 12 months; it must stay 1.5 times the payback."
    )
    assert "Break-even against prompt engineering" in gates["G16"].computed[0]


def test_the_pages_hold_the_numbers(content, read_pages):
    text = " ".join(" ".join(read_pages(render_bytes(content))).split())
    assert "From the costs: 120,000 requests a month." in text
    assert "You expect 120,000 requests a month." in text
    assert "it must stay 1.5 times the payback" in text
