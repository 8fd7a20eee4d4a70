"""How a bar shows its approach: colour, and a pattern that says the same without colour."""

from collections.abc import Iterator

from core.charts.scene import Fill, Item, Pen, Rect

HATCHED = frozenset({"LORA", "PREF", "FULL"})
TWO_LANES = frozenset({"FT+ICL", "FT+RAG"})
_LANE_GAP_SHARE = 2 / 11

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


def filled(
    code: str, box: Box, hatch: tuple[float, float], line: float, colour: str = ""
) -> Iterator[Item]:
    """Yield the bar of an approach; ``colour`` is a token in place of its own.

    Context approaches are solid, those that change weights hatched, hybrids have two lanes.
    """
    colour = colour or code
    if box[2] <= 0:
        return
    if code in HATCHED:
        yield Rect(*box, fill=Fill(colour, hatch=hatch))
        yield outline(box, Pen(colour, line))
    elif code in TWO_LANES:
        yield from _lanes(Fill(colour, hatch=hatch), box, is_whole=line == 1)
    else:
        yield Rect(*box, fill=Fill(colour))


def hollow(box: Box, line: float) -> Iterator[Item]:
    """Yield the bar of a blocked approach."""
    if box[2] > 0:
        yield Rect(*box, fill=Fill("sheet"))
        yield outline(box, Pen("rule", line))


def outline(box: Box, pen: Pen) -> Rect:
    """Return a line inside the box, so that hollow and solid bars of one value are as long."""
    x, y, width, height = box
    inset = pen.width / 2
    return Rect(x + inset, y + inset, max(width - pen.width, 0), height - pen.width, pen=pen)


def _lanes(hatched: Fill, box: Box, *, is_whole: bool) -> Iterator[Item]:
    x, top, length, height = box
    gap = height * _LANE_GAP_SHARE
    upper = (height - gap) / 2
    if is_whole:
        gap, upper = 2.0, float(int((height - 2) / 2))
    yield Rect(x, top, length, upper, fill=Fill(hatched.colour))
    lower = top + upper + gap
    yield Rect(x, lower, length, top + height - lower, fill=hatched)
