"""Cost over the horizon, break-even and payback in closed form (domain notes D5; methods 2.13)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.economics.ledger import Column, Ledger

_ALMOST_ONE = 1e-9
# Sums of months end a few last digits apart from products; neither may cost a whole month.
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Pace:
    """How a month's amounts change from month to month, as factors.

    ``level`` for what stays the same (discounting alone), ``tokens`` for what follows volume and
    token price, ``rest`` for what follows volume only.
    """

    level: Column
    tokens: Column
    rest: Column

    @classmethod
    def of(cls, ledger: Ledger) -> "Pace":
        """Return the pace of growth, price decline and discounting."""
        level = 1 / ledger.factor("discount")
        rest = level * ledger.factor("growth")
        return cls(level, rest * ledger.factor("price-decline", -1), rest)


@dataclass(frozen=True, slots=True)
class Span:
    """How many first months a number of months adds up to, for each kind of amount in ``Pace``."""

    level: Column
    tokens: Column
    rest: Column

    @classmethod
    def of(cls, pace: Pace, months: "int | NDArray[np.int64]") -> "Span":
        """Return the sums over the months; several counts need a pace of shape ()."""
        return cls(
            accumulated(pace.level, months),
            accumulated(pace.tokens, months),
            accumulated(pace.rest, months),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """The cost of one approach as a line over the volume of the first month.

    ``start`` is paid once; a first month costs ``fixed``, and per request ``tokens + rest``.
    """

    start: Column
    fixed: Column
    tokens: Column
    rest: Column

    def level(self, span: Span) -> Column:
        """Return what the months cost without any request."""
        return self.start + self.fixed * span.level

    def slope(self, span: Span) -> Column:
        """Return what the months cost more for one more request in the first month."""
        return self.tokens * span.tokens + self.rest * span.rest

    def total(self, volume: Column, span: Span) -> Column:
        """Return the cost over the months."""
        return self.level(span) + volume * self.slope(span)

    def minus(self, other: "Line") -> "Line":
        """Return the difference between two lines; of a line with itself it is exactly zero."""
        return Line(
            self.start - other.start,
            self.fixed - other.fixed,
            self.tokens - other.tokens,
            self.rest - other.rest,
        )


def accumulated(factor: Column, months: "int | NDArray[np.int64]") -> Column:
    """Return 1 + k + ... + k^(months-1): how many first months the months add up to."""
    if np.all(factor == 1):
        return np.asarray(months, dtype=np.float64)
    apart = factor - 1
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        power = np.expm1(months * np.log(factor))
        return np.where(np.abs(apart) < _ALMOST_ONE, months, power / apart)


def crossing_volume(difference: Line, span: Span) -> tuple[Column, Column, Column]:
    """Return (level, slope, volume) of a difference; the volume is where it crosses zero.

    The volume is NaN where the line does not cross zero at a positive volume.
    """
    level, slope = difference.level(span), difference.slope(span)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        volume = np.where(level * slope < 0, -level / slope, np.nan)
    # Beyond any number a computer holds is beyond any volume.
    return level, slope, np.where(np.isfinite(volume), volume, np.nan)


def payback_months(
    difference: Line, volume: Column, pace: Pace, longest: int
) -> NDArray[np.float64]:
    """Return the first whole month at whose end the difference has been earned back.

    Shape (cases,). Zero where nothing has to be earned back and the months cost no more,
    infinity beyond ``longest``, NaN where it is unknown.
    """
    start = difference.start + np.zeros(np.shape(volume))
    parts = (difference.fixed, volume * difference.tokens, volume * difference.rest)
    if all(np.all(factor == 1) for factor in (pace.level, pace.tokens, pace.rest)):
        months = _steady(start, parts[0] + parts[1] + parts[2], longest)
    else:
        months = _step_by_step(start, parts, pace, longest)
    first = parts[0] + parts[1] + parts[2]
    # With nothing to earn back, what costs more from month to month is never earned back.
    at_once = np.where(first <= 0, 0.0, np.inf)
    return np.where(np.isnan(start + first), np.nan, np.where(start <= 0, at_once, months))


def _steady(start: Column, monthly: Column, longest: int) -> Column:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        months = np.ceil(np.where(monthly < 0, start / -monthly, np.inf) - _NOISE)
    return np.where(months > longest, np.inf, months)


def _step_by_step(
    start: Column, parts: tuple[Column, Column, Column], pace: Pace, longest: int
) -> Column:
    owed = np.array(start, dtype=np.float64)
    found = np.full(owed.shape, np.inf)
    factors = (pace.level, pace.tokens, pace.rest)
    now = list(parts)
    for month in range(1, longest + 1):
        owed = owed + sum(now)
        found = np.where(np.isinf(found) & (owed <= _NOISE * start), float(month), found)
        now = [part * factor for part, factor in zip(now, factors, strict=True)]
    return found
