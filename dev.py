#!/usr/bin/env python3
"""Set up and run Tuning Fork from a checkout; standard library only.

    python3 dev.py run     start the program (without a display: write a sample's PDF)
    python3 dev.py test    run the tests       python3 dev.py lint    check style and types
    python3 dev.py bench   measure speed       python3 dev.py setup   only set up

Everything goes into .venv, in the versions and with the hashes of uv.lock.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "tuning-fork.stamp"
PEERS = VENV / "peers"
COMMAND_LINE = ("-m", "core.command_line.main")
SAMPLE_PDF = ROOT / "tuning-fork-sample.pdf"
OFFSCREEN = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"
WINDOW = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
GUI_CHECK = "import PySide6.QtGui, PySide6.QtWidgets"
XCB_CHECK = (
    "import ctypes\n"
    "for name in ('libxcb-cursor.so.0', 'libxcb-icccm.so.4', 'libxcb-keysyms.so.1',"
    " 'libxcb-shape.so.0', 'libxkbcommon-x11.so.0'): ctypes.CDLL(name)"
)


def python(*arguments: str, quiet: bool = False, **environment: str) -> int:
    """Run the environment's Python and return its exit code.

    The program's own command line keeps the folder it was called in, all else runs in ROOT.
    """
    silence = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        [str(PYTHON), *arguments],
        cwd=None if arguments[:2] == COMMAND_LINE else ROOT,
        env={**os.environ, **environment},
        stdout=silence,
        stderr=silence,
        check=False,
    ).returncode


def set_up() -> None:
    """Make .venv hold exactly what uv.lock names."""
    lock = (ROOT / "uv.lock").read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    stamp = hashlib.sha256(lock + sys.version.encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == stamp and PYTHON.exists():
        return
    print("Setting up .venv from uv.lock ...", file=sys.stderr, flush=True)
    venv.create(VENV, with_pip=True, clear=True)
    install("dev")
    install_by_pip("--no-deps", "--editable", str(ROOT), "--no-build-isolation")
    STAMP.write_text(stamp)


def set_up_peers() -> None:
    """Put what only the benchmarks need into a folder that no other start looks into."""
    complete = PEERS / "complete"
    if not complete.exists():
        print("Fetching what the program is measured against ...", file=sys.stderr, flush=True)
        shutil.rmtree(PEERS, ignore_errors=True)
        install("bench", "--no-deps", "--target", str(PEERS))
        complete.touch()


def install(group: str, *options: str) -> None:
    """Install what uv.lock names for a group of dependencies."""
    wanted = VENV / f"{group}.txt"
    if python(__file__, "_requirements", group, str(wanted)):
        sys.exit("The lock file could not be read. Update the checkout and try again.")
    install_by_pip(*options, "--require-hashes", "-r", str(wanted))


def install_by_pip(*arguments: str) -> None:
    """Run pip quietly, and leave with the next step where it fails."""
    if python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments):
        sys.exit("Setting up failed. Check the network for this first start and run it again.")


def write_requirements(group: str, target: Path) -> None:
    """Write what this machine needs of uv.lock, pinned with hashes; runs inside .venv.

    The group "dev" stands for the program as well, any other for what it adds to that.
    """
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    project = next(package for package in packages if package["name"] == "tuning-fork")
    groups = project["dev-dependencies"]
    chosen = pinned(packages, project["dependencies"] + groups["dev"])
    if group != "dev":
        extra = pinned(packages, groups[group])
        chosen = {name: line for name, line in extra.items() if name not in chosen}
    target.write_text("\n".join(sorted(chosen.values())) + "\n")


def pinned(packages: list[dict], needs: list[dict]) -> dict[str, str]:
    """Return a line of requirements for each need and for all they need in turn."""
    from pip._vendor.packaging.markers import Marker

    # A name stands twice where the lock holds one version for each range of Python.
    by_name = {package["name"]: package for package in packages}
    by_version = {(package["name"], package["version"]): package for package in packages}
    waiting, chosen = list(needs), {}
    while waiting:
        need = waiting.pop()
        name, applies = need["name"], Marker(need.get("marker", "python_version>'3'")).evaluate()
        if name in chosen or not applies:
            continue
        package = by_version.get((name, need.get("version")), by_name[name])
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        hashes = " ".join(f"--hash={file['hash']}" for file in files)
        chosen[name] = f"{name}=={package['version']} {hashes}"
        waiting += package.get("dependencies", [])
    return chosen


def has_libraries(check: str) -> bool:
    """Say whether Qt's system libraries load, installing them by apt where that is allowed."""
    if python("-c", check, quiet=True) == 0:
        return True
    packages = f"{OFFSCREEN} {WINDOW}" if check is XCB_CHECK else OFFSCREEN
    line = f"apt-get install -y --no-install-recommends {packages}"
    root = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        print("Installing the system libraries Qt needs ...", file=sys.stderr, flush=True)
        for command in ("apt-get update -qq", line.replace("install", "install -qq", 1)):
            subprocess.run(
                [*root, *command.split()],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdout=subprocess.DEVNULL,
                check=False,
            )
    if python("-c", check, quiet=True) == 0:
        return True
    print(f"Qt lacks system libraries. On Debian or Ubuntu, install them with:\n  sudo {line}")
    return False


