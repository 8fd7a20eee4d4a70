"""What goes wrong with an archive file, as sentences with the next step."""

from pathlib import Path

import apsw

from core.errors import ArchiveFault
from core.files import one_line
from core.language import _


def archive_fault(error: Exception, path: Path) -> ArchiveFault:
    """Return the fault that tells the user what the engine's error means."""
    kind = next((kind for kind in _SENTENCES if isinstance(error, kind)), Exception)
    sentence = _SENTENCES[kind]
    return ArchiveFault(_(sentence).format(file=one_line(str(path))))


def plain_fault(sentence: str, path: Path) -> ArchiveFault:
    """Return a fault with the file's name filled into a translated sentence."""
    return ArchiveFault(sentence.format(file=one_line(str(path))))


FULL = (
    "The archive {file} cannot be written: the disk is full or does not answer. "
    "Free some space, then try again; nothing that was saved is lost."
)
READ_ONLY = (
    "The archive {file} is read-only. Allow writing to the file and its folder, "
    "or choose another archive in the settings."
)
LOCKED = (
    "The archive {file} is open in another window of the program. "
    "Close that window, then try again."
)
FOREIGN = (
    "{file} is not an archive of Tuning Fork, or it is encrypted and the key does not fit. "
    "Choose another file."
)
DAMAGED = (
    "The archive {file} is damaged and was left as it is. "
    "Open the last good copy of it, or choose another archive in the settings."
)
UNREACHABLE = (
    "The archive {file} cannot be opened. Check that the folder is there and that you may use "
    "it, or choose another archive in the settings."
)
UNKNOWN = (
    "The archive {file} could not be used. Close the program and start it again; "
    "nothing that was saved is lost."
)
FOLDER = "{file} is a folder, not an archive. Choose the archive file inside it or another name."
UNFIT_LIBRARY = (
    "The archive {file} was not opened: this copy of the program carries an unfit database "
    "library ({detail}). Install the program again."
)
UNFIT_PLACE = (
    "The archive {file} lies on a device that cannot keep it safely ({detail}). "
    "Move it to a disk of this computer."
)

_SENTENCES: dict[type[Exception], str] = {
    apsw.FullError: FULL,
    apsw.IOError: FULL,
    apsw.ReadOnlyError: READ_ONLY,
    apsw.PermissionsError: READ_ONLY,
    apsw.BusyError: LOCKED,
    apsw.LockedError: LOCKED,
    apsw.NotADBError: FOREIGN,
    apsw.CorruptError: DAMAGED,
    UnicodeDecodeError: DAMAGED,
    IsADirectoryError: FOLDER,
    apsw.CantOpenError: UNREACHABLE,
    PermissionError: READ_ONLY,
    OSError: UNREACHABLE,
    Exception: UNKNOWN,
}
