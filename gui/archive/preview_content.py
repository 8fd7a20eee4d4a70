"""What the preview shows of the selected assessment: in the pane, or folded into one line."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from core.archive.rows import ArchiveRow
from core.charts.fork import fork_scene
from core.charts.marks import verdict_mark
from core.language import _
from gui.archive.entries import Entry, one_line, row_progress
from gui.archive.moments import day_and_time, long_day, read_moment
from gui.frame.button import make_button
from gui.frame.label import ElidedLabel, text_label
from gui.frame.mark_view import MarkView
from gui.frame.surface import Line, scrolled
from gui.style.type import BODY, HEAD, MARGIN, NOTE, TITLE

ModelTitle = Callable[[str, str], str]
"""The title of a decision model by id and version, "" when it is not known here."""

_LOW = 780
_LABELS = (
    _("Progress"),
    _("Consultant"),
    _("Client side"),
    _("Started"),
    _("Changed"),
    _("Decision model"),
)


class Actions(QWidget):
    """Open, Duplicate and More; in the bin Restore and Erase.

    Signals:
        wanted: "open", "duplicate", "export", "export-public", "bin", "restore" or "erase".
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        """Build both sets; ``show_for`` decides."""
        super().__init__()
        self.open = self._button(_("Open"), "open", "primary")
        self.duplicate = self._button(_("Duplicate"), "duplicate")
        self.restore = self._button(_("Restore"), "restore", "primary")
        self.erase = self._button(_("Erase"), "erase")
        self.more = make_button(_("More"), name=_("More for this assessment"))
        self.more.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.open, self.duplicate, self.restore, self.erase, self.more):
            row.addWidget(button)
        row.addStretch(1)

    def show_for(self, row: ArchiveRow) -> None:
        """Offer what fits an assessment in the list or in the bin."""
        is_binned = row.deleted_at is not None
        for button in (self.open, self.duplicate, self.more):
            button.setVisible(not is_binned)
        for button in (self.restore, self.erase):
            button.setVisible(is_binned)

    def _button(self, text: str, key: str, role: str = "plain") -> QPushButton:
        button = make_button(text, role, name=_("{action} this assessment").format(action=text))
        button.clicked.connect(lambda: self.wanted.emit(key))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        _add_copies(menu.addMenu(_("Export a copy")), self.wanted.emit)
        menu.addAction(_("Move to bin")).triggered.connect(
            lambda _checked=False: self.wanted.emit("bin")
        )
        return menu


