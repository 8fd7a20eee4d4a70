"""Curves as points of smooth paths: a start, then (control, control, end) again and again."""

import math

Point = tuple[float, float]
Points = tuple[Point, ...]

QUARTER = 0.5522847498
"""How far a control point stands from the end of a quarter circle of radius 1."""


def straight(start: Point, end: Point) -> Points:
    """Return the triple of a straight piece; it joins ``bow`` in one smooth path."""
    return start, end, end


def bow(start: Point, corner: Point, end: Point) -> Points:
    """Return the triple of a quarter circle from ``start`` round ``corner`` to ``end``."""
    return _towards(start, corner), _towards(end, corner), end


def _towards(start: Point, corner: Point) -> Point:
    return (
        start[0] + (corner[0] - start[0]) * QUARTER,
        start[1] + (corner[1] - start[1]) * QUARTER,
    )


def ellipse(centre: Point, radii: Point, angle: float) -> Points:
    """Return an ellipse; ``angle`` in radians turns its first radius from x towards y."""
    along, across = radii
    unit = (
        (1, 0), (1, QUARTER), (QUARTER, 1), (0, 1),
        (-QUARTER, 1), (-1, QUARTER), (-1, 0),
        (-1, -QUARTER), (-QUARTER, -1), (0, -1),
        (QUARTER, -1), (1, -QUARTER), (1, 0),
    )  # fmt: skip
    cosine, sine = math.cos(angle), math.sin(angle)
    return tuple(
        (
            centre[0] + x * along * cosine - y * across * sine,
            centre[1] + x * along * sine + y * across * cosine,
        )
        for x, y in unit
    )
