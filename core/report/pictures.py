"""Pictures in the flow of a page, their words shown as the typeface can show them."""

from core.charts.scene import Label, Scene
from core.report.glyphs import legible
from core.report.scene_flowable import SceneFlowable


def picture(scene: Scene, width: float | None = None) -> SceneFlowable:
    """Return the scene, scaled to ``width`` when one is given."""
    items = tuple(
        item._replace(text=legible(item.text)) if isinstance(item, Label) else item
        for item in scene.items
    )
    return SceneFlowable(scene._replace(items=items), width)
