"""What the handout says about costs; like the rest of it without a field for a private note."""

from dataclasses import dataclass

from core.charts.break_even_line import VolumeCrossing
from core.charts.cost_bars import CostSpan
from core.charts.cumulative_lines import Meeting, SpendingLine


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one approach costs; ``span`` is what its bar is drawn from, None while unknown."""

    code: str
    name: str
    span: CostSpan | None
    start: str
    monthly: str
    median: str
    range: str
    cheapest: str
    is_blocked: bool
    is_recommended: bool


@dataclass(frozen=True, slots=True)
class PaybackLine:
    """From which volume some approaches cost less, and when they have paid back."""

    names: str
    break_even: str
    payback: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request: its cost by part (id, amount), and when its answer is there."""

    code: str
    name: str
    parts: tuple[tuple[str, float], ...]
    amount: str
    first_word: str
    whole: str
    longest: str
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class SwingLine:
    """How far the total goes while one input goes from its low to its high."""

    title: str
    range: str
    ends: tuple[float, float]
    words: str


@dataclass(frozen=True, slots=True)
class WorthLine:
    """What one good answer costs and what better answers bring, in words."""

    name: str
    per_acceptable: str
    net_benefit: str


@dataclass(frozen=True, slots=True)
class CostInput:
    """One number reckoned with; ``source`` holds its date, ``reason`` why it was overruled.

    ``owner`` and ``source`` are "" for a default or a list price: its group says them.
    """

    title: str
    low: str
    likely: str
    high: str
    unit: str
    owner: str
    source: str
    reason: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class DefaultGroup:
    """Numbers nobody has replaced that come from the same source on the same day."""

    source: str
    lines: tuple[CostInput, ...]


@dataclass(frozen=True, slots=True)
class Costs:
    """What the approaches cost, when one pays for itself, and what that rests on.

    ``emphasis`` is the amount in ``sentence`` set in semibold, or ""; ``short`` says the same in
    a few words. ``volume`` is the client's
    with the words over it, None while unknown; ``total`` the likely total the swings start from;
    ``legend`` the parts of a request by id and title.
    """

    sentence: str
    emphasis: str
    short: str
    notes: tuple[str, ...]
    sign: str
    lines: tuple[CostLine, ...]
    lines_note: str
    parts: tuple[str, ...]
    payback_title: str
    crossings: tuple[VolumeCrossing, ...]
    volume: tuple[float, str] | None
    paybacks: tuple[PaybackLine, ...]
    payback_note: str
    spending_title: str
    spending: tuple[SpendingLine, ...]
    spending_note: str
    meetings: tuple[Meeting, ...]
    requests: tuple[RequestLine, ...]
    legend: tuple[tuple[str, str], ...]
    request_note: str
    worth: tuple[WorthLine, ...]
    worth_note: str
    swings_title: str
    total: float
    swings: tuple[SwingLine, ...]
    entered: tuple[CostInput, ...]
    defaults: tuple[DefaultGroup, ...]
    left_out: tuple[str, ...]
