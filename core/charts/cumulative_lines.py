"""What has been spent by the end of each month, one line an approach, with the months they meet.

The lines are the likely case; at the end of each stand the band and the median of the draws, so
that the picture holds the figure the headline and the table say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from core.charts.approach_fill import HATCHED, TWO_LANES
from core.charts.axis import NOTHING, round_step, tick_words, ticks
from core.charts.bars import BarStyle
from core.charts.cost_bars import WINDOW, CostSpan
from core.charts.scene import Align, Disc, Fill, Item, Label, Path, Pen, Scene
from core.charts.text_width import text_width
from core.language import _

_STEPS = 4
_DASHES = {"weights": (4.0, 2.5), "hybrid": (9.0, 2.5, 2.0, 2.5)}


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """The likely spending of one approach at the end of month 0, 1, 2 ...

    ``draws`` are those of the last month; ``median`` is how theirs is written beside the name.
    """

    code: str
    name: str
    amounts: tuple[float, ...]
    is_blocked: bool = False
    is_stale: bool = False
    draws: CostSpan | None = None
    median: str = ""

    @property
    def end(self) -> float:
        """Return where its name stands: at the median, without one at the last amount."""
        return self.draws.median if self.draws else self.amounts[-1]

    @property
    def highest(self) -> float:
        """Return the largest amount the axis must hold; a blocked one may be cut."""
        largest = max(self.amounts)
        if self.draws is None or self.is_blocked:
            return largest
        return max(largest, self.draws.high)

    @property
    def caption(self) -> str:
        """Return what is written at its end."""
        return f"{self.name} {self.median}".strip()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where two lines meet: month (with its fraction), amount, and what is written there."""

    month: float
    amount: float
    text: str


@dataclass(frozen=True, slots=True)
class _Plot:
    """The room of the lines and how amounts and months become places."""

    left: float
    top: float
    right: float
    names: float
    bottom: float
    months: int
    highest: float

    def at(self, month: float, amount: float) -> tuple[float, float]:
        across = self.left + (self.right - self.left) * month / self.months
        down = self.bottom - (self.bottom - self.top) * amount / self.highest
        return across, min(max(down, self.top), self.bottom)


def meeting_of(one: SpendingLine, other: SpendingLine, text: str) -> Meeting | None:
    """Return where two lines first cross, None where they do not; touching at 0 does not count."""
    apart = [a - b for a, b in zip(one.amounts, other.amounts, strict=False)]
    for month, (before, after) in enumerate(pairwise(apart)):
        is_crossing = after <= NOTHING if before > 0 else after >= -NOTHING
        if abs(before) > NOTHING and is_crossing:
            share = min(before / (before - after), 1.0)
            first, second = one.amounts[month], one.amounts[month + 1]
            return Meeting(month + share, first + share * (second - first), text)
    return None


def cumulative_scene(
    lines: tuple[SpendingLine, ...],
    meetings: tuple[Meeting, ...],
    size: tuple[float, float],
    sign: str,
    style: BarStyle = WINDOW,
) -> Scene:
    """Return the lines over the months; every line has band, median and name at its end.

    ``size`` is width and height. All lines have the same number of months, at least one.
    """
    width, height = size
    plot = _plot(lines, size, style)
    items: list[Item] = [*_amounts(plot, sign, style), *_months(plot, style)]
    for line in lines:
        items.append(_curve(line, plot, style))
    for place, line in enumerate(line for line in lines if line.draws):
        items += _band(line, plot, plot.right + (place + 1) * _apart(style), style)
    items += _names(lines, plot, style)
    for meeting in meetings:
        items += _meeting(meeting, plot, style)
    return Scene(width, height, tuple(items), _described(lines, meetings, sign))


def _plot(lines: tuple[SpendingLine, ...], size: tuple[float, float], style: BarStyle) -> _Plot:
    highest = max((line.highest for line in lines), default=0.0)
    highest = highest if highest > NOTHING else 1.0
    half = round_step(highest, _STEPS) / 2
    highest = ceil(highest / half * (1 - 1e-9)) * half
    values = ticks(highest, round_step(highest, _STEPS))
    figures = max(text_width(tick_words(one), style.text) for one in values) + 1.6 * style.text
    names = max((text_width(line.caption, style.text) for line in lines), default=0.0)
    bands = (sum(line.draws is not None for line in lines) + 0.5) * _apart(style)
    months = max((len(line.amounts) - 1 for line in lines), default=1) or 1
    return _Plot(
        left=figures,
        top=style.text,
        right=size[0] - names - bands - 0.7 * style.text,
        names=size[0] - names - 0.2 * style.text,
        bottom=size[1] - 2.9 * style.text,
        months=months,
        highest=highest,
    )


def _amounts(plot: _Plot, sign: str, style: BarStyle) -> Iterator[Item]:
    for value in ticks(plot.highest, round_step(plot.highest, _STEPS)):
        _x, y = plot.at(0, value)
        colour = "hair" if value else "rule"
        yield Path(((plot.left, y), (plot.right, y)), pen=Pen(colour, style.line))
        text = f"{sign}{tick_words(value)}" if value == 0 else tick_words(value)
        place = plot.left - style.text * 0.6, y + style.text * 0.35
        yield Label(text, *place, style.text, "ink2", align=Align.RIGHT)


