"""Costs reach the decision: they answer questions, settle gates, and are undone like all else."""

import json
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.archive.archive import Archive
from core.assessment import basis as deciding
from core.assessment.basis import basis_of, studied
from core.assessment.document import AnswerEntry, Scenario
from core.assessment.edits import (
    EditFault,
    answer_edit,
    costs_edit,
    estimate_edit,
    inverse,
)
from core.assessment.exchange import export_assessment, import_assessment
from core.assessment.scenario_comparison import compare
from core.assessment.session import AssessmentSession
from core.decision.recommendation import Outcome
from core.economics import catalogue, price_file, price_store
from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import CostPack, shipped_costs, shipped_presets
from core.economics.price_file import shipped_prices
from core.economics.sheet import Estimate
from core.errors import FileFault

TICK = "2026-11-20T14:10:00Z"
# A case for training: stable behaviour, many examples, hosted tuning.
HOUSE_VOICE = (
    *("PD1.c", "PD2.c", "PD3.d", "PD4.c", "PD5.b", "PD6.a", "KN1.a", "KN2.a", "BO1.c", "BO2.b"),
    *("EX1.d", "EX2.c", "EX3.b", "EV1.c", "EV2.d", "CN1.b", "CN2.b", "CN6.c", "EC4.b", "TH2.c"),
)


class Shelf:
    """Keeps what is saved."""

    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)


@pytest.fixture(scope="module")
def pack():
    return shipped_costs()


@pytest.fixture(scope="module")
def priced(pack):
    """The support assistant with list prices, as a consultant begins."""
    prices, presets = shipped_prices(), shipped_presets()
    preset = next(one for one in presets.presets if one.id == "support")
    sheet = with_preset(empty_sheet(pack), preset, pack, presets.source)
    sheet = with_model(sheet, prices.find(preset.model), prices.as_of, pack)
    return with_model(sheet, prices.find(preset.tuned_model), prices.as_of, pack, is_trained=True)


@pytest.fixture
def voice(begun):
    answers = {level[:3]: AnswerEntry(state="answered", level=level) for level in HOUSE_VOICE}
    return begun.model_copy(update={"answers": answers})


@pytest.fixture
def session(voice, analyst):
    return AssessmentSession(voice, analyst, Shelf(), lambda: TICK)


@pytest.fixture
def changes(session):
    heard = []
    session.subscribe(heard.append)
    return heard


def enter(session, name, value):
    entry = shipped_costs().entry(name)
    currency = "USD" if entry.money else None
    estimate = Estimate(low=value, likely=value, high=value, unit=entry.unit, currency=currency)
    edit = estimate_edit(session.assessment, name, estimate)
    session.perform(edit)
    return edit


def begin(session, sheet):
    edit = costs_edit(session.assessment, sheet)
    session.perform(edit)
    return edit


def gate(session, identity):
    return next(one for one in session.recommendation.gates if one.id == identity)


def test_costs_begun_from_a_preset_answer_nothing_and_change_no_rank(session, priced):
    before = session.recommendation
    begin(session, priced)
    after = session.recommendation
    assert after.from_costs == {}
    assert after.ranking == before.ranking
    assert after.confidence == before.confidence


def test_a_volume_entered_counts_as_the_answer_and_is_told_to_the_questions(
    session, priced, changes
):
    begin(session, priced)
    answered = session.recommendation.confidence.answered
    enter(session, "volume", 120_000)
    found = session.recommendation.from_costs["EC1"]
    assert (found.level, found.number) == ("EC1.d", 120_000)
    assert found.line == "From the costs: 120,000 requests a month"
    assert session.recommendation.confidence.answered == answered + 1
    assert all(one.criterion != "EC1" for one in session.recommendation.open_questions)
    assert changes[-1].criteria >= {"EC1"}
    assert changes[-1].fields == {"costs.volume"}


def test_the_consultants_own_answer_takes_over_and_gives_way_again(session, priced, changes):
    begin(session, priced)
    enter(session, "volume", 120_000)
    own = AnswerEntry(state="unknown")
    edit = answer_edit(session.assessment, "EC1", own)
    session.perform(edit)
    assert session.recommendation.from_costs == {}
    assert session.basis.sheet["EC1"].state.value == "unknown"
    session.perform(inverse(edit))
    assert session.recommendation.from_costs.keys() == {"EC1"}
    assert changes[-1].criteria >= {"EC1"}


def test_a_number_answered_feeds_the_costs_and_with_them_the_gate(session, priced):
    begin(session, priced)
    enter(session, "volume", 1_000_000_000)
    months = AnswerEntry(state="answered", level="CN6.c", number=36)
    session.perform(answer_edit(session.assessment, "CN6", months))
    assert "The base model stays 36 months" in gate(session, "G7").computed[1]
    shorter = AnswerEntry(state="answered", level="CN6.a", number=0.5)
    session.perform(answer_edit(session.assessment, "CN6", shorter))
    assert "LORA" in gate(session, "G7").approaches
    assert gate(session, "G7").outcome is Outcome.FAILS


