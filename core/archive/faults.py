"""What goes wrong with an archive file, as sentences with the next step."""

import errno
from enum import StrEnum
from pathlib import Path

import apsw

from core.errors import ArchiveFault
from core.files import one_line
from core.language import _


class Trouble(StrEnum):
    """The kinds of trouble an archive file can be in."""

    FULL = "full"
    READ_ONLY = "read-only"
    LOCKED = "locked"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    FOLDER = "folder"
    UNREACHABLE = "unreachable"
    UNFIT_LIBRARY = "unfit-library"
    UNFIT_PLACE = "unfit-place"
    UNKNOWN = "unknown"


_KINDS: dict[type[Exception], Trouble] = {
    apsw.FullError: Trouble.FULL,
    apsw.IOError: Trouble.FULL,
    apsw.ReadOnlyError: Trouble.READ_ONLY,
    apsw.PermissionsError: Trouble.READ_ONLY,
    apsw.BusyError: Trouble.LOCKED,
    apsw.LockedError: Trouble.LOCKED,
    apsw.NotADBError: Trouble.FOREIGN,
    apsw.CorruptError: Trouble.DAMAGED,
    UnicodeDecodeError: Trouble.DAMAGED,
    apsw.CantOpenError: Trouble.UNREACHABLE,
    OSError: Trouble.UNREACHABLE,
}
_NUMBERS = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EIO: Trouble.FULL,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EISDIR: Trouble.FOLDER,
}
_SENTENCES: dict[Trouble, str] = {
    Trouble.FULL: _(
        "The archive {file} cannot be written: the disk is full or does not answer. "
        "Free some space, then try again; nothing that was saved is lost."
    ),
    Trouble.READ_ONLY: _(
        "The archive {file} is read-only. Allow writing to the file and its folder, "
        "or choose another archive in the settings."
    ),
    Trouble.LOCKED: _(
        "The archive {file} is open in another window of the program. "
        "Close that window, then try again."
    ),
    Trouble.FOREIGN: _(
        "{file} is not an archive of Tuning Fork, or it is encrypted and the key does not "
        "fit. Choose another file."
    ),
    Trouble.DAMAGED: _(
        "The archive {file} is damaged and was left as it is. "
        "Open the last good copy of it, or choose another archive in the settings."
    ),
    Trouble.FOLDER: _(
        "{file} is a folder, not an archive. Choose the archive file inside it or another name."
    ),
    Trouble.UNREACHABLE: _(
        "The archive {file} cannot be opened. Check that the folder is there and that you "
        "may use it, or choose another archive in the settings."
    ),
    Trouble.UNFIT_LIBRARY: _(
        "The archive {file} was not opened: this copy of the program carries an unfit "
        "database library ({detail}). Install the program again."
    ),
    Trouble.UNFIT_PLACE: _(
        "The archive {file} cannot be kept safely as it is ({detail}). "
        "Copy it to a disk of this computer, or choose another archive in the settings."
    ),
    Trouble.UNKNOWN: _(
        "The archive {file} could not be used. Close the program and start it again; "
        "nothing that was saved is lost."
    ),
}


def fault_from(error: Exception, path: Path) -> ArchiveFault:
    """Return the fault that tells the user what an error of the engine or the system means."""
    if isinstance(error, OSError) and error.errno in _NUMBERS:
        return fault(_NUMBERS[error.errno], path)
    kinds = (trouble for kind, trouble in _KINDS.items() if isinstance(error, kind))
    return fault(next(kinds, Trouble.UNKNOWN), path)


def fault(trouble: Trouble, path: Path, detail: str = "") -> ArchiveFault:
    """Return the fault for one kind of trouble with this archive."""
    return ArchiveFault(_SENTENCES[trouble].format(file=one_line(str(path)), detail=detail))
