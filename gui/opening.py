"""Opening the archive beside other work: it reads the whole file, so Qt loads meanwhile."""

from contextlib import suppress
from pathlib import Path
from threading import Thread

from core.archive.archive import Archive
from core.errors import FileFault
from gui.folders import Folders
from gui.preference_file import kept_preferences


def open_archive(path: Path) -> Archive:
    """Open an archive, or make it with its folder; see ``Archive.open`` for the faults."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    return Archive.open(path)


def kept_archive(folders: Folders) -> Path:
    """Return the archive used last, or the standard one."""
    with suppress(FileFault, OSError):
        remembered = kept_preferences(folders.preferences).archive
        if remembered:
            return Path(remembered)
    return folders.standard_archive


def _is_there(path: Path) -> bool:
    # What cannot even be looked at is for ``Archive.open`` to report.
    with suppress(OSError):
        return path.exists()
    return False


class Opening:
    """One archive on its way, in a thread of its own.

    A file that is not there yet waits for ``archive``: without a window none is to be left behind.
    Who never asks for the archive calls ``drop``.

    Attributes:
        is_new: whether there was no such file, so that the archive is made and empty.

    """

    def __init__(self, path: Path) -> None:
        """Begin at once."""
        self.path = path
        self.is_new = not _is_there(path)
        self._found: Archive | Exception | None = None
        self._thread: Thread | None = None
        if not self.is_new:
            self._thread = Thread(target=self._open, name="tuning-fork-opening")
            self._thread.start()

    def archive(self) -> Archive:
        """Wait for the archive and return it; raise what opening it raised."""
        if self._thread is None:
            self._open()
        else:
            self._thread.join()
        if not isinstance(self._found, Archive):
            raise self._found or RuntimeError("the archive was not opened")
        return self._found

    def drop(self) -> None:
        """Let the archive go again."""
        if self._thread is not None:
            self._thread.join()
        if isinstance(self._found, Archive):
            self._found.close()

    def _open(self) -> None:
        try:
            self._found = open_archive(self.path)
        except Exception as error:  # noqa: BLE001 - carried to the thread that asks
            self._found = error
