"""How sure the person is who gave the answer: three segments."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.answers.sheet import Confidence
from core.language import _
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.style.type import NOTE, font

LABEL_COLUMN = 92
_ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
_PLACES = ("first", "middle", "last")


class ConfidenceChoice(QWidget):
    """Low, Medium, High; left and right move the choice."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Show the segments with none chosen."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        label = text_label(_("How sure?"), NOTE, tone="ink2")
        label.setFixedWidth(LABEL_COLUMN + 12)
        row.addWidget(label)
        self._segments = tuple(self._segment(place) for place in range(len(_ORDER)))
        for segment in self._segments:
            row.addWidget(segment)
        row.addStretch(1)

    def show_confidence(self, confidence: str | None) -> None:
        """Check one segment, or none; Tab stops at the checked one, else in the middle."""
        for own, segment in zip(_ORDER, self._segments, strict=True):
            segment.setChecked(own == confidence)
            is_stop = own == (confidence or Confidence.MEDIUM)
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def segment(self, confidence: Confidence) -> QPushButton:
        """Return the button of one confidence."""
        return self._segments[_ORDER.index(confidence)]

    def _segment(self, place: int) -> QPushButton:
        word = word_of(_ORDER[place])
        button = make_button(word, "segment", name=f"{_('How sure?')} {word}")
        button.setCheckable(True)
        button.installEventFilter(self)
        button.setProperty("place", _PLACES[place])
        widest = QFontMetrics(font(NOTE, semibold=True)).horizontalAdvance(word)
        button.setFixedSize(widest + 26, 32)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(_ORDER[place].value))
        return button

    def _move(self, step: int) -> None:
        checked = [place for place, segment in enumerate(self._segments) if segment.isChecked()]
        place = min(max((checked or [1])[0] + step, 0), len(_ORDER) - 1)
        self._segments[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(_ORDER[place].value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the rows inside; swallow only what is handled here."""
        # A button would take the arrows for itself and only move the focus.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key(), 0)
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)


def word_of(confidence: str) -> str:
    """Return the word on the segment."""
    return {"low": _("Low"), "medium": _("Medium"), "high": _("High")}[confidence]
