"""Rows of inputs under their heads; a row opens its editor below it, one at a time."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.stated import Differing
from core.economics.result import Assumption, Swing
from core.economics.sheet import CostSheet
from core.language import _
from gui.costs.editing import CostEditing
from gui.costs.input_editor import InputEditor
from gui.costs.input_row import InputRow, SwingScale, columns_for
from gui.result.showing import set_shown
from gui.style.theme import theme_of
from gui.style.type import MARGIN, font

_HEAD = 24


class InputTable(QWidget):
    """A table of some inputs; rows are made as they are needed and used again.

    Signals:
        question_wanted: the id of a question an input is the answer to.
    """

    question_wanted = Signal(str)

    def __init__(self, editing: CostEditing, *, has_swing: bool = False) -> None:
        """Start without rows."""
        super().__init__()
        self._editing, self._has_swing = editing, has_swing
        self.rows: dict[str, InputRow] = {}
        self.editors: dict[str, InputEditor] = {}
        self._assumptions: Mapping[str, Assumption] = {}
        self._sheet: CostSheet | None = None
        self._differing: Mapping[str, Differing] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(_Heads(has_swing=has_swing))

    def show_inputs(
        self, names: tuple[str, ...], assumptions: Mapping[str, Assumption], sheet: CostSheet
    ) -> None:
        """Show these inputs in this order; an editor that is open stays with its row."""
        if self._sheet is not None and self._sheet.currency != sheet.currency:
            # What stands in an open editor is in a currency the sheet no longer has.
            for name in tuple(self.editors):
                self._close(name)
        self._assumptions, self._sheet = assumptions, sheet
        self._differing = self._editing.differing()
        for name in names:
            if name not in self.rows:
                self._add_row(name)
        place = 1
        for name in names:
            self._show_row(name, place)
            place += 2 if name in self.editors else 1
        for name, row in self.rows.items():
            set_shown(row, name in names)
            if name in self.editors and name not in names:
                set_shown(self.editors[name], False)
                row.set_open(is_open=False)

    def show_swings(self, swings: Mapping[str, Swing], scale: SwingScale) -> None:
        """Show how far each of the rows moves the total."""
        for name, swing in swings.items():
            if name in self.rows:
                self.rows[name].show_swing(swing, scale)

    def open(self, name: str) -> None:
        """Open the editor of one input and put the focus into it."""
        if name in self.rows:
            self._open(name)

    def commit(self) -> None:
        """Keep what is typed in an open editor, where it can be kept."""
        for editor in tuple(self.editors.values()):
            if editor.is_touched():
                editor.keep()

    def _show_row(self, name: str, place: int) -> None:
        row, sheet = self.rows[name], self._sheet
        if sheet is None:
            return
        if self._column.indexOf(row) != place:
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
        entry = self._editing.costs.entry(name)
        is_idle = bool(entry.serving) and sheet.serving not in entry.serving
        row.show_differing(self._differing.get(name))
        row.show_input(self._assumptions[name], sheet.currency, is_idle=is_idle)
        editor = self.editors.get(name)
        if editor is not None:
            if self._column.indexOf(editor) != place + 1:
                self._column.removeWidget(editor)
                self._column.insertWidget(place + 1, editor)
            editor.show_input(self._assumptions[name], sheet.currency)

    def _add_row(self, name: str) -> None:
        row = InputRow(name, self._editing.costs, has_swing=self._has_swing)
        row.pressed.connect(lambda: self._toggle(name))
        row.question_wanted.connect(self.question_wanted)
        self.rows[name] = row
        self._column.addWidget(row)

    def _toggle(self, name: str) -> None:
        editor = self.editors.get(name)
        if editor is not None and not editor.isHidden():
            self._close(name)
        else:
            self._open(name)

    def _open(self, name: str) -> None:
        for other, editor in self.editors.items():
            if other != name and not editor.isHidden() and not editor.is_touched():
                self._close(other)
        self._forget(name)
        editor = InputEditor(name, self._editing)
        editor.finished.connect(lambda: self._close(name, has_focus=True))
        editor.question_wanted.connect(self.question_wanted)
        self.editors[name] = editor
        self._column.insertWidget(self._column.indexOf(self.rows[name]) + 1, editor)
        if self._sheet is not None:
            editor.show_input(self._assumptions[name], self._sheet.currency)
        self.rows[name].set_open(is_open=True)
        editor.show()
        editor.focus_first()

    def _close(self, name: str, *, has_focus: bool = False) -> None:
        if name not in self.editors:
            return
        self.rows[name].set_open(is_open=False)
        if has_focus:
            self.rows[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._forget(name)

    def _forget(self, name: str) -> None:
        editor = self.editors.pop(name, None)
        if editor is not None:
            editor.hide()
            self._column.removeWidget(editor)
            editor.deleteLater()


class _Heads(QWidget):
    def __init__(self, *, has_swing: bool) -> None:
        super().__init__()
        self._has_swing = has_swing
        self.setFixedHeight(_HEAD)

    def sizeHint(self) -> QSize:
        return QSize(420, _HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = columns_for(self.width(), has_swing=self._has_swing)
        painter.setFont(font(MARGIN))
        painter.setPen(theme_of(self).colour("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | middle
        for edge, word in (
            (columns.low, _("Low")),
            (columns.likely, _("Likely")),
            (columns.high, _("High")),
        ):
            painter.drawText(QRect(edge - 80, 0, 80, _HEAD - 2), right, word)
        if columns.is_tall:
            return
        left = Qt.AlignmentFlag.AlignLeft | middle
        if self._has_swing:
            start, width = columns.swing
            words = _("Moves the total")
            painter.drawText(QRect(start, 0, width, _HEAD - 2), left, words)
        painter.drawText(QRect(columns.owner[0], 0, 100, _HEAD - 2), left, _("Owner"))
        words = _("Source and date")
        painter.drawText(QRect(*_span(columns.source)), left, words)


def _span(place: tuple[int, int]) -> tuple[int, int, int, int]:
    return place[0], 0, place[1], _HEAD - 2
