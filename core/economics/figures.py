"""What the costs say to the gates about each approach, in the likely case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.economics.catalogue import CostPack
from core.economics.result import ApproachCost, BreakEven, CostResult, Crossing, Payback

FigureName = Literal[
    "payback-outlives-base", "never-pays-back", "saves-nothing", "hosting-is-fixed"
]
"""What a gate may ask.

payback-outlives-base: the base model goes before it has stayed ``payback_factor`` times the
payback. Where nothing is ever paid back this holds only with better answers counted in money;
without, it is not known, because training may be worth it for quality.
never-pays-back: not within the months looked ahead. saves-nothing: there is no break-even with
the baseline, or the forecast volume lies on the wrong side of it. hosting-is-fixed: the trained
model is hosted for a fee that does not follow the volume.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures and what they come from, each by approach.

    ``truths`` holds by name whether a figure holds; what is not known is left out. ``base_life``
    (months) and ``volume`` (requests a month) are None where nobody has stated them.
    """

    truths: Mapping[str, Mapping[str, bool]]
    paybacks: Mapping[str, Payback]
    break_evens: Mapping[str, BreakEven]
    base_life: float | None
    volume: float | None
    baseline: str


def figures_of(result: CostResult, pack: CostPack) -> Figures:
    """Return the figures of a cost result."""
    paybacks = {row.code: row.payback for row in result.rows if row.payback is not None}
    break_evens = {row.code: row.break_even for row in result.rows if row.break_even is not None}
    life, volume = _likely(result, "base-life"), _likely(result, "volume")
    truths: dict[FigureName, dict[str, bool | None]] = {
        "payback-outlives-base": {
            code: _outlives(payback, life, pack) for code, payback in paybacks.items()
        },
        "never-pays-back": {code: payback.months is None for code, payback in paybacks.items()},
        "saves-nothing": {
            code: _saves_nothing(found, volume) for code, found in break_evens.items()
        },
        "hosting-is-fixed": {
            row.code: _has_fixed_hosting(row) for row in result.rows if row.total is not None
        },
    }
    return Figures(
        {name: _known(by_code) for name, by_code in truths.items()},
        paybacks,
        break_evens,
        life,
        volume,
        result.baseline,
    )


def _likely(result: CostResult, name: str) -> float | None:
    stated = result.assumptions[name].stated
    return None if stated is None else stated.likely


def _outlives(payback: Payback, life: float | None, pack: CostPack) -> bool | None:
    if payback.months is None:
        return True if payback.counts_value else None
    return None if life is None else payback.months * pack.payback_factor > life


def _saves_nothing(found: BreakEven, volume: float | None) -> bool | None:
    if found.crossing in (Crossing.NEVER, Crossing.SAME):
        return True
    if found.crossing is Crossing.ALWAYS:
        return False
    if volume is None or found.volume is None:
        return None
    if found.crossing is Crossing.PAYS_FROM:
        return volume < found.volume
    return volume > found.volume


def _has_fixed_hosting(row: ApproachCost) -> bool:
    return any(part.id == "hosting" and part.amount > 0 for part in row.fixed_parts)


def _known(by_code: Mapping[str, bool | None]) -> dict[str, bool]:
    return {code: truth for code, truth in by_code.items() if truth is not None}
