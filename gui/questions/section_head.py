"""The head of a section: title and subtitle, the squares and the counts in words."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.language import _
from gui.frame.button import as_caption, make_button
from gui.questions.section_list import SectionEntry
from gui.questions.squares import REACH, SquareStrip
from gui.questions.wording import counts_in_words
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, HEAD, font

_HEIGHT = 52
_GAP = 12


class SectionHead(QWidget):
    """One painted line over the questions; in a very narrow window it holds the section menu.

    Signals:
        question_wanted: the id of the question of a square.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._entry = SectionEntry("", "", ())
        self._subtitle = ""
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

    def show_section(self, entry: SectionEntry, subtitle: str, current: int) -> None:
        """Show a section; ``current`` is the place of the question in work, -1 for none."""
        self.squares.show_states(entry.states, entry.told(), current)
        if (entry, subtitle) == (self._entry, self._subtitle):
            return
        self._entry, self._subtitle = entry, subtitle
        self.setAccessibleName(entry.spoken())
        self._place_squares()
        self.update()

    def _go(self, place: int) -> None:
        self.question_wanted.emit(self._entry.questions[place][0])

    def _place_squares(self) -> None:
        start = self._counts_start() - _GAP - self.squares.width() + REACH
        self.squares.move(start, (_HEIGHT - self.squares.height()) // 2)

    def _counts_start(self) -> int:
        words = counts_in_words(self._entry.states)
        right = self.width() - self._sides[1]
        return right - QFontMetrics(font(14)).horizontalAdvance(words)

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
        """Keep the squares beside their counts."""
        super().resizeEvent(event)
        self._place_squares()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("hair"))
        self._paint_counts(painter)
        left = self._sides[0]
        if self.menu_button.isVisible():
            left = self.menu_button.geometry().right() + 16
        self._paint_title(painter, left, self.squares.x() - 24)

    def _paint_counts(self, painter: QPainter) -> None:
        painter.setFont(font(14))
        painter.setPen(theme_of(self).colour("ink2"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        place = QRect(self._counts_start(), 0, self.width(), _HEIGHT)
        painter.drawText(place, middle, counts_in_words(self._entry.states))

    def _paint_title(self, painter: QPainter, left: int, right: int) -> None:
        theme = theme_of(self)
        metrics = QFontMetrics(font(HEAD, semibold=True))
        width = metrics.horizontalAdvance(self._entry.title)
        baseline = (_HEIGHT + metrics.ascent() - metrics.descent()) // 2
        painter.setFont(font(HEAD, semibold=True))
        painter.setPen(theme.colour("ink"))
        title = metrics.elidedText(self._entry.title, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(left, baseline, title)
        second = left + width + _GAP
        if second + QFontMetrics(font(BODY)).horizontalAdvance(self._subtitle) <= right:
            painter.setFont(font(BODY))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(second, baseline, self._subtitle)