def test_a_base_model_that_goes_too_soon_blocks_training_until_it_is_undone(session, priced):
    begin(session, priced)
    enter(session, "volume", 1_000_000_000)
    before = session.recommendation
    edit = enter(session, "base-life", 0.5)
    found = gate(session, "G7")
    assert found.outcome is Outcome.FAILS
    assert "G7" in session.recommendation.ranked("LORA").blocked_by
    assert session.recommendation.fingerprint != before.fingerprint
    assert found.computed[0].startswith("Payback against prompt engineering: ")
    session.perform(inverse(edit))
    assert session.recommendation == before


def test_another_price_that_settles_no_gate_keeps_the_study(session, priced):
    begin(session, priced)
    enter(session, "volume", 120_000)
    basis = session.basis
    session.take_study(session.study_revision, basis.analyst.study(basis.sheet, session.insight))
    studied, sentence = session.recommendation, gate(session, "G16").computed
    enter(session, "price-output", 21)
    assert session.insight.robustness is not None
    assert session.recommendation.ranking == studied.ranking
    assert session.recommendation.fingerprint == studied.fingerprint
    assert gate(session, "G16").computed != sentence


def test_a_study_begun_before_the_costs_settled_a_gate_is_dropped(session, priced):
    begin(session, priced)
    enter(session, "volume", 1_000_000_000)
    basis, revision = session.basis, session.study_revision
    late = basis.analyst.study(basis.sheet, session.insight)
    enter(session, "base-life", 0.5)
    session.take_study(revision, late)
    assert session.insight.robustness is None


def test_taking_the_costs_away_leaves_the_decision_as_it_was(session, priced):
    before = session.recommendation
    edit = begin(session, priced)
    enter(session, "volume", 120_000)
    enter(session, "base-life", 6)
    assert session.recommendation.fingerprint != before.fingerprint
    session.perform(costs_edit(session.assessment, None))
    assert session.recommendation == before
    assert edit.before is None


def test_an_estimate_that_does_not_fit_is_refused_and_nothing_changes(session, priced):
    begin(session, priced)
    before = session.assessment
    wrong = Estimate(low=-5, likely=-5, high=-5, unit="requests a month")
    with pytest.raises(EditFault, match=r"costs\.inputs\.volume: expected 0 to"):
        session.perform(estimate_edit(before, "volume", wrong))
    assert session.assessment is before


def test_another_price_list_and_another_cost_pack_change_nothing_in_an_old_assessment(
    voice, priced, pack, analyst, model, monkeypatch
):
    inputs = {**priced.inputs, **_exact("volume", 120_000), **_exact("base-life", 9)}
    old = voice.model_copy(update={"costs": priced.model_copy(update={"inputs": inputs})})
    file = export_assessment(old)
    before = basis_of(old, analyst)
    newer = _dearer(pack)
    assert newer.entry("rate-engineer").default.likely == 200
    monkeypatch.setattr(price_file, "shipped_prices", _no_list)
    monkeypatch.setattr(price_store, "current_prices", _no_list)
    monkeypatch.setattr(catalogue, "shipped_costs", lambda: newer)
    monkeypatch.setattr(deciding, "shipped_costs", lambda: newer)
    deciding._likely_case.cache_clear()
    try:
        again = basis_of(import_assessment(file, "old.json", model), analyst)
        assert again.figures == before.figures
        assert again.study() == before.study()
        # Only what is taken anew brings the new defaults.
        taken = old.model_copy(update={"costs": empty_sheet(newer)})
        assert basis_of(taken, analyst).costs.inputs["rate-engineer"].likely == 200
    finally:
        deciding._likely_case.cache_clear()


def _exact(name, value):
    unit = shipped_costs().entry(name).unit
    return {name: Estimate(low=value, likely=value, high=value, unit=unit)}


def _no_list(*_given):
    raise AssertionError("an old assessment asked for a price list")


def _dearer(pack):
    content = pack.model_dump(mode="json") | {"version": "9.0", "date": "2031-01-01"}
    for default in (entry["default"] for entry in content["inputs"] if entry["default"]):
        default |= {key: 2 * default[key] for key in ("low", "likely", "high")}
    return CostPack.model_validate_json(json.dumps(content))


def test_the_archive_lists_what_costs_decided(voice, priced, analyst, tmp_path):
    inputs = {**priced.inputs, **_exact("volume", 120_000), **_exact("base-life", 9)}
    kept = voice.model_copy(update={"costs": priced.model_copy(update={"inputs": inputs})})
    archive = Archive.open(tmp_path / "archive.tuningfork")
    identity = archive.create(kept, analyst)
    (row,) = archive.rows()
    assert row.fingerprint == basis_of(kept, analyst).study().fingerprint
    assert archive.read(identity).costs == kept.costs
    opened = AssessmentSession(archive.read(identity), analyst, archive, lambda: TICK)
    enter(opened, "volume", 5_000)
    (row,) = archive.rows()
    assert row.last_edit == "costs"
    assert row.fingerprint == opened.recommendation.fingerprint
    assert archive.read(identity).costs == opened.assessment.costs
    archive.close()


