"""The head of a section: title and subtitle, the counts in words under them, the squares."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.language import _
from gui.frame.button import as_caption, make_button
from gui.questions.section_list import SectionEntry
from gui.questions.squares import REACH, STEP, SquareStrip
from gui.questions.wording import counts_in_words
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, HEAD, MARGIN, font

_HEIGHT = 52
_GAP = 12
_BESIDE_SQUARES = 24
_TITLE_BASELINE = 26
_COUNTS_BASELINE = 44


class SectionHead(QWidget):
    """Stands over the questions; in a very narrow window it holds the section menu.

    Nothing here moves when an answer changes: the places follow from the width, the title and
    how many questions the section has.

    Signals:
        question_wanted: the id of the question of a square.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._entry = SectionEntry("", "", ())
        self._subtitle = ""
        self._most = 0
        self._sides = (32, 32)
        self.menu_button = make_button(_("Sections"), name=_("Sections: choose one"))
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.squares = SquareStrip(self)
        self.squares.wanted.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self.menu_button)
        row.addStretch(1)
        self.menu_button.hide()
        self.setFixedHeight(_HEIGHT)

    def show_section(self, entry: SectionEntry, subtitle: str, most: int, current: int) -> None:
        """Show a section; ``current`` is the place of the question in work, -1 for none.

        ``most`` is how many questions it has, with those that are not asked now.
        """
        self.squares.show_states(entry.states, entry.told(), current)
        if (entry, subtitle, most) == (self._entry, self._subtitle, self._most):
            return
        self._entry, self._subtitle, self._most = entry, subtitle, most
        self.setAccessibleName(entry.spoken())
        self._place_squares()
        self.update()

    def _go(self, place: int) -> None:
        self.question_wanted.emit(self._entry.questions[place][0])

    def _place_squares(self) -> None:
        start = self.width() - self._sides[1] - self._most * STEP + REACH
        self.squares.move(start, (_HEIGHT - self.squares.height()) // 2)

    def take_sides(self, left: int, right: int, *, has_menu: bool) -> None:
        """Stand over the column of the questions."""
        self._sides = (left, right)
        self.menu_button.setVisible(has_menu)
        self._place_squares()
        self.update()

    def show_menu(self, entries: tuple[SectionEntry, ...]) -> None:
        """Offer every section in the menu; the data of an action is its place."""
        self.menu.clear()
        for place, entry in enumerate(entries):
            self.menu.addAction(as_caption(entry.title)).setData(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the squares at the right."""
        super().resizeEvent(event)
        self._place_squares()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("hair"))
        left, right = self._sides[0], self.squares.x() - _BESIDE_SQUARES
        if self.menu_button.isVisible():
            left = self.menu_button.geometry().right() + 16
        self._paint_title(painter, left, right)
        self._paint_counts(painter, left, right)

    def _paint_counts(self, painter: QPainter, left: int, right: int) -> None:
        painter.setFont(font(MARGIN))
        painter.setPen(theme_of(self).colour("ink2"))
        words = counts_in_words(self._entry.states)
        short = QFontMetrics(font(MARGIN)).elidedText(
            words, Qt.TextElideMode.ElideRight, right - left
        )
        painter.drawText(left, _COUNTS_BASELINE, short)

    def _paint_title(self, painter: QPainter, left: int, right: int) -> None:
        theme = theme_of(self)
        metrics = QFontMetrics(font(HEAD, semibold=True))
        painter.setFont(font(HEAD, semibold=True))
        painter.setPen(theme.colour("ink"))
        title = metrics.elidedText(self._entry.title, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(left, _TITLE_BASELINE, title)
        second = left + metrics.horizontalAdvance(self._entry.title) + _GAP
        if second + QFontMetrics(font(BODY)).horizontalAdvance(self._subtitle) <= right:
            painter.setFont(font(BODY))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(second, _TITLE_BASELINE, self._subtitle)
