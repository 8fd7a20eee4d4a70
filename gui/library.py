"""The decision model, loaded after the first paint and off the GUI thread."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import TuningForkError
from core.language import _
from core.progress import Progress
from gui.tasks import TaskRunner

if TYPE_CHECKING:  # these bring pydantic, which the first paint does not wait for
    from core.analysis.analyst import Analyst
    from core.decision.model import DecisionModel
    from core.model.pack import Pack


class Library(QObject):
    """Holds the pack in force and the analyst of its model, once they are there.

    Signals:
        ready: pack, model and analyst can be used.
        failed: a sentence, when they cannot be loaded.
    """

    ready = Signal()
    failed = Signal(str)

    def __init__(self, tasks: TaskRunner) -> None:
        """Start without a model; ``load`` fetches it."""
        super().__init__()
        self._tasks = tasks
        self._loaded: tuple[Pack, Analyst] | None = None
        self._is_loading = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def pack(self) -> "Pack":
        """Return the pack; only after ``ready``."""
        return self._both()[0]

    @property
    def model(self) -> "DecisionModel":
        """Return the compiled model; only after ``ready``."""
        return self.analyst.model

    @property
    def analyst(self) -> "Analyst":
        """Return the analyst all assessments share; only after ``ready``."""
        return self._both()[1]

    @property
    def is_ready(self) -> bool:
        """Tell whether pack and model are there."""
        return self._loaded is not None

    def load(self) -> None:
        """Load in the worker thread; a second call while loading does nothing."""
        if self._is_loading or self.is_ready:
            return
        self._is_loading = True
        task = self._tasks.start(_read_shipped(), _("Loading the decision model"))
        task.finished.connect(self._take)
        task.failed.connect(self._fail)

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something with the model: now, or as soon as it is there."""
        if self.is_ready:
            act()
            return
        self._waiting.append(act)
        self.load()

    def _both(self) -> "tuple[Pack, Analyst]":
        if self._loaded is None:
            raise LookupError("the decision model is not loaded yet")
        return self._loaded

    def _take(self, loaded: "tuple[Pack, Analyst]") -> None:
        self._is_loading = False
        self._loaded = loaded
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
        self.ready.emit()

    def _fail(self, error: Exception) -> None:
        self._is_loading = False
        self._waiting.clear()
        if not isinstance(error, TuningForkError):
            raise error
        sentence = _("The decision model cannot be used. Install the program again. {faults}")
        self.failed.emit(sentence.format(faults=str(error).partition("\n")[0]))


def _read_shipped() -> "Generator[Progress, None, tuple[Pack, Analyst]]":
    label = _("Loading the decision model")
    yield Progress(0, 3, label)
    from core.model.loader import load_shipped

    pack = load_shipped()
    yield Progress(1, 3, label)
    from core.analysis.analyst import Analyst
    from core.answers import AnswerSheet
    from core.model.compile import compile_model

    analyst = Analyst(compile_model(pack))
    yield Progress(2, 3, label)
    # The first study fetches numpy and makes the draws; the first answer need not wait for it.
    analyst.study(AnswerSheet())
    return pack, analyst
