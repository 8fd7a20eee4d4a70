"""The sections at the left: title, one square for each question, how many are open."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.answers.sheet import State
from core.language import _
from gui.frame.surface import lay_on_desk, viewport
from gui.live.announcement import announce
from gui.questions.prose import Prose
from gui.questions.squares import STEPS, frame_square, paint_squares, show_tip, square_at
from gui.questions.wording import (
    counts_in_words,
    open_count,
    question_in_words,
    questions_in_words,
    state_word,
    total_in_words,
)
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, CAPTION, font

_ROW = 55
_SMALL_ROW = 52
_LEGEND = (State.ANSWERED, State.UNKNOWN, State.ASK_LATER, State.NOT_APPLICABLE, State.UNANSWERED)
_NOWHERE = (-1, -1)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One section: the states of its questions in their order, and each as id and text."""

    id: str
    title: str
    states: tuple[str, ...]
    questions: tuple[tuple[str, str], ...] = ()

    def spoken(self) -> str:
        """Return the section as a screen reader says it."""
        return f"{self.title}: {counts_in_words(self.states)}."

    def told(self) -> tuple[str, ...]:
        """Return for each question what its square stands for."""
        pairs = zip(self.questions, self.states, strict=True)
        return tuple(question_in_words(name, text, state) for (name, text), state in pairs)


