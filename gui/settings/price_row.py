"""The price list in use: which one, a newer one, and back to the one that came with the program."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.economics.price_file import PRICE_FILE_LIMIT, PriceFile, shipped_prices
from core.economics.price_store import current_prices, install_prices, use_shipped_prices
from core.errors import FileFault, TuningForkError
from core.files import read_limited
from core.language import _, counted
from core.progress import Progress
from gui.frame.button import make_button
from gui.frame.file_dialogs import ask_for_file
from gui.frame.label import text_label
from gui.preferences import PreferenceStore
from gui.questions.dates import day_in_words
from gui.settings.fields import Group, show_fault, side_by_side
from gui.style.type import BODY
from gui.tasks import TaskRunner

_AS_OF = "as_of"


class PriceRow:
    """Keeps the words, the buttons and the file of prices in step."""

    def __init__(
        self, group: Group, preferences: PreferenceStore, tasks: TaskRunner, parent: QWidget
    ) -> None:
        """Add the rows to a group of the settings."""
        self._folder, self._tasks, self._parent = preferences.folder, tasks, parent
        self._refused: Path | None = None
        self.words = text_label("", BODY, wraps=True)
        self.choose = make_button(_("Import a newer price list…"))
        self.insist = make_button(_("Use this older list"), "quiet")
        self.back = make_button(
            _("Back to the program’s prices"), "quiet", name=_("Use the prices of the program")
        )
        note = _("Assessments keep the prices they were reckoned with until you take new ones.")
        group.add_row(_("In use"), self.words)
        self.below = group.add_row("", side_by_side(self.choose, self.insist, self.back), note)
        self.choose.clicked.connect(self._ask)
        self.insist.clicked.connect(self._take_older)
        self.back.clicked.connect(self._go_back)
        self._show()

    def read(self, path: Path, *, allow_older: bool = False) -> None:
        """Check a file in the worker thread and use it from now on."""
        self.choose.setEnabled(False)
        work = _installed(path, self._folder, allow_older=allow_older)
        self._refused = path
        task = self._tasks.start(work, _("Reading the price list"))
        task.finished.connect(self._keep)
        task.failed.connect(self._refuse)
        task.cancelled.connect(lambda: self.choose.setEnabled(True))

    def _ask(self) -> None:
        kinds = _("Price lists (*.json);;All files (*)")
        path = ask_for_file(self._parent, _("Import a newer price list"), "", kinds)
        if path is not None:
            self.read(path)

    def _take_older(self) -> None:
        if self._refused is not None:
            self.read(self._refused, allow_older=True)

    def _keep(self, _prices: PriceFile) -> None:
        self.choose.setEnabled(True)
        show_fault(self.below, "")
        self._show()

    def _refuse(self, error: Exception) -> None:
        self.choose.setEnabled(True)
        if not isinstance(error, TuningForkError):
            raise error
        show_fault(self.below, str(error))
        self.insist.setVisible(isinstance(error, FileFault) and error.place == _AS_OF)

    def _go_back(self) -> None:
        try:
            use_shipped_prices(self._folder)
        except TuningForkError as fault:
            show_fault(self.below, str(fault))
            return
        show_fault(self.below, "")
        self._show()

    def _show(self) -> None:
        prices, trouble = current_prices(self._folder)
        words = _("Prices of {day}: {models}, from {source}").format(
            day=day_in_words(prices.as_of),
            models=counted("{n} model", "{n} models", len(prices.models)),
            source=" ".join((prices.source.name, prices.source.version)).strip(),
        )
        self.words.setText(words)
        self.insist.hide()
        self.back.setVisible(prices != shipped_prices() or trouble is not None)
        if trouble:
            show_fault(self.below, trouble)


def _installed(
    path: Path, folder: Path, *, allow_older: bool
) -> Generator[Progress, None, PriceFile]:
    yield Progress(0, 1, _("Reading the price list"))
    data = read_limited(path, PRICE_FILE_LIMIT)
    return install_prices(data, path.name, folder, allow_older=allow_older)
