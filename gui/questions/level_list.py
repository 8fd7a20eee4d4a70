"""The answers a question offers: one frame, one painted radio row for each level."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QSizePolicy, QWidget

from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import font

_LEAST_HEIGHT = 42
_RADIO = QRect(12, 0, 18, 18)
_LABEL_LEFT = 43
_COLUMN_GAP = 30
_LEAST_COLUMN = 56
_HINT_ROOM = 46
_FIELD_WIDTH = 58
_FIELD_RIGHT = 8
_FIELD_ROOM = _FIELD_WIDTH + _FIELD_RIGHT + 16
_FULL_CIRCLE = 16 * 360
_TWELVE = 16 * 90
_PADDING = 10
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class LevelText:
    """What one row says."""

    id: str
    label: str
    definition: str


def _wrapped_height(text: str, width: int, *, semibold: bool) -> int:
    metrics = QFontMetrics(font(15, semibold=semibold))
    return metrics.boundingRect(QRect(0, 0, max(width, 40), 10_000), _WRAP, text).height()


class LevelRow(QRadioButton):
    """One level: radio, label, definition, the key that chooses it."""

    def __init__(self, level: LevelText, key: int, parent: QWidget) -> None:
        """Show ``level``; ``key`` is the digit that chooses it, 0 for none."""
        super().__init__(parent)
        self.level = level
        self._key = key
        self.label_width = _LEAST_COLUMN
        self.right_room = _HINT_ROOM
        self._share: float | None = None
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{level.label}: {level.definition}.")

    def show_share(self, share: float | None) -> None:
        """Show the share of a split (0 to 1) instead of radio and key, or with None neither."""
        if share != self._share:
            self._share = share
            self.update()

    def natural_label_width(self) -> int:
        """Return the width of the label on one line."""
        return QFontMetrics(font(15, semibold=True)).horizontalAdvance(self.level.label) + 4

    def height_for(self, width: int) -> int:
        """Return the height with every line of text shown."""
        label, definition = self._text_boxes(QSize(width, 0))
        tallest = max(
            _wrapped_height(self.level.label, label.width(), semibold=True),
            _wrapped_height(self.level.definition, definition.width(), semibold=False),
        )
        return max(_LEAST_HEIGHT, tallest + 2 * _PADDING)

    def _text_boxes(self, size: QSize) -> tuple[QRect, QRect]:
        second = _LABEL_LEFT + self.label_width + _COLUMN_GAP
        return (
            QRect(_LABEL_LEFT, 0, self.label_width, size.height()),
            QRect(second, 0, size.width() - second - self.right_room, size.height()),
        )

    def _paint_radio(self, painter: QPainter) -> None:
        theme = theme_of(self)
        ring = QRectF(_RADIO.left(), self.height() / 2 - 9, 18, 18).adjusted(
            0.75, 0.75, -0.75, -0.75
        )
        colour = "hair" if not self.isEnabled() else "ink" if self.isChecked() else "rule"
        painter.setPen(QPen(theme.colour(colour), 1.5))
        painter.setBrush(theme.colour("sheet"))
        painter.drawEllipse(ring)
        if self._share:
            painter.setBrush(theme.colour("ink"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(ring, _TWELVE, -round(_FULL_CIRCLE * self._share))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ink"))
            painter.drawEllipse(ring.adjusted(3.75, 3.75, -3.75, -3.75))

    def _paint_words(self, painter: QPainter) -> None:
        theme = theme_of(self)
        label, definition = self._text_boxes(self.size())
        middle = int(Qt.AlignmentFlag.AlignVCenter) | _WRAP
        painter.setFont(font(15, semibold=self.isEnabled()))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink3"))
        painter.drawText(label, middle, self.level.label)
        painter.setFont(font(15))
        painter.setPen(theme.colour("ink2" if self.isEnabled() else "ink3"))
        painter.drawText(definition, middle, self.level.definition)

    def _paint_hint(self, painter: QPainter) -> None:
        if not self._key or not self.isEnabled() or self._share is not None:
            return
        theme = theme_of(self)
        box = QRectF(self.width() - 30.5, self.height() / 2 - 9, 17, 17).toAlignedRect()
        outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("hair"))
        painter.setBrush(theme.colour("sheet"))
        painter.drawRoundedRect(outline, 3, 3)
        painter.setFont(font(12))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._key))

    def sizeHint(self) -> QSize:
        """Ask for the natural size."""
        return QSize(400, self.height_for(self.width() or 400))

    def minimumSizeHint(self) -> QSize:
        """Accept less, down to what can still be read."""
        return QSize(200, _LEAST_HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the row."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """Leave the state alone: the document says which level is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave the key to the parent."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.isDown():
            fill(painter, self.rect(), theme.colour("select"))
        elif self.underMouse() and self.isEnabled():
            fill(painter, self.rect(), theme.colour("inset"))
        if self.isChecked():
            fill(painter, QRect(0, 0, 3, self.height()), theme.colour("ink"))
        self._paint_radio(painter)
        self._paint_words(painter)
        self._paint_hint(painter)


