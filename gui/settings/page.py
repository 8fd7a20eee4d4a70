"""The settings page: everything that is not about one assessment."""

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import _
from gui.frame.button import Segments, make_button
from gui.frame.file_dialogs import ask_for_folder, ask_for_new_or_old_file
from gui.frame.label import ElidedLabel
from gui.frame.notice_ground import NoticeGround
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import SidePaneFrame, scrolled
from gui.library import Library
from gui.preferences import PreferenceStore
from gui.settings import contrast
from gui.settings.fields import Group, TextField, side_by_side
from gui.settings.logo_row import LogoRow
from gui.settings.price_row import PriceRow
from gui.style.type import BODY
from gui.tasks import TaskRunner

_WIDTH = 640


class Archives(NamedTuple):
    """The archive that is open, if any, and the one used until another is chosen."""

    opened: Path | None
    standard: Path


class SettingsPage(QWidget):
    """Profile, logo and colour, folders, appearance; every change counts at once.

    Signals:
        archive_wanted: a ``Path``, the archive to open instead of this one.
        models_wanted: the page of the decision models is to be shown.
        samples_wanted: the published cases are to be put into the archive.
    """

    archive_wanted = Signal(object)
    models_wanted = Signal()
    samples_wanted = Signal()

    def __init__(
        self,
        preferences: PreferenceStore,
        tasks: TaskRunner,
        archives: Archives,
        library: Library,
    ) -> None:
        """Show the preferences in force, the archive that is open and the model in use."""
        super().__init__()
        self._library = library
        self._preferences = preferences
        self._archive, self._standard_archive = archives
        self.groups = {
            "profile": self._profile(),
            "brand": self._brand(tasks),
            "prices": self._prices(tasks),
            "folders": self._folders(),
            "models": self._decision_models(),
            "appearance": self._appearance(),
        }
        self._side = SideList(_("Settings"))
        self._side.show_entries(self.sections())
        self._side.choose("profile")
        self._side.chosen.connect(self.show_section)
        self._side.went.connect(self._enter)
        self._pane = SidePaneFrame(self._side)
        self._lay_out()

    def sections(self) -> tuple[SideEntry, ...]:
        """Return the groups of the page, for the left pane and the menu of a narrow window."""
        return (
            SideEntry("profile", _("Profile")),
            SideEntry("brand", _("Logo and colour")),
            SideEntry("prices", _("Prices")),
            SideEntry("folders", _("Folders")),
            SideEntry("models", _("Decision models")),
            SideEntry("appearance", _("Appearance")),
        )

    def show_section(self, key: str) -> None:
        """Scroll to one group."""
        self._side.choose(key)
        group = self.groups[key]
        self._scroll.verticalScrollBar().setValue(group.pos().y())

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Take the width of the left column."""
        self._pane.setVisible(not is_narrow)
        self._pane.setFixedWidth(left)
        self._side.set_inset(20 if right else 16)
        edge = 32 if right else 24
        self._column.setContentsMargins(edge, 28, edge, 0)

    def notice_ground(self) -> NoticeGround:
        """Return the ground under the groups."""
        return self._ground

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.consultant.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Read every field, as if the focus had left it."""
        for field in (self.consultant, self.firm, self.colour):
            field.commit()

    def _enter(self, key: str) -> None:
        self.show_section(key)
        for control in self.groups[key].findChildren(QWidget):
            takes_tab = control.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and control.isVisible() and control.isEnabled():
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _profile(self) -> Group:
        group = Group(_("Profile"))
        value = self._preferences.value
        self.consultant = TextField(
            _("Your name"), value.consultant, lambda text: self._keep("consultant", text)
        )
        self.firm = TextField(_("Firm"), value.firm, lambda text: self._keep("firm", text))
        group.add_row(
            _("Your name"), self.consultant, _("Printed as the author, and noted with each edit.")
        )
        group.add_row(_("Firm"), self.firm, _("Printed at the top of the report."))
        return group

    def _brand(self, tasks: TaskRunner) -> Group:
        group = Group(_("Logo and colour"))
        self.logo = LogoRow(group, self._preferences, tasks, self)
        self.colour = TextField(
            _("Colour of the firm"), self._preferences.value.brand_colour, self._keep_colour
        )
        self.colour.setFixedWidth(120)
        note = _("Used for rules and the firm’s name in the report, for example #1F3A5F.")
        self.colour.report_in(group.add_row(_("Colour"), self.colour, note))
        self.page_size = Segments((("A4", "A4"), ("Letter", _("US Letter"))), _("Paper"))
        self.page_size.choose(self._preferences.value.page_size)
        self.page_size.chosen.connect(lambda key: self._preferences.change(page_size=key))
        group.add_row(_("Paper"), self.page_size)
        return group

    def _prices(self, tasks: TaskRunner) -> Group:
        group = Group(_("Prices"))
        self.prices = PriceRow(group, self._preferences, tasks, self)
        return group

    def _folders(self) -> Group:
        group = Group(_("Folders"))
        archive = ElidedLabel(BODY)
        archive.setFixedHeight(34)
        archive.setText(str(self._archive) if self._archive else _("No archive is open"))
        self.other_archive = make_button(_("Open another archive…"))
        self.other_archive.clicked.connect(self._ask_for_archive)
        group.add_row(_("Archive"), archive, _("One file that holds every assessment."))
        self.standard_archive = make_button(_("Use the standard archive"))
        self.standard_archive.clicked.connect(
            lambda _checked=False: self.archive_wanted.emit(self._standard_archive)
        )
        buttons = side_by_side(self.other_archive, self.standard_archive)
        self.standard_archive.setHidden(self._archive == self._standard_archive)
        group.add_row("", buttons)
        self.samples = make_button(_("Add the samples"))
        self.samples.setEnabled(self._archive is not None)
        self.samples.clicked.connect(self._want_samples)
        note = _("Three use cases from published studies, to look at and to change.")
        group.add_row(_("Samples"), side_by_side(self.samples), note)
        self._export = ElidedLabel(BODY)
        self._export.setFixedHeight(34)
        self.choose_export = make_button(_("Choose…"), name=_("Choose the folder for exports"))
        self.choose_export.clicked.connect(self._ask_for_export)
        group.add_row(_("Exports go to"), self._export)
        group.add_row("", side_by_side(self.choose_export))
        self._show_export()
        return group

    def _decision_models(self) -> Group:
        group = Group(_("Decision models"))
        self.model_in_use = name = ElidedLabel(BODY)
        name.setFixedHeight(34)
        self._library.ready.connect(self._show_model)
        if self._library.is_ready:
            self._show_model()
        self.models = make_button(_("See, change, replay…"), name=_("Decision models"))
        self.models.clicked.connect(self.models_wanted)
        note = _("Assessments made so far keep the model they were made with.")
        group.add_row(_("New assessments use"), name, note)
        group.add_row("", side_by_side(self.models))
        return group

    def _show_model(self) -> None:
        self.model_in_use.setText(self._library.current.name)

    def _appearance(self) -> Group:
        group = Group(_("Appearance"))
        choices = (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))
        self.appearance = Segments(choices, _("Appearance"))
        self.appearance.choose(self._preferences.value.appearance)
        self.appearance.chosen.connect(lambda key: self._preferences.change(appearance=key))
        group.add_row(_("Colours"), self.appearance)
        return group

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(0)
        for group in self.groups.values():
            group.setMaximumWidth(_WIDTH)
            self._column.addWidget(group)
        self._column.addStretch(1)
        self._scroll = scrolled(content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        self._ground = NoticeGround(self._scroll, lambda: self._scroll)
        row.addWidget(self._ground, 1)

    def _keep(self, key: str, text: str) -> str:
        self._preferences.change(**{key: " ".join(text.split())})
        return ""

    def _keep_colour(self, text: str) -> str:
        colour = text.strip().upper()
        if colour and not colour.startswith("#"):
            colour = f"#{colour}"
        if colour and not re.fullmatch("#[0-9A-F]{6}", colour):
            return _("Write the colour as # and six digits, for example #1F3A5F.")
        if colour and contrast.on_white(colour) < contrast.NEEDED:
            return _("This colour is too pale to be read on paper. Choose a darker one.")
        self._preferences.change(brand_colour=colour)
        return ""

    def _ask_for_archive(self) -> None:
        folder = str(self._archive.parent) if self._archive else ""
        kinds = _("Archives (*.tuningfork);;All files (*)")
        path = ask_for_new_or_old_file(self, _("Open another archive"), folder, kinds)
        if path is not None:
            self.archive_wanted.emit(path)

    def _want_samples(self) -> None:
        # A second click would add them a second time.
        self.samples.setEnabled(False)
        self.samples_wanted.emit()

    def _ask_for_export(self) -> None:
        path = ask_for_folder(self, _("Folder for exports"), self._preferences.value.export_folder)
        if path is not None:
            self._preferences.change(export_folder=str(path))
            self._show_export()

    def _show_export(self) -> None:
        self._export.setText(self._preferences.value.export_folder or _("Asked every time"))
