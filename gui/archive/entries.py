"""What the archive's list shows: heads by client and one entry for each assessment."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from core.archive.rows import ArchiveRow
from core.language import _, counted


class Head(NamedTuple):
    """The line over the assessments of one client."""

    client: str


class Entry(NamedTuple):
    """One assessment in the list."""

    row: ArchiveRow

    @property
    def title(self) -> str:
        """Return the use case, or words for one that has no name yet."""
        return one_line(self.row.use_case) or _("New assessment")


Item = Head | Entry


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def grouped(rows: Iterable[ArchiveRow]) -> tuple[Item, ...]:
    """Return the rows under their clients; clients stand in the order of their newest row."""
    clients: dict[str, list[ArchiveRow]] = {}
    for row in rows:
        clients.setdefault(one_line(row.client), []).append(row)
    items: list[Item] = []
    for client, own in clients.items():
        items.append(Head(client or _("No client yet")))
        items.extend(Entry(row) for row in own)
    return tuple(items)


def progress_words(answered: int, unknown: int, still_open: int) -> str:
    """Return "37 answered, 2 don’t know, 6 open" without the parts that are none."""
    parts = [counted("{n} answered", "{n} answered", answered)]
    if unknown:
        parts.append(counted("{n} don’t know", "{n} don’t know", unknown))
    if still_open:
        parts.append(counted("{n} open", "{n} open", still_open))
    return ", ".join(parts)


def row_progress(row: ArchiveRow) -> str:
    """Return the progress of one assessment in words."""
    return progress_words(row.answered, row.unknown, row.open_count)


def spoken(item: Item, day: str) -> str:
    """Return what a screen reader says for one line of the list."""
    if isinstance(item, Head):
        return item.client
    row = item.row
    parts = (item.title, row_progress(row), f"{row.verdict_word} {row.phrase}".strip(), day)
    return ". ".join(part for part in parts if part) + "."


def changed_at(row: ArchiveRow) -> datetime:
    """Return when a row was last changed, in local time."""
    return datetime.fromisoformat(row.changed.replace("Z", "+00:00")).astimezone()
