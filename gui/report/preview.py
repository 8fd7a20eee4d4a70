"""The pages of the report as they will be, one below the other on the desk."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.language import _
from gui.frame.surface import lay_on_desk, scrolled
from gui.report.making import Page
from gui.style.theme import theme_of
from gui.style.type import CAPTION, font

_NUMBER = 26
_WIDEST = 860
_ROOM = 32


class PageView(QWidget):
    """One page under a 1 px rule, the current one under 2 px of ink, its number below.

    Signals:
        pressed: the page was clicked.
    """

    pressed = Signal()

    def __init__(self) -> None:
        """Start without a page."""
        super().__init__()
        self.page: Page | None = None
        self.is_current = False
        self._number, self._count = 0, 0

    def show_page(self, page: Page, number: int, count: int) -> None:
        """Show a page; its text is what a screen reader gets."""
        self.page, self._number, self._count = page, number, count
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(page.text)
        self.update()

    def title(self) -> str:
        """Return "Page 2 of 9"."""
        return _("Page {n} of {count}").format(n=self._number, count=self._count)

    def set_current(self, is_current: bool) -> None:
        """Mark the page as the one being looked at."""
        if is_current != self.is_current:
            self.is_current = is_current
            self.update()

    def fit(self, width: int) -> None:
        """Take a width in pixels; the height follows from the paper."""
        if self.page is not None:
            height = round(width * self.page.height / self.page.width)
            self.setFixedSize(QSize(width + 4, height + 4 + _NUMBER))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Become the current page."""
        self.pressed.emit()
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, the edge and the number."""
        if self.page is None:
            return
        painter = QPainter(self)
        theme = theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = QRect(2, 2, self.width() - 4, self.height() - 4 - _NUMBER)
        painter.drawImage(paper, self.page.picture)
        weight = 2 if self.is_current else 1
        painter.setPen(QPen(theme.colour("ink" if self.is_current else "rule"), weight))
        edge = paper.adjusted(-1, -1, 1, 1) if self.is_current else paper.adjusted(-1, -1, 0, 0)
        painter.drawRect(edge)
        painter.setFont(font(CAPTION))
        painter.setPen(theme.colour("ink2"))
        foot = QRect(0, self.height() - _NUMBER, self.width(), _NUMBER)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(self._number))


class Preview(QWidget):
    """All pages; Page up and Page down go from page to page.

    Signals:
        width_changed: the pages are shown at another width than they were drawn for.
    """

    width_changed = Signal()

    def __init__(self) -> None:
        """Start without pages."""
        super().__init__()
        self.views: list[PageView] = []
        self.current = 0
        self._paper = QWidget()
        self._column = QVBoxLayout(self._paper)
        self._column.setContentsMargins(_ROOM, 24, _ROOM, 24)
        self._column.setSpacing(8)
        self.area: QScrollArea = scrolled(self._paper)
        lay_on_desk(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the report"))
        self.area.verticalScrollBar().valueChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    @property
    def pages(self) -> tuple[PageView, ...]:
        """Return the views of the pages there are now."""
        return tuple(view for view in self.views if not view.isHidden())

    def paper_width(self) -> int:
        """Return how wide a page is shown, in pixels of the window."""
        free = self.width() - 2 * _ROOM - 16
        return max(min(free, _WIDEST), 160)

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show these pages and stay where the reader was."""
        while len(self.views) < len(pages):
            self._add_view()
        for place, view in enumerate(self.views):
            view.setVisible(place < len(pages))
            if place < len(pages):
                view.show_page(pages[place], place + 1, len(pages))
        self._fit()
        self._mark(min(self.current, max(len(pages) - 1, 0)))

    def go_to(self, place: int) -> None:
        """Show one page from its top."""
        if not 0 <= place < len(self.pages):
            return
        self._paper.layout().activate()  # type: ignore[union-attr]
        bar = self.area.verticalScrollBar()
        bar.setValue(min(self.views[place].y() - 12, bar.maximum()))
        self._mark(place)

    def _add_view(self) -> None:
        view, place = PageView(), len(self.views)
        view.pressed.connect(lambda: self._mark(place))
        self.views.append(view)
        self._column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)

    def _fit(self) -> None:
        width = self.paper_width()
        for view in self.views:
            view.fit(width)

    def _follow(self, value: int) -> None:
        middle = value + self.area.viewport().height() // 3
        reached = [place for place, view in enumerate(self.pages) if view.y() <= middle]
        if reached:
            self._mark(reached[-1])

    def _mark(self, place: int) -> None:
        self.current = place
        for number, view in enumerate(self.views):
            view.set_current(number == place)
        if self.pages:
            view = self.pages[place]
            self.setAccessibleDescription(f"{view.title()}\n{view.accessibleDescription()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page, or scroll a little."""
        bar = self.area.verticalScrollBar()
        places = {
            Qt.Key.Key_PageDown: self.current + 1,
            Qt.Key.Key_PageUp: self.current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.pages) - 1,
        }
        key = Qt.Key(event.key())
        if key in places:
            self.go_to(places[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (60 if key == Qt.Key.Key_Down else -60))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()
        self.width_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint the edges in the other theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
