"""What can be done with whole assessments: begin, copy, bin, bring in, hand out."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.archive.archive import Archive
from core.errors import ArchiveFault, FileFault, TuningForkError
from core.files import FILE_LIMIT, read_limited, write_atomically
from core.language import _, counted
from core.progress import Progress
from gui.archive.moments import now_text
from gui.frame.notice_bar import NoticeBar, Tone
from gui.library import Library
from gui.preferences import PreferenceStore
from gui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from core.assessment.document import Assessment, ModelStamp
    from core.assessment.models import LoadedModel


class ArchiveDesk(QObject):
    """Does it, tells what came of it in the notice bar, and never leaves half of it.

    Signals:
        listed: the list has changed; the id to select, or "".
        begun: a new assessment was made, its id.
        models_known: the titles of the decision models can be asked for.
    """

    listed = Signal(str)
    begun = Signal(str)
    models_known = Signal()

    def __init__(
        self,
        archive: Archive,
        library: Library,
        tasks: TaskRunner,
        notices: NoticeBar,
        preferences: PreferenceStore,
    ) -> None:
        """Work on one open archive."""
        super().__init__()
        self._archive = archive
        self._library = library
        self._tasks = tasks
        self._notices = notices
        self._preferences = preferences
        library.ready.connect(self.models_known)

    def model_title(self, identity: str, version: str) -> str:
        """Return the title of a decision model, "" as long as it is not known here."""
        return self._library.models.title(identity, version) if self._library.is_ready else ""

    def begin(self) -> None:
        """Make a new assessment and say so."""
        self._library.when_ready(lambda: self._try(self._begin))

    def add_samples(self, *, is_told: bool = False) -> None:
        """Put the published cases into the archive; ``is_told`` says so where no list shows it."""
        self._library.when_ready(lambda: self._try(lambda: self._add_samples(is_told=is_told)))

    def duplicate(self, identity: str) -> None:
        """Copy an assessment and select the copy."""
        self._try(lambda: self.listed.emit(self._archive.duplicate(identity, now_text(), self._me)))

    def move_to_bin(self, identity: str, title: str) -> None:
        """Move an assessment to the bin and offer to take that back."""

        def move() -> None:
            self._archive.bin(identity, now_text(), self._me)
            self.listed.emit("")
            sentence = _("Moved to the bin: {title}.").format(title=title)
            self._notices.tell(
                sentence, action=_("Undo"), act=lambda: self.restore(identity, title)
            )

        self._try(move)

    def restore(self, identity: str, title: str) -> None:
        """Take an assessment out of the bin."""

        def restore() -> None:
            self._archive.restore(identity, now_text(), self._me)
            self.listed.emit(identity)
            self._notices.tell(_("Back in the archive: {title}.").format(title=title))

        self._try(restore)

    def erase(self, identity: str, title: str) -> None:
        """Erase for good what lies in the bin."""

        def erase() -> None:
            self._archive.erase(identity, now_text(), self._me)
            self.listed.emit("")
            self._notices.tell(_("Erased for good: {title}.").format(title=title))

        self._try(erase)

    def bring_in(self, path: Path) -> None:
        """Read an exchange file in the worker thread and add what it holds."""
        self._library.when_ready(lambda: self._bring_in(path))

    def hand_out(self, identity: str, path: Path, *, with_private_notes: bool) -> None:
        """Write an exchange file in the worker thread."""

        def start() -> None:
            work = _written(self._archive.read(identity), path, with_private_notes)
            task = self._tasks.start(work, _("Exporting"))
            done = (
                _("Exported with private notes to {file}.")
                if with_private_notes
                else _("Exported without private notes to {file}.")
            )
            self._watch(task, lambda _result: self._notices.tell(done.replace("{file}", str(path))))

        self._try(start)

    @property
    def _me(self) -> str:
        return self._preferences.value.consultant

    def _begin(self) -> None:
        from uuid import uuid4

        from core.assessment.document import Assessment, Details, ModelStamp

        model = self._library.model
        assessment = Assessment(
            id=uuid4().hex,
            created=now_text(),
            model=ModelStamp(id=model.id, version=model.version),
            details=Details(consultant=self._me),
        )
        identity = self._archive.create(assessment, self._library.analyst, now_text(), self._me)
        self.listed.emit(identity)
        self.begun.emit(identity)

    def _add_samples(self, *, is_told: bool) -> None:
        from core.assessment.samples import sample_assessments

        model, moment = self._library.model, now_text()
        samples = sample_assessments(model, moment)
        for sample in samples:
            self._archive.create(sample, self._library.analyst, moment, self._me)
        self.listed.emit("")
        if is_told:
            self._notices.tell(_told_of_samples(len(samples)))

    def _bring_in(self, path: Path) -> None:
        task = self._tasks.start(_read(path, self._library.of), _("Importing"))
        self._watch(task, self._add)

    def _add(self, assessment: "Assessment") -> None:
        def add() -> None:
            analyst = self._library.of(assessment.model).analyst
            moment, me = now_text(), self._me
            identity = self._archive.create(assessment, analyst, moment, me, is_imported=True)
            self.listed.emit(identity)
            title = assessment.details.use_case or _("New assessment")
            self._notices.tell(_("Imported: {title}.").format(title=title))

        self._try(add)

    def _watch(self, task: Task, finish: Callable[..., None]) -> None:
        self._notices.follow(task)
        task.finished.connect(finish)
        task.failed.connect(self._tell)
        task.cancelled.connect(lambda: self._notices.tell(_("Stopped. Nothing was changed.")))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ArchiveFault as fault:
            self._tell(fault)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, TuningForkError):
            raise error
        self._notices.tell(str(error), Tone.ERROR)


def _told_of_samples(number: int) -> str:
    return counted(
        "{n} sample was added. It is in the archive, beside your own assessments.",
        "{n} samples were added. They are in the archive, beside your own assessments.",
        number,
    )


def _read(
    path: Path, model_of: "Callable[[ModelStamp], LoadedModel]"
) -> "Generator[Progress, None, Assessment]":
    label = _("Importing {file}").format(file=path.name)
    yield Progress(0, 2, label)
    from core.assessment.exchange import import_assessment
    from core.assessment.model_match import refusals

    data = read_limited(path, FILE_LIMIT)
    yield Progress(1, 2, label)
    assessment = import_assessment(data, path.name)
    for place, expected in refusals(assessment, model_of(assessment.model).analyst.model):
        raise FileFault(path.name, f"assessment.{place}", expected)
    return assessment


def _written(
    assessment: "Assessment",
    path: Path,
    with_private_notes: bool,
) -> Generator[Progress, None, None]:
    label = _("Exporting {file}").format(file=path.name)
    yield Progress(0, 2, label)
    from core.assessment.exchange import export_assessment

    data = export_assessment(assessment, with_private_notes)
    yield Progress(1, 2, label)
    write_atomically(path, data)
