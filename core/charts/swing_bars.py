"""Sensitivity: how far the total swings while one input goes from its low to its high."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.charts.approach_fill import outline
from core.charts.bars import BarStyle
from core.charts.cost_bars import WINDOW
from core.charts.scene import Fill, Item, Path, Pen, Rect, Scene


def scaled_to_swings(
    style: BarStyle, total: float, swings: Iterable[tuple[float, float]]
) -> BarStyle:
    """Return the style with a scale that holds every swing and the likely total.

    ``swings`` are pairs of the total at the input's low and at its high.
    """
    ends = [total, *(end for swing in swings for end in swing)]
    low, high = min(ends), max(ends)
    return replace(style, low=low, high=high if high > low else low + 1)


def swing_bar(
    swing: tuple[float, float],
    total: float,
    size: tuple[float, float],
    words: str = "",
    style: BarStyle = WINDOW,
) -> Scene:
    """Return the bar of one input around the line of the likely total.

    The piece towards the input's low is hatched, the piece towards its high is solid, so that
    one sees which way the input pulls. ``size`` is width and height; the line of the total runs
    over the whole height. ``style`` comes from ``scaled_to_swings``.
    """
    width, height = size
    inner = width - style.line
    middle = style.line / 2 + style.place(total, inner)
    items: list[Item] = []
    for end, is_high in ((swing[0], False), (swing[1], True)):
        place = style.line / 2 + style.place(end, inner)
        items += _piece(middle, place, height, is_high=is_high, style=style)
    items.append(Path(((middle, 0), (middle, height)), pen=Pen("rule", style.line)))
    return Scene(width, height, tuple(items), words)


def _piece(
    middle: float, end: float, height: float, *, is_high: bool, style: BarStyle
) -> Iterator[Item]:
    length = abs(end - middle)
    if length <= 0:
        return
    box = (min(middle, end), (height - style.bar) / 2, length, style.bar)
    if is_high:
        yield Rect(*box, fill=Fill("ink2"))
        return
    unit = style.line
    yield Rect(*box, fill=Fill("ink2", hatch=(unit, 3 * unit)))
    yield outline(box, Pen("ink2", unit))
