"""What the window remembers between two starts: profile, folders, appearance, geometry.

Validated by hand: the first paint must not wait for pydantic.
"""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import ExportFault, FileFault
from core.files import parse_strict_json, read_limited, write_atomically
from core.language import _

APPEARANCES = ("system", "light", "dark")
PAGE_SIZES = ("A4", "Letter")
_LIMIT_BYTES = 100_000
_TEXT_LIMIT = 300
_LOGO = "logo.png"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every preference with its default; paths are "" while the standard folder is used.

    ``geometry`` is Qt's own saved geometry in hexadecimal digits.
    """

    consultant: str = ""
    firm: str = ""
    brand_colour: str = ""
    has_logo: bool = False
    archive: str = ""
    export_folder: str = ""
    appearance: str = "system"
    page_size: str = "A4"
    geometry: str = ""


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _TEXT_LIMIT


def _is_path(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 4_096 and "\x00" not in value


def _matches(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_one_of(allowed: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: value in allowed


_RULES: Mapping[str, Callable[[object], bool]] = {
    "consultant": _is_short,
    "firm": _is_short,
    "brand_colour": _matches("(#[0-9A-Fa-f]{6})?"),
    "has_logo": lambda value: isinstance(value, bool),
    "archive": _is_path,
    "export_folder": _is_path,
    "appearance": _is_one_of(APPEARANCES),
    "page_size": _is_one_of(PAGE_SIZES),
    "geometry": _matches("[0-9a-f]{0,2000}"),
}


def read_preferences(data: bytes, file: str) -> Preferences:
    """Return the preferences a file holds; FileFault names the first entry that does not fit."""
    found = parse_strict_json(data, file)
    if not isinstance(found, dict):
        raise FileFault(file, "", _("expected preferences, one entry for each."))
    for key, value in found.items():
        if key in _RULES and not _RULES[key](value):
            raise FileFault(file, key, _("this is no value it can take."))
    return Preferences(**{key: value for key, value in found.items() if key in _RULES})


class PreferenceStore(QObject):
    """The preferences in force and the file they are kept in.

    Attributes:
        value: the ``Preferences``.
        fault: a sentence when the file could not be read at the start, else "".

    Signals:
        changed: the new ``Preferences``.
        failed: a sentence, when they could not be written.

    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path) -> None:
        """Read the file in the folder; a broken one is moved aside and never stops the start."""
        super().__init__()
        self._folder = folder
        self._file = folder / "preferences.json"
        self.fault = ""
        self.value = self._read()

    def change(self, **entries: str | bool) -> None:
        """Change some entries, keep them on disk and tell; ValueError for an impossible value."""
        for key, entry in entries.items():
            if not _RULES[key](entry):
                raise ValueError(key)
        wanted = replace(self.value, **entries)  # type: ignore[arg-type]
        if wanted == self.value:
            return
        self.value = wanted
        self._write()
        self.changed.emit(wanted)

    def logo(self) -> bytes | None:
        """Return the firm's logo as PNG bytes, None when there is none or it cannot be read."""
        if not self.value.has_logo:
            return None
        try:
            return read_limited(self._folder / _LOGO)
        except FileFault:
            return None

    def keep_logo(self, data: bytes) -> None:
        """Keep a copy of a logo already checked; ExportFault when it cannot be written."""
        self._make_folder()
        write_atomically(self._folder / _LOGO, data)
        self.value = replace(self.value, has_logo=True)
        self._write()
        self.changed.emit(self.value)

    def forget_logo(self) -> None:
        """Take the logo away."""
        with suppress(OSError):
            (self._folder / _LOGO).unlink(missing_ok=True)
        self.change(has_logo=False)

    def _read(self) -> Preferences:
        try:
            if not self._file.exists():
                return Preferences()
            return read_preferences(read_limited(self._file, _LIMIT_BYTES), self._file.name)
        except (FileFault, OSError):
            self._move_aside()
            return Preferences()

    def _move_aside(self) -> None:
        aside = self._file.with_name("preferences-unreadable.json")
        with suppress(OSError):
            self._file.replace(aside)
        sentence = _(
            "The preferences could not be read, so the standard ones are used. "
            "The old file is kept beside them as {file}. Look at the settings once."
        )
        self.fault = sentence.format(file=aside.name)

    def _make_folder(self) -> None:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)

    def _write(self) -> None:
        self._make_folder()
        kept = asdict(self.value)
        try:
            text = json.dumps(kept, ensure_ascii=False, indent=1)
            write_atomically(self._file, text.encode("utf-8"))
        except ExportFault as error:
            self.failed.emit(str(error))
