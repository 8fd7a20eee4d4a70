"""The smallest set is a solution, and no smaller one exists: compared with trying all of them."""

import time
from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.flips import single_changes
from core.analysis.smallest_sets import MOST_CHANGES, smallest_sets
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.recommend import recommend
from core.decision.recommendation import Status
from core.model.compile import compile_model
from core.model.loader import load_shipped
from tests.core.drawn_splits import perhaps_split

MODEL = compile_model(load_shipped())
ALL = tuple(sorted(MODEL.criteria))
TIED = ("PD1", "PD2", "KN1", "KN2", "KN4", "CN2", "CN4", "CN6", "EX4", "BO2", "EC3", "KN6")


def _stated(criterion):
    levels = st.sampled_from([level.id for level in MODEL.criteria[criterion].levels])
    sure = st.sampled_from(list(Confidence))
    return st.builds(Answer, st.just(State.ANSWERED), levels, st.none(), sure)


@st.composite
def sheets(draw, among=ALL, least=4, most=7):
    chosen = draw(st.sets(st.sampled_from(among), min_size=least, max_size=most))
    answers = {q: perhaps_split(draw, MODEL.criteria[q], draw(_stated(q))) for q in sorted(chosen)}
    overridden = draw(st.sets(st.sampled_from([gate.id for gate in MODEL.gates]), max_size=1))
    return AnswerSheet(answers, frozenset(overridden))


def _after(sheet: AnswerSheet, changes) -> AnswerSheet:
    answers = {
        c.criterion: Answer(State.ANSWERED, c.after, None, sheet[c.criterion].confidence)
        for c in changes
    }
    return AnswerSheet({**sheet.answers, **answers}, sheet.overridden)


def _standing_before(model, sheet: AnswerSheet, today: str) -> set[str]:
    """Return the rivals that stand before today's recommendation and are not blocked."""
    then = recommend(model, sheet)
    if then.recommended is None:
        return set()
    codes = [row.code for row in then.ranking]
    before = then.ranking[: codes.index(today)]
    return {row.code for row in before if row.status is not Status.BLOCKED}


def _by_brute_force(what_if: WhatIf, most: int) -> dict[str, int]:
    sizes: dict[str, int] = {}
    changes = list(single_changes(what_if))
    for size in range(1, most + 1):
        for chosen in combinations(changes, size):
            if len({c.criterion for c in chosen}) < size:
                continue
            then = _after(what_if.sheet, chosen)
            for code in _standing_before(what_if.model, then, what_if.recommended):
                sizes.setdefault(code, size)
    return sizes


def _compare(sheet: AnswerSheet, most: int, model=MODEL) -> list[int]:
    what_if = WhatIf(model, sheet)
    if what_if.recommended is None:
        assert smallest_sets(what_if) == ()
        return []
    found = {s.rival: s.changes for s in smallest_sets(what_if, most)}

    assert set(found) == set(MODEL.positions) - {what_if.recommended}
    sizes = {code: len(changes) for code, changes in found.items() if changes is not None}
    assert sizes == _by_brute_force(what_if, most)
    return list(sizes.values())


@settings(max_examples=12, deadline=None)
@given(sheets())
def test_up_to_two_changes_nothing_smaller_is_missed(sheet):
    _compare(sheet, 2)


@settings(max_examples=12, deadline=None)
@given(sheets(among=TIED, most=6))
def test_up_to_two_changes_nothing_smaller_is_missed_among_answers_that_gates_read(sheet):
    _compare(sheet, 2)


def test_a_change_that_leaves_no_recommendation_does_not_count():
    silenced = 0
    for seed in range(40):
        random = Random(seed)
        questions = ["PD1", "PD2", "PD4", *random.sample(ALL, 2)]
        levels = {q: random.choice(MODEL.criteria[q].levels).id for q in questions}
        sheet = AnswerSheet({q: Answer(State.ANSWERED, level) for q, level in levels.items()})
        if recommend(MODEL, sheet).recommended is not None:
            silenced += bool(_compare(sheet, 2))

    assert silenced


def test_a_rival_that_can_only_draw_level_does_not_stand_before():
    """Two approaches with the same marks and no gates: the earlier one stays before."""
    first, second = MODEL.positions["PE"], MODEL.positions["ICL"]
    criteria = {
        q: replace(
            criterion,
            levels=tuple(
                replace(
                    level,
                    marks=tuple(
                        level.marks[first] if place == second else mark
                        for place, mark in enumerate(level.marks)
                    ),
                )
                for level in criterion.levels
            ),
        )
        for q, criterion in MODEL.criteria.items()
    }
    twins = replace(MODEL, criteria=criteria)
    answers = {"PD1": "PD1.c", "PD2": "PD2.c", "PD3": "PD3.a", "BO1": "BO1.b"}
    sheet = AnswerSheet({q: Answer(State.ANSWERED, level) for q, level in answers.items()})

    assert WhatIf(twins, sheet).recommended == "PE"
    _compare(sheet, 3, twins)


def test_up_to_three_changes_nothing_smaller_is_missed():
    sizes: list[int] = []
    for seed in range(30):
        random = Random(seed)
        questions = random.sample(TIED, 3) + random.sample(ALL, 3)
        answers = {q: random.choice(MODEL.criteria[q].levels).id for q in questions}
        sheet = AnswerSheet({q: Answer(State.ANSWERED, level) for q, level in answers.items()})
        what_if = WhatIf(MODEL, sheet)
        if what_if.recommended is not None and sum(1 for _ in single_changes(what_if)) < 18:
            sizes += _compare(sheet, 3)

    assert {1, 2, 3} <= set(sizes)


@settings(max_examples=25, deadline=None)
@given(sheets(least=20, most=len(ALL)))
def test_every_set_on_a_fuller_sheet_is_a_solution_and_each_change_is_needed(sheet):
    what_if = WhatIf(MODEL, sheet)
    started = time.perf_counter()
    found = smallest_sets(what_if)
    took = time.perf_counter() - started

    for one in found:
        if one.changes is None:
            continue
        assert 1 <= len(one.changes) <= MOST_CHANGES
        assert len({c.criterion for c in one.changes}) == len(one.changes)
        assert one.rival in _standing_before(MODEL, _after(sheet, one.changes), what_if.recommended)
        for left_out in one.changes:
            fewer = [c for c in one.changes if c is not left_out]
            assert one.rival not in _standing_before(
                MODEL, _after(sheet, fewer), what_if.recommended
            )
    assert took < 2


def test_training_the_warranty_assistant_takes_several_other_answers(warranty):
    what_if = WhatIf(MODEL, warranty)
    sets = {one.rival: one for one in smallest_sets(what_if)}

    assert len(sets["CO"].changes) == 1
    assert sets["LORA"].changes is None or len(sets["LORA"].changes) >= 3


def test_without_a_recommendation_there_is_nothing_to_stand_before():
    assert smallest_sets(WhatIf(MODEL, AnswerSheet())) == ()
