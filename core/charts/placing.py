"""Puts one picture into another: its items moved, and scaled when asked."""

from collections.abc import Callable

from core.charts.scene import Disc, Fill, Item, Label, Path, Pen, Rect, Scene


def placed(scene: Scene, x: float, y: float, scale: float = 1.0) -> tuple[Item, ...]:
    """Return the items of the scene with its top left corner at (x, y)."""
    return tuple(_MOVES[type(item)](item, x, y, scale) for item in scene.items)


def _pen(pen: Pen | None, scale: float) -> Pen | None:
    if pen is None:
        return None
    dash = tuple(length * scale for length in pen.dash)
    return pen._replace(width=pen.width * scale, dash=dash)


def _fill(fill: Fill | None, scale: float) -> Fill | None:
    if fill is None or fill.hatch is None:
        return fill
    return fill._replace(hatch=(fill.hatch[0] * scale, fill.hatch[1] * scale))


def _moved_rect(rect: Rect, x: float, y: float, scale: float) -> Rect:
    return Rect(
        x + rect.x * scale,
        y + rect.y * scale,
        rect.width * scale,
        rect.height * scale,
        fill=_fill(rect.fill, scale),
        pen=_pen(rect.pen, scale),
    )


def _moved_disc(disc: Disc, x: float, y: float, scale: float) -> Disc:
    return disc._replace(
        x=x + disc.x * scale,
        y=y + disc.y * scale,
        radius=disc.radius * scale,
        fill=_fill(disc.fill, scale),
        pen=_pen(disc.pen, scale),
    )


def _moved_path(path: Path, x: float, y: float, scale: float) -> Path:
    points = tuple((x + px * scale, y + py * scale) for px, py in path.points)
    return path._replace(points=points, fill=_fill(path.fill, scale), pen=_pen(path.pen, scale))


def _moved_label(label: Label, x: float, y: float, scale: float) -> Label:
    return label._replace(x=x + label.x * scale, y=y + label.y * scale, size=label.size * scale)


_MOVES: dict[type[Item], Callable[..., Item]] = {
    Rect: _moved_rect,
    Disc: _moved_disc,
    Path: _moved_path,
    Label: _moved_label,
}
