"""The header of the window: where one is, the tabs, saved state, undo and redo."""

from typing import NamedTuple

from PySide6 import QtWidgets
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from core.language import _
from gui.frame.button import as_caption, make_button
from gui.frame.header_parts import CaseTitle, HomeButton, StepButton, TabButton
from gui.frame.label import text_label
from gui.frame.side_list import SideEntry
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import HEAD, MARGIN

TABS = (
    ("questions", _("Questions")),
    ("result", _("Result")),
    ("costs", _("Costs")),
    ("report", _("Report")),
)
_HIGH, _LOW = 52, 48
_ROOMY = 1440
"""Below this width the third block gives the title of an assessment what it has no use for."""
_LEAST_RIGHT = 264


class Step(NamedTuple):
    """What undo or redo would do now: the edit in words, and whether there is one."""

    edit: str
    is_possible: bool


class Header(QWidget):
    """Three blocks over the three columns of the page below.

    Signals:
        archive_wanted, import_wanted, undo_wanted, redo_wanted: the button was pressed.
        tab_chosen: the key of a tab.
        section_chosen: the key of a section, from the menu of a narrow window.
    """

    archive_wanted = Signal()
    import_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    tab_chosen = Signal(str)
    section_chosen = Signal(str)

    def __init__(self) -> None:
        """Build every part; ``show_page`` and ``show_assessment`` decide what is seen."""
        super().__init__()
        self.home = HomeButton()
        self.sections = make_button(_("Sections"), name=_("Sections of this page"))
        self.title = text_label("", HEAD, semibold=True)
        self.case = CaseTitle()
        self.import_button = make_button(_("Import"), name=_("Import an assessment"))
        self.saved = text_label("", MARGIN, tone="ink2")
        self.undo = StepButton(_("Undo"), is_undo=True)
        self.redo = StepButton(_("Redo"), is_undo=False)
        self.tabs = {key: TabButton(word) for key, word in TABS}
        self._left, self._centre, self._right = QWidget(), QWidget(), QWidget()
        self._is_narrow = False
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._saved_words = ("", "")
        self._entries: tuple[SideEntry, ...] = ()
        self._saved_room = 0
        self._wanted_right = 0
        self._connect()
        self._lay_out()
        self.set_columns(240, 384, is_narrow=False)

    def _connect(self) -> None:
        self.home.clicked.connect(self.archive_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        for key, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, key=key: self.tab_chosen.emit(key))

    def _lay_out(self) -> None:
        self._row = _row(self, (self._left, self._centre, self._right))
        self._row.setStretchFactor(self._centre, 1)
        self._left_row = _row(self._left, (self.home, self.sections))
        self._left_row.insertStretch(1, 1)
        self._left_row.setSpacing(12)
        self._centre_row = _row(
            self._centre, (self.title, self.case, self.import_button, *self.tabs.values())
        )
        self._centre_row.setStretchFactor(self.title, 1)
        self._centre_row.setStretchFactor(self.case, 1)
        self.import_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._right_row = _row(self._right, (self.saved, self.undo, self.redo))
        self._right_row.insertStretch(1, 1)
        self._row.setContentsMargins(0, 0, 0, 1)

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Stand over columns of these widths; ``right`` 0 means that there is no third column."""
        is_other = is_narrow != self._is_narrow
        self._is_narrow = is_narrow
        self.setFixedHeight(_HIGH if right else _LOW)
        self._left.setMinimumWidth(0 if is_narrow else left)
        self._left.setMaximumWidth(400 if is_narrow else left)
        edge = 20 if right else 16
        self._left_row.setContentsMargins(edge, 0, 8, 0)
        self._right_row.setContentsMargins(24 if right else 8, 0, 16, 0)
        for step in (self.undo, self.redo):
            step.take_room(is_short=right == 0)
        self._wanted_right = right
        self._fit_right()
        self._place_centre(has_right=bool(right))
        self._say_saved()
        if is_other:
            self._offer_sections()

    def _fit_right(self) -> None:
        """Set the third block by the window alone: no name and no word may move the tabs."""
        right = self._wanted_right
        if right and not self.case.isHidden():
            right = min(max(right - max(_ROOMY - self.width(), 0), _LEAST_RIGHT), right)
        self._right.setMinimumWidth(right)
        self._right.setMaximumWidth(right or 240)

    def _place_centre(self, *, has_right: bool) -> None:
        has_tabs = not self.case.isHidden()
        before = 32 if has_right else 24
        after = 20 if has_tabs and has_right else (before if has_right else 8)
        self._centre_row.setContentsMargins(before, 0, after, 0)

    def show_page(self, title: str, *, is_archive: bool) -> None:
        """Stand over the archive or the settings."""
        self.home.show_home(is_home=is_archive)
        self.title.setText(title)
        self._show_parts(has_case=False, has_import=is_archive)
        self.show_sections(())

    def show_assessment(self, use_case: str, client: str) -> None:
        """Stand over the pages of one assessment."""
        self.home.show_home(is_home=False)
        self.case.show_case(use_case, client)
        self._show_parts(has_case=True, has_import=False)

    def _show_parts(self, *, has_case: bool, has_import: bool) -> None:
        self.title.setVisible(not has_case)
        self.case.setVisible(has_case)
        self.import_button.setVisible(has_import)
        self.undo.setVisible(has_case)
        self.redo.setVisible(has_case)
        for tab in self.tabs.values():
            tab.setVisible(has_case)
        self._fit_right()
        self._place_centre(has_right=self._right.minimumWidth() > 0)

    def show_tab(self, key: str) -> None:
        """Mark one tab as the active one."""
        self.tabs[key].setChecked(True)

    def show_sections(self, entries: tuple[SideEntry, ...]) -> None:
        """Offer the places of the page as a menu, used while the window is narrow."""
        self._entries = entries
        self._offer_sections()

    def _offer_sections(self) -> None:
        menu = QtWidgets.QMenu(self) if self._entries and self._is_narrow else None
        for entry in self._entries:
            action = menu.addAction(as_caption(entry.text)) if menu else None
            if action is not None:
                action.triggered.connect(
                    lambda _checked=False, key=entry.key: self.section_chosen.emit(key)
                )
        _change_menu(self.sections, menu)
        self.sections.setVisible(menu is not None)

    def show_saved(self, words: str, short: str = "") -> None:
        """Say whether everything is saved; ``short`` says it where there is no third column."""
        self._saved_words = (words, short or words)
        self._say_saved()

    def keep_room_for_saved(self, short_words: tuple[str, ...]) -> None:
        """Keep the room of the longest of these, so that no state of saving moves the tabs."""
        metrics = self.saved.fontMetrics()
        self._saved_room = max((metrics.horizontalAdvance(word) for word in short_words), default=0)
        self._say_saved()

    def _say_saved(self) -> None:
        has_room = self._right.minimumWidth() > 0
        self.saved.setMinimumWidth(0 if has_room else self._saved_room)
        words = self._saved_words[0 if has_room else 1]
        self.saved.setText(words)
        self.saved.setAccessibleName(words)

    def show_steps(self, undo: Step, redo: Step) -> None:
        """Offer undo and redo, each with the edit it would take back or bring back."""
        words = _("Undo: {edit}") if undo.is_possible else _("Nothing to undo")
        words = words.replace("{edit}", undo.edit)
        self.undo.show_step(words, "Ctrl+Z", is_possible=undo.is_possible)
        words = _("Redo: {edit}") if redo.is_possible else _("Nothing to redo")
        words = words.replace("{edit}", redo.edit)
        keys = _("Ctrl+Shift+Z or Ctrl+Y")
        self.redo.show_step(words, keys, is_possible=redo.is_possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the room between the title and the third block again."""
        super().resizeEvent(event)
        self._fit_right()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Close the header with a hairline."""
        painter = QPainter(self)
        theme = theme_of(self)
        fill(painter, self.rect(), theme.colour("sheet"))
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("hair"))


def _row(place: QWidget, parts: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in parts:
        row.addWidget(part)
    return row


def _change_menu(button: QPushButton, menu: "QtWidgets.QMenu | None") -> None:
    old = button.menu()
    button.setMenu(menu)  # type: ignore[arg-type]  # None takes the menu away
    if old is not None:
        old.deleteLater()
