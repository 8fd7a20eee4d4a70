"""Long work: results, failures and cancelling arrive on the GUI thread."""

import threading
import time

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QWidget

from core.errors import FileFault
from core.progress import Progress
from gui.frame.notice_bar import NoticeBar
from gui.tasks import TaskRunner


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.close()


def steps(count, pause=0.0):
    for place in range(count):
        time.sleep(pause)
        yield Progress(place, count, "Counting")
    return count


def failing():
    yield Progress(0, 1, "Reading")
    raise FileFault("x.json", "", "expected JSON.")


def test_a_result_arrives_on_the_gui_thread(runner, qtbot):
    seen = []
    task = runner.start(steps(3), "Counting")
    task.progressed.connect(lambda step: seen.append(step.done))
    task.finished.connect(
        lambda result: seen.append((result, QThread.isMainThread(), threading.current_thread()))
    )
    qtbot.waitUntil(lambda: not runner.running)
    assert seen == [0, 1, 2, (3, True, threading.main_thread())]


def test_a_failure_is_carried_over_and_the_next_task_still_runs(runner, qtbot):
    faults, results = [], []
    runner.start(failing(), "Reading").failed.connect(lambda error: faults.append(str(error)))
    runner.start(steps(1), "Counting").finished.connect(results.append)
    qtbot.waitUntil(lambda: not runner.running)
    assert faults == ["x.json: expected JSON."]
    assert results == [1]


def test_cancel_closes_the_generator_and_drops_the_result(runner, qtbot):
    closed, ends = [], []

    def work():
        try:
            yield from steps(500, 0.01)
        finally:
            closed.append(True)

    task = runner.start(work(), "Counting")
    task.finished.connect(lambda _result: ends.append("finished"))
    task.cancelled.connect(lambda: ends.append("cancelled"))
    qtbot.wait(30)
    task.cancel()
    qtbot.waitUntil(lambda: not runner.running)
    assert (closed, ends) == ([True], ["cancelled"])


def shown_bar(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    return NoticeBar(page)


def test_progress_is_shown_after_400_ms_with_a_cancel_that_works(runner, qtbot, dressed):
    bar = shown_bar(qtbot)
    task = runner.start(steps(500, 0.01), "Counting")
    bar.follow(task)
    qtbot.wait(250)
    assert bar.text == ""
    qtbot.waitUntil(lambda: bar.text.startswith("Counting: "), timeout=2_000)
    qtbot.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not runner.running)
    assert bar.text == ""


def test_short_work_shows_nothing(runner, qtbot, dressed):
    bar = shown_bar(qtbot)
    bar.follow(runner.start(steps(2), "Counting"))
    qtbot.waitUntil(lambda: not runner.running)
    qtbot.wait(450)
    assert bar.text == ""


def test_closing_the_runner_cancels_and_waits(qapp):
    runner = TaskRunner()
    runner.start(steps(10_000, 0.001), "Counting")
    runner.close()
    assert "tuning-fork-worker" not in {thread.name for thread in threading.enumerate()}
