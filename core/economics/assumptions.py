"""Which value every input has: from the sheet, from an answer, or none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from core.economics.catalogue import CostPack, InputEntry
from core.economics.result import Assumption
from core.economics.sheet import CostSheet, Estimate
from core.language import _

Stated = Mapping[str, Estimate]
"""Numbers among the answers, by question."""


def resolve(sheet: CostSheet, stated: Stated, pack: CostPack, today: str) -> dict[str, Assumption]:
    """Return the assumption of every input, in the order of the pack.

    What was entered on the sheet comes first, then the answer to the question that asks the
    same, then the default the sheet holds. ``today`` is a day (2026-11-20).
    """
    found = {entry.id: _assumption(entry, sheet, stated, pack, today) for entry in pack.inputs}
    for entry in pack.inputs:
        if entry.stands_in and found[entry.id].is_missing:
            found[entry.id] = _stand_in(entry, found[entry.stands_in])
    return found


def _stand_in(entry: InputEntry, other: Assumption) -> Assumption:
    if other.stated is None:
        return replace(other, id=entry.id)
    source = _("{source}; none is known, the input price stands for it")
    told = other.stated.model_copy(update={"source": source.format(source=other.stated.source)})
    return replace(other, id=entry.id, stated=told)


def horizon_of(sheet: CostSheet, stated: Stated, pack: CostPack) -> int:
    """Return the months to reckon over: those of the sheet, of the answer, or the default."""
    answered = stated.get(pack.horizon_criterion)
    if sheet.horizon_months is not None:
        return sheet.horizon_months
    if answered is not None:
        return min(max(1, round(answered.likely)), pack.longest_horizon_months)
    return pack.default_horizon_months


def _assumption(
    entry: InputEntry, sheet: CostSheet, stated: Stated, pack: CostPack, today: str
) -> Assumption:
    kept = sheet.inputs.get(entry.id)
    answered = stated.get(entry.criterion or "")
    is_answer = answered is not None and (kept is None or kept.owner == "default")
    estimate = answered if is_answer else kept
    age = _age(estimate, today)
    criterion = (entry.criterion or "") if is_answer else ""
    return Assumption(entry.id, estimate, criterion, age, _is_stale(estimate, age, pack))


def _age(estimate: Estimate | None, today: str) -> int | None:
    if estimate is None or estimate.date is None:
        return None
    return (date.fromisoformat(today) - date.fromisoformat(estimate.date)).days


def _is_stale(estimate: Estimate | None, age: int | None, pack: CostPack) -> bool:
    if estimate is None or age is None or estimate.trust == "judgement":
        return False
    return age > pack.stale_after_days[estimate.owner]
