"""What each scenario leads to: at once without the draws, soon with them.

The draws are counted off the thread that paints, after those of the answers given.
"""

from collections.abc import Generator, Mapping

from PySide6.QtCore import QObject, Signal

from core.assessment.basis import Basis, basis_of
from core.assessment.scenario_comparison import ScenarioOutcome, outcome
from core.assessment.scenarios import in_order, supposed
from core.assessment.session import AssessmentSession
from core.decision.recommendation import Recommendation
from core.language import _
from core.progress import Progress
from gui.live.quiet import is_counted, quieted
from gui.tasks import Task, TaskRunner

_Counted = dict[str, tuple[Basis, Recommendation]]


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
        bases = self._bases()
        return tuple(
            outcome(assessment, model, key, given, self._found(key, bases[key]))
            for key, _scenario in in_order(assessment)
        )

    def follow(self) -> None:
        """Count what has not been counted for the answers as they are now."""
        missing = self._missing()
        # The answers given come first: without their draws there is nothing to stand beside.
        if self._task is not None or not missing or self._session.insight.robustness is None:
            return
        self._task = self._tasks.start(_studied(missing), _("Counting the draws of the scenarios"))
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._drop)

    def _bases(self) -> dict[str, Basis]:
        session = self._session
        return {
            key: basis_of(supposed(session.assessment, scenario), session.analyst, session.basis)
            for key, scenario in session.assessment.scenarios.items()
        }

    def _missing(self) -> dict[str, Basis]:
        return {
            key: basis
            for key, basis in self._bases().items()
            if key not in self._counted or self._counted[key][0] != basis
        }

    def _found(self, key: str, basis: Basis) -> Recommendation:
        known = self._counted.get(key)
        if known is not None and known[0] == basis:
            return known[1]
        now = basis.recommend()
        return quieted(known[1], now) if known is not None and is_counted(known[1]) else now

    def _take(self, counted: _Counted) -> None:
        self._task = None
        fitting = self._bases()
        self._counted |= {key: found for key, found in counted.items() if key in fitting}
        self.studied.emit()
        self.follow()

    def _fail(self, error: Exception) -> None:
        self._task = None
        raise error

    def _drop(self) -> None:
        self._task = None


def _studied(bases: Mapping[str, Basis]) -> Generator[Progress, None, _Counted]:
    counted = {}
    for place, (key, basis) in enumerate(bases.items()):
        yield Progress(place, len(bases), _("Counting the draws of the scenarios"))
        counted[key] = basis, basis.study()
    return counted
