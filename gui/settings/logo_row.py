"""The firm's logo: choose, see, take away; checked before it is kept."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from core.errors import ExportFault, TuningForkError
from core.files import read_limited
from core.language import _
from core.progress import Progress
from gui.frame.button import make_button
from gui.frame.file_dialogs import ask_for_file
from gui.preferences import PreferenceStore
from gui.settings.fields import Group, show_fault, side_by_side
from gui.tasks import TaskRunner

_LIMIT_BYTES = 5_000_000
_SHOWN = QSize(180, 36)


class LogoRow:
    """Keeps the picture, the buttons and the preferences in step."""

    def __init__(
        self, group: Group, preferences: PreferenceStore, tasks: TaskRunner, parent: QWidget
    ) -> None:
        """Add the row to a group of the settings."""
        self._preferences = preferences
        self._tasks = tasks
        self._parent = parent
        self.choose = make_button(_("Choose a logo…"))
        self.remove = make_button(_("Remove"), "quiet", name=_("Remove the logo"))
        self._picture = QLabel()
        self._picture.setAccessibleName(_("The logo as it is printed"))
        self._picture.setFixedHeight(_SHOWN.height())
        row = side_by_side(self._picture, self.choose, self.remove)
        note = _("PNG or JPEG, at most 5 MB. A copy is kept; the file itself is not needed again.")
        self.below = group.add_row(_("Logo"), row, note)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._forget)
        self._show()

    def read(self, path: Path) -> None:
        """Check a file in the worker thread and keep it when it is a logo."""
        self.choose.setEnabled(False)
        task = self._tasks.start(_checked(path), _("Reading the logo"))
        task.finished.connect(self._keep)
        task.failed.connect(self._refuse)
        task.cancelled.connect(lambda: self.choose.setEnabled(True))

    def _ask(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        path = ask_for_file(self._parent, _("Choose a logo"), "", kinds)
        if path is not None:
            self.read(path)

    def _keep(self, data: bytes) -> None:
        try:
            self._preferences.keep_logo(data)
        except ExportFault as fault:
            self._refuse(fault)
            return
        self.choose.setEnabled(True)
        show_fault(self.below, "")
        self._show()

    def _refuse(self, error: Exception) -> None:
        self.choose.setEnabled(True)
        if not isinstance(error, TuningForkError):
            raise error
        show_fault(self.below, str(error))

    def _forget(self) -> None:
        self._preferences.forget_logo()
        show_fault(self.below, "")
        self._show()

    def _show(self) -> None:
        data = self._preferences.logo()
        image = QImage.fromData(data) if data else QImage()
        self._picture.setVisible(not image.isNull())
        self.remove.setVisible(not image.isNull())
        if not image.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
            shown = image.scaled(_SHOWN, keep, smooth.SmoothTransformation)
            self._picture.setPixmap(QPixmap.fromImage(shown))


def _checked(path: Path) -> Generator[Progress, None, bytes]:
    yield Progress(0, 1, _("Reading the logo"))
    from core.report.logo import read_logo

    return read_logo(read_limited(path, _LIMIT_BYTES))
