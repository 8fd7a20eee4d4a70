"""The full list of inputs, in groups that fold."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.economics.catalogue import Group
from core.economics.result import Assumption
from core.language import _, counted
from gui.costs.editing import CostEditing
from gui.costs.figures import is_the_programs
from gui.costs.input_table import InputTable
from gui.costs.view import CostView
from gui.frame.painted_row import PaintedRow
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, NOTE, font

_ROW = 36


class InputsPart(QWidget):
    """Every group with how many of its inputs were said by somebody, folded at first.

    Signals:
        question_wanted: the id of a question an input is the answer to.
    """

    question_wanted = Signal(str)

    def __init__(self, editing: CostEditing) -> None:
        """Build the heads of the groups; tables are built when they are first opened."""
        super().__init__()
        self._editing = editing
        self._view: CostView | None = None
        costs = editing.costs
        self.heads = {group.id: GroupHead(group) for group in costs.groups}
        self.tables: dict[str, InputTable] = {}
        self._names = {
            group.id: tuple(one.id for one in costs.inputs if one.group == group.id)
            for group in costs.groups
        }
        count = counted("all {n} input", "all {n} inputs", len(costs.inputs))
        aside = _("{inputs}; Enter on a row changes it").format(inputs=count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 20)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHead(_("Inputs"), aside))
        for key, head in self.heads.items():
            head.pressed.connect(lambda key=key: self._toggle(key))
            self._column.addWidget(head)

    def show_costs(self, view: CostView) -> None:
        """Show what counts now."""
        self._view = view
        differing = self._editing.differing()
        for key, head in self.heads.items():
            assumptions = [view.result.assumptions[name] for name in self._names[key]]
            head.show_inputs(assumptions, sum(name in differing for name in self._names[key]))
            if head.is_open:
                self._show_table(key)

    def go_to(self, name: str) -> None:
        """Open the group of an input, and its editor."""
        group = self._editing.costs.entry(name).group
        if not self.heads[group].is_open:
            self._toggle(group)
        self.tables[group].open(name)

    def commit(self) -> None:
        """Keep what is typed in the editors that are open."""
        for table in self.tables.values():
            table.commit()

    def editor_of(self, name: str) -> QWidget:
        """Return the editor of an input, or this part while it has none."""
        table = self.tables.get(self._editing.costs.entry(name).group)
        return self if table is None else table.editors.get(name, self)

    def _toggle(self, key: str) -> None:
        head = self.heads[key]
        head.set_open(is_open=not head.is_open)
        if head.is_open:
            self._show_table(key)
        set_shown(self.tables[key], head.is_open)

    def _show_table(self, key: str) -> None:
        if key not in self.tables:
            table = InputTable(self._editing)
            table.question_wanted.connect(self.question_wanted)
            self.tables[key] = table
            self._column.insertWidget(self._column.indexOf(self.heads[key]) + 1, table)
        if self._view is not None:
            self.tables[key].show_inputs(
                self._names[key], self._view.result.assumptions, self._view.sheet
            )


class GroupHead(PaintedRow):
    """The head of a group: title, how many inputs, how many of them were said by somebody."""

    def __init__(self, group: Group) -> None:
        """Name the group."""
        super().__init__()
        self._title, self._words = group.title, ""
        self.setFixedHeight(_ROW)

    def show_inputs(self, assumptions: list[Assumption], differing: int) -> None:
        """Count the inputs of the group, and those with another figure than the answer gives."""
        said = sum(not is_the_programs(one.stated) for one in assumptions)
        parts = [counted("{n} input", "{n} inputs", len(assumptions))]
        if said:
            parts.append(counted("{n} entered", "{n} entered", said))
        stale = sum(one.is_stale for one in assumptions)
        if stale:
            parts.append(counted("{n} out of date", "{n} out of date", stale))
        if differing:
            one, many = "{n} not as answered", "{n} not as answered"
            parts.append(counted(one, many, differing))
        self._words = ", ".join(parts)
        self._say()

    def set_open(self, *, is_open: bool) -> None:
        """Show by the arrow whether the group is open."""
        super().set_open(is_open=is_open)
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._title}: {self._words}")
        self.setAccessibleDescription(_("Open") if self.is_open else _("Folded; Enter opens it"))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(360, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arrow, title and count."""
        painter, theme = QPainter(self), theme_of(self)
        if self.is_over:
            fill(painter, self.rect(), theme.colour("inset"))
        fill(painter, QRect(0, 0, self.width(), 1), theme.colour("hair"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("ink"))
        painter.setFont(font(BODY, semibold=True))
        box = self.rect()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("ink2"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(_arrow(box.height() / 2, is_open=self.is_open))
        painter.restore()
        painter.drawText(box.adjusted(22, 0, 0, 0), left, self._title)
        start = 22 + painter.fontMetrics().horizontalAdvance(self._title) + 14
        painter.setFont(font(NOTE))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(box.adjusted(start, 0, 0, 0), left, self._words)


def _arrow(middle: float, *, is_open: bool) -> list[QPointF]:
    points = ((1, -2), (11, -2), (6, 4)) if is_open else ((3, -5), (9, 0), (3, 5))
    return [QPointF(x, middle + y) for x, y in points]
