"""Moves add up to the values of starting over, and the need line is exact to one millionth."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.moves import moves
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, State
from core.decision.model import FactorKind
from core.decision.values import MILLION, NEUTRAL
from core.model.compile import compile_model
from core.model.loader import load_shipped

MODEL = compile_model(load_shipped())


@st.composite
def sheets(draw):
    answers = {}
    for q, criterion in MODEL.criteria.items():
        state = draw(st.sampled_from([State.ANSWERED] * 4 + list(State)))
        level = draw(st.sampled_from(criterion.levels)).id
        answers[q] = Answer(state, level if state is State.ANSWERED else None)
    return AnswerSheet(answers)


@settings(max_examples=15, deadline=None)
@given(sheets(), st.data())
def test_a_move_gives_the_values_and_the_fit_of_the_changed_sheet(sheet, data):
    what_if = WhatIf(MODEL, sheet)
    steps = moves(what_if)
    if not steps:
        return
    step = data.draw(st.sampled_from(steps))
    then = WhatIf(MODEL, AnswerSheet({**sheet.answers, step.change.criterion: step.answer}))

    total = zip(what_if.case.values.total, step.total, strict=True)
    assert tuple(map(sum, total)) == then.case.values.total
    need = zip(what_if.need_sums, step.need, strict=True)
    assert tuple(map(sum, need)) == then.need_sums


@pytest.mark.parametrize("need_line", [0, 45.5, 50, 50.000001, 52.3, 60])
def test_the_least_need_sum_is_the_first_that_reaches_the_line(warranty, need_line):
    model = replace(MODEL, limits=replace(MODEL.limits, need_line=need_line))
    whole = sum(factor.importance for factor in model.factors)
    part = sum(f.importance for f in model.factors if f.kind is FactorKind.NEED)

    line = WhatIf(model, warranty).need_sum_line

    assert NEUTRAL + round(line * whole / part) >= round(need_line * MILLION)
    assert NEUTRAL + round((line - 1) * whole / part) < round(need_line * MILLION)
