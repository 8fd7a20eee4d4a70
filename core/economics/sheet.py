"""The cost sheet of one assessment: every input as a range with its source, date and owner."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from core.economics.catalogue import (
    LIST_CURRENCY,
    CostPack,
    CurrencyCode,
    Day,
    InputEntry,
    InputId,
    Owner,
    Serving,
)
from core.language import _
from core.records import Record
from core.visible_text import visible_text

LIMIT = 1e15
Amount = Annotated[float, Field(ge=-LIMIT, le=LIMIT)]
SourceText = Annotated[str, Field(max_length=600), BeforeValidator(visible_text)]
ReasonText = Annotated[str, Field(max_length=2_000), BeforeValidator(visible_text)]


class Estimate(Record):
    """One input: low, likely, high in ``unit``, whose it is and where it comes from.

    ``currency`` is set for money only. ``reason`` says why a list price was overruled. ``trust``
    says how far to believe a default.
    """

    low: Amount
    likely: Amount
    high: Amount
    unit: Annotated[str, Field(max_length=60)] = ""
    currency: CurrencyCode | None = None
    source: SourceText = ""
    date: Day | None = None
    owner: Owner = "consultant"
    reason: ReasonText = ""
    trust: Literal["", "vendor", "second-hand", "low", "judgement"] = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.likely <= self.high:
            sentence = _("expected low, likely and high in rising order.")
            raise PydanticCustomError("refused", "{sentence}", {"sentence": sentence})
        return self


class PricedModel(Record):
    """A model of the price list whose prices the sheet holds; ``as_of`` is the list's date."""

    id: SourceText
    name: SourceText
    as_of: Day


class CostSheet(Record):
    """All inputs of one assessment.

    Prices and defaults are kept here, so that none changes behind an old assessment's back;
    ``pack_version`` says which cost model they came from.
    ``horizon_months`` None follows the answer on how long it will stay in use.
    """

    pack_version: Annotated[str, Field(max_length=40)]
    currency: CurrencyCode = LIST_CURRENCY
    horizon_months: Annotated[int, Field(ge=1, le=120)] | None = None
    serving: Serving = "hourly"
    model: PricedModel | None = None
    tuned_model: PricedModel | None = None
    inputs: Annotated[dict[InputId, Estimate], Field(max_length=500)] = Field({})


def sheet_mismatches(sheet: CostSheet, pack: CostPack) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) for everything the cost model cannot take."""
    if sheet.currency not in {currency.code for currency in pack.currencies}:
        codes = ", ".join(currency.code for currency in pack.currencies)
        yield "currency", _("expected one of {codes}.").format(codes=codes)
    for name, estimate in sheet.inputs.items():
        if name not in pack.by_id:
            yield f"inputs.{name}", _("expected an input of the cost model; there is none such.")
        else:
            entry = pack.entry_in(name, estimate.currency)
            for place, expected in estimate_mismatches(estimate, entry, sheet.currency):
                yield f"inputs.{name}{place}", expected


def estimate_mismatches(
    estimate: Estimate, entry: InputEntry, currency: str
) -> Iterator[tuple[str, str]]:
    """Yield (place, what was expected) where a range does not fit its input.

    ``entry`` has the limits of the estimate's currency (``CostPack.entry_in``).
    """
    if estimate.low < entry.least or estimate.high > entry.most:
        sentence = _("expected {least} to {most} {unit}.")
        yield (
            "",
            sentence.format(
                least=f"{entry.least:,.12g}", most=f"{entry.most:,.12g}", unit=entry.unit
            ).replace(" .", "."),
        )
    if estimate.unit not in ("", entry.unit):
        yield ".unit", _("expected {unit}.").format(unit=entry.unit or _("no unit"))
    allowed = (LIST_CURRENCY, currency) if entry.money else (None,)
    if estimate.currency not in allowed:
        yield ".currency", _money_words(entry, currency)


def _money_words(entry: InputEntry, currency: str) -> str:
    if not entry.money:
        return _("expected no currency; this is not an amount of money.")
    if currency == LIST_CURRENCY:
        return _("expected {currency}, the currency of this assessment.").format(currency=currency)
    sentence = _("expected {currency}, the currency of this assessment, or {listed}.")
    return sentence.format(currency=currency, listed=LIST_CURRENCY)
