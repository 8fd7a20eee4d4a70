"""Shares of runs as people say them."""

from core.language import _


def of_hundred(share: float) -> str:
    """Return a share of the runs as so many of a hundred: "76", "<1"."""
    count = round(share * 100)
    return _("<1") if share > 0 and count < 1 else str(count)
