"""What the decision core says in cases a consultant would recognise."""

import json
from dataclasses import replace

import pytest

import resources
from core.analysis.analyst import Analyst
from core.answers import Answer, AnswerSheet, State, read_bare_answers
from core.decision.recommend import recommend
from core.decision.recommendation import Outcome, StageState, Status, VerdictState


def _gate(result, gate_id):
    return next(gate for gate in result.gates if gate.id == gate_id)


def test_moving_facts_lead_to_information_not_training(model, warranty):
    result = recommend(model, warranty)

    assert result.recommended in ("RAG", "CO")
    assert {row.code for row in result.ranking[:2]} == {"RAG", "CO"}
    for code in ("LORA", "FULL", "PREF", "FT+ICL"):
        assert result.ranked(code).status is Status.BLOCKED
        assert "G2" in result.ranked(code).blocked_by
    assert result.need.knowledge > 70 > 30 > result.need.behaviour


def test_a_stable_voice_with_many_examples_leads_to_tuning(model, house_voice):
    result = recommend(model, house_voice)

    assert result.recommended == "LORA"
    assert result.need.behaviour > 70 > 30 > result.need.knowledge
    assert {reason.criterion for reason in result.reasons_for} >= {"PD1", "BO1", "BO3"}
    assert result.ranked("RAG").why.startswith("Nothing in the answers calls for it.")


def test_nobody_has_answered_yet(model):
    result = recommend(model, AnswerSheet())

    assert result.verdict.state is VerdictState.DIAGNOSE
    assert result.recommended is None
    assert not result.need.is_known
    assert {row.value for row in result.ranking if not model.alternative(row.code).components} == {
        50
    }
    assert result.first_step.stage == "measure"
    assert len(result.open_questions) == 45


def test_uncategorised_failures_are_diagnosed_first_whatever_else_is_ready(model, house_voice):
    answers = {**house_voice.answers, "PD1": Answer(State.ANSWERED, "PD1.h")}
    result = recommend(model, AnswerSheet(answers))

    assert result.verdict.state is VerdictState.DIAGNOSE
    assert result.recommended is None


def test_a_met_target_means_keep_what_you_have(model, house_voice):
    answers = {**house_voice.answers, "PD4": Answer(State.ANSWERED, "PD4.a")}
    result = recommend(model, AnswerSheet(answers))

    assert result.verdict.state is VerdictState.NOTHING
    assert result.recommended is None
    assert [stage.id for stage in result.roadmap] == ["operate"]
    assert result.destination.code is None


def test_unknown_access_makes_the_verdict_depend_on_a_gate(model, house_voice):
    answers = {**house_voice.answers, "CN2": Answer(State.UNKNOWN)}
    result = recommend(model, AnswerSheet(answers))

    assert result.verdict.state is VerdictState.DEPENDS
    assert "G6" in result.ranked("LORA").waits_for
    assert result.open_questions[0].criterion == "CN2"
    assert _gate(result, "G6").outcome is Outcome.UNKNOWN


def test_a_prompt_only_model_blocks_training_and_says_because(model, house_voice):
    answers = {**house_voice.answers, "CN2": Answer(State.ANSWERED, "CN2.a")}
    result = recommend(model, AnswerSheet(answers))
    gate = _gate(result, "G6")

    assert gate.status is Status.BLOCKED
    assert [(b.criterion, b.level) for b in gate.because] == [("CN2", "CN2.a")]
    assert result.ranked("LORA").status is Status.BLOCKED
    assert result.recommended not in ("LORA", "FULL", "PREF", "FT+RAG", "FT+ICL")


def test_an_overridden_gate_opens_conditionally_and_stays_on_the_page(model, house_voice):
    answers = {**house_voice.answers, "CN2": Answer(State.ANSWERED, "CN2.a")}
    result = recommend(model, AnswerSheet(answers, frozenset({"G6", "G6b"})))
    gate = _gate(result, "G6")

    assert gate.overridden
    assert gate.outcome is Outcome.FAILS
    assert gate.status is Status.CONDITIONAL
    assert result.ranked("LORA").status is Status.CONDITIONAL


def test_a_missing_baseline_adds_a_first_step_but_keeps_the_destination(model, house_voice):
    answers = {**house_voice.answers, "EV3": Answer(State.ANSWERED, "EV3.a")}
    result = recommend(model, AnswerSheet(answers))
    states = {stage.id: stage.state for stage in result.roadmap}

    assert result.ranked("LORA").status is Status.CONDITIONAL
    assert result.first_step.stage == "measure"
    assert states["measure"] is StageState.NOW
    assert states["pilot"] is StageState.NEXT


@pytest.mark.parametrize(
    ("comparisons", "outcome"),
    [("EX3.c", Outcome.PASSES), ("EX3.a", Outcome.FAILS), (None, Outcome.UNKNOWN)],
)
def test_a_wrong_tone_may_be_mended_with_comparisons_where_there_are_enough(
    model, comparisons, outcome
):
    answers = {"PD1": Answer(State.ANSWERED, "PD1.c"), "BO3": Answer(State.ANSWERED, "BO3.a")}
    answers["EX5"] = Answer(State.ANSWERED, "EX5.a")
    if comparisons:
        answers["EX3"] = Answer(State.ANSWERED, comparisons)

    assert _gate(recommend(model, AnswerSheet(answers)), "G14").outcome is outcome


