"""Days as people write and read them; the document keeps year-month-day."""

import re
from datetime import date, datetime

from core.language import _

_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
_IN_WORDS = re.compile(r"([0-9]{1,2})\s+([^\W\d]{3,})\.?\s+([0-9]{4})")


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
    written = _with_number_for_month(text.strip())
    for form in _FORMS:
        try:
            return datetime.strptime(written, form).date().isoformat()
        except ValueError:
            continue
    return None


def _with_number_for_month(text: str) -> str:
    """Return "12 Nov 2026" as "12/11/2026", whatever the language of the desktop."""
    found = _IN_WORDS.fullmatch(text)
    if not found:
        return text
    day, word, year = found.groups()
    for number, name in enumerate(_months(), 1):
        if name.casefold().startswith(word.casefold()):
            return f"{day}/{number}/{year}"
    return text
