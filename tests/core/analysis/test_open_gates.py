"""How likely gates leave an approach open: each answer taken apart must add up to the whole."""

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.gate_views import blocking
from core.analysis.open_gates import OpenGates, possible_levels
from core.answers import Answer, AnswerSheet, State
from core.decision.conditions import TRUE, evaluate
from core.model.compile import compile_model
from core.model.loader import load_shipped

MODEL = compile_model(load_shipped())
GATES = OpenGates(MODEL)


def _chance(sheet: AnswerSheet, code: str) -> float:
    joints = GATES.joints(blocking(MODEL, sheet, code), sheet, _missing(sheet))
    return 0.0 if joints is None else prod(joint.open for joint in joints)


def _missing(sheet: AnswerSheet) -> frozenset[str]:
    return frozenset(q for q in MODEL.criteria if sheet[q].state is not State.ANSWERED)


def _with(sheet: AnswerSheet, criterion: str, place: int) -> AnswerSheet:
    level = MODEL.criteria[criterion].levels[place].id
    return AnswerSheet({**sheet.answers, criterion: Answer(State.ANSWERED, level)})


@st.composite
def sheets(draw):
    chosen = draw(st.sets(st.sampled_from(sorted(MODEL.criteria)), max_size=8))
    return AnswerSheet(
        {
            q: Answer(State.ANSWERED, draw(st.sampled_from(MODEL.criteria[q].levels)).id)
            for q in sorted(chosen)
        }
    )


@settings(max_examples=12, deadline=None)
@given(sheets(), st.sampled_from(sorted(MODEL.positions)), st.data())
def test_the_chance_is_the_mean_over_the_levels_of_any_missing_answer(sheet, code, data):
    read = sorted({q for gate in blocking(MODEL, sheet, code) for q in gate.reads})
    missing = [q for q in read if q in _missing(sheet)]
    if not missing:
        return
    for q in data.draw(st.sets(st.sampled_from(missing), min_size=1, max_size=2)):
        mean = sum(
            share * _chance(_with(sheet, q, place), code)
            for place, share in possible_levels(MODEL, q)
        )
        assert _chance(sheet, code) == pytest.approx(mean, abs=1e-12)


@settings(max_examples=12, deadline=None)
@given(sheets(), st.sampled_from(sorted(MODEL.positions)), st.data())
def test_the_chance_of_two_answers_together_is_that_of_giving_both(sheet, code, data):
    joints = GATES.joints(blocking(MODEL, sheet, code), sheet, _missing(sheet)) or ()
    for place, joint in enumerate(joints):
        if len(joint.places) == 1:
            continue
        others = prod(j.open for at, j in enumerate(joints) if at != place)
        one, other = sorted(
            data.draw(st.sets(st.sampled_from(list(joint.places)), min_size=2, max_size=2))
        )
        for (first, a), (second, b) in product(_classes(joint, one), _classes(joint, other)):
            both = _with(_with(sheet, one, a), other, b)
            expected = joint.shares[first] * joint.shares[second] * _chance(both, code)
            assert joint.together[first][second] * others == pytest.approx(expected, abs=1e-12)


def _classes(joint, criterion: str) -> list[tuple[int, int]]:
    """Pair every class of the question with one level of that class."""
    levels = [place for place, _ in possible_levels(MODEL, criterion)]
    return list(dict(zip(joint.places[criterion], levels, strict=True)).items())


@settings(max_examples=20, deadline=None)
@given(st.data(), st.sampled_from(sorted(MODEL.positions)))
def test_with_everything_answered_it_is_what_the_gates_say(data, code):
    sheet = AnswerSheet()
    for q, criterion in MODEL.criteria.items():
        sheet = _with(sheet, q, data.draw(st.integers(0, len(criterion.levels) - 1)))
    gates = blocking(MODEL, sheet, code)
    is_blocked = any(evaluate(gate.fails_when, MODEL, sheet) == TRUE for gate in gates)

    assert _chance(sheet, code) == (0 if is_blocked else 1)
