"""The way in: the archive is opened while Qt loads, so nothing here imports Qt at the top."""

import argparse
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from core.errors import FileFault
from gui.folders import Folders, standard_folders
from gui.opening import Opening
from gui.preference_file import kept_preferences


def run(arguments: Sequence[str], folders: Folders | None = None) -> int:
    """Run the window until it is closed and return the exit code."""
    parser = argparse.ArgumentParser(prog="tuning-fork-window")
    parser.add_argument("--archive", type=Path, help="the archive file to open")
    chosen = parser.parse_args(arguments)
    places = folders or standard_folders()
    path = chosen.archive or kept_archive(places)
    # A new archive waits for the window: without a display none is to be left behind.
    opening = Opening(path) if path.exists() else None
    # What a start makes is kept; looking for garbage among it would only delay the first paint.
    gc.disable()
    try:
        return _show(path, places, opening)
    except ImportError:
        if opening is not None:
            opening.drop()
        raise
    finally:
        gc.enable()


def kept_archive(folders: Folders) -> Path:
    """Return the archive used last, or the standard one."""
    with suppress(FileFault, OSError):
        remembered = kept_preferences(folders.preferences).archive
        if remembered:
            return Path(remembered)
    return folders.standard_archive


def _show(path: Path, places: Folders, opening: Opening | None) -> int:
    from gui.program import show_window

    return show_window(path, places, opening)


def main() -> None:
    """Start the program."""
    sys.exit(run(sys.argv[1:]))
