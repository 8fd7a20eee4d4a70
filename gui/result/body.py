"""Where the parts of the page stand at each width."""

from gui.frame.columns import Column
from gui.result.fork import WIDTH as FORK

LARGE = 1040
"""From this width of the centre on the margin stands beside the column."""

_MARGIN = 208
_LEFT, _GAP, _RIGHT = 40, 40, 48
_WIDEST = 1_120
_FULL = 7


def body_columns(width: int) -> tuple[Column, ...]:
    """Return the places of verdict, standing, fork, ranking, contrast and the full-width parts.

    The order of the cells: verdict, standing, a line, fork, ranking with contrast, fit and
    readiness, reasons, then seven parts over the whole width.
    """
    return _wide(width) if width >= LARGE else _narrow(width)


def beside_margin(width: int) -> tuple[Column, ...]:
    """Return the places of a column and its margin inside a part this wide."""
    if width < LARGE - _LEFT - _RIGHT:
        return Column(0, width), Column(0, width, line=1)
    column = width - _GAP - _MARGIN
    return Column(0, column), Column(column + _GAP, _MARGIN)


def _wide(width: int) -> tuple[Column, ...]:
    column = min(width - _LEFT - _GAP - _MARGIN - _RIGHT, _WIDEST)
    full = column + _GAP + _MARGIN
    beside = _LEFT + FORK + 46
    rest = _LEFT + full - beside
    return (
        Column(_LEFT, column, line=0),
        Column(_LEFT + column + _GAP, _MARGIN, line=0, drop=36),
        Column(_LEFT, full, line=1),
        Column(_LEFT, FORK, line=2),
        Column(beside, rest, line=2),
        Column(_LEFT, FORK, line=3),
        Column(beside, rest, line=3),
        *(Column(_LEFT, full, line=4 + place) for place in range(_FULL)),
    )


def _narrow(width: int) -> tuple[Column, ...]:
    left = 28 if width >= 600 else 20
    full = width - 2 * left
    return tuple(Column(left, full, line=place) for place in range(7 + _FULL))
