"""Chances that an answer changes the recommendation, in the pack's words."""

from core.decision.model import DecisionModel
from core.decision.wording import say_clause

_SMALL = (10, 15, 20, 30, 50, 100)
_PARTS = (2, 3, 4, 5, 10)
_SURE = 0.95
_LEAST = 0.0075


def chance_in_words(model: DecisionModel, chance: float | None) -> str:
    """Return a chance (0 to 1) as "1 in 5", "no effect" or "over 19 in 20"; "" when not known."""
    if chance is None:
        return ""
    if chance <= 0:
        return say_clause(model, "chance.none")
    if chance > _SURE:
        return say_clause(model, "chance.most")
    if chance < _LEAST:
        return say_clause(model, "chance.least")
    count, whole = _nearest(chance)
    return say_clause(model, "chance.some", count=str(count), whole=str(whole))


def has_no_chance(chance: float | None) -> bool:
    """Say whether a chance that has been worked out is too small to tell from none."""
    return chance is not None and chance < _LEAST


def _nearest(chance: float) -> tuple[int, int]:
    if chance < 1 / _SMALL[0]:
        return 1, min(_SMALL, key=lambda whole: abs(chance - 1 / whole))
    fractions = ((count, whole) for whole in _PARTS for count in range(1, whole))
    return min(fractions, key=lambda part: (round(abs(chance - part[0] / part[1]), 2), part[1]))
