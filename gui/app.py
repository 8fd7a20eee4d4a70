"""The way in: the archive is opened while Qt loads, so nothing here imports Qt at the top."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.folders import Folders
    from gui.opening import Opening


def run(arguments: Sequence[str], folders: "Folders | None" = None) -> int:
    """Run the window until it is closed and return the exit code."""
    parser = argparse.ArgumentParser(prog="tuning-fork-window")
    parser.add_argument("--archive", type=Path, help="the archive file to open")
    chosen = parser.parse_args(arguments)
    # What a start loads is kept; looking for garbage among it would only delay the first paint.
    gc.disable()
    try:
        return _start(chosen.archive, folders)
    finally:
        gc.enable()


def _start(archive: Path | None, folders: "Folders | None") -> int:
    from gui.folders import standard_folders
    from gui.opening import Opening, kept_archive

    places = folders or standard_folders()
    opening = Opening(archive or kept_archive(places))
    try:
        return _show(places, opening)
    except ImportError:
        opening.drop()
        raise


def _show(places: "Folders", opening: "Opening") -> int:
    # Qt loads here and no sooner: the archive is under way by now.
    from gui.program import show_window

    return show_window(places, opening)


def main() -> None:
    """Start the program."""
    sys.exit(run(sys.argv[1:]))
