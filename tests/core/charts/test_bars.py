"""Bars say by their side and length what the figures say."""

from dataclasses import replace

import pytest

from core.charts.bars import (
    LIVE,
    PAPER,
    RESULT,
    contribution_bar,
    contribution_scale,
    ranking_axis,
    ranking_bar,
    scaled_to,
)
from core.charts.chance_bars import chance_bars
from core.charts.scene import Disc, Path, Rect
from core.decision.recommendation import Contrast, Contribution, Status


def rects(scene):
    return [item for item in scene.items if isinstance(item, Rect)]


def test_a_fit_above_neutral_goes_right_and_one_below_goes_left(ranking):
    neutral = RESULT.place(50, 190)
    retrieval = rects(ranking_bar(ranking[0], 190, 32))[0]
    training = rects(ranking_bar(ranking[8], 190, 32))[0]
    assert retrieval.x == pytest.approx(neutral)
    assert retrieval.width == pytest.approx(23 / 60 * 190)
    assert training.x + training.width == pytest.approx(neutral)


def test_each_family_has_its_own_pattern(ranking):
    rows = {row.code: replace(row, status=Status.OPEN, value=70) for row in ranking}
    solid, hatched, lanes = (
        rects(ranking_bar(rows[code], 190, 32)) for code in ("RAG", "LORA", "FT+RAG")
    )
    assert [rect.fill.hatch for rect in solid] == [None]
    assert hatched[0].fill.hatch == (3, 2)
    assert hatched[1].pen.width == 1
    assert [rect.fill.hatch for rect in lanes] == [None, (3, 2)]
    assert lanes[1].y - (lanes[0].y + lanes[0].height) == 2


def test_a_blocked_approach_keeps_its_length_and_loses_its_colour(ranking):
    row = ranking[6]
    hollow = rects(ranking_bar(row, 190, 32))
    coloured = rects(ranking_bar(replace(row, status=Status.OPEN), 190, 32))
    assert hollow[0].width == coloured[0].width
    assert {item.fill.colour for item in hollow if item.fill} == {"sheet"}


def test_the_spread_ends_at_its_figures_and_may_be_missing(ranking):
    scene = ranking_bar(ranking[0], 190, 32)
    line = next(item for item in scene.items if isinstance(item, Path))
    assert line.points[0][0] == pytest.approx(RESULT.place(66, 189) + 0.5)
    assert line.points[1][0] == pytest.approx(RESULT.place(79, 189) + 0.5)
    bare = ranking_bar(replace(ranking[0], spread=None), 190, 32)
    assert rects(bare) == rects(scene)


def test_the_value_before_the_last_answer_stays_as_a_dot(ranking):
    scene = ranking_bar(ranking[0], 112, 26, LIVE, previous=60)
    dots = [item for item in scene.items if isinstance(item, Disc)]
    assert [dot.x for dot in dots] == [pytest.approx(LIVE.place(60, 112))]
    unmoved = ranking_bar(ranking[0], 112, 26, LIVE, previous=73)
    assert not [item for item in unmoved.items if isinstance(item, Disc)]


def test_the_scale_grows_only_when_a_value_needs_it(ranking):
    assert (scaled_to(RESULT, ranking).low, scaled_to(RESULT, ranking).high) == (20, 80)
    far = (replace(ranking[0], value=91, spread=(4, 97)),)
    assert (scaled_to(RESULT, far).low, scaled_to(RESULT, far).high) == (0, 100)


@pytest.mark.parametrize("style", [RESULT, LIVE, PAPER])
@pytest.mark.parametrize("value", [0, 20, 50, 80, 100])
def test_a_bar_never_leaves_its_picture(ranking, style, value):
    row = replace(ranking[2], value=value, spread=(0, 100))
    scene = ranking_bar(row, 112, 26, style, previous=100 - value)
    for item in rects(scene):
        assert 0 <= item.x <= item.x + item.width <= 112 + 1e-9
        assert 0 <= item.y <= item.y + item.height <= 26
    for item in scene.items:
        if isinstance(item, Path):
            assert all(-1e-9 <= x <= 112 + 1e-9 and 0 <= y <= 26 for x, y in item.points)


def test_contributions_share_one_neutral_line_and_speak_by_side():
    lines = tuple(
        Contribution("BO5", "It answers in one shot", points, points, code)
        for points, code in ((1.3, "RAG"), (-0.3, "CO"))
    )
    scale = contribution_scale(RESULT, Contrast("RAG", "CO", 1.0, 1.0, "", lines, lines))
    ahead, behind = (rects(contribution_bar(line, 160, 24, scale))[0] for line in lines)
    assert behind.x + behind.width == pytest.approx(ahead.x)
    assert ahead.width / behind.width == pytest.approx(1.3 / 0.3)
    assert (ahead.fill.colour, behind.fill.colour) == ("RAG", "CO")


def test_a_reader_hears_value_spread_and_gate(ranking):
    assert ranking_bar(ranking[6], 190, 32).description == (
        "LoRA tuning: 45 of 100. 9 of 10 runs: 38 to 54. Blocked by a gate."
    )
    assert "neutral" in ranking_axis(190).description


@pytest.mark.parametrize(("chance", "filled"), [(0, 0), (0.001, 1), (0.2, 4), (1, 20)])
def test_each_little_bar_is_one_in_twenty(chance, filled):
    assert sum(item.fill is not None for item in chance_bars(chance).items) == filled
