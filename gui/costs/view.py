"""Everything the parts of the cost page show at one moment."""

from dataclasses import dataclass

from core.economics.catalogue import CostPack
from core.economics.result import ApproachCost, BreakEven, CostResult
from core.economics.sheet import CostSheet
from core.economics.words import trained_on_top
from core.model.pack import Pack

_PRICES = ("price-input", "tuned-price-input")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two approaches to be compared: from which volume the first costs less than the second."""

    code: str
    against: str


@dataclass(frozen=True, slots=True)
class CostView:
    """One reckoned sheet with what the recommendation says about the approaches.

    ``recommended`` is None while nothing is; ``crossing`` is the break-even of the two approaches
    of ``pair``, ``on_top`` that of training added to the approach recommended.
    """

    sheet: CostSheet
    result: CostResult
    costs: CostPack
    pack: Pack
    blocked: frozenset[str]
    recommended: str | None
    pair: Pair
    crossing: BreakEven
    on_top: BreakEven | None

    @property
    def focus(self) -> str:
        """Return the approach spoken about: the one recommended, else the cheapest most often."""
        if self.recommended is not None:
            return self.recommended
        compared = [row for row in self.result.rows if row.p_cheapest is not None]
        if not compared:
            return self.result.baseline
        return max(compared, key=lambda row: row.p_cheapest or 0.0).code

    @property
    def trained(self) -> Pair | None:
        """Return training on top of the approach recommended, None where there is no such."""
        code = self.recommended
        trained = None if code is None else trained_on_top(code, self.costs)
        return None if code is None or trained is None else Pair(trained, code)

    @property
    def volume(self) -> float | None:
        """Return the client's requests a month, None while unknown."""
        stated = self.result.assumptions["volume"].stated
        return None if stated is None else stated.likely

    @property
    def price_age(self) -> int | None:
        """Return how many days old the oldest list price is, None without one."""
        ages = [self.result.assumptions[name].age_days for name in _PRICES]
        return max((age for age in ages if age is not None), default=None)

    def name(self, code: str) -> str:
        """Return the name of an approach for a table."""
        return next(one.name for one in self.pack.approaches if one.code == code)

    def phrases(self) -> dict[str, str]:
        """Return the names inside a sentence, by code."""
        return {one.code: one.phrase for one in self.pack.approaches}

    def is_blocked(self, code: str) -> bool:
        """Say whether a gate keeps the approach out."""
        return code in self.blocked

    def missing_for(self, pair: Pair) -> tuple[str, ...]:
        """Return the inputs two approaches cannot be compared without, in the pack's order."""
        rows = (self.row(pair.code), self.row(pair.against))
        if all(row.total is not None for row in rows):
            return ()
        names = {name for row in rows for name in row.missing}
        return tuple(name for name in self.result.missing if name in names)

    def row(self, code: str) -> ApproachCost:
        """Return the costs of one approach."""
        return self.result.row(code)