class LevelList(QWidget):
    """All levels of one question; arrows move without choosing, Space or Enter chooses.

    With ``fields`` a split can be typed in place: one field for each level at the right of its
    row. While they are shown the rows choose nothing, they lead to their field.
    """

    chosen = Signal(str)

    def __init__(
        self, levels: tuple[LevelText, ...], name: str, parent: QWidget, *, has_keys: bool = True
    ) -> None:
        """Show ``levels`` in their order; ``name`` is read out before them.

        Without ``has_keys`` no row shows a digit, because digits mean something else there.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = tuple(
            LevelRow(level, key if has_keys and key <= 9 else 0, self)
            for key, level in enumerate(levels, 1)
        )
        self._fields: tuple[QLineEdit, ...] = ()
        self._is_split = False
        for place, row in enumerate(self._rows):
            row.clicked.connect(lambda _=False, place=place: self._take(place))
            row.installEventFilter(self)
        self._let_tab_stop_at(self._rows[0])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def take_fields(self, fields: tuple[QLineEdit, ...]) -> None:
        """Keep room for these fields, one for each level; they stay hidden until a split."""
        self._fields = fields
        for row, field in zip(self._rows, fields, strict=True):
            row.right_room = _FIELD_ROOM
            field.setParent(self)
            field.setFixedWidth(_FIELD_WIDTH)
            field.hide()
            field.returnPressed.connect(self._go_on)

    def show_split(self, shares: Mapping[str, float] | None) -> None:
        """Show fields and shares (0 to 1 by level id) instead of one choice, or with None not."""
        self._is_split = shares is not None
        for row, field in zip(self._rows, self._fields, strict=True):
            row.show_share(None if shares is None else shares.get(row.level.id, 0.0))
            field.setVisible(self._is_split)
        if self._is_split:
            for row in self._rows:
                row.setChecked(False)
                row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self._let_tab_stop_at(self._chosen_row() or self._rows[0])

    def show_level(self, level_id: str | None) -> None:
        """Mark the chosen level, or none."""
        for row in self._rows:
            row.setChecked(row.level.id == level_id)
        if not any(row.hasFocus() for row in self._rows):
            self._let_tab_stop_at(self._chosen_row() or self._rows[0])

    def choose(self, number: int) -> bool:
        """Choose the level with that number from 1; False when there is none."""
        if not 1 <= number <= len(self._rows):
            return False
        if self._is_split:
            # Without selecting: the next digit must not overwrite the share.
            self._fields[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self._rows[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._take(number - 1)
        return True

    def focus(self) -> None:
        """Put the focus on the chosen level, else on the first; in an empty split on its field.

        Shares that are there already would be overwritten by the next key.
        """
        if self._is_split and not any(field.text() for field in self._fields):
            self._fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        row = self._chosen_row() or self._rows[0]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rows(self) -> tuple[LevelRow, ...]:
        """Return the rows in their order."""
        return self._rows

    def _chosen_row(self) -> LevelRow | None:
        return next((row for row in self._rows if row.isChecked()), None)

    def _let_tab_stop_at(self, stop: LevelRow) -> None:
        for row in self._rows:
            is_stop = row is stop
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _stops(self) -> tuple[QWidget, ...]:
        return self._fields if self._is_split else self._rows

    def _focused_place(self) -> int:
        pairs = enumerate(zip_longest(self._rows, self._fields))
        return next((place for place, pair in pairs if QApplication.focusWidget() in pair), -1)

    def _move(self, place: int) -> None:
        stop = self._stops()[max(0, min(place, len(self._rows) - 1))]
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        self._move(self._focused_place() + 1)

    def _take(self, place: int) -> None:
        if self._is_split:
            self._fields[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.chosen.emit(self._rows[place].level.id)

    def _column_width(self, width: int) -> int:
        longest = max(row.natural_label_width() for row in self._rows)
        return max(_LEAST_COLUMN, min(longest, round(width * 0.36)))

    def _share_column(self, width: int) -> None:
        column = self._column_width(width)
        for row in self._rows:
            row.label_width = column

    def _place_rows(self) -> None:
        width = self.width() - 2
        self._share_column(width)
        top = 1
        for row in self._rows:
            height = row.height_for(width)
            row.setGeometry(1, top, width, height)
            top += height + 1
        for row, field in zip(self._rows, self._fields, strict=False):
            middle = row.geometry().center().y() + 1
            left = self.width() - 1 - _FIELD_RIGHT - _FIELD_WIDTH
            field.move(left, middle - field.height() // 2)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Watch the rows inside; swallow only what is handled here."""
        is_focused = isinstance(event, QFocusEvent) and event.gotFocus()
        if is_focused and isinstance(watched, LevelRow) and not self._is_split:
            self._let_tab_stop_at(watched)
        return False

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows every line at this width."""
        self._share_column(width - 2)
        heights = [row.height_for(width - 2) for row in self._rows]
        return sum(heights) + len(heights) + 1

    def sizeHint(self) -> QSize:
        """Ask for the natural size."""
        width = self.width() or 532
        return QSize(532, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Accept less, down to what can still be read."""
        return QSize(240, len(self._rows) * (_LEAST_HEIGHT + 1) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        self._place_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        place = self._focused_place()
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        targets = {
            Qt.Key.Key_Up.value: place - 1,
            Qt.Key.Key_Down.value: place + 1,
            Qt.Key.Key_Home.value: 0,
            Qt.Key.Key_End.value: len(self._rows) - 1,
        }
        if place < 0 or not plain:
            event.ignore()
        elif key in targets:
            self._move(targets[key])
        elif key in _PRESSING and self._rows[place].hasFocus():
            self._take(place)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, self.rect(), theme.colour("sheet"))
        for row in self._rows[:-1]:
            line = row.geometry().bottom() + 1
            fill(painter, QRect(1, line, self.width() - 2, 1), theme.colour("hair"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("rule"))
        painter.drawPath(outline)
