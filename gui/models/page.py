"""The page of the decision models: see them, change a copy with reasons, publish, replay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import _
from core.model.places import Value
from gui.frame.button import make_button
from gui.frame.check_box import DropDown
from gui.frame.empty_state import EmptyState
from gui.frame.in_view import bring_into_view
from gui.frame.label import text_label
from gui.frame.notice_ground import NoticeGround
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import SidePaneFrame, scrolled
from gui.models.change_strip import ChangeStrip
from gui.models.desk import ModelsDesk
from gui.models.middle import Middle, at_top
from gui.models.publish_part import PublishPart
from gui.models.publisher import Publisher
from gui.models.renewal_part import RenewalPart
from gui.models.replay_part import ReplayPart
from gui.models.rows import questions_of, table_of, table_of_models
from gui.models.sections import GUIDES, WITHOUT_VALUES, entries
from gui.models.shown import ShownModel
from gui.models.state_words import state_words
from gui.models.value_table import ValueTable
from gui.models.whole_model import WholeModel
from gui.style.type import MARGIN, NOTE

_UNCHANGING = ("models", "changes", "texts", "gates")


class ModelsPage(QWidget):
    """Lists the models at the left and at the top, the values of one in the middle.

    Signals:
        settings_wanted: back to the settings.
    """

    settings_wanted = Signal()

    def __init__(self, desk: ModelsDesk, replay: ReplayPart, firm: str) -> None:
        """Show the model new assessments use."""
        super().__init__()
        self.desk, self.publisher = desk, Publisher(desk)
        self._models: tuple[ShownModel, ...] = ()
        self._section = "models"
        self.side = SideList(_("Decision models"))
        self._pane = SidePaneFrame(self.side)
        self.chooser = DropDown(_("Model shown"))
        self.question = DropDown(_("Question whose marks are shown"))
        self.state = text_label("", MARGIN, tone="ink2", wraps=True)
        self.guide = text_label("", NOTE, tone="ink2", wraps=True)
        self.edit = make_button("")
        self.use = make_button(_("Use for new assessments"))
        self.publish = make_button(_("Publish…"), "primary", name=_("See what would be published"))
        self.table = ValueTable(_("Values"))
        self.strip = ChangeStrip(self._keep)
        self.whole = WholeModel(desk, firm)
        self.replay = replay
        self.publishing = PublishPart(self.publisher)
        self.renewal = RenewalPart(self.publisher)
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
        return entries()

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

    def notice_ground(self) -> NoticeGround:
        """Return the ground under the values, over the fields to change them."""
        return self._ground

    def focus_first(self) -> None:
        """Put the focus into the list of parts."""
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table_if_shown(self) -> QWidget | None:
        return self.table if self._middle.currentWidget() is self.table else None

    def _keep(self, path: str, value: Value, reason: str) -> str:
        copy = self.shown.copy
        return self.desk.keep(copy, path, value, reason) if copy else ""

    def _withdraw(self, path: str) -> None:
        if self.shown.copy is not None:
            self.desk.withdraw(self.shown.copy, path)

    def _edit(self) -> None:
        copy = self.shown.copy
        if copy is None:
            self.whole.copy.click()
        else:
            self.desk.go_on(copy)
        if self._section == "publish":
            self.show_section("importances")

    def _show_publishing(self) -> None:
        self.show_section("publish")
        self.publishing.publish.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_model(self) -> None:
        model = self.shown
        is_in_use = self.desk.is_in_use(model)
        moved = self.publisher.has_moved_on(model)
        self.state.setText(state_words(model, is_in_use=is_in_use, has_moved_on=moved))
        is_own = model.copy is not None
        self.edit.setText(_("Change it further") if is_own else _("Make your own copy"))
        self.edit.setAccessibleName(
            _("Go to the copy in work to change it further")
            if is_own
            else _("Make your own copy to change it")
        )
        self.use.setVisible(not model.is_editable and not model.trouble)
        self.use.setEnabled(not is_in_use)
        self.publish.setEnabled(bool(model.copy and model.copy.pending))
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

    def _show_section(self) -> None:
        section, model = self._section, self.shown
        # The list of the models has a button of its own for that, with the name beside it.
        is_copied_below = section == "models" and model.copy is None
        can_begin = not model.is_editable and not model.trouble
        self.edit.setVisible(can_begin and not is_copied_below)
        self.publish.setVisible(model.is_editable and section != "publish")
        is_unusable = bool(model.trouble) and section not in WITHOUT_VALUES
        question = str(self.question.currentData() or "")
        guide = self._question_text(question) if section == "texts" else GUIDES.get(section, "")
        self.guide.setText(guide)
        self.guide.setVisible(bool(guide) and not is_unusable)
        self.question.setVisible(section in ("marks", "texts") and not is_unusable)
        self.whole.setVisible(section == "models")
        if section == "models":
            self.whole.show_model(model)
        part: dict[str, ReplayPart | PublishPart | RenewalPart] = {
            "replay": self.replay,
            "publish": self.publishing,
            "renewal": self.renewal,
        }
        if is_unusable:
            self._middle.setCurrentWidget(self._at_unusable)
        elif section in part:
            part[section].show_model(model)
            self._middle.setCurrentWidget(part[section])
        else:
            self._show_table(section, model, question)
            return
        self.strip.show_place(None, "")

    def _show_table(self, section: str, model: ShownModel, question: str) -> None:
        table = (
            table_of_models(self._models, self.desk.is_in_use)
            if section == "models"
            else table_of(section, model, question)
        )
        is_empty = section == "changes" and not table.rows
        self._middle.setCurrentWidget(self._at_empty if is_empty else self.table)
        # The row that was current belongs to another model or another table.
        self.table.blockSignals(True)
        self.table.show_table(table, is_grid=section == "marks")
        if section == "models":
            self.table.choose_row(max(0, self.chooser.currentIndex()))
        self.table.blockSignals(False)
        if model.is_editable and section not in _UNCHANGING:
            self.table.begin_at_first()
        self._follow(self.table.current_path())

    def _question_text(self, question: str) -> str:
        found = next((one for one in questions_of(self.shown) if one.id == question), None)
        return f"{found.question} {found.why}" if found else ""

    def _follow(self, path: str) -> None:
        if self._section == "models":
            row = self.table.current_row()
            if 0 <= row < len(self._models) and row != self.chooser.currentIndex():
                self.chooser.setCurrentIndex(row)
            path = ""
        self.strip.show_place(self.shown, path)
        if path:
            self.table.show_current()

    def _delete(self) -> None:
        if self._section == "models":
            self.whole.delete.click()

    def _connect(self) -> None:
        self.side.show_entries(self.sections())
        self.side.choose("models")
        self.side.chosen.connect(self._move)
        self.side.went.connect(self._enter)
        self.chooser.currentIndexChanged.connect(lambda _place: self._show_model())
        self.question.currentIndexChanged.connect(lambda _place: self._show_section())
        self.table.moved.connect(self._follow)
        self.table.entered_place.connect(self._enter_strip)
        self.table.delete_pressed.connect(self._delete)
        self.whole.delete.clicked.connect(lambda: self.table.setFocus())
        self.strip.withdrawn.connect(self._withdraw)
        self.strip.left.connect(self.table.setFocus)
        self.unusable.chosen.connect(lambda _place: self.show_section("renewal"))
        self.publish.clicked.connect(self._show_publishing)
        publish, take_over = self.publishing.publish, self.renewal.take_over
        publish.clicked.connect(lambda: self._leave_if_done(publish))
        take_over.clicked.connect(lambda: self._leave_if_done(take_over))
        self.edit.clicked.connect(self._edit)
        self.use.clicked.connect(lambda: self.desk.use(*self.shown.key))
        self.desk.listed.connect(self.refresh)

    def _leave_if_done(self, button: QWidget) -> None:
        # It hides itself then, and the focus must not go to another page's button.
        if button.isHidden():
            self.focus_first()

    def _enter_strip(self) -> None:
        self.strip.enter()
        bring_into_view(self.strip)

    def _move(self, key: str) -> None:
        # Moving over Settings with the arrows must not leave the page.
        if key != "settings":
            self.show_section(key)

    def _enter(self, key: str) -> None:
        first = {
            "replay": self.replay.start,
            "publish": self.publishing.publish,
            "renewal": self.renewal.take_over,
        }
        if key == "settings":
            self.settings_wanted.emit()
        else:
            first.get(key, self.table).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        self.chooser.setMinimumWidth(260)
        top.addWidget(self.chooser)
        top.addStretch(1)
        for button in (self.edit, self.use, self.publish):
            top.addWidget(button)
        self._middle = Middle()
        self._at_empty, self._at_unusable = at_top(self.empty), at_top(self.unusable)
        parts = (self.replay, self.publishing, self.renewal)
        for content in (self.table, self._at_empty, self._at_unusable, *parts):
            self._middle.addWidget(content)
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        for line in (self.state, self.guide):
            self._column.addWidget(line)
        self._column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        self._ground = NoticeGround(self._middle, self._table_if_shown)
        self._column.addWidget(self._ground, 1)
        self._column.addWidget(self.whole)
        self._column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        # A window at 200 % is too low for a table and the fields below it.
        row.addWidget(scrolled(centre), 1)
