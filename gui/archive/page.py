"""The archive page: lists at the left, assessments by client, the selected one at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.archive.archive import Archive
from core.archive.rows import ArchiveRow, Where
from core.errors import ArchiveFault
from core.language import _
from gui.archive.desk import ArchiveDesk
from gui.archive.entries import Entry
from gui.archive.list_view import ArchiveList
from gui.archive.preview import Preview, PreviewStrip
from gui.archive.search_field import SearchField
from gui.archive.side_pane import SidePane
from gui.frame.file_dialogs import ask_for_file, ask_where_to_write
from gui.frame.label import text_label
from gui.frame.side_list import SideEntry
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import MARGIN

if TYPE_CHECKING:
    from gui.frame.empty_state import EmptyState
    from gui.frame.notice_ground import NoticeGround

_KINDS = _("Assessments (*.json)")


class ArchivePage(QWidget):
    """Shows and searches the archive and asks the desk to do things.

    Signals:
        open_wanted: the id of the assessment to open.
        settings_wanted: Settings was chosen in the left pane.
        failed: a sentence, when the list could not be read.
    """

    open_wanted = Signal(str)
    settings_wanted = Signal()
    failed = Signal(str)

    def __init__(self, archive: Archive, desk: ArchiveDesk, export_folder: str) -> None:
        """Build the page; ``refresh`` lists what the archive holds."""
        super().__init__()
        self.desk = desk
        self.export_folder = export_folder
        self._archive = archive
        self._where: Where = "all"
        self._rows: dict[str, ArchiveRow] = {}
        self._edge = 32
        self._is_folded = False
        self.side, self.search, self.list = SidePane(), SearchField(), ArchiveList()
        self.preview, self.strip = Preview(desk.model_title), PreviewStrip()
        self._order = text_label(_("By client, newest first"), MARGIN, tone="ink2")
        self._search_row = _SearchRow(self.search, self._order)
        self._middle = QStackedWidget()
        self._state: EmptyState | None = None
        self._middle.addWidget(self.list)
        self._lay_out()
        self._connect()

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Take the widths of the side columns; ``right`` 0 folds the preview."""
        self._edge = 32 if right else 24
        self._is_folded = right == 0
        self.side.setVisible(not is_narrow)
        self.side.setFixedWidth(left)
        self.side.set_edge(16 if right else 12)
        self.preview.setVisible(not self._is_folded)
        self.preview.setFixedWidth(right or 384)
        self._fold(self._rows.get(self.list.current()))
        self._order.setVisible(not is_narrow)
        self._search_row.set_edge(self._edge)
        self.list.set_edge(self._edge)

    def refresh(self, select: str = "") -> None:
        """Read the list again and select one assessment, or keep the selection."""
        try:
            counts = self._archive.counts()
            rows = self._archive.rows(self.search.text(), self._where)
        except ArchiveFault as fault:
            self.failed.emit(str(fault))
            return
        self._rows = {row.id: row for row in rows}
        self.side.show_counts(counts)
        self.list.show_rows(rows, self.search.text(), self._edge)
        if select:
            self.list.select(select)
        self._show_selected(self.list.current())
        is_first_start = counts.all == 0 and counts.bin == 0
        self._search_row.setVisible(not is_first_start)
        self._show_middle(self._empty_state(is_first_start) if not rows else None)

    def focus_first(self) -> None:
        """Put the focus where work begins: the list, a button of an empty page, the left pane."""
        self.side.places.choose(self._where)
        shown = self._middle.currentWidget()
        if shown is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        buttons = self._state.buttons if self._state else ()
        (buttons[0] if buttons else self.side.places).setFocus(Qt.FocusReason.OtherFocusReason)

    def notice_ground(self) -> "NoticeGround":
        """Return the ground under the list."""
        return self._ground

    def focus_search(self) -> None:
        """Put the focus into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def sections(self) -> tuple[SideEntry, ...]:
        """Return what the left pane offers, for the menu of a narrow window."""
        return (SideEntry("new", _("New assessment")), *self.side.entries)

    def show_section(self, key: str) -> None:
        """Show one of the lists, or begin a new assessment."""
        if key == "new":
            self.desk.begin()
            return
        self.side.places.choose(key)
        self.side.act_on(key)

    def import_file(self) -> None:
        """Ask for an exchange file and bring it in."""
        path = ask_for_file(self, _("Import an assessment"), self.export_folder, _KINDS)
        if path is not None:
            self.desk.bring_in(path)

    def act(self, wanted: str) -> None:
        """Do one thing with the selected assessment."""
        row = self._rows.get(self.list.current())
        if row is None:
            return
        title = Entry(row).title
        actions = {
            "open": lambda: self.open_wanted.emit(row.id),
            "duplicate": lambda: self.desk.duplicate(row.id),
            "export": lambda: self._export(row, with_private_notes=True),
            "export-public": lambda: self._export(row, with_private_notes=False),
            "bin": lambda: self.desk.move_to_bin(row.id, title),
            "restore": lambda: self.desk.restore(row.id, title),
            "erase": lambda: self._erase(row.id, title),
        }
        actions[wanted]()

    def _connect(self) -> None:
        self.side.new_wanted.connect(self.desk.begin)
        self.side.place_chosen.connect(self._show_place)
        self.side.settings_wanted.connect(self.settings_wanted)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.selected.connect(self._show_selected)
        self.list.opened.connect(self._open)
        self.list.binned.connect(lambda _id: self._bin())
        self.preview.wanted.connect(self.act)
        self.strip.wanted.connect(self.act)
        self.desk.listed.connect(self.refresh)
        self.desk.models_known.connect(lambda: self._show_selected(self.list.current()))

    def _lay_out(self) -> None:
        # The window is painted before there is a page that could show a notice.
        from gui.frame.notice_ground import NoticeGround

        self._ground = NoticeGround(self._middle, self._list_if_shown)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._search_row)
        column.addWidget(self._ground, 1)
        column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(centre, 1)
        row.addWidget(self.preview)

    def _list_if_shown(self) -> QWidget | None:
        return self.list if self._middle.currentWidget() is self.list else None

    def _show_place(self, where: Where) -> None:
        self._where = where
        self.refresh()

    def _show_selected(self, identity: str) -> None:
        row = self._rows.get(identity)
        self.preview.show_row(row)
        self._fold(row)

    def _fold(self, row: ArchiveRow | None) -> None:
        self.strip.show_row(row if self._is_folded else None)

    def _open(self, identity: str) -> None:
        if self._where == "bin":
            return
        self.open_wanted.emit(identity)

    def _bin(self) -> None:
        if self._where != "bin":
            self.act("bin")

    def _export(self, row: ArchiveRow, *, with_private_notes: bool) -> None:
        # The start need not load what only an export asks.
        from gui.frame.file_names import safe_name

        name = safe_name((Entry(row).title,), ".json", "Assessment")
        proposal = f"{self.export_folder}/{name}" if self.export_folder else name
        path = ask_where_to_write(self, _("Export a copy"), proposal, _KINDS)
        if path is not None:
            self.desk.hand_out(row.id, path, with_private_notes=with_private_notes)

    def _erase(self, identity: str, title: str) -> None:
        # The start need not load what only this rare question shows.
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(_("Erase for good"))
        box.setText(_("Erase “{title}” for good? This cannot be undone.").format(title=title))
        erase = box.addButton(_("Erase"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(_("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is erase:
            self.desk.erase(identity, title)

    def _empty_state(self, is_first_start: bool) -> "EmptyState":
        # A list with something in it need not wait for what an empty one shows.
        from gui.frame.empty_state import EmptyState

        if is_first_start:
            state = EmptyState(
                _("No assessments yet"),
                _("Start with one use case, or look at a sample first."),
                (_("New assessment"), _("Open the samples")),
            )
            acts = (self.desk.begin, self.desk.add_samples)
            state.chosen.connect(lambda place: acts[place]())
            return state
        if self.search.text().strip():
            state = EmptyState(
                _("Nothing found"),
                _("No assessment here has all these words. Try fewer."),
                (_("Clear the search"),),
            )
            state.chosen.connect(lambda _place: self.search.clear())
            return state
        return EmptyState(*_EMPTY_PLACES[self._where])

    def _show_middle(self, state: "EmptyState | None") -> None:
        self._state = state
        had_focus = state is not None and self.list.hasFocus()
        while (old := self._middle.widget(1)) is not None:
            had_focus = had_focus or _holds_focus(old)
            self._middle.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        if state is None:
            self._middle.setCurrentIndex(0)
        else:
            self._middle.addWidget(_at_top(state, self._edge))
            self._middle.setCurrentIndex(1)
        if had_focus:
            self.focus_first()


_EMPTY_PLACES: dict[str, tuple[str, str]] = {
    "all": (_("No assessments here"), _("Begin a new one, or take one out of the bin.")),
    "open": (_("Nothing is still open"), _("Every assessment has an answer to each question.")),
    "ready": (
        _("Nothing is ready yet"),
        _("An assessment is ready once every question has an answer or a “don’t know”."),
    ),
    "bin": (_("The bin is empty"), _("What you move here stays until you erase it.")),
}


class _SearchRow(QWidget):
    """The search field and the order of the list, over a hairline."""

    def __init__(self, search: SearchField, order: QWidget) -> None:
        super().__init__()
        self.setFixedHeight(60)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(search, 1)
        self._row.addWidget(order)
        self.set_edge(32)

    def set_edge(self, edge: int) -> None:
        self._row.setContentsMargins(edge, 0, edge, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme_of(self).colour("hair"))


def _holds_focus(place: QWidget) -> bool:
    focused = place.window().focusWidget()
    return focused is not None and place.isAncestorOf(focused)


def _at_top(state: "EmptyState", edge: int) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(edge, 32, edge, 32)
    column.addWidget(state, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return place
