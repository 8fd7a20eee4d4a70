"""Text on the window: plain text only, size and tone by role."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.style import type as typeface


def text_label(
    text: str,
    pixels: int = typeface.BODY,
    *,
    semibold: bool = False,
    tone: str = "ink",
    wraps: bool = False,
) -> QLabel:
    """Return a label that shows its text as it stands; ``tone`` is ink, ink2, ink3 or a status."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(typeface.font(pixels, semibold=semibold))
    label.setProperty("tone", tone)
    label.setWordWrap(wraps)
    label.setText(text)
    return label


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when there is no room; the tooltip holds all of it."""

    def __init__(self, pixels: int = typeface.BODY, *, semibold: bool = False) -> None:
        """Start empty in one size and weight."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(typeface.font(pixels, semibold=semibold))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def natural_width(self) -> int:
        """Return the width that shows the whole text."""
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2

    def shown_text(self) -> str:
        """Return the text as it is painted now."""
        line = " ".join(self.text().split())
        return QFontMetrics(self.font()).elidedText(line, Qt.TextElideMode.ElideRight, self.width())

    def sizeHint(self) -> QSize:
        """Ask for the whole line."""
        return QSize(self.natural_width(), QFontMetrics(self.font()).height())

    def minimumSizeHint(self) -> QSize:
        """Accept any width down to nothing."""
        return QSize(0, QFontMetrics(self.font()).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), flags | Qt.TextFlag.TextSingleLine, self.shown_text())

    def event(self, event: QEvent) -> bool:
        """Offer the whole text as a tooltip, only while some of it is hidden."""
        if event.type() == QEvent.Type.ToolTip:
            hidden = self.natural_width() > self.width()
            self.setToolTip(as_plain(self.text()) if hidden else "")
        return super().event(event)


def as_plain(text: str) -> str:
    """Return mark-up that shows the text as it stands; a tooltip has no plain-text switch."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"
