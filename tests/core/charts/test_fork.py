"""The fork shows where a use case stands, whatever the answers were."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.charts.boxes import label_box
from core.charts.cloud import contour, flattened
from core.charts.fork import fork_scene
from core.charts.scene import Align, Disc, Label, Path, Rect
from core.charts.text_width import text_width
from core.decision.recommendation import Need

SIDES = {
    "page": (388, 24), "archive": (296, 22), "live": (152, 20), "row": (30, 0),
    "paper": (226.77, 16), "paper-letter": (209.76, 16),
}  # fmt: skip
NEEDS = st.floats(0, 100)


def point_of(scene):
    return [item for item in scene.items if isinstance(item, Disc)][-1]


def corners_of(item):
    """Two corners of the box an item covers, pens and turned text included."""
    half = item.pen.width / 2 if getattr(item, "pen", None) else 0.0
    if isinstance(item, Rect):
        return (item.x, item.y), (item.x + item.width, item.y + item.height)
    if isinstance(item, Disc):
        reach = item.radius + half
        return (item.x - reach, item.y - reach), (item.x + reach, item.y + reach)
    if isinstance(item, Path):
        across, down = zip(*item.points, strict=True)
        return (min(across), min(down)), (max(across), max(down))
    if item.angle == 0:
        box = label_box(item)
        return (box.left, box.top), (box.right, box.bottom)
    width = text_width(item.text, item.size, is_semibold=item.is_semibold)
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[item.align]
    low = item.y + share * width
    return (item.x - item.size, low - width), (item.x + item.size * 0.25, low)


def assert_inside(scene, margin):
    for item in scene.items:
        (left, top), (right, bottom) = corners_of(item)
        assert left >= -margin, item
        assert top >= -margin, item
        assert right <= scene.width + margin, item
        assert bottom <= scene.height + margin, item


@pytest.mark.parametrize("size", SIDES)
@given(knowledge=NEEDS, behaviour=NEEDS)
@settings(max_examples=40, deadline=None)
def test_the_point_stays_in_the_square_for_every_need(size, knowledge, behaviour):
    side, left = SIDES[size]
    scene = fork_scene(Need(knowledge, behaviour, True, ""), size, is_hollow=False)
    point = point_of(scene)
    assert left + point.radius <= point.x + 1e-6
    assert point.x <= left + side - point.radius + 1e-6
    assert point.radius - 1e-6 <= point.y <= side - point.radius + 1e-6


@pytest.mark.parametrize("size", SIDES)
@pytest.mark.parametrize("at", [(80, 27), (0, 0), (100, 100), (25, 97), (0, 100), (100, 0)])
def test_nothing_is_painted_outside_the_picture(need, size, at):
    # The sheet-coloured ring of the point may touch the edge; it is not seen there.
    assert_inside(fork_scene(need(*at), size, is_hollow=False), margin=2.6)


@pytest.mark.parametrize("at", [(80, 27), (25, 97), (100, 0), (50, 50), (30, 5), (75, 96)])
def test_the_name_of_the_point_hides_no_other_words(need, at):
    scene = fork_scene(need(*at), "page", is_hollow=False)
    boxes = [label_box(item) for item in scene.items if isinstance(item, Label) and not item.angle]
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


@given(NEEDS, NEEDS)
@settings(max_examples=60, deadline=None)
def test_the_point_never_stands_on_a_corner_word(knowledge, behaviour):
    scene = fork_scene(Need(knowledge, behaviour, True, ""), "page", is_hollow=False)
    point = point_of(scene)
    for item in scene.items:
        if isinstance(item, Label) and not item.angle and item.text != "This use case":
            box = label_box(item)
            x = min(max(point.x, box.left), box.right)
            y = min(max(point.y, box.top), box.bottom)
            assert math.dist((x, y), (point.x, point.y)) >= point.radius - 1e-6


@given(
    st.lists(st.tuples(NEEDS, NEEDS), min_size=2, max_size=120, unique=True),
)
@settings(deadline=None)
def test_the_contour_holds_eight_in_ten_of_the_cloud(points):
    outline = flattened(contour(tuple(points)))
    held = sum(_is_in(point, outline) for point in points)
    assert held >= math.ceil(0.8 * len(points)) - _on_the_line(points, outline)


def _is_in(point, outline):
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _on_the_line(points, outline):
    """Count points so near the line that a polygon of it may leave them out."""
    return sum(
        not _is_in(point, outline) and min(math.dist(point, corner) for corner in outline) < 4
        for point in points
    )


def test_most_of_an_ordinary_cloud_is_held_and_not_all_of_it(need):
    cloud = need(80, 27).cloud
    outline = flattened(contour(cloud))
    assert 0.78 <= sum(_is_in(point, outline) for point in cloud) / len(cloud) <= 0.83


def test_without_doubt_there_is_no_contour():
    assert contour(()) == ()
    assert contour(((40.0, 40.0),) * 5) == ()


def test_a_contour_at_the_edge_ends_at_the_frame(need):
    scene = fork_scene(need(97, 3, doubt=10), "page", is_hollow=False)
    for item in scene.items:
        if isinstance(item, Path) and item.is_closed:
            assert all(24 <= x <= 24 + 388 and 0 <= y <= 388 for x, y in item.points)


def test_before_the_first_answer_there_is_a_fork_and_no_point():
    scene = fork_scene(Need(50, 50, False, ""), "page", is_hollow=False)
    assert not [item for item in scene.items if isinstance(item, Disc)]
    assert scene.description == "Answer the first question and the fork appears."


def test_a_diagnosis_still_to_come_leaves_the_point_hollow(need):
    full = point_of(fork_scene(need(40, 30), "row", is_hollow=False))
    hollow = point_of(fork_scene(need(40, 30), "row", is_hollow=True))
    assert full.fill.colour == "ink"
    assert (hollow.fill.colour, hollow.pen.colour) == ("sheet", "ink")


def test_the_same_need_gives_the_same_picture(need):
    assert fork_scene(need(80, 27), "page", is_hollow=False) == fork_scene(
        need(80, 27), "page", is_hollow=False
    )


def test_text_on_paper_and_screen_is_never_too_small(need):
    for size, least in (("page", 12), ("archive", 12), ("live", 12), ("paper", 7.5)):
        scene = fork_scene(need(80, 27), size, is_hollow=False)
        assert min(item.size for item in scene.items if isinstance(item, Label)) >= least


def test_a_decision_model_may_name_its_own_corners(need):
    words = dict.fromkeys(("neither", "knowledge", "behaviour", "both"), ("Head", "line"))
    scene = fork_scene(need(80, 27), "page", is_hollow=False, corners=words)
    assert [item.text for item in scene.items if isinstance(item, Label)].count("Head") == 4
