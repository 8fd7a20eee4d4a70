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


def _no_copy(path: Path) -> str:
    sentence = _(
        "The archive {file} was not updated, because no sound copy of it could be made first. "
        "Free some space, then open it again; it was not touched."
    )
    return sentence.format(file=one_line(str(path)))


def copy_path(path: Path, version: int) -> Path:
    """Return where the copy of an archive lies that had this version before it was raised."""
    return path.with_name(f"{path.name}.version-{version}")


def is_sound_copy(copied: Path, key: bytes | None, version: int) -> bool:
    """Open a copy with its key and say whether it is whole and of this version."""
    copy = open_connection(copied, key)
    try:
        found = (copy.pragma("integrity_check"), copy.pragma("user_version"))
        return found == ("ok", version)
    finally:
        let_go(copy)


def _keep_copy(connection: apsw.Connection, path: Path, key: bytes | None, version: int) -> None:
    part = path.with_name(f".{path.name}.part")
    _remove(part)
    try:
        _copy(connection, part, key)
        if not is_sound_copy(part, key, version):
            raise ArchiveFault(_no_copy(path))
        part.replace(copy_path(path, version))
    finally:
        _remove(part)


def _copy(connection: apsw.Connection, part: Path, key: bytes | None) -> None:
    copy = open_connection(part, key)
    try:
        with copy.backup("main", connection, "main") as backup:
            backup.step(-1)
    finally:
        let_go(copy)


def _remove(part: Path) -> None:
    part.unlink(missing_ok=True)
    # A journal left by a killed run would be played back into the next copy.
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
