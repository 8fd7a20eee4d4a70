"""Measures the program against its bars, all in one run: ``python3 dev.py bench``.

    run.py [--starts N] [--changes N]

Every figure is a median; only a missed bar of a median fails. What is compared is measured in
turns, and every result that can be checked is checked before its time counts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ASSESSMENTS = 300
NOW = "2026-11-20T09:00:00Z"
LATE = (
    *("pydantic", "reportlab", "numpy", "PIL", "pypdfium2", "ctypes"),
    *("core.decision.model", "core.decision.recommendation", "core.assessment.document"),
    *(
        "core.analysis",
        "core.answers",
        "gui.open_assessment",
        "gui.settings.page",
        "gui.archive.preview_content",
    ),
)
# The screen Qt invents is smaller than the window, and smaller windows show less.
SCREEN = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": False,
    "screens": [
        {"name": "wide", "x": 0, "y": 0, "width": 1920, "height": 1080}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    ],
}
BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication(["hello", "-style", "fusion"])
window = Window()
QVBoxLayout(window).addWidget(QLabel("Hello"))
window.resize(1280, 800)
window.show()
application.exec()
"""
OURS = f"""
import os, sys
from pathlib import Path
import gui.app
def leave():
    late = [name for name in {LATE!r} if name in sys.modules] if {{is_first}} else []
    sys.stdout.write(" ".join(late))
    sys.stdout.flush()
    os._exit(1 if late else 0)
# The window's own classes are met only after the start has begun, as in real life.
show = gui.app._show
def watched(*given):
    from PySide6.QtCore import QTimer
    from {{module}} import {{widget}} as Watched
    paint = Watched.paintEvent
    def painted(self, event):
        QTimer.singleShot(0, leave)
        paint(self, event)
    Watched.paintEvent = painted
    return show(*given)
gui.app._show = watched
from gui.folders import Folders
folder = Path(sys.argv[1])
gui.app.run([], Folders(folder, folder, folder))
"""
FIRST = OURS.format(is_first=True, module="gui.main_window", widget="MainWindow")
LISTED = OURS.format(is_first=False, module="gui.archive.list_view", widget="ArchiveList")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; times in milliseconds, ``bar`` None where there is none."""

    name: str
    unit: str
    middle: float
    best: float
    bar: float | None = None

    @property
    def is_missed(self):
        return self.bar is not None and self.middle > self.bar


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def timed(name: str, times: list[float], bar: float | None = None) -> Line:
    return Line(name, "ms", median(times), min(times), bar)


# -- what is measured --------------------------------------------------------------------------


def start(code: str, folder: Path) -> float:
    command = [sys.executable, "-c", code, str(folder)]
    # As installed: with compiled files, whatever this shell says about them.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    done = subprocess.run(
        command, env=kept, capture_output=True, text=True, timeout=60, check=False
    )
    took = (time.perf_counter() - started) * 1000
    if done.returncode:
        sys.exit(f"The start failed or loaded too much: {done.stdout} {done.stderr[-2000:]}")
    return took


def cold_start(folder: Path, rounds: int) -> Iterator[Line]:
    from core.archive.archive import Archive

    empty = folder / "empty"
    empty.mkdir()
    Archive.open(empty / "archive.tuningfork").close()
    bare, full, first, listed = [], [], [], []
    for _ in range(rounds + 1):
        bare.append(start(BARE, folder))
        full.append(start(FIRST, folder))
        first.append(start(FIRST, empty))
        listed.append(start(LISTED, folder))
    # The first round only warms the disk and compiles.
    bare, full, first, listed = bare[1:], full[1:], first[1:], listed[1:]
    yield timed("bare PySide6 window, start to first paint", bare)
    yield timed(f"Tuning Fork with {ASSESSMENTS} assessments, the same", full)
    yield timed("Tuning Fork with an empty archive, the same", first)
    yield timed(f"its list of {ASSESSMENTS} painted, archive checked", listed)
    for name, ours in ((f"{ASSESSMENTS} assessments", full), ("empty archive", first)):
        ratio = median(ours) / median(bare)
        best = min(ours) / min(bare)
        yield Line(f"cold start, ratio to bare, {name}", "x", ratio, best, 1.6)


def full_sheet(model):
    from core.answers import Answer, AnswerSheet, Confidence, State

    answers = {}
    for place, criterion in enumerate(model.criteria.values()):
        level = criterion.levels[place % len(criterion.levels)].id
        confidence = tuple(Confidence)[place % 3]
        answers[criterion.id] = Answer(State.ANSWERED, level, None, confidence)
    return AnswerSheet(answers)


def evaluation(model) -> Iterator[Line]:
    from core.decision.recommend import recommend

    sheet = full_sheet(model)
    first = recommend(model, sheet)
    times = [milliseconds(lambda: recommend(model, sheet)) for _ in range(500)]
    if recommend(model, replace(sheet)) != first or len(first.asked) != len(model.criteria):
        sys.exit("Two evaluations of one sheet differ.")
    yield timed("recommend() on a full sheet", times, 1.0)


def loading() -> Iterator[Line]:
    from core.model.compile import compile_model
    from core.model.loader import load_shipped

    packs = []
    times = [milliseconds(lambda: packs.append(load_shipped())) for _ in range(5)]
    if len({pack.digest for pack in packs}) != 1:
        sys.exit("Two readings of one pack differ.")
    yield timed("decision model pack: read and check", times)
    times = [milliseconds(lambda: compile_model(packs[0])) for _ in range(5)]
    yield timed("decision model pack: compile", times)


def listing(folder: Path) -> Iterator[Line]:
    from core.archive.archive import Archive

    archive = Archive.open(folder / "archive.tuningfork")
    try:
        if len(archive.rows()) != ASSESSMENTS or len(archive.rows("client 017q")) != 1:
            sys.exit("The list of the archive is not what was put in.")
        yield timed(
            f"archive: list of {ASSESSMENTS}",
            [milliseconds(archive.rows) for _ in range(25)],
        )
        yield timed(
            f"archive: search in {ASSESSMENTS}",
            [milliseconds(lambda: archive.rows("client 017q")) for _ in range(25)],
        )
    finally:
        archive.close()


def reporting(pack, model) -> Iterator[Line]:
    from core.assessment.samples import sample_assessments
    from core.decision.recommend import recommend
    from core.report.branding import Branding
    from core.report.content import compose
    from core.report.pdf import render_bytes

    assessment = sample_assessments(model, NOW)[-1]
    found = recommend(model, assessment.sheet())
    branding = Branding(prepared_on=NOW[:10])
    papers = []

    def report() -> None:
        papers.append(render_bytes(compose(assessment, found, pack, branding)))

    report()
    times = [milliseconds(report) for _ in range(5)]
    if len(set(papers)) != 1:
        sys.exit("Two reports on one assessment differ.")
    yield timed("report of a sample as PDF", times)


def one_change(folder: Path, rounds: int) -> Iterator[Line]:
    from PySide6.QtWidgets import QApplication

    from gui.folders import Folders
    from gui.program import Program

    application = QApplication.instance() or QApplication([])
    program = Program(application, Folders(folder, folder, folder), folder / "archive.tuningfork")
    program.start()
    try:
        settle(application, lambda: program.library.is_ready)
        program.journey.open("bench-000")
        settle(application, lambda: program.journey.opened is not None)
        settle(application, lambda: False, seconds=1.0)
        times = clicks(application, program, rounds)
    finally:
        program.window.close()
    yield timed("one answer changed: click to painted", times[2:], 16.0)


def clicks(application, program, rounds: int) -> list[float]:
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from core.decision.recommend import recommend

    class Paints(QObject):
        count = 0

        def eventFilter(self, _watched, event):  # noqa: N802 - Qt names it
            self.count += event.type() == QEvent.Type.Paint
            return False

    session = program.journey.opened.session
    page = program.journey.opened.room("questions").page
    paints, model = Paints(), program.library.model
    for part in (page.pane, *page.pane.findChildren(QWidget)):
        part.installEventFilter(paints)
    levels = next(iter(page.body.currentWidget().rows.values())).levels.rows()
    times = []
    for turn in range(rounds):
        # A person is slower than the draws and the save of the last answer.
        settle(application, lambda: is_at_rest(session))
        before, seen = session.revision, paints.count
        began = time.perf_counter()
        QTest.mouseClick(levels[turn % 2], Qt.MouseButton.LeftButton)
        application.processEvents()
        times.append((time.perf_counter() - began) * 1000)
        if session.revision == before or paints.count == seen:
            sys.exit("A click did not change the answer or did not repaint the result.")
        # The robustness of the last answer joins later, from the worker thread.
        wanted = recommend(model, session.assessment.sheet())
        if shown(session.recommendation) != shown(wanted):
            sys.exit("The window shows another result than the core gives.")
    return times


def is_at_rest(session) -> bool:
    return session.insight.robustness is not None and session.save_state.status == "saved"


def shown(found) -> tuple[object, ...]:
    return found.fingerprint, found.ranking, found.gates, found.reasons_for, found.roadmap


def settle(application, is_done: Callable[[], bool], seconds: float = 20.0) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until and not is_done():
        application.processEvents()
        time.sleep(0.002)


# -- the run -----------------------------------------------------------------------------------


def fill_archive(folder: Path, model) -> None:
    from core.analysis.analyst import Analyst
    from core.archive.archive import Archive
    from core.assessment.samples import sample_assessments

    samples = sample_assessments(model, NOW)
    analyst = Analyst(model)
    archive = Archive.open(folder / "archive.tuningfork")
    for number in range(ASSESSMENTS):
        sample = samples[number % len(samples)]
        details = sample.details.model_copy(update={"client": f"Client {number:03}q"})
        new = {"id": f"bench-{number:03}", "details": details}
        archive.create(sample.model_copy(update=new), analyst)
    archive.close()


def measure(folder: Path, starts: int, changes: int) -> Iterator[Line]:
    from core.model.compile import compile_model
    from core.model.loader import load_shipped

    screen = folder / "screen.json"
    screen.write_text(json.dumps(SCREEN), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    pack = load_shipped()
    model = compile_model(pack)
    fill_archive(folder, model)
    yield from cold_start(folder, starts)
    yield from evaluation(model)
    yield from one_change(folder, changes)
    yield from loading()
    yield from listing(folder)
    yield from reporting(pack, model)
    # Beside this file, and only now, because numpy must not be there when the start is measured.
    from analysis_speed import rows
    from cost_speed import cost_rows

    yield from rows(model)
    yield from cost_rows()


def show(line: Line) -> None:
    bar = "" if line.bar is None else f"{line.bar:.1f}"
    judged = "" if line.bar is None else ("MISSED" if line.is_missed else "met")
    figures = f"{line.middle:9.2f} {line.best:9.2f} {line.unit:2} {bar:>6} {judged}"
    sys.stdout.write(f"{line.name:52} {figures}".rstrip() + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the program against its bars.")
    parser.add_argument("--starts", type=int, default=11, help="rounds of the cold start")
    parser.add_argument("--changes", type=int, default=41, help="changed answers")
    chosen = parser.parse_args()
    sys.stdout.write(f"{'':52} {'median':>9} {'best':>9}    {'bar':>6}\n")
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in measure(Path(folder), chosen.starts, chosen.changes):
            show(line)
            lines.append(line)
    missed = [line.name for line in lines if line.is_missed]
    sys.stdout.write(f"Missed: {'; '.join(missed)}.\n" if missed else "Every bar is met.\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
