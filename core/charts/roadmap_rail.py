"""The rail beside the roadmap: one disc a stage, joined by a line."""

from core.charts.marks import stage_disc
from core.charts.placing import placed
from core.charts.scene import Item, Path, Pen, Scene
from core.decision.recommendation import StageState
from core.language import _

RAIL = 22.0
"""Width of the rail; the discs are made for it."""

MIDDLE = 18.0
"""How far below the top of its row the middle of a disc stands."""


def rail_piece(state: str, height: float, *, is_first: bool, is_last: bool) -> Scene:
    """Return the rail beside one row of this height, with the lines to the rows around it."""
    line = _line(MIDDLE if is_first else 0.0, MIDDLE if is_last else height)
    items: tuple[Item, ...] = placed(stage_disc(state), 0, MIDDLE - RAIL / 2)
    if not (is_first and is_last):
        items = (line, *items)
    return Scene(RAIL, height, items, stage_words()[StageState(state)])


def stage_words() -> dict[StageState, str]:
    """Return the word for each state of a stage."""
    return {
        StageState.DONE: _("done"),
        StageState.NOW: _("now"),
        StageState.NEXT: _("next"),
        StageState.ONLY_IF: _("only if its entry test is met"),
    }


def _line(top: float, bottom: float) -> Path:
    return Path(((RAIL / 2, top), (RAIL / 2, bottom)), pen=Pen("ink2", 1.5))
