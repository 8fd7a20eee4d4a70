"""Shares of runs and chances as people say them."""

from core.language import _

_SMALL = (10, 15, 20, 30, 50, 100)
_PARTS = (2, 3, 4, 5, 10)
_SURE = 0.95
_LEAST = 0.0075


def of_hundred(share: float) -> str:
    """Return a share of the runs as so many of a hundred: "76", "<1"."""
    count = round(share * 100)
    return _("<1") if share > 0 and count < 1 else str(count)


def chance_in_words(chance: float | None) -> str:
    """Return a chance as "1 in 5"; "–" for none, "" when it has not been worked out."""
    if chance is None:
        return ""
    if chance <= 0:
        return "–"
    if chance >= _SURE:
        return _("almost sure")
    if chance < _LEAST:
        return _("under 1 in 100")
    count, whole = _nearest(chance)
    return _("{count} in {whole}").format(count=count, whole=whole)


def has_no_chance(chance: float | None) -> bool:
    """Say whether a chance that has been worked out is too small to tell from none."""
    return chance is not None and chance < _LEAST


def _nearest(chance: float) -> tuple[int, int]:
    if chance < 1 / _SMALL[0]:
        return 1, min(_SMALL, key=lambda whole: abs(chance - 1 / whole))
    fractions = ((count, whole) for whole in _PARTS for count in range(1, whole))
    return min(fractions, key=lambda part: (round(abs(chance - part[0] / part[1]), 2), part[1]))
