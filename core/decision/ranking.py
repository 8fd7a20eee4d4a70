"""The order of the approaches, and which of them is recommended."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.decision.gates import Standing
from core.decision.model import Alternative, DecisionModel
from core.decision.recommendation import Status
from core.decision.values import MILLION, Values


@dataclass(frozen=True, slots=True)
class Order:
    """Codes best first, the leader (None when every approach is blocked) and its later half.

    ``later`` is the half of a leading hybrid that has not earned its place; the leader is then
    the other half alone.
    """

    codes: tuple[str, ...]
    leader: str | None
    later: str | None

    def runner_up(self, standing: Mapping[str, Standing]) -> str | None:
        """Return the best approach behind the leader that is not blocked."""
        for code in self.codes:
            if code != self.leader and standing[code].status is not Status.BLOCKED:
                return code
        return None


def order(model: DecisionModel, values: Values, standing: Mapping[str, Standing]) -> Order:
    """Rank the approaches: not blocked first, then needed ones, then by value.

    Each key looks at one approach alone, so leaving an approach out never reorders the rest.
    """
    need_line = round(model.limits.need_line * MILLION)

    def key(alternative: Alternative) -> tuple[bool, bool, int, int]:
        place = model.positions[alternative.code]
        return (
            standing[alternative.code].status is Status.BLOCKED,
            values.fit[place] < need_line,
            -values.total[place],
            place,
        )

    codes = tuple(a.code for a in sorted(model.alternatives, key=key))
    first = codes[0]
    if standing[first].status is Status.BLOCKED:
        return Order(codes, None, None)
    leader, later = drop_one(model, values, standing, first)
    return Order(codes, leader, later)


def drop_one(
    model: DecisionModel, values: Values, standing: Mapping[str, Standing], code: str
) -> tuple[str, str | None]:
    """Test whether each half of a hybrid earns its place (methods 2.6).

    Returns the approach to recommend and the half left for later. A half that cannot stand
    alone because its gates block it needs the other half and is no alternative to the hybrid.
    """
    halves = [
        half
        for half in model.alternative(code).components
        if half in model.positions and standing[half].status is not Status.BLOCKED
    ]
    if not halves:
        return code, None
    best = max(halves, key=lambda half: (values.total[model.positions[half]], half))
    lead = values.total[model.positions[code]] - values.total[model.positions[best]]
    if lead >= round(model.limits.least_difference * MILLION):
        return code, None
    rest = [half for half in model.alternative(code).components if half != best]
    return best, rest[0] if rest else None
