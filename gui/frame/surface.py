"""Papers and lines: the two grounds of the window and its hairlines."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.style.filling import fill
from gui.style.theme import theme_of


def lay_on_desk(widget: QWidget) -> None:
    """Give a side pane or footer bar the darker ground."""
    widget.setBackgroundRole(QPalette.ColorRole.AlternateBase)
    widget.setAutoFillBackground(True)


def lay_on_sheet(widget: QWidget) -> None:
    """Give a widget the reading ground."""
    widget.setBackgroundRole(QPalette.ColorRole.Window)
    widget.setAutoFillBackground(True)


def viewport(*, is_clear: bool) -> QWidget:
    """Return a viewport for a list or a scroll area; a clear one lets the ground behind it show.

    One of our own, because to name the type of a widget Qt made itself, PySide sets up every
    class of widget there is: 7 ms that the first paint would wait for.
    """
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(not is_clear)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls its content up and down only."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setViewport(viewport(is_clear=True))
    area.setWidget(content)
    content.setAutoFillBackground(False)
    return area


class Line(QWidget):
    """A straight line in the layout: 1 px ``hair``, or 2 px ``ink`` to open a section."""

    def __init__(self, *, is_upright: bool = False, opens_section: bool = False) -> None:
        """Choose the direction and the weight."""
        super().__init__()
        self._token = "ink" if opens_section else "hair"
        weight = 2 if opens_section else 1
        if is_upright:
            self.setFixedWidth(weight)
        else:
            self.setFixedHeight(weight)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the line."""
        fill(QPainter(self), self.rect(), theme_of(self).colour(self._token))


class SidePaneFrame(QWidget):
    """The left pane round a list: desk, and a hairline towards the page."""

    def __init__(self, places: QWidget) -> None:
        """Hold the list."""
        super().__init__()
        lay_on_desk(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 16)
        column.addWidget(places, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline."""
        painter = QPainter(self)
        fill(painter, QRect(self.width() - 1, 0, 1, self.height()), theme_of(self).colour("hair"))
