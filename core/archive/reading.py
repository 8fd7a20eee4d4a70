"""Reading an archive without writing a byte of it: for what only looks, such as a replay."""

from collections.abc import Iterator
from pathlib import Path

import apsw
from pydantic import ValidationError

from core.archive.checks import check_is_ours
from core.archive.engine import let_go
from core.archive.faults import Trouble, fault, fault_from
from core.archive.migrations import refuse_newer
from core.archive.rows import ArchiveRow, list_rows
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
            if connection.pragma("user_version") == 0:
                raise fault(Trouble.FOREIGN, path)
            return tuple(read_all(connection))
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


def read_all(connection: apsw.Connection) -> Iterator[Kept]:
    """Read every assessment outside the bin now; return an iterator that understands them."""
    rows = tuple(list_rows(connection, "", "all"))
    query = "SELECT id, document FROM assessments WHERE deleted_at IS NULL"
    documents = {str(identity): str(text) for identity, text in connection.execute(query)}
    return (_kept(row, documents.get(row.id, "")) for row in rows)


def _kept(row: ArchiveRow, document: str) -> Kept:
    verdict = Told(row.verdict_state, row.verdict_word, row.recommended)
    try:
        assessment = Assessment.model_validate_json(document)
    except ValidationError:
        assessment = None
    return Kept(row.id, row.client, row.use_case, verdict, assessment)
