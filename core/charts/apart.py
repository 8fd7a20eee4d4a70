"""Pushes marks that stand too close apart until they touch, always in the same way."""

import math
from collections.abc import Sequence
from itertools import combinations

from core.charts.boxes import Box
from core.charts.curves import Point

_ROUNDS = 400
_GOLDEN = math.pi * (3 - math.sqrt(5))


def pushed_apart(places: Sequence[Point], distance: float, inside: Box) -> tuple[Point, ...]:
    """Return the places with no two nearer than ``distance``, all inside the box."""
    moved = [_held(place, inside) for place in places]
    for _round in range(_ROUNDS):
        crowded = [
            pair for pair in combinations(range(len(moved)), 2) if _is_near(moved, pair, distance)
        ]
        if not crowded:
            break
        for one, other in crowded:
            _push(moved, (one, other), distance, inside)
    return tuple(moved)


def _is_near(moved: list[Point], pair: tuple[int, int], distance: float) -> bool:
    return math.dist(moved[pair[0]], moved[pair[1]]) < distance


def _push(moved: list[Point], pair: tuple[int, int], distance: float, inside: Box) -> None:
    one, other = pair
    (x1, y1), (x2, y2) = moved[one], moved[other]
    apart = math.dist((x1, y1), (x2, y2))
    # Marks on one spot have no direction of their own; each pair gets another one.
    angle = math.atan2(y2 - y1, x2 - x1) if apart > 1e-6 else _GOLDEN * (one + 3 * other)
    step = max(distance - apart, 0.0) / 2 + 0.05
    across, down = math.cos(angle) * step, math.sin(angle) * step
    moved[one] = _held((x1 - across, y1 - down), inside)
    moved[other] = _held((x2 + across, y2 + down), inside)


def _held(place: Point, inside: Box) -> Point:
    return (
        min(max(place[0], inside.left), inside.right),
        min(max(place[1], inside.top), inside.bottom),
    )
