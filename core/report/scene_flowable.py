"""Draws a scene on paper with reportlab: the same picture as in the window, in light colours.

Fonts are expected under the names ``REGULAR`` and ``SEMIBOLD``.
"""

import math
from collections.abc import Callable, Mapping

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from core.charts.curves import QUARTER
from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Rect, Scene
from core.charts.tokens import PAPER

REGULAR = "SourceSans3"
SEMIBOLD = "SourceSans3-Semibold"

_FLAT, _ROUND = 0, 1


def draw_scene(
    canvas: Canvas, scene: Scene, x: float, y: float, colours: Mapping[str, str] = PAPER
) -> None:
    """Draw the scene with its lower left corner at (x, y), in points, without scaling."""
    canvas.saveState()
    canvas.translate(x, y + scene.height)
    for item in scene.items:
        _PAINTERS[type(item)](canvas, item, colours)
    canvas.restoreState()


class SceneFlowable(Flowable):  # type: ignore[misc]
    """A picture in the flow of the page, scaled to ``width`` when one is given."""

    def __init__(self, scene: Scene, width: float | None = None) -> None:
        """Take the scene; its own size in points counts unless there is a width."""
        super().__init__()
        self.scene = scene
        self._scale = 1.0 if width is None else width / scene.width
        self.width = scene.width * self._scale
        self.height = scene.height * self._scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the scene at the place the page gives."""
        self.canv.scale(self._scale, self._scale)
        draw_scene(self.canv, self.scene, 0, 0)


def _colour(colours: Mapping[str, str], fill: Fill) -> Color:
    colour = HexColor(colours[fill.colour])
    return Color(colour.red, colour.green, colour.blue, alpha=fill.opacity)


def _set_pen(canvas: Canvas, pen: Pen, colours: Mapping[str, str]) -> None:
    canvas.setStrokeColor(HexColor(colours[pen.colour]))
    canvas.setLineWidth(pen.width)
    canvas.setLineCap(_ROUND if pen.is_round else _FLAT)
    canvas.setLineJoin(_ROUND if pen.is_round else 0)
    canvas.setDash(list(pen.dash))


def _fill_shape(
    canvas: Canvas,
    shape: Callable[[], PDFPathObject],
    fill: Fill,
    colours: Mapping[str, str],
    box: Rect,
) -> None:
    if fill.hatch is None:
        canvas.setFillColor(_colour(colours, fill))
        canvas.drawPath(shape(), stroke=0, fill=1)
        return
    canvas.saveState()
    canvas.clipPath(shape(), stroke=0, fill=0)
    _set_pen(canvas, Pen(fill.colour, fill.hatch[0]), colours)
    _draw_hatch(canvas, box, sum(fill.hatch) * math.sqrt(2))
    canvas.restoreState()


def _draw_hatch(canvas: Canvas, box: Rect, step: float) -> None:
    # Lines lean to the right; they start and end outside the shape so that no cap shows.
    reach = box.height + step
    x = box.x - reach
    while x < box.x + box.width + step:
        canvas.line(x, -(box.y + box.height + step / 2), x + reach, -(box.y - step / 2))
        x += step


def _paint_rect(canvas: Canvas, rect: Rect, colours: Mapping[str, str]) -> None:
    def shape() -> PDFPathObject:
        path = canvas.beginPath()
        path.rect(rect.x, -(rect.y + rect.height), rect.width, rect.height)
        return path

    if rect.fill is not None:
        _fill_shape(canvas, shape, rect.fill, colours, rect)
    _stroke(canvas, shape, rect.pen, colours)


def _stroke(
    canvas: Canvas, shape: Callable[[], PDFPathObject], pen: Pen | None, colours: Mapping[str, str]
) -> None:
    if pen is not None:
        _set_pen(canvas, pen, colours)
        canvas.drawPath(shape(), stroke=1, fill=0)


def _paint_disc(canvas: Canvas, disc: Disc, colours: Mapping[str, str]) -> None:
    def shape() -> PDFPathObject:
        return _disc_path(canvas, disc)

    if disc.fill is not None:
        side = 2 * disc.radius
        box = Rect(disc.x - disc.radius, disc.y - disc.radius, side, side)
        _fill_shape(canvas, shape, disc.fill, colours, box)
    _stroke(canvas, shape, disc.pen, colours)


def _disc_path(canvas: Canvas, disc: Disc) -> PDFPathObject:
    path = canvas.beginPath()
    x, y, radius = disc.x, -disc.y, disc.radius
    if disc.half is None:
        path.circle(x, y, radius)
        return path
    side = -1 if disc.half == "left" else 1
    far, bend = x + side * radius, QUARTER * radius
    path.moveTo(x, y + radius)
    path.curveTo(x + side * bend, y + radius, far, y + bend, far, y)
    path.curveTo(far, y - bend, x + side * bend, y - radius, x, y - radius)
    path.close()
    return path


def _paint_path(canvas: Canvas, item: Path, colours: Mapping[str, str]) -> None:
    def shape() -> PDFPathObject:
        return _path_shape(canvas, item)

    if item.fill is not None:
        _fill_shape(canvas, shape, item.fill, colours, _bounds(item))
    _stroke(canvas, shape, item.pen, colours)


def _bounds(item: Path) -> Rect:
    across, down = [x for x, _ in item.points], [y for _, y in item.points]
    left, top = min(across), min(down)
    return Rect(left, top, max(across) - left, max(down) - top)


def _path_shape(canvas: Canvas, item: Path) -> PDFPathObject:
    path = canvas.beginPath()
    points = [(x, -y) for x, y in item.points]
    path.moveTo(*points[0])
    if item.is_smooth:
        for place in range(1, len(points), 3):
            first, second, end = points[place : place + 3]
            path.curveTo(*first, *second, *end)
    else:
        for point in points[1:]:
            path.lineTo(*point)
    if item.is_closed:
        path.close()
    return path


def _paint_label(canvas: Canvas, label: Label, colours: Mapping[str, str]) -> None:
    font = SEMIBOLD if label.is_semibold else REGULAR
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[label.align]
    canvas.saveState()
    canvas.translate(label.x, -label.y)
    canvas.rotate(label.angle)
    canvas.setFont(font, label.size)
    canvas.setFillColor(HexColor(colours[label.colour]))
    canvas.drawString(-share * stringWidth(label.text, font, label.size), 0, label.text)
    canvas.restoreState()


_PAINTERS: dict[type[Item], Callable[..., None]] = {
    Rect: _paint_rect,
    Disc: _paint_disc,
    Path: _paint_path,
    Label: _paint_label,
}
