"""At which importance of a factor a rival ties with the recommendation in value (methods 2.9).

The other factors keep their proportions. A tie here is a tie of the values alone, with the
answers as they are believed; gates and the need line are not looked at.
"""

from dataclasses import dataclass
from math import hypot
from operator import mul

from core.analysis.what_if import WhatIf
from core.decision.beliefs import WHOLE
from core.decision.model import FactorEntry
from core.decision.recommendation import Status
from core.decision.values import MILLION, POINTS_PER_MARK, expected_marks

# Below this difference in points two leads are one.
NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class FactorTie:
    """One factor: its share of all importance today and at the tie, and the importance then.

    ``share`` and ``importance`` are None when no share from 0 to 1 gives a tie; ``importance``
    is on the scale of the pack and may lie above 100. It is None too where only this factor
    would have to count.
    """

    factor: str
    share_now: float
    share: float | None
    importance: float | None


@dataclass(frozen=True, slots=True)
class RivalTies:
    """One rival: a tie per factor, and how near the nearest importances are that give one.

    ``distance`` is Euclidean over the shares, ``nearest`` the shares there in the order of
    ``factors``; a share below 0 says that these are not importances anybody can have. Both are
    None when importances make no difference between the two.
    """

    rival: str
    factors: tuple[FactorTie, ...]
    distance: float | None
    nearest: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class _Leads:
    """How far the recommendation is ahead, in points: per factor alone, and by its charge.

    ``whole`` is the sum of all importances, ``margin`` the lead over everything.
    """

    factors: tuple[FactorEntry, ...]
    leads: tuple[float, ...]
    charge: float
    whole: int
    margin: float

    def share(self, place: int) -> float:
        return self.factors[place].importance / self.whole


def tie_importances(what_if: WhatIf) -> tuple[RivalTies, ...]:
    """Return the ties of every rival that is not blocked, in today's order."""
    leader, case = what_if.recommended, what_if.case
    if leader is None:
        return ()
    rivals = [
        code
        for code in case.order.codes
        if code != leader and case.standing[code].status is not Status.BLOCKED
    ]
    return tuple(_ties(rival, _leads(what_if, leader, rival)) for rival in rivals)


def _leads(what_if: WhatIf, leader: str, rival: str) -> _Leads:
    model, values = what_if.model, what_if.case.values
    a, b = model.positions[leader], model.positions[rival]
    factors = tuple(f for f in model.factors if any(q in values.scale for q in f.criteria))
    leads = tuple(_lead(what_if, factor, a, b) for factor in factors)
    charge = (values.charge[b] - values.charge[a]) / MILLION
    whole = sum(factor.importance for factor in factors)
    weighted = sum(map(mul, (factor.importance for factor in factors), leads))
    return _Leads(factors, leads, charge, whole, charge + (weighted / whole if whole else 0.0))


def _lead(what_if: WhatIf, factor: FactorEntry, a: int, b: int) -> float:
    counted = [q for q in factor.criteria if q in what_if.case.values.scale]
    whole = lead = 0
    for criterion in (what_if.model.criteria[q] for q in counted):
        whole += criterion.importance
        marks = expected_marks(what_if.model, criterion, what_if.sheet[criterion.id])
        if marks is not None:
            lead += criterion.importance * (marks[a] - marks[b])
    return POINTS_PER_MARK * lead / (whole * WHOLE) if whole else 0.0


def _ties(rival: str, leads: _Leads) -> RivalTies:
    if not leads.whole:
        return RivalTies(rival, (), None, None)
    ties = tuple(_tie(leads, place) for place in range(len(leads.factors)))
    mean = sum(leads.leads) / len(leads.leads)
    steepness = hypot(*(lead - mean for lead in leads.leads))
    if steepness < NOTHING:
        return RivalTies(rival, ties, None, None)
    step = leads.margin / steepness**2
    nearest = tuple(
        leads.share(place) - step * (lead - mean) for place, lead in enumerate(leads.leads)
    )
    return RivalTies(rival, ties, abs(leads.margin) / steepness, nearest)


def _tie(leads: _Leads, place: int) -> FactorTie:
    factor, lead, now = leads.factors[place], leads.leads[place], leads.share(place)
    none = FactorTie(factor.id, now, None, None)
    if now == 1:
        return none
    others = (leads.margin - leads.charge - now * lead) / (1 - now)
    if abs(others - lead) < NOTHING:
        return none
    share = (others + leads.charge) / (others - lead)
    if not 0 <= share <= 1:
        return none
    rest = leads.whole - factor.importance
    return FactorTie(factor.id, now, share, share * rest / (1 - share) if share < 1 else None)
