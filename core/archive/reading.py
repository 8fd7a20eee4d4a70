"""Reading an archive without writing a byte of it: for what only looks, such as a replay."""

from collections.abc import Iterator
from pathlib import Path

import apsw
from pydantic import ValidationError

from core.archive.checks import check_is_ours
from core.archive.engine import let_go
from core.archive.faults import Trouble, fault, fault_from
from core.archive.migrations import refuse_newer
from core.archive.rows import list_rows
from core.assessment.document import Assessment
from core.assessment.replay import Kept, Told
from core.errors import ArchiveFault
from core.language import _

_WAIT_MS = 500


def read_kept(path: Path) -> tuple[Kept, ...]:
    """Return the assessments of an archive outside its bin, each with the verdict it has.

    The file is opened for reading only. ArchiveFault or NewerFile when it cannot be read.
    """
    _require_file(path)
    try:
        flags = apsw.SQLITE_OPEN_READONLY
        connection = apsw.Connection(str(path.absolute()), flags=flags)
        try:
            connection.set_busy_timeout(_WAIT_MS)
            check_is_ours(connection, path)
            refuse_newer(connection, path)
            return tuple(_kept(connection, path))
        finally:
            let_go(connection)
    except (apsw.Error, UnicodeDecodeError) as error:
        raise fault_from(error, path) from error


def _require_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise fault(Trouble.FOLDER, path)
        if not path.is_file() or path.stat().st_size == 0:
            raise fault(Trouble.UNREACHABLE, path)
        journal = path.with_name(f"{path.name}-journal")
        is_unfinished = journal.exists() and journal.stat().st_size > 0
    except (OSError, ValueError) as error:
        raise fault(Trouble.UNREACHABLE, path) from error
    if is_unfinished:
        sentence = _("{file} was not closed properly. Open it once in the window, then try again.")
        raise ArchiveFault(sentence.format(file=path.name))


def _kept(connection: apsw.Connection, path: Path) -> Iterator[Kept]:
    if connection.pragma("user_version") == 0:
        raise fault(Trouble.FOREIGN, path)
    query = "SELECT document FROM assessments WHERE id = ?"
    for row in tuple(list_rows(connection, "", "all")):
        verdict = Told(row.verdict_state, row.verdict_word, row.recommended)
        document = read_document(connection.execute(query, (row.id,)).get)
        yield Kept(row.id, row.client, row.use_case, verdict, document)


def read_document(text: str) -> Assessment | None:
    """Return an assessment, None when it cannot be read."""
    try:
        return Assessment.model_validate_json(text)
    except ValidationError:
        return None
