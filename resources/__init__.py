"""Content of the program: texts, fonts, the shipped decision model, samples. Imports nothing."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def _locate(path: str) -> Traversable:
    parts = path.split("/")
    if not path or any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"not a path inside the resources: {path!r}")
    place: Traversable = files(__name__)
    for part in parts:
        place = place / part
    return place


def read_bytes(path: str) -> bytes:
    """Return the bytes of one resource; ``path`` uses forward slashes and no parent steps."""
    return _locate(path).read_bytes()


def read_text(path: str) -> str:
    """Return the text of one resource, UTF-8."""
    return read_bytes(path).decode("utf-8")


def names(folder: str) -> tuple[str, ...]:
    """Return the sorted names of the files and folders directly inside one resource folder."""
    return tuple(sorted(entry.name for entry in _locate(folder).iterdir()))
