"""The order of the approaches, and which of them is recommended."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.decision.gates import Standing
from core.decision.model import Alternative, DecisionModel
from core.decision.recommendation import Status
from core.decision.values import MILLION, Values


@dataclass(frozen=True, slots=True)
class Order:
    """Codes best first, the leader (None when every approach is blocked) and what may follow.

    ``later`` is what an approach at the top would add to the leader and has not earned yet: the
    other half of a hybrid, or the approach itself when it extends the leader.
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
    """Test whether each part of a composite approach earns its place (methods 2.6, gate G23).

    Returns the approach to recommend and what is left for later. A part that its gates block
    cannot stand alone and is no alternative to the composite.
    """
    contained = [part for part in model.alternative(code).components if part in model.positions]
    parts = [part for part in contained if standing[part].status is not Status.BLOCKED]
    if not parts:
        return code, None
    best = max(parts, key=lambda part: (values.total[model.positions[part]], part))
    lead = values.total[model.positions[code]] - values.total[model.positions[best]]
    if lead >= round(model.limits.least_difference * MILLION):
        return code, None
    rest = [part for part in contained if part != best]
    return best, rest[0] if rest else code
