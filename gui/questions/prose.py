"""Running text on fixed lines: spans, never markup, so that nothing typed can be read as a tag."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.scene import Scene
from gui.charts.scene_painter import paint_scene
from gui.style.theme import theme_of
from gui.style.type import font

_MARK_INDENT = 21


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; ``colour`` is a token, "" for the colour of the whole text."""

    text: str
    is_semibold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Spans that run on, with a mark before the first word when there is one.

    ``is_hung`` keeps every line clear of the mark, or of the mark above it.
    """

    spans: tuple[Span, ...]
    mark: Scene | None = None
    is_hung: bool = False


def plain(text: str) -> tuple[Paragraph, ...]:
    """Return one paragraph of plain text."""
    return (Paragraph((Span(text),)),)


class Prose(QWidget):
    """Paragraphs of one size on a fixed line height; it grows with its text, never scrolls."""

    def __init__(
        self,
        pixels: int,
        line: int,
        colour: str = "ink2",
        *,
        gap: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Set size and line in pixels, the token of the text, the gap between paragraphs."""
        super().__init__(parent)
        self._pixels, self._line, self._colour, self._gap = pixels, line, colour, gap
        self._is_semibold = False
        self._least_lines = 0
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setUndoRedoEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_semibold(self) -> None:
        """Set every word in semibold."""
        self._is_semibold = True

    def set_size(self, pixels: int, line: int) -> None:
        """Set the text in another size, on the line that goes with it."""
        if (pixels, line) != (self._pixels, self._line):
            self._pixels, self._line = pixels, line
            self._set_type()

    def set_colour(self, colour: str) -> None:
        """Set the token of every span without a colour of its own."""
        if colour != self._colour:
            self._colour = colour
            self._set_type()

    def keep_lines(self, lines: int) -> None:
        """Keep room for that many lines, so that nothing below moves when the text changes."""
        self._least_lines = lines
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Show one plain paragraph."""
        self.show_paragraphs(plain(text) if text else ())

    def show_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Show these paragraphs instead of what stood there."""
        if paragraphs == self._paragraphs:
            return
        self._paragraphs = paragraphs
        self.setAccessibleName(self.text())
        self._set_type()
        self.updateGeometry()

    def text(self) -> str:
        """Return the words, one line for each paragraph."""
        return "\n".join(
            "".join(span.text for span in paragraph.spans) for paragraph in self._paragraphs
        )

    def _set_type(self) -> None:
        self._document.clear()
        cursor = QTextCursor(self._document)
        for place, paragraph in enumerate(self._paragraphs):
            block = self._block_format(paragraph, is_first=place == 0)
            if place:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            for span in paragraph.spans:
                cursor.insertText(span.text.replace("\n", "\u2028"), self._span_format(span))
        self._document.setTextWidth(max(self.width(), 1))
        self.update()

    def _block_format(self, paragraph: Paragraph, *, is_first: bool) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(0 if is_first else self._gap)
        block.setTextIndent(_MARK_INDENT if paragraph.mark and not paragraph.is_hung else 0)
        block.setLeftMargin(_MARK_INDENT if paragraph.is_hung else 0)
        return block

    def _span_format(self, span: Span) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(font(self._pixels, semibold=span.is_semibold or self._is_semibold))
        look.setForeground(theme_of(self).colour(span.colour or self._colour))
        return look

    def _paint_marks(self, painter: QPainter) -> None:
        layout = self._document.documentLayout()
        for place, paragraph in enumerate(self._paragraphs):
            if paragraph.mark is not None:
                box = layout.blockBoundingRect(self._document.findBlockByNumber(place))
                top = box.y() + (self._line - 16) / 2
                paint_scene(painter, paragraph.mark, theme_of(self), QRectF(0, top, 16, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Set the type again in the colours of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._set_type()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows every line at this width."""
        if self._document.textWidth() != max(width, 1):
            self._document.setTextWidth(max(width, 1))
        needed = self._document.size().height() if self._paragraphs else 0
        return max(round(needed), self._least_lines * self._line)

    def minimumSizeHint(self) -> QSize:
        """Accept less, down to what can still be read."""
        return QSize(40, self._line * max(self._least_lines, 1 if self._paragraphs else 0))

    def sizeHint(self) -> QSize:
        """Ask for the natural size."""
        metrics = QFontMetrics(font(self._pixels, semibold=self._is_semibold))
        lines = self.text().split("\n")
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        return QSize(width, self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        self._document.setTextWidth(max(self.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        painter = QPainter(self)
        if self._document.textWidth() != max(self.width(), 1):
            self._document.setTextWidth(max(self.width(), 1))
        self._document.drawContents(painter)
        self._paint_marks(painter)
