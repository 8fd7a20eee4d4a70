"""The editor of one scenario, below its table: name, supposed answers, note, delete."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.answers import LONGEST_SCENARIO_NAME
from core.assessment.document import AnswerEntry, Scenario
from core.language import _
from core.model.pack import Pack
from gui.frame.button import make_button
from gui.frame.columns import Column, ColumnLayout
from gui.frame.label import text_label
from gui.questions.number_field import FieldWithUndo
from gui.questions.prose import Prose
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN, NOTE
from gui.what_if.answer_row import SupposedRow
from gui.what_if.editing import ScenarioEditing
from gui.what_if.question_menu import QuestionMenu

_LABEL = 132
_BAR = 3


class ScenarioEditor(QWidget):
    """Changes one scenario; the answers given stay as they are.

    Signals:
        closed: the editor is not needed any more.
        deleted: the scenario has been taken away.
        arranged: rows have come or gone.
    """

    closed = Signal()
    deleted = Signal()
    arranged = Signal()

    def __init__(self, editing: ScenarioEditing, pack: Pack) -> None:
        """Start without a scenario."""
        super().__init__()
        self.key = ""
        self._editing = editing
        self._shown: Scenario | None = None
        self.rows: dict[str, SupposedRow] = {}
        self.name = FieldWithUndo(_("Name of the scenario"), LONGEST_SCENARIO_NAME)
        self.fault = Prose(MARGIN, LINES[MARGIN], "block")
        self.note = FieldWithUndo(_("Note for the report on this scenario"))
        self.add = make_button(_("Add a question ▾"), name=_("Add a question"))
        self.delete = make_button(_("Delete scenario"), "link")
        self.done = make_button(_("Done"))
        self.menu = QuestionMenu(pack, editing, self)
        self.add.setMenu(self.menu)
        self._rows = QVBoxLayout()
        self._lay_out()
        self._connect()

    def show_scenario(self, key: str) -> None:
        """Show a scenario as it is now; what cannot be taken yet stays in its field."""
        scenario = self._editing.assessment.scenarios[key]
        before, is_other = self._shown, key != self.key
        self.key, self._shown = key, scenario
        if is_other or before is None or before.name != scenario.name:
            self.name.show_text(scenario.name)
            self._show_fault("")
        if is_other or before is None or before.note != scenario.note:
            self.note.show_text(scenario.note)
        if is_other:
            self._forget_rows()
        self._show_rows(scenario)
        self.menu.without = frozenset(scenario.answers)

    def ask_name(self) -> None:
        """Put the focus into the name, ready to be typed over."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _show_rows(self, scenario: Scenario) -> None:
        order = {key: place for place, key in enumerate(self._editing.questions)}
        wanted = sorted(scenario.answers, key=lambda key: (order.get(key, len(order)), key))
        is_new = wanted != list(self.rows)
        if is_new:
            self._arrange(wanted)
        for key in wanted:
            self.rows[key].show_entry(scenario.answers[key])
        if is_new:
            self.arranged.emit()

    def _arrange(self, wanted: list[str]) -> None:
        kept = {key: self.rows.get(key) or self._row(key) for key in wanted}
        for key, row in self.rows.items():
            if key not in kept:
                self._rows.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(kept.values()):
            self._rows.insertWidget(place, row)
        self.rows = kept

    def _row(self, key: str) -> SupposedRow:
        row = SupposedRow(key, self._editing.questions.get(key), self._editing)
        row.supposed.connect(lambda entry: self._editing.suppose(self.key, key, entry))
        row.shared.connect(
            lambda entry: self._editing.suppose(self.key, key, entry, f"{key}.split")
        )
        row.left.connect(self._editing.end_typing)
        row.resized.connect(self.arranged)
        row.released.connect(lambda: self._release(key))
        return row

    def _release(self, key: str) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editing.release(self.key, key)

    def _forget_rows(self) -> None:
        self._arrange([])

    def _connect(self) -> None:
        self.name.textEdited.connect(self._rename)
        self.note.textEdited.connect(lambda text: self._editing.note(self.key, text))
        for field in (self.name, self.note):
            field.left.connect(self._editing.end_typing)
        self.menu.chosen.connect(self._suppose)
        self.done.clicked.connect(self.closed)
        self.delete.clicked.connect(self._delete)

    def _suppose(self, criterion: str, entry: AnswerEntry) -> None:
        self._editing.suppose(self.key, criterion, entry)

    def _rename(self, text: str) -> None:
        self._show_fault(self._editing.rename(self.key, text))

    def _delete(self) -> None:
        key = self.key
        self.deleted.emit()
        self._editing.delete(key)

    def _show_fault(self, fault: str) -> None:
        self.fault.show_text(fault)
        self.name.setAccessibleDescription(fault)
        if bool(self.name.property("fault")) != bool(fault):
            self.name.setProperty("fault", bool(fault))
            self.name.style().unpolish(self.name)
            self.name.style().polish(self.name)

    def _lay_out(self) -> None:
        self.fault.keep_lines(1)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + 17, 14, 20, 14)
        column.setSpacing(4)
        column.addWidget(_labelled(_("Name"), self.name))
        column.addWidget(_labelled("", self.fault))
        column.addWidget(_labelled(_("Note for the report"), self.note))
        column.addSpacing(8)
        aside = Prose(MARGIN, LINES[MARGIN])
        aside.show_text(
            _("Supposed here, instead of what was answered. Your answers stay as they are.")
        )
        column.addWidget(aside)
        column.addLayout(self._rows)
        column.addSpacing(4)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.add)
        row.addWidget(self.done)
        row.addStretch(1)
        row.addWidget(self.delete)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of what is being worked on, with a bar at its left."""
        painter, theme = QPainter(self), theme_of(self)
        fill(painter, self.rect(), theme.colour("inset"))
        fill(painter, QRect(0, 0, _BAR, self.height()), theme.colour("ink"))

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in the colours of another theme."""
        super().changeEvent(event)
        self.update()


def _labelled(label: str, field: QWidget) -> QWidget:
    box = QWidget()
    layout = ColumnLayout(box, _label_columns, above=0, below=0, gap=2)
    layout.addWidget(text_label(label, NOTE, tone="ink2"))
    layout.addWidget(field)
    return box


def _label_columns(width: int) -> tuple[Column, ...]:
    if width < 480:
        return Column(0, width), Column(0, width, line=1)
    return Column(0, _LABEL, drop=7), Column(_LABEL + 12, min(width - _LABEL - 12, 560))
