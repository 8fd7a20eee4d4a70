"""The text an assessment is found by, one row per question, so that an edit rewrites one row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import apsw

if TYPE_CHECKING:  # the list opens before pydantic is loaded
    from core.assessment.document import AnswerEntry, Assessment, Details
    from core.assessment.saving import Saving

_DETAILS = "details"
_OVERRIDES = "overrides"
_SCENARIOS = "scenarios"


def write_search_texts(connection: apsw.Connection, saving: "Saving") -> None:
    """Bring the rows of an assessment up to date; rows that say the same are left alone."""
    number = _number(connection, saving.assessment.id)
    wanted = dict(_parts(saving))
    query = "SELECT part, words FROM search_texts WHERE assessment = ?"
    present = dict(connection.execute(query, (number,)))
    for part in present.keys() - wanted.keys():
        query = "DELETE FROM search_texts WHERE assessment = ? AND part = ?"
        connection.execute(query, (number, part))
    for part, words in wanted.items():
        if present.get(part) != words:
            _write(connection, number, part, words)


def copy_search_texts(connection: apsw.Connection, original: str, copy: "Assessment") -> None:
    """Give the copy the original's rows and its own details."""
    number = _number(connection, copy.id)
    connection.execute(
        "INSERT INTO search_texts (assessment, part, words) "
        "SELECT ?, part, words FROM search_texts WHERE assessment = ? AND part <> ?",
        (number, _number(connection, original), _DETAILS),
    )
    _write(connection, number, _DETAILS, _details_words(copy.details))


def _number(connection: apsw.Connection, identity: str) -> int:
    query = "SELECT number FROM assessments WHERE id = ?"
    return int(connection.execute(query, (identity,)).get)


def _write(connection: apsw.Connection, number: int, part: str, words: str) -> None:
    connection.execute(
        "INSERT INTO search_texts (assessment, part, words) VALUES (?, ?, ?) "
        "ON CONFLICT (assessment, part) DO UPDATE SET words = excluded.words",
        (number, part, words),
    )


def _parts(saving: "Saving") -> Iterator[tuple[str, str]]:
    assessment = saving.assessment
    yield _DETAILS, _details_words(assessment.details)
    reasons = [override.reason for override in assessment.overrides.values()]
    if reasons:
        yield _OVERRIDES, "\n".join(reasons)
    named = [f"{one.name}\n{one.note}" for one in assessment.scenarios.values()]
    if named:
        yield _SCENARIOS, "\n".join(named)
    for criterion, entry in assessment.answers.items():
        yield criterion, _entry_words(entry, saving.answer_words.get(criterion, ""))


def _details_words(details: "Details") -> str:
    people = (details.participants, details.consultant)
    return "\n".join((details.client, details.use_case, *people, details.situation, details.source))


def _entry_words(entry: "AnswerEntry", answer: str) -> str:
    words = [answer, entry.note, entry.private_note]
    if entry.evidence is not None:
        words += [entry.evidence.text, entry.evidence.owner]
    return "\n".join(words)
