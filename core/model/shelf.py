"""Where a firm's models lie: one folder per copy, in it the state in work and each version.

``<folder>/<id>/draft.json`` is written with every change, ``<folder>/<id>/<version>.json`` once.
What is deleted is moved to ``<folder>/_removed/<id>``: it is listed no more, but a version is still
found there, because an archive that is not open may hold an assessment made with it.
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
from core.model.removal import ASIDE, Removal, set_aside

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
        """Tell whether a version lies here or aside, readable or not."""
        path = self._found(identity, version)
        return path is not None and path.is_file()

    def taken(self, identity: str) -> tuple[str, ...]:
        """Return the versions of a model that lie here or aside, readable or not."""
        aside = _versions_in(self.folder / ASIDE / identity)
        return tuple(path.stem for path in (*aside, *self._versions(identity)))

    def versions_of(self, identity: str) -> tuple[str, ...]:
        """Return the versions of a model that are listed, oldest first, readable or not."""
        return tuple(path.stem for path in self._versions(identity))

    def version(self, identity: str, version: str) -> OwnCopy:
        """Return a version; FileFault when it is not here or cannot be used."""
        path = self._found(identity, version)
        if path is None:
            raise FileFault(str(self.folder), identity, _("there is no such version here."))
        return self._read(path)

    def pack(self, identity: str, version: str) -> schema.Pack:
        """Return the pack of a version; FileFault or PackFaults when it cannot be used."""
        copy = self.version(identity, version)
        return pack_in(copy, str(self._found(identity, version)))

    def draft(self, identity: str) -> OwnCopy:
        """Return the state in work; FileFault when there is none or it cannot be used."""
        return self._read(self.folder / identity / DRAFT)

    def has_draft(self, identity: str) -> bool:
        """Tell whether there is a state in work, readable or not."""
        return (self.folder / identity / DRAFT).exists()

    def in_work(self, identity: str) -> OwnCopy:
        """Return the state in work, or what one would begin with: the newest version."""
        versions = self.versions_of(identity)
        if self.has_draft(identity) or not versions:
            return self.draft(identity)
        return _reopened(self.version(identity, versions[-1]))

    def remove_draft(self, identity: str) -> Removal:
        """Take the state in work off the shelf; ExportFault when that cannot be done."""
        return set_aside((self.folder / identity / DRAFT,), self.folder)

    def remove(self, identity: str) -> Removal:
        """Take a model off the shelf with all its versions; ExportFault when it cannot be."""
        files: list[Path] = []
        with suppress(OSError):
            files = sorted((self.folder / identity).iterdir())
        return set_aside(files, self.folder)

    def unpublish(self, version: OwnCopy, before: OwnCopy | None) -> None:
        """Undo a publication nothing has used: the state in work is again as ``before``.

        ExportFault when that cannot be done.
        """
        path = self._path(version.id, version.version or "")
        if before is None:
            self.remove_draft(version.id)
        else:
            self.keep_draft(before)
        if path is None or not path.is_file():
            return
        self._require_same(path, version)
        try:
            path.unlink()
        except OSError as error:
            sentence = _("{file} cannot be deleted. Close what has it open, then try again.")
            raise ExportFault(sentence.replace("{file}", str(path))) from error

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
        aside = self._aside(path)
        if aside.is_file():
            with suppress(FileFault):
                self._require_same(aside, copy)
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
        if not self.has_draft(copy.id):
            self.keep_draft(_reopened(copy))
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
                    draft = folder / DRAFT
                    yield from (*_versions_in(folder), *([draft] if draft.is_file() else ()))

    def _versions(self, identity: str) -> list[Path]:
        return _versions_in(self.folder / identity) if re.fullmatch(_ID, identity) else []

    def _aside(self, path: Path) -> Path:
        return self.folder / ASIDE / path.parent.name / path.name

    def _found(self, identity: str, version: str) -> Path | None:
        path = self._path(identity, version)
        if path is None or path.is_file():
            return path
        aside = self._aside(path)
        return aside if aside.is_file() else path

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


def _reopened(version: OwnCopy) -> OwnCopy:
    return version.model_copy(update={"version": None, "seal": ""})


def _versions_in(folder: Path) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError):
        found = [one for one in folder.iterdir() if re.fullmatch(rf"{_VERSION}\.json", one.name)]
    return sorted(found, key=_in_order)


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
