"""Opening the archive's file: the right library, the key, the safe settings, the lock."""

import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from core.archive.faults import Trouble, fault
from core.errors import ArchiveFault
from core.language import _

KEY_BYTES = 32
PAGE_BYTES = 4_096
# The first release without the race that could damage a file.
_OLDEST_SQLITE = (3, 51, 3)
_WAIT_MS = 500

_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("locking_mode", "EXCLUSIVE"),
    ("page_size", PAGE_BYTES),
    ("journal_mode", "TRUNCATE"),
    ("synchronous", "EXTRA"),
    ("mmap_size", 0),
    ("temp_store", "MEMORY"),
    # 32 MB: an encrypted page costs most when it has to be read again.
    ("cache_size", -32_000),
    ("secure_delete", 1),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
)


def open_connection(path: Path, key: bytes | None = None) -> apsw.Connection:
    """Return the file's only connection, locked for this process; apsw.Error when refused.

    ``key`` is 32 raw bytes or None for a plain file. A missing file is made, with its folder.
    """
    _check_library(path)
    _make_file(path)
    connection = apsw.Connection(str(path.absolute()), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        connection.set_busy_timeout(_WAIT_MS)
        if key is not None:
            _unlock(connection, key)
        _take_lock(connection, path)
        _check_device(connection, path)
    except (apsw.Error, ArchiveFault):
        let_go(connection)
        raise
    return connection


def let_go(connection: apsw.Connection) -> None:
    """Close the connection; a disk that fails now has nothing left to lose."""
    with suppress(apsw.Error):
        connection.close(True)


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Make the block one transaction; after an error everything is as before."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # The engine may have rolled back by itself, and the first error must be the one seen.
        if connection.in_transaction:
            with suppress(apsw.Error):
                connection.execute("ROLLBACK")


def _check_library(path: Path) -> None:
    ciphers: str | None = getattr(apsw, "mc_version", None)
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if ciphers is None or version < _OLDEST_SQLITE:
        detail = apsw.sqlite_lib_version()
        detail = detail if ciphers else f"{detail}, {_('without encryption')}"
        raise fault(Trouble.UNFIT_LIBRARY, path, detail)


def _make_file(path: Path) -> None:
    if path.is_dir():
        raise fault(Trouble.FOLDER, path)
    if path.exists() and not path.is_file():
        raise fault(Trouble.UNREACHABLE, path)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Made here and not by the engine, which would let everybody read it.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _unlock(connection: apsw.Connection, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def _take_lock(connection: apsw.Connection, path: Path) -> None:
    # Each save makes or empties a journal beside the file, so the folder counts too.
    if connection.readonly("main") or not os.access(path.absolute().parent, os.W_OK):
        raise fault(Trouble.READ_ONLY, path)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    for name, value in _PRAGMAS:
        connection.pragma(name, value)
    if sys.platform == "darwin":
        connection.pragma("fullfsync", 1)
    # Held until the connection closes, because the locking mode is exclusive.
    connection.execute("BEGIN EXCLUSIVE; COMMIT")


def _check_device(connection: apsw.Connection, path: Path) -> None:
    page = connection.pragma("page_size")
    if page != PAGE_BYTES:
        detail = _("page size {size}").format(size=page)
        raise fault(Trouble.UNFIT_PLACE, path, detail)
    if not _overwrites_safely(connection):
        detail = _("no powersafe overwrite")
        raise fault(Trouble.UNFIT_PLACE, path, detail)


def _overwrites_safely(connection: apsw.Connection) -> bool:
    # Without it an encrypted rollback journal is not decoded after a crash.
    answer = array("i", [-1])
    address, _length = answer.buffer_info()
    connection.file_control("main", apsw.SQLITE_FCNTL_POWERSAFE_OVERWRITE, address)
    return answer[0] == 1
