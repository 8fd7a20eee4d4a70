"""The archive's list: one row per assessment, found and counted without opening a document."""

from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

import apsw

from core.decision.fork_point import Need
from core.language import _

Where = Literal["all", "open", "ready", "bin"]


class ArchiveRow(NamedTuple):
    """One line of the list.

    ``open_count`` are questions nobody answered yet; ``last_edit_what`` is the path of the last
    edit or what was done to the whole; moments are in UTC. ``is_hollow`` says how to draw the
    point on the fork.
    """

    id: str
    client: str
    use_case: str
    participants: str
    consultant: str
    created: str
    changed: str
    last_edit_what: str
    answered: int
    unknown: int
    open_count: int
    total: int
    verdict_state: str
    verdict_word: str
    recommended: str | None
    phrase: str
    short_sentence: str
    knowledge: float
    behaviour: float
    is_known: bool
    is_hollow: bool
    need_description: str
    fingerprint: str
    model_id: str
    model_version: str
    deleted_at: str | None

    @property
    def need(self) -> Need:
        """Return the point on the fork."""
        return Need(self.knowledge, self.behaviour, self.is_known, self.need_description)

    @property
    def last_edit(self) -> str:
        """Return what was edited last, in words ("answer to KN2")."""
        return _in_words(self.last_edit_what)


class ArchiveCounts(NamedTuple):
    """How many assessments each part of the list holds; ``all`` is open and ready together."""

    all: int
    open: int
    ready: int
    bin: int


COLUMNS = ArchiveRow._fields
# The engine keeps them as 0 and 1.
_TRUTHS = slice(COLUMNS.index("is_known"), COLUMNS.index("is_hollow") + 1)

_CONDITIONS: dict[Where, str] = {
    "all": "deleted_at IS NULL",
    "open": "deleted_at IS NULL AND open_count > 0",
    "ready": "deleted_at IS NULL AND open_count = 0",
    "bin": "deleted_at IS NOT NULL",
}

# Each word may stand in another part of the same assessment.
_HAS_WORD = (
    "number IN (SELECT assessment FROM search_texts WHERE number IN "
    "(SELECT rowid FROM search WHERE search MATCH ?))"
)
_MOST_WORDS = 12


def list_rows(connection: apsw.Connection, search: str, where: Where) -> Iterator[ArchiveRow]:
    """Yield the rows by client, the client with the newest change first, newest first in it."""
    words = search_words(search)
    condition = " AND ".join((_CONDITIONS[where], *[_HAS_WORD] * len(words)))
    query = (
        f"SELECT {', '.join(COLUMNS)} FROM assessments WHERE {condition} "
        "ORDER BY max(changed) OVER (PARTITION BY client) DESC, client, changed DESC, number DESC"
    )
    for row in connection.execute(query, words):
        truths = map(bool, row[_TRUTHS])
        yield ArchiveRow(*row[: _TRUTHS.start], *truths, *row[_TRUTHS.stop :])


def count_rows(connection: apsw.Connection) -> ArchiveCounts:
    """Return how many rows each part of the list has."""
    sums = ", ".join(
        f"coalesce(sum({_CONDITIONS[where]}), 0)" for where in ("all", "open", "ready", "bin")
    )
    return ArchiveCounts(*connection.execute(f"SELECT {sums} FROM assessments").get)


def count_versions(connection: apsw.Connection, model: str) -> dict[str, int]:
    """Return how many assessments name each version of a model.

    The list may still show the verdict of another version than the document names; both count.
    """
    query = (
        "SELECT version, count(DISTINCT number) FROM ("
        "SELECT number, model_id AS model, model_version AS version FROM assessments UNION "
        "SELECT number, json_extract(document, '$.model.id'), "
        "json_extract(document, '$.model.version') FROM assessments WHERE json_valid(document)"
        ") WHERE model = ? GROUP BY version"
    )
    return {str(version): count for version, count in connection.execute(query, (model,))}


def search_words(search: str) -> tuple[str, ...]:
    """Return the words of a search, each as an expression that finds what begins with it.

    Quotes and signs stay text; words without a letter or a digit are left out.
    """
    words = (word for word in search.replace("\0", " ").split() if any(map(str.isalnum, word)))
    quoted = (f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in words)
    return tuple(islice(quoted, _MOST_WORDS))


def _in_words(what: str) -> str:
    part, _dot, key = what.partition(".")
    sentences = {
        "answers": _("answer to {key}"),
        "overrides": _("override of {key}"),
        "details": _("details"),
        "scenarios": _("scenario"),
        "costs": _("costs"),
        "report_without": _("sections of the report"),
        "model": _("decision model"),
        "created": _("created"),
        "imported": _("imported"),
        "duplicated": _("duplicated"),
        "restored": _("restored"),
        "binned": _("moved to the bin"),
    }
    return sentences.get(part, what).replace("{key}", key)
