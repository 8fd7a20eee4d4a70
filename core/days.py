"""Days as people write them."""

import datetime

from core.language import _

NO_BREAK = "\u00a0"


def iso_day(text: str) -> datetime.date | None:
    """Return the day an ISO text names, or None."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def long_date(text: str) -> str:
    """Return an ISO day as "20 November 2026"; other text as it is."""
    day = iso_day(text)
    if day is None:
        return text
    return f"{day.day}{NO_BREAK}{_months()[day.month - 1]}{NO_BREAK}{day.year}"


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
