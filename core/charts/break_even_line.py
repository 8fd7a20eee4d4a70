"""Break-even on one logarithmic line of requests a month, with the client's volume as a disc."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

from core.charts.approach_fill import filled, hollow
from core.charts.axis import decades, short_words
from core.charts.bars import BarStyle
from core.charts.cost_bars import WINDOW, upright
from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Rect, Scene
from core.charts.text_width import text_width

_FARTHEST = 4
"""Powers of ten beyond the client's volume after which a crossing stands at the edge."""


@dataclass(frozen=True, slots=True)
class VolumeCrossing:
    """Where one approach starts to pay, in requests a month, and what is written beside it.

    ``low`` and ``high`` hold 9 of 10 draws that have such a volume.
    """

    code: str
    volume: float
    low: float
    high: float
    text: str
    is_blocked: bool = False
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """The logarithmic line: powers of ten at its ends, and where it stands."""

    first: int
    last: int
    width: float
    y: float

    def at(self, volume: float) -> float:
        share = (log10(max(volume, 1e-9)) - self.first) / (self.last - self.first)
        return min(max(share, 0.0), 1.0) * self.width


def break_even_scene(
    crossings: tuple[VolumeCrossing, ...],
    volume: tuple[float, str] | None,
    width: float,
    words: str,
    style: BarStyle = WINDOW,
) -> Scene:
    """Return the line; ``volume`` is the client's with the words over it, None while unknown.

    One crossing stands on the line, more of them one above the other; ``words`` describe all.
    """
    lane = 2.2 * style.text
    axis = style.text * 3.4 + lane * max(len(crossings) - 1, 0) + style.bar / 2
    first, last = _range(crossings, volume)
    line = _Line(first, last, width, axis)
    items: list[Item] = [*_axis(line, style)]
    if volume is not None:
        items += _client(volume, line, style)
    for place, crossing in enumerate(crossings):
        items += _crossing(crossing, line, axis - place * lane, style)
    if volume is not None:
        items += _disc(line.at(volume[0]), axis, style)
    return Scene(width, axis + 2.2 * style.text, tuple(items), words)


def _range(
    crossings: tuple[VolumeCrossing, ...], volume: tuple[float, str] | None
) -> tuple[int, int]:
    centre = volume[0] if volume is not None and volume[0] > 0 else None
    values = [] if centre is None else [centre]
    for crossing in crossings:
        values += [one for one in (crossing.low, crossing.volume, crossing.high) if one > 0]
    if centre is not None:
        far = 10.0**_FARTHEST
        values = [min(max(one, centre / far), centre * far) for one in values]
        # Room on both sides, so that the disc never stands at an end.
        values += [centre / 3, centre * 3]
    return decades(tuple(values))


def _axis(line: _Line, style: BarStyle) -> Iterator[Item]:
    pen = Pen("rule", style.line)
    yield Path(((0, line.y), (line.width, line.y)), pen=pen)
    baseline = line.y + style.text * 1.7
    free_from = 0.0
    for power in range(line.first, line.last + 1):
        x = min(max(line.at(10.0**power), style.line / 2), line.width - style.line / 2)
        yield Path(((x, line.y - style.tick), (x, line.y + style.tick)), pen=pen)
        text = short_words(10.0**power)
        half = text_width(text, style.text) / 2
        centre = min(max(x, half), line.width - half)
        if centre - half >= free_from:
            yield Label(text, centre, baseline, style.text, "ink2", align=Align.CENTRE)
            free_from = centre + half + style.text


def _crossing(crossing: VolumeCrossing, line: _Line, y: float, style: BarStyle) -> Iterator[Item]:
    left, right = line.at(crossing.low), line.at(crossing.high)
    top, length = y - style.bar / 2, max(right - left, 4 * style.line)
    box = (min(left, line.width - length), top, length, style.bar)
    if y < line.y:
        yield Path(((0, y), (line.width, y)), pen=Pen("hair", style.line))
    yield from hollow(box, style.line)
    if not crossing.is_blocked:
        colour = "ink3" if crossing.is_stale else ""
        yield from filled(crossing.code, box, style.hatch, style.line, colour)
    x = min(max(line.at(crossing.volume), style.line), line.width - style.line)
    yield from upright(x, box, style, "ink3" if crossing.is_blocked else "ink")
    yield from _beside(crossing, line, y, style)


def _beside(crossing: VolumeCrossing, line: _Line, y: float, style: BarStyle) -> Iterator[Item]:
    """Yield the words over the line, after the bar where there is room, else before it."""
    gap = style.text * 0.8
    wide = text_width(crossing.text, style.text)
    start, end = line.at(crossing.high) + gap, line.at(crossing.low) - gap
    baseline = y - style.text * 0.55
    if start + wide > line.width:
        start = end - wide
    if start < 0:
        # Over a bar that leaves room on neither side.
        start, baseline = max(line.width - wide, 0), y - style.bar / 2 - style.text * 0.6
    top = baseline - style.text * 0.85
    yield Rect(start - 2, top, wide + 4, style.text * 1.05, fill=Fill("sheet"))
    tone = "ink3" if crossing.is_blocked else "ink"
    yield Label(crossing.text, start, baseline, style.text, tone)


def _client(volume: tuple[float, str], line: _Line, style: BarStyle) -> Iterator[Item]:
    amount, words = volume
    x = line.at(amount)
    half = text_width(words, style.text, is_semibold=True) / 2
    centre = min(max(x, half), line.width - half)
    yield Path(((x, style.text * 1.5), (x, line.y)), pen=Pen("rule", style.line))
    yield Label(words, centre, style.text, style.text, is_semibold=True, align=Align.CENTRE)


def _disc(x: float, y: float, style: BarStyle) -> Iterator[Item]:
    radius = 0.45 * style.text
    yield Disc(x, y, radius + 2 * style.line, fill=Fill("sheet"))
    yield Disc(x, y, radius, fill=Fill("ink"))
