"""From columns to figures: likely case, median and the band of the draws."""

import numpy as np

from core.economics.ledger import Column
from core.economics.result import Band

_LEVELS = (0.05, 0.5, 0.95)


class Cases:
    """Where the likely case, the draws and the swings stand in a column."""

    def __init__(self, draws: int, spread: list[str]) -> None:
        """Take the number of draws and the inputs with a spread, in swing order."""
        self.draws = draws
        self.spread = spread
        self.count = 1 + draws + 2 * len(spread)

    def whole(self, column: Column) -> Column:
        """Return the column with one value per case."""
        return np.broadcast_to(column, (self.count,))

    def drawn(self, column: Column) -> Column:
        """Return the draws of a column, shape (draws,)."""
        return self.whole(column)[1 : 1 + self.draws]

    def swings(self, column: Column) -> Column:
        """Return low and high of each input, shape (inputs with a spread, 2)."""
        return self.whole(column)[1 + self.draws :].reshape(-1, 2)

    def band(self, column: Column) -> Band | None:
        """Return the band of a column, None where it is unknown."""
        value = likely(column)
        if np.isnan(value):
            return None
        if np.ndim(column) == 0:
            return Band(value, value, value, value)
        return band(self.drawn(column), value)


def likely(column: Column) -> float:
    """Return the likely case of a column."""
    return float(column if np.ndim(column) == 0 else column[0])


def known(value: float) -> float | None:
    """Return the value, None for one that is not a number."""
    return None if np.isnan(value) else value


def band(draws: Column, value: float) -> Band:
    """Return the band of these draws around a likely value; the quantiles are draws themselves."""
    ranks = [round(level * (len(draws) - 1)) for level in _LEVELS]
    low, median, high = (float(one) for one in np.partition(draws, ranks)[ranks])
    return Band(min(low, value), median, max(high, value), value)
