"""Twenty little bars, each one in twenty: how likely an answer changes the recommendation."""

from core.charts.scene import Fill, Item, Pen, Rect, Scene
from core.language import _

BARS = 20
_PITCH, _BAR, _HEIGHT = 7.0, 6.0, 11.0


def chance_bars(chance: float) -> Scene:
    """Return the bars for a chance from 0 to 1; any chance above nothing fills at least one."""
    filled = max(round(chance * BARS), 1) if chance > 0 else 0
    items = tuple(_bar(place, is_filled=place < filled) for place in range(BARS))
    words = _("{filled} of {bars} bars filled").format(filled=filled, bars=BARS)
    return Scene(BARS * _PITCH, _HEIGHT, items, words)


def _bar(place: int, *, is_filled: bool) -> Item:
    if is_filled:
        return Rect(place * _PITCH, 0, _BAR, _HEIGHT, fill=Fill("ink"))
    return Rect(place * _PITCH + 0.5, 0.5, _BAR - 1, _HEIGHT - 1, pen=Pen("hair", 1))
