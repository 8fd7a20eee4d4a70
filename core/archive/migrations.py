"""The archive's schema in numbered steps on raw data; a step, once released, never changes."""

from collections.abc import Callable, Sequence
from pathlib import Path

import apsw

from core.archive.engine import let_go, open_connection, transaction
from core.archive.schema_1 import create_schema
from core.errors import ArchiveFault, NewerFile
from core.files import one_line
from core.language import _

Step = Callable[[apsw.Connection], None]

APPLICATION_ID = 0x54756E46
STEPS: tuple[Step, ...] = (create_schema,)


def refuse_newer(connection: apsw.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Refuse an archive that a newer program has made, and name both versions."""
    version = connection.pragma("user_version")
    if version > len(steps):
        raise NewerFile(one_line(str(path)), "", _too_new(version, len(steps)))


def bring_up_to_date(
    connection: apsw.Connection, path: Path, key: bytes | None, steps: Sequence[Step] = STEPS
) -> None:
    """Raise the archive to the newest schema in one transaction.

    An archive that holds anything is copied first, beside itself, and the copy is opened and
    checked.
    """
    version = connection.pragma("user_version")
    if version == len(steps):
        return
    if version > 0:
        _keep_copy(connection, path, key, version)
    with transaction(connection):
        for step in steps[version:]:
            step(connection)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", len(steps))


def _too_new(theirs: int, ours: int) -> str:
    sentence = _(
        "the archive has version {theirs}, this program reads up to version {ours}. "
        "Update the program, then open the archive again; it was not touched."
    )
    return sentence.format(theirs=theirs, ours=ours)


def copy_path(path: Path, version: int) -> Path:
    """Return where the copy of an archive lies that had this version before it was raised."""
    return path.with_name(f"{path.name}.version-{version}")


def _keep_copy(connection: apsw.Connection, path: Path, key: bytes | None, version: int) -> None:
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    copy = open_connection(part, key)
    try:
        with copy.backup("main", connection, "main") as backup:
            backup.step(-1)
    finally:
        let_go(copy)
    _check_copy(part, key, version)
    part.replace(copy_path(path, version))


def _check_copy(part: Path, key: bytes | None, version: int) -> None:
    copy = open_connection(part, key)
    try:
        sound = copy.pragma("integrity_check") == "ok" and copy.pragma("user_version") == version
    finally:
        let_go(copy)
    if not sound:
        part.unlink()
        sentence = _(
            "The archive was not updated: its copy {file} could not be checked. Try again."
        )
        raise ArchiveFault(sentence.format(file=one_line(str(part))))
