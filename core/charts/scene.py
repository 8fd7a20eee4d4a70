"""What a picture is made of, before anybody paints it.

Units are points of the picture's own size: the origin is top left, y runs down. Colours are
names of tokens ("ink", "rule", "RAG", ...), so that a painter can use its own light or dark
values. Text sizes are in the same units; the painter sets Source Sans 3. Named tuples, because
the first paint of the window waits for these classes and every frame makes many of them.
"""

from enum import StrEnum
from typing import NamedTuple


class Align(StrEnum):
    """Where a text hangs on its anchor point."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Pen(NamedTuple):
    """A line: token, width, optional dash lengths, round or flat ends."""

    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    is_round: bool = False


class Fill(NamedTuple):
    """A filled area: token and opacity 0 to 1; ``hatch`` is (line, gap) at 45°, clipped."""

    colour: str
    opacity: float = 1.0
    hatch: tuple[float, float] | None = None


class Rect(NamedTuple):
    """A rectangle; 1-unit outlines are snapped to half pixels by the painters."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill | None = None
    pen: Pen | None = None


class Disc(NamedTuple):
    """A circle around (x, y); ``half`` "left" or "right" draws only that half."""

    x: float
    y: float
    radius: float
    fill: Fill | None = None
    pen: Pen | None = None
    half: str | None = None


class Path(NamedTuple):
    """Straight pieces through ``points``; ``smooth`` reads them as cubic Bézier triples.

    With ``smooth`` the points are start, then (control, control, end) again and again.
    """

    points: tuple[tuple[float, float], ...]
    pen: Pen | None = None
    fill: Fill | None = None
    is_closed: bool = False
    is_smooth: bool = False


class Label(NamedTuple):
    """One line of text; (x, y) is the anchor on the baseline; ``angle`` in degrees, up is 90."""

    text: str
    x: float
    y: float
    size: float
    colour: str = "ink"
    is_semibold: bool = False
    align: Align = Align.LEFT
    angle: float = 0.0


Item = Rect | Disc | Path | Label


class Scene(NamedTuple):
    """A picture: size, items in painting order, and what it says in words."""

    width: float
    height: float
    items: tuple[Item, ...]
    description: str
