"""The way in: the archive is opened while Qt loads, so nothing here imports Qt at the top."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.language import _

if TYPE_CHECKING:
    from gui.folders import Folders
    from gui.opening import Opening


NO_SCREEN = 2
"""Exit code where no window can be shown."""


def run(arguments: Sequence[str], folders: "Folders | None" = None) -> int:
    """Run the window until it is closed and return the exit code."""
    archive = _wanted_archive(arguments) if arguments else None
    if not _has_screen():
        # Qt would end the whole process with a message about plug-ins.
        sentence = _("there is no screen here. The commands work without: tuning-fork --help.")
        sys.stderr.write(f"tuning-fork: {sentence}\n")
        return NO_SCREEN
    # What a start loads is kept; looking for garbage among it would only delay the first paint.
    gc.disable()
    try:
        return _start(archive, folders)
    finally:
        gc.enable()


def _wanted_archive(arguments: Sequence[str]) -> Path | None:
    # Few starts are given anything, and the others need not wait for this.
    import argparse

    parser = argparse.ArgumentParser(prog="tuning-fork-window")
    parser.add_argument("--archive", type=Path, help="the archive file to open")
    wanted: Path | None = parser.parse_args(arguments).archive
    return wanted


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


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
