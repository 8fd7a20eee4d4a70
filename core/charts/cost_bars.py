"""Cost bands: one bar an approach, where 9 of 10 draws lie, over one axis from 0."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from core.charts.approach_fill import Box, filled, hollow
from core.charts.axis import NOTHING, round_step, tick_words, ticks
from core.charts.bars import BarStyle
from core.charts.scene import Align, Fill, Item, Label, Path, Pen, Rect, Scene
from core.charts.text_width import text_width
from core.language import _

WINDOW = BarStyle(bar=12.0, low=0.0)
PAPER = BarStyle(bar=6.8, hatch=(2.27, 1.42), line=0.71, tick=1.7, text=8.0, low=0.0)

_STEPS = 5


@dataclass(frozen=True, slots=True)
class CostSpan:
    """The cost of one approach: 9 of 10 draws lie between ``low`` and ``high``.

    A blocked bar is hollow; a stale one loses its colour and keeps its pattern. ``words`` are its
    two ends, to be written where the bar lies beyond the axis.
    """

    code: str
    low: float
    median: float
    high: float
    is_blocked: bool = False
    is_stale: bool = False
    words: str = ""


def scaled_to_costs(style: BarStyle, spans: Iterable[CostSpan]) -> BarStyle:
    """Return the style with a scale from 0 that holds every bar that is not blocked.

    Blocked ones are cut at its end; they count only where there is nothing else to show. It
    grows in half steps of the axis, so that it mostly stays where it is while inputs change.
    """
    kept = tuple(spans)
    shown = [span for span in kept if not span.is_blocked] or kept
    highest = max((span.high for span in shown), default=0.0)
    if highest < NOTHING:
        return replace(style, low=0.0, high=1.0)
    half = round_step(highest, _STEPS) / 2
    return replace(style, low=0.0, high=max(ceil(highest / half * (1 - 1e-9)) * half, highest))


def cost_bar(
    span: CostSpan | None, width: float, height: float, style: BarStyle, words: str = ""
) -> Scene:
    """Return the bar of one approach; without a span only the lines of the axis.

    ``style`` comes from ``scaled_to_costs``. The lines run over the whole height, so that the
    rows of a table make one line. ``words`` describe the bar.
    """
    lines = _axis_lines(width, height, style)
    if span is None:
        return Scene(width, height, tuple(lines), words)
    return Scene(width, height, (*lines, *_bar(span, width, height, style)), words)


def cost_axis(width: float, style: BarStyle, sign: str = "") -> Scene:
    """Return the amounts over the bars, the first one with the sign of the currency."""
    items: list[Item] = []
    free_from = 0.0
    for value in ticks(style.high, _step(width, style)):
        text = f"{sign}{tick_words(value)}" if value == 0 else tick_words(value)
        half = text_width(text, style.text) / 2
        centre = min(max(style.place(value, width), half), width - half)
        if centre - half >= free_from:
            items.append(Label(text, centre, style.text, style.text, "ink2", align=Align.CENTRE))
            free_from = centre + half + style.text / 2
    description = _("Costs from {sign}0 to {sign}{high}").format(
        sign=sign, high=tick_words(style.high)
    )
    return Scene(width, style.text * 1.35, tuple(items), description)


def _step(width: float, style: BarStyle) -> float:
    room = text_width(tick_words(style.high), style.text) + 1.5 * style.text
    return round_step(style.high, min(_STEPS, max(int(width / room), 1)))


def _axis_lines(width: float, height: float, style: BarStyle) -> Iterator[Item]:
    for value in ticks(style.high, _step(width, style)):
        x = min(style.place(value, width), width - style.line)
        yield Path(((x, 0), (x, height)), pen=Pen("hair" if value else "rule", style.line))


def _bar(span: CostSpan, width: float, height: float, style: BarStyle) -> Iterator[Item]:
    left, right = style.place(span.low, width), style.place(span.high, width)
    top = (height - style.bar) / 2
    if span.low >= style.high * (1 + NOTHING):
        yield from _beyond(span, width, height, style)
        return
    is_cut = span.high > style.high * (1 + NOTHING)
    if is_cut:
        right = width - _head(style) - 2 * style.line
        yield from _arrow(width, height, style)
    # A band narrower than its own upright still shows its colour on both sides of it.
    length = max(right - left, 4 * style.line)
    box = (min(left, width - length), top, length, style.bar)
    if span.is_blocked:
        yield from hollow(box, style.line)
    else:
        colour = "ink3" if span.is_stale else ""
        yield from filled(span.code, box, style.hatch, style.line, colour)
    x = min(max(style.place(span.median, width), style.line), width - style.line)
    if not is_cut or x < right - style.line:
        yield from upright(x, box, style, "ink3" if span.is_blocked else "ink")


def _beyond(span: CostSpan, width: float, height: float, style: BarStyle) -> Iterator[Item]:
    """Yield the ends in figures and an arrow, for a bar that begins where the axis has ended."""
    yield from _arrow(width, height, style)
    words, baseline = span.words, height / 2 + style.text * 0.35
    right = width - _head(style) - style.text * 0.4
    wide = text_width(words, style.text)
    if words and wide < right:
        # The lines of the axis do not run through the figures.
        yield Rect(right - wide - 2, (height - style.text) / 2, wide + 4, style.text, Fill("sheet"))
        yield Label(words, right, baseline, style.text, "ink3", align=Align.RIGHT)


def _arrow(width: float, height: float, style: BarStyle) -> Iterator[Item]:
    """Yield a head at the right edge: it goes on beyond the axis."""
    head, middle = _head(style), height / 2
    points = ((width - head, middle - head), (width, middle), (width - head, middle + head))
    yield Path(points, fill=Fill("ink3"), is_closed=True)


def _head(style: BarStyle) -> float:
    return style.bar * 0.4


def upright(x: float, bar: Box, style: BarStyle, colour: str = "ink") -> Iterator[Item]:
    """Yield the line at a median, with a halo that keeps it apart from a bar wide enough."""
    _left, top, width, height = bar
    reach = style.tick + style.line
    ends = ((x, top - reach), (x, top + height + reach))
    if width >= 12 * style.line:
        yield Path(ends, pen=Pen("sheet", 6 * style.line))
    yield Path(ends, pen=Pen(colour, 2 * style.line))
