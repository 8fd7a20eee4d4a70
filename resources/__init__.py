"""Content of the program: texts, fonts, the shipped decision model, samples. Imports nothing."""

from pathlib import Path

# By path: importlib.resources alone would cost every start several milliseconds.
_FOLDER = Path(__file__).parent


def locate(path: str) -> Path:
    """Return the file of one resource; ``path`` uses forward slashes and no parent steps."""
    parts = path.split("/")
    if not path or any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"not a path inside the resources: {path!r}")
    return _FOLDER.joinpath(*parts)


def read_bytes(path: str) -> bytes:
    """Return the bytes of one resource; ``path`` as for ``locate``."""
    return locate(path).read_bytes()


def read_text(path: str) -> str:
    """Return the text of one resource, UTF-8."""
    return read_bytes(path).decode("utf-8")


def names(folder: str) -> tuple[str, ...]:
    """Return the sorted names of the files and folders directly inside one resource folder."""
    return tuple(sorted(entry.name for entry in locate(folder).iterdir()))
