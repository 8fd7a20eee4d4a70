"""Opening the archive beside other work: it reads the whole file, so Qt loads meanwhile."""

from contextlib import suppress
from pathlib import Path
from threading import Thread

from core.archive.archive import Archive


def open_archive(path: Path) -> Archive:
    """Open an archive, or make it with its folder; see ``Archive.open`` for the faults."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    return Archive.open(path)


class Opening:
    """One archive on its way, in a thread of its own."""

    def __init__(self, path: Path) -> None:
        """Begin at once."""
        self.path = path
        self._found: Archive | Exception | None = None
        self._thread = Thread(target=self._open, name="tuning-fork-opening")
        self._thread.start()

    def archive(self) -> Archive:
        """Wait for the archive and return it; raise what opening it raised."""
        self._thread.join()
        if not isinstance(self._found, Archive):
            raise self._found or RuntimeError("the archive was not opened")
        return self._found

    def drop(self) -> None:
        """Let the archive go again, when no window can be shown."""
        self._thread.join()
        if isinstance(self._found, Archive):
            self._found.close()

    def _open(self) -> None:
        try:
            self._found = open_archive(self.path)
        except Exception as error:  # noqa: BLE001 - carried to the thread that asks
            self._found = error
