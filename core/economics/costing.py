"""The one public verb of the cost model: from a sheet to what every approach costs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from json import dumps

import numpy as np

from core.economics.assumptions import Stated, horizon_of, resolve
from core.economics.catalogue import LIST_CURRENCY, CostPack
from core.economics.columns import Columns
from core.economics.crossings import break_even_of, payback_of
from core.economics.fixed_cost import monthly, upfront
from core.economics.latency import latency
from core.economics.ledger import NOTHING, Build, Column, Ledger
from core.economics.ownership import Line, Pace, Span, accumulated, payback_months
from core.economics.request_cost import RequestCost, request_cost
from core.economics.result import (
    ApproachCost,
    Assumption,
    Band,
    BreakEven,
    CostResult,
    Crossing,
    Part,
    Payback,
    Swing,
)
from core.economics.sheet import CostSheet
from core.economics.summary import Cases, known, likely


@dataclass(frozen=True, slots=True)
class _Costed:
    """One approach in columns."""

    build: Build
    request: RequestCost
    once: dict[str, Column]
    each_month: dict[str, Column]
    line: Line
    total: Column
    read: frozenset[str]


class CostModel:
    """Reckons sheets against one cost pack and keeps the draws while inputs change."""

    def __init__(self, pack: CostPack, draws: int | None = None) -> None:
        """Take the pack; nothing is drawn yet."""
        self.pack = pack
        self._columns = Columns(pack, pack.draws if draws is None else draws)

    def reckon(
        self,
        sheet: CostSheet,
        stated: Stated,
        today: str,
        compared: Collection[str] | None = None,
    ) -> CostResult:
        """Return the costs of every approach.

        ``stated`` are numbers among the answers, ``today`` is a day for the age of prices,
        ``compared`` are the approaches that may be the cheapest (all without it).
        """
        return self.open(sheet, stated).result(today, compared)

    def open(self, sheet: CostSheet, stated: Stated) -> "Reckoning":
        """Return one sheet reckoned through, to ask several things of it."""
        return Reckoning(self.pack, self._columns, sheet, stated)


class Reckoning:
    """One sheet in columns; everything it is asked comes from the same columns."""

    def __init__(self, pack: CostPack, columns: Columns, sheet: CostSheet, stated: Stated) -> None:
        """Reckon every approach; see ``CostModel.reckon``."""
        self._pack = pack
        self._sheet = sheet
        self._stated = stated
        self._months = horizon_of(sheet, stated, pack)
        self._assumptions = resolve(sheet, stated, pack, pack.date)
        self._by_input, spread = columns.build(self._assumptions)
        self._cases = Cases(columns.draws, spread)
        self._listed = _in_list_currency(self._assumptions, sheet.currency)
        shared = self._ledger()
        self._pace = Pace.of(shared)
        self._volume = shared["volume"]
        self._span = Span.of(self._pace, self._months)
        self._requests = self._volume * accumulated(shared.factor("growth"), self._months)
        self._shared = frozenset(shared.read)
        self._costed = {code: self._cost(code) for code in pack.components}

    def result(self, today: str, compared: Collection[str] | None = None) -> CostResult:
        """Return the costs of every approach; see ``CostModel.reckon``."""
        self._assumptions = resolve(self._sheet, self._stated, self._pack, today)
        codes = [code for code in self._costed if compared is None or code in compared]
        cheapest = self._cheapest(codes)
        rows = tuple(self._row(code, cheapest.get(code)) for code in self._costed)
        return CostResult(
            currency=self._sheet.currency,
            sign=self._pack.currency(self._sheet.currency).sign,
            horizon_months=self._months,
            draws=self._cases.draws,
            baseline=self._pack.baseline,
            rows=rows,
            assumptions=self._assumptions,
            missing=_in_order(self._pack, {name for row in rows for name in row.missing}),
            stale=_in_order(self._pack, {name for row in rows for name in row.stale}),
            fingerprint=_fingerprint(self._pack, self._sheet, self._stated),
        )

    def break_even(self, code: str, against: str) -> BreakEven:
        """Return from which volume one approach costs less than another."""
        if code == against:
            return BreakEven(code, against, Crossing.SAME, None, None, 1.0)
        difference = self._difference(code, against)
        return break_even_of((code, against), difference, self._span, self._cases)

    def _ledger(self) -> Ledger:
        return Ledger(self._by_input, self._pack, self._listed)

    def _cost(self, code: str) -> _Costed:
        ledger = self._ledger()
        build = Build.of(code, self._pack, self._sheet.serving)
        request = request_cost(ledger, build)
        once = upfront(ledger, build)
        each_month = monthly(ledger, build, request.whole)
        line = Line(_sum(once), _sum(each_month), request.tokens, request.rest)
        total = line.total(self._volume, self._span)
        return _Costed(
            build, request, once, each_month, line, total, self._shared | frozenset(ledger.read)
        )

    def _cheapest(self, codes: list[str]) -> dict[str, float]:
        if not codes:
            return {}
        totals = np.stack([self._cases.drawn(self._costed[code].total) for code in codes])
        if np.isnan(totals).any():
            return {}
        counts = np.bincount(np.argmin(totals, axis=0), minlength=len(codes))
        return {
            code: float(count) / self._cases.draws
            for code, count in zip(codes, counts, strict=True)
        }

    def _row(self, code: str, p_cheapest: float | None) -> ApproachCost:
        costed = self._costed[code]
        cases = self._cases
        benefit = self._benefit(code)
        running = (costed.total - costed.line.start) / self._months
        speed = self._ledger()
        seconds = latency(speed, costed.build)
        return ApproachCost(
            code=code,
            upfront=cases.band(costed.line.start),
            monthly=cases.band(running),
            total=cases.band(costed.total),
            per_request=known(likely(costed.request.whole)),
            upfront_parts=_parts(costed.once),
            fixed_parts=_parts(costed.each_month),
            request_parts=_parts(costed.request.parts),
            per_acceptable=self._per_acceptable(code),
            net_benefit=self._net_benefit(code, benefit),
            p_cheapest=p_cheapest,
            break_even=self._against_baseline(code),
            payback=self._payback(code, benefit),
            cumulative=self._cumulative(costed),
            latency=seconds,
            swings=self._swings(costed),
            used=self._used(costed.read | frozenset(speed.read), code),
            missing=self._which(costed.read, missing=True),
            stale=self._which(costed.read, missing=False),
        )

    def _used(self, read: frozenset[str], code: str) -> tuple[str, ...]:
        optional = {"value-answer", "cost-wrong", "base-life"}
        optional |= {_acceptable(code), _acceptable(self._pack.baseline)}
        known = {name for name in optional if not self._assumptions[name].is_missing}
        return _in_order(self._pack, read | known)

    def _which(self, read: frozenset[str], *, missing: bool) -> tuple[str, ...]:
        found = (self._assumptions[name] for name in read)
        names = {one.id for one in found if (one.is_missing if missing else one.is_stale)}
        return _in_order(self._pack, names)

    def _benefit(self, code: str) -> Column | None:
        """Return what better answers are worth per request, None where it has not been said."""
        ledger = self._ledger()
        gain = self._gain(ledger, code)
        worth = ledger["value-answer"] + ledger["cost-wrong"]
        return None if np.isnan(likely(gain * worth)) else gain * worth

    def _gain(self, ledger: Ledger, code: str) -> Column:
        own, today = _acceptable(code), _acceptable(self._pack.baseline)
        return ledger.share(own) - ledger.share(today)

    def _per_acceptable(self, code: str) -> Band | None:
        share = self._ledger().share(_acceptable(code))
        with np.errstate(divide="ignore", invalid="ignore"):
            column = self._costed[code].total / (self._requests * share)
        return self._cases.band(column) if np.isfinite(column).all() else None

    def _net_benefit(self, code: str, benefit: Column | None) -> Band | None:
        if benefit is None:
            return None
        difference = self._difference(code, self._pack.baseline)
        worth = benefit * self._volume * self._span.rest
        return self._cases.band(worth - difference.total(self._volume, self._span))

    def _difference(self, code: str, against: str) -> Line:
        return self._costed[code].line.minus(self._costed[against].line)

    def _against_baseline(self, code: str) -> BreakEven | None:
        if code == self._pack.baseline:
            return None
        found = self.break_even(code, self._pack.baseline)
        return None if found.crossing is Crossing.UNKNOWN else found

    def payback_draws(self, code: str) -> Column:
        """Return the months of payback of every draw, infinity where it never pays back."""
        return self._cases.drawn(self._months_back(code, self._benefit(code)))

    def _months_back(self, code: str, benefit: Column | None) -> Column:
        difference = self._difference(code, self._pack.baseline)
        if benefit is not None:
            difference = replace(difference, rest=difference.rest - benefit)
        longest = self._pack.longest_horizon_months
        return payback_months(difference, self._volume, self._pace, longest)

    def _payback(self, code: str, benefit: Column | None) -> Payback | None:
        if code == self._pack.baseline:
            return None
        months = self._months_back(code, benefit)
        longest, counts_value = self._pack.longest_horizon_months, benefit is not None
        return payback_of(months, self._cases, self._months, longest, counts_value=counts_value)

    def _cumulative(self, costed: _Costed) -> tuple[float, ...]:
        if np.isnan(likely(costed.total)):
            return ()
        months = np.arange(self._months + 1)
        span = Span.of(_first_pace(self._pace), months)
        volume = np.array(likely(self._volume))
        return tuple(_first_case(costed.line).total(volume, span).tolist())

    def _swings(self, costed: _Costed) -> tuple[Swing, ...]:
        if np.isnan(likely(costed.total)):
            return ()
        ends = self._cases.swings(costed.total)
        widths = np.abs(ends[:, 1] - ends[:, 0])
        widest = [place for place in np.argsort(-widths, kind="stable") if widths[place]]
        lows, highs = ends.T.tolist()
        return tuple(
            Swing(self._cases.spread[place], lows[place], highs[place]) for place in widest
        )


def _sum(parts: Mapping[str, Column]) -> Column:
    return sum(parts.values(), NOTHING)


def _parts(parts: Mapping[str, Column]) -> tuple[Part, ...]:
    amounts = ((name, likely(column)) for name, column in parts.items())
    return tuple(Part(name, amount) for name, amount in amounts if amount == amount)


def _acceptable(code: str) -> str:
    return "acceptable-" + code.lower().replace("+", "-")


def _first_case(line: Line) -> Line:
    parts = (line.start, line.fixed, line.tokens, line.rest)
    return Line(*(np.array(likely(part)) for part in parts))


def _first_pace(pace: Pace) -> Pace:
    return Pace(*(np.array(likely(part)) for part in (pace.level, pace.tokens, pace.rest)))


def _in_list_currency(assumptions: Mapping[str, Assumption], currency: str) -> frozenset[str]:
    if currency == LIST_CURRENCY:
        return frozenset()
    return frozenset(
        name
        for name, one in assumptions.items()
        if one.stated is not None and one.stated.currency == LIST_CURRENCY
    )


def _in_order(pack: CostPack, names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in pack.by_id if name in names)


def _fingerprint(pack: CostPack, sheet: CostSheet, stated: Stated) -> str:
    numbers = {key: one.model_dump(mode="json") for key, one in sorted(stated.items())}
    content = [pack.version, sheet.model_dump(mode="json"), numbers]
    return sha256(dumps(content, sort_keys=True).encode()).hexdigest()