class _Sections(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[SectionEntry, ...] = ()

    def show(self, entries: tuple[SectionEntry, ...]) -> None:
        if len(entries) != len(self.entries):
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()
            return
        before, self.entries = self.entries, entries
        for place, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken()
        return entry if role == Qt.ItemDataRole.UserRole else None


class _SectionPainter(QStyledItemDelegate):
    """``framed`` is the row and the place of the square that would be gone to, -1 for none."""

    is_small = False
    framed = (-1, -1)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, _SMALL_ROW if self.is_small else _ROW)

    def squares_in(self, row: QRect) -> tuple[int, int]:
        """Return where the squares of a row begin."""
        return self._inner(row).left(), row.top() + row.height() // 2 + 8

    def _inner(self, row: QRect) -> QRect:
        return row.adjusted(16 if self.is_small else 20, 0, -11 if self.is_small else -16, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: SectionEntry = index.data(Qt.ItemDataRole.UserRole)
        theme = theme_of()
        row: QRect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            fill(painter, row, theme.colour("sheet"))
            fill(painter, QRect(row.left(), row.top(), 3, row.height()), theme.colour("ink"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, row, theme.colour("inset"))
        self._paint_words(painter, row, entry, is_current=is_current)
        origin = self.squares_in(row)
        paint_squares(painter, theme, origin, entry.states)
        if index.row() == self.framed[0]:
            frame_square(painter, theme, origin, self.framed[1])

    def _paint_words(
        self, painter: QPainter, row: QRect, entry: SectionEntry, *, is_current: bool
    ) -> None:
        theme = theme_of()
        inner = self._inner(row)
        middle = row.top() + row.height() // 2
        painter.setFont(font(14 if self.is_small else BODY, semibold=is_current))
        painter.setPen(theme.colour("ink"))
        title = painter.fontMetrics().elidedText(
            entry.title, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner.left(), middle - 4, title)
        self._paint_open(painter, inner, middle, open_count(entry.states))

    def _paint_open(self, painter: QPainter, inner: QRect, middle: int, opened: int) -> None:
        if not opened:
            return
        painter.setFont(font(CAPTION))
        painter.setPen(theme_of().colour("ink2"))
        words = QRect(inner.left(), middle + 4, inner.width(), 16)
        text = _("{n} open").replace("{n}", str(opened))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


class SectionView(QListView):
    """The painted list; ↑↓ show a section, ←→ choose a square, Enter goes there.

    Signals:
        chosen: the place of a section to be shown.
        section_entered: the place of a section to go into.
        question_wanted: the id of the question of a square.
    """

    chosen = Signal(int)
    section_entered = Signal(int)
    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Show an empty list."""
        super().__init__()
        self.setViewport(viewport(is_clear=True))
        self.entries = _Sections(self)
        self.painter = _SectionPainter(self)
        self._is_telling = True
        self._pressed = _NOWHERE
        self.setAccessibleName(_("Sections"))
        self.setModel(self.entries)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose(self, place: int) -> None:
        """Make one section current without telling anybody."""
        self._is_telling = False
        self.setCurrentIndex(self.entries.index(place))
        self._is_telling = True

    def focus_rect(self) -> QRect:
        """Return the current row, for the focus ring."""
        row = self.visualRect(self.currentIndex())
        return row.adjusted(6, 5, -6, -5) if self.currentIndex().isValid() else self.rect()

    def square_under(self, point: QPoint) -> tuple[int, int]:
        """Return row and place of the square under a point of the viewport, -1 for none."""
        index = self.indexAt(point)
        if not index.isValid():
            return _NOWHERE
        origin = self.painter.squares_in(self.visualRect(index))
        count = len(self.entries.entries[index.row()].states)
        place = square_at(origin, count, point)
        return (index.row(), place) if place >= 0 else _NOWHERE

    def _frame(self, square: tuple[int, int]) -> None:
        if square != self.painter.framed:
            self.painter.framed = square
            self.viewport().update()

    def _go(self, square: tuple[int, int]) -> None:
        self._frame(_NOWHERE)
        self.question_wanted.emit(self.entries.entries[square[0]].questions[square[1]][0])

    def _step(self, step: int) -> None:
        """Choose the next square of the current row and say which question it stands for."""
        row = self.currentIndex().row()
        told = self.entries.entries[row].told() if row >= 0 else ()
        if not told:
            return
        before = self.painter.framed[1] if self.painter.framed[0] == row else -1
        place = min(max(before + step, 0), len(told) - 1)
        self._frame((row, place))
        announce(self, told[place])

    def _tell(self, new: QModelIndex, _old: QModelIndex) -> None:
        self._frame(_NOWHERE)
        if self._is_telling and new.isValid():
            self.chosen.emit(new.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.painter.framed[0] == self.currentIndex().row() >= 0:
                self._go(self.painter.framed)
            else:
                self.section_entered.emit(self.currentIndex().row())
        elif event.key() in STEPS:
            self._step(STEPS[event.key()])
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click on a square from choosing its section only."""
        self._pressed = self.square_under(event.position().toPoint())
        if self._pressed == _NOWHERE or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the question of the square a click began and ended on."""
        pressed, self._pressed = self._pressed, _NOWHERE
        is_left = event.button() == Qt.MouseButton.LeftButton
        if pressed == _NOWHERE or not is_left:
            super().mouseReleaseEvent(event)
        elif self.square_under(event.position().toPoint()) == pressed:
            self._go(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the square under the pointer."""
        square = self.square_under(event.position().toPoint())
        self._frame(square)
        is_over = square != _NOWHERE
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if self._pressed == _NOWHERE:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the frame away with the pointer."""
        self._frame(_NOWHERE)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell which question a square stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, place = self.square_under(event.pos())
            words = self.entries.entries[row].told()[place] if place >= 0 else ""
            show_tip(event, self.viewport(), words)
            return True
        return super().viewportEvent(event)


class SectionList(QWidget):
    """Counts in words, the list, and what the squares mean."""

    def __init__(self) -> None:
        """Show no sections yet."""
        super().__init__()
        lay_on_desk(self)
        self.view = SectionView()
        self._head = Prose(BODY, 20, "ink")
        self._head.set_semibold()
        self._counts = Prose(13, 18, "ink2")
        self._counts.keep_lines(2)
        self._legend = SquareLegend()
        self._words = QWidget()
        words = self._words_column = QVBoxLayout(self._words)
        words.setSpacing(1)
        words.addWidget(self._head)
        words.addWidget(self._counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self.view, 1)
        column.addWidget(self._legend)
        self.take_width(is_small=False)

    def show_sections(self, entries: tuple[SectionEntry, ...]) -> None:
        """Show the progress of every section."""
        states = tuple(state for entry in entries for state in entry.states)
        self._head.show_text(questions_in_words(len(states)))
        self._counts.show_text(total_in_words(states))
        self.view.entries.show(entries)

    def take_width(self, *, is_small: bool) -> None:
        """Set the width for a large or a small window."""
        self.setFixedWidth(196 if is_small else 240)
        side = 16 if is_small else 20
        self._words_column.setContentsMargins(side, 16 if is_small else 21, 12, 10)
        self.view.painter.is_small = is_small
        self.view.scheduleDelayedItemsLayout()
        self._legend.take_width(is_small=is_small)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        edge = QRect(self.width() - 1, 0, 1, self.height())
        fill(QPainter(self), edge, theme_of(self).colour("hair"))


class SquareLegend(QWidget):
    """What each square means."""

    def __init__(self) -> None:
        """Show the five squares with their words."""
        super().__init__()
        self._is_small = False
        words = ", ".join(state_word(state) for state in _LEGEND)
        self.setAccessibleName(_("The squares mean: {words}.").replace("{words}", words))
        self.take_width(is_small=False)

    def take_width(self, *, is_small: bool) -> None:
        """Stand in two columns, or in one where there is no room."""
        self._is_small = is_small
        self.setFixedHeight(0 if is_small else 88)
        self.setVisible(not is_small)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, QRect(0, 0, self.width(), 1), theme.colour("hair"))
        painter.setFont(font(CAPTION))
        painter.setPen(theme.colour("ink2"))
        for place, state in enumerate(_LEGEND):
            x = 20 + (place % 2) * 104
            y = 22 + (place // 2) * 20
            paint_squares(painter, theme, (x, y - 4), (state,))
            painter.drawText(x + 17, y + 4, state_word(state))
