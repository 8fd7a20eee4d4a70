"""The cost result as plain data, for ``costs --json``; what is unknown is null, never 0 or NaN."""

from dataclasses import asdict

from core.economics.catalogue import CostPack
from core.economics.result import (
    ApproachCost,
    Assumption,
    Band,
    BreakEven,
    CostResult,
    Latency,
    Part,
    Payback,
)
from core.economics.sheet import CostSheet, PricedModel

Plain = dict[str, object]


def as_json(result: CostResult, sheet: CostSheet, pack: CostPack) -> Plain:
    """Return the result with the sheet's prices as JSON-able data; money in ``currency``."""
    return {
        "fingerprint": result.fingerprint,
        "cost_model": {"version": pack.version, "date": pack.date},
        "currency": result.currency,
        "sign": result.sign,
        "horizon_months": result.horizon_months,
        "serving": sheet.serving,
        "draws": result.draws,
        "baseline": result.baseline,
        "prices": _prices(sheet),
        "approaches": [_approach(row) for row in result.rows],
        "assumptions": [_assumption(one, pack) for one in result.assumptions.values()],
        "used": list(result.used),
        "missing": list(result.missing),
        "stale": list(result.stale),
    }


def _prices(sheet: CostSheet) -> Plain:
    known = [one.as_of for one in (sheet.model, sheet.tuned_model) if one is not None]
    return {
        "as_of": min(known, default=None),
        "model": _model(sheet.model),
        "tuned_model": _model(sheet.tuned_model),
    }


def _model(model: PricedModel | None) -> Plain | None:
    return model.model_dump(mode="json") if model else None


def _approach(row: ApproachCost) -> Plain:
    return {
        "approach": row.code,
        "upfront": _band(row.upfront),
        "monthly": _band(row.monthly),
        "total": _band(row.total),
        "per_request": row.per_request,
        "upfront_parts": _parts(row.upfront_parts),
        "fixed_parts": _parts(row.fixed_parts),
        "request_parts": _parts(row.request_parts),
        "per_acceptable": _band(row.per_acceptable),
        "net_benefit": _band(row.net_benefit),
        "p_cheapest": row.p_cheapest,
        "break_even": _break_even(row.break_even),
        "payback": _payback(row.payback),
        "cumulative": list(row.cumulative),
        "latency": _latency(row.latency),
        "swings": [
            {"input": swing.input, "at_low": swing.at_low, "at_high": swing.at_high}
            for swing in row.swings
        ],
        "used": list(row.used),
        "missing": list(row.missing),
        "stale": list(row.stale),
    }


def _band(band: Band | None) -> Plain | None:
    return dict(asdict(band)) if band else None


def _parts(parts: tuple[Part, ...]) -> Plain:
    return {part.id: part.amount for part in parts}


def _break_even(found: BreakEven | None) -> Plain | None:
    if found is None:
        return None
    return {
        "against": found.against,
        "crossing": found.crossing.value,
        "volume": found.volume,
        "band": _band(found.band),
        "share": found.share,
    }


def _payback(payback: Payback | None) -> Plain | None:
    return dict(asdict(payback)) if payback else None


def _latency(latency: Latency | None) -> Plain | None:
    if latency is None:
        return None
    return {
        "first_word": latency.first_word,
        "whole": latency.whole,
        "parts": _parts(latency.parts),
        "longest": latency.longest.id,
    }


def _assumption(one: Assumption, pack: CostPack) -> Plain:
    entry = pack.entry(one.id)
    stated = one.stated.model_dump(mode="json") if one.stated else dict.fromkeys(_STATED)
    return {
        "id": one.id,
        "title": entry.title,
        **stated,
        "unit": entry.unit,
        "criterion": one.criterion or None,
        "age_days": one.age_days,
        "is_stale": one.is_stale,
        "is_missing": one.is_missing,
    }


_STATED = ("low", "likely", "high", "currency", "source", "date", "owner", "reason", "trust")
