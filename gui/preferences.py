"""What the window remembers between two starts: profile, folders, appearance, geometry."""

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import ExportFault, FileFault
from core.files import read_limited, write_atomically
from core.language import _
from gui.preference_file import FILE_NAME, RULES, Preferences, kept_preferences

_LOGO = "logo.png"


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
        self._file = folder / FILE_NAME
        self.fault = ""
        self.value = self._read()

    @property
    def folder(self) -> Path:
        """Return where the preferences are kept, and the user's price list beside them."""
        return self._folder

    def change(self, **entries: str | bool) -> None:
        """Change some entries, keep them on disk and tell; ValueError for an impossible value."""
        for key, entry in entries.items():
            if not RULES[key](entry):
                raise ValueError(key)
        wanted = self.value._replace(**entries)  # type: ignore[arg-type]
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
        self.value = self.value._replace(has_logo=True)
        self._write()
        self.changed.emit(self.value)

    def forget_logo(self) -> None:
        """Take the logo away."""
        with suppress(OSError):
            (self._folder / _LOGO).unlink(missing_ok=True)
        self.change(has_logo=False)

    def _read(self) -> Preferences:
        try:
            return kept_preferences(self._folder)
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
        kept = self.value._asdict()
        try:
            text = json.dumps(kept, ensure_ascii=False, indent=1)
            write_atomically(self._file, text.encode("utf-8"))
        except ExportFault as error:
            self.failed.emit(str(error))