def test_not_applicable_leaves_the_sum_and_does_not_block(model, warranty):
    answers = {**warranty.answers, "KN4": Answer(State.NOT_APPLICABLE)}
    result = recommend(model, AnswerSheet(answers))

    assert "G10" not in result.ranked("LORA").blocked_by
    assert all(line.criterion != "KN4" for line in result.contrast.every)


def test_a_whole_factor_that_does_not_apply_leaves_the_others_at_full_weight(model, warranty):
    risk = {q: Answer(State.NOT_APPLICABLE) for q in ("RS1", "RS2", "RS3")}
    result = recommend(model, AnswerSheet({**warranty.answers, **risk}))
    smaller = replace(model, factors=tuple(f for f in model.factors if f.id != "RS"))
    rest = {q: a for q, a in warranty.answers.items() if not q.startswith("RS")}

    expected = {row.code: row.value for row in recommend(smaller, AnswerSheet(rest)).ranking}
    assert {row.code: row.value for row in result.ranking} == pytest.approx(expected, abs=1e-4)


def test_dont_know_is_the_base_rate_and_not_the_middle_level(model):
    result = recommend(model, AnswerSheet({"EX1": Answer(State.UNKNOWN)}))
    criterion = model.criteria["EX1"]
    place = model.positions["LORA"]
    expected = sum(
        rate * level.marks[place]
        for rate, level in zip(criterion.base_rate, criterion.levels, strict=True)
    )

    assert (result.ranked("LORA").readiness < 50) == (expected < 0)
    assert result.verdict.state is VerdictState.DIAGNOSE


def test_the_size_criterion_uses_the_number_and_not_the_band(model, house_voice):
    def gate(number):
        answer = Answer(State.ANSWERED, "EX1.e", number)
        loose = {"PD5": Answer(State.ANSWERED, "PD5.c"), "PD4": Answer(State.ANSWERED, "PD4.a")}
        sheet = AnswerSheet({**house_voice.answers, **loose, "EX1": answer})
        return _gate(recommend(model, sheet), "G4").outcome

    assert gate(1_000) is Outcome.FAILS
    assert gate(None) in (Outcome.UNKNOWN, Outcome.FAILS)


def test_the_fingerprint_names_model_answers_and_overrides(model, warranty, house_voice):
    first = recommend(model, warranty).fingerprint

    assert (
        recommend(model, AnswerSheet(dict(reversed(warranty.answers.items())))).fingerprint == first
    )
    assert recommend(model, house_voice).fingerprint != first
    assert recommend(model, replace(warranty, overridden=frozenset({"G2"}))).fingerprint != first
    assert recommend(replace(model, digest="other"), warranty).fingerprint != first
    later = {**warranty.answers, "RS3": Answer(State.ASK_LATER)}
    nothing = {q: a for q, a in warranty.answers.items() if q != "RS3"}
    assert (
        recommend(model, AnswerSheet(later)).fingerprint
        == recommend(model, AnswerSheet(nothing)).fingerprint
    )


def test_a_composite_approach_must_earn_its_place(model, answered):
    """More layers than retrieval are recommended only when they are worth more."""
    letters = {"PD1": "a", "PD2": "a", "KN1": "c", "KN2": "c", "KN4": "c"}
    alike = recommend(model, answered(letters))
    with_tools = recommend(model, answered({**letters, "BO5": "c", "KN6": "b", "PD6": "c"}))

    assert alike.recommended == "RAG"
    assert alike.destination.later == "CO"
    assert "adds too little" in alike.verdict.sentence
    assert with_tools.recommended == "CO"
    more_to_build = [line for line in alike.contrast.every if line.criterion is None]
    assert [line.points for line in more_to_build] == [model.limits.least_difference]


def test_lines_of_the_contrast_add_up_to_the_margin_as_printed(model, warranty, house_voice):
    for sheet in (warranty, house_voice):
        lead = recommend(model, sheet).contrast
        assert len(lead.lines) <= 6
        assert round(sum(line.shown for line in lead.lines), 1) == lead.margin_shown
        assert sum(line.count for line in lead.lines) == len(lead.every)


def test_what_to_find_out_first_can_change_the_recommendation(model):
    """Phone commands: who runs it and who may use the data come before what only adds up."""
    answers = json.loads(resources.read_text("samples/tuning.json"))["answers"]
    sheet = read_bare_answers({"answers": answers}, model, "answers.json")
    result = Analyst(model).recommend(sheet)

    chances = [question.chance for question in result.open_questions]
    assert result.verdict.state is VerdictState.DEPENDS
    assert result.open_questions[0].short in result.verdict.sentence
    assert [chance > 0 for chance in chances] == sorted((c > 0 for c in chances), reverse=True)
    assert {question.criterion for question in result.open_questions[:3]} == {"CN5", "PD2", "EX4"}
