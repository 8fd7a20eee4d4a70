"""The order of the approaches, and which of them is recommended."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.decision.gates import Standing
from core.decision.model import Alternative, DecisionModel
from core.decision.recommendation import Status
from core.decision.values import MILLION, Values


@dataclass(frozen=True, slots=True)
class Order:
    """Codes best first, with the leader and the runner-up among those that are not blocked.

    ``later`` is an approach that contains the leader and would stand before it, were it not
    more to build; it may follow once it earns its place.
    """

    codes: tuple[str, ...]
    leader: str | None
    runner_up: str | None
    later: str | None


def order(model: DecisionModel, values: Values, standing: Mapping[str, Standing]) -> Order:
    """Rank the approaches: not blocked first, then needed ones, then by value.

    Each key looks at one approach alone, so leaving an approach out never reorders the rest.
    """

    def key(alternative: Alternative) -> tuple[bool, bool, int, int]:
        place = model.positions[alternative.code]
        return (
            standing[alternative.code].status is Status.BLOCKED,
            _lacks_need(model, values, alternative.code),
            -values.total[place],
            place,
        )

    codes = tuple(a.code for a in sorted(model.alternatives, key=key))
    free = [code for code in codes if standing[code].status is not Status.BLOCKED]
    leader = free[0] if free else None
    later = _later(model, values, free) if leader else None
    return Order(codes, leader, free[1] if len(free) > 1 else None, later)


def _later(model: DecisionModel, values: Values, free: list[str]) -> str | None:
    leader = free[0]
    charge = round(model.limits.least_difference * MILLION)
    for code in free[1:]:
        if _lacks_need(model, values, code) and not _lacks_need(model, values, leader):
            return None
        behind = values.total[model.positions[leader]] - values.total[model.positions[code]]
        if leader in model.alternative(code).components and behind < charge:
            return code
    return None


def _lacks_need(model: DecisionModel, values: Values, code: str) -> bool:
    return values.fit[model.positions[code]] < round(model.limits.need_line * MILLION)
