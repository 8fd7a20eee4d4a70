"""Pairs that change the recommendation: all of them, and only those neither half makes alone."""

import subprocess
import sys
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.flips import flip_of, single_changes
from core.analysis.pair_flips import pair_flips
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.recommend import recommend
from core.model.compile import compile_model
from core.model.loader import load_shipped
from core.progress import Progress
from tests.core.drawn_splits import perhaps_split

MODEL = compile_model(load_shipped())
ALL = tuple(sorted(MODEL.criteria))


def _number_in(level):
    if level.band is None:
        return None
    low, _, high, _ = level.band
    return low + min(1.0, (high - low) / 2)


@st.composite
def sheets(draw, most):
    chosen = draw(st.sets(st.sampled_from(ALL), min_size=4, max_size=most))
    answers = {}
    for q in sorted(chosen):
        state = draw(st.sampled_from([State.ANSWERED] * 6 + list(State)))
        level = draw(st.sampled_from(MODEL.criteria[q].levels))
        sure = draw(st.sampled_from(list(Confidence)))
        number = draw(st.sampled_from([None, _number_in(level)]))
        stated = Answer(State.ANSWERED, level.id, number, sure)
        stated = perhaps_split(draw, MODEL.criteria[q], stated)
        answers[q] = stated if state is State.ANSWERED else Answer(state, None, None, sure)
    overridden = draw(st.sets(st.sampled_from([gate.id for gate in MODEL.gates]), max_size=2))
    return AnswerSheet(answers, frozenset(overridden))


def _found(what_if):
    search = pair_flips(what_if)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


def _by_brute_force(what_if):
    quiet = [c for c in single_changes(what_if) if flip_of(what_if, (c,)) is None]
    flips = (
        flip_of(what_if, pair)
        for pair in combinations(quiet, 2)
        if pair[0].criterion != pair[1].criterion
    )
    return {flip for flip in flips if flip is not None}


@settings(max_examples=12, deadline=None)
@given(sheets(len(ALL)))
def test_the_pairs_are_those_found_one_by_one(sheet):
    what_if = WhatIf(MODEL, sheet)

    assert set(_found(what_if)) == _by_brute_force(what_if)


@settings(max_examples=8, deadline=None)
@given(sheets(8))
def test_the_pairs_are_those_found_by_starting_over(sheet):
    def leader(*changes):
        answers = {
            c.criterion: Answer(State.ANSWERED, c.after, None, sheet[c.criterion].confidence)
            for c in changes
        }
        changed = AnswerSheet({**sheet.answers, **answers}, sheet.overridden)
        return recommend(MODEL, changed).recommended

    what_if = WhatIf(MODEL, sheet)
    now = leader()
    quiet = [c for c in single_changes(what_if) if leader(c) == now]
    expected = {
        pair: then
        for pair in combinations(quiet, 2)
        if pair[0].criterion != pair[1].criterion and (then := leader(*pair)) != now
    }

    assert {flip.changes: flip.leader for flip in _found(what_if)} == expected


@pytest.mark.parametrize("name", ["warranty", "house_voice"])
def test_a_full_sheet_has_the_pairs_of_brute_force_largest_lead_first(name, request):
    what_if = WhatIf(MODEL, request.getfixturevalue(name))
    found = _found(what_if)

    assert set(found) == _by_brute_force(what_if)
    assert [flip.lead for flip in found] == sorted((f.lead for f in found), reverse=True)


def test_the_search_reports_its_progress_often(warranty):
    search = pair_flips(WhatIf(MODEL, warranty))
    waits = []
    started = time.perf_counter()
    for step in search:
        waits.append(time.perf_counter() - started)
        assert isinstance(step, Progress)
        assert 0 <= step.done <= step.total
        started = time.perf_counter()

    assert waits
    assert max(waits) < 0.5


def test_nothing_answered_gives_no_pairs():
    assert _found(WhatIf(MODEL, AnswerSheet())) == ()


def test_the_searches_without_numpy_do_not_load_it():
    code = (
        "import sys, core.analysis.information, core.analysis.smallest_sets,"
        "core.analysis.tie_importance; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
