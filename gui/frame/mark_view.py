"""A small widget that shows one picture of the core at its own size."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.charts.scene import Scene
from gui.charts.scene_painter import paint_scene
from gui.style.theme import theme_of


class MarkView(QWidget):
    """A mark beside a word: no focus, no mouse; the word says what it means."""

    def __init__(self, scene: Scene | None = None, scale: float = 1.0) -> None:
        """Show one scene, ``scale`` times its size."""
        super().__init__()
        self._scale = scale
        self._scene: Scene | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if scene is not None:
            self.show_scene(scene)

    def show_scene(self, scene: Scene | None) -> None:
        """Show another scene, or nothing."""
        self._scene = scene
        if scene is not None:
            self.setFixedSize(self._size_of(scene))
            self.setAccessibleDescription(scene.description)
        self.update()

    def _size_of(self, scene: Scene) -> QSize:
        return QSize(round(scene.width * self._scale), round(scene.height * self._scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scene over the whole widget."""
        if self._scene is None:
            return
        painter = QPainter(self)
        paint_scene(painter, self._scene, theme_of(self), QRectF(self.rect()))
