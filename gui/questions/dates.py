"""Days as people write and read them; the document keeps year-month-day."""

from datetime import date, datetime

from core.language import _

_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")


def _months() -> tuple[str, ...]:
    names = _(
        "January February March April May June July August September October November December"
    )
    return tuple(names.split())


def day_in_words(day: str) -> str:
    """Return "2026-11-12" as "12 November 2026"; a day that is none comes back as it is."""
    try:
        moment = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{moment.day} {_months()[moment.month - 1]} {moment.year}"


def read_day(text: str) -> str | None:
    """Return the day as year-month-day, "" for an empty text, None for one that is no day."""
    if not text.strip():
        return ""
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    return None
