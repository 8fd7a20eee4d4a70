"""One figure of the short form: a field to type in and a slider to try with."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor, log10

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from core.errors import AnswerFault
from core.language import _
from gui.costs.figures import typed
from gui.frame.label import ElidedLabel
from gui.questions.number_field import FieldWithUndo
from gui.style.type import MARGIN

_STEPS = 600
_PAGE = 50
_FIGURES = 2


@dataclass(frozen=True, slots=True)
class DialScale:
    """What a slider spans; ``is_log`` steps by factors, and then by two figures."""

    least: float
    most: float
    is_log: bool = True

    def place(self, value: float) -> int:
        """Return the step of a value; what lies outside stands at the end."""
        if self.is_log:
            held = min(max(value, self.least), self.most)
            share = log10(held / self.least) / log10(self.most / self.least)
        else:
            share = (value - self.least) / (self.most - self.least)
        return round(min(max(share, 0.0), 1.0) * _STEPS)

    def value(self, place: int) -> float:
        """Return the round value of a step."""
        share = place / _STEPS
        if not self.is_log:
            return float(round(self.least + share * (self.most - self.least)))
        exact = self.least * (self.most / self.least) ** share
        return float(round(exact, _FIGURES - 1 - floor(log10(exact))))


class Dial(QWidget):
    """Field and slider of one figure.

    Signals:
        tried: a value the slider passes, not entered yet.
        entered: a value to keep; True when it came from a key and may merge with the next.
        refused: a sentence about the text in the field, "" when there is nothing wrong with it.
    """

    tried = Signal(float)
    entered = Signal(float, bool)
    refused = Signal(str)

    def __init__(self, name: str, scale: DialScale, read: Callable[[str], float]) -> None:
        """Name the figure; ``read`` turns text into a value or raises AnswerFault."""
        super().__init__()
        self._scale, self._read = scale, read
        self._shown = ""
        self._is_trying = False
        self.fault = ""
        self.label = ElidedLabel(MARGIN)
        self.label.setProperty("tone", "ink2")
        self.label.setText(name)
        self.field = FieldWithUndo(name)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.returnPressed.connect(self.commit)
        self.field.left.connect(self.commit)
        self.field.textEdited.connect(lambda _text: self._show_fault(""))
        self.slider = _Slider(name)
        self.slider.sliderMoved.connect(self._try)
        self.slider.sliderReleased.connect(self._release)
        self.slider.stepped.connect(self._step)
        self._lay_out()

    def show_value(self, value: float | None) -> None:
        """Show the value of the document; what is typed and not read yet, or refused, stays."""
        if self._is_trying:
            return
        is_untouched = self.field.text().strip() == self._shown
        self._shown = "" if value is None else typed(value)
        if is_untouched:
            self.field.show_text(self._shown)
        self.slider.show_place(0 if value is None else self._scale.place(value))

    def commit(self) -> None:
        """Read the field; what cannot be read stays as it was typed, with a sentence."""
        text = self.field.text().strip()
        if text == self._shown or not text:
            self._show_fault("")
            self.field.show_text(self._shown)
            return
        try:
            value = self._read(text)
        except AnswerFault as fault:
            self._show_fault(str(fault))
            return
        self._show_fault("")
        self._shown = typed(value)
        self.field.show_text(self._shown)
        self.entered.emit(value, False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.field)
        column.addWidget(self.slider)

    def _try(self, place: int) -> None:
        self._is_trying = True
        value = self._scale.value(place)
        self._show_fault("")
        self.field.show_text(typed(value))
        self.tried.emit(value)

    def _release(self) -> None:
        if self._is_trying:
            self._is_trying = False
            self._keep(self._scale.value(self.slider.sliderPosition()), is_typing=False)

    def _step(self) -> None:
        self._show_fault("")
        self._keep(self._scale.value(self.slider.value()), is_typing=True)

    def _keep(self, value: float, *, is_typing: bool) -> None:
        self._shown = typed(value)
        self.field.show_text(self._shown)
        self.entered.emit(value, is_typing)

    def _show_fault(self, fault: str) -> None:
        if fault == self.fault:
            return
        self.fault = fault
        self.field.setAccessibleDescription(fault)
        self.field.setProperty("fault", bool(fault))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.refused.emit(fault)


class _Slider(QSlider):
    """A slider whose keys tell each step, and which the wheel never moves by accident.

    Signals:
        stepped: a key or a click beside the handle has moved it.
    """

    stepped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(_("Try another value: {name}").format(name=name))
        self.setRange(0, _STEPS)
        self.setSingleStep(_STEPS // 120)
        self.setPageStep(_PAGE)
        self.setFixedHeight(24)
        self.actionTriggered.connect(self._note)

    def show_place(self, place: int) -> None:
        """Show a step without telling anybody."""
        if not self.isSliderDown() and place != self.value():
            self.setValue(place)

    def focus_rect(self) -> QRect:
        """Return the room of the handle, for the focus ring, clear of the field above."""
        return self.rect().adjusted(0, 4, 0, -4)

    def _note(self, action: int) -> None:
        if action == QSlider.SliderAction.SliderMove.value:
            return
        # The value follows once the action has been handled.
        position = self.sliderPosition()
        if position != self.value():
            self.setValue(position)
            self.stepped.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.ignore()
            return False
        return super().event(event)
