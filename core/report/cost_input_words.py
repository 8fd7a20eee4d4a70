"""Every number a cost rests on: those entered one by one, the others by their source."""

from collections.abc import Iterable
from dataclasses import replace

from core.days import long_date
from core.economics.assumption_words import AssumptionLine
from core.language import _
from core.report.cost_record import CostInput, DefaultGroup


def entered_lines(lines: Iterable[AssumptionLine]) -> tuple[CostInput, ...]:
    """Return what somebody entered, and what is missing."""
    return tuple(_input(line) for line in lines if not line.is_default)


def default_groups(lines: Iterable[AssumptionLine]) -> tuple[DefaultGroup, ...]:
    """Return list prices and defaults, those of one source and day together."""
    by_source: dict[str, list[AssumptionLine]] = {}
    for line in lines:
        if line.is_default:
            by_source.setdefault(_provenance(line), []).append(line)
    return tuple(
        DefaultGroup(source, tuple(_input(replace(one, source="")) for one in same))
        for source, same in by_source.items()
    )


def _provenance(line: AssumptionLine) -> str:
    age = f"{line.age}, {_('out of date')}" if line.is_stale else ""
    parts = (line.source, long_date(line.date), age)
    return ", ".join(part for part in parts if part)


def _input(line: AssumptionLine) -> CostInput:
    is_named = bool(line.source)
    return CostInput(
        line.title,
        line.low,
        line.likely,
        line.high,
        line.unit,
        line.owner if is_named else "",
        _provenance(line) if is_named else "",
        line.reason,
        line.is_stale,
    )
