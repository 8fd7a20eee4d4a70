"""What to find out next: exact figures against all worlds one by one, and against chance."""

from dataclasses import replace
from itertools import product
from operator import add

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.information import Enquiries, chance_of_change
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.conditions import TRUE, evaluate
from core.decision.model import Effect
from core.decision.recommend import recommend
from core.decision.values import MILLION
from core.model.compile import compile_model
from core.model.loader import load_shipped

SHIPPED = compile_model(load_shipped())
MISSING = (State.UNKNOWN, State.UNANSWERED, State.ASK_LATER)
TIED = ("PD1", "PD2", "KN1", "KN2", "KN4", "CN2", "CN4", "EX1", "EX3", "EX5", "BO3", "EC3")
FALLBACK = 49.0
GATED = ("LORA", "FULL", "PREF", "FT+RAG", "FT+ICL")


def _favouring_training(model):
    """Make what many gates can block attractive, so that the gates decide what is best."""
    more = tuple(int(alternative.code in GATED) for alternative in model.alternatives)
    criteria = {
        q: replace(
            criterion,
            levels=tuple(
                replace(level, marks=tuple(map(add, level.marks, more)))
                for level in criterion.levels
            ),
        )
        for q, criterion in model.criteria.items()
    }
    return replace(model, criteria=criteria)


MODEL = _favouring_training(SHIPPED)


def _sheet(seed: int, missing: set[str]) -> AnswerSheet:
    random = np.random.default_rng(seed)
    answers = {}
    for q, criterion in MODEL.criteria.items():
        level = criterion.levels[random.integers(len(criterion.levels))].id
        sure = list(Confidence)[random.integers(3)]
        stated = Answer(State.ANSWERED, level, None, sure)
        answers[q] = Answer(MISSING[random.integers(3)]) if q in missing else stated
    return AnswerSheet(answers)


def _some(seed: int, count: int, among=tuple(MODEL.criteria)) -> set[str]:
    random = np.random.default_rng(seed)
    return {str(q) for q in random.choice(among, count, replace=False)}


def _base(what_if: WhatIf, missing: set[str], place: int) -> float:
    values = what_if.case.values
    stated = sum(row[place] for q, row in values.terms.items() if q not in missing)
    return 50 + (stated - values.charge[place]) / MILLION


def _term(what_if: WhatIf, q: str, level: int, place: int) -> float:
    mark = MODEL.criteria[q].levels[level].marks[place] - _usual(what_if, q, place)
    return mark * what_if.case.values.scale[q] * 10_000 / MILLION


def _usual(what_if: WhatIf, q: str, place: int) -> float:
    """The mean mark of an unanswered question, which is neutral in the value."""
    if not what_if.sheet[q].is_open:
        return 0.0
    criterion = MODEL.criteria[q]
    marks = [level.marks[place] for level in criterion.levels]
    return sum(round(r, 4) * m for r, m in zip(criterion.base_rate, marks, strict=True))


def _blocked(world: AnswerSheet) -> set[str]:
    return {
        code
        for gate in MODEL.gates
        if gate.effect is Effect.BLOCKS and evaluate(gate.fails_when, MODEL, world) == TRUE
        for code in gate.approaches
    }


def _by_every_world(sheet: AnswerSheet, missing: set[str]) -> dict[str, float]:
    """Go through every combination of the missing answers, one world after the other."""
    what_if = WhatIf(MODEL, sheet)
    questions = sorted(missing)
    codes = list(MODEL.positions)
    sums = {q: np.zeros((len(MODEL.criteria[q].levels), len(codes))) for q in questions}
    for levels in product(*(range(len(MODEL.criteria[q].levels)) for q in questions)):
        chance = 1.0
        answers = dict(sheet.answers)
        for q, level in zip(questions, levels, strict=True):
            chance *= round(MODEL.criteria[q].base_rate[level], 4)
            answers[q] = Answer(State.ANSWERED, MODEL.criteria[q].levels[level].id)
        blocked = _blocked(AnswerSheet(answers))
        worth = np.array(
            [
                FALLBACK
                if code in blocked
                else _base(what_if, missing, place)
                + sum(
                    _term(what_if, q, level, place)
                    for q, level in zip(questions, levels, strict=True)
                )
                for place, code in enumerate(codes)
            ]
        )
        for q, level in zip(questions, levels, strict=True):
            sums[q][level] += chance * worth
    best = max(sums[questions[0]].sum(axis=0))
    return {q: sums[q].max(axis=1).sum() - best for q in questions}


