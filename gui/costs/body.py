"""Where the parts of the cost page stand at each width, and its places in the list at the left."""

from core.economics.words import months_words
from core.language import _
from gui.costs.figures import days_words
from gui.costs.view import CostView
from gui.frame.columns import Column
from gui.frame.side_list import SideEntry
from gui.result.body import LARGE

_MARGIN, _LEFT, _GAP, _RIGHT = 208, 40, 40, 48
_WIDEST = 1_120
_FULL = 8


def body_columns(width: int) -> tuple[Column, ...]:
    """Return the places of sentence and note, missing, form, bands and note, and eight parts."""
    if width >= LARGE:
        column = min(width - _LEFT - _GAP - _MARGIN - _RIGHT, _WIDEST)
        full = column + _GAP + _MARGIN
        beside = _LEFT + column + _GAP
        return (
            Column(_LEFT, column, line=0),
            Column(beside, _MARGIN, line=0, drop=14, spills=True),
            Column(_LEFT, column, line=1),
            Column(_LEFT, column, line=2, drop=8),
            Column(_LEFT, column, line=3),
            Column(beside, _MARGIN, line=3, drop=26),
            *(Column(_LEFT, full, line=4 + place) for place in range(_FULL)),
        )
    left = 28 if width >= 600 else 20
    full = width - 2 * left
    # The notes stand below what they are about; the form keeps its distance from them.
    drops = {3: 14}
    return tuple(
        Column(left, full, line=place, drop=drops.get(place, 0)) for place in range(6 + _FULL)
    )


def places_of(view: CostView) -> tuple[SideEntry, ...]:
    """Return every place of the page with what is to be found there."""
    horizon = months_words(view.result.horizon_months)
    return (
        SideEntry("bands", horizon[:1].upper() + horizon[1:]),
        SideEntry("break-even", _("Break-even")),
        SideEntry("spending", _("Month by month")),
        SideEntry("request", _("One request")),
        SideEntry("speed", _("Speed")),
        SideEntry("worth", _("What it is worth")),
        SideEntry("rests-on", _("What this rests on")),
        SideEntry("inputs", _("Inputs"), str(len(view.costs.inputs))),
        SideEntry("prices", _("Prices"), days_words(view.price_age)),
    )


def foot_of(view: CostView) -> tuple[str, ...]:
    """Return what stands below the list: the currency and the draws."""
    currency = view.costs.currency(view.result.currency).name
    drawn = _("{n} draws, shared between the approaches.")
    return (
        _("Currency: {currency}.").format(currency=currency),
        drawn.format(n=f"{view.result.draws:,}"),
    )
