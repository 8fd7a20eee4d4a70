"""What may stand where a file is to be written, and why writing failed, as sentences."""

import errno
import os
import stat
from pathlib import Path

from core.language import _

# A file of one of these kinds never takes the place of a file of another kind, such as an
# archive or a letter whose name was chosen by mistake.
_FIRST_BYTES = (b"%PDF-", b"{")
_LOOKED_AT_BYTES = 64

_TROUBLES = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EISDIR: "folder",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENAMETOOLONG: "long",
}


def obstacle(path: Path, data: bytes) -> str:
    """Return why what stands at the path must stay, with {file} in it; "" when nothing does."""
    if path.is_dir():
        return _sentence("folder")
    if not path.exists():
        return ""
    if not stat.S_ISREG(path.stat().st_mode):
        return _sentence("device")
    if not os.access(path, os.W_OK):
        return _sentence("protected")
    return "" if _is_same_kind(path, data) else _sentence("kind")


def writing_trouble(error: OSError | ValueError) -> str:
    """Return why a file could not be written, with {file} in it."""
    kind = _TROUBLES.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return _sentence(kind)


def _is_same_kind(path: Path, data: bytes) -> bool:
    kind = next((first for first in _FIRST_BYTES if data.startswith(first)), None)
    if kind is None:
        return True
    try:
        with path.open("rb") as stream:
            there = stream.read(_LOOKED_AT_BYTES)
    except OSError:
        # What cannot be looked at is not ours to replace.
        return False
    there = there.removeprefix(b"\xef\xbb\xbf").lstrip()
    return not there or there.startswith(kind)


def _sentence(kind: str) -> str:
    sentences = {
        "denied": _(
            "{file} was not written: the folder may not be written to. Choose another one."
        ),
        "read-only": _("{file} was not written: the disk is read-only. Choose another folder."),
        "full": _("{file} was not written: the disk is full. Free some space or choose another."),
        "folder": _("{file} was not written: a folder has this name. Choose another file name."),
        "missing": _("{file} was not written: its folder is not there. Choose another folder."),
        "long": _("{file} was not written: the name is too long. Choose a shorter one."),
        "device": _(
            "{file} was not written: a device or a pipe has this name. Choose another file name."
        ),
        "protected": _(
            "{file} was not written: the file there is protected. Choose another file name."
        ),
        "kind": _(
            "{file} was not written: a file of another kind has this name and was left as it is. "
            "Choose another file name."
        ),
    }
    rest = _("{file} was not written: the system refused it. Choose another folder.")
    return sentences.get(kind, rest)
