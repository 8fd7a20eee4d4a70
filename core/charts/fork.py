"""The fork: need for knowledge across, need for behaviour up, the use case as a point."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from core.charts.boxes import Box, label_box
from core.charts.cloud import clipped, contour, flattened
from core.charts.curves import Point, Points, bow, straight
from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Rect, Scene
from core.charts.text_width import text_width
from core.decision.fork_point import Need
from core.language import _

DOTS = 90
"""How many of the draws are shown as dots; the contour rests on all of them."""


class _Size(NamedTuple):
    side: float
    left: float = 0.0
    below: float = 0.0
    corner: float = 0.0
    second: float = 0.0
    axis: float = 12.0
    point: float = 7.0
    dot: float = 1.6
    line: float = 1.0


_SIZES = {
    "page": _Size(388, left=24, below=22, corner=14, second=12),
    "archive": _Size(296, left=22, below=20, corner=13),
    "live": _Size(152, left=20, below=20, point=5.5, dot=1.0),
    "row": _Size(30, point=3.5),
    "paper": _Size(
        226.77, left=16, below=14, corner=9.5, second=8, axis=8, point=5, dot=1.1, line=0.71
    ),
    "paper-letter": _Size(
        209.76, left=16, below=14, corner=9.5, second=8, axis=8, point=5, dot=1.1, line=0.71
    ),
}
_CORNER_PLACES = {"neither": (30, 0), "knowledge": (75, 0), "behaviour": (25, 1), "both": (75, 1)}


class _Plot(NamedTuple):
    """Where the square lies; ``at`` turns needs (0 to 100, up) into places in the scene."""

    size: _Size

    def at(self, knowledge: float, behaviour: float) -> Point:
        unit = self.size.side / 100
        return self.size.left + knowledge * unit, self.size.side - behaviour * unit

    def inside(self, knowledge: float, behaviour: float, radius: float) -> Point:
        """Return the place, moved so that a disc of this radius stays in the square."""
        x, y = self.at(knowledge, behaviour)
        left, right = self.size.left + radius, self.size.left + self.size.side - radius
        return min(max(x, left), right), min(max(y, radius), self.size.side - radius)

    @property
    def box(self) -> Box:
        return Box(self.size.left, 0, self.size.left + self.size.side, self.size.side)


def fork_scene(
    need: Need,
    size: str,
    *,
    is_hollow: bool,
    corners: Mapping[str, tuple[str, str]] | None = None,
) -> Scene:
    """Return the fork as "page", "archive", "live", "row", "paper" or "paper-letter".

    Paper sizes are in points: a plot of 80 mm, or of 74 mm for US Letter. ``corners`` are the
    two lines of each corner, by "neither", "knowledge", "behaviour" and "both", when the
    decision model has its own. Without a known need there is a fork and no point.
    """
    plot = _Plot(_SIZES[size])
    if size == "row":
        return _row(plot, need, is_hollow)
    labels = tuple(_corner_labels(plot, need, corners or _corners())) if plot.size.corner else ()
    items = [*_ground(plot), *_silhouette(plot, _big_pens(plot)), *labels, *_axes(plot)]
    if need.is_known:
        items += _use_case(plot, need, labels, is_hollow)
    width, height = plot.size.left + plot.size.side + 1, plot.size.side + 1 + plot.size.below
    return Scene(width, height, tuple(items), need.description or _empty())


def _empty() -> str:
    return _("Answer the first question and the fork appears.")


def _corners() -> dict[str, tuple[str, str]]:
    return {
        "neither": (_("Good instructions"), _("prompts, examples")),
        "knowledge": (_("Better information"), _("retrieval, context orchestration")),
        "behaviour": (_("Different behaviour"), _("LoRA or preference tuning")),
        "both": (_("Both"), _("tuning with retrieval")),
    }


def _row(plot: _Plot, need: Need, is_hollow: bool) -> Scene:
    pen = Pen("rule", 1.8, is_round=True)
    items = _silhouette(plot, (pen, pen))
    if need.is_known:
        items += _point(plot, need, is_hollow, ring=1.0)
    return Scene(plot.size.side, plot.size.side, items, need.description or _empty())


def _ground(plot: _Plot) -> Iterator[Item]:
    size = plot.size
    yield Rect(size.left, 0, size.side, size.side, fill=Fill("sheet"), pen=Pen("hair", size.line))
    dotted = Pen("hair", size.line, dash=(2 * size.line, 6 * size.line))
    yield Path((plot.at(50, 0), plot.at(50, 100)), pen=dotted)
    yield Path((plot.at(0, 50), plot.at(100, 50)), pen=dotted)


def _big_pens(plot: _Plot) -> tuple[Pen, Pen]:
    tine, stem = plot.size.side * 0.042, plot.size.side * 0.0525
    return Pen("forkline", tine, is_round=True), Pen("forkline", stem, is_round=True)


def _silhouette(plot: _Plot, pens: tuple[Pen, Pen]) -> tuple[Item, ...]:
    top, above, joint = plot.at(25, 84), plot.at(25, 36), plot.at(25, 25)
    beside, end = plot.at(36, 25), plot.at(97, 25)
    tines = (top, *straight(top, above), *bow(above, joint, beside), *straight(beside, end))
    # The bow crosses the diagonal at 28.2; the stem's wider round end must not show beyond it.
    stem = (plot.at(4, 4), plot.at(27.5, 27.5))
    return Path(stem, pen=pens[1]), Path(tines, pen=pens[0], is_smooth=True)


def _corner_labels(
    plot: _Plot, need: Need, corners: Mapping[str, tuple[str, str]]
) -> Iterator[Label]:
    size = plot.size
    for corner, (across, up) in _CORNER_PLACES.items():
        title, second = corners[corner]
        widths = (text_width(title, size.corner, is_semibold=True), text_width(second, size.second))
        x = plot.inside(across, 0, max(widths) / 2 + size.corner / 3)[0]
        lines = [Label(title, x, 0, size.corner, is_semibold=True, align=Align.CENTRE)]
        if size.second:
            lines.append(Label(second, x, 0, size.second, "ink2", align=Align.CENTRE))
        placed = tuple(_stacked(plot, lines, is_top=bool(up)))
        yield from _cleared(plot, need, placed) if need.is_known else placed


def _cleared(plot: _Plot, need: Need, lines: tuple[Label, ...]) -> Iterator[Label]:
    """Move the words of a corner towards the middle when the point would stand on them."""
    point = _around(plot, need, ())
    boxes = tuple(label_box(line) for line in lines)
    if not any(box.overlaps(point) for box in boxes):
        yield from lines
        return
    is_top = boxes[0].bottom < plot.size.side / 2
    shift = point.bottom - boxes[0].top if is_top else point.top - boxes[-1].bottom
    for line in lines:
        yield line._replace(y=line.y + shift)


def _stacked(plot: _Plot, lines: list[Label], *, is_top: bool) -> Iterator[Label]:
    pitch = plot.size.corner * 1.22
    first = plot.size.corner * 1.6 if is_top else (
        plot.size.side - plot.size.corner * 0.68 - pitch * (len(lines) - 1)
    )  # fmt: skip
    for place, line in enumerate(lines):
        yield line._replace(y=first + place * pitch)


def _axes(plot: _Plot) -> Iterator[Label]:
    size = plot.size
    y, x = size.side + size.axis * 1.35, size.left - size.axis * 0.67
    middle = plot.at(50, 50)
    if not size.corner:
        yield Label(_("knowledge needed"), middle[0], y, size.axis, "ink2", align=Align.CENTRE)
        yield Label(
            _("behaviour needed"), x, middle[1], size.axis, "ink2", align=Align.CENTRE, angle=90
        )
        return
    ends = (_("little"), _("much"))
    yield from _across(plot, y, (ends[0], _("Need for knowledge"), ends[1]))
    yield from _upwards(plot, x, (ends[0], _("Need for behaviour"), ends[1]))


def _across(plot: _Plot, y: float, words: tuple[str, str, str]) -> Iterator[Label]:
    box, size = plot.box, plot.size.axis
    yield Label(words[0], box.left, y, size, "ink2")
    middle = (box.left + box.right) / 2
    yield Label(words[1], middle, y, size, is_semibold=True, align=Align.CENTRE)
    yield Label(words[2], box.right, y, size, "ink2", align=Align.RIGHT)


def _upwards(plot: _Plot, x: float, words: tuple[str, str, str]) -> Iterator[Label]:
    side, size = plot.size.side, plot.size.axis
    yield Label(words[0], x, side, size, "ink2", angle=90)
    yield Label(words[1], x, side / 2, size, is_semibold=True, align=Align.CENTRE, angle=90)
    yield Label(words[2], x, 0, size, "ink2", align=Align.RIGHT, angle=90)


def _use_case(
    plot: _Plot, need: Need, labels: tuple[Label, ...], is_hollow: bool
) -> Iterator[Item]:
    line = _contour_in_plot(plot, need.cloud)
    if line:
        yield Path(line, fill=Fill("ink", 0.05), is_closed=True)
    for draw in need.cloud[:DOTS]:
        x, y = plot.inside(*draw, plot.size.dot)
        yield Disc(x, y, plot.size.dot, fill=Fill("ink", 0.38))
    if line:
        yield Path(line, pen=Pen("ink2", plot.size.line), is_closed=True)
    ring = plot.size.point * 2.5 / 7
    yield from _point(plot, need, is_hollow, ring)
    if plot.size.corner:
        yield _name(plot, _around(plot, need, line), tuple(label_box(label) for label in labels))


def _contour_in_plot(plot: _Plot, cloud: Points) -> Points:
    polygon = flattened(curve) if (curve := contour(cloud)) else ()
    return tuple(plot.at(*corner) for corner in clipped(polygon, (0, 0), (100, 100)))


def _point(plot: _Plot, need: Need, is_hollow: bool, ring: float) -> tuple[Item, ...]:
    radius = plot.size.point
    x, y = plot.inside(need.knowledge, need.behaviour, radius)
    ground = Disc(x, y, radius + ring, fill=Fill("sheet"))
    if not is_hollow:
        return ground, Disc(x, y, radius, fill=Fill("ink"))
    pen = Pen("ink", radius * 0.36)
    return ground, Disc(x, y, radius - pen.width / 2, fill=Fill("sheet"), pen=pen)


def _around(plot: _Plot, need: Need, line: Points) -> Box:
    radius = plot.size.point * 1.36
    x, y = plot.inside(need.knowledge, need.behaviour, plot.size.point)
    across, down = [x - radius, x + radius], [y - radius, y + radius]
    across += [corner[0] for corner in line]
    down += [corner[1] for corner in line]
    return Box(min(across), min(down), max(across), max(down))


def _name(plot: _Plot, around: Box, taken: tuple[Box, ...]) -> Label:
    """Return "This use case", above the contour or where it is free of the corner words."""
    places = [_held(plot, label) for label in _name_places(plot, around)]
    for label in places:
        box = label_box(label)
        if not box.overlaps(around) and not any(box.overlaps(other) for other in taken):
            return label
    return places[0]


def _name_places(plot: _Plot, around: Box) -> Iterator[Label]:
    size, gap = plot.size.axis, plot.size.axis * 0.5
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2 + size * 0.3
    label = Label(_("This use case"), x, 0, size, is_semibold=True, align=Align.CENTRE)
    yield label._replace(y=around.top - gap)
    yield label._replace(y=around.bottom + gap + size * 0.75)
    yield label._replace(x=around.right + gap, y=y, align=Align.LEFT)
    yield label._replace(x=around.left - gap, y=y, align=Align.RIGHT)
    for step in range(1, 8):
        yield label._replace(y=around.top - gap - step * size)
        yield label._replace(y=around.bottom + gap + (step + 0.75) * size)


def _held(plot: _Plot, label: Label) -> Label:
    edge, box, plot_box = 4.0, label_box(label), plot.box
    right = max(0.0, plot_box.left + edge - box.left) - max(0.0, box.right - plot_box.right + edge)
    down = max(0.0, plot_box.top + edge - box.top) - max(0.0, box.bottom - plot_box.bottom + edge)
    return label._replace(x=label.x + right, y=label.y + down)
