"""The model at a path somebody names: the folder of a pack, or one file of a firm's models."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from core.errors import FileFault, PackFaults
from core.files import read_limited
from core.language import _
from core.model import pack as schema
from core.model.loader import load_pack
from core.model.own_copy import OwnCopy
from core.model.own_file import pack_in, read_copy

_LOOKED_AT = 200
_NAMED = 12


def read_model(path: Path) -> schema.Pack:
    """Return the pack in a folder or in the file of a firm's model; PackFaults names all faults.

    A folder of a firm's models is none of them: FileFault names the files to choose from.
    """
    if _is_file(path):
        return pack_in(_read(path), str(path))
    if not _is_file(path / "model.json"):
        _refuse_several(path)
    return load_pack(path)


def _refuse_several(folder: Path) -> None:
    found = dict(_models_in(folder))
    if not found:
        return
    named = [f"{path.relative_to(folder)} ({_title(copy)})" for path, copy in found.items()]
    more = len(named) - _NAMED
    listed = "; ".join(named[:_NAMED]) + (_("; and {n} more").format(n=more) if more > 0 else "")
    sentence = _("expected one model; this folder holds models of a firm. Name one file: {files}.")
    raise FileFault(str(folder), "", sentence.format(files=listed))


def _models_in(folder: Path) -> Iterator[tuple[Path, OwnCopy]]:
    # As the program keeps them, one folder for each model, or exported side by side.
    files: list[Path] = []
    # A name too long to be one, or a folder nobody may look into.
    with suppress(OSError):
        files = [*folder.glob("*.json"), *folder.glob("*/*.json")]
    for path in islice(sorted(files, key=_in_order), _LOOKED_AT):
        try:
            yield path, read_copy(read_limited(path), str(path))
        except FileFault:
            continue


def _in_order(path: Path) -> tuple[str, list[tuple[int, str]]]:
    # Version 1.10 stands after 1.9.
    parts = re.findall(r"[0-9]{1,9}|[^0-9]+", path.name)
    return str(path.parent), [(int(part) if part.isdecimal() else -1, part) for part in parts]


def _title(copy: OwnCopy) -> str:
    if copy.version is None:
        return _("{title}, in work").replace("{title}", copy.title)
    return f"{copy.title} {copy.version}"


def _read(path: Path) -> OwnCopy:
    try:
        return read_copy(read_limited(path), str(path))
    except FileFault as fault:
        raise PackFaults((fault,)) from fault


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name too long to be one.
        return False
