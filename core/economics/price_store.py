"""The price file the user brings: checked, kept beside the preferences, taken in place of ours."""

import os
from pathlib import Path

from core.economics.price_file import (
    PRICE_FILE_LIMIT,
    PriceFile,
    read_prices,
    shipped_prices,
)
from core.errors import ExportFault, FileFault
from core.files import one_line, read_limited, write_atomically
from core.language import _
from core.targets import writing_trouble

NAME = "prices.json"
# What cannot be read is put aside, not destroyed.
ASIDE_NAME = "prices-put-aside.json"


def current_prices(folder: Path) -> tuple[PriceFile, str | None]:
    """Return the prices in use, and a sentence when the user should know something about them.

    The user's own file comes first. The shipped prices stand in when it cannot be read.
    """
    path = folder / NAME
    if not os.path.lexists(path):
        return shipped_prices(), None
    try:
        brought = read_prices(read_limited(path, PRICE_FILE_LIMIT), str(path))
    except FileFault as fault:
        return shipped_prices(), _damaged(fault)
    return brought, _older_than_shipped(brought)


def _damaged(fault: FileFault) -> str:
    sentence = _(
        "Your price file cannot be read; the prices of {day} that came with the program are used. "
        "Import your file again. {fault}"
    )
    return sentence.format(day=shipped_prices().as_of, fault=fault)


def _older_than_shipped(brought: PriceFile) -> str | None:
    ours = shipped_prices().as_of
    if brought.as_of >= ours:
        return None
    sentence = _(
        "Your price file is of {theirs}; newer prices, of {ours}, came with the program. "
        "Import a newer file or go back to the program’s prices."
    )
    return sentence.format(theirs=brought.as_of, ours=ours)


def install_prices(data: bytes, file: str, folder: Path, *, allow_older: bool = False) -> PriceFile:
    """Check the price file and keep it in the folder; the prices in use stay when it is refused.

    FileFault when it is not right, or older than the prices in use; ExportFault when it cannot
    be kept.
    """
    brought = read_prices(data, file)
    in_use, _fault = current_prices(folder)
    if brought.as_of < in_use.as_of and not allow_older:
        expected = _("expected prices of {ours} or later, as those in use; these are of {theirs}.")
        text = expected.format(ours=in_use.as_of, theirs=brought.as_of)
        raise FileFault(file, "as_of", text)
    path = folder / NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put_unreadable_aside(path)
    except OSError as error:
        raise ExportFault(writing_trouble(error).format(file=one_line(str(path)))) from error
    write_atomically(path, data)
    return brought


def _put_unreadable_aside(path: Path) -> None:
    if not path.is_file():
        return
    try:
        read_prices(read_limited(path, PRICE_FILE_LIMIT), str(path))
    except FileFault:
        path.replace(path.with_name(ASIDE_NAME))


def use_shipped_prices(folder: Path) -> PriceFile:
    """Remove the user's price file and return the shipped prices; ExportFault when it stays."""
    path = folder / NAME
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        sentence = _("{file} was not removed: the system refused it. Remove it by hand.")
        raise ExportFault(sentence.format(file=one_line(str(path)))) from error
    return shipped_prices()
