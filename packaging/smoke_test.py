"""Builds the wheel and proves it: contents, installation, window, resources, the sample's PDF.

    python packaging/smoke_test.py [--keep FOLDER]

Works in a fresh environment outside the repository; pip needs the package index.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOPS = {"core", "gui", "resources"}
WANTED = (
    "core/command_line/main.py",
    "gui/app.py",
    "resources/fonts/SourceSans3-Regular.ttf",
    "resources/fonts/LICENSE-OFL.md",
    "resources/licences/NOTICE.md",
    "resources/models/core/model.json",
    "resources/models/core/criteria/PD.json",
    "resources/samples/retrieval.json",
    "resources/costs/inputs.json",
    "resources/costs/presets.json",
    "resources/prices/models.json",
)
WINDOW = """
import sys, pathlib
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gui.app import run
import gui
assert "site-packages" in gui.__file__, gui.__file__
seen = []
def look():
    seen.extend(one for one in application.topLevelWidgets() if one.isVisible())
    for window in list(seen):
        window.close()
    application.quit()
QTimer.singleShot(1500, look)
code = run(["--archive", str(pathlib.Path("archive.tuningfork").resolve())])
assert seen, "no window was shown"
print("window of", len(seen), "shown, archive", pathlib.Path("archive.tuningfork").stat().st_size)
sys.exit(code)
"""


def stopwatch(words: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    print(f"ok  {words} ({time.perf_counter() - started:.1f} s)", flush=True)


def call(command: list[str], where: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    result = subprocess.run(
        command,
        cwd=where,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if result.returncode:
        sys.exit(f"FAILED: {' '.join(command)[:200]}\n{result.stdout}{result.stderr}")
    return result.stdout


def build(folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    call([*pip, "--no-build-isolation", "--no-deps", "-w", str(folder), str(ROOT)], folder)


def check_contents(folder: Path) -> None:
    names = zipfile.ZipFile(wheel_in(folder)).namelist()
    tops = {name.partition("/")[0] for name in names}
    foreign = {one for one in tops - TOPS if not one.endswith(".dist-info")}
    missing = [name for name in WANTED if name not in names]
    if foreign or missing:
        sys.exit(f"FAILED: the wheel holds {sorted(foreign)} and lacks {missing}.")


def wheel_in(folder: Path) -> Path:
    return next(folder.glob("*.whl"))


def place_of(folder: Path, program: str) -> str:
    suffix = ".exe" if os.name == "nt" else ""
    return str(folder / "env" / ("Scripts" if os.name == "nt" else "bin") / f"{program}{suffix}")


def install(folder: Path) -> None:
    venv.create(folder / "env", with_pip=True)
    pip = [place_of(folder, "python"), "-m", "pip", "install", "--quiet"]
    call([*pip, "--disable-pip-version-check", str(wheel_in(folder))], folder)


def open_window(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    homes = {
        name: str(folder / "home")
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    python = [place_of(folder, "python"), "-X", "faulthandler", "-c", WINDOW]
    call(python, elsewhere, QT_QPA_PLATFORM="offscreen", **homes)


def write_report(folder: Path) -> None:
    find = "import resources, pathlib; print(pathlib.Path(resources.__file__).parent)"
    found = call([place_of(folder, "python"), "-c", find], folder).strip()
    target = folder / "sample.pdf"
    sample = f"{found}/samples/retrieval.json"
    call([place_of(folder, "tuning-fork"), "report", sample, "-o", str(target)], folder)
    if not target.read_bytes().startswith(b"%PDF-"):
        sys.exit("FAILED: the sample's report is no PDF.")


def prove(folder: Path) -> None:
    stopwatch("the wheel is built", lambda: build(folder))
    stopwatch("it holds what it should", lambda: check_contents(folder))
    stopwatch("it installs into a fresh environment", lambda: install(folder))
    stopwatch("the window opens and closes", lambda: open_window(folder))
    stopwatch("the sample's report is written", lambda: write_report(folder))


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the wheel and prove it.")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work here and keep it")
    keep = parser.parse_args().keep
    if keep:
        keep.mkdir(parents=True)
        prove(keep.resolve())
        return 0
    with tempfile.TemporaryDirectory() as folder:
        prove(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
