"""Long work off the GUI thread: a core generator in, signals out.

One worker thread drains the generators one after the other and looks at the cancel flag
between their steps. Every signal is emitted on the GUI thread.
"""

import threading
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.progress import Progress

Work = Generator[Progress, None, Any]


class Task(QObject):
    """One piece of work under way; exactly one of finished, failed and cancelled comes last.

    Attributes:
        label: what is being done, in plain words.

    Signals:
        progressed: a ``Progress``.
        finished: what the generator returned.
        failed: the exception.
        cancelled: the generator was closed before it was done.

    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work, label: str, parent: QObject) -> None:
        """Keep the work until the runner's thread takes it up."""
        super().__init__(parent)
        self.label = label
        self.is_over = False
        self._work = work
        self._stop = threading.Event()

    @property
    def is_cancelling(self) -> bool:
        """Tell whether a stop was asked for."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Stop at the next step of the work."""
        self._stop.set()

    def drain(self, tell: Callable[[str, object], None]) -> None:
        """Run the work in the worker thread and tell what happens."""
        try:
            for step in self._steps():
                tell("progressed", step)
        except _Stopped:
            tell("cancelled", None)
        except _Done as done:
            tell("finished", done.result)
        except Exception as error:  # noqa: BLE001 - carried to the GUI thread, which judges it
            tell("failed", error)

    def _steps(self) -> Generator[Progress, None, None]:
        while True:
            if self._stop.is_set():
                self._work.close()
                raise _Stopped
            try:
                step = next(self._work)
            except StopIteration as end:
                raise _Done(end.value) from None
            yield step


class _Stopped(Exception):
    """The work was closed on request."""


class _Done(Exception):
    """The work returned its result."""

    def __init__(self, result: object) -> None:
        super().__init__()
        self.result = result


class TaskRunner(QObject):
    """Runs tasks one after the other in one worker thread.

    Signals:
        started: the ``Task`` just put in the queue.
    """

    started = Signal(object)
    _told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a thread; the first task brings it."""
        super().__init__(parent)
        self._waiting: deque[Task | None] = deque()
        self._ready = threading.Semaphore(0)
        self._thread: threading.Thread | None = None
        self._running: list[Task] = []
        self._news: deque[tuple[Task, str, object]] = deque()
        self._told.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Task, ...]:
        """Return the tasks not over yet."""
        return tuple(self._running)

    def start(self, work: Work, label: str) -> Task:
        """Put work in the queue and return the task that reports on it."""
        task = Task(work, label, self)
        self._running.append(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._drain_all, name="tuning-fork-worker")
            self._thread.start()
        self._put(task)
        self.started.emit(task)
        return task

    def close(self) -> None:
        """Cancel whatever runs and wait for the thread to end; no task tells anything any more."""
        for task in self._running:
            task.cancel()
        if self._thread is not None:
            self._put(None)
            self._thread.join()
            self._thread = None
        for task in self._running:
            task.is_over = True
            task.deleteLater()
        self._running.clear()
        self._news.clear()

    def _put(self, task: Task | None) -> None:
        self._waiting.append(task)
        self._ready.release()

    def _drain_all(self) -> None:
        while self._ready.acquire() and (task := self._waiting.popleft()) is not None:
            self._drain_one(task)

    def _drain_one(self, task: Task) -> None:
        def tell(kind: str, content: object) -> None:
            self._news.append((task, kind, content))
            self._told.emit()

        task.drain(tell)

    @Slot()
    def _announce(self) -> None:
        """Pass on in the GUI thread what the worker told."""
        while self._news:
            self._pass_on(*self._news.popleft())

    def _pass_on(self, task: Task, kind: str, content: object) -> None:
        if kind != "progressed":
            task.is_over = True
            self._running.remove(task)
        if kind == "cancelled":
            task.cancelled.emit()
        else:
            getattr(task, kind).emit(content)
        if task.is_over:
            task.deleteLater()


def at_once(call: Callable[[], Any], label: str) -> Work:
    """Return work of a single step, for calls that have no steps of their own."""
    yield Progress(0, 1, label)
    return call()
