"""The contour round a cloud of points: an ellipse of its covariance that holds 8 in 10."""

import math

from core.charts.curves import Point, Points, ellipse

SHARE = 0.8
"""The share of the points the contour holds."""

_LEAST_VARIANCE = 0.25
"""In square points; keeps a cloud that lies on one line from an ellipse without width."""

_CORNERS = 72


def contour(cloud: Points) -> Points:
    """Return the contour of the cloud as a smooth closed path, or () without any doubt."""
    if len(set(cloud)) < 2:
        return ()
    centre = _mean(cloud)
    covariance = _covariance(cloud, centre)
    radii, angle = _axes(covariance)
    scale = _holding(cloud, centre, covariance)
    return ellipse(centre, (radii[0] * scale, radii[1] * scale), angle)


def flattened(curve: Points) -> Points:
    """Return the corners of a polygon close to a smooth path."""
    pieces = (len(curve) - 1) // 3
    steps = _CORNERS // pieces
    return tuple(
        _on_curve(curve[3 * piece : 3 * piece + 4], step / steps)
        for piece in range(pieces)
        for step in range(steps)
    )


def clipped(polygon: Points, low: Point, high: Point) -> Points:
    """Return the part of a convex polygon inside the box from ``low`` to ``high``."""
    for axis in (0, 1):
        polygon = _half_plane(polygon, axis, low[axis], 1)
        polygon = _half_plane(polygon, axis, high[axis], -1)
    return polygon


def _mean(cloud: Points) -> Point:
    number = len(cloud)
    return math.fsum(x for x, _ in cloud) / number, math.fsum(y for _, y in cloud) / number


def _covariance(cloud: Points, centre: Point) -> tuple[float, float, float]:
    number = len(cloud)
    apart = [(x - centre[0], y - centre[1]) for x, y in cloud]
    return (
        math.fsum(dx * dx for dx, _ in apart) / number + _LEAST_VARIANCE,
        math.fsum(dx * dy for dx, dy in apart) / number,
        math.fsum(dy * dy for _, dy in apart) / number + _LEAST_VARIANCE,
    )


def _axes(covariance: tuple[float, float, float]) -> tuple[Point, float]:
    xx, xy, yy = covariance
    middle, reach = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    angle = math.atan2(2 * xy, xx - yy) / 2
    least = max(middle - reach, _LEAST_VARIANCE)
    return (math.sqrt(middle + reach), math.sqrt(least)), angle


def _holding(cloud: Points, centre: Point, covariance: tuple[float, float, float]) -> float:
    xx, xy, yy = covariance
    determinant = xx * yy - xy * xy
    distances = sorted(
        (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant
        for dx, dy in ((x - centre[0], y - centre[1]) for x, y in cloud)
    )
    return math.sqrt(distances[math.ceil(SHARE * len(distances)) - 1]) * 1.001


def _on_curve(piece: Points, share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, piece, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, piece, strict=True)),
    )


def _half_plane(polygon: Points, axis: int, border: float, side: int) -> Points:
    kept: list[Point] = []
    for before, point in zip((polygon[-1:] + polygon[:-1]), polygon, strict=True):
        inside = side * (point[axis] - border) >= 0
        if inside != (side * (before[axis] - border) >= 0):
            kept.append(_crossing(before, point, axis, border))
        if inside:
            kept.append(point)
    return tuple(kept)


def _crossing(before: Point, point: Point, axis: int, border: float) -> Point:
    share = (border - before[axis]) / (point[axis] - before[axis])
    other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
    return (border, other) if axis == 0 else (other, border)
