"""The preferences and the file they are kept in, read before Qt is loaded.

Validated by hand: the first paint must not wait for pydantic.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from core.errors import FileFault
from core.files import parse_strict_json, read_limited
from core.language import _

APPEARANCES = ("system", "light", "dark")
PAGE_SIZES = ("A4", "Letter")
FILE_NAME = "preferences.json"
_LIMIT_BYTES = 100_000
_TEXT_LIMIT = 300


class Preferences(NamedTuple):
    """Every preference with its default; paths are "" while the standard folder is used.

    ``geometry`` is Qt's own saved geometry in hexadecimal digits. ``model_id`` and
    ``model_version`` name the decision model of new assessments, both "" for the shipped one.
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
    model_id: str = ""
    model_version: str = ""


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _TEXT_LIMIT


def _is_path(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 4_096 and "\x00" not in value


def _matches(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_one_of(allowed: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: value in allowed


RULES: Mapping[str, Callable[[object], bool]] = {
    "consultant": _is_short,
    "firm": _is_short,
    "brand_colour": _matches("(#[0-9A-Fa-f]{6})?"),
    "has_logo": lambda value: isinstance(value, bool),
    "archive": _is_path,
    "export_folder": _is_path,
    "appearance": _is_one_of(APPEARANCES),
    "page_size": _is_one_of(PAGE_SIZES),
    "geometry": _matches("([0-9a-f]{2}){0,1000}"),
    "model_id": _matches("([a-z][a-z0-9-]{0,63})?"),
    "model_version": _matches(r"([0-9]{1,4}(\.[0-9]{1,4}){1,2})?"),
}


def read_preferences(data: bytes, file: str) -> Preferences:
    """Return the preferences a file holds; FileFault names the first entry that does not fit."""
    found = parse_strict_json(data, file)
    if not isinstance(found, dict):
        raise FileFault(file, "", _("expected preferences, one entry for each."))
    for key, value in found.items():
        if key in RULES and not RULES[key](value):
            raise FileFault(file, key, _("this is no value it can take."))
    return Preferences(**{key: value for key, value in found.items() if key in RULES})


def kept_preferences(folder: Path) -> Preferences:
    """Return the preferences of a folder; FileFault or OSError when its file cannot be read."""
    file = folder / FILE_NAME
    if not file.exists():
        return Preferences()
    return read_preferences(read_limited(file, _LIMIT_BYTES), file.name)
