"""Scenarios side by side with the answers as given: one column each, differences in semibold."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.charts.marks import approach_mark, barrier_mark, verdict_mark
from core.charts.scene import Scene
from core.language import _
from core.report.scenario_record import CaseLine, CaseRow, CaseTable
from gui.frame.button import make_button
from gui.frame.columns import Column
from gui.frame.press_row import Row
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import unbroken
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, NOTE

_GAP = 20
_LABEL, _SMALL_LABEL = 176, 128
_LEAST_CASE = 176
_WIDE, _NARROW = 900, 560
_MOST_CASES = 5
_MARKS: dict[str, Callable[[str], Scene]] = {
    "verdict": verdict_mark,
    "approach": approach_mark,
    "barrier": barrier_mark,
}


def scenarios_beside(width: int) -> int:
    """Return how many scenarios stand beside the answers as given at this width."""
    room = width - _label_width(width)
    return min(max((room + _GAP) // (_LEAST_CASE + _GAP), 2), _MOST_CASES) - 1


class CaseTableView(QWidget):
    """One table: names with a way to change them, then a row for everything compared.

    Signals:
        edit_wanted: the id of the scenario of a column.
    """

    edit_wanted = Signal(str)

    def __init__(self, cases: int, places: int) -> None:
        """Make the columns: the answers as given and ``cases`` - 1 scenarios.

        ``places`` is the room they share, so that tables below one another stand on one grid.
        """
        super().__init__()
        self.shape = cases, places
        self.names = tuple(_NameCell(is_scenario=place > 0) for place in range(cases))
        for cell in self.names:
            if cell.link is not None:
                cell.link.clicked.connect(partial(self._want, cell))
        self.rows: list[_CaseRowView] = []
        self._table: CaseTable | None = None
        head = Row(self.names, partial(_name_columns, self.shape), padding=6)
        head.has_line = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)

    def show_table(self, table: CaseTable, ids: tuple[str, ...], opened: str) -> None:
        """Show a comparison; ``ids`` are those of its scenarios, ``opened`` the one in work."""
        for cell, name, key in zip(self.names, table.names, ("", *ids), strict=True):
            cell.show_name(name, key, is_open=key == opened)
        if table == self._table:
            return
        self._table = table
        self.setAccessibleName(_("Scenarios side by side"))
        while len(self.rows) < len(table.rows):
            self._add_row()
        for place, view in enumerate(self.rows):
            set_shown(view, place < len(table.rows))
            if place < len(table.rows):
                view.show_row(table.rows[place], table.names)

    def link_of(self, key: str) -> QPushButton | None:
        """Return the link that opens the editor of a scenario."""
        return next((cell.link for cell in self.names if cell.key == key), None)

    def _want(self, cell: "_NameCell") -> None:
        self.edit_wanted.emit(cell.key)

    def _add_row(self) -> None:
        view = _CaseRowView(self.shape)
        self.rows.append(view)
        self._column.addWidget(view)


class _NameCell(QWidget):
    """The head of a column: what it is called, and for a scenario a link to its editor."""

    def __init__(self, *, is_scenario: bool) -> None:
        super().__init__()
        self.key = ""
        self._name = Prose(BODY, LINES[BODY], "ink")
        self._name.set_semibold()
        self.link = make_button("", "link") if is_scenario else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        if self.link is not None:
            column.addSpacing(4)
            column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_name(self, name: str, key: str, *, is_open: bool) -> None:
        self.key = key
        self._name.show_text(name)
        if self.link is not None:
            word = _("Close") if is_open else _("Change")
            self.link.setText(word)
            self.link.setAccessibleName(f"{word}: {name}")


class _CaseRowView(Row):
    """One thing compared: its label and a cell for each column."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._label = Prose(NOTE, LINES[NOTE])
        self._cells = tuple(Prose(NOTE, LINES[NOTE], "ink") for _place in range(shape[0]))
        super().__init__((self._label, *self._cells), partial(_columns, shape), padding=7)

    def show_row(self, row: CaseRow, names: tuple[str, ...]) -> None:
        aside = (Span(f"\u00a0 {row.aside}", colour="ink3"),) if row.aside else ()
        self._label.show_paragraphs((Paragraph((Span(row.label), *aside)),))
        for cell, lines in zip(self._cells, row.cells, strict=True):
            cell.show_paragraphs(tuple(part for line in lines for part in _paragraphs(line)))
        told = (
            f"{name}: {_told(lines)}" for name, lines in zip(names, row.cells, strict=True) if lines
        )
        self.setAccessibleName(". ".join((row.label, *told)))


def _told(lines: tuple[CaseLine, ...]) -> str:
    return "; ".join(" ".join(filter(None, (line.text, line.detail))) for line in lines)


def _paragraphs(line: CaseLine) -> tuple[Paragraph, ...]:
    mark = _MARKS[line.mark](line.drawn) if line.mark else None
    colour = "ink2" if line.is_quiet else ""
    text = Span(unbroken(line.text), is_semibold=line.is_different, colour=colour)
    first = Paragraph((text,), mark, is_hung=mark is not None)
    if not line.detail:
        return (first,)
    return first, Paragraph((Span(line.detail, colour="ink2"),), is_hung=mark is not None)


def _label_width(width: int) -> int:
    if width < _NARROW:
        return 0
    return _LABEL if width >= _WIDE else _SMALL_LABEL


def _columns(shape: tuple[int, int], width: int) -> tuple[Column, ...]:
    label = _label_width(width)
    left = label + _GAP if label else 0
    cases, places = shape
    step = (width - left + _GAP) // places
    line = 0 if label else 1
    columns = (Column(left + place * step, step - _GAP, line=line) for place in range(cases))
    return Column(0, label or width), *columns


def _name_columns(shape: tuple[int, int], width: int) -> tuple[Column, ...]:
    _label, *cases = _columns(shape, width)
    return tuple(cases)
