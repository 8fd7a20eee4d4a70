"""How wide the parts of the page are at the width the window gives them."""

from dataclasses import dataclass

LARGE = 1280
SMALL = 1000
_WIDEST_COLUMN = 640
SCROLL_BAR = 12
# Below this the definitions of the levels would break after every other word.
_LEAST_WITH_MARGIN = 700


@dataclass(frozen=True, slots=True)
class Measures:
    """Pixels of one question row: the column, the margin beside it and the room around them.

    ``right`` reaches to the edge of the page; the scroll bar stands inside it. ``spare`` is what
    a column at its widest leaves free before that.
    """

    left: int
    column: int
    gap: int
    margin: int
    right: int
    has_margin: bool = True
    spare: int = 0

    @property
    def beside(self) -> int:
        """Return what a row keeps free at its right, short of the scroll bar."""
        return self.right + self.spare - SCROLL_BAR


def measures_for(page: int, centre: int) -> Measures:
    """Return the measures for a page this wide whose reading part is ``centre`` wide."""
    left, gap, margin, right = (32, 28, 192, 32) if page >= LARGE else (24, 24, 184, 20)
    if page < SMALL or centre < _LEAST_WITH_MARGIN:
        room = max(centre - left - right, 240)
        column = min(room, _WIDEST_COLUMN)
        return Measures(left, column, 0, 0, right, has_margin=False, spare=room - column)
    column = centre - left - gap - margin - right
    return Measures(left, min(column, _WIDEST_COLUMN), gap, margin, right)
