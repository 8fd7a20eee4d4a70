"""Round steps along an axis, linear or logarithmic, and the numbers that stand at them."""

from math import ceil, floor, log10

from core.language import _

NOTHING = 1e-12
"""Less than this is no amount at all."""

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_step(highest: float, most: int) -> float:
    """Return the smallest round step that divides 0 to ``highest`` into at most ``most`` parts."""
    if highest < NOTHING:
        return 1.0
    least = highest / max(most, 1)
    power = 10.0 ** floor(log10(least))
    return next(unit for unit in _ROUND if unit * power >= least * (1 - 1e-9)) * power


def ticks(highest: float, step: float) -> tuple[float, ...]:
    """Return the multiples of the step from 0 up to ``highest``."""
    count = floor(highest / step * (1 + 1e-9))
    return tuple(place * step for place in range(count + 1))


def decades(values: tuple[float, ...], least: int = 3) -> tuple[int, int]:
    """Return the powers of ten between which all values lie, at least ``least`` apart.

    Values must be above 0; without any it is 1 to 1,000.
    """
    low = floor(log10(min(values, default=1.0)))
    high = ceil(log10(max(values, default=1.0)) + 1e-12)
    while high - low < least:
        high += 1
        if high - low < least:
            low -= 1
    return low, high


def tick_words(value: float) -> str:
    """Return the number at a tick: 0, 0.25, 400,000."""
    return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"


def short_words(value: float) -> str:
    """Return a power of ten as people say it: 10,000 or 1 million."""
    for unit, words in ((1e9, _("{n} billion")), (1e6, _("{n} million"))):
        if value >= unit:
            return words.format(n=tick_words(value / unit))
    return tick_words(value)
