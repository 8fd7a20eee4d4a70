"""With two weeks to go, nothing slower than prompts and examples can be the first step."""

from dataclasses import replace

from core.answers import Answer, AnswerSheet, State
from core.decision.recommend import recommend
from core.decision.recommendation import StageState

# A baseline that is measured, prompting done with care, nothing to clean up or secure first.
READY = {"EV3": "d", "EV2": "d", "PD3": "d", "KN8": "a", "RS3": "a"}


def _ready(sheet, months):
    letters = {**READY, "TH1": months}
    changed = {q: Answer(State.ANSWERED, f"{q}.{letter}") for q, letter in letters.items()}
    return AnswerSheet({**sheet.answers, **changed})


def _states(result):
    return {stage.id: stage.state for stage in result.roadmap}


def test_a_retrieval_project_can_start_where_there_is_time(model, warranty):
    result = recommend(model, _ready(warranty, "c"))

    assert result.recommended in ("RAG", "CO")
    assert _states(result)["prompt"] is StageState.DONE
    delivers = {stage.id: stage.delivers for stage in model.stages}
    assert result.recommended in delivers[result.first_step.stage]


def test_two_weeks_begin_with_prompts_even_where_prompting_is_done(model, warranty):
    result = recommend(model, _ready(warranty, "a"))

    assert result.recommended in ("RAG", "CO")
    assert result.first_step.stage == "prompt"
    assert _states(result)["prompt"] is StageState.NOW
    assert StageState.NEXT in _states(result).values()


def test_measuring_still_comes_before_it(model, warranty):
    unmeasured = {"EV3": Answer(State.ANSWERED, "EV3.a")}
    sheet = _ready(warranty, "a")
    result = recommend(model, AnswerSheet({**sheet.answers, **unmeasured}))

    assert result.first_step.stage == "measure"
    assert _states(result)["prompt"] is StageState.DONE


def test_an_overridden_limit_limits_nothing(model, warranty):
    sheet = replace(_ready(warranty, "a"), overridden=frozenset({"G21"}))

    assert recommend(model, sheet).first_step.stage != "prompt"
