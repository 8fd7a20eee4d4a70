"""From ranges to columns: the likely case, the fixed draws, and each input low and high alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.economics.catalogue import CostPack
from core.economics.ledger import Column
from core.economics.result import Assumption
from core.fixed_draws import RANGE, stream


@dataclass(frozen=True, slots=True)
class Spread:
    """Where draws lie in any range: on which side of likely, and how far out (0 to 1).

    Half of the draws lie on either side of the likely value, thinning out in a straight line
    towards low and high. So "likely" is the middle of what may come, however lopsided the range.
    """

    is_below: NDArray[np.bool_]
    outward: Column

    @classmethod
    def of(cls, uniform: Column) -> "Spread":
        """Return the spread of probabilities (0 to 1)."""
        return cls(uniform < 0.5, 1 - np.sqrt(2 * np.minimum(uniform, 1 - uniform)))

    def within(self, low: float, likely: float, high: float) -> Column:
        """Return the draws of one range."""
        return likely + self.outward * np.where(self.is_below, low - likely, high - likely)


class Columns:
    """Draws of every input, kept while its range stays the same.

    One stream per input, or per driver of several: approaches share the draw, and a changed
    input leaves all others as they were (methods 2.13).
    """

    def __init__(self, pack: CostPack, draws: int) -> None:
        """Take the pack, which names the drivers, and the number of draws."""
        self.draws = draws
        self._drivers = {entry.id: entry.driver or entry.id for entry in pack.inputs}
        self._streams: dict[str, Spread] = {}
        self._kept: dict[str, tuple[tuple[float, float, float], Column]] = {}

    def build(self, assumptions: Mapping[str, Assumption]) -> tuple[dict[str, Column], list[str]]:
        """Return the column of every input, and the inputs with a spread in swing order.

        An exact or unknown input has shape (), any other (1 + draws + 2 * spread inputs,).
        """
        spread = [name for name, one in assumptions.items() if _has_spread(one)]
        places = {name: 1 + self.draws + 2 * place for place, name in enumerate(spread)}
        cases = 1 + self.draws + 2 * len(spread)
        columns = {
            name: self._column(name, one, places.get(name), cases)
            for name, one in assumptions.items()
        }
        return columns, spread

    def _column(self, name: str, one: Assumption, place: int | None, cases: int) -> Column:
        if one.stated is None:
            return np.array(np.nan)
        low, likely, high = one.stated.low, one.stated.likely, one.stated.high
        if place is None:
            return np.array(likely)
        column = np.full(cases, likely)
        column[1 : 1 + self.draws] = self._drawn(name, (low, likely, high))
        column[place], column[place + 1] = low, high
        return column

    def _drawn(self, name: str, limits: tuple[float, float, float]) -> Column:
        kept = self._kept.get(name)
        if kept is None or kept[0] != limits:
            kept = (limits, self._stream(self._drivers[name]).within(*limits))
            self._kept[name] = kept
        return kept[1]

    def _stream(self, name: str) -> Spread:
        if name not in self._streams:
            # The middle of each of the 2**24 steps, so that neither end is ever reached.
            uniform = (stream(f"cost {name}", self.draws) + 0.5) / RANGE
            self._streams[name] = Spread.of(uniform)
        return self._streams[name]


def _has_spread(one: Assumption) -> bool:
    return one.stated is not None and one.stated.low < one.stated.high
