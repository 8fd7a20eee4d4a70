"""Reckons cost sheets off the thread that paints; what is out of date is dropped."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.economics.assumptions import Stated
from core.economics.catalogue import CostPack
from core.economics.result import BreakEven, CostResult
from core.economics.sheet import CostSheet
from core.economics.words import trained_on_top
from core.language import _
from core.progress import Progress
from gui.costs.view import Pair
from gui.tasks import TaskRunner

if TYPE_CHECKING:  # numpy comes with it, in the worker thread
    from core.economics.costing import CostModel


@dataclass(frozen=True)
class CostOrder:
    """What is to be reckoned; ``is_trial`` says that nothing of it has been entered yet."""

    sheet: CostSheet
    stated: Stated
    today: str
    compared: frozenset[str]
    pair: Pair
    recommended: str | None
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An order and what came of it."""

    order: CostOrder
    result: CostResult
    crossing: BreakEven
    on_top: BreakEven | None


class Reckoner(QObject):
    """One order at a time, always the last one.

    Signals:
        reckoned: a ``Reckoned``.
    """

    reckoned = Signal(object)

    def __init__(self, costs: CostPack, tasks: TaskRunner, parent: QObject) -> None:
        """Start without an order."""
        super().__init__(parent)
        self._costs, self._tasks = costs, tasks
        self._models: dict[bool, CostModel] = {}
        self._wanted: CostOrder | None = None
        self._at_work: CostOrder | None = None
        self._done: CostOrder | None = None

    @property
    def is_busy(self) -> bool:
        """Say whether a result is still to come."""
        return self._at_work is not None

    def want(self, order: CostOrder) -> None:
        """Reckon this order next; orders between this one and the one at work are forgotten."""
        self._wanted = order
        if order.is_trial and self._at_work is None and True in self._models:
            # Some milliseconds: the way to the worker and back would cost the frame.
            self._take(_reckoned(self._models, self._costs, order))
        else:
            self._start()

    def forget(self) -> None:
        """Drop what is wanted and what is at work."""
        self._wanted = self._done = None

    def _start(self) -> None:
        if self._at_work is not None or self._wanted is None or self._wanted == self._done:
            return
        self._at_work = self._wanted
        work = _reckoning(self._models, self._costs, self._at_work)
        task = self._tasks.start(work, _("Reckoning the costs"))
        task.finished.connect(self._take)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._stop)

    def _take(self, done: Reckoned) -> None:
        self._at_work = None
        is_last = done.order == self._wanted
        # While something is dragged, each step on the way is worth seeing.
        is_on_the_way = self._wanted is not None and self._wanted.is_trial
        if is_last or is_on_the_way:
            # What is on screen, a step on the way too: going back to the one before is news.
            self._done = done.order
            self.reckoned.emit(done)
        self._start()

    def _fail(self, error: Exception) -> None:
        self._at_work = None
        raise error

    def _stop(self) -> None:
        self._at_work = None


def _reckoning(
    models: "dict[bool, CostModel]", costs: CostPack, order: CostOrder
) -> Generator[Progress, None, Reckoned]:
    yield Progress(0, 1, _("Reckoning the costs"))
    return _reckoned(models, costs, order)


def _reckoned(models: "dict[bool, CostModel]", costs: CostPack, order: CostOrder) -> Reckoned:
    from core.economics.costing import CostModel

    if order.is_trial not in models:
        # Fewer draws until the mouse is let go; likely amounts are the same with any number.
        draws = costs.trial_draws if order.is_trial else costs.draws
        models[order.is_trial] = CostModel(costs, draws)
    opened = models[order.is_trial].open(order.sheet, order.stated)
    result = opened.result(order.today, order.compared)
    crossing = opened.break_even(order.pair.code, order.pair.against)
    code = order.recommended
    trained = trained_on_top(code, costs) if code else None
    on_top = opened.break_even(trained, code) if trained and code else None
    return Reckoned(order, result, crossing, on_top)
