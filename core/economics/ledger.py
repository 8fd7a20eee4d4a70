"""The inputs as columns of numbers, and what an approach is made of.

One column holds the likely case first, then the fixed draws, then two cases per input in which
it alone is low or high. Every formula is applied to whole columns, so that the likely case, the
draws and the swings can never follow different rules. An unknown input is NaN and makes every
figure NaN that needs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.economics.catalogue import CostPack, Serving

Column = NDArray[np.float64]
NOTHING: Column = np.zeros(())


@dataclass(frozen=True, slots=True)
class Build:
    """One approach as the cost model sees it; ``serving`` is how a trained model is served."""

    code: str
    parts: frozenset[str]
    hours: tuple[str, ...]
    serving: Serving

    @classmethod
    def of(cls, code: str, pack: CostPack, serving: Serving) -> "Build":
        """Return the approach; full fine-tuning needs weights of one's own, hence own GPUs."""
        parts = frozenset(pack.components[code])
        return cls(code, parts, pack.hours[code], "own" if "full-tuning" in parts else serving)

    @property
    def is_trained(self) -> bool:
        """Say whether a model is trained."""
        return "tuning" in self.parts or "full-tuning" in self.parts

    @property
    def looks_up(self) -> bool:
        """Say whether documents are looked up."""
        return "retrieval" in self.parts

    @property
    def orchestrates(self) -> bool:
        """Say whether several calls and tools work together."""
        return "orchestration" in self.parts

    @property
    def shows_examples(self) -> bool:
        """Say whether worked examples travel with each request."""
        return "examples" in self.parts


class Ledger:
    """Columns by input; it remembers which were read, so that a figure can name its inputs."""

    def __init__(
        self, columns: Mapping[str, Column], pack: CostPack, listed: frozenset[str] = frozenset()
    ) -> None:
        """Take the columns, shapes () or (cases,); those ``listed`` are in the list currency."""
        self.pack = pack
        self.read: set[str] = set()
        self._columns = columns
        self._listed = listed

    def __getitem__(self, name: str) -> Column:
        """Return the column of an input, money in the currency of the sheet."""
        self.read.add(name)
        if name in self._listed:
            return self._columns[name] * self["exchange-rate"]
        return self._columns[name]

    def share(self, name: str) -> Column:
        """Return a column given in per cent as a share."""
        return self[name] / 100

    def factor(self, name: str, sign: int = 1) -> Column:
        """Return the factor from month to month of a change in per cent a year."""
        return np.power(1 + sign * self.share(name), 1 / 12)
