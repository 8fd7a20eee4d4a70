"""What the cost model found out: one object for window, paper, file and command line.

Money is in the currency of the sheet. Figures that cannot be reckoned are None, never 0;
``missing`` says which inputs would be needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.economics.sheet import Estimate


@dataclass(frozen=True, slots=True)
class Band:
    """A figure with its spread: the likely case, and over the draws 5 %, median and 95 %.

    ``low`` and ``high`` reach to the likely case where more than 95 of 100 draws lie on one
    side of it, so that the band always holds at least 9 of 10 draws and the likely value.
    """

    low: float
    median: float
    high: float
    likely: float


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sum: its id and the likely amount."""

    id: str
    amount: float


class Crossing(StrEnum):
    """How two cost lines lie over all volumes."""

    PAYS_FROM = "pays-from"
    PAYS_UP_TO = "pays-up-to"
    ALWAYS = "always"
    NEVER = "never"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From which volume ``code`` costs less than ``against``, in requests a month.

    ``crossing`` and ``volume`` are the likely case; ``band`` runs over the draws that have a
    break-even of that kind, ``share`` is how many of all they are (0 to 1). Without one,
    ``crossing`` says why: NEVER (it costs more at every volume) or ALWAYS (less at every one).
    """

    code: str
    against: str
    crossing: Crossing
    volume: float | None
    band: Band | None
    share: float


@dataclass(frozen=True, slots=True)
class Payback:
    """After how many months ``code`` has paid back against the baseline.

    ``months`` is the likely case, None where it does not within ``looked_ahead`` months.
    ``within`` and ``never`` are shares of the draws (0 to 1): inside the horizon, and not within
    the months looked ahead. ``counts_value`` says that better answers were counted in money.
    """

    months: int | None
    within: float
    never: float
    looked_ahead: int
    counts_value: bool


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds of the likely case: first word, whole answer, and the parts of the whole."""

    first_word: float
    whole: float
    parts: tuple[Part, ...]

    @property
    def longest(self) -> Part:
        """Return the part that takes longest."""
        return max(self.parts, key=lambda part: part.amount)


@dataclass(frozen=True, slots=True)
class Swing:
    """What the total does while one input goes from low to high and the rest stay likely."""

    input: str
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """Return how far apart the two ends lie."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class ApproachCost:
    """The costs of one approach.

    ``upfront`` once, ``monthly`` the mean month over the horizon (running, fixed, upkeep),
    ``total`` over the horizon, ``per_request`` of the likely case with its ``request_parts``.
    ``fixed_parts`` are a month's. ``cumulative`` is the likely case at the end of month 0, 1, ...
    ``p_cheapest`` is the share of draws it costs least in among the approaches compared, None
    for one that is left out. ``swings`` are sorted, the widest first. ``used`` are the inputs the
    figures rest on, known or missing, in the order of the pack.
    """

    code: str
    upfront: Band | None
    monthly: Band | None
    total: Band | None
    per_request: float | None
    upfront_parts: tuple[Part, ...]
    fixed_parts: tuple[Part, ...]
    request_parts: tuple[Part, ...]
    per_acceptable: Band | None
    net_benefit: Band | None
    p_cheapest: float | None
    break_even: BreakEven | None
    payback: Payback | None
    cumulative: tuple[float, ...]
    latency: Latency | None
    swings: tuple[Swing, ...]
    used: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One input as it was reckoned with.

    ``stated`` is the entry as it stands in the sheet or came from an answer, in its own currency
    (None: missing). ``criterion`` is the question whose answer it is, "" otherwise.
    ``age_days`` counts to today, None without a date.
    """

    id: str
    stated: Estimate | None
    criterion: str
    age_days: int | None
    is_stale: bool

    @property
    def is_missing(self) -> bool:
        """Say whether nothing is known about this input."""
        return self.stated is None


@dataclass(frozen=True, slots=True)
class CostResult:
    """Everything the cost model says about one assessment.

    ``rows`` are in the order of the approaches. ``missing`` and ``stale`` are inputs any row
    needed. ``fingerprint`` covers the sheet and the answers it took numbers from.
    """

    currency: str
    sign: str
    horizon_months: int
    draws: int
    baseline: str
    rows: tuple[ApproachCost, ...]
    assumptions: Mapping[str, Assumption]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    fingerprint: str

    @property
    def used(self) -> tuple[str, ...]:
        """Return the inputs any row rests on, in the order of the pack."""
        used = {name for row in self.rows for name in row.used}
        return tuple(name for name in self.assumptions if name in used)

    def row(self, code: str) -> ApproachCost:
        """Return the costs of one approach; KeyError when there is none."""
        for row in self.rows:
            if row.code == code:
                return row
        raise KeyError(code)
