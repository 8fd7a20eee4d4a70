"""The decision models at hand, loaded after the first paint and off the GUI thread."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import TuningForkError
from core.language import _
from core.progress import Progress
from gui.preferences import PreferenceStore
from gui.tasks import TaskRunner

if TYPE_CHECKING:  # these bring pydantic, which the first paint does not wait for
    from core.analysis.analyst import Analyst
    from core.assessment.document import ModelStamp
    from core.assessment.models import LoadedModel, Models
    from core.decision.model import DecisionModel
    from core.model.pack import Pack

SHIPPED = ("", "")
"""What the preferences say while new assessments use the model that comes with the program."""


class Library(QObject):
    """Holds the model new assessments use, and those that older ones were made with.

    Signals:
        ready: pack, model and analyst can be used.
        failed: a sentence, when not even the shipped model can be loaded.
        warned: a sentence, when the chosen model cannot be used and the shipped one is.
        changed: new assessments use another model from now on.
    """

    ready = Signal()
    failed = Signal(str)
    warned = Signal(str)
    changed = Signal()

    def __init__(self, tasks: TaskRunner, folder: Path, preferences: PreferenceStore) -> None:
        """Start without a model; ``load`` fetches it. ``folder`` holds the firm's models."""
        super().__init__()
        self.folder = folder
        self._tasks = tasks
        self._preferences = preferences
        self._models: Models | None = None
        self._current: LoadedModel | None = None
        self._is_loading = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def current(self) -> "LoadedModel":
        """Return the model new assessments use; only after ``ready``."""
        if self._current is None:
            raise LookupError("the decision model is not loaded yet")
        return self._current

    @property
    def models(self) -> "Models":
        """Return all models at hand; only after ``ready``."""
        if self._models is None:
            raise LookupError("the decision model is not loaded yet")
        return self._models

    @property
    def pack(self) -> "Pack":
        """Return the pack new assessments use; only after ``ready``."""
        return self.current.pack

    @property
    def model(self) -> "DecisionModel":
        """Return its compiled model; only after ``ready``."""
        return self.analyst.model

    @property
    def analyst(self) -> "Analyst":
        """Return the analyst all assessments of that model share; only after ``ready``."""
        return self.current.analyst

    @property
    def is_ready(self) -> bool:
        """Tell whether a model is there."""
        return self._current is not None

    def load(self) -> None:
        """Load in the worker thread; a second call while loading does nothing."""
        if self._is_loading or self.is_ready:
            return
        self._is_loading = True
        work = _read_first(self.folder, self._chosen())
        task = self._tasks.start(work, _("Loading the decision model"))
        task.finished.connect(self._take)
        task.failed.connect(self._fail)

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something with the model: now, or as soon as it is there."""
        if self.is_ready:
            act()
            return
        self._waiting.append(act)
        self.load()

    def use(self, stamp: "ModelStamp") -> None:
        """Use this version for new assessments from now on; it is remembered."""
        is_shipped = stamp == self.models.shipped().stamp
        identity, version = SHIPPED if is_shipped else (stamp.id, stamp.version)
        self._preferences.change(model_id=identity, model_version=version)
        self._current = self.models.exact(stamp) or self.models.shipped()
        self.changed.emit()

    def of(self, stamp: "ModelStamp") -> "LoadedModel":
        """Return the very version, or the one in use where that is not at hand."""
        return self.models.exact(stamp) or self.current

    def _chosen(self) -> tuple[str, str]:
        value = self._preferences.value
        return value.model_id, value.model_version

    def _take(self, loaded: "tuple[Models, LoadedModel, str]") -> None:
        self._is_loading = False
        self._models, self._current, warning = loaded
        if warning:
            self.warned.emit(warning)
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


def _read_first(
    folder: Path, chosen: tuple[str, str]
) -> "Generator[Progress, None, tuple[Models, LoadedModel, str]]":
    label = _("Loading the decision model")
    yield Progress(0, 3, label)
    from core.assessment.models import Models
    from core.model.shelf import Shelf

    models = Models(Shelf(folder))
    current, warning = models.shipped(), ""
    yield Progress(1, 3, label)
    if chosen != SHIPPED:
        current, warning = _read_chosen(models, chosen)
    yield Progress(2, 3, label)
    from core.answers import AnswerSheet

    # The first study fetches numpy and makes the draws; the first answer need not wait for it.
    current.analyst.study(AnswerSheet())
    return models, current, warning


def _read_chosen(models: "Models", chosen: tuple[str, str]) -> "tuple[LoadedModel, str]":
    from pydantic import ValidationError

    from core.assessment.document import ModelStamp

    try:
        found = models.exact(ModelStamp(id=chosen[0], version=chosen[1]))
    except ValidationError:
        found = None
    if found is not None:
        return found, ""
    sentence = _(
        "The decision model chosen in the settings, {id} {version}, cannot be used; "
        "the shipped one is used instead. {fault}"
    )
    fault = models.faults.get(chosen) or _("It is not on this computer.")
    shown = sentence.format(id=chosen[0], version=chosen[1], fault=fault)
    return models.shipped(), shown
