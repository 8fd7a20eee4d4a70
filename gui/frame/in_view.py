"""Brings what the focus goes to into view, also when the focus comes from outside the scroll area.

Qt scrolls by itself only while the focus stays inside one area.
"""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 24


class FocusInView(QObject):
    """Scrolls to the focus of the keyboard in one window; a click never scrolls."""

    def __init__(self, window: QWidget) -> None:
        """Follow the focus for as long as the window lives."""
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or is_clicked or new.window() is not self._window:
            return
        bring_into_view(new)


def bring_into_view(widget: QWidget) -> None:
    """Scroll every area around a widget so that all of it is seen."""
    for area in _areas_around(widget):
        _bring(widget, area)


def _areas_around(widget: QWidget) -> tuple[QScrollArea, ...]:
    areas: list[QScrollArea] = []
    place = widget.parentWidget()
    while place is not None:
        if isinstance(place, QScrollArea) and place.widget() is not widget:
            areas.append(place)
        place = place.parentWidget()
    return tuple(areas)


def _bring(widget: QWidget, area: QScrollArea) -> None:
    """Scroll as little as shows all of it; what is higher than the area is shown from its top."""
    view, bar = area.viewport(), area.verticalScrollBar()
    top = widget.mapTo(view, QPoint(0, 0)).y()
    below = top + widget.height() - view.height()
    if below > 0 or top < 0:
        bar.setValue(bar.value() + (min(below + _ROOM, top) if below > 0 else top - _ROOM))
