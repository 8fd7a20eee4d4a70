"""A picture as wide as its place, drawn anew for every width."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.scene import Scene
from gui.charts.chart_view import ChartView

_LEAST = 200


class WideChart(QWidget):
    """Asks for its scene with the width there is; its height follows from the scene."""

    def __init__(self, make: Callable[[int], Scene | None]) -> None:
        """Take what makes the scene from a width, None while there is nothing to draw."""
        super().__init__()
        self._make = make
        self.chart = ChartView(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def redraw(self) -> None:
        """Draw the picture of now."""
        scene = self._make(max(self.width(), _LEAST))
        if scene is None:
            return
        self.chart.show_scene(scene)
        self.chart.resize(self.chart.sizeHint())
        if self.height() != self.chart.height():
            self.setFixedHeight(self.chart.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.redraw()
