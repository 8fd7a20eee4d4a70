"""The two notes of a question; they never look alike, so nothing private is shown by mistake."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from core.charts.scene import Fill, Rect, Scene
from gui.charts.scene_painter import paint_scene
from gui.frame.label import text_label
from gui.questions.field_undo import is_left_to_window
from gui.style.theme import theme_of
from gui.style.type import MARGIN, NOTE, font

LONGEST = 20_000
_LEAST_LINES = 2
_MOST_LINES = 6
_LINE = 20
_PADDING = 7


class NoteText(QPlainTextEdit):
    """Plain text that grows from two lines to six and then scrolls; Tab leaves it."""

    typed = Signal(str)
    left = Signal()
    grown = Signal()

    def __init__(self, name: str) -> None:
        """Name the field for a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self.setStyleSheet("QPlainTextEdit { border: none; background: transparent; padding: 0; }")
        self.setFont(font(NOTE))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt’s own viewport: it has the cursor and the ways of typing that belong to a text.
        self.viewport().setAutoFillBackground(False)
        self._is_showing = False
        self._fit()
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def show_text(self, text: str) -> None:
        """Show text from the document; what is shown already keeps its cursor and its undo."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self._is_showing = True
        self.setPlainText(text)
        self._is_showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _tell(self) -> None:
        if self._is_showing:
            return
        text = self.toPlainText()
        if len(text) > LONGEST:
            self.show_text(text[:LONGEST])
            text = text[:LONGEST]
        self.typed.emit(text)

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        needs_bar = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if needs_bar
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = shown * QFontMetrics(font(NOTE)).lineSpacing() + 2
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.grown.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window once the field has none of its own."""
        if is_left_to_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus has left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteField(QWidget):
    """A label and the note under it; a private one has a dashed border and a hatched edge."""

    def __init__(self, label: str, name: str, *, is_private: bool) -> None:
        """Show an empty note."""
        super().__init__()
        self._is_private = is_private
        self.field = NoteText(name)
        self._box = _NoteBox(self.field, is_private=is_private)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text_label(label, MARGIN, tone="ink2"))
        column.addWidget(self._box)
        column.addStretch(1)


class _NoteBox(QWidget):
    def __init__(self, field: NoteText, *, is_private: bool) -> None:
        super().__init__()
        self._is_private = is_private
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusProxy(field)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20 if is_private else 11, _PADDING, 9, _PADDING)
        column.addWidget(field)

    def _paint_hatch(self, painter: QPainter) -> None:
        edge = Rect(0, 0, 10, self.height() - 2, fill=Fill("ink2", hatch=(1.0, 2.6)))
        painter.save()
        painter.translate(1, 1)
        paint_scene(painter, Scene(10, self.height() - 2, (edge,), ""), theme_of(self))
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(258, self._column.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("rule"), 1)
        radius = 4.0
        if self._is_private:
            self._paint_hatch(painter)
            pen.setDashPattern([4, 3])
            radius = 0.0
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(pen)
        painter.drawPath(outline)
