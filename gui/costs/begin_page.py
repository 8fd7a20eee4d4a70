"""What stands on the page while no costs have been begun: what to do, and four ordinary cases."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.economics.catalogue import Preset, shipped_presets
from core.language import _
from gui.frame.empty_state import EmptyState
from gui.frame.label import text_label
from gui.frame.painted_row import PaintedRow
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, NOTE, font

_WIDTH, _ROW = 600, 56


class BeginPage(QWidget):
    """One click begins a sheet.

    Signals:
        begun: the ``Preset`` to start from, None for the answers alone.
    """

    begun = Signal(object)

    def __init__(self) -> None:
        """Offer the answers first, then the ordinary cases."""
        super().__init__()
        self.empty = EmptyState(
            _("No costs yet"),
            _("Begin with the numbers among the answers, or with the ordinary case that is "
              "nearest. Every figure can be changed; until then it is a default and says so."),
            (_("Start from the answers"),),
            _WIDTH,
        )  # fmt: skip
        self.empty.chosen.connect(lambda _place: self.begun.emit(None))
        self.rows = tuple(PresetRow(preset) for preset in shipped_presets().presets)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 32)
        column.setSpacing(0)
        column.addWidget(self.empty)
        column.addSpacing(28)
        column.addWidget(text_label(_("Or start from an ordinary case"), BODY, semibold=True))
        column.addSpacing(8)
        for row in self.rows:
            row.pressed.connect(lambda preset=row.preset: self.begun.emit(preset))
            column.addWidget(row)
        column.addStretch(1)

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        self.empty.buttons[0].setFocus()


class PresetRow(PaintedRow):
    """One ordinary case: title and what it is, in two lines."""

    def __init__(self, preset: Preset) -> None:
        """Name the case."""
        super().__init__()
        self.preset = preset
        self.setFixedHeight(_ROW)
        self.setMaximumWidth(_WIDTH)
        self.setAccessibleName(f"{preset.title}. {preset.text}")
        self.setAccessibleDescription(_("Enter: begin with this case"))

    def sizeHint(self) -> QSize:
        """Ask for two lines."""
        return QSize(_WIDTH, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title and text under a hairline."""
        painter, theme = QPainter(self), theme_of(self)
        if self.ground:
            fill(painter, self.rect(), theme.colour(self.ground))
        fill(painter, QRect(0, 0, self.width(), 1), theme.colour("hair"))
        painter.setPen(theme.colour("ink"))
        painter.setFont(font(BODY, semibold=True))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(8, 6, self.width() - 16, 24), left, self.preset.title)
        painter.setFont(font(NOTE))
        painter.setPen(theme.colour("ink2"))
        box = QRect(8, 29, self.width() - 16, 22)
        words = painter.fontMetrics().elidedText(
            self.preset.text, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, left, words)
