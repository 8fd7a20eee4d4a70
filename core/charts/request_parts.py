"""One request broken into its parts, in money or in seconds: stacked, told apart by pattern."""

from collections.abc import Callable, Iterator, Sequence

from core.charts.approach_fill import Box, outline
from core.charts.bars import BarStyle
from core.charts.cost_bars import WINDOW
from core.charts.scene import Fill, Item, Pen, Rect, Scene

_Look = Callable[[Box, BarStyle], Iterator[Item]]


def _solid(colour: str) -> _Look:
    def draw(box: Box, _style: BarStyle) -> Iterator[Item]:
        yield Rect(*box, fill=Fill(colour))

    return draw


def _hatched(colour: str, line: float, gap: float) -> _Look:
    def draw(box: Box, style: BarStyle) -> Iterator[Item]:
        unit = style.line
        yield Rect(*box, fill=Fill("sheet"))
        yield Rect(*box, fill=Fill(colour, hatch=(line * unit, gap * unit)))
        yield outline(box, Pen(colour, unit))

    return draw


def _framed(ground: str, colour: str) -> _Look:
    def draw(box: Box, style: BarStyle) -> Iterator[Item]:
        yield Rect(*box, fill=Fill(ground))
        yield outline(box, Pen(colour, style.line))

    return draw


# Colour belongs to the approaches; parts of a sum are told apart by ink and pattern. Parts of the
# cost and parts of the time never stand in one bar, so some share a look.
_LOOKS: dict[str, _Look] = {
    "instructions": _solid("ink"),
    "examples": _hatched("ink", 3, 2),
    "passages": _solid("ink3"),
    "user-text": _hatched("ink3", 1, 3),
    "history": _hatched("ink3", 3, 2),
    "answer": _framed("sheet", "ink"),
    "network": _framed("hair", "ink2"),
    "lookup": _hatched("ink2", 1, 1),
    "reading": _hatched("ink3", 1, 3),
    "writing": _solid("ink"),
    "calls": _hatched("ink", 3, 2),
    "tools": _hatched("ink", 1, 4),
    "machines": _solid("ink2"),
}
_OTHER = _framed("hair", "ink2")

PARTS = tuple(_LOOKS)
"""The parts in the order they are stacked."""


def request_bar(
    parts: Sequence[tuple[str, float]],
    size: tuple[float, float],
    highest: float,
    words: str = "",
    style: BarStyle = WINDOW,
) -> Scene:
    """Return the stacked bar of one approach on a scale from 0 to ``highest``.

    ``parts`` are pairs of id and amount, none negative; ``size`` is width and height. Every part
    stands in the same order, whatever order it comes in.
    """
    width, height = size
    unit = width / highest if highest > 0 else 0.0
    top, left = (height - style.bar) / 2, 0.0
    items: list[Item] = []
    for part, amount in sorted(parts, key=_place):
        length = min(amount * unit, width - left)
        if length >= style.line / 2:
            # A hair of paper between two pieces; a piece too thin for it is not lost.
            shown = max(length - style.line, style.line)
            items += _LOOKS.get(part, _OTHER)((left, top, shown, style.bar), style)
        left += length
    return Scene(width, height, tuple(items), words)


def part_swatch(part: str, style: BarStyle = WINDOW) -> Scene:
    """Return the little square that stands beside the name of a part."""
    side = style.bar
    items = _LOOKS.get(part, _OTHER)((0.0, 0.0, side, side), style)
    return Scene(side, side, tuple(items), "")


def _place(part: tuple[str, float]) -> int:
    return PARTS.index(part[0]) if part[0] in PARTS else len(PARTS)
