"""Two real windows on one archive: the second says so and leaves, the first goes on working."""

import os
import subprocess
import sys
from pathlib import Path

from core.archive.archive import Archive

# Begins an assessment; each line on its standard input is typed as the client's name.
FIRST = """
import pathlib, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from gui.app import run
from gui.folders import Folders

home = pathlib.Path(sys.argv[1])
application = QApplication(["tuning-fork", "-style", "fusion"])
lines = []

def listen():
    lines.extend(iter(sys.stdin.readline, ""))

def new_assessment():
    found = (b for w in application.topLevelWidgets() for b in w.findChildren(QAbstractButton))
    return next((b for b in found if b.isVisible() and b.text() == "New assessment"), None)

def work():
    while not new_assessment():
        yield
    window = new_assessment().window()
    new_assessment().click()
    while not isinstance(window.focusWidget(), QLineEdit):
        yield
    field = window.focusWidget()
    print("open", flush=True)
    while not lines:
        yield
    QTest.keyClicks(field, lines[0].strip())
    window.close()

steps = work()
clock = QTimer(interval=20)
clock.timeout.connect(lambda: next(steps, None))
clock.start()
QTimer.singleShot(60_000, application.quit)
threading.Thread(target=listen, daemon=True).start()
sys.exit(run((), Folders(home / "config", home / "data", home / "state")))
"""

# Presses the button of the message that appears, as somebody would, and tells what it said.
SECOND = """
import pathlib, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from gui.app import run
from gui.folders import Folders

home = pathlib.Path(sys.argv[1])
application = QApplication(["tuning-fork", "-style", "fusion"])

def look():
    for box in application.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            print(box.text(), flush=True)
            box.buttons()[0].click()

clock = QTimer(interval=20)
clock.timeout.connect(look)
clock.start()
QTimer.singleShot(60_000, application.quit)
sys.exit(run((), Folders(home / "config", home / "data", home / "state")))
"""


def _window(program, home, **options):
    return subprocess.Popen(
        [sys.executable, "-c", program, str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
        **options,
    )


def test_the_second_window_says_so_and_the_first_goes_on(tmp_path):
    with _window(FIRST, tmp_path, stdin=subprocess.PIPE) as first:
        assert first.stdout.readline() == "open\n"

        with _window(SECOND, tmp_path, stderr=subprocess.PIPE) as second:
            told, complaint = second.communicate(timeout=60)
        first.communicate("Typed after the second had gone\n", timeout=60)

    assert second.returncode == 2
    assert "is open in another window of the program. Close that window" in told
    assert complaint == f"tuning-fork: {told}"
    assert first.returncode == 0
    archive = Archive.open(tmp_path / "data" / "archive.tuningfork")
    assert [row.client for row in archive.rows()] == ["Typed after the second had gone"]
    archive.close()
