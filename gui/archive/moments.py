"""Moments in words: what the archive's list and preview say about when."""

from datetime import UTC, datetime, tzinfo

from core.language import _

_MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)


def now_text() -> str:
    """Return the present moment in UTC as documents keep it ("2026-11-20T14:10:00Z")."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(text: str, zone: tzinfo | None = None) -> datetime:
    """Return a kept moment in local time, or in ``zone``."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(zone)


def short_day(moment: datetime, now: datetime) -> str:
    """Return "Today, 14:10", "3 Nov" or, in another year, "3 Nov 2025"."""
    if moment.date() == now.date():
        return _("Today, {time}").format(time=f"{moment:%H:%M}")
    day = f"{moment.day} {_MONTHS[moment.month - 1][:3]}"
    return day if moment.year == now.year else f"{day} {moment.year}"


def long_day(moment: datetime) -> str:
    """Return "12 November 2026"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def day_and_time(moment: datetime, now: datetime) -> str:
    """Return "today at 14:10" or "12 November 2026 at 14:10"."""
    time = f"{moment:%H:%M}"
    if moment.date() == now.date():
        return _("today at {time}").format(time=time)
    return _("{day} at {time}").format(day=long_day(moment), time=time)
