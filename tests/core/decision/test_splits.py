"""What a split does: it is the belief, and gates speak only about a clear majority of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.analyst import Analyst
from core.answers import Answer, AnswerSheet, Confidence, Split, State, read_bare_answers
from core.decision.beliefs import WHOLE, belief
from core.decision.case import Case
from core.decision.conditions import FALSE, OPEN, TRUE, evaluate
from core.decision.explanation import contrast
from core.decision.fingerprint import fingerprint
from core.decision.gates import answer_clause
from core.decision.model import LevelIn, Negated
from core.decision.recommend import recommend
from core.decision.recommendation import Outcome

LEVELS = [f"PD1.{letter}" for letter in "abcdefgh"]
SPLITS = st.dictionaries(st.sampled_from(LEVELS), st.integers(1, 60), min_size=1).map(Split.of)
SETS = st.sets(st.sampled_from(LEVELS), min_size=1)


def split_answer(**shares):
    split = Split.of({f"PD1.{letter}": count for letter, count in shares.items()})
    return Answer(State.ANSWERED, split.largest, split=split)


def _with(sheet, answer):
    return replace(sheet, answers={**sheet.answers, "PD1": answer})


@given(split=SPLITS)
def test_the_belief_is_the_split_whatever_the_confidence(model, split):
    criterion = model.criteria["PD1"]
    answer = Answer(State.ANSWERED, split.largest, split=split)

    for confidence in Confidence:
        shares = belief(criterion, answer, model.spreads[confidence.value])
        assert sum(shares) == WHOLE
        for level, share in zip(criterion.levels, shares, strict=True):
            exact = WHOLE * split.count({level.id}) / split.whole
            # Only rounding to ten-thousandths moves a share; the largest takes the rest.
            assert abs(share - exact) <= len(LEVELS) / 2


@given(split=SPLITS, levels=SETS)
def test_a_condition_and_its_opposite_never_contradict_each_other(model, split, levels):
    sheet = AnswerSheet({"PD1": Answer(State.ANSWERED, split.largest, split=split)})
    condition = LevelIn("PD1", frozenset(levels))
    opposite = LevelIn("PD1", frozenset(LEVELS) - levels)

    assert evaluate(condition, model, sheet) == TRUE - evaluate(opposite, model, sheet)
    assert evaluate(Negated(condition), model, sheet) == evaluate(opposite, model, sheet)


@given(split=SPLITS, levels=SETS, more=SETS)
def test_more_levels_never_make_a_condition_less_true(model, split, levels, more):
    sheet = AnswerSheet({"PD1": Answer(State.ANSWERED, split.largest, split=split)})
    narrow = evaluate(LevelIn("PD1", frozenset(levels)), model, sheet)

    assert narrow <= evaluate(LevelIn("PD1", frozenset(levels | more)), model, sheet)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"a": 100}, TRUE),
        ({"a": 66, "c": 34}, TRUE),
        ({"a": 65, "c": 35}, OPEN),
        ({"a": 50, "c": 50}, OPEN),
        ({"a": 35, "c": 65}, OPEN),
        ({"a": 34, "c": 66}, FALSE),
        ({"c": 100}, FALSE),
        ({"a": 20, "c": 10}, TRUE),
    ],
)
def test_two_in_three_decide(model, shares, expected):
    sheet = AnswerSheet({"PD1": split_answer(**shares)})

    assert evaluate(LevelIn("PD1", frozenset({"PD1.a"})), model, sheet) == expected


@pytest.mark.parametrize("letter", "abcdefgh")
def test_all_of_one_kind_decides_every_gate_as_the_level_does(model, warranty, letter):
    """The belief differs: a split says that none is of another kind, a level leaves some doubt."""
    level = Answer(State.ANSWERED, f"PD1.{letter}", None, Confidence.HIGH)
    whole = split_answer(**{letter: 100})
    one, other = Case.of(model, _with(warranty, level)), Case.of(model, _with(warranty, whole))

    assert [(g.id, g.outcome) for g in one.findings] == [(g.id, g.outcome) for g in other.findings]
    place = LEVELS.index(f"PD1.{letter}")
    spread = model.spreads["medium"]
    assert belief(model.criteria["PD1"], whole, spread)[place] == WHOLE
    assert belief(model.criteria["PD1"], level, model.spreads["high"])[place] == pytest.approx(
        9_700, abs=5
    )


def test_mixed_failures_leave_the_gate_on_training_open_instead_of_shut(model, warranty):
    sheet = _with(warranty, split_answer(a=50, c=40, d=10))
    sheet = replace(sheet, answers={**sheet.answers, "PD2": Answer(State.UNKNOWN)})
    sheet = replace(sheet, answers={**sheet.answers, "KN2": Answer(State.ANSWERED, "KN2.a")})

    gate = next(gate for gate in recommend(model, sheet).gates if gate.id == "G2")

    assert gate.outcome is Outcome.UNKNOWN
    assert any(
        because.statement
        == "50 of 100 failures come from missing, outdated or private information, "
        "40 have the wrong tone, policy or habit and 10 have the wrong structure, fields or length"
        for because in gate.because
    )


def test_with_all_answered_the_verdict_names_the_question_that_leaves_the_gate_open(
    model, house_voice
):
    sheet = _with(house_voice, split_answer(a=50, c=50))
    answers = {**sheet.answers, "PD2": Answer(State.ANSWERED, "PD2.b")}
    sheet = replace(sheet, answers={**answers, "KN2": Answer(State.ANSWERED, "KN2.c")})

    sentence = recommend(model, sheet).verdict.sentence

    assert "a gate is not decided yet" in sentence
    assert sentence.endswith(f"Find out first: {model.criteria['PD1'].short}")


def test_a_reason_names_the_part_that_speaks_and_not_the_largest(model):
    ready = "KN1:a BO3:c PD3:d EX2:a EV1:d EV3:d CN2:d CN4:c EX4:a CN6:d CN5:c"
    letters = dict(pair.split(":") for pair in ready.split())
    answers = {"PD1": {"a": 36, "c": 34, "g": 30}, "EX1": 3_000, **letters}
    result = recommend(model, read_bare_answers({"answers": answers}, model, "answers.json"))

    reason = next(reason for reason in result.reasons_for if reason.criterion == "PD1")
    assert result.recommended == "LORA"
    assert reason.level == "PD1.c"
    assert reason.headline == "34 of 100 failures have the wrong tone, policy or habit."
    assert reason.text.startswith("In this part the facts are fine")


def test_many_small_parts_are_gathered(model):
    sheet = AnswerSheet({"PD1": split_answer(a=40, b=20, c=15, d=10, e=10, f=5)})

    said = answer_clause(model, "PD1", sheet).statement

    assert said.startswith("40 of 100 failures come from missing")
    assert said.endswith(" and 25 are of other kinds")


@settings(max_examples=30, deadline=None)
@given(split=SPLITS)
def test_contributions_still_add_up_to_the_margin(model, warranty, split):
    sheet = _with(warranty, Answer(State.ANSWERED, split.largest, split=split))
    found = Case.of(model, sheet)
    lines = contrast(found, *found.order.codes[:2])

    assert sum(line.shown for line in lines.lines) == pytest.approx(lines.margin_shown)


def test_the_fingerprint_knows_the_split_and_not_its_order(model, warranty):
    one = fingerprint(model, _with(warranty, split_answer(a=60, c=40)))

    assert one == fingerprint(model, _with(warranty, split_answer(c=40, a=60)))
    assert one != fingerprint(model, _with(warranty, split_answer(a=61, c=39)))
    assert one != fingerprint(model, _with(warranty, Answer(State.ANSWERED, "PD1.a")))


def test_a_split_can_change_into_every_single_kind(model, warranty):
    sheet = _with(warranty, split_answer(c=50, g=50))
    result = Analyst(model).recommend(sheet)

    flips = [c for flip in result.flips for c in flip.changes if c.criterion == "PD1"]
    assert flips
    for change in flips:
        assert change.before_statement.startswith("50 of 100 failures")
        assert change.after in LEVELS


def test_the_draws_follow_the_split(model):
    from core.analysis.worlds import levels_of, possible, throws

    shares = possible(model, model.criteria["PD1"], split_answer(a=62, c=38))
    drawn = levels_of(shares, throws("PD1", 10_000))

    assert set(drawn.tolist()) == {0, 2}
    assert (drawn == 0).mean() == pytest.approx(0.62, abs=0.015)
