"""Draws a scene with QPainter: the same picture as on paper, in the colours of the theme."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Rect, Scene

FAMILY = "Source Sans 3"


class Palette(Protocol):
    """What the painter needs of a theme: a colour for every token name."""

    def colour(self, token: str) -> QColor:
        """Return the colour of one token."""
        ...


def paint_scene(
    painter: QPainter, scene: Scene, theme: Palette, target: QRectF | None = None
) -> None:
    """Paint the scene into ``target``, as large as fits and centred; at (0, 0) without one."""
    with _kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if target is not None:
            _fit(painter, scene, target)
        for item in scene.items:
            _PAINTERS[type(item)](painter, item, theme)


def scene_pixmap(scene: Scene, theme: Palette, device_ratio: float = 1.0) -> QPixmap:
    """Return the scene on a transparent ground, sharp at the given device pixel ratio."""
    pixmap = QPixmap(math.ceil(scene.width * device_ratio), math.ceil(scene.height * device_ratio))
    pixmap.setDevicePixelRatio(device_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_scene(painter, scene, theme)
    painter.end()
    return pixmap


@contextmanager
def _kept(painter: QPainter) -> Iterator[None]:
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def _fit(painter: QPainter, scene: Scene, target: QRectF) -> None:
    scale = min(target.width() / scene.width, target.height() / scene.height)
    left = target.x() + (target.width() - scene.width * scale) / 2
    top = target.y() + (target.height() - scene.height * scale) / 2
    if scale == 1:
        # A picture in its own size stays on whole pixels, or every line of it would blur.
        left, top = round(left), round(top)
    painter.translate(left, top)
    painter.scale(scale, scale)


def _colour(theme: Palette, fill: Fill) -> QColor:
    colour = QColor(theme.colour(fill.colour))
    colour.setAlphaF(fill.opacity)
    return colour


def _pen(theme: Palette, pen: Pen) -> QPen:
    line = QPen(theme.colour(pen.colour), pen.width)
    line.setCapStyle(Qt.PenCapStyle.RoundCap if pen.is_round else Qt.PenCapStyle.FlatCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin if pen.is_round else Qt.PenJoinStyle.MiterJoin)
    if pen.dash:
        line.setDashPattern([length / pen.width for length in pen.dash])
    return line


def _fill_shape(painter: QPainter, shape: QPainterPath, fill: Fill, theme: Palette) -> None:
    if fill.hatch is None:
        painter.fillPath(shape, _colour(theme, fill))
        return
    with _kept(painter):
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.setPen(_pen(theme, Pen(fill.colour, fill.hatch[0])))
        _draw_hatch(painter, shape.boundingRect(), sum(fill.hatch) * math.sqrt(2))


def _draw_hatch(painter: QPainter, box: QRectF, step: float) -> None:
    # Lines lean to the right; they start and end outside the shape so that no cap shows.
    reach = box.height() + step
    x = box.left() - reach
    while x < box.right() + step:
        painter.drawLine(
            QPointF(x, box.bottom() + step / 2), QPointF(x + reach, box.top() - step / 2)
        )
        x += step


def _stroke_shape(painter: QPainter, shape: QPainterPath, pen: Pen, theme: Palette) -> None:
    painter.setPen(_pen(theme, pen))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _is_plain_scale(painter: QPainter) -> bool:
    matrix = painter.transform()
    return matrix.m11() == 1 and matrix.m22() == 1 and painter.device().devicePixelRatioF() == 1


def _snapped(painter: QPainter, value: float, pen: Pen) -> float:
    if pen.width != 1 or not _is_plain_scale(painter):
        return value
    return math.floor(value) + 0.5


def _paint_rect(painter: QPainter, rect: Rect, theme: Palette) -> None:
    if rect.fill is not None:
        shape = QPainterPath()
        shape.addRect(QRectF(rect.x, rect.y, rect.width, rect.height))
        _fill_shape(painter, shape, rect.fill, theme)
    if rect.pen is not None:
        _stroke_shape(painter, _outline(painter, rect, rect.pen), rect.pen, theme)


def _outline(painter: QPainter, rect: Rect, pen: Pen) -> QPainterPath:
    corners = [
        QPointF(_snapped(painter, x, pen), _snapped(painter, y, pen))
        for x, y in ((rect.x, rect.y), (rect.x + rect.width, rect.y + rect.height))
    ]
    shape = QPainterPath()
    shape.addRect(QRectF(*corners))
    return shape


def _paint_disc(painter: QPainter, disc: Disc, theme: Palette) -> None:
    shape = _disc_shape(disc)
    if disc.fill is not None:
        _fill_shape(painter, shape, disc.fill, theme)
    if disc.pen is not None:
        _stroke_shape(painter, shape, disc.pen, theme)


def _disc_shape(disc: Disc) -> QPainterPath:
    centre = QPointF(disc.x, disc.y)
    shape = QPainterPath()
    if disc.half is None:
        shape.addEllipse(centre, disc.radius, disc.radius)
        return shape
    side = 2 * disc.radius
    box = QRectF(disc.x - disc.radius, disc.y - disc.radius, side, side)
    shape.arcMoveTo(box, 90)
    shape.arcTo(box, 90, 180 if disc.half == "left" else -180)
    shape.closeSubpath()
    return shape


def _paint_path(painter: QPainter, path: Path, theme: Palette) -> None:
    shape = _path_shape(painter, path)
    if path.fill is not None:
        _fill_shape(painter, shape, path.fill, theme)
    if path.pen is not None:
        _stroke_shape(painter, shape, path.pen, theme)


def _path_shape(painter: QPainter, path: Path) -> QPainterPath:
    points = [QPointF(*point) for point in _snapped_points(painter, path)]
    shape = QPainterPath(points[0])
    if path.is_smooth:
        for place in range(1, len(points), 3):
            shape.cubicTo(*points[place : place + 3])
    else:
        for point in points[1:]:
            shape.lineTo(point)
    if path.is_closed:
        shape.closeSubpath()
    return shape


def _snapped_points(painter: QPainter, path: Path) -> tuple[tuple[float, float], ...]:
    if path.pen is None or path.is_smooth or len(path.points) != 2:
        return path.points
    (x1, y1), (x2, y2) = path.points
    if x1 == x2:
        x1 = x2 = _snapped(painter, x1, path.pen)
    if y1 == y2:
        y1 = y2 = _snapped(painter, y1, path.pen)
    return (x1, y1), (x2, y2)


def _paint_label(painter: QPainter, label: Label, theme: Palette) -> None:
    font = _label_font(label)
    width = QFontMetricsF(font).horizontalAdvance(label.text)
    shift = {Align.LEFT: 0.0, Align.CENTRE: -width / 2, Align.RIGHT: -width}[label.align]
    with _kept(painter):
        painter.translate(label.x, label.y)
        painter.rotate(-label.angle)
        painter.setFont(font)
        painter.setPen(theme.colour(label.colour))
        painter.drawText(QPointF(shift, 0), label.text)


def _label_font(label: Label) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(round(label.size))
    font.setWeight(QFont.Weight.DemiBold if label.is_semibold else QFont.Weight.Normal)
    return font


_PAINTERS: dict[type[Item], Callable[..., None]] = {
    Rect: _paint_rect,
    Disc: _paint_disc,
    Path: _paint_path,
    Label: _paint_label,
}
