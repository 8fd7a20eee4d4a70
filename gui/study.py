"""Counts the draws off the thread that paints, after every answer; late results are dropped."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.analysis.analyst import Analyst
from core.assessment.session import AssessmentSession
from core.decision.insight import Insight
from core.language import _
from core.progress import Progress
from gui.tasks import TaskRunner

if TYPE_CHECKING:
    from core.answers import AnswerSheet

# Long enough for the frame that shows the answer to be painted first.
_PAUSE_MS = 30


class Study(QObject):
    """Keeps the session's recommendation studied: one task at a time, always the last answer."""

    def __init__(self, session: AssessmentSession, tasks: TaskRunner, parent: QObject) -> None:
        """Follow one session; ``follow`` is called with every change of it."""
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._is_open = True
        self._at_work: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def follow(self, _change: object = None) -> None:
        """Plan a study when the last answer has none yet."""
        if self._is_open and self._session.insight.robustness is None:
            self._pause.start()

    def close(self) -> None:
        """Stop; what is still being counted is dropped."""
        self._is_open = False
        self._pause.stop()

    def _start(self) -> None:
        if self._at_work is not None or self._session.insight.robustness is not None:
            return
        session = self._session
        self._at_work = session.study_revision
        work = _studied(session.basis.analyst, session.basis.sheet, session.insight)
        task = self._tasks.start(work, _("Counting the draws"))
        task.finished.connect(self._take)
        task.failed.connect(self._fail)

    def _take(self, insight: Insight) -> None:
        revision, self._at_work = self._at_work, None
        if not self._is_open or revision is None:
            return
        self._session.take_study(revision, insight)
        self.follow()

    def _fail(self, error: Exception) -> None:
        self._at_work = None
        raise error


def _studied(
    analyst: Analyst, sheet: "AnswerSheet", glance: Insight
) -> Generator[Progress, None, Insight]:
    yield Progress(0, 1, _("Counting the draws"))
    return analyst.study(sheet, glance)
