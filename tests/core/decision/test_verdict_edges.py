"""Verdicts where gates and needs leave little to compare."""

from dataclasses import replace

import pytest

from core.answers import Answer, State
from core.decision.case import Case
from core.decision.model import Constant, Effect
from core.decision.ranking import order
from core.decision.recommend import recommend
from core.decision.recommendation import Outcome, VerdictState
from core.decision.verdict import state_of


@pytest.fixture
def blocking(model):
    """A model whose gate G6 blocks these approaches whatever is answered."""

    def build(codes):
        gates = tuple(
            replace(g, effect=Effect.BLOCKS, approaches=tuple(codes), fails_when=Constant(True))
            if g.id == "G6"
            else g
            for g in model.gates
        )
        return replace(model, gates=gates)

    return build


def test_the_only_approach_left_is_not_too_close_to_anything(model, blocking, house_voice):
    rest = [code for code in model.positions if code != "PE"]
    result = recommend(blocking(rest), house_voice)

    assert result.recommended == "PE"
    assert result.verdict.state in (VerdictState.CLEAR, VerdictState.LEANING)
    assert result.contrast is None
    assert result.verdict.short_sentence == result.verdict.sentence


def test_with_every_approach_blocked_the_verdict_depends_on_gates(model, blocking, house_voice):
    result = recommend(blocking(model.positions), house_voice)

    assert result.recommended is None
    assert result.verdict.state is VerdictState.DEPENDS
    assert {row.place for row in result.ranking} == {None}


def test_an_overridden_gate_is_not_waited_for(model, house_voice):
    unknown = {**house_voice.answers, "CN2": Answer(State.UNKNOWN)}
    waiting = replace(house_voice, answers=unknown)
    gates = frozenset(g.id for g in model.gates if "CN2" in g.reads)
    overruled = replace(waiting, overridden=gates)

    assert recommend(model, waiting).verdict.state is VerdictState.DEPENDS
    result = recommend(model, overruled)
    assert result.verdict.state is not VerdictState.DEPENDS
    assert result.ranked(result.recommended).waits_for == ()
    (question,) = (q for q in result.open_questions if q.criterion == "CN2")
    assert not gates.intersection(question.decides)
    gate = next(g for g in result.gates if g.id == "G6")
    assert (gate.outcome, gate.overridden) == (Outcome.UNKNOWN, True)


def _place_second(case, fit, behind):
    """The case with its runner-up moved: fit in points, and how far its value is behind."""
    model, values = case.model, case.values
    place = model.positions[case.runner_up]
    fits, totals = list(values.fit), list(values.total)
    fits[place] = round(fit * 1_000_000)
    totals[place] = case.total(case.leader) - round(behind * 1_000_000)
    moved = replace(values, fit=tuple(fits), total=tuple(totals))
    return replace(case, values=moved, order=order(model, moved, case.standing))


@pytest.mark.parametrize("behind", [0.2, -3])
def test_what_nothing_calls_for_does_not_make_the_verdict_close(model, warranty, behind):
    case = Case.of(model, warranty)
    alone = replace(model, limits=replace(model.limits, need_line=case.fit(case.leader) / 1e6))
    case = Case.of(alone, warranty)
    assert not any(case.competes(code) for code in case.order.codes if code != case.leader)

    near = _place_second(case, fit=20, behind=behind)

    assert near.margin is None
    assert state_of(near) is not VerdictState.TOO_CLOSE
    assert near.order.later is None


def test_a_tie_with_what_contains_the_leader_names_it_as_what_may_follow(model, answered):
    case = Case.of(model, answered({"PD1": "a", "PD2": "a", "KN1": "c", "KN2": "c", "KN4": "c"}))
    assert (case.leader, case.order.later) == ("RAG", "CO")
    values = case.values
    totals = list(values.total)
    totals[model.positions["CO"]] = totals[model.positions["RAG"]]
    tied = order(model, replace(values, total=tuple(totals)), case.standing)

    assert (tied.leader, tied.later) == ("RAG", "CO")


def test_a_changed_model_does_not_remember_the_answers_of_the_old_one(model, house_voice):
    recommend(model, house_voice)
    sure = {name: replace(rule, neighbour_ratio=0.0) for name, rule in model.spreads.items()}
    changed = replace(model, spreads=sure)

    assert changed.memo == {}
    assert changed.gate_memo == {}
    assert recommend(changed, house_voice).ranking != recommend(model, house_voice).ranking