def _months(plot: _Plot, style: BarStyle) -> Iterator[Item]:
    step = _month_step(plot.months, (plot.right - plot.left) / (3 * style.text))
    baseline = plot.bottom + style.text * 1.4
    for month in range(0, plot.months + 1, step):
        x, _y = plot.at(month, 0)
        ends = ((x, plot.bottom), (x, plot.bottom + style.tick))
        yield Path(ends, pen=Pen("rule", style.line))
        yield Label(str(month), x, baseline, style.text, "ink2", align=Align.CENTRE)
    middle = (plot.left + plot.right) / 2
    below = baseline + style.text * 1.25
    yield Label(_("months"), middle, below, style.text, "ink2", align=Align.CENTRE)


def _month_step(months: int, most: float) -> int:
    return next((one for one in (1, 2, 3, 6, 12, 24) if months / one <= most), 60)


def _curve(line: SpendingLine, plot: _Plot, style: BarStyle) -> Path:
    points = tuple(plot.at(month, amount) for month, amount in enumerate(line.amounts))
    family = "weights" if line.code in HATCHED else "hybrid" if line.code in TWO_LANES else ""
    dash = tuple(length * style.line for length in _DASHES.get(family, ()))
    colour = "ink3" if line.is_blocked or line.is_stale else line.code
    thin = 1.2 if line.is_blocked else 2.0
    return Path(points, pen=Pen(colour, thin * style.line, dash=dash))


def _names(lines: tuple[SpendingLine, ...], plot: _Plot, style: BarStyle) -> Iterator[Item]:
    ends = sorted(
        ((plot.at(plot.months, line.end)[1], line) for line in lines),
        key=lambda end: (end[0], end[1].code),
    )
    baselines = _spread([end for end, _line in ends], style.text * 1.25, plot)
    for (_end, line), y in zip(ends, baselines, strict=True):
        tone = "ink3" if line.is_blocked else "ink"
        yield Label(line.caption, plot.names, y + style.text * 0.35, style.text, tone)


def _band(line: SpendingLine, plot: _Plot, x: float, style: BarStyle) -> Iterator[Item]:
    """Yield where 9 of 10 draws end, with the median across; cut with an arrow where too high."""
    draws = line.draws
    assert draws is not None
    colour = "ink3" if line.is_blocked or line.is_stale else line.code
    reach = style.text * 0.25
    pen = Pen(colour, 1.5 * style.line)
    low, high = (plot.at(0, amount)[1] for amount in (draws.low, draws.high))
    yield Path(((x, low), (x, high)), pen=pen)
    yield Path(((x - reach, low), (x + reach, low)), pen=pen)
    if draws.high > plot.highest * (1 + NOTHING):
        yield Path(
            ((x - reach, high + reach), (x, high), (x + reach, high + reach)),
            fill=Fill(colour),
            is_closed=True,
        )
    else:
        yield Path(((x - reach, high), (x + reach, high)), pen=pen)
    if draws.median <= plot.highest:
        y = plot.at(0, draws.median)[1]
        across = ((x - 1.6 * reach, y), (x + 1.6 * reach, y))
        yield Path(across, pen=Pen("ink3" if line.is_blocked else "ink", 2 * style.line))


def _apart(style: BarStyle) -> float:
    return style.text


def _spread(heights: list[float], least: float, plot: _Plot) -> list[float]:
    """Return the heights at least so far apart: pushed down, then up from the bottom."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + least) if placed else height)
    lowest = plot.bottom
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], lowest)
        lowest = placed[place] - least
    return placed


def _meeting(meeting: Meeting, plot: _Plot, style: BarStyle) -> Iterator[Item]:
    x, y = plot.at(meeting.month, meeting.amount)
    yield Path(((x, y), (x, plot.bottom)), pen=Pen("rule", style.line, dash=(2.0, 2.0)))
    yield Disc(x, y, style.text * 0.55, fill=Fill("sheet"))
    yield Disc(x, y, style.text * 0.38, fill=Fill("ink"))
    wide = text_width(meeting.text, style.text, is_semibold=True)
    centre = min(max(x, plot.left + wide / 2), plot.right - wide / 2)
    above = max(y - style.text * 0.9, plot.top)
    yield Label(meeting.text, centre, above, style.text, is_semibold=True, align=Align.CENTRE)


def _described(lines: tuple[SpendingLine, ...], meetings: tuple[Meeting, ...], sign: str) -> str:
    said = []
    for line in lines:
        text = _("{name}: {sign}{start} at the start, {sign}{end} in all in the likely case.")
        amounts = {"start": line.amounts[0], "end": line.amounts[-1]}
        if line.draws is not None:
            text += " " + _("9 of 10 draws end between {sign}{low} and {sign}{high}.")
            amounts |= {"low": line.draws.low, "high": line.draws.high}
        figures = {key: f"{amount:,.0f}" for key, amount in amounts.items()}
        said.append(text.format(name=line.name, sign=sign, **figures))
    return " ".join([*said, *(meeting.text for meeting in meetings)])
