"""The marks of the charts at the size they have beside printed text."""

from core.charts.marks import approach_mark, barrier_mark, verdict_mark
from core.charts.placing import placed
from core.charts.scene import Scene
from core.report.scene_flowable import SceneFlowable

MARK = 9.0
"""Side of a mark beside 8.5 pt text, in points."""

_LOWERED = 1.2


def approach(code: str, *, is_blocked: bool = False) -> SceneFlowable:
    """Return the mark of an approach, lowered to the middle of a line of table text."""
    return _lowered(approach_mark(code, is_blocked=is_blocked))


def barrier(status: str) -> SceneFlowable:
    """Return the barrier of a status."""
    return _lowered(barrier_mark(status))


def verdict(state: str, side: float) -> SceneFlowable:
    """Return the mark of a verdict."""
    return SceneFlowable(verdict_mark(state), side)


def verdict_in_row(state: str) -> SceneFlowable:
    """Return the mark of a verdict, lowered like that of an approach."""
    return _lowered(verdict_mark(state))


def _lowered(mark: Scene) -> SceneFlowable:
    scale = MARK / mark.width
    items = placed(mark, 0, _LOWERED, scale)
    return SceneFlowable(Scene(MARK, MARK + _LOWERED, items, mark.description))
