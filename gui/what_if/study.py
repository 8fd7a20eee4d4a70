"""What each scenario leads to: at once without the draws, soon with them.

The draws are counted off the thread that paints, after those of the answers given.
"""

from collections.abc import Generator, Mapping

from PySide6.QtCore import QObject, Signal

from core.analysis.analyst import Analyst
from core.answers import AnswerSheet
from core.assessment.scenario_comparison import ScenarioOutcome, outcome
from core.assessment.scenarios import in_order, scenario_sheet
from core.assessment.session import AssessmentSession
from core.decision.recommend import recommend
from core.decision.recommendation import Recommendation
from core.language import _
from core.progress import Progress
from gui.live.quiet import is_counted, quieted
from gui.tasks import Task, TaskRunner

_Counted = dict[str, tuple[AnswerSheet, Recommendation]]


class ScenarioStudy(QObject):
    """Keeps the scenarios of one session studied; what no longer fits its answers is dropped.

    Signals:
        studied: the draws of some scenarios have been counted.
    """

    studied = Signal()

    def __init__(self, session: AssessmentSession, tasks: TaskRunner, parent: QObject) -> None:
        """Start without knowing anything."""
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._task: Task | None = None
        self._counted: _Counted = {}

    def outcomes(self, given: Recommendation) -> tuple[ScenarioOutcome, ...]:
        """Return every scenario beside ``given``, with what is known about it now."""
        assessment, model = self._session.assessment, self._session.analyst.model
        sheets = self._sheets()
        return tuple(
            outcome(assessment, model, key, given, self._found(key, sheets[key]))
            for key, _scenario in in_order(assessment)
        )

    def follow(self) -> None:
        """Count what has not been counted for the answers as they are now."""
        missing = self._missing()
        # The answers given come first: without their draws there is nothing to stand beside.
        if self._task is not None or not missing or self._session.insight.robustness is None:
            return
        self._task = self._tasks.start(
            _studied(self._session.analyst, missing), _("Counting the draws of the scenarios")
        )
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._drop)

    def _sheets(self) -> dict[str, AnswerSheet]:
        assessment = self._session.assessment
        return {
            key: scenario_sheet(assessment, scenario)
            for key, scenario in assessment.scenarios.items()
        }

    def _missing(self) -> dict[str, AnswerSheet]:
        return {
            key: sheet
            for key, sheet in self._sheets().items()
            if key not in self._counted or self._counted[key][0] != sheet
        }

    def _found(self, key: str, sheet: AnswerSheet) -> Recommendation:
        known = self._counted.get(key)
        if known is not None and known[0] == sheet:
            return known[1]
        now = recommend(self._session.analyst.model, sheet)
        return quieted(known[1], now) if known is not None and is_counted(known[1]) else now

    def _take(self, counted: _Counted) -> None:
        self._task = None
        fitting = self._sheets()
        self._counted |= {key: found for key, found in counted.items() if key in fitting}
        self.studied.emit()
        self.follow()

    def _fail(self, error: Exception) -> None:
        self._task = None
        raise error

    def _drop(self) -> None:
        self._task = None


def _studied(
    analyst: Analyst, sheets: Mapping[str, AnswerSheet]
) -> Generator[Progress, None, _Counted]:
    counted = {}
    for place, (key, sheet) in enumerate(sheets.items()):
        yield Progress(place, len(sheets), _("Counting the draws of the scenarios"))
        counted[key] = sheet, analyst.recommend(sheet)
    return counted
