"""What can start now, and what must not: no training before the gates it needs are decided."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.answers import Answer, State
from core.decision.model import Effect, LevelIn
from core.decision.publication import as_json
from core.decision.recommend import recommend
from core.decision.recommendation import Outcome, StageState, VerdictState

# Measured, prompted with care, enough reviewed examples: only training is left to do.
PREPARED = {"EV3": "d", "EV2": "d", "PD3": "d", "PD5": "a", "EX1": "e", "EX2": "a", "BO5": "a"}


def _changed(sheet, letters=None, **states):
    stated = {q: Answer(State.ANSWERED, f"{q}.{letter}") for q, letter in (letters or {}).items()}
    opened = {q: Answer(state) for q, state in states.items()}
    return replace(sheet, answers={**sheet.answers, **stated, **opened})


def _stages(result):
    return {stage.id: stage for stage in result.roadmap}


@pytest.fixture
def prepared(house_voice):
    return _changed(house_voice, PREPARED)


def test_training_starts_now_where_everything_is_decided(model, prepared):
    result = recommend(model, prepared)

    assert result.recommended == "LORA"
    assert result.first_step.stage == "pilot"
    assert _stages(result)["pilot"].waits_for == ()


@pytest.mark.parametrize("state", [State.UNKNOWN, State.UNANSWERED, State.ASK_LATER])
def test_nobody_trains_before_it_is_known_whether_the_data_may_be_used(model, prepared, state):
    result = recommend(model, _changed(prepared, EX4=state))
    pilot = _stages(result)["pilot"]

    assert result.verdict.state is VerdictState.DEPENDS
    assert pilot.state is StageState.ONLY_IF
    assert pilot.waits_for[0] == "G8"
    assert "Right to train" in pilot.enter_when
    assert StageState.NOW not in {stage.state for stage in result.roadmap}
    step = result.first_step
    assert (step.stage, step.gate, step.criterion, step.weeks) == (None, "G8", "EX4", None)
    assert "Right to train" in step.title
    assert "May this data be used for training?" in step.text
    assert "must not start" in step.text


def test_the_first_step_asks_what_the_verdict_asks(model, analyst, prepared):
    sheet = _changed(prepared, EX4=State.UNKNOWN, CN6=State.UNKNOWN)
    result = analyst.recommend(sheet)

    question = model.criteria[result.first_step.criterion].short
    assert question in result.verdict.sentence
    assert question in result.first_step.text


def test_what_does_not_need_the_gate_still_starts_now(model, prepared):
    result = recommend(model, _changed(prepared, {"EV3": "a"}, EX4=State.UNKNOWN))

    assert result.verdict.state is VerdictState.DEPENDS
    assert result.first_step.stage == "measure"
    assert _stages(result)["measure"].state is StageState.NOW
    assert _stages(result)["pilot"].state is StageState.ONLY_IF


def test_examples_are_not_prepared_for_a_training_that_may_be_forbidden(model, prepared):
    result = recommend(model, _changed(prepared, {"EX2": "c"}, EX4=State.UNKNOWN))

    assert _stages(result)["curate"].state is StageState.ONLY_IF
    assert result.first_step.criterion == "EX4"


def test_nothing_after_a_stage_that_waits_overtakes_it(model, prepared):
    stages = recommend(model, _changed(prepared, EX4=State.UNKNOWN)).roadmap

    assert stages[-1].id == "operate"
    assert stages[-1].state is StageState.NEXT


def test_an_overridden_gate_holds_nothing_back(model, prepared):
    sheet = replace(
        _changed(prepared, EX4=State.UNKNOWN), overridden=frozenset({"G8", "G8b", "G8c"})
    )

    assert recommend(model, sheet).first_step.stage == "pilot"


def test_a_step_that_may_have_to_come_first_is_settled_before_the_training(model, prepared):
    result = recommend(model, _changed(prepared, EX2=State.UNKNOWN))
    stages = _stages(result)

    assert stages["curate"].state is StageState.ONLY_IF
    assert stages["pilot"].state is StageState.NEXT
    assert stages["pilot"].waits_for == ("EX2-raw",)
    assert (result.first_step.stage, result.first_step.criterion) == (None, "EX2")
    assert "another step comes before" in result.first_step.text


def test_retrieval_waits_until_it_is_known_whether_there_is_anything_to_retrieve(model, warranty):
    done = {"EV3": "d", "EV2": "d", "PD3": "d", "KN8": "a", "RS3": "a", "TH1": "c"}
    ready = _changed(warranty, done)
    at_first = recommend(model, ready)
    unsettled = recommend(model, _changed(ready, RS3=State.UNKNOWN))

    assert at_first.first_step.stage in ("orchestration", "retrieval")
    assert unsettled.first_step.stage is None
    assert unsettled.first_step.criterion == "RS3"
    assert _stages(unsettled)["security"].state is StageState.ONLY_IF


def test_a_path_whose_stages_are_all_done_says_so_instead_of_naming_the_last(model, prepared):
    always = LevelIn("EV3", frozenset({"EV3.d"}))
    stages = tuple(replace(stage, done_when_answers=always, delivers=()) for stage in model.stages)
    result = recommend(replace(model, stages=stages), prepared)

    assert {stage.state for stage in result.roadmap} == {StageState.DONE}
    assert result.first_step.stage is None
    assert result.first_step.title == "Nothing can start yet"


def test_a_path_without_stages_breaks_nothing(model, prepared):
    assert recommend(replace(model, stages=()), prepared).first_step.stage is None


def test_programs_learn_what_a_stage_waits_for(model, prepared):
    published = as_json(recommend(model, _changed(prepared, EX4=State.UNKNOWN)))

    assert published["first_step"]["stage"] is None
    assert published["first_step"]["gate"] == "G8"
    assert published["first_step"]["criterion"] == "EX4"
    pilot = next(stage for stage in published["roadmap"] if stage["id"] == "pilot")
    assert (pilot["state"], pilot["waits_for"][0]) == ("only-if", "G8")


SETTLED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def _half_answered(draw, model, sheet):
    """Return the sheet with some answers moved, some open and some gates overruled."""
    answers = dict(sheet.answers)
    for q in draw(st.sets(st.sampled_from(sorted(model.criteria)), max_size=12)):
        levels = [Answer(State.ANSWERED, level.id) for level in model.criteria[q].levels]
        answers[q] = draw(st.sampled_from([*levels, Answer(State.UNKNOWN), Answer()]))
    gates = st.sets(st.sampled_from([gate.id for gate in model.gates]), max_size=3)
    return replace(sheet, answers=answers, overridden=frozenset(draw(gates)))


@SETTLED
@given(data=st.data())
def test_what_starts_now_delivers_nothing_with_an_undecided_blocking_gate(
    model, prepared, warranty, data
):
    sheet = data.draw(_half_answered(model, data.draw(st.sampled_from([prepared, warranty]))))
    result = recommend(model, sheet)
    undecided = [
        finding
        for finding in result.gates
        if finding.effect == Effect.BLOCKS
        and finding.outcome is Outcome.UNKNOWN
        and not finding.overridden
    ]
    barred = {code for finding in undecided for code in finding.approaches}
    entries = {entry.id: entry for entry in model.stages}

    for stage in result.roadmap:
        if stage.state is StageState.NOW:
            delivered = entries[stage.id].delivers
            assert not stage.waits_for
            assert result.recommended not in barred.intersection(delivered)


@SETTLED
@given(data=st.data())
def test_the_first_step_is_the_one_stage_that_starts_now(model, prepared, warranty, data):
    sheet = data.draw(_half_answered(model, data.draw(st.sampled_from([prepared, warranty]))))
    result = recommend(model, sheet)
    now = [stage.id for stage in result.roadmap if stage.state is StageState.NOW]

    assert len(now) <= 1
    assert result.first_step.stage == (now[0] if now else None)
    assert not (now and result.first_step.criterion)
    for gate in {gate for stage in result.roadmap for gate in stage.waits_for}:
        assert gate not in sheet.overridden


@pytest.mark.parametrize("tried", ["PD3.c", "PD3.d"])
def test_what_is_recommended_is_never_called_done(model, prepared, tried):
    gap = {"PD1": "e", "PD4": "c", "EX1": "c", "CN2": "a", "PD3": tried[-1]}
    result = recommend(model, _changed(prepared, gap))

    assert result.recommended in ("PE", "ICL")
    assert _stages(result)["prompt"].state is not StageState.DONE
