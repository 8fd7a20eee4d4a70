"""How another approach comes to stand in front once answers are changed."""

from core.analysis.flips import Change, answer_after
from core.analysis.what_if import WhatIf
from core.decision.recommendation import FlipKind
from core.decision.values import MILLION


def flip_kind(what_if: WhatIf, changes: tuple[Change, ...], leader: str | None) -> FlipKind:
    """Return how ``leader`` comes to stand before today's recommendation by these changes.

    The word follows the verdict that would be given: TIES only where it is too close to call or
    waits for a gate as well, ENOUGH only where what contains the leader adds too little.
    """
    before = what_if.recommended
    if leader is None:
        return FlipKind.NOTHING
    if before is None:
        return FlipKind.LEADS
    field = what_if.field({change.criterion: answer_after(what_if, change) for change in changes})
    behind = {code: _behind(what_if, field.total, leader, code) for code in (*field.free, before)}
    least = round(what_if.model.limits.least_difference * MILLION)
    if behind[before] >= least:
        return FlipKind.LEADS
    if before not in field.free:
        return FlipKind.BY_GATE
    if leader in field.needed and before not in field.needed:
        return FlipKind.BY_NEED
    rivals = field.needed if leader in field.needed else frozenset(field.free)
    is_enough = any(
        leader in what_if.model.alternative(code).components and behind[code] < least
        for code in rivals
    )
    return FlipKind.ENOUGH if is_enough else FlipKind.TIES


def _behind(what_if: WhatIf, total: tuple[int, ...], leader: str, code: str) -> int:
    positions = what_if.model.positions
    return total[positions[leader]] - total[positions[code]]
