"""SMAA: fixed draws, gates inside, and the same figures whatever the order of edits."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.counting import Counts
from core.analysis.draws import gaps, importance_draws
from core.analysis.robustness import RobustnessRun
from core.analysis.worlds import possible
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.beliefs import WHOLE
from core.decision.conditions import TRUE, evaluate
from core.decision.model import Effect, FactorKind
from core.fixed_draws import RANGE, plain_stream, stream
from core.model.compile import compile_model
from core.model.loader import load_shipped
from tests.core.drawn_splits import perhaps_split

MODEL = compile_model(load_shipped())
CONCENTRATION = MODEL.limits.concentration
RUN = RobustnessRun(MODEL, samples=400)


def _equal(one: Counts, other: Counts) -> bool:
    return all(
        np.array_equal(getattr(one, field.name), getattr(other, field.name))
        for field in fields(Counts)
    )


def test_both_generators_read_the_same_numbers():
    assert stream("a name", 3_000).tolist() == plain_stream("a name", 3_000)


def test_importances_are_split_into_whole_parts_around_what_was_stated():
    importances = (100, 80, 80, 60, 50, 50, 60, 40, 40)
    drawn = importance_draws(importances, CONCENTRATION, 20_000)

    assert (drawn.sum(axis=0) == RANGE).all()
    assert (drawn >= 0).all()
    share = np.array(gaps(importances, CONCENTRATION)) / CONCENTRATION
    spread = np.sqrt(share * (1 - share) / (CONCENTRATION + 1))
    assert drawn.mean(axis=1) / RANGE == pytest.approx(share, abs=0.002)
    assert drawn.std(axis=1) / RANGE == pytest.approx(spread, rel=0.03)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=12).filter(any))
def test_gaps_use_all_of_the_concentration_and_forget_no_factor(importances):
    shared = gaps(tuple(importances), CONCENTRATION)

    assert sum(shared) == CONCENTRATION
    assert all(
        (gap > 0) == (importance > 0) for gap, importance in zip(shared, importances, strict=True)
    )


def test_the_warranty_case_is_about_information(warranty):
    counts = RobustnessRun(MODEL).count(warranty)
    first = {code: counts.ranks[place, 0] for code, place in MODEL.positions.items()}

    assert first["RAG"] + first["CO"] > 0.97 * counts.samples
    assert first["LORA"] == first["FULL"] == 0
    assert counts.feasible[MODEL.positions["LORA"]] == 0
    assert counts.ranks.sum(axis=1)[MODEL.positions["RAG"]] == counts.samples


def test_every_draw_agrees_with_the_plain_model(warranty):
    """Replay single draws by hand: levels, importances, gates, order."""
    answers = dict(warranty.answers)
    answers.update({"PD1": Answer(State.UNKNOWN), "CN2": Answer(), "EX4": Answer(State.UNKNOWN)})
    sheet = AnswerSheet(answers)
    samples = 60
    run = RobustnessRun(MODEL, samples)
    counts = run.count(sheet)
    weights = importance_draws(
        tuple(factor.importance for factor in MODEL.factors), CONCENTRATION, samples
    )
    winners = dict.fromkeys(MODEL.positions, 0)
    for draw in range(samples):
        world = {
            q: Answer(State.ANSWERED, MODEL.criteria[q].levels[levels[draw]].id)
            for q, levels in run.levels().items()
        }
        winner = _winner(AnswerSheet(world), weights[:, draw])
        if winner:
            winners[winner] += 1

    assert winners == {c: counts.ranks[place, 0] for c, place in MODEL.positions.items()}


def _winner(world: AnswerSheet, weights) -> str | None:
    blocked = {
        code
        for gate in MODEL.gates
        if gate.effect is Effect.BLOCKS and evaluate(gate.fails_when, MODEL, world) == TRUE
        for code in gate.approaches
    }
    best = None
    for place, alternative in enumerate(MODEL.alternatives):
        if alternative.code in blocked:
            continue
        value, fit = _values(world, [int(weight) for weight in weights], place)
        charge = 1_000 if alternative.components else 0
        key = (fit < 0, -(value - charge * RANGE), place)
        if best is None or key < best[0]:
            best = (key, alternative.code)
    return best[1] if best else None


def _values(world: AnswerSheet, weights, place: int) -> tuple[int, int]:
    value = fit = 0
    for weight, factor in zip(weights, MODEL.factors, strict=True):
        whole = sum(MODEL.criteria[q].importance for q in factor.criteria)
        part = 0
        for q in factor.criteria:
            entry = MODEL.criteria[q]
            mark = entry.level(world[q].level).marks[place]
            part += round(mark * (25 * 1_000 * entry.importance / whole))
        value += weight * part
        if factor.kind is FactorKind.NEED:
            fit += weight * part
    return value, fit


@st.composite
def _edit(draw):
    criterion = draw(st.sampled_from(sorted(MODEL.criteria)))
    state = draw(st.sampled_from([State.ANSWERED] * 6 + list(State)))
    level = draw(st.sampled_from(MODEL.criteria[criterion].levels)).id
    sure = draw(st.sampled_from(list(Confidence)))
    answer = Answer(state, level if state is State.ANSWERED else None, None, sure)
    return criterion, perhaps_split(draw, MODEL.criteria[criterion], answer)


@settings(max_examples=25, deadline=None)
@given(st.lists(_edit(), min_size=1, max_size=12))
def test_after_any_edits_the_figures_equal_a_run_from_scratch(edits):
    sheet = AnswerSheet()
    for criterion, answer in edits:
        sheet = AnswerSheet({**sheet.answers, criterion: answer})
        counted = RUN.count(sheet)

    assert _equal(counted, RobustnessRun(MODEL, samples=400).count(sheet))


def test_a_doubtful_answer_is_drawn_by_its_belief():
    answer = Answer(State.ANSWERED, "KN2.c", None, Confidence.LOW)
    shares = possible(MODEL, MODEL.criteria["KN2"], answer)
    run = RobustnessRun(MODEL, 20_000)
    run.count(AnswerSheet({"KN2": answer}))
    drawn = np.bincount(run.levels()["KN2"], minlength=len(shares)) / 20_000

    assert drawn == pytest.approx(np.array(shares) / WHOLE, abs=0.01)
