"""Marks exist for every state the program knows, in tokens both papers have."""

import pytest

from core.answers.sheet import State
from core.charts.marks import (
    approach_mark,
    barrier_mark,
    notice_mark,
    program_mark,
    progress_mark,
    stage_disc,
    step_mark,
    verdict_mark,
)
from core.charts.placing import placed
from core.charts.roadmap_rail import rail_piece
from core.charts.tokens import APPROACHES, DARK, LIGHT, PAPER
from core.decision.recommendation import StageState, Status, VerdictState


def all_marks():
    return {
        **{code: approach_mark(code) for code in APPROACHES},
        **{f"status {status}": barrier_mark(status) for status in Status},
        **{f"verdict {state}": verdict_mark(state) for state in VerdictState},
        **{f"question {state}": progress_mark(state) for state in State},
        **{f"stage {state}": stage_disc(state) for state in StageState},
        **{f"notice {kind}": notice_mark(kind) for kind in ("information", "warning", "error")},
        "program": program_mark(),
        **{
            f"step {is_undo}, {is_possible}": step_mark(is_undo=is_undo, is_possible=is_possible)
            for is_undo in (True, False)
            for is_possible in (True, False)
        },
    }


def colours_of(scene):
    for item in scene.items:
        for part in (getattr(item, "fill", None), getattr(item, "pen", None)):
            if part is not None:
                yield part.colour


def test_every_state_has_a_mark_in_known_colours():
    for mark in all_marks().values():
        assert mark.items
        assert {*colours_of(mark)} <= LIGHT.keys()


def test_both_papers_name_the_same_tokens():
    assert LIGHT.keys() == DARK.keys() == PAPER.keys()
    for colours in (LIGHT, DARK, PAPER):
        for value in colours.values():
            assert len(value) == 7
            int(value[1:], 16)


@pytest.mark.parametrize("code", APPROACHES)
def test_a_blocked_approach_keeps_its_shape_and_loses_its_colour(code):
    mark, blocked = approach_mark(code), approach_mark(code, is_blocked=True)
    assert {*colours_of(mark)} == {code}
    assert {*colours_of(blocked)} == {"ink3"}
    assert [type(item) for item in mark.items] == [type(item) for item in blocked.items]


def test_the_square_of_a_question_does_not_move_when_it_becomes_the_current_one():
    plain, current = (progress_mark("answered", is_current=now) for now in (False, True))
    assert current.items[: len(plain.items)] == plain.items
    assert (plain.width, plain.height) == (current.width, current.height)


def test_a_placed_mark_is_moved_and_scaled():
    square = placed(approach_mark("FULL"), 100, 50, 0.5)[0]
    assert (square.x, square.y, square.width) == (101, 51, 6)


def test_a_piece_of_the_rail_has_one_disc_and_says_its_state():
    alone = rail_piece("now", 53, is_first=True, is_last=True)
    within = rail_piece("done", 53, is_first=False, is_last=False)

    assert (alone.description, within.description) == ("now", "done")
    assert (alone.height, within.height) == (53, 53)
    assert len(within.items) == len(rail_piece("done", 53, is_first=True, is_last=True).items) + 1
