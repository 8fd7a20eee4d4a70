"""Fit x readiness: what is needed against what is possible now, one mark an approach."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import dist, hypot, inf

from core.charts.apart import pushed_apart
from core.charts.arrow import arrow_curve, arrow_head
from core.charts.boxes import Box, label_box
from core.charts.curves import Point, Points
from core.charts.marks import approach_mark
from core.charts.placing import placed
from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Rect, Scene
from core.decision.recommendation import RankedApproach, Recommendation, Status
from core.language import _

TOUCHING = 18.0
"""Marks nearer than this, at the size of the window, are pushed apart to it."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """The square, 0 to 100 both ways like the fork; ``scale`` is that of the marks."""

    side: float
    left: float
    text: float
    scale: float

    def at(self, readiness: float, fit: float) -> Point:
        unit = self.side / 100
        return self.left + readiness * unit, self.side - fit * unit

    @property
    def radius(self) -> float:
        return TOUCHING / 2 * self.scale

    def box(self, inset: float = 0.0) -> Box:
        low, high = inset, self.side - inset
        return Box(self.left + low, low, self.left + high, high)


_FARTHER = tuple(
    sorted(
        ((across * 1.5, down * 0.6) for across in range(9) for down in range(-24, 25)),
        key=lambda step: (hypot(*step), step),
    )
)
"""Steps away from a crowded mark, in text sizes, nearest first."""

_PLOTS = {"page": _Plot(372, 24, 12, 1.0), "paper": _Plot(226.77, 16, 8, 0.62)}


def fit_readiness_scene(recommendation: Recommendation, today: str, size: str = "page") -> Scene:
    """Return the square as "page" (372) or "paper" (80 mm in points).

    The arrow runs from ``today``, the code of the approach in use, to the destination.
    """
    rows = recommendation.ranking
    plot = _PLOTS[size]
    places = _places(plot, rows)
    arrow = _arrow(plot, recommendation, today, places)
    words = tuple(_corner_words(plot))
    items: list[Item] = [*_ground(plot), *words, *_axes(plot)]
    for row in rows:
        items += _mark(plot, row, places[row.code])
    items += _arrow_items(plot, arrow)
    items += _names(plot, recommendation, places, _taken(plot, places, words, arrow))
    width, height = plot.left + plot.side + 1, plot.side + 1 + plot.text * 1.7
    return Scene(width, height, tuple(items), _described(recommendation, today))


def _places(plot: _Plot, rows: tuple[RankedApproach, ...]) -> dict[str, Point]:
    wanted = [plot.at(row.readiness, row.fit) for row in rows]
    moved = pushed_apart(wanted, 2 * plot.radius, plot.box(plot.radius))
    return {row.code: place for row, place in zip(rows, moved, strict=True)}


def _ground(plot: _Plot) -> Iterator[Item]:
    line = 1.0 if plot.scale == 1 else 0.71
    box = plot.box()
    yield Rect(box.left, 0, plot.side, plot.side, fill=Fill("sheet"), pen=Pen("hair", line))
    dotted = Pen("hair", line, dash=(2 * line, 6 * line))
    middle = plot.at(50, 50)
    yield Path(((middle[0], 0), (middle[0], plot.side)), pen=dotted)
    yield Path(((box.left, middle[1]), (box.right, middle[1])), pen=dotted)


def _corner_words(plot: _Plot) -> Iterator[Label]:
    box, size = plot.box(plot.text * 0.8), plot.text
    top, bottom = box.top + size * 0.8, box.bottom - size * 0.1
    yield Label(_("needed, not ready"), box.left, top, size, "ink2")
    yield Label(_("needed and ready"), box.right, top, size, "ink2", align=Align.RIGHT)
    yield Label(_("neither"), box.left, bottom, size, "ink2")
    yield Label(_("ready, not needed"), box.right, bottom, size, "ink2", align=Align.RIGHT)


def _axes(plot: _Plot) -> Iterator[Label]:
    box, size = plot.box(), plot.text
    y, x = plot.side + size * 1.35, plot.left - size * 0.67
    middle = plot.at(50, 50)
    across, up = _("Readiness: what is possible"), _("Fit: what is needed")
    yield Label(_("not yet"), box.left, y, size, "ink2")
    yield Label(across, middle[0], y, size, is_semibold=True, align=Align.CENTRE)
    yield Label(_("now"), box.right, y, size, "ink2", align=Align.RIGHT)
    yield Label(_("not needed"), x, plot.side, size, "ink2", angle=90)
    yield Label(up, x, middle[1], size, is_semibold=True, align=Align.CENTRE, angle=90)
    yield Label(_("needed"), x, 0, size, "ink2", align=Align.RIGHT, angle=90)


def _mark(plot: _Plot, row: RankedApproach, place: Point) -> Iterator[Item]:
    x, y = place
    scale = plot.scale * 0.88
    yield Disc(x, y, plot.radius, fill=Fill("sheet"))
    mark = approach_mark(row.code, is_blocked=row.status is Status.BLOCKED)
    yield from placed(mark, x - 8 * scale, y - 8 * scale, scale)


def _arrow(
    plot: _Plot, recommendation: Recommendation, today: str, places: dict[str, Point]
) -> Points:
    goal = recommendation.destination.code
    if goal is None or goal == today or goal not in places or today not in places:
        return ()
    others = [place for code, place in places.items() if code not in (today, goal)]
    return arrow_curve(
        places[today], places[goal], others, plot.radius + 2 * plot.scale, plot.box()
    )


def _arrow_items(plot: _Plot, arrow: Points) -> Iterator[Item]:
    if arrow:
        pen = Pen("ink", 1.5 * plot.scale, is_round=True)
        yield Path(arrow, pen=pen, is_smooth=True)
        yield Path(arrow_head(arrow, 7 * plot.scale), pen=pen)


def _taken(
    plot: _Plot, places: dict[str, Point], words: tuple[Label, ...], arrow: Points
) -> list[Box]:
    dots = [*_along(arrow), *places.values()]
    reach = [2 * plot.scale] * (len(dots) - len(places)) + [plot.radius] * len(places)
    boxes = [
        Box(x - radius, y - radius, x + radius, y + radius)
        for (x, y), radius in zip(dots, reach, strict=True)
    ]
    return boxes + [label_box(word) for word in words]


def _along(arrow: Points) -> Points:
    if not arrow:
        return ()
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = arrow
    shares = [step / 24 for step in range(25)]
    return tuple(
        (
            (1 - t) ** 3 * x1 + 3 * (1 - t) ** 2 * t * x2 + 3 * (1 - t) * t * t * x3 + t**3 * x4,
            (1 - t) ** 3 * y1 + 3 * (1 - t) ** 2 * t * y2 + 3 * (1 - t) * t * t * y3 + t**3 * y4,
        )
        for t in shares
    )


def _names(
    plot: _Plot, recommendation: Recommendation, places: dict[str, Point], taken: list[Box]
) -> Iterator[Item]:
    for row in recommendation.ranking:
        place = places[row.code]
        label = _name(plot, row, is_goal=row.code == recommendation.destination.code)
        chosen = _free(plot, label, place, taken)
        taken.append(label_box(chosen))
        yield from _leader(plot, place, label_box(chosen))
        yield chosen


def _leader(plot: _Plot, place: Point, name: Box) -> Iterator[Path]:
    """Return the hairline to a name that had to stand away from its mark."""
    near = (
        min(max(place[0], name.left), name.right),
        min(max(place[1], name.top + plot.text * 0.3), name.bottom - plot.text * 0.3),
    )
    away = dist(place, near)
    if away > plot.radius + plot.text:
        share = (plot.radius - plot.scale) / away
        start = tuple(one + (other - one) * share for one, other in zip(place, near, strict=True))
        yield Path(((start[0], start[1]), near), pen=Pen("rule", 0.75 * plot.scale))


def _name(plot: _Plot, row: RankedApproach, *, is_goal: bool) -> Label:
    colour = "ink3" if row.status is Status.BLOCKED else "ink"
    return Label(row.name, 0, 0, plot.text, colour, is_semibold=is_goal)


def _free(plot: _Plot, label: Label, place: Point, taken: list[Box]) -> Label:
    """Return the first place beside the mark that is free, else the one that hides least."""
    kept = label._replace(x=place[0], y=place[1] + plot.text * 2, align=Align.CENTRE)
    least = inf
    for choice in _beside(plot, label, place):
        box = label_box(choice)
        if not plot.box(2 * plot.scale).holds(box):
            continue
        hidden = _hidden(box, taken)
        if hidden == 0:
            return choice
        if hidden < least:
            kept, least = choice, hidden
    return kept


def _hidden(box: Box, taken: list[Box]) -> float:
    return sum(
        (min(box.right, other.right) - max(box.left, other.left))
        * (min(box.bottom, other.bottom) - max(box.top, other.top))
        for other in taken
        if box.overlaps(other)
    )


def _beside(plot: _Plot, label: Label, place: Point) -> Iterator[Label]:
    x, y = place
    gap, middle = plot.radius + 4 * plot.scale, plot.text * 0.3
    right = label._replace(x=x + gap, y=y + middle)
    left = label._replace(x=x - gap, y=y + middle, align=Align.RIGHT)
    over, below = y - plot.radius - plot.text * 0.3, y + plot.radius + plot.text * 0.8
    yield from (right, left)
    yield label._replace(x=x, y=over, align=Align.CENTRE)
    yield label._replace(x=x, y=below, align=Align.CENTRE)
    for share in (0.4, -0.4, 0.8, -0.8):
        yield right._replace(y=right.y + share * plot.text)
        yield left._replace(y=left.y + share * plot.text)
    for line in (over, below):
        yield label._replace(x=x - gap, y=line, align=Align.LEFT)
        yield label._replace(x=x + gap, y=line, align=Align.RIGHT)
    for across, down in _FARTHER:
        yield right._replace(x=right.x + across * plot.text, y=right.y + down * plot.text)
        yield left._replace(x=left.x - across * plot.text, y=left.y + down * plot.text)


def _described(recommendation: Recommendation, today: str) -> str:
    entry = _("{name}: fit {fit}, ready {ready}")
    rows = "; ".join(
        entry.format(name=row.name, fit=round(row.fit), ready=round(row.readiness))
        for row in recommendation.ranking
    )
    names = {row.code: row.name for row in recommendation.ranking}
    goal = recommendation.destination.code
    if goal is None or goal == today or goal not in names or today not in names:
        return rows + "."
    way = _("The arrow runs from {today}, in use today, to {goal}.")
    return f"{rows}. {way.format(today=names[today], goal=names[goal])}"
