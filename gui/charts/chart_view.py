"""One picture as a widget, read out in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.scene import Scene
from gui.charts.scene_painter import paint_scene
from gui.style.theme import theme_of


class ChartView(QWidget):
    """Shows a scene in its own size, or as large as fits when ``is_scaled``."""

    def __init__(self, parent: QWidget | None = None, *, is_scaled: bool = False) -> None:
        """Start empty; nothing is painted before ``show_scene``."""
        super().__init__(parent)
        self._is_scaled = is_scaled
        self._scene: Scene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fixed = QSizePolicy.Policy.Fixed
        policy = QSizePolicy.Policy.Preferred if is_scaled else fixed
        self.setSizePolicy(policy, policy)

    def show_scene(self, scene: Scene, name: str = "") -> None:
        """Show another scene; ``name`` is its short accessible name, else the description."""
        has_new_size = self._scene is None or self._size_of(self._scene) != self._size_of(scene)
        self._scene = scene
        self.setAccessibleName(name or scene.description)
        self.setAccessibleDescription(scene.description)
        if has_new_size:
            self.updateGeometry()
        self.update()

    @staticmethod
    def _size_of(scene: Scene) -> QSize:
        return QRectF(0, 0, scene.width, scene.height).toAlignedRect().size()

    def sizeHint(self) -> QSize:
        """Return the size of the scene in whole pixels."""
        return QSize(0, 0) if self._scene is None else self._size_of(self._scene)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the scene, or half of it when it may be scaled."""
        return self.sizeHint() / 2 if self._is_scaled else self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scene, scaled into the widget when that is wanted."""
        if self._scene is None:
            return
        painter = QPainter(self)
        target = QRectF(self.rect()) if self._is_scaled else None
        paint_scene(painter, self._scene, theme_of(self), target)
        painter.end()
