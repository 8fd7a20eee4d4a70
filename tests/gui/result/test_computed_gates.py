"""The result page shows what the costs decided: the computation at its gate, answers by origin."""

import pytest
from PySide6.QtWidgets import QWidget

from core.assessment.document import AnswerEntry
from core.assessment.edits import costs_edit, estimate_edit
from core.decision.recommendation import Outcome
from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import shipped_costs, shipped_presets
from core.economics.price_file import shipped_prices
from core.economics.sheet import Estimate
from gui.questions.prose import Prose


def enter(page, name, value):
    unit = shipped_costs().entry(name).unit
    estimate = Estimate(low=value, likely=value, high=value, unit=unit, source="Gateway log")
    session = page._bridge.session
    page._bridge.push(estimate_edit(session.assessment, name, estimate), name)
    page.settle()


@pytest.fixture
def costed_page(show_page, warranty_answers):
    """The warranty case for hosted tuning, where cost is the motive, with costs begun."""
    answers = {q: one for q, one in warranty_answers.items() if q not in ("EC1", "CN6")}
    answers["PD1"] = AnswerEntry(state="answered", level="PD1.g")
    page = show_page(answers)
    pack, prices, presets = shipped_costs(), shipped_prices(), shipped_presets()
    preset = presets.presets[0]
    sheet = with_preset(empty_sheet(pack), preset, pack, presets.source)
    sheet = with_model(sheet, prices.find(preset.model), prices.as_of, pack)
    tuned = prices.find(preset.tuned_model)
    sheet = with_model(sheet, tuned, prices.as_of, pack, is_trained=True)
    page._bridge.push(costs_edit(page._bridge.session.assessment, sheet), "Costs begun")
    enter(page, "volume", 120_000)
    enter(page, "base-life", 12)
    return page


def words_on(widget: QWidget) -> str:
    return "\n".join(prose.text() for prose in widget.findChildren(Prose) if not prose.isHidden())


def test_a_gate_shows_the_computation_with_its_numbers(costed_page):
    seen = words_on(costed_page.gates.rows["G7"])
    assert "Payback against prompt engineering: not within ten years." in seen
    assert "The base model stays 12 months; it must stay 1.5 times the payback." in seen
    money = words_on(costed_page.gates.rows["G16"])
    assert "Break-even against prompt engineering, in requests a month:" in money
    assert "You expect 120,000 requests a month." in money


def test_the_computation_follows_the_costs_and_undo(costed_page):
    gates = {one.id: one for one in costed_page._bridge.session.recommendation.gates}
    assert gates["G7"].outcome is Outcome.FAILS
    costed_page._bridge.undo_stack.undo()
    costed_page.settle()
    seen = words_on(costed_page.gates.rows["G7"])
    assert "The base model stays 12 months" not in seen


def test_a_gate_that_asks_no_costs_shows_no_computation(costed_page):
    assert costed_page.gates.rows["G2"].computed.isHidden()


def test_taking_the_costs_away_takes_the_computation_away(costed_page):
    session = costed_page._bridge.session
    costed_page._bridge.push(costs_edit(session.assessment, None), "Costs removed")
    costed_page.settle()
    row = costed_page.gates.rows.get("G7")
    assert row is None or row.computed.isHidden()


def test_the_list_of_answers_names_the_costs_as_origin(costed_page):
    seen = words_on(costed_page.answers.rows["EC1"])
    assert "100,000 to 1 million (120,000 requests a month)" in seen
    assert "From the costs: 120,000 requests a month" in seen