class PreviewContent(QWidget):
    """One assessment at a glance, what can be done with it, and the two ways out below.

    Signals:
        wanted: see ``Actions``.
    """

    wanted = Signal(str)

    def __init__(self, model_title: ModelTitle) -> None:
        """Start without an assessment; ``model_title`` names its decision model, "" unknown."""
        super().__init__()
        self._model_title = model_title
        self.buttons = Actions()
        self.buttons.wanted.connect(self.wanted)
        self._client = ElidedLabel(BODY)
        self._client.setProperty("tone", "ink2")
        self._title = text_label("", HEAD, semibold=True, wraps=True)
        self._mark, self._word = (
            MarkView(verdict_mark("clear")),
            text_label("", NOTE, semibold=True),
        )
        self._sentence = text_label("", TITLE, wraps=True)
        self._fork = MarkView()
        self._facts = tuple(ElidedLabel(NOTE) for _label in _LABELS)
        self._foot = _Foot()
        self._foot.wanted.connect(self.wanted)
        self._row: ArchiveRow | None = None
        self._is_low = False
        self._body = QWidget()
        self._lay_out()

    def show_row(self, row: ArchiveRow | None) -> None:
        """Show one assessment, or an empty pane."""
        self._row = row
        self._body.setVisible(row is not None)
        self._foot.setVisible(row is not None and row.deleted_at is None)
        if row is None:
            return
        self.buttons.show_for(row)
        self._client.setText(one_line(row.client) or _("No client yet"))
        self._title.setText(Entry(row).title)
        self._mark.setVisible(bool(row.verdict_state))
        if row.verdict_state:
            self._mark.show_scene(verdict_mark(row.verdict_state))
        self._word.setText(row.verdict_word)
        self._sentence.setText(row.short_sentence)
        self._draw_fork()
        title = self._model_title(row.model_id, row.model_version)
        for label, fact in zip(self._facts, _facts(row, title), strict=True):
            label.setText(fact)

    def _draw_fork(self) -> None:
        if self._row is not None:
            size = "live" if self._is_low else "archive"
            scene = fork_scene(self._row.need, size, is_hollow=self._row.is_hollow)
            self._fork.show_scene(scene)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(23, 20, 24, 16)
        column.setSpacing(0)
        for part, below in (
            (self._client, 4),
            (self._title, 12),
            (self.buttons, 20),
            (_beside(self._mark, self._word), 6),
            (self._sentence, 16),
            (self._fork, 16),
            (text_label(_("About this assessment"), MARGIN, semibold=True, tone="ink2"), 6),
            (Line(), 6),
        ):
            column.addWidget(part)
            column.addSpacing(below)
        column.addLayout(_table(self._facts))
        column.addStretch(1)
        # Last, so that Tab comes to the foot after the body.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._body), 1)
        outer.addWidget(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the fork small in a low window, where the facts below it would else be cut."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        if is_low != self._is_low:
            self._is_low = is_low
            self._draw_fork()


class _Foot(QWidget):
    """The two ways out of the archive: a copy, and the bin."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        copies = QMenu(self)
        _add_copies(copies, self.wanted.emit)
        self.export = make_button(_("Export a copy"), "quiet")
        self.export.setMenu(copies)
        row.addWidget(self.export)
        row.addStretch(1)
        to_bin = make_button(_("Move to bin"), "quiet")
        to_bin.clicked.connect(lambda _checked=False: self.wanted.emit("bin"))
        row.addWidget(to_bin)


def _add_copies(menu: QMenu, act: Callable[[str], None]) -> None:
    """Offer both copies by what they hold: private notes must never leave unnoticed."""
    for text, key in (
        (_("With private notes, for yourself…"), "export"),
        (_("Without private notes, to hand over…"), "export-public"),
    ):
        menu.addAction(text).triggered.connect(lambda _checked=False, key=key: act(key))


class StripContent(QWidget):
    """Verdict, its sentence and the actions, side by side."""

    def __init__(self) -> None:
        """Start without an assessment."""
        super().__init__()
        self.buttons = Actions()
        self._mark, self._word = (
            MarkView(verdict_mark("clear")),
            text_label("", NOTE, semibold=True),
        )
        self._sentence = text_label("", BODY, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._mark, self._word, self._sentence, self.buttons):
            row.addWidget(part, 1 if part is self._sentence else 0)
        row.insertSpacing(2, 8)

    def show_row(self, row: ArchiveRow) -> None:
        """Show one assessment."""
        self.buttons.show_for(row)
        self._mark.setVisible(bool(row.verdict_state))
        if row.verdict_state:
            self._mark.show_scene(verdict_mark(row.verdict_state))
        self._word.setText(row.verdict_word)
        self._sentence.setText(row.short_sentence)


def _facts(row: ArchiveRow, model_title: str) -> tuple[str, ...]:
    now = datetime.now().astimezone()
    changed = day_and_time(read_moment(row.changed), now)
    model = _("{model} {version}, fingerprint {print}").format(
        model=model_title or row.model_id.capitalize(),
        version=row.model_version,
        print=f"{row.fingerprint[:4]} {row.fingerprint[4:8]}",
    )
    return (
        row_progress(row),
        one_line(row.consultant) or "–",
        one_line(row.participants) or "–",
        long_day(read_moment(row.created)),
        f"{changed}: {row.last_edit}" if row.last_edit else changed,
        model,
    )


def _beside(mark: QWidget, word: QWidget) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(mark)
    row.addWidget(word, 1)
    return place


def _table(facts: tuple[ElidedLabel, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 92)
    grid.setColumnStretch(1, 1)
    for place, (word, fact) in enumerate(zip(_LABELS, facts, strict=True)):
        label = text_label(word, NOTE, tone="ink2")
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(fact, place, 1)
    return grid
