"""Where a firm's models lie: one folder per copy, in it the state in work and each version.

``<folder>/<id>/draft.json`` is written with every change, ``<folder>/<id>/<version>.json`` once.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.errors import ExportFault, FileFault, NewerFile
from core.files import read_limited, write_atomically
from core.language import _
from core.model import pack as schema
from core.model.own_copy import OwnCopy
from core.model.own_file import pack_in, read_copy, write_copy

DRAFT = "draft.json"
_ID = r"[a-z][a-z0-9-]{0,63}"
_VERSION = r"[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?"


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies on the shelf: states in work, versions oldest first, files that cannot be used."""

    drafts: tuple[OwnCopy, ...]
    versions: tuple[OwnCopy, ...]
    faults: tuple[FileFault, ...]


class Shelf:
    """The models of the firm on this computer."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when the first copy is kept."""
        self.folder = folder
        self._read_before: dict[tuple[Path, int, int], OwnCopy] = {}

    def listing(self) -> Listing:
        """Return everything that can be read, and a fault for each file that cannot."""
        drafts: list[OwnCopy] = []
        versions: list[OwnCopy] = []
        faults: list[FileFault] = []
        for path in sorted(self._files(), key=_in_order):
            try:
                copy = self._read(path)
            except FileFault as fault:
                faults.append(fault)
                continue
            (drafts if copy.version is None else versions).append(copy)
        return Listing(tuple(drafts), tuple(versions), tuple(faults))

    def holds(self, identity: str, version: str) -> bool:
        """Tell whether a version lies here, readable or not."""
        path = self._path(identity, version)
        return path is not None and path.is_file()

    def taken(self, identity: str) -> tuple[str, ...]:
        """Return the versions of a model that lie here, readable or not."""
        found = (path for path in self._files() if path.parent.name == identity)
        return tuple(path.stem for path in sorted(found, key=_in_order) if path.name != DRAFT)

    def version(self, identity: str, version: str) -> OwnCopy:
        """Return a version; FileFault when it is not here or cannot be used."""
        path = self._path(identity, version)
        if path is None:
            raise FileFault(str(self.folder), identity, _("there is no such version here."))
        return self._read(path)

    def pack(self, identity: str, version: str) -> schema.Pack:
        """Return the pack of a version; FileFault or PackFaults when it cannot be used."""
        copy = self.version(identity, version)
        return pack_in(copy, str(self._path(identity, version)))

    def draft(self, identity: str) -> OwnCopy:
        """Return the state in work; FileFault when there is none or it cannot be used."""
        return self._read(self.folder / identity / DRAFT)

    def keep_draft(self, copy: OwnCopy) -> None:
        """Keep the state in work; ExportFault when it cannot be written."""
        self._write(self.folder / copy.id / DRAFT, write_copy(copy))

    def keep_version(self, copy: OwnCopy) -> None:
        """Keep a published version, which no other ever replaces; ExportFault when it cannot be.

        A file of that name that cannot be used is put aside, beside it, and kept.
        """
        path = self._path(copy.id, copy.version or "")
        if path is None:
            raise ValueError(copy.id)
        if path.exists() and not self._put_aside(path):
            self._require_same(path, copy)
            return
        self._write(path, write_copy(copy))

    def take(self, data: bytes, file: str) -> OwnCopy:
        """Keep a version from a file and return it; nothing is kept of one that cannot be used."""
        copy = read_copy(data, file)
        if copy.version is None:
            expected = _("expected a published version. Publish it first, then export it.")
            raise FileFault(file, "version", expected)
        pack_in(copy, file)
        self.keep_version(copy)
        if not (self.folder / copy.id / DRAFT).exists():
            self.keep_draft(copy.model_copy(update={"version": None, "seal": ""}))
        return copy

    def _put_aside(self, path: Path) -> bool:
        try:
            self._read(path)
        except NewerFile:
            raise
        except FileFault:
            aside = path.with_name(f"{path.name}.damaged")
            try:
                path.replace(aside)
            except OSError as error:
                sentence = _("{file} is damaged and cannot be put aside. Move it, then try again.")
                raise ExportFault(sentence.format(file=path)) from error
            return True
        return False

    def _require_same(self, path: Path, copy: OwnCopy) -> None:
        if self._read(path).seal != copy.seal:
            sentence = _(
                "Version {version} of this model is here already, with other content. "
                "Nothing was replaced. Ask who published it for one with another version."
            )
            raise ExportFault(sentence.format(version=copy.version))

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            for folder in self.folder.iterdir():
                if re.fullmatch(_ID, folder.name) and folder.is_dir():
                    for path in folder.iterdir():
                        if path.name == DRAFT or re.fullmatch(rf"{_VERSION}\.json", path.name):
                            yield path

    def _path(self, identity: str, version: str) -> Path | None:
        # Both come from documents too, and must not lead out of the folder.
        if re.fullmatch(_ID, identity) and re.fullmatch(_VERSION, version):
            return self.folder / identity / f"{version}.json"
        return None

    def _read(self, path: Path) -> OwnCopy:
        # To read one takes long enough to be felt with a dozen versions.
        key = _state_of(path)
        if key not in self._read_before:
            self._read_before[key] = self._read_anew(path)
        return self._read_before[key]

    def _read_anew(self, path: Path) -> OwnCopy:
        copy = read_copy(read_limited(path), str(path))
        named = DRAFT if copy.version is None else f"{copy.version}.json"
        if (copy.id, named) != (path.parent.name, path.name):
            expected = _("expected the model and version its folder and name say.")
            raise FileFault(str(path), "id", expected)
        return copy

    def _write(self, path: Path, data: bytes) -> None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)


def _state_of(path: Path) -> tuple[Path, int, int]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        # Reading it says what is wrong.
        return path, -1, -1
    return path, found.st_mtime_ns, found.st_size


def _in_order(path: Path) -> tuple[str, list[int]]:
    numbers = [int(part) for part in path.stem.split(".") if part.isdigit()]
    return path.parent.name, numbers
