"""Whether a file that opened is an archive of ours, and sound."""

from pathlib import Path

import apsw

from core.archive.faults import Trouble, fault
from core.archive.migrations import APPLICATION_ID, STEPS


def check_is_ours(connection: apsw.Connection, path: Path) -> None:
    """Refuse the database of another program; an empty file becomes an archive."""
    is_empty = connection.execute("SELECT count(*) FROM sqlite_schema").get == 0
    if not is_empty and connection.pragma("application_id") != APPLICATION_ID:
        raise fault(Trouble.FOREIGN, path)


def check_is_whole(connection: apsw.Connection, path: Path) -> None:
    """Refuse a damaged archive; a search index that alone is damaged is built anew."""
    findings = _findings(connection)
    if findings and all("fts5" in finding.lower() for finding in findings):
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        findings = _findings(connection)
    if findings:
        raise fault(Trouble.DAMAGED, path)


def check_schema(connection: apsw.Connection, path: Path) -> None:
    """Refuse an archive into which somebody has put a trigger, a view or a table."""
    if _schema(connection) != _expected_schema():
        raise fault(Trouble.FOREIGN, path)


def _findings(connection: apsw.Connection) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _schema(connection: apsw.Connection) -> list[tuple[object, ...]]:
    query = (
        "SELECT type, name, tbl_name, sql FROM sqlite_schema "
        "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    )
    return list(connection.execute(query))


def _expected_schema() -> list[tuple[object, ...]]:
    # Made anew rather than kept as text: the engine writes parts of it in its own words.
    with_nothing = apsw.Connection(":memory:")
    try:
        for step in STEPS:
            step(with_nothing)
        return _schema(with_nothing)
    finally:
        with_nothing.close()
