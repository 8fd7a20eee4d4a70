"""The preview of the selected assessment: at the right, or folded into a strip below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.archive.rows import ArchiveRow
from gui.frame.surface import lay_on_desk
from gui.style.filling import fill
from gui.style.theme import theme_of

if TYPE_CHECKING:  # built, and loaded, once the list has been painted
    from gui.archive.preview_content import ModelTitle, PreviewContent, StripContent


class Preview(QWidget):
    """The right pane: verdict, fork, and when and by whom.

    The pane itself is painted with the window; what it shows is built right after, so that the
    list need not wait for it.

    Signals:
        wanted: see ``Actions``.
    """

    wanted = Signal(str)

    def __init__(self, model_title: "ModelTitle") -> None:
        """Start without an assessment; ``model_title`` names its decision model, "" unknown."""
        super().__init__()
        self._model_title = model_title
        lay_on_desk(self)
        self._row: ArchiveRow | None = None
        self._content: PreviewContent | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 16)

    @property
    def content(self) -> "PreviewContent":
        """Return what the pane shows, built when it is first asked for."""
        if self._content is None:
            from gui.archive.preview_content import PreviewContent

            self._content = PreviewContent(self._model_title)
            self._content.wanted.connect(self.wanted)
            self._column.addWidget(self._content)
            self._content.show_row(self._row)
        return self._content

    def show_row(self, row: ArchiveRow | None) -> None:
        """Show one assessment, or an empty pane."""
        self._row = row
        if self._content is not None:
            self._content.show_row(row)

    def _fill(self) -> None:
        self.content.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline towards the list; the first time, have the content follow."""
        painter = QPainter(self)
        fill(painter, QRect(0, 0, 1, self.height()), theme_of(self).colour("hair"))
        if self._content is None:
            QTimer.singleShot(0, self, self._fill)


class PreviewStrip(QWidget):
    """The preview folded into one line, for windows below 1280 px.

    Signals:
        wanted: see ``Actions``.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        """Start hidden and empty: most windows never fold the preview."""
        super().__init__()
        lay_on_desk(self)
        self.setFixedHeight(64)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(0)
        self._content: StripContent | None = None
        self._shown: ArchiveRow | None = None
        self.hide()

    @property
    def content(self) -> "StripContent":
        """Return what the strip shows, built when it is first asked for."""
        if self._content is None:
            from gui.archive.preview_content import StripContent

            self._content = StripContent()
            self._content.buttons.wanted.connect(self.wanted)
            self._row.addWidget(self._content)
            if self._shown is not None:
                self._content.show_row(self._shown)
        return self._content

    def show_row(self, row: ArchiveRow | None) -> None:
        """Show one assessment, or vanish."""
        self._shown = row
        if row is not None and self._content is not None:
            self._content.show_row(row)
        self.setVisible(row is not None)

    def _fill(self) -> None:
        self.content.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above the strip; the first time, have the content follow."""
        fill(QPainter(self), QRect(0, 0, self.width(), 1), theme_of(self).colour("rule"))
        if self._content is None:
            QTimer.singleShot(0, self, self._fill)
