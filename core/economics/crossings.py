"""How two cost lines lie to each other: break-even over volume, payback over months."""

import numpy as np
from numpy.typing import NDArray

from core.economics.ledger import Column
from core.economics.ownership import Line, Span, crossing_volume
from core.economics.result import BreakEven, Crossing, Payback
from core.economics.summary import Cases, band, known, likely


def break_even_of(pair: tuple[str, str], difference: Line, span: Span, cases: Cases) -> BreakEven:
    """Return from which volume the first approach of a pair costs less than the second.

    ``difference`` is the line of the first less that of the second.
    """
    code, against = pair
    level, slope, volume = crossing_volume(difference, span)
    if np.isnan(likely(level)) or np.isnan(likely(slope)):
        return BreakEven(code, against, Crossing.UNKNOWN, None, None, 0.0)
    crossing = _crossing(likely(level), likely(slope))
    alike = _alike(crossing, cases.drawn(level), cases.drawn(slope))
    found = known(likely(volume))
    spread = cases.drawn(volume)[alike]
    shown = band(spread, found) if found is not None and len(spread) else None
    return BreakEven(code, against, crossing, found, shown, float(np.mean(alike)))


def payback_of(
    months: Column, cases: Cases, horizon: int, looked_ahead: int, *, counts_value: bool
) -> Payback | None:
    """Return the payback of months by case, None where the likely case is not known."""
    first = likely(months)
    if np.isnan(first):
        return None
    drawn = cases.drawn(months)
    return Payback(
        months=int(first) if np.isfinite(first) else None,
        within=float(np.mean(drawn <= horizon)),
        never=float(np.mean(np.isinf(drawn))),
        looked_ahead=looked_ahead,
        counts_value=counts_value,
    )


def _crossing(level: float, slope: float) -> Crossing:
    if level == 0 and slope == 0:
        return Crossing.SAME
    if level >= 0 and slope >= 0:
        return Crossing.NEVER
    if level <= 0 and slope <= 0:
        return Crossing.ALWAYS
    return Crossing.PAYS_FROM if level > 0 else Crossing.PAYS_UP_TO


def _alike(crossing: Crossing, level: Column, slope: Column) -> NDArray[np.bool_]:
    if crossing is Crossing.PAYS_FROM:
        return (level > 0) & (slope < 0)
    if crossing is Crossing.PAYS_UP_TO:
        return (level < 0) & (slope > 0)
    if crossing is Crossing.NEVER:
        return (level >= 0) & (slope >= 0)
    return (level <= 0) & (slope <= 0)