@pytest.mark.parametrize("seed", range(4))
def test_values_are_those_of_going_through_every_world(seed):
    missing = _some(seed, 4, TIED)
    sheet = _sheet(seed, missing)
    expected = _by_every_world(sheet, missing)

    found = Enquiries(MODEL, FALLBACK).rank(WhatIf(MODEL, sheet))

    assert {e.criterion for e in found} == missing
    assert {e.criterion: e.value for e in found} == pytest.approx(expected, abs=3e-6)


@pytest.mark.parametrize(
    "missing",
    [
        {"PD1", "KN5", "BO2", "EX4"},
        {"CN2", "CN6", "PD1", "KN4"},
        {"CN2", "CN4", "EX1", "PD3"},
        {"PD1", "BO3", "EX5", "EX3"},
    ],
)
def test_values_are_exact_where_gates_decide_between_the_best(house_voice, missing):
    sheet = AnswerSheet(
        {q: answer for q, answer in house_voice.answers.items() if q not in missing}
    )
    expected = _by_every_world(sheet, missing)

    found = Enquiries(MODEL, FALLBACK).rank(WhatIf(MODEL, sheet))

    assert max(expected.values()) > 0.1
    assert {e.criterion: e.value for e in found} == pytest.approx(expected, abs=3e-6)


def _fails_in(gate, sheet: AnswerSheet, drawn: dict[str, np.ndarray], count: int) -> np.ndarray:
    read = [q for q in gate.reads if q in drawn]
    if not read:
        return np.full(count, evaluate(gate.fails_when, MODEL, sheet) == TRUE)
    number = np.zeros(count, dtype=np.int64)
    for q in read:
        number = number * 10 + drawn[q]
    seen, first, back = np.unique(number, return_index=True, return_inverse=True)
    outcomes = np.zeros(len(seen), dtype=bool)
    for place, at in enumerate(first):
        answers = {
            q: Answer(State.ANSWERED, MODEL.criteria[q].levels[drawn[q][at]].id) for q in read
        }
        world = AnswerSheet({**sheet.answers, **answers})
        outcomes[place] = evaluate(gate.fails_when, MODEL, world) == TRUE
    return outcomes[back]


def _by_drawing(sheet: AnswerSheet, missing: set[str], count: int) -> dict[str, float]:
    """Estimate the values from random worlds, without any of the exact shortcuts."""
    random = np.random.default_rng(7)
    what_if = WhatIf(MODEL, sheet)
    drawn = {
        q: random.choice(
            len(MODEL.criteria[q].levels),
            size=count,
            p=np.array(MODEL.criteria[q].base_rate) / sum(MODEL.criteria[q].base_rate),
        )
        for q in sorted(missing)
    }
    fails = {
        gate.id: _fails_in(gate, sheet, drawn, count)
        for gate in MODEL.gates
        if gate.effect is Effect.BLOCKS
    }
    means = {q: [] for q in drawn}
    whole = []
    for place, alternative in enumerate(MODEL.alternatives):
        worth = np.full(count, _base(what_if, missing, place))
        for q, levels in drawn.items():
            marks = [
                _term(what_if, q, level, place) for level in range(len(MODEL.criteria[q].levels))
            ]
            worth += np.array(marks)[levels]
        for gate in MODEL.gates:
            if gate.id in fails and alternative.code in gate.approaches:
                worth[fails[gate.id]] = FALLBACK
        whole.append(worth.mean())
        for q, levels in drawn.items():
            means[q].append(np.bincount(levels, worth, len(MODEL.criteria[q].levels)) / count)
    return {q: np.array(rows).max(axis=0).sum() - max(whole) for q, rows in means.items()}


@pytest.mark.parametrize("seed", [11, 12, 13, 14])
def test_values_lie_within_a_third_of_a_point_of_a_million_random_worlds(seed):
    missing = _some(seed, 15)
    sheet = _sheet(seed, missing)
    expected = _by_drawing(sheet, missing, 1_000_000)

    found = Enquiries(MODEL, FALLBACK).rank(WhatIf(MODEL, sheet))

    assert len(found) == 15
    assert {e.criterion: e.value for e in found} == pytest.approx(expected, abs=0.3)


