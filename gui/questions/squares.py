"""One square for each question: painted in a list, or a strip one can go from."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from core.charts.marks import progress_mark
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.frame.label import as_plain
from gui.live.announcement import announce
from gui.style.theme import Theme, theme_of

SIDE = 9
STEP = 13
REACH = 2
_HIGH = 28
STEPS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def paint_squares(
    painter: QPainter,
    theme: Theme,
    origin: tuple[int, int],
    states: tuple[str, ...],
    current: int = -1,
) -> None:
    """Paint one square for each state from ``origin``; the current one is underlined."""
    x, y = origin
    for place, state in enumerate(states):
        scene = progress_mark(state, is_current=place == current)
        paint_scene(painter, scene, theme, QRectF(x + place * STEP, y, SIDE, scene.height))


def frame_square(painter: QPainter, theme: Theme, origin: tuple[int, int], place: int) -> None:
    """Draw a frame round the square the pointer or the keyboard is on; none for -1."""
    if place < 0:
        return
    side = SIDE + 2 * REACH - 1
    painter.setPen(theme.colour("ink"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(origin[0] + place * STEP - REACH, origin[1] - REACH, side, side)


def square_at(origin: tuple[int, int], count: int, point: QPoint) -> int:
    """Return the place of the square under a point, -1 for none; each takes the gap beside it."""
    is_level = abs(point.y() - origin[1] - SIDE // 2) <= _HIGH // 2
    place = (point.x() - origin[0] + REACH) // STEP
    return place if is_level and 0 <= place < count else -1


def show_tip(event: QHelpEvent, over: QWidget, words: str) -> None:
    """Show the words of a square as its tooltip, or take the one of another square away."""
    if words:
        QToolTip.showText(event.globalPos(), as_plain(words), over)
    else:
        QToolTip.hideText()
        event.ignore()


class SquareStrip(QAbstractButton):
    """The squares of one section as one stop of the Tab key: ←→ choose, Enter or a click goes.

    Signals:
        wanted: the place of the question to go to.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._states: tuple[str, ...] = ()
        self._told: tuple[str, ...] = ()
        self._current = self._hovered = -1
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.clicked.connect(self._go)

    def show_states(self, states: tuple[str, ...], told: tuple[str, ...], current: int) -> None:
        """Show the squares; ``told`` says of each what it stands for, ``current`` is underlined."""
        self._states, self._told, self._current = states, told, current
        self._chosen = min(self._chosen, len(states) - 1) if self.hasFocus() else max(current, 0)
        self.setFixedSize(self.sizeHint())
        self.setVisible(bool(states))
        self._name()
        self.update()

    def place_of(self, point: QPoint) -> int:
        """Return the place of the square under a point, -1 for none."""
        return square_at(self._origin, len(self._states), point)

    def point_of(self, place: int) -> QPoint:
        """Return the middle of a square."""
        x, y = self._origin
        return QPoint(x + place * STEP + SIDE // 2, y + SIDE // 2)

    @property
    def _origin(self) -> tuple[int, int]:
        return REACH, (_HIGH - SIDE) // 2

    def _name(self) -> None:
        words = self._told[self._chosen] if self._told else ""
        self.setAccessibleName(_("Go to question {question}").replace("{question}", words))

    def _go(self) -> None:
        if self._states:
            self.wanted.emit(self._chosen)

    def _choose(self, place: int) -> None:
        place = min(max(place, 0), len(self._states) - 1)
        if place != self._chosen:
            self._chosen = place
            self._name()
            self.update()
            announce(self, self._told[place])

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the squares and the frame round the first and the last."""
        return QSize(len(self._states) * STEP, _HIGH)

    def hitButton(self, point: QPoint) -> bool:
        """Answer on a square."""
        return self.place_of(point) >= 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the square under the pointer, which the end of the click goes to."""
        place = self.place_of(event.position().toPoint())
        if place >= 0:
            self._choose(place)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go nowhere when the click ends on another square than it began on."""
        is_same = self.place_of(event.position().toPoint()) == self._chosen
        self.setDown(self.isDown() and is_same)
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the square under the pointer."""
        self._hover(self.place_of(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the frame away with the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the question in work."""
        self._chosen = max(self._current, 0)
        self._name()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrows, go with Enter or Space; leave other keys to the parent."""
        ends = {Qt.Key.Key_Home.value: 0, Qt.Key.Key_End.value: len(self._states) - 1}
        if event.key() in STEPS:
            self._choose(self._chosen + STEPS[event.key()])
        elif event.key() in ends:
            self._choose(ends[event.key()])
        elif event.key() in _PRESSING:
            self.click()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell which question a square stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_of(event.pos())
            show_tip(event, self, self._told[place] if place >= 0 else "")
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares, and the frame of one."""
        painter, theme = QPainter(self), theme_of(self)
        paint_squares(painter, theme, self._origin, self._states, self._current)
        framed = self._chosen if self.hasFocus() else self._hovered
        frame_square(painter, theme, self._origin, framed)
