"""The page of the decision models: see them, change a copy with reasons, publish, replay."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.language import _, counted
from core.model.own_copy import base_name
from core.model.places import Value
from gui.frame.button import make_button
from gui.frame.check_box import DropDown
from gui.frame.empty_state import EmptyState
from gui.frame.file_dialogs import ask_for_file, ask_where_to_write
from gui.frame.file_names import safe_name
from gui.frame.in_view import bring_into_view
from gui.frame.label import text_label
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import SidePaneFrame, scrolled
from gui.models.change_strip import ChangeStrip
from gui.models.desk import ModelsDesk
from gui.models.renewal_part import RenewalPart
from gui.models.replay_part import ReplayPart
from gui.models.rows import Cell, Table, questions_of, table_of
from gui.models.shown import ShownModel
from gui.models.value_table import ValueTable
from gui.questions.flow import FlowLayout
from gui.style.type import MARGIN, NOTE

_KINDS = _("Decision models (*.json)")
_GUIDES = {
    "models": _("Choose a model to see its values. A version is never changed once published."),
    "importances": _("How much each section counts, 0 to 100; the largest is 100."),
    "questions": _("How much each question counts inside its section, 1 to 100."),
    "thresholds": _("The limits of the verdict: judgement, not measurement."),
    "beliefs": _("How much belief stays on a stated answer at each confidence."),
    "base-rates": _("What is believed when nobody knows the answer, in per cent for each level."),
    "marks": _("How each answer moves each approach, −2 to +2. A dot: not as shipped."),
    "gates": _("Rules that no score can outweigh. They can be read here, not changed."),
    "changes": _("Every change of this model, the latest first."),
    "replay": "",
    "renewal": "",
}
_SHOWN_ANYWAY = ("models", "changes", "renewal")
"""Parts that need no values, for a copy this program cannot decide with."""


class ModelsPage(QWidget):
    """Lists the models at the left and at the top, the values of one in the middle.

    Signals:
        settings_wanted: back to the settings.
    """

    settings_wanted = Signal()

    def __init__(self, desk: ModelsDesk, replay: ReplayPart, firm: str) -> None:
        """Show the model new assessments use."""
        super().__init__()
        self.desk, self.replay = desk, replay
        self._models: tuple[ShownModel, ...] = ()
        self._section = "models"
        self.side = SideList(_("Decision models"))
        self._pane = SidePaneFrame(self.side)
        self.chooser = DropDown(_("Model shown"))
        self.question = DropDown(_("Question whose marks are shown"))
        self.state = text_label("", MARGIN, tone="ink2", wraps=True)
        self.guide = text_label("", NOTE, tone="ink2", wraps=True)
        self.publish = make_button("", "primary")
        self.edit = make_button("")
        self.table = ValueTable(_("Values"))
        self.strip = ChangeStrip(self._keep)
        self.name = QLineEdit(firm)
        self.name.setAccessibleName(_("Name of the copy"))
        self.name.setPlaceholderText(_("Name of the copy"))
        self.name.setMaxLength(60)
        self.copy = make_button(_("Make your own copy"))
        self.use = make_button(_("Use for new assessments"))
        self.send = make_button(_("Export…"), name=_("Export this version"))
        self.take = make_button(_("Import…"), name=_("Import a version"))
        self.renewal = RenewalPart(desk)
        self.unusable = EmptyState(
            _("This program cannot decide with this version"),
            _("It lacks what the newer shipped model has. Take that over; your changes move on."),
            (_("Take over the newer model"),),
        )
        self.empty = EmptyState(
            _("No value has been changed yet"),
            _("Choose one under importances, thresholds, base rates or marks."),
        )
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def shown(self) -> ShownModel:
        """Return the model whose values are shown."""
        return self._models[max(0, self.chooser.currentIndex())]

    def refresh(self, identity: str = "", version: str = "") -> None:
        """Read the models again and show one, by default the one in use."""
        self._models = self.desk.shown_models()
        keys = [model.key for model in self._models]
        in_use = [place for place, one in enumerate(self._models) if self.desk.is_in_use(one)]
        wanted = keys.index((identity, version)) if (identity, version) in keys else None
        place = wanted if wanted is not None else (in_use or [0])[0]
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([model.name for model in self._models])
        self.chooser.setCurrentIndex(place)
        self.chooser.blockSignals(False)
        self._show_model()

    def sections(self) -> tuple[SideEntry, ...]:
        """Return the parts of the page, for the left pane and the menu of a narrow window."""
        return (
            SideEntry("models", _("Models")),
            SideEntry("importances", _("Importances"), has_gap=True),
            SideEntry("questions", _("Within a section")),
            SideEntry("thresholds", _("Thresholds")),
            SideEntry("beliefs", _("Confidence")),
            SideEntry("base-rates", _("Base rates")),
            SideEntry("marks", _("Marks")),
            SideEntry("texts", _("Questions and reasons")),
            SideEntry("gates", _("Gates")),
            SideEntry("changes", _("Changes"), has_gap=True),
            SideEntry("replay", _("Replay")),
            SideEntry("renewal", _("Newer shipped model")),
            SideEntry("settings", _("Settings"), has_gap=True),
        )

    def show_section(self, key: str) -> None:
        """Show one part, or go to the settings."""
        if key == "settings":
            self.settings_wanted.emit()
            return
        self.side.choose(key)
        self._section = key
        self._show_section()

    def set_columns(self, left: int, right: int, *, is_narrow: bool) -> None:
        """Take the width of the left column."""
        self._pane.setVisible(not is_narrow)
        self._pane.setFixedWidth(left)
        self.side.set_inset(20 if right else 16)
        edge = 32 if right else 20
        self._column.setContentsMargins(edge, 20, edge, 20)

    def focus_first(self) -> None:
        """Put the focus into the list of parts."""
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, path: str, value: Value, reason: str) -> str:
        copy = self.shown.copy
        return self.desk.keep(copy, path, value, reason) if copy else ""

    def _withdraw(self, path: str) -> None:
        if self.shown.copy is not None:
            self.desk.withdraw(self.shown.copy, path)

    def _publish(self) -> None:
        if self.shown.copy is not None:
            self.desk.publish(self.shown.copy)

    def _edit(self) -> None:
        copy = self.shown.copy
        if copy is None:
            self.desk.begin(self.name.text())
        else:
            self.refresh(copy.id, "")

    def _send(self) -> None:
        copy = self.shown.copy
        if copy is None:
            return
        words = (copy.title, (copy.version or "").replace(".", "-"))
        proposal = safe_name(words, ".json", _("Decision model"))
        path = ask_where_to_write(self, _("Export this version"), proposal, _KINDS)
        if path is not None:
            self.desk.send(copy, path)

    def _take(self) -> None:
        path = ask_for_file(self, _("Import a version"), "", _KINDS)
        if path is not None:
            self.desk.take(path)

    def _show_model(self) -> None:
        model = self.shown
        copy = model.copy
        self.state.setText(self._state(model))
        is_pending = copy is not None and model.is_editable and bool(copy.pending)
        self.publish.setVisible(model.is_editable)
        self.edit.setText(_("Make your own copy") if copy is None else _("Change it further"))
        self.edit.setAccessibleName(
            _("Make your own copy to change it")
            if copy is None
            else _("Go to the copy in work to change it further")
        )
        self.publish.setEnabled(is_pending)
        version = self.desk.next_version(copy) if copy else ""
        self.publish.setText(_("Publish version {version}").format(version=version))
        self.publish.setAccessibleName(self.publish.text())
        is_version = copy is None or copy.version is not None
        can_use = is_version and not model.trouble
        self.use.setEnabled(can_use and not self.desk.is_in_use(model))
        self.send.setEnabled(copy is not None and copy.version is not None)
        self._show_questions(model)
        self._show_section()

    def _show_questions(self, model: ShownModel) -> None:
        place = max(0, self.question.currentIndex())
        self.question.blockSignals(True)
        self.question.clear()
        for criterion in questions_of(model):
            self.question.addItem(f"{criterion.id}  {criterion.short}", criterion.id)
        self.question.setCurrentIndex(min(place, self.question.count() - 1))
        self.question.blockSignals(False)

    def _state(self, model: ShownModel) -> str:
        copy = model.copy
        used = _("New assessments use it.") if self.desk.is_in_use(model) else ""
        if copy is None:
            text = _(
                "Comes with the program and is never changed. Make your own copy to change it."
            )
            return f"{text} {used}".strip()
        origin = _("Stands on {model}.").replace("{model}", base_name(copy))
        if model.is_behind and not self.desk.has_moved_on(model):
            newer = _("The program comes with {model}: see Newer shipped model.")
            name = f"{model.shipped.model.title} {model.shipped.model.version}"
            origin = f"{origin} {newer.replace('{model}', name)}"
        if model.trouble:
            return f"{origin} {model.trouble}"
        if not model.is_editable:
            sentence = _("Published on {date} by {author}. {origin} {used}")
            author = copy.author or _("somebody without a name")
            told = sentence.format(date=copy.date, author=author, origin=origin, used=used)
            return told.strip()
        changes = counted("{n} change", "{n} changes", len(copy.pending))
        sentence = _("{changes} not published yet. {origin}")
        return sentence.format(changes=changes, origin=origin)

    def _show_section(self) -> None:
        section, model = self._section, self.shown
        # The list of the models has a button of its own for that, with the name beside it.
        can_begin = not model.is_editable and not model.trouble
        self.edit.setVisible(can_begin and section != "models")
        is_unusable = bool(model.trouble) and section not in _SHOWN_ANYWAY
        question = str(self.question.currentData() or "")
        guide = self._question_text(question) if section == "texts" else _GUIDES[section]
        self.guide.setText(guide)
        self.guide.setVisible(bool(guide) and not is_unusable)
        self.question.setVisible(section in ("marks", "texts") and not is_unusable)
        self._foot.setVisible(section == "models")
        if is_unusable or section in ("replay", "renewal"):
            self.strip.show_place(None, "")
            self._show_part(section, model, is_unusable=is_unusable)
            return
        table = self._list() if section == "models" else table_of(section, model, question)
        is_empty = section == "changes" and not table.rows
        self._middle.setCurrentIndex(1 if is_empty else 0)
        # The row that was current belongs to another model or another table.
        self.table.blockSignals(True)
        self.table.show_table(table, is_grid=section == "marks")
        if section == "models":
            self.table.choose_row(max(0, self.chooser.currentIndex()))
        self.table.blockSignals(False)
        if model.is_editable and section not in ("models", "changes", "texts", "gates"):
            self.table.begin_at_first()
        self._follow(self.table.current_path())

    def _show_part(self, section: str, model: ShownModel, *, is_unusable: bool) -> None:
        if is_unusable:
            self._middle.setCurrentIndex(4)
        elif section == "replay":
            self.replay.show_model(model)
            self._middle.setCurrentWidget(self.replay)
        else:
            self.renewal.show_model(model)
            self._middle.setCurrentWidget(self.renewal)

    def _question_text(self, question: str) -> str:
        found = next((one for one in questions_of(self.shown) if one.id == question), None)
        return f"{found.question} {found.why}" if found else ""

    def _list(self) -> Table:
        heads = (_("Model"), _("Date"), _("Who"), _("New assessments"))
        rows = (
            (
                Cell(model.name),
                Cell(model.copy.date if model.copy else model.pack.model.date),
                Cell((model.copy.author or "–") if model.copy else model.pack.model.author),
                Cell(_("use it") if self.desk.is_in_use(model) else ""),
            )
            for model in self._models
        )
        return Table(heads, tuple(rows), (0, 3))

    def _follow(self, path: str) -> None:
        if self._section == "models":
            row = self.table.current_row()
            if 0 <= row < len(self._models) and row != self.chooser.currentIndex():
                self.chooser.setCurrentIndex(row)
            path = ""
        self.strip.show_place(self.shown, path)
        if path:
            self.table.show_current()

    def _connect(self) -> None:
        self.side.show_entries(self.sections())
        self.side.choose("models")
        self.side.chosen.connect(self._move)
        self.side.went.connect(self._enter)
        self.chooser.currentIndexChanged.connect(lambda _place: self._show_model())
        self.question.currentIndexChanged.connect(lambda _place: self._show_section())
        self.table.moved.connect(self._follow)
        self.table.entered_place.connect(self._enter_strip)
        self.strip.withdrawn.connect(self._withdraw)
        self.strip.left.connect(self.table.setFocus)
        self.unusable.chosen.connect(lambda _place: self.show_section("renewal"))
        self.publish.clicked.connect(self._publish)
        self.edit.clicked.connect(self._edit)
        self.copy.clicked.connect(lambda: self.desk.begin(self.name.text()))
        self.name.returnPressed.connect(self.copy.click)
        self.use.clicked.connect(lambda: self.desk.use(*self.shown.key))
        self.send.clicked.connect(self._send)
        self.take.clicked.connect(self._take)
        self.desk.listed.connect(self.refresh)

    def _enter_strip(self) -> None:
        self.strip.enter()
        bring_into_view(self.strip)

    def _move(self, key: str) -> None:
        # Moving over Settings with the arrows must not leave the page.
        if key != "settings":
            self.show_section(key)

    def _enter(self, key: str) -> None:
        if key == "settings":
            self.settings_wanted.emit()
        elif key == "replay":
            self.replay.start.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == "renewal":
            self.renewal.take_over.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        self.chooser.setMinimumWidth(260)
        top.addWidget(self.chooser)
        top.addStretch(1)
        top.addWidget(self.edit)
        top.addWidget(self.publish)
        self._foot = QWidget()
        foot = FlowLayout(self._foot, across=8, down=8)
        foot.setContentsMargins(0, 8, 0, 0)
        self.name.setFixedWidth(180)
        for part in (self.name, self.copy, self.use, self.send, self.take):
            foot.addWidget(part)
        self._middle = _Middle()
        parts = (self.table, _at_top(self.empty), self.replay, self.renewal)
        for content in (*parts, _at_top(self.unusable)):
            self._middle.addWidget(content)
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        for line in (self.state, self.guide):
            self._column.addWidget(line)
        self._column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._middle, 1)
        self._column.addWidget(self._foot)
        self._column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        # A window at 200 % is too low for a table and the fields below it.
        row.addWidget(scrolled(centre), 1)


class _Middle(QStackedWidget):
    """Asks for the room of the part that is shown, not for that of the largest."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _at_top(state: EmptyState) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 24, 0, 0)
    column.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return place
