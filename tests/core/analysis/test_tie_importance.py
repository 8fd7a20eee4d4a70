"""At the importance found the two approaches tie: put into the model and evaluated anew."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.tie_importance import tie_importances
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, State
from core.decision.recommend import recommend
from core.decision.recommendation import Status
from core.decision.values import charges, expected_marks
from core.model.compile import compile_model
from core.model.loader import load_shipped

MODEL = compile_model(load_shipped())


@st.composite
def sheets(draw):
    answers = {}
    for criterion in MODEL.criteria.values():
        state = draw(st.sampled_from([State.ANSWERED] * 5 + list(State)))
        level = draw(st.sampled_from(criterion.levels)).id if state is State.ANSWERED else None
        answers[criterion.id] = Answer(state, level)
    return AnswerSheet(answers)


def _value(model, sheet, code: str, shares: dict[str, float]) -> float:
    """Value an approach with other shares of importance, straight from the marks."""
    place = model.positions[code]
    value = 50 - charges(model)[place] / 1e6
    for factor in model.factors:
        counted = [
            model.criteria[q] for q in factor.criteria if sheet[q].state is not State.NOT_APPLICABLE
        ]
        whole = sum(criterion.importance for criterion in counted)
        for criterion in counted:
            marks = expected_marks(model, criterion, sheet[criterion.id])
            if marks:
                points = 25 * marks[place] / 10_000
                value += shares[factor.id] * criterion.importance / whole * points
    return value


@settings(max_examples=25, deadline=None)
@given(sheets())
def test_at_the_share_found_the_values_are_equal(sheet):
    what_if = WhatIf(MODEL, sheet)
    for rival in tie_importances(what_if):
        now = {tie.factor: tie.share_now for tie in rival.factors}
        assert sum(now.values()) == pytest.approx(1)
        for tie in rival.factors:
            if tie.share is None:
                continue
            shrink = (1 - tie.share) / (1 - tie.share_now)
            then = {f: share * shrink for f, share in now.items()} | {tie.factor: tie.share}
            values = [
                _value(MODEL, sheet, code, then) for code in (what_if.recommended, rival.rival)
            ]
            assert values[0] == pytest.approx(values[1], abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(sheets())
def test_at_the_nearest_importances_the_values_are_equal(sheet):
    what_if = WhatIf(MODEL, sheet)
    for rival in tie_importances(what_if):
        if rival.nearest is None:
            continue
        then = {t.factor: share for t, share in zip(rival.factors, rival.nearest, strict=True)}
        values = [_value(MODEL, sheet, code, then) for code in (what_if.recommended, rival.rival)]
        moved = sum(
            (share - t.share_now) ** 2
            for t, share in zip(rival.factors, rival.nearest, strict=True)
        )

        assert sum(then.values()) == pytest.approx(1)
        assert values[0] == pytest.approx(values[1], abs=1e-6)
        assert moved**0.5 == pytest.approx(rival.distance)


def _values_at(sheet, factor: str, importance: float) -> dict[str, float]:
    factors = tuple(
        replace(f, importance=round(1000 * (importance if f.id == factor else f.importance)))
        for f in MODEL.factors
    )
    rows = recommend(replace(MODEL, factors=factors), sheet).ranking
    return {row.code: row.value for row in rows}


def test_an_importance_a_little_past_the_tie_turns_the_two_round():
    turned = 0
    for seed in range(10):
        random = Random(seed)
        levels = {q: random.choice(c.levels).id for q, c in MODEL.criteria.items()}
        sheet = AnswerSheet({q: Answer(State.ANSWERED, level) for q, level in levels.items()})
        what_if = WhatIf(MODEL, sheet)
        for rival in tie_importances(what_if):
            for tie in rival.factors:
                if tie.importance is None or not 1 < tie.importance < 500:
                    continue
                below = _values_at(sheet, tie.factor, tie.importance * 0.95)
                above = _values_at(sheet, tie.factor, tie.importance * 1.05)
                leads = [at[what_if.recommended] - at[rival.rival] for at in (below, above)]
                assert leads[0] * leads[1] < 0
                turned += 1
    assert turned


def test_a_share_that_gives_no_tie_is_left_open(warranty):
    what_if = WhatIf(MODEL, warranty)
    found = tie_importances(what_if)
    blocked = {r.code for r in recommend(MODEL, warranty).ranking if r.status is Status.BLOCKED}

    assert {rival.rival for rival in found}.isdisjoint(blocked | {what_if.recommended})
    assert any(tie.share is None for rival in found for tie in rival.factors)


def test_no_recommendation_no_ties():
    assert tie_importances(WhatIf(MODEL, AnswerSheet())) == ()
