"""Takes the pictures of README.md: the real program, offscreen, with a published sample.

python packaging/take_pictures.py [--size 1440x900] [--dark] [FOLDER]
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from core.economics.sheet import CostSheet
    from gui.program import Program

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("questions", "result", "costs", "report")
SETTLE_S = 1.5
PATIENCE_S = 30


def wait(application: "QApplication", is_done: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_done():
        application.processEvents()
        time.sleep(0.01)


def add_samples(folder: Path) -> str:
    from core.analysis.analyst import Analyst
    from core.archive.archive import Archive
    from core.assessment.samples import sample_assessments
    from core.model.compile import compile_model
    from core.model.loader import load_shipped

    analyst = Analyst(compile_model(load_shipped()))
    archive = Archive.open(folder / "archive.tuningfork")
    costs = ordinary_costs()
    identities = [
        archive.create(sample.model_copy(update={"costs": costs}), analyst)
        for sample in sample_assessments(analyst.model, "2026-11-20T09:00:00Z")
    ]
    archive.close()
    return identities[1]


def ordinary_costs() -> "CostSheet":
    """Return what a press on the first ordinary case begins; the studies name no costs."""
    from core.economics.begin import empty_sheet, with_model, with_preset
    from core.economics.catalogue import shipped_costs, shipped_presets
    from core.economics.price_file import shipped_prices

    pack, presets, prices = shipped_costs(), shipped_presets(), shipped_prices()
    preset = presets.presets[0]
    sheet = with_preset(empty_sheet(pack), preset, pack, presets.source)
    for name, is_trained in ((preset.model, False), (preset.tuned_model, True)):
        if model := prices.find(name):
            sheet = with_model(sheet, model, prices.as_of, pack, is_trained=is_trained)
    return sheet


def take(folder: Path, width: int, height: int, appearance: str) -> None:
    from PySide6.QtWidgets import QApplication

    from gui.folders import Folders
    from gui.program import Program

    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        identity = add_samples(home)
        program = Program(application, Folders(home, home, home), home / "archive.tuningfork")
        program.preferences.change(appearance=appearance)
        program.start()
        try:
            program.window.resize(width, height)
            photograph(application, program, folder, identity)
        finally:
            program.window.close()


def photograph(
    application: "QApplication", program: "Program", folder: Path, identity: str
) -> None:
    suffix = "-dark" if program.preferences.value.appearance == "dark" else ""
    wait(application, lambda: program.library.is_ready, PATIENCE_S)
    program.journey.open(identity)
    wait(application, lambda: program.journey.opened is not None, PATIENCE_S)
    for page in PAGES:
        program.journey.show_tab(page)
        wait(application, lambda: False, SETTLE_S)
        keep(program.window, folder / f"{page}{suffix}.png")


def keep(window: "QWidget", path: Path) -> None:
    if not window.grab().save(str(path)):
        sys.exit(f"{path} cannot be written.")
    print(path)


def main() -> int:
    parser = argparse.ArgumentParser(description="Take the pictures of README.md.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "pictures")
    parser.add_argument("--size", default="1440x900", help="width x height of the window")
    parser.add_argument("--dark", action="store_true", help="the dark appearance as well")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = (int(part) for part in chosen.size.split("x"))
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for appearance in ("light", "dark") if chosen.dark else ("light",):
        take(chosen.folder, width, height, appearance)
    return 0


if __name__ == "__main__":
    sys.exit(main())
