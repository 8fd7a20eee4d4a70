"""A model taken off the shelf: its files are moved aside and can be put back; none is erased."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from core.errors import ExportFault
from core.language import _

ASIDE = "_removed"
"""The folder beside the models; no model can have this id."""


class Removal(NamedTuple):
    """What was moved, as (from, to)."""

    moves: tuple[tuple[Path, Path], ...]


def set_aside(files: Iterable[Path], shelf: Path) -> Removal:
    """Move the files of one model aside, all or none; ExportFault when that cannot be done."""
    moves: list[tuple[Path, Path]] = []
    for path in files:
        target = _free(shelf / ASIDE / path.parent.name / path.name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        except OSError as error:
            with suppress(ExportFault):
                put_back(Removal(tuple(moves)))
            sentence = _("{file} cannot be deleted. Close what has it open, then try again.")
            raise ExportFault(sentence.replace("{file}", str(path))) from error
        moves.append((path, target))
    for folder in {path.parent for path, _target in moves}:
        # What is left in it belongs to somebody else.
        with suppress(OSError):
            folder.rmdir()
    return Removal(tuple(moves))


def put_back(removal: Removal) -> None:
    """Move everything back where it lay; ExportFault when something else lies there now."""
    for source, target in reversed(removal.moves):
        if source.exists():
            sentence = _("{file} is there again and was not replaced. The deleted one is {aside}.")
            named = sentence.replace("{file}", str(source)).replace("{aside}", str(target))
            raise ExportFault(named)
        try:
            source.parent.mkdir(parents=True, exist_ok=True)
            target.replace(source)
        except OSError as error:
            sentence = _("{file} cannot be put back. It lies in {aside}.")
            named = sentence.replace("{file}", str(source)).replace("{aside}", str(target))
            raise ExportFault(named) from error


def _free(wanted: Path) -> Path:
    number, path = 2, wanted
    while path.exists():
        path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        number += 1
    return path
