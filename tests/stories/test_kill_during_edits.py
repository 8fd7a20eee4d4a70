"""The program is killed in the middle of its work, again and again; what was saved is there."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.archive.archive import Archive
from core.assessment.document import Assessment, Details, ModelStamp

KILLS = int(os.environ.get("TUNING_FORK_KILLS", "40"))
SEED = int(os.environ.get("TUNING_FORK_SEED", "1"))
KEY = bytes(range(32))

# Reports each save only after the session said so: number of the edit, then what it wrote.
CONSULTANT = """
import itertools, sys
from pathlib import Path
from core.analysis.analyst import Analyst
from core.archive.archive import Archive
from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit
from core.assessment.session import AssessmentSession, SaveStatus
from core.model.compile import compile_model
from core.model.loader import load_shipped

model = compile_model(load_shipped())
criteria = list(model.criteria)
archive = Archive.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]) or None)
analyst = Analyst(model)
session = AssessmentSession(archive.read("one"), analyst, archive, lambda: "2026-11-20T10:00:00Z")
print("ready", flush=True)
for number in itertools.count(int(sys.argv[3])):
    criterion = criteria[number % len(criteria)]
    level = model.criteria[criterion].levels[number % 2].id
    note = f"note {number} " * (1 + number % 50)
    for length in (4, len(note)):
        entry = AnswerEntry(state="answered", level=level, note=note[:length])
        session.perform(answer_edit(session.assessment, criterion, entry), is_typing=True)
    session.flush()
    assert session.save_state.status is SaveStatus.SAVED, session.save_state.message
    print(f"{number}", flush=True)
"""


@pytest.mark.parametrize("key", [b"", KEY], ids=["plain", "encrypted"])
def test_nothing_the_consultant_saw_saved_is_lost(tmp_path, key, analyst):
    path = tmp_path / "archive.tuningfork"
    archive = Archive.open(path, key or None)
    stamp = ModelStamp(id=analyst.model.id, version=analyst.model.version)
    start = Assessment(
        id="one", created="2026-11-20T10:00:00Z", model=stamp, details=Details(client="Nordhaven")
    )
    archive.create(start, analyst)
    archive.close()
    chance = random.Random(SEED)
    saved = 0
    for kill in range(KILLS // 2):
        first = saved + 1
        acknowledged = _work_until_killed(path, key, first, chance)
        saved = _check(path, key, acknowledged or saved, f"kill {kill}, seed {SEED}")
    assert saved > KILLS // 2


def _work_until_killed(path, key, first, chance):
    with subprocess.Popen(
        [sys.executable, "-c", CONSULTANT, str(path), key.hex(), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as consultant:
        assert consultant.stdout.readline() == "ready\n"
        reported = "".join(consultant.stdout.readline() for _ in range(chance.randrange(12)))
        time.sleep(chance.uniform(0, 0.006))
        consultant.kill()
        reported += consultant.stdout.read()
    whole_lines = reported[: reported.rfind("\n") + 1].split()
    return int(whole_lines[-1]) if whole_lines else 0


def _check(path, key, acknowledged, where):
    """Return the number of the last edit kept, which is the last acknowledged one or the next."""
    archive = Archive.open(path, key or None)
    assert archive._live().pragma("integrity_check") == "ok", where
    log = [entry for entry in archive.change_log("one") if entry.what.startswith("answers.")]
    kept = len(log)
    assert kept in (acknowledged, acknowledged + 1), where
    document = archive.read("one")
    if log:
        last = json.loads(log[-1].after)
        criterion = log[-1].what.removeprefix("answers.")
        assert document.entry(criterion).model_dump(mode="json") == last, where
        assert last["note"].startswith(f"note {kept} "), where
        assert [row.id for row in archive.rows(f'"note {kept}"')] == ["one"], where
    archive.close()
    return kept
