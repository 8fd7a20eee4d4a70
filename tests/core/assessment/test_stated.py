"""Numbers among the answers reach the cost model with range, source and date."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assessment.document import AnswerEntry, Evidence
from core.assessment.stated import stated_numbers
from core.decision.model import Constant
from core.economics.assumption_words import horizon_line, horizon_origin
from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from core.economics.costing import CostModel
from core.economics.sheet import estimate_mismatches

TODAY = "2026-11-20"


def filled(begun, **entries):
    return begun.model_copy(update={"answers": entries})


def number(level, figure, **more):
    return AnswerEntry(state="answered", level=level, number=figure, **more)


def test_a_number_reaches_the_costs_with_the_range_its_confidence_gives(begun, model):
    stated = stated_numbers(filled(begun, EC1=number("EC1.d", 120_000)), model)
    volume = stated["EC1"]
    assert (volume.low, volume.likely, volume.high) == (60_000, 120_000, 240_000)
    assert (volume.unit, volume.owner) == ("requests a month", "client")
    assert (volume.source, volume.date) == ("Answer to question EC1", None)


@pytest.mark.parametrize(("confidence", "high"), [("high", 125), ("medium", 200), ("low", 500)])
def test_the_surer_the_client_the_narrower_the_range(begun, model, confidence, high):
    sure = filled(begun, CN6=number("CN6.c", 100, confidence=confidence))
    assert stated_numbers(sure, model)["CN6"].high == high


def test_the_evidence_is_the_source_and_gives_the_date(begun, model):
    log = Evidence(text="Gateway log of May", kind="measured", date="2026-05-31")
    stated = stated_numbers(filled(begun, EC1=number("EC1.d", 120_000, evidence=log)), model)
    assert (stated["EC1"].source, stated["EC1"].date) == ("Gateway log of May", "2026-05-31")


def test_a_level_alone_a_missing_answer_and_a_kept_number_state_nothing(begun, model):
    entries = {
        "EC1": AnswerEntry(state="answered", level="EC1.d"),
        "KN3": AnswerEntry(state="unknown", number=70_000.0),
        "CN6": AnswerEntry(state="ask-later"),
        "EX1": number("EX1.b", 150),
    }
    assert stated_numbers(filled(begun, **entries), model) == {}


def test_an_answer_that_is_not_asked_any_more_states_nothing(begun, model):
    hidden = replace(model.criteria["EC1"], asked_when=Constant(holds=False))
    narrower = replace(model, criteria={**model.criteria, "EC1": hidden})
    asked = filled(begun, EC1=number("EC1.d", 120_000), CN6=number("CN6.c", 18))
    assert stated_numbers(asked, narrower).keys() == {"CN6"}


def test_a_model_without_the_question_states_nothing(begun, model):
    fewer = {key: one for key, one in model.criteria.items() if key != "EC1"}
    assert stated_numbers(filled(begun), replace(model, criteria=fewer)) == {}


def test_the_range_stays_within_what_question_and_input_take(begun, model):
    pack = shipped_costs()
    entries = filled(begun, CN6=number("CN6.c", 500.0), TH2=number("TH2.d", 590.0))
    stated = stated_numbers(entries, model)
    assert (stated["CN6"].high, stated["TH2"].high) == (600, 600)
    assert not list(estimate_mismatches(stated["CN6"], pack.entry("base-life"), "EUR"))
    assert stated["TH2"].unit == "months"


def test_the_answers_are_what_the_costs_are_reckoned_with(begun, model):
    pack = shipped_costs()
    entries = filled(begun, EC1=number("EC1.d", 120_000), TH2=number("TH2.c", 18))
    found = CostModel(pack, 10).reckon(
        empty_sheet(pack), stated_numbers(entries, model), "2026-11-20"
    )
    assert found.horizon_months == 18
    assert found.assumptions["volume"].criterion == "EC1"
    assert found.assumptions["volume"].stated.likely == 120_000


@pytest.mark.parametrize(("level", "months"), [("a", 2), ("b", 8), ("c", 24), ("d", 36)])
def test_the_level_alone_says_over_how_many_months_to_reckon(begun, model, level, months):
    pack = shipped_costs()
    entries = filled(begun, TH2=AnswerEntry(state="answered", level=f"TH2.{level}"))
    stated, sheet = stated_numbers(entries, model), empty_sheet(pack)
    line = horizon_line(CostModel(pack, 10).reckon(sheet, stated, TODAY), sheet, stated, pack)

    assert line.likely == str(months)
    assert line.source.startswith("Answer to question TH2: it stays in use for ")
    assert line.reason.startswith("Judgement. The middle of the range answered")
    assert horizon_origin(sheet, stated, pack) == "The time follows the answer to TH2."


def test_the_months_of_a_level_lie_in_its_range(model):
    months = shipped_costs().horizon_by_level.months
    question = model.criteria[shipped_costs().horizon_criterion]
    assert months.keys() == {level.id for level in question.levels}
    for level in question.levels:
        low, _low_inside, high, _high_inside = level.band
        assert low <= months[level.id] <= high


def test_a_sheet_begun_with_the_cost_model_before_keeps_its_default(begun, model):
    pack = shipped_costs()
    sheet = empty_sheet(pack).model_copy(update={"pack_version": "1.0"})
    entries = filled(begun, TH2=AnswerEntry(state="answered", level="TH2.b"))
    old = entries.model_copy(update={"costs": sheet})
    assert stated_numbers(old, model) == {}
    new = entries.model_copy(update={"costs": empty_sheet(pack)})
    assert stated_numbers(new, model)["TH2"].likely == 8
    counted = filled(begun, TH2=number("TH2.b", 5)).model_copy(update={"costs": sheet})
    assert stated_numbers(counted, model)["TH2"].likely == 5


@pytest.mark.parametrize(
    "entry",
    [
        AnswerEntry(state="unknown"),
        AnswerEntry(state="ask-later"),
        AnswerEntry(state="answered", level="TH2.z"),
    ],
)
def test_what_is_no_answer_leaves_the_months_a_default(begun, model, entry):
    pack = shipped_costs()
    stated = stated_numbers(filled(begun, TH2=entry), model)
    assert stated == {}
    said = "The time is a default; an answer to TH2 can replace it."
    assert horizon_origin(empty_sheet(pack), stated, pack) == said


def test_every_linked_question_asks_for_a_number_in_the_unit_of_its_input(model):
    pack = shipped_costs()
    linked = {entry.criterion: entry.unit for entry in pack.inputs if entry.criterion}
    linked[pack.horizon_criterion] = "months"
    assert {key: model.criteria[key].unit for key in linked} == linked


@given(data=st.data())
@settings(max_examples=60, database=None, deadline=None)
def test_any_answers_give_ranges_the_cost_model_takes(data, assessments, model):
    pack = shipped_costs()
    stated = stated_numbers(data.draw(assessments), model)
    for entry in pack.inputs:
        if entry.criterion in stated:
            assert not list(estimate_mismatches(stated[entry.criterion], entry, "USD"))