@given(data=st.data())
@settings(
    max_examples=20,
    database=None,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
def test_undoing_any_run_of_cost_edits_restores_document_and_decision(
    data, begun, analyst, cost_sheets, estimates, entries
):
    session = AssessmentSession(begun, analyst, Shelf(), lambda: TICK)
    before, done = session.recommendation, []
    for _count in range(data.draw(st.integers(1, 6))):
        kind = data.draw(st.sampled_from(["answer", "sheet", "estimate", "estimate"]))
        if kind == "answer":
            criterion = data.draw(st.sampled_from(["EC1", "CN6", "TH2", "PD1"]))
            edit = answer_edit(session.assessment, criterion, data.draw(entries(criterion)))
        elif kind == "sheet" or session.assessment.costs is None:
            edit = costs_edit(session.assessment, data.draw(st.none() | cost_sheets))
        else:
            entry = data.draw(st.sampled_from(shipped_costs().inputs))
            drawn = data.draw(st.none() | estimates(entry))
            edit = estimate_edit(session.assessment, entry.id, drawn)
        session.perform(edit)
        assert session.recommendation == basis_of(session.assessment, analyst).recommend(
            session.insight
        )
        done.append(edit)
    for edit in reversed(done):
        session.perform(inverse(edit))
    assert session.assessment == begun
    assert session.recommendation == before


def test_costs_that_do_not_fit_are_refused_on_import_with_their_place(voice, priced, model):
    kept = voice.model_copy(update={"costs": priced})
    content = json.loads(export_assessment(kept))
    content["assessment"]["costs"]["inputs"]["static-tokens"]["unit"] = "pages"
    with pytest.raises(FileFault, match=r"costs\.inputs\.static-tokens\.unit") as refused:
        import_assessment(json.dumps(content).encode(), "copy.json", model)
    assert "expected tokens." in str(refused.value)


def test_a_file_from_before_the_costs_reads_as_ever(voice, model, analyst):
    content = json.loads(export_assessment(voice))
    del content["assessment"]["costs"]
    old = import_assessment(json.dumps(content).encode(), "old.json", model)
    assert old == voice
    assert basis_of(old, analyst).analyst is analyst


def test_without_costs_no_session_loads_numpy():
    code = (
        "import sys\n"
        "from core.analysis.analyst import Analyst\n"
        "from core.assessment.document import Assessment, ModelStamp\n"
        "from core.assessment.session import AssessmentSession\n"
        "from core.model.compile import compile_model\n"
        "from core.model.loader import load_shipped\n"
        "model = compile_model(load_shipped())\n"
        f"one = Assessment(id='a', created='{TICK}', "
        "model=ModelStamp(id='core', version='1'))\n"
        "AssessmentSession(one, Analyst(model), None, lambda: '')\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_scenario_moves_the_numbers_the_costs_are_reckoned_with(voice, priced, model, analyst):
    inputs = {**priced.inputs, **_exact("volume", 1_000_000_000)}
    months = {"CN6": AnswerEntry(state="answered", level="CN6.a", number=0.5)}
    unsaid = {q: one for q, one in voice.answers.items() if q != "CN6"}
    changes = {
        "answers": unsaid,
        "costs": priced.model_copy(update={"inputs": inputs}),
        "scenarios": {"s1": Scenario(name="Gone within weeks", answers=months)},
    }
    case = voice.model_copy(update=changes)
    deciding_on = partial(studied, analyst=analyst)
    given_result = deciding_on(case)
    (one,) = compare(case, model, given_result, deciding_on)
    assert "G7" not in given_result.ranked("LORA").blocked_by
    assert "G7" in one.recommendation.ranked("LORA").blocked_by
    assert one.recommendation.from_costs.keys() == {"EC1"}
    assert {shift.supposed.id for shift in one.gates} == {"G7"}


def test_what_a_scenario_supposes_counts_before_what_was_entered_among_the_costs(
    voice, priced, model, analyst
):
    entered = {**_exact("volume", 1_000_000_000), **_exact("base-life", 36)}
    months = {"CN6": AnswerEntry(state="answered", level="CN6.a", number=0.5)}
    changes = {
        "costs": priced.model_copy(update={"inputs": {**priced.inputs, **entered}}),
        "scenarios": {"s1": Scenario(name="Gone within weeks", answers=months)},
    }
    case = voice.model_copy(update=changes)
    deciding_on = partial(studied, analyst=analyst)
    (one,) = compare(case, model, deciding_on(case), deciding_on)
    assert {shift.supposed.id for shift in one.gates} == {"G7"}
    assert case.costs.inputs["base-life"].likely == 36


def test_a_figure_that_leaves_the_answer_as_it_is_still_changes_what_is_told(session, priced):
    begin(session, priced)
    enter(session, "answer-within", 2)
    enter(session, "answer-within", 2.5)
    assert "2.5 seconds" in session.recommendation.from_costs["EC3"].line
