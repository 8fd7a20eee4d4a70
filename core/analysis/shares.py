"""A count out of a whole, with the interval it leaves open."""

from dataclasses import dataclass
from math import sqrt

# The 97.5 % point of the normal distribution, for two-sided 95 % intervals.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``whole`` cases."""

    count: int
    whole: int

    @property
    def value(self) -> float | None:
        """Return the share from 0 to 1, None where there was nothing to count."""
        return self.count / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return Wilson's 95 % interval, from 0 to 1; everything where nothing was counted."""
        if not self.whole:
            return (0.0, 1.0)
        share = self.count / self.whole
        shrink = 1 + _Z**2 / self.whole
        middle = (share + _Z**2 / (2 * self.whole)) / shrink
        spread = share * (1 - share) / self.whole + _Z**2 / (4 * self.whole**2)
        half = _Z * sqrt(spread) / shrink
        return (max(0.0, middle - half), min(1.0, middle + half))
