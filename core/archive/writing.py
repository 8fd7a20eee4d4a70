"""What one save writes: the list columns, the document, the log."""

import json
from typing import TYPE_CHECKING, NamedTuple

import apsw

from core.archive.rows import COLUMNS
from core.archive.search_texts import copy_search_texts, write_search_texts
from core.decision.verdict_state import VerdictState

if TYPE_CHECKING:  # the list opens before pydantic and the decision are loaded
    from core.assessment.document import Assessment
    from core.assessment.saving import Saving
    from core.decision.recommendation import Recommendation


def insert_assessment(connection: apsw.Connection, saving: "Saving", what: str) -> None:
    """Add the assessment, found by its words, with the first line of its log: ``what``."""
    content = {
        "id": saving.assessment.id,
        "created": saving.assessment.created,
        "changed": saving.at,
        "last_edit_what": what,
        **_columns(saving),
        **_result(saving),
    }
    names = ", ".join(content)
    marks = ", ".join(f":{name}" for name in content)
    connection.execute(f"INSERT INTO assessments ({names}) VALUES ({marks})", content)
    write_search_texts(connection, saving)
    log(connection, LogLine(saving.assessment.id, what, saving.at, saving.by))


def update_assessment(connection: apsw.Connection, saving: "Saving") -> None:
    """Replace the assessment, which the archive holds, and log its edits."""
    content = {"id": saving.assessment.id, **_columns(saving)}
    if not saving.is_stand_in:
        content |= _result(saving)
    # A verdict the draws have changed, or that the result was looked at, is no edit of the
    # consultant's and must not move the assessment up the list.
    edits = [edit for edit in saving.edits if edit.path != "seen"]
    if edits:
        content |= {"changed": saving.at, "last_edit_what": edits[-1].path}
    names = ", ".join(f"{name} = :{name}" for name in content)
    connection.execute(f"UPDATE assessments SET {names} WHERE id = :id", content)
    write_search_texts(connection, saving)
    for edit in saving.edits:
        values = (_as_json(edit.before), _as_json(edit.after))
        line = LogLine(saving.assessment.id, edit.path, saving.at, saving.by, *values)
        log(connection, line)


def insert_copy(connection: apsw.Connection, original: str, copy: "Assessment", by: str) -> None:
    """Add ``copy``, which differs from the original in id, moment and use case only."""
    new = {
        "id": copy.id,
        "use_case": copy.details.use_case,
        "created": copy.created,
        "changed": copy.created,
        "last_edit_what": "duplicated",
        "deleted_at": None,
        "document": copy.model_dump_json(),
    }
    kept = ", ".join(name for name in COLUMNS if name not in new)
    names, marks = ", ".join(new), ", ".join(f":{name}" for name in new)
    connection.execute(
        f"INSERT INTO assessments ({names}, {kept}) "
        f"SELECT {marks}, {kept} FROM assessments WHERE id = :original",
        new | {"original": original},
    )
    copy_search_texts(connection, original, copy)
    log(connection, LogLine(copy.id, "duplicated", copy.created, by))


class LogLine(NamedTuple):
    """One line to append: ``before`` and ``after`` as JSON, None where absent."""

    assessment: str
    what: str
    at: str
    by: str
    before: str | None = None
    after: str | None = None


def log(connection: apsw.Connection, line: LogLine) -> None:
    """Append one line to the change log."""
    connection.execute(
        "INSERT INTO change_log (assessment, what, at, by, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        line,
    )


def _as_json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _columns(saving: "Saving") -> dict[str, str | int | float | None]:
    details = saving.assessment.details
    return {
        "client": details.client,
        "use_case": details.use_case,
        "participants": details.participants,
        "consultant": details.consultant,
        **_progress(saving.assessment, saving.recommendation),
        "document": saving.assessment.model_dump_json(),
    }


def _result(saving: "Saving") -> dict[str, str | int | float | None]:
    found = saving.recommendation
    return {
        "verdict_state": found.verdict.state.value,
        "verdict_word": found.verdict.word,
        "recommended": found.recommended,
        "phrase": saving.phrase,
        "short_sentence": found.verdict.short_sentence,
        **_need(found),
        "fingerprint": found.fingerprint,
        "model_id": found.model_id,
        "model_version": found.model_version,
    }


def _progress(assessment: "Assessment", found: "Recommendation") -> dict[str, int]:
    asked = (criterion for criterion, is_asked in found.asked.items() if is_asked)
    # An answer that the model does not offer stands among the open questions all the same.
    waiting = {question.criterion for question in found.open_questions}
    given = ((criterion, assessment.entry(criterion).state) for criterion in asked)
    states = [
        "unanswered" if state == "answered" and criterion in waiting else state
        for criterion, state in given
    ]
    unknown = states.count("unknown")
    still_open = states.count("unanswered") + states.count("ask-later")
    return {
        "answered": states.count("answered"),
        "unknown": unknown,
        "open_count": still_open,
        "total": len(states),
    }


def _need(found: "Recommendation") -> dict[str, str | int | float]:
    return {
        "knowledge": found.need.knowledge,
        "behaviour": found.need.behaviour,
        "is_known": int(found.need.is_known),
        "is_hollow": int(found.verdict.state is VerdictState.DIAGNOSE),
        "need_description": found.need.description,
    }
