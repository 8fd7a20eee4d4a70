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
from core.answers import Answer, AnswerSheet, Confidence, Split, State
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


def test_every_draw_has_the_winner_of_the_plain_model(warranty):
    answers = dict(warranty.answers)
    answers.update({"PD1": Answer(State.UNKNOWN), "CN2": Answer(), "EX4": Answer(State.UNKNOWN)})
    run = RobustnessRun(MODEL, 60)
    counts = run.count(AnswerSheet(answers))

    firsts = [min(keys) for keys, _weights in _replayed(run, AnswerSheet(answers))]
    winners = [place for blocked, _needless, _less, place in firsts if not blocked]
    assert counts.ranks[:, 0].tolist() == [winners.count(k) for k in range(len(MODEL.positions))]


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_figure_is_that_of_the_plain_model(chance):
    """Replay the draws of a doubtful sheet by hand: levels, importances, gates, order."""
    answers = {
        q: Answer(State.ANSWERED, chance.choice(entry.levels).id, None, Confidence.LOW)
        for q, entry in MODEL.criteria.items()
    }
    kinds = chance.sample(MODEL.criteria["PD1"].levels, 2)
    split = Split.of({kind.id: chance.randint(1, 60) for kind in kinds})
    answers["PD1"] = Answer(State.ANSWERED, split.largest, split=split)
    sheet = AnswerSheet(answers, overridden=frozenset({"G10", "G5"}))
    samples, approaches = 70, range(len(MODEL.alternatives))
    run = RobustnessRun(MODEL, samples)
    counts = run.count(sheet)
    keys, weights = zip(*_replayed(run, sheet), strict=True)

    ranked = [sorted(row) for row in keys]
    for one in approaches:
        places = [row.index(own[one]) for row, own in zip(ranked, keys, strict=True)]
        won = [not own[one][0] and place == 0 for own, place in zip(keys, places, strict=True)]
        assert counts.feasible[one] == sum(not own[one][0] for own in keys)
        assert counts.ranks[one].tolist() == [sum(won), *map(places.count, approaches[1:])]
        importances = (np.array(weights) * np.array(won)[:, None]).sum(axis=0)
        assert counts.first_importances[one].tolist() == importances.tolist()
        for other in approaches:
            assert counts.pairwise[one, other] == sum(own[one] < own[other] for own in keys)
        values = sorted(50_000 - own[one][2] / RANGE for own in keys)
        for end, share in ((counts.low, 0.05), (counts.high, 0.95)):
            assert end[one] == int(values[round(share * (samples - 1))])


def _replayed(run: RobustnessRun, sheet: AnswerSheet):
    """Yield for each draw the keys its approaches are ranked by, and its importances."""
    importances = tuple(factor.importance for factor in MODEL.factors)
    drawn = importance_draws(importances, CONCENTRATION, run.samples).T.tolist()
    levels = {q: run.levels(q, run.samples).tolist() for q in MODEL.criteria}
    for draw, weights in enumerate(drawn):
        world = {
            q: Answer(State.ANSWERED, MODEL.criteria[q].levels[places[draw]].id)
            for q, places in levels.items()
        }
        yield _keys(sheet, AnswerSheet(world), weights), weights


def _keys(sheet: AnswerSheet, world: AnswerSheet, weights) -> list[tuple[bool, bool, int, int]]:
    """Return what each approach is ranked by: blocked, not needed, less value, place."""
    splits = {q: answer for q, answer in sheet.answers.items() if answer.split}
    seen = AnswerSheet({**world.answers, **splits})
    blocked = {
        code
        for gate in MODEL.gates
        if gate.effect is Effect.BLOCKS
        and gate.id not in sheet.overridden
        and evaluate(gate.fails_when, MODEL, seen) == TRUE
        for code in gate.approaches
    }
    keys = []
    for place, alternative in enumerate(MODEL.alternatives):
        value, fit = _values(world, weights, place)
        charge = 1_000 if alternative.components else 0
        keys.append((alternative.code in blocked, fit < 0, charge * RANGE - value, place))
    return keys


def _values(world: AnswerSheet, weights, place: int) -> tuple[int, int]:
    value = fit = 0
    for weight, factor in zip(weights, MODEL.factors, strict=True):
        whole = sum(MODEL.criteria[q].importance for q in factor.criteria)
        part = 0
        for q in factor.criteria:
            entry = MODEL.criteria[q]
            share = 25 * 1_000 * entry.importance / whole
            part += round(entry.level(world[q].level).marks[place] * share)
        value += weight * part
        if factor.kind is FactorKind.NEED:
            fit += weight * part
    return value, fit


_OVERRIDDEN = st.frozensets(
    st.sampled_from([gate.id for gate in MODEL.gates if gate.effect is Effect.BLOCKS]), max_size=2
)


@st.composite
def _edit(draw):
    criterion = draw(st.sampled_from(sorted(MODEL.criteria)))
    state = draw(st.sampled_from([State.ANSWERED] * 6 + list(State)))
    level = draw(st.sampled_from(MODEL.criteria[criterion].levels)).id
    sure = draw(st.sampled_from(list(Confidence)))
    answer = Answer(state, level if state is State.ANSWERED else None, None, sure)
    return criterion, perhaps_split(draw, MODEL.criteria[criterion], answer)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(_edit(), _OVERRIDDEN), min_size=1, max_size=12))
def test_after_any_edits_the_figures_equal_a_run_from_scratch(edits):
    sheet = AnswerSheet()
    for (criterion, answer), overridden in edits:
        sheet = AnswerSheet({**sheet.answers, criterion: answer}, overridden)
        counted = RUN.count(sheet)

    assert _equal(counted, RobustnessRun(MODEL, samples=400).count(sheet))


def test_a_doubtful_answer_is_drawn_by_its_belief():
    answer = Answer(State.ANSWERED, "KN2.c", None, Confidence.LOW)
    shares = possible(MODEL, MODEL.criteria["KN2"], answer)
    run = RobustnessRun(MODEL, 20_000)
    run.count(AnswerSheet({"KN2": answer}))
    drawn = np.bincount(run.levels("KN2", 20_000), minlength=len(shares)) / 20_000

    assert drawn == pytest.approx(np.array(shares) / WHOLE, abs=0.01)
