"""The real window is killed while somebody types; at most two seconds of typing are lost."""

import itertools
import os
import random
import string
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.archive.archive import Archive

KILLS = int(os.environ.get("TUNING_FORK_WINDOW_KILLS", "2"))
SEED = int(os.environ.get("TUNING_FORK_SEED", "1"))
CAP_S = 2.0
LONGEST_S = 5.0
SHORTEST_S = 2.5

# Begins an assessment and types the client's name without a pause. The moment of each key is
# told before it is pressed, on the clock all processes share.
CONSULTANT = """
import itertools, pathlib, string, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from gui.app import run
from gui.folders import Folders

home = pathlib.Path(sys.argv[1])
application = QApplication(["tuning-fork", "-style", "fusion"])

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
    for sign in itertools.cycle(string.ascii_lowercase):
        print(time.monotonic(), flush=True)
        QTest.keyClick(field, sign)
        yield

steps = work()
clock = QTimer(interval=int(sys.argv[2]))
clock.timeout.connect(lambda: next(steps))
clock.start()
QTimer.singleShot(60_000, application.quit)
sys.exit(run((), Folders(home / "config", home / "data", home / "state")))
"""


@pytest.mark.parametrize("kill", range(KILLS))
def test_at_most_two_seconds_of_typing_are_lost(tmp_path, kill):
    chance = random.Random(SEED * 1_000 + kill)
    moments, killed = _type_until_killed(tmp_path, chance)

    kept = _client_in(tmp_path / "data" / "archive.tuningfork")

    typed = "".join(itertools.islice(itertools.cycle(string.ascii_lowercase), len(moments)))
    assert typed.startswith(kept), f"kill {kill}, seed {SEED}"
    lost = killed - moments[len(kept)] if len(kept) < len(moments) else 0.0
    assert lost <= CAP_S, f"kill {kill}, seed {SEED}: {lost:.2f} s of typing lost"
    assert kept or killed - moments[0] <= CAP_S


def _type_until_killed(home: Path, chance: random.Random) -> tuple[list[float], float]:
    """Return the moment of each key and that of the kill."""
    pause_ms = chance.choice((25, 60, 250))
    with subprocess.Popen(
        [sys.executable, "-c", CONSULTANT, str(home), str(pause_ms)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    ) as consultant:
        first = consultant.stdout.readline()
        assert first, "the window did not open"
        time.sleep(chance.uniform(SHORTEST_S, LONGEST_S))
        killed = time.monotonic()
        consultant.kill()
        told = first + consultant.stdout.read()
    # The last line may be cut.
    return [float(line) for line in told[: told.rfind("\n") + 1].split()], killed


def _client_in(path: Path) -> str:
    archive = Archive.open(path)
    assert archive._live().pragma("integrity_check") == "ok"
    (row,) = archive.rows()
    archive.close()
    assert not list(path.parent.glob("*.part"))
    return row.client
