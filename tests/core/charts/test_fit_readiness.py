"""The square of fit and readiness stays legible, however close the approaches stand."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.charts.apart import pushed_apart
from core.charts.boxes import Box, label_box
from core.charts.fit_readiness import fit_readiness_scene
from core.charts.scene import Disc, Label, Path

PLOT = Box(24, 0, 24 + 372, 372)
SPOTS = st.tuples(st.floats(33, 387), st.floats(9, 363))


def names_in(scene, ranking):
    known = {row.name for row in ranking}
    return [item for item in scene.items if isinstance(item, Label) and item.text in known]


@given(st.lists(SPOTS, min_size=9, max_size=9))
@settings(max_examples=60, deadline=None)
def test_no_two_marks_end_nearer_than_touching(spots):
    _assert_apart(spots)


@pytest.mark.parametrize("spot", [(33, 9), (387, 9), (210, 186), (387, 363), (33, 200)])
def test_nine_marks_on_one_spot_come_apart(spot):
    _assert_apart([spot] * 9)


def _assert_apart(spots):
    inside = Box(33, 9, 387, 363)
    moved = pushed_apart(spots, 18, inside)
    assert moved == pushed_apart(spots, 18, inside)
    for one, other in combinations(moved, 2):
        assert math.dist(one, other) >= 18
    assert all(33 <= x <= 387 and 9 <= y <= 363 for x, y in moved)


def test_marks_that_do_not_touch_stay_where_they_are():
    spots = ((100.0, 100.0), (118.5, 100.0))
    assert pushed_apart(spots, 18, Box(0, 0, 372, 372)) == spots


@pytest.mark.parametrize("around", [(73, 65), (100, 100), (0, 0), (50, 50), (100, 0)])
def test_names_hide_neither_each_other_nor_leave_the_square(ranking, result, around):
    fit, readiness = around
    crowd = tuple(
        replace(row, fit=min(fit + place % 3, 100), readiness=min(readiness + place % 2, 100))
        for place, row in enumerate(ranking)
    )
    scene = fit_readiness_scene(result(crowd, "RAG"), "PE")
    labels = names_in(scene, ranking)
    assert len(labels) == 9
    for one, other in combinations([label_box(label) for label in labels], 2):
        assert not one.overlaps(other)
    assert all(PLOT.holds(label_box(label)) for label in labels)


def test_names_of_an_ordinary_case_stand_free_of_every_mark(ranking, result):
    scene = fit_readiness_scene(result(ranking, "RAG"), "PE")
    marks = [item for item in scene.items if isinstance(item, Disc) and item.radius == 9]
    assert len(marks) == 9
    for label in names_in(scene, ranking):
        box = label_box(label)
        for mark in marks:
            assert not box.overlaps(Box(mark.x - 7, mark.y - 7, mark.x + 7, mark.y + 7))


def test_the_arrow_runs_from_today_to_the_destination(ranking, result):
    scene = fit_readiness_scene(result(ranking, "RAG"), "PE")
    arrow = next(item for item in scene.items if isinstance(item, Path) and item.is_smooth)
    today, goal = (24 + 61 * 3.72, 372 - 55 * 3.72), (24 + 65 * 3.72, 372 - 73 * 3.72)
    assert math.dist(arrow.points[0], today) < 20
    assert math.dist(arrow.points[-1], goal) < 20
    assert "from Prompt engineering, in use today, to Retrieval" in scene.description


@pytest.mark.parametrize(("today", "goal"), [("RAG", "RAG"), ("PE", None), ("", "RAG")])
def test_without_a_way_to_go_there_is_no_arrow(ranking, result, today, goal):
    scene = fit_readiness_scene(result(ranking, goal), today)
    assert not [item for item in scene.items if isinstance(item, Path) and item.is_smooth]


def test_blocked_approaches_are_grey_and_the_destination_stands_out(ranking, result):
    labels = {
        label.text: label
        for label in names_in(fit_readiness_scene(result(ranking, "RAG"), "PE"), ranking)
    }
    assert labels["LoRA tuning"].colour == "ink3"
    assert labels["Retrieval"].is_semibold
    assert not labels["Prompt engineering"].is_semibold


def test_the_same_result_gives_the_same_picture(ranking, result):
    assert fit_readiness_scene(result(ranking, "RAG"), "PE") == fit_readiness_scene(
        result(ranking, "RAG"), "PE"
    )
