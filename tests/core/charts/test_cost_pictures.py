"""The pictures of the costs: what they show, and that nothing ever leaves its picture."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts.axis import decades, round_step, short_words, ticks
from core.charts.break_even_line import VolumeCrossing, break_even_scene
from core.charts.cost_bars import PAPER, WINDOW, CostSpan, cost_axis, cost_bar, scaled_to_costs
from core.charts.cumulative_lines import SpendingLine, cumulative_scene, meeting_of
from core.charts.request_parts import PARTS, part_swatch, request_bar
from core.charts.scene import Disc, Label, Path, Rect
from core.charts.swing_bars import scaled_to_swings, swing_bar
from core.charts.text_width import text_width

amounts = st.floats(min_value=0, max_value=1e12, allow_nan=False)
volumes = st.floats(min_value=1, max_value=1e11, allow_nan=False)
codes = st.sampled_from(("PE", "ICL", "RAG", "CO", "LORA", "FULL", "PREF", "FT+RAG", "FT+ICL"))
styles = st.sampled_from((WINDOW, PAPER))


@st.composite
def spans(draw):
    low, median, high = sorted(draw(st.tuples(amounts, amounts, amounts)))
    marks = draw(st.booleans()), draw(st.booleans())
    return CostSpan(draw(codes), low, median, high, *marks, f"{low:,.0f} – {high:,.0f}")


def edges(item):
    """Return left, top, right and bottom of everything an item paints."""
    if isinstance(item, Rect):
        return item.x, item.y, item.x + item.width, item.y + item.height
    if isinstance(item, Disc):
        return item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y
    if isinstance(item, Path):
        across, down = zip(*item.points, strict=True)
        return min(across), min(down), max(across), max(down)
    wide = text_width(item.text, item.size, is_semibold=item.is_semibold)
    left = item.x - {"left": 0, "centre": wide / 2, "right": wide}[item.align]
    return left, item.y - 0.7 * item.size, left + wide, item.y


def assert_inside(scene, slack=2.01):
    for item in scene.items:
        left, top, right, bottom = edges(item)
        assert left >= -slack, item
        assert top >= -slack, item
        assert right <= scene.width + slack, item
        assert bottom <= scene.height + slack, item


def colours(scene):
    found = set()
    for item in scene.items:
        for part in ("fill", "pen"):
            token = getattr(item, part, None)
            found |= {token.colour} if token else set()
    return found


@given(st.lists(spans(), min_size=1, max_size=9), styles, st.floats(80, 500))
def test_every_bar_stays_inside_its_cell_and_on_one_axis(rows, style, width):
    scaled = scaled_to_costs(style, rows)
    assert scaled.high >= max(row.high for row in [r for r in rows if not r.is_blocked] or rows)
    for row in rows:
        assert_inside(cost_bar(row, width, 30, scaled))
    assert_inside(cost_axis(width, scaled, "€"))


def drawn(scene, kind):
    return [item for item in scene.items if isinstance(item, kind)]


def test_a_blocked_approach_does_not_make_the_others_look_small():
    prompting, retrieval = CostSpan("PE", 8, 12, 20), CostSpan("RAG", 40, 60, 90)
    cut = CostSpan("LORA", 70, 110, 160, is_blocked=True, words="70 – 160")
    beyond = CostSpan("FULL", 310, 500, 1_100, is_blocked=True, words="310 – 1,100")
    scaled = scaled_to_costs(WINDOW, [prompting, retrieval, cut, beyond])
    assert scaled.high < 160
    heads = [item for item in drawn(cost_bar(cut, 300, 30, scaled), Path) if item.is_closed]
    assert len(heads) == 1
    assert drawn(cost_bar(cut, 300, 30, scaled), Label) == []
    scene = cost_bar(beyond, 300, 30, scaled)
    assert [item.text for item in drawn(scene, Label)] == ["310 – 1,100"]
    assert not any(item.is_closed for item in drawn(cost_bar(retrieval, 300, 30, scaled), Path))


def test_where_every_approach_is_blocked_all_are_drawn_whole():
    rows = [CostSpan("PE", 1, 2, 3, is_blocked=True), CostSpan("FULL", 70, 80, 90, is_blocked=True)]
    scaled = scaled_to_costs(WINDOW, rows)
    assert scaled.high >= 90
    assert not any(item.is_closed for row in rows for item in drawn(
        cost_bar(row, 300, 30, scaled), Path
    ))  # fmt: skip


def test_a_dearer_approach_has_its_median_further_right():
    rows = [CostSpan("PE", 1, 2, 3), CostSpan("RAG", 40, 60, 90)]
    scaled = scaled_to_costs(WINDOW, rows)
    uprights = [
        max(i.points[0][0] for i in cost_bar(row, 300, 30, scaled).items if isinstance(i, Path)
            and i.pen.colour == "ink")
        for row in rows
    ]  # fmt: skip
    assert uprights[0] < uprights[1]


def test_a_blocked_bar_is_hollow_and_a_stale_one_keeps_its_pattern_without_its_colour():
    scaled = scaled_to_costs(WINDOW, [CostSpan("LORA", 10, 20, 30)])
    plain = cost_bar(CostSpan("LORA", 10, 20, 30), 300, 30, scaled)
    blocked = cost_bar(CostSpan("LORA", 10, 20, 30, is_blocked=True), 300, 30, scaled)
    stale = cost_bar(CostSpan("LORA", 10, 20, 30, is_stale=True), 300, 30, scaled)
    assert "LORA" in colours(plain)
    assert colours(blocked) == {"hair", "ink3", "rule", "sheet"}
    assert "LORA" not in colours(stale)
    assert any(isinstance(i, Rect) and i.fill and i.fill.hatch for i in stale.items)


def test_a_cost_that_is_not_known_leaves_only_the_lines_of_the_axis():
    scaled = scaled_to_costs(WINDOW, [CostSpan("PE", 1, 2, 3)])
    scene = cost_bar(None, 300, 30, scaled, "not measured")
    assert colours(scene) == {"rule", "hair"}
    assert scene.description == "not measured"


@given(st.floats(1e-6, 1e12), st.integers(1, 8))
def test_steps_are_round_and_never_too_many(highest, most):
    step = round_step(highest, most)
    digits = f"{step:.6e}"
    assert digits[:3] in {"1.0", "2.0", "2.5", "5.0"}
    assert len(ticks(highest, step)) <= most + 1


@given(st.lists(volumes, max_size=5))
def test_decades_hold_every_volume(values):
    low, high = decades(tuple(values))
    assert high - low >= 3
    assert all(10.0**low <= value * (1 + 1e-9) for value in values)
    assert all(value <= 10.0**high * (1 + 1e-9) for value in values)


@pytest.mark.parametrize(
    ("value", "words"), [(10_000, "10,000"), (1e6, "1 million"), (1e9, "1 billion"), (0.1, "0.1")]
)
def test_powers_of_ten_are_written_as_people_say_them(value, words):
    assert short_words(value) == words


@st.composite
def crossings(draw):
    low, volume, high = sorted(draw(st.tuples(volumes, volumes, volumes)))
    return VolumeCrossing(draw(codes), volume, low, high, "pays back", draw(st.booleans()))


@given(st.lists(crossings(), max_size=4), st.none() | volumes, styles)
def test_the_break_even_line_holds_everything_however_far_apart(found, volume, style):
    client = None if volume is None else (volume, f"You: {volume:,.0f} a month")
    assert_inside(break_even_scene(tuple(found), client, 600, "words", style))


def test_the_disc_of_the_client_stands_between_the_powers_of_ten():
    scene = break_even_scene((), (120_000.0, "You: 120,000 a month"), 800, "words")
    disc = next(item for item in scene.items if isinstance(item, Disc))
    words = {item.text: item.x for item in scene.items if isinstance(item, Label)}
    assert words["100,000"] < disc.x < words["1 million"]


def test_two_lines_meet_between_the_months_where_their_order_changes():
    cheap_start = SpendingLine("PE", "Prompting", (0.0, 10.0, 20.0, 30.0))
    dear_start = SpendingLine("RAG", "Retrieval", (15.0, 16.0, 17.0, 18.0))
    meeting = meeting_of(cheap_start, dear_start, "there")
    assert meeting is not None
    assert meeting.month == pytest.approx(15 / 9)
    assert meeting.amount == pytest.approx(150 / 9)
    assert meeting_of(cheap_start, cheap_start, "") is None
    assert meeting_of(cheap_start, SpendingLine("CO", "", (1.0, 11.0, 21.0, 31.0)), "") is None


def test_the_end_of_a_line_shows_the_draws_with_the_median_written_beside_it():
    span = CostSpan("RAG", 40.0, 58.0, 87.0)
    retrieval = SpendingLine("RAG", "Retrieval", (30.0, 51.0), draws=span, median="58")
    scene = cumulative_scene((retrieval,), (), (600, 240), "$")
    label = next(item for item in drawn(scene, Label) if item.text == "Retrieval 58")
    upright = [
        item.points
        for item in drawn(scene, Path)
        if item.pen and item.pen.colour == "RAG" and item.points[0][0] == item.points[1][0]
    ]
    (_x, low), (x, high) = upright[0]
    assert high < label.y < low
    assert 400 < x < label.x
    assert "9 of 10 draws end between $40 and $87" in scene.description


def test_a_blocked_band_is_cut_so_that_the_lines_keep_their_room():
    cut = CostSpan("FULL", 300.0, 500.0, 1_100.0, is_blocked=True)
    full = SpendingLine("FULL", "Full", (200.0, 340.0), is_blocked=True, draws=cut)
    scene = cumulative_scene((full,), (), (600, 240), "$")
    assert_inside(scene)
    assert any(item.is_closed for item in drawn(scene, Path))
    assert "1,000" not in [item.text for item in drawn(scene, Label)]


@given(
    st.lists(
        st.tuples(codes, st.lists(amounts, min_size=13, max_size=13), st.none() | spans()),
        min_size=1,
        max_size=4,
    ),
    styles,
)
def test_spending_lines_and_their_names_stay_inside(made, style):
    lines = tuple(
        SpendingLine(code, code, tuple(sorted(path)), draws=span) for code, path, span in made
    )
    meeting = meeting_of(lines[0], lines[-1], "Meet")
    scene = cumulative_scene(lines, (meeting,) if meeting else (), (600, 240), "€", style)
    assert_inside(scene)
    names = [item for item in scene.items if isinstance(item, Label) and item.text in "CO RAG PE"]
    heights = sorted(item.y for item in names if item.x > 400)
    assert all(b - a >= style.text for a, b in pairwise(heights))


@given(st.lists(st.tuples(st.sampled_from((*PARTS, "new-part")), st.floats(0, 10)), max_size=9))
def test_the_parts_of_a_request_fill_no_more_than_their_share(parts):
    total = sum(amount for _part, amount in parts)
    scene = request_bar(parts, (300, 24), max(total, 1e-9) * 2)
    assert_inside(scene)
    assert all(edges(item)[2] <= 152 for item in scene.items if isinstance(item, Rect))


MONEY = [
    "instructions", "examples", "passages", "user-text", "history", "answer", "lookup", "tools",
]  # fmt: skip
SECONDS = ["network", "lookup", "reading", "writing", "calls", "tools"]


@pytest.mark.parametrize("together", [MONEY, SECONDS])
def test_no_two_parts_of_one_bar_look_the_same(together):
    looks = [repr(part_swatch(part).items) for part in together]
    assert len(set(looks)) == len(together)
    assert set(together) <= set(PARTS)


@given(st.tuples(amounts, amounts), amounts, styles)
def test_a_swing_stays_inside_and_starts_at_the_likely_total(swing, total, style):
    scaled = scaled_to_swings(style, total, [swing])
    scene = swing_bar(swing, total, (200, 24), "", scaled)
    assert_inside(scene)