def run(arguments: list[str]) -> int:
    """Start the program; without a display do the main job on a sample."""
    linux = sys.platform.startswith("linux")
    if arguments:
        return python(*COMMAND_LINE, *arguments)
    if linux and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("No display here, so this assesses a sample and writes its report.", flush=True)
        sample = str(ROOT / "resources" / "samples" / "retrieval.json")
        return python(*COMMAND_LINE, "evaluate", sample) or python(
            *COMMAND_LINE, "report", sample, "-o", str(SAMPLE_PDF)
        )
    if linux and not (has_libraries(GUI_CHECK) and has_libraries(XCB_CHECK)):
        return 1
    return python("-m", "gui")


def test(arguments: list[str]) -> int:
    """Run the tests offscreen; without Qt's libraries only the core, and say so."""
    if has_libraries(GUI_CHECK):
        return python("-m", "pytest", *arguments, QT_QPA_PLATFORM="offscreen")
    code = python("-m", "pytest", "-p", "no:pytest-qt", "tests/core", "tests/architecture")
    print("GUI TESTS SKIPPED: Qt's system libraries are missing (see the line above).")
    return code or 3


def lint(_: list[str]) -> int:
    """Check style, types, import rules and the lock file."""
    return (
        python("-m", "ruff", "check")
        or python("-m", "ruff", "format", "--check", "--quiet")
        or python("-m", "mypy")
        or subprocess.run([str(BIN / "lint-imports")], cwd=ROOT, check=False).returncode
        or python("packaging/check_lock.py")
    )


def bench(arguments: list[str]) -> int:
    """Run the benchmarks side by side in one go."""
    if not has_libraries(GUI_CHECK):
        return 1
    set_up_peers()
    return python("tests/benchmarks/run.py", *arguments)


def main() -> int:
    """Do what the command line asks for."""
    verb, *arguments = sys.argv[1:] or ["help"]
    verbs = {"run": run, "test": test, "lint": lint, "bench": bench, "setup": lambda _: 0}
    if verb == "_requirements":
        write_requirements(arguments[0], Path(arguments[1]))
        return 0
    if verb not in verbs:
        print(__doc__)
        return 0 if verb == "help" else 2
    if sys.version_info < (3, 11):  # noqa: UP036 - said before anything fails obscurely
        print("Tuning Fork needs Python 3.11 or newer.")
        return 2
    set_up()
    return verbs[verb](arguments)


if __name__ == "__main__":
    sys.exit(main())
