"""A gate the costs settle for some approaches only: it splits, and is told as one gate."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.analyst import Analyst
from core.analysis.flips import single_changes, single_flips
from core.analysis.robustness import RobustnessRun
from core.analysis.smallest_sets import smallest_sets
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, State
from core.decision.recommend import recommend
from core.decision.recommendation import Outcome, Status
from core.decision.settle import settle
from core.model.compile import compile_model
from core.model.loader import load_shipped

MODEL = compile_model(load_shipped())
TRAINED = ("LORA", "FULL", "PREF", "FT+RAG", "FT+ICL")
OUTLIVES = "payback-outlives-base"
MIXED = {
    OUTLIVES: {"LORA": True, "FULL": True, "FT+RAG": False},
    "saves-nothing": {"LORA": False, "PREF": True},
}
SPLIT = settle(MODEL, MIXED)


def gate(result, identity):
    (found,) = [one for one in result.gates if one.id == identity]
    return found


def with_answer(sheet, level):
    answers = {**sheet.answers, level[:3]: Answer(State.ANSWERED, level)}
    return replace(sheet, answers=answers)


def test_without_a_word_from_the_costs_the_model_is_the_same_one():
    assert settle(MODEL, {}) is MODEL
    assert settle(MODEL, {"unheard-of": {"LORA": True}}) is MODEL
    assert settle(MODEL, {OUTLIVES: {"RAG": True}}) is MODEL
    analyst = Analyst(MODEL)
    assert analyst.settled({}) is analyst


def test_one_analyst_serves_as_long_as_the_costs_say_the_same():
    analyst = Analyst(MODEL)
    first = analyst.settled(MIXED)
    assert first is not analyst
    assert analyst.settled(dict(reversed(MIXED.items()))) is first
    for code in (*TRAINED, *TRAINED):
        other = analyst.settled({OUTLIVES: {code: True}})
        assert other.model.digest != first.model.digest


def test_the_gate_blocks_those_it_fails_for_and_no_other(house_voice):
    sheet = with_answer(house_voice, "CN2.b")
    result = recommend(SPLIT, with_answer(sheet, "CN6.c"))
    standing = {row.code: row.blocked_by for row in result.ranking}
    assert {code for code in TRAINED if "G7" in standing[code]} == {"LORA", "FULL"}
    found = gate(result, "G7")
    assert (found.outcome, found.approaches) == (Outcome.FAILS, ("LORA", "FULL"))
    assert found.figures == (OUTLIVES, "never-pays-back")


def test_where_the_costs_say_nothing_the_answer_still_decides(house_voice):
    result = recommend(SPLIT, with_answer(with_answer(house_voice, "CN2.b"), "CN6.a"))
    standing = {row.code: row.blocked_by for row in result.ranking}
    assert {code for code in TRAINED if "G7" in standing[code]} == set(TRAINED) - {"FT+RAG"}
    assert gate(result, "G7").approaches == ("LORA", "FULL", "PREF", "FT+ICL")


def test_open_weights_stay_exempt_whatever_the_payback(house_voice):
    everybody = settle(MODEL, {OUTLIVES: dict.fromkeys(TRAINED, True)})
    result = recommend(everybody, with_answer(with_answer(house_voice, "CN2.d"), "CN6.a"))
    assert gate(result, "G7").outcome is Outcome.PASSES


def test_never_paying_back_fails_only_where_cost_is_the_motive(house_voice):
    never = settle(MODEL, {"never-pays-back": dict.fromkeys(TRAINED, True)})
    sheet = with_answer(with_answer(house_voice, "CN2.b"), "CN6.c")
    for motive, outcome in (("PD1.g", Outcome.FAILS), ("PD1.c", Outcome.PASSES)):
        assert gate(recommend(never, with_answer(sheet, motive)), "G7").outcome is outcome


@pytest.mark.parametrize(
    ("truths", "level", "outcome"),
    [
        ({}, "EC4.a", Outcome.FAILS),
        ({}, "EC4.b", Outcome.PASSES),
        ({"saves-nothing": True}, "EC4.b", Outcome.FAILS),
        ({"saves-nothing": False}, "EC4.b", Outcome.PASSES),
        ({"saves-nothing": False, "hosting-is-fixed": True}, "EC4.a", Outcome.FAILS),
        ({"saves-nothing": False, "hosting-is-fixed": False}, "EC4.a", Outcome.PASSES),
    ],
)
def test_with_cost_as_the_motive_there_must_be_something_to_save(
    house_voice, truths, level, outcome
):
    figures = {name: dict.fromkeys(TRAINED, truth) for name, truth in truths.items()}
    sheet = with_answer(with_answer(house_voice, "PD1.g"), level)
    assert gate(recommend(settle(MODEL, figures), sheet), "G16").outcome is outcome


def test_an_override_overrules_every_part_of_the_gate(house_voice):
    sheet = with_answer(with_answer(house_voice, "CN2.b"), "CN6.a")
    result = recommend(SPLIT, replace(sheet, overridden=frozenset({"G7"})))
    assert not any("G7" in row.blocked_by for row in result.ranking)
    assert gate(result, "G7").overridden


def test_a_question_only_another_part_waits_for_does_not_hold_the_leader_back(house_voice):
    # Nobody knows how long the base stays. The costs have cleared LoRA, not preference tuning.
    cleared = settle(MODEL, {OUTLIVES: {"LORA": False}})
    answers = {q: one for q, one in with_answer(house_voice, "CN2.b").answers.items() if q != "CN6"}
    result = recommend(cleared, AnswerSheet(answers))
    assert result.ranking[0].code == "LORA"
    life = next(one for one in result.open_questions if one.criterion == "CN6")
    assert "G7" in life.decides
    assert "G7" not in life.holds_back
    assert (
        result.ranked("LORA").status is Status.OPEN or "G7" not in result.ranked("LORA").waits_for
    )
    assert "G7" in result.ranked("PREF").waits_for


def test_the_fingerprint_covers_what_the_costs_say(house_voice):
    prints = {
        recommend(settle(MODEL, truths), house_voice).fingerprint
        for truths in ({}, MIXED, {OUTLIVES: {"LORA": True}}, {OUTLIVES: {"LORA": False}})
    }
    assert len(prints) == 4


@st.composite
def sheets(draw):
    answers = {}
    for criterion in SPLIT.criteria.values():
        state = draw(st.sampled_from([State.ANSWERED] * 4 + list(State)))
        level = draw(st.sampled_from(criterion.levels)).id if state is State.ANSWERED else None
        answers[criterion.id] = Answer(state, level)
    return AnswerSheet(answers)


@settings(max_examples=8, deadline=None, database=None)
@given(sheets())
def test_flips_of_a_split_model_are_those_found_by_starting_over(sheet):
    what_if = WhatIf(SPLIT, sheet)
    now = recommend(SPLIT, sheet).recommended
    expected = {}
    for change in single_changes(what_if):
        changed = {**sheet.answers, change.criterion: Answer(State.ANSWERED, change.after)}
        then = recommend(SPLIT, AnswerSheet(changed)).recommended
        if then != now:
            expected[change] = then
    assert {flip.changes[0]: flip.leader for flip in single_flips(what_if)} == expected


@settings(max_examples=6, deadline=None, database=None)
@given(sheets())
def test_the_smallest_sets_of_a_split_model_do_what_they_say(sheet):
    what_if = WhatIf(SPLIT, sheet)
    for found in smallest_sets(what_if):
        if found.changes is None:
            continue
        answers = {one.criterion: Answer(State.ANSWERED, one.after) for one in found.changes}
        then = recommend(SPLIT, AnswerSheet({**sheet.answers, **answers}))
        codes = [row.code for row in then.ranking if row.status is not Status.BLOCKED]
        before = what_if.recommended
        assert found.rival in codes
        assert before not in codes or codes.index(found.rival) < codes.index(before)


def test_draws_keep_the_parts_of_a_gate_apart(house_voice):
    sheet = with_answer(with_answer(house_voice, "CN2.b"), "CN6.c")
    run = RobustnessRun(SPLIT, 400)
    counts = run.count(sheet)
    feasible = dict(zip(SPLIT.positions, counts.feasible, strict=True))
    # What is left to LoRA is the doubt whether the weights are open.
    plain = dict(zip(MODEL.positions, RobustnessRun(MODEL, 400).count(sheet).feasible, strict=True))
    assert feasible["LORA"] < 100 < plain["LORA"]
    assert feasible["FT+RAG"] >= plain["FT+RAG"]
    changed = with_answer(sheet, "CN6.a")
    moved, anew = run.count(changed), RobustnessRun(SPLIT, 400).count(changed)
    assert (moved.feasible == anew.feasible).all()
    assert (moved.gate_fails == anew.gate_fails).all()


def test_the_whole_study_of_a_split_model_hangs_together(house_voice):
    sheet = with_answer(with_answer(house_voice, "CN2.b"), "CN6.c")
    result = Analyst(SPLIT).recommend(sheet)
    assert len(result.gates) == len(MODEL.gates)
    assert result.gate_fails["G7"] > 0.5
    assert result.recommended not in ("LORA", "FULL")
    assert all(
        question.decides == tuple(dict.fromkeys(question.decides))
        for question in result.open_questions
    )


def test_a_stage_waits_only_for_the_part_that_concerns_what_it_delivers(house_voice):
    # LoRA is cleared by the costs, so its pilot need not wait to hear how long the base stays.
    answers = {q: one for q, one in with_answer(house_voice, "CN2.b").answers.items() if q != "CN6"}
    sheet = AnswerSheet(answers)

    def waits(model):
        return {gate for stage in recommend(model, sheet).roadmap for gate in stage.waits_for}

    assert "G7" in waits(MODEL)
    assert "G7" not in waits(settle(MODEL, {OUTLIVES: {"LORA": False}}))
    # Nobody has said anything about LoRA, whatever is known of full fine-tuning.
    partly = settle(MODEL, {OUTLIVES: {"FULL": True}})
    assert "G7" in waits(partly)
    assert recommend(partly, sheet).first_step == recommend(MODEL, sheet).first_step
