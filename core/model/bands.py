"""The number bands of a criterion's levels: as limits, and whether they cover its numbers."""

import math
from collections.abc import Iterator

from core.errors import FileFault
from core.language import _
from core.model import pack as schema
from core.model.conditions import NumberIs

Limits = tuple[float, bool, float, bool]


def limits_of(band: schema.Band | NumberIs) -> Limits:
    """Return (lowest, lowest is inside, highest, highest is inside), infinite where open.

    Where both an inclusive and an exclusive limit are given, the tighter one counts.
    """
    above = -math.inf if band.above is None else band.above
    at_least = -math.inf if band.at_least is None else band.at_least
    below = math.inf if band.below is None else band.below
    at_most = math.inf if band.at_most is None else band.at_most
    return (
        max(above, at_least),
        band.at_least is not None and at_least > above,
        min(below, at_most),
        band.at_most is not None and at_most < below,
    )


# A cut between numbers: (v, 0) lies just below v, (v, 1) just above. A band runs from cut to cut.
_Cut = tuple[float, int]


def _cuts(limits: Limits, *, whole: bool) -> tuple[_Cut, _Cut]:
    low, is_low_inside, high, is_high_inside = limits
    start = (low, 0 if is_low_inside else 1)
    end = (high, 1 if is_high_inside else 0)
    return (_before_next(start), _before_next(end)) if whole else (start, end)


def _before_next(cut: _Cut) -> _Cut:
    # Among whole numbers every cut is the one just below the next whole number.
    value, side = cut
    if math.isinf(value):
        return cut
    return (math.floor(value) + 1, 0) if side else (math.ceil(value), 0)


def band_faults(file: str, criterion: schema.Criterion) -> Iterator[FileFault]:
    """Yield bands without a number, and gaps and overlaps between the bands."""
    banded = [level for level in criterion.levels if level.band]
    number = criterion.number
    if number is None:
        for level in banded:
            expected = _("expected no band, because this question asks for no number.")
            yield FileFault(file, f"{level.id}, band", expected)
    elif number.minimum > number.maximum:
        expected = _("expected a minimum that is not above the maximum.")
        yield FileFault(file, f"{criterion.id}, number", expected)
    else:
        yield from _cover_faults(file, criterion, number)


def _cover_faults(
    file: str, criterion: schema.Criterion, number: schema.Number
) -> Iterator[FileFault]:
    start, end = _cuts((number.minimum, True, number.maximum, True), whole=number.whole)
    reached = start
    for low, high, level in _sorted_bands(criterion, number):
        low, high = max(low, start), min(high, end)
        if low >= high:
            expected = _("expected a band with numbers between the minimum and the maximum.")
            yield FileFault(file, f"{level}, band", expected)
            continue
        if low != reached:
            yield FileFault(file, f"{level}, band", _misfit(reached, low))
        reached = max(reached, high)
    if reached != end:
        expected = _("expected bands up to the maximum; no level takes the numbers around {n}.")
        place = f"{criterion.id}, levels"
        yield FileFault(file, place, expected.format(n=f"{reached[0]:,g}"))


def _sorted_bands(
    criterion: schema.Criterion, number: schema.Number
) -> list[tuple[_Cut, _Cut, str]]:
    return sorted(
        (*_cuts(limits_of(level.band), whole=number.whole), level.id)
        for level in criterion.levels
        if level.band
    )


def _misfit(reached: _Cut, low: _Cut) -> str:
    if low > reached:
        expected = _("expected bands without a gap; no level takes the numbers around {n}.")
        return expected.format(n=f"{reached[0]:,g}")
    return _("expected bands that do not overlap; two levels take {n}.").format(n=f"{low[0]:,g}")
