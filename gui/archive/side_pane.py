"""The left pane of the archive: what to list, the settings, and where the data lives."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.archive.rows import ArchiveCounts
from core.language import _
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import lay_on_desk
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import MARGIN


class SidePane(QWidget):
    """New assessment, the four lists with their counts, Settings.

    Signals:
        new_wanted: the button was pressed.
        place_chosen: "all", "open", "ready" or "bin".
        settings_wanted: Settings was clicked or entered.
    """

    new_wanted = Signal()
    place_chosen = Signal(str)
    settings_wanted = Signal()

    def __init__(self) -> None:
        """Start at all assessments."""
        super().__init__()
        lay_on_desk(self)
        self.new = make_button(_("New assessment"), "primary")
        self.new.clicked.connect(self.new_wanted)
        self.places = SideList(_("Lists of assessments"))
        self.places.chosen.connect(self._choose)
        self.places.went.connect(self._enter)
        self.foot = text_label(_("Kept on this computer only."), MARGIN, tone="ink2", wraps=True)
        self._top = QVBoxLayout()
        self._top.addWidget(self.new)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 16)
        column.setSpacing(14)
        column.addLayout(self._top)
        column.addWidget(self.places, 1)
        column.addLayout(self._foot)
        self.set_edge(16)
        self.show_counts(ArchiveCounts(0, 0, 0, 0))
        self.places.choose("all")

    def set_edge(self, edge: int) -> None:
        """Set the distance of everything from the sides."""
        self._top.setContentsMargins(edge, 0, edge, 0)
        self._foot.setContentsMargins(edge + 4, 0, edge, 0)
        self.places.set_inset(edge + 4)

    def show_counts(self, counts: ArchiveCounts) -> None:
        """Show how many assessments each list holds."""
        self.entries = (
            SideEntry("all", _("All assessments"), f"{counts.all:,}"),
            SideEntry("open", _("Still open"), f"{counts.open:,}"),
            SideEntry("ready", _("Ready for the client"), f"{counts.ready:,}"),
            SideEntry("bin", _("Bin"), f"{counts.bin:,}", has_gap=True),
            SideEntry("settings", _("Settings")),
        )
        self.places.show_entries(self.entries)

    def act_on(self, key: str) -> None:
        """Go to one of the entries, as a click would."""
        self._choose(key)
        self._enter(key)

    def _choose(self, key: str) -> None:
        # Moving over Settings with the arrows must not leave the page.
        if key != "settings":
            self.place_chosen.emit(key)

    def _enter(self, key: str) -> None:
        if key == "settings":
            self.settings_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline towards the list."""
        painter = QPainter(self)
        fill(painter, QRect(self.width() - 1, 0, 1, self.height()), theme_of(self).colour("hair"))
