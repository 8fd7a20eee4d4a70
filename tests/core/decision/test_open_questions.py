"""A question counts as waited for only where a gate could still open something with its answer."""

from dataclasses import replace

from core.answers import Answer, State
from core.decision.recommend import recommend
from core.decision.recommendation import Status


def _with(sheet, **letters):
    stated = {q: Answer(State.ANSWERED, f"{q}.{letter}") for q, letter in letters.items()}
    return replace(sheet, answers={**sheet.answers, **stated})


def _waiting_for(result, criterion):
    return next(one.decides for one in result.open_questions if one.criterion == criterion)


def test_nobody_is_asked_for_comparisons_while_preference_tuning_is_barred_anyway(
    model, house_voice
):
    untouched = replace(house_voice, answers={})
    assert "G14" in _waiting_for(recommend(model, untouched), "EX3")

    prompts_only = recommend(model, _with(untouched, CN2="a"))
    status = {row.code: row.status for row in prompts_only.ranking}
    assert status["PREF"] is Status.BLOCKED
    assert _waiting_for(prompts_only, "EX3") == ()


def test_a_gate_that_holds_back_one_free_approach_still_asks(model, house_voice):
    everything = replace(house_voice, answers={})
    result = recommend(model, everything)
    free = {row.code for row in result.ranking if row.status is not Status.BLOCKED}

    for finding in result.gates:
        if finding.outcome.value == "unknown" and free.intersection(finding.approaches):
            waiting = {g for one in result.open_questions for g in one.decides}
            assert finding.id in waiting or finding.status is not Status.CONDITIONAL
