"""Which of the many pairs and ties are worth telling a client."""

from collections.abc import Iterable
from math import log

from core.analysis.flips import Change, FlipFound
from core.analysis.tie_importance import RivalTies
from core.analysis.what_if import WhatIf
from core.decision.beliefs import WHOLE, belief
from core.decision.recommendation import ImportanceTie

PAIRS_TOLD = 5
TIES_TOLD = 5


def telling_pairs(what_if: WhatIf, pairs: Iterable[FlipFound]) -> tuple[FlipFound, ...]:
    """Return the most likely pairs, one for two questions and what they lead to.

    How likely a pair is follows from the confidence of the two answers given. Left out is what
    leads to no recommendation and a lead too small to claim, unless a gate decides.
    """
    if what_if.recommended is None:
        return ()
    least = what_if.model.limits.least_difference
    claimed = [p for p in pairs if p.leader is not None and (p.lead < 0 or p.lead >= least)]
    claimed.sort(key=lambda pair: (-_likely(what_if, pair), -pair.lead))
    told: dict[tuple[str | None, ...], FlipFound] = {}
    for pair in claimed:
        told.setdefault((*(change.criterion for change in pair.changes), pair.leader), pair)
    return tuple(told.values())[:PAIRS_TOLD]


def telling_ties(what_if: WhatIf, ties: Iterable[RivalTies]) -> tuple[ImportanceTie, ...]:
    """Return the nearest tie of each factor, the nearest factor first.

    A rival that nothing calls for is no rival; an importance further off than the pack's
    ``telling_times`` is not told.
    """
    factors = {factor.id: factor for factor in what_if.model.factors}
    nearest: dict[str, ImportanceTie] = {}
    for rival in ties:
        if not what_if.case.competes(rival.rival):
            continue
        for tie in rival.factors:
            now = factors[tie.factor].importance
            if not tie.importance or not now:
                continue
            found = ImportanceTie(
                tie.factor, factors[tie.factor].title, tie.importance / now, rival.rival
            )
            known = nearest.get(tie.factor)
            if known is None or _far(found) < _far(known):
                nearest[tie.factor] = found
    most = log(what_if.model.limits.telling_times)
    told = sorted((tie for tie in nearest.values() if _far(tie) <= most), key=_far)
    return tuple(told[:TIES_TOLD])


def _far(tie: ImportanceTie) -> float:
    return abs(log(tie.times))


def _likely(what_if: WhatIf, pair: FlipFound) -> float:
    one, other = (_share(what_if, change) for change in pair.changes)
    return one * other


def _share(what_if: WhatIf, change: Change) -> float:
    criterion, answer = what_if.model.criteria[change.criterion], what_if.sheet[change.criterion]
    spread = what_if.model.spreads[answer.confidence.value]
    place = [level.id for level in criterion.levels].index(change.after)
    return belief(criterion, answer, spread)[place] / WHOLE
