"""A question in small steps, in a frame beside it; the last answer settles the level."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from core.language import _
from core.model.deciding import DecidingOption, DecidingQuestion
from core.model.pack import Criterion
from gui.frame.button import make_button
from gui.frame.columns import Column
from gui.frame.label import text_label
from gui.frame.press_row import PressRow
from gui.questions.prose import Prose
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN, NOTE

_WIDTH = 420
_SIDE = 16
_DIGIT = 22


class DecidingPopover(QFrame):
    """One step at a time; digits, arrows and Enter answer, Backspace goes back, Esc closes.

    Signals:
        settled: the question, the level the answers lead to, and how sure it can be at most, or
            None.
    """

    settled = Signal(str, str, object)

    def __init__(self, parent: QWidget) -> None:
        """Stand ready, hidden, over ``parent``."""
        super().__init__(parent)
        self._page = parent
        parent.installEventFilter(self)
        self._beside: QWidget | None = None
        self._criterion: Criterion | None = None
        self._given: list[tuple[DecidingQuestion, DecidingOption]] = []
        self.rows: list[OptionRow] = []
        self._where = text_label("", NOTE, tone="ink2")
        self._question = Prose(15, 21, "ink")
        self._question.set_semibold()
        self._options = QVBoxLayout()
        self._options.setSpacing(0)
        self.back = make_button(_("Back one step"), "link")
        self.back.clicked.connect(lambda _checked=False: self._go_back())
        self._keys = Prose(MARGIN, LINES[MARGIN])
        self._keys.show_text(_("1–9 answer, Backspace one step back, Esc close."))
        self.setFixedWidth(_WIDTH)
        self.hide()
        self._lay_out()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def ask(self, criterion: Criterion, beside: QWidget) -> None:
        """Begin with the first step of the question, under the word that was pressed."""
        self._criterion, self._beside = criterion, beside
        self._given = []
        # Shown first: what has never been on screen takes no room in a layout.
        self.show()
        self._show_step(criterion.deciding[0])
        self.raise_()
        self.rows[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(6)
        column.addWidget(self._where)
        column.addWidget(self._question)
        column.addLayout(self._options)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._keys)

    def _show_step(self, step: DecidingQuestion) -> None:
        assert self._criterion is not None
        self._step = step
        where = _("{id} in small steps: step {n}").replace("{n}", str(len(self._given) + 1))
        self._where.setText(where.replace("{id}", self._criterion.id))
        self._question.show_text(step.question)
        self.setAccessibleName(f"{self._where.text()}. {step.question}")
        while len(self.rows) < len(step.options):
            self._add_row()
        for row, option in zip(self.rows, step.options, strict=False):
            row.show_option(option.label)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(step.options))
        self.back.setVisible(bool(self._given))
        self._column.invalidate()
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))
        self.move(self._place())

    def _add_row(self) -> None:
        place = len(self.rows)
        row = OptionRow(place + 1)
        row.pressed.connect(lambda: self._answer(place))
        self.rows.append(row)
        self._options.addWidget(row)

    def _answer(self, place: int) -> None:
        option = self._step.options[place]
        self._given.append((self._step, option))
        if option.level is not None:
            self._settle(option.level)
            return
        self._go_to(next(step for step in self._steps() if step.id == option.then))

    def _go_back(self) -> None:
        if self._given:
            step, _option = self._given.pop()
            self._go_to(step)

    def _go_to(self, step: DecidingQuestion) -> None:
        # The row that has the focus may go, and the focus must not leave the frame with it.
        self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_step(step)

    def _steps(self) -> tuple[DecidingQuestion, ...]:
        return self._criterion.deciding if self._criterion else ()

    def _settle(self, level: str) -> None:
        limits = {option.confidence for _step, option in self._given}
        surest = next((limit for limit in ("low", "medium") if limit in limits), None)
        self.hide()
        if self._criterion is not None:
            self.settled.emit(self._criterion.id, level, surest)

    def _place(self) -> QPoint:
        assert self._beside is not None
        below = QPoint(self._beside.width(), self._beside.height() + 4)
        corner = self._beside.mapTo(self._page, below)
        x = max(8, min(corner.x() - _WIDTH, self._page.width() - _WIDTH - 8))
        y, lowest = corner.y(), self._page.height() - 8 - self.height()
        if y > lowest:
            # Above the word; where that has been scrolled out of sight, at the foot of the page.
            y = max(8, min(corner.y() - self._beside.height() - 8 - self.height(), lowest))
        return QPoint(x, y)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Asked for, not on screen: the page it stands on may just be leaving.
        is_wanted = not self.isHidden()
        if is_wanted and new is not None and not self.isAncestorOf(new):
            self.hide()

    def _move_focus(self, step: int) -> None:
        shown = [row for row in self.rows if row.isVisible()]
        place = next((place for place, row in enumerate(shown) if row.hasFocus()), 0)
        row = shown[max(0, min(place + step, len(shown) - 1))]
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close for good when the page goes, or it would stand over what comes next."""
        super().hideEvent(event)
        if not self.isHidden():
            self.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab among the answers; Esc leads back to the question."""
        stops: list[QWidget] = [row for row in self.rows if row.isVisible()]
        if self.back.isVisible():
            stops.append(self.back)
        if not stops:
            # Qt asks while the frame goes, to hand the focus to what stays.
            return super().focusNextPrevChild(forward)
        place = next((place for place, stop in enumerate(stops) if stop.hasFocus()), 0)
        stop = stops[(place + (1 if forward else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page when it gets another size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.move(self._place())
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        self.hide()
        if self._beside is not None:
            self._beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on every key that is pressed here; none reaches the question below."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        moves = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        digit = event.key() - Qt.Key.Key_0.value
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() == Qt.Key.Key_Backspace:
            self._go_back()
        elif event.key() in moves:
            self._move_focus(moves[event.key()])
        elif 1 <= digit <= len(self._step.options):
            self._answer(digit - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, self.rect(), theme.colour("sheet"))
        painter.setPen(theme.colour("rule"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class OptionRow(PressRow):
    """One answer to a step, behind the digit that chooses it."""

    def __init__(self, digit: int) -> None:
        """Start without words."""
        self._digit = text_label(str(digit), MARGIN, tone="ink3")
        self._label = Prose(15, 21, "ink")
        super().__init__((self._digit, self._label), _plan, padding=8)

    def show_option(self, label: str) -> None:
        """Show the words of one answer."""
        self._label.show_text(label)
        self.setAccessibleName(label)


def _plan(width: int) -> tuple[Column, ...]:
    return Column(4, _DIGIT - 4, drop=3), Column(_DIGIT, width - _DIGIT)
