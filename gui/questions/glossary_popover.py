"""What a term means, in a small frame that Esc or a click beside it closes."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.language import _
from core.model.knowledge import Term
from core.model.pack import Pack
from gui.questions.prose import Prose
from gui.style.filling import fill
from gui.style.theme import theme_of

_WIDTH = 320


class GlossaryPopover(QFrame):
    """One glossary entry beside the word that was pressed."""

    def __init__(self, parent: QWidget, pack: Pack) -> None:
        """Stand ready, hidden."""
        super().__init__(parent)
        self._page = parent
        self._beside: QWidget | None = None
        self._terms = {term.id: term for term in pack.glossary}
        self._term = Prose(15, 22, "ink")
        self._term.set_semibold()
        self._meaning = Prose(14, 20, "ink2")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(_WIDTH)
        self.hide()
        self.setAccessibleName(_("Glossary"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(4)
        column.addWidget(self._term)
        column.addWidget(self._meaning)

    def show_term(self, term_id: str, beside: QWidget) -> None:
        """Show one entry under the word it belongs to."""
        term = self._terms.get(term_id)
        if term is None:
            return
        self._beside = beside
        self._fill(term)
        self.setFixedHeight(self._column.heightForWidth(_WIDTH))
        self.move(self._place(beside))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, term: Term) -> None:
        self._term.show_text(term.term)
        self._meaning.show_text(term.meaning)
        self.setAccessibleName(f"{term.term}. {term.meaning}")

    def _place(self, beside: QWidget) -> QPoint:
        page = self._page
        corner = beside.mapTo(page, QPoint(0, beside.height() + 4))
        x = max(8, min(corner.x(), page.width() - _WIDTH - 8))
        y = corner.y()
        if y + self.height() > page.height():
            y = max(8, corner.y() - beside.height() - 8 - self.height())
        return QPoint(x, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            if self._beside is not None:
                self._beside.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus has left."""
        super().focusOutEvent(event)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        theme = theme_of(self)
        painter = QPainter(self)
        fill(painter, self.rect(), theme.colour("sheet"))
        painter.setPen(theme.colour("rule"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
