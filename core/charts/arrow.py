"""One smooth arrow between two marks, round the others where it can."""

import math
from collections.abc import Iterator, Sequence

from core.charts.boxes import Box
from core.charts.cloud import flattened
from core.charts.curves import Point, Points

_HEAD = 7.0
_BOW = 0.6


def arrow_curve(
    start: Point, end: Point, others: Sequence[Point], clearance: float, inside: Box
) -> Points:
    """Return the curve from mark to mark, or () when they are too close for one.

    ``clearance`` is the distance kept from the two marks; of the curves inside the box the
    first one that meets the fewest of the others is taken.
    """
    if math.dist(start, end) < 2 * (clearance + _HEAD):
        return ()
    curves = [curve for curve in _possible(start, end, clearance) if _is_inside(curve, inside)]
    return min(curves, key=lambda curve: _hits(curve, others, clearance))


def arrow_head(curve: Points, size: float = _HEAD) -> Points:
    """Return the three points of the open head at the end of the curve."""
    (x1, y1), (x2, y2) = curve[-2], curve[-1]
    angle = math.atan2(y2 - y1, x2 - x1)
    wings = [
        (x2 - size * math.cos(angle + turn), y2 - size * math.sin(angle + turn))
        for turn in (0.5, -0.5)
    ]
    return wings[0], (x2, y2), wings[1]


def _is_inside(curve: Points, inside: Box) -> bool:
    return all(
        inside.left <= x <= inside.right and inside.top <= y <= inside.bottom
        for x, y in flattened(curve)
    )


def _possible(start: Point, end: Point, clearance: float) -> Iterator[Points]:
    across, down = end[0] - start[0], end[1] - start[1]
    if min(abs(across), abs(down)) > clearance + _HEAD:
        up_first = (start[0], start[1] + _BOW * down), (end[0] - _BOW * across, end[1])
        side_first = (start[0] + _BOW * across, start[1]), (end[0], end[1] - _BOW * down)
        yield _cut((start, *up_first, end), clearance)
        yield _cut((start, *side_first, end), clearance)
    for bend in (0.0, 0.25, -0.25, 0.5, -0.5, 0.9, -0.9):
        side = (-down * bend, across * bend)
        first = (start[0] + across / 3 + side[0], start[1] + down / 3 + side[1])
        second = (end[0] - across / 3 + side[0], end[1] - down / 3 + side[1])
        yield _cut((start, first, second, end), clearance)


def _cut(curve: Points, clearance: float) -> Points:
    """Return the curve with both ends drawn back along its own directions."""
    start, first, second, end = curve
    return _back(start, first, clearance), first, second, _back(end, second, clearance)


def _back(end: Point, control: Point, clearance: float) -> Point:
    length = math.dist(end, control)
    share = min(clearance / length, 0.9) if length else 0.0
    return end[0] + (control[0] - end[0]) * share, end[1] + (control[1] - end[1]) * share


def _hits(curve: Points, others: Sequence[Point], clearance: float) -> int:
    corners = flattened(curve)
    return sum(any(math.dist(other, corner) < clearance for corner in corners) for other in others)
