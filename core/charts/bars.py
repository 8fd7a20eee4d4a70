"""Bars from a neutral line: the ranking with its spread, and what speaks for which approach."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

from core.charts.approach_fill import filled, hollow
from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Scene
from core.charts.text_width import text_width
from core.decision.recommendation import Contrast, Contribution, RankedApproach, Status
from core.language import _

NEUTRAL = 50.0
_DOT = 2.0


@dataclass(frozen=True, slots=True)
class BarStyle:
    """How large a bar is drawn and which values its width spans.

    ``bar`` is the height of the bar, ``hatch`` (line, gap), ``line`` the width of thin lines;
    ``low`` and ``high`` are the values at the left and right edge.
    """

    bar: float
    hatch: tuple[float, float] = (3.0, 2.0)
    line: float = 1.0
    tick: float = 2.5
    text: float = 12.0
    low: float = 20.0
    high: float = 80.0

    def place(self, value: float, width: float) -> float:
        """Return where a value stands on a scale as wide as this, never outside it."""
        share = (value - self.low) / (self.high - self.low)
        return min(max(share, 0.0), 1.0) * width


RESULT = BarStyle(bar=11.0)
LIVE = BarStyle(bar=9.0)
PAPER = BarStyle(bar=6.8, hatch=(2.27, 1.42), line=0.71, tick=1.7, text=8.0)


def scaled_to(style: BarStyle, ranking: Iterable[RankedApproach]) -> BarStyle:
    """Return the style with a scale that holds every value and spread of the ranking.

    The scale grows in steps of ten and is never narrower than 20 to 80, so that it stays where
    it is while answers change.
    """
    values = [style.low, style.high]
    for row in ranking:
        values += (row.value, *(row.spread or ()))
    return replace(style, low=floor(min(values) / 10) * 10.0, high=ceil(max(values) / 10) * 10.0)


def ranking_bar(
    row: RankedApproach,
    width: float,
    height: float,
    style: BarStyle = RESULT,
    previous: float | None = None,
) -> Scene:
    """Return the bar of one approach with the line of its spread below.

    ``previous`` is the value before the last answer. The neutral line runs over the whole
    height, so that the rows of a table make one line.
    """
    top = _bar_top(height, style)
    is_blocked = row.status is Status.BLOCKED
    ends = style.place(NEUTRAL, width), style.place(row.value, width)
    box = (min(ends), top, abs(ends[1] - ends[0]), style.bar)
    bar = filled(row.code, box, style.hatch, style.line)
    items = [*(hollow(box, style.line) if is_blocked else bar)]
    if row.spread is not None:
        items += _spread(row.spread, (width, top), style, "rule" if is_blocked else "ink2")
    if previous is not None and round(previous) != round(row.value):
        above = max(top - style.tick - style.line, _DOT)
        items += _previous(style.place(previous, width), ends[1], above)
    items.append(_neutral_line(ends[0], height, style))
    return Scene(width, height, tuple(items), _described(row))


def ranking_axis(width: float, style: BarStyle = RESULT) -> Scene:
    """Return the words over the bars: against, neutral, for."""
    neutral, baseline, gap = style.place(NEUTRAL, width), style.text, style.text * 2.8
    left, right = _("against"), _("for")
    before = max(neutral - gap, text_width(left, style.text))
    after = min(neutral + gap, width - text_width(right, style.text))
    items = (
        Label(left, before, baseline, style.text, "ink2", align=Align.RIGHT),
        Label(_("neutral"), neutral, baseline, style.text, "ink2", align=Align.CENTRE),
        Label(right, after, baseline, style.text, "ink2"),
    )
    words = _("Bars to the right of the neutral line speak for, to the left against.")
    return Scene(width, style.text * 1.35, items, words)


def contribution_scale(style: BarStyle, contrast: Contrast) -> BarStyle:
    """Return the style whose scale holds every line of the contrast; 0 is its neutral value."""
    points = [0.0, *(line.points for line in contrast.lines)]
    low, high = min(points), max(points)
    return replace(style, low=low, high=high if high > low else low + 1)


def contribution_bar(
    line: Contribution, width: float, height: float, style: BarStyle = RESULT
) -> Scene:
    """Return the bar of one contribution in the colour of the approach it speaks for.

    ``style`` comes from ``contribution_scale``, so that all lines share the neutral line.
    """
    edge = style.line / 2
    inner = width - 2 * edge
    ends = edge + style.place(0.0, inner), edge + style.place(line.points, inner)
    box = (min(ends), (height - style.bar) / 2, abs(ends[1] - ends[0]), style.bar)
    items = (
        *filled(line.speaks_for, box, style.hatch, style.line),
        _neutral_line(ends[0], height, style),
    )
    return Scene(width, height, items, line.statement)


def _bar_top(height: float, style: BarStyle) -> float:
    free = height - style.bar - style.line - 3 * style.tick
    return float(floor(free / 2)) if style.line == 1 else free / 2


def _spread(
    spread: tuple[float, float], place: tuple[float, float], style: BarStyle, colour: str
) -> Iterator[Item]:
    width, top = place
    inner = width - style.line
    left, right = (style.line / 2 + style.place(value, inner) for value in spread)
    y = top + style.bar + 2 * style.tick - style.line / 2
    pen = Pen(colour, style.line)
    yield Path(((left, y), (right, y)), pen=pen)
    for x in (left, right):
        yield Path(((x, y - style.tick), (x, y + style.tick)), pen=pen)


def _previous(before: float, now: float, y: float) -> Iterator[Item]:
    yield Path(((before, y), (now, y)), pen=Pen("rule", 1))
    yield Disc(before, y, _DOT, fill=Fill("ink3"))


def _neutral_line(x: float, height: float, style: BarStyle) -> Path:
    return Path(((x, 0), (x, height)), pen=Pen("rule", style.line))


def _described(row: RankedApproach) -> str:
    text = _("{name}: {value} of 100.").format(name=row.name, value=round(row.value))
    if row.spread is not None:
        low, high = (round(value) for value in row.spread)
        text += " " + _("9 of 10 runs: {low} to {high}.").format(low=low, high=high)
    if row.status is Status.BLOCKED:
        text += " " + _("Blocked by a gate.")
    return text
