"""The archive as the program uses it: list, read, save, duplicate, bin, each save whole or not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

import apsw

from core.archive import checks, migrations, rows, writing
from core.archive.engine import let_go, open_connection, transaction
from core.archive.faults import fault_from
from core.archive.rows import ArchiveCounts, ArchiveRow, Where
from core.errors import ArchiveFault, TuningForkError
from core.language import _

if TYPE_CHECKING:  # the list opens before pydantic is loaded
    from core.analysis.analyst import Analyst
    from core.assessment.document import Assessment
    from core.assessment.replay import Kept
    from core.assessment.saving import Saving

Found = TypeVar("Found")


class LogEntry(NamedTuple):
    """One line of the change log; ``before`` and ``after`` are JSON, None where absent."""

    sequence: int
    what: str
    before: str | None
    after: str | None
    at: str
    by: str


class Archive:
    """One open archive file. No other process can open it until it is closed."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        """Open the file; use ``Archive.open``."""
        self.path = path
        self._key = key
        self._connection: apsw.Connection | None = None
        self._saves = 0
        # An import may run in another thread; its transaction must not mix with a save.
        self._turn = RLock()
        self._mark = self._live().execute("SELECT lower(hex(randomblob(8)))").get

    @classmethod
    def open(cls, path: Path, key: bytes | None = None) -> Self:
        """Open the archive or make a new one; ``key`` is 32 raw bytes, None for a plain file.

        ArchiveFault or NewerFile when it cannot be opened; the file is then as it was.
        """
        return cls(path, key)

    def close(self) -> None:
        """Let the file go."""
        with self._turn:
            if self._connection is not None:
                let_go(self._connection)
                self._connection = None

    def rows(self, search: str = "", where: Where = "all") -> tuple[ArchiveRow, ...]:
        """Return the list by client, newest first; every word of the search must occur."""
        return self._read(lambda found: tuple(rows.list_rows(found, search, where)))

    def counts(self) -> ArchiveCounts:
        """Return how many assessments each part of the list holds."""
        return self._read(rows.count_rows)

    def versions_used(self, model: str) -> dict[str, int]:
        """Return how many assessments, the bin included, were made with each version of a model."""
        return self._read(lambda found: rows.count_versions(found, model))

    def read(self, identity: str) -> "Assessment":
        """Return one assessment."""
        from pydantic import ValidationError

        from core.assessment.document import Assessment

        query = "SELECT document FROM assessments WHERE id = ?"
        text = self._read(lambda found: found.execute(query, (identity,)).get)
        if text is None:
            raise _missing()
        try:
            return Assessment.model_validate_json(text)
        except ValidationError as error:
            sentence = _("This assessment cannot be read. Open the last good copy of the archive.")
            raise ArchiveFault(sentence) from error

    def kept(self) -> "Iterator[Kept]":
        """Return the assessments outside the bin, each with the verdict it has.

        Everything is read now and understood one by one, in another thread if need be.
        """
        from core.archive.reading import read_all

        return self._read(read_all)

    def change_log(self, identity: str) -> tuple[LogEntry, ...]:
        """Return what was done to one assessment, oldest first."""
        query = (
            "SELECT sequence, what, before, after, at, by FROM change_log "
            "WHERE assessment = ? ORDER BY sequence"
        )
        return self._read(
            lambda found: tuple(LogEntry(*row) for row in found.execute(query, (identity,)))
        )

    def create(
        self,
        assessment: "Assessment",
        analyst: "Analyst",
        at: str = "",
        by: str = "",
        *,
        is_imported: bool = False,
    ) -> str:
        """Add an assessment and return its id, a new one when the archive has that id already.

        ``at`` is the moment of the change, by default when the assessment was begun.
        """
        # Opening an archive need not load what adding to it takes.
        from core.assessment.basis import studied
        from core.assessment.saving import Saving, answer_words, list_phrase

        model, found = analyst.model, studied(assessment, analyst)
        words = (list_phrase(model, found), answer_words(model, assessment))
        saving = Saving(assessment, (), found, *words, at or assessment.created, by)
        what = "imported" if is_imported else "created"

        def add(connection: apsw.Connection) -> str:
            is_taken = _holds(connection, assessment.id)
            identity = _new_identity(connection) if is_taken else assessment.id
            added = assessment.model_copy(update={"id": identity})
            writing.insert_assessment(connection, saving._replace(assessment=added), what)
            return identity

        return self._write(add)

    def record(self, saving: "Saving") -> None:
        """Save the edits of an open assessment in one transaction."""

        def replace(connection: apsw.Connection) -> None:
            _require(connection, saving.assessment.id)
            writing.update_assessment(connection, saving)

        self._write(replace)

    def duplicate(self, identity: str, at: str = "", by: str = "") -> str:
        """Add a copy of an assessment, named as a copy, and return its id.

        ``at`` is the moment, by default the engine's clock; so too below.
        """
        original = self.read(identity)
        name = _("Copy of {name}").replace("{name}", original.details.use_case)[:300]
        moment = self._moment(at)
        details = original.details.model_copy(update={"use_case": name})

        def add(connection: apsw.Connection) -> str:
            _require(connection, identity)
            new = {"id": _new_identity(connection), "created": moment, "details": details}
            copy = original.model_copy(update=new)
            writing.insert_copy(connection, identity, copy, by)
            return copy.id

        return self._write(add)

    def bin(self, identity: str, at: str = "", by: str = "") -> None:
        """Move an assessment to the bin, where it stays until it is erased."""
        moment = self._moment(at)
        self._write(lambda connection: _set_bin(connection, identity, moment, moment, by))

    def restore(self, identity: str, at: str = "", by: str = "") -> None:
        """Take an assessment out of the bin."""
        moment = self._moment(at)
        self._write(lambda connection: _set_bin(connection, identity, None, moment, by))

    def erase(self, identity: str, at: str = "", by: str = "") -> None:
        """Erase an assessment that lies in the bin, its log included, for good."""
        moment = self._moment(at)
        self._write(lambda connection: _erase(connection, identity, moment, by))

    def _moment(self, at: str) -> str:
        query = "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
        return at or str(self._read(lambda found: found.execute(query).get))

    def _live(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = _opened(self.path, self._key)
        return self._connection

    def _read(self, work: Callable[[apsw.Connection], Found]) -> Found:
        try:
            with self._turn:
                return work(self._live())
        except (apsw.Error, UnicodeDecodeError) as error:
            raise fault_from(error, self.path) from error

    def _write(self, work: Callable[[apsw.Connection], Found]) -> Found:
        """Do the work in one transaction; whatever it first makes sure of holds until the end."""
        done: list[Found] = []

        def noted(connection: apsw.Connection) -> None:
            done.append(work(connection))

        with self._turn:
            self._saves += 1
            mark = f"{self._mark}-{self._saves}"
            try:
                _commit(self._live(), noted, mark)
            except (apsw.Error, UnicodeDecodeError) as error:
                self._write_again(noted, mark, fault_from(error, self.path))
        return done[-1]

    def _write_again(
        self, work: Callable[[apsw.Connection], None], mark: str, first: ArchiveFault
    ) -> None:
        # After a failed write the search index in memory may be stale: only a new connection
        # may write. And the commit may stand although an error came, so the file is asked.
        self.close()
        try:
            if self._live().execute("SELECT last_save FROM archive").get != mark:
                _commit(self._live(), work, mark)
        except (apsw.Error, UnicodeDecodeError, ArchiveFault) as second:
            self.close()
            raise first from second


def _opened(path: Path, key: bytes | None) -> apsw.Connection:
    try:
        connection = open_connection(path, key)
        try:
            checks.check_is_ours(connection, path)
            migrations.refuse_newer(connection, path)
            checks.check_is_whole(connection, path)
            migrations.bring_up_to_date(connection, path, key)
            checks.check_schema(connection, path)
        except (apsw.Error, OSError, UnicodeDecodeError, TuningForkError):
            let_go(connection)
            raise
    except (apsw.Error, OSError, UnicodeDecodeError) as error:
        raise fault_from(error, path) from error
    return connection


def _commit(
    connection: apsw.Connection, work: Callable[[apsw.Connection], None], mark: str
) -> None:
    with transaction(connection):
        work(connection)
        connection.execute(
            "UPDATE archive SET save_counter = save_counter + 1, last_save = ?", (mark,)
        )


def _holds(connection: apsw.Connection, identity: str) -> bool:
    query = "SELECT 1 FROM assessments WHERE id = ?"
    return connection.execute(query, (identity,)).get is not None


def _require(connection: apsw.Connection, identity: str) -> None:
    if not _holds(connection, identity):
        raise _missing()


def _new_identity(connection: apsw.Connection) -> str:
    return str(connection.execute("SELECT lower(hex(randomblob(12)))").get)


def _set_bin(
    connection: apsw.Connection, identity: str, deleted_at: str | None, at: str, by: str
) -> None:
    _require(connection, identity)
    query = "UPDATE assessments SET deleted_at = ? WHERE id = ?"
    connection.execute(query, (deleted_at, identity))
    what = "restored" if deleted_at is None else "binned"
    writing.log(connection, writing.LogLine(identity, what, at, by))


def _erase(connection: apsw.Connection, identity: str, at: str, by: str) -> None:
    query = "SELECT deleted_at FROM assessments WHERE id = ?"
    if connection.execute(query, (identity,)).get is None:
        raise ArchiveFault(_("Only what lies in the bin can be erased. Move it there first."))
    # The log goes too: it holds the client's words. One line stays, without any.
    connection.execute("DELETE FROM assessments WHERE id = ?", (identity,))
    connection.execute("DELETE FROM change_log WHERE assessment = ?", (identity,))
    writing.log(connection, writing.LogLine(identity, "erased", at, by))


def _missing() -> ArchiveFault:
    return ArchiveFault(_("The archive does not hold this assessment. Look for it in the bin."))