def test_values_are_within_reach_of_random_worlds_where_gates_decide_between_the_best(house_voice):
    missing = {"PD1", "KN5", "BO2", "EX4", "CN2", "CN6", "KN4", "CN5", "BO3", "EX5"}
    sheet = AnswerSheet(
        {q: answer for q, answer in house_voice.answers.items() if q not in missing}
    )
    expected = _by_drawing(sheet, missing, 1_000_000)

    found = Enquiries(MODEL, FALLBACK).rank(WhatIf(MODEL, sheet))

    assert max(expected.values()) > 0.5
    assert {e.criterion: e.value for e in found} == pytest.approx(expected, abs=0.1)


def test_values_of_an_empty_sheet_are_those_of_random_worlds():
    missing = set(MODEL.criteria)
    sheet = AnswerSheet()
    expected = _by_drawing(sheet, missing, 200_000)

    found = Enquiries(MODEL, FALLBACK).rank(WhatIf(MODEL, sheet))

    assert len(found) == len(MODEL.criteria)
    assert {e.criterion: e.value for e in found} == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_the_chance_is_that_of_answering_each_level_and_looking(seed):
    missing = _some(seed, 6)
    sheet = _sheet(seed, missing)
    now = recommend(MODEL, sheet).recommended
    what_if = WhatIf(MODEL, sheet)

    for q in sorted(missing):
        expected = sum(
            round(rate, 4)
            for rate, level in zip(
                MODEL.criteria[q].base_rate, MODEL.criteria[q].levels, strict=True
            )
            if recommend(
                MODEL, AnswerSheet({**sheet.answers, q: Answer(State.ANSWERED, level.id)})
            ).recommended
            != now
        )
        assert chance_of_change(what_if, q) == pytest.approx(expected)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, len(MODEL.criteria)))
def test_finding_out_never_costs_value_and_every_missing_answer_is_listed(seed, count):
    missing = _some(seed, count)
    found = Enquiries(MODEL).rank(WhatIf(MODEL, _sheet(seed, missing)))

    assert {e.criterion for e in found} == missing
    assert all(e.value >= 0 and 0 <= e.chance <= 1 for e in found)
    keys = [(-e.value / e.days, -e.chance) for e in found]
    assert keys == sorted(keys)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=4))
def test_what_is_kept_between_sheets_changes_nothing(seeds):
    kept = Enquiries(MODEL)
    for seed in seeds:
        what_if = WhatIf(MODEL, _sheet(seed, _some(seed, 12)))
        ranked = kept.rank(what_if)

    assert ranked == Enquiries(MODEL).rank(what_if)


def test_a_question_that_marks_all_approaches_alike_and_opens_no_gate_is_worth_nothing():
    criterion = MODEL.criteria["TH2"]
    alike = tuple(
        replace(level, marks=(place - 1,) * len(MODEL.alternatives))
        for place, level in enumerate(criterion.levels)
    )
    criteria = {**MODEL.criteria, "TH2": replace(criterion, levels=alike)}
    model = replace(MODEL, criteria=criteria)
    what_if = WhatIf(model, _sheet(3, {"TH2"}))

    (found,) = Enquiries(model).rank(what_if)

    assert (found.chance, found.value) == (0, 0)
    assert found.gates == ()


def test_what_takes_longest_to_find_out_stands_behind_equal_worth():
    cases = (WhatIf(MODEL, _sheet(seed, _some(seed, 15))) for seed in range(100))
    what_if = next(case for case in cases if Enquiries(MODEL).rank(case)[1].value > 0)
    first = Enquiries(MODEL).rank(what_if)[0]
    slow = replace(MODEL.criteria[first.criterion], days=10_000_000.0)
    model = replace(MODEL, criteria={**MODEL.criteria, first.criterion: slow})

    found = Enquiries(model).rank(WhatIf(model, what_if.sheet))

    assert found[0].criterion != first.criterion
    assert next(e for e in found if e.criterion == first.criterion).value == first.value


def test_a_question_that_does_not_apply_is_not_asked(warranty):
    answers = {**warranty.answers, "EX3": Answer(State.NOT_APPLICABLE), "CN2": Answer()}

    found = Enquiries(MODEL).rank(WhatIf(MODEL, AnswerSheet(answers)))

    assert [e.criterion for e in found] == ["CN2"]
    assert "G6" in found[0].gates
