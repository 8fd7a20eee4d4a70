"""The costs part of a bare answers file: a preset, models and some inputs, over the defaults."""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationError
from pydantic_core import PydanticCustomError

from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import (
    LIST_CURRENCY,
    CostPack,
    CurrencyCode,
    InputEntry,
    InputId,
    Preset,
    Serving,
    shipped_costs,
    shipped_presets,
)
from core.economics.price_file import ModelPrice, PriceFile
from core.economics.sheet import Amount, CostSheet, Estimate, PricedModel, sheet_mismatches
from core.errors import FileFault
from core.files import quoted
from core.language import _
from core.records import Record
from core.schema_faults import schema_faults

PLACE = "costs"


def _kind(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[range]"
    return "[estimate]" if isinstance(value, dict | Estimate) else "[number]"


def _in_order(span: tuple[float, float, float]) -> tuple[float, float, float]:
    if span[0] <= span[1] <= span[2]:
        return span
    sentence = _("expected low, likely and high in rising order.")
    raise PydanticCustomError("refused", "{sentence}", {"sentence": sentence})


# The tags stand in brackets, so that no fault names them as part of its place.
BareInput = Annotated[
    Annotated[Amount, Tag("[number]")]
    | Annotated[tuple[Amount, Amount, Amount], AfterValidator(_in_order), Tag("[range]")]
    | Annotated[Estimate, Tag("[estimate]")],
    Discriminator(_kind),
]
"""One input: an exact number, a list of low, likely and high, or an estimate with its source."""


class BareCosts(Record):
    """The costs part: what is left out comes from the preset, then from the defaults.

    ``horizon`` is in months. ``model`` and ``tuned_model`` are ids of the price list.
    """

    preset: Annotated[str, Field(max_length=60)] | None = None
    currency: CurrencyCode = LIST_CURRENCY
    horizon: Annotated[int, Field(ge=1, le=120)] | None = None
    serving: Serving | None = None
    model: Annotated[str, Field(max_length=200)] | None = None
    tuned_model: Annotated[str, Field(max_length=200)] | None = None
    inputs: Annotated[dict[InputId, BareInput], Field(max_length=500)] = Field({})


def read_bare_costs(content: object, prices: PriceFile, file: str) -> CostSheet:
    """Return the sheet of a parsed costs part; FileFault names the first thing wrong."""
    pack = shipped_costs()
    bare = _validated(content, file)
    preset = _preset(bare, file)
    sheet = empty_sheet(pack)
    if preset is not None:
        sheet = with_preset(sheet, preset, pack, shipped_presets().source)
    sheet = _with_models(sheet, bare, preset, prices, file)
    sheet = sheet.model_copy(
        update={
            "currency": bare.currency,
            "horizon_months": bare.horizon,
            "serving": bare.serving or sheet.serving,
            "inputs": {**sheet.inputs, **_entered(bare, pack)},
        }
    )
    for place, expected in sheet_mismatches(sheet, pack):
        hint = _unknown_input(place, pack)
        raise FileFault(file, f"{PLACE}.{place}", f"{expected}{hint}")
    return sheet


def default_sheet(prices: PriceFile) -> CostSheet:
    """Return a sheet of defaults alone, with the models of the first preset for their prices."""
    preset, sheet = shipped_presets().presets[0], empty_sheet(shipped_costs())
    for is_trained, name in ((False, preset.model), (True, preset.tuned_model)):
        model = prices.find(name)
        if model is not None:
            sheet = with_model(sheet, model, prices.as_of, shipped_costs(), is_trained=is_trained)
    return sheet


def repriced(sheet: CostSheet, prices: PriceFile, file: str) -> CostSheet:
    """Return the sheet with the prices of its models taken from a price file.

    What was entered in place of a list price stays. FileFault when the file lacks a model.
    """
    pack = shipped_costs()
    new = sheet
    for is_trained, priced in ((False, sheet.model), (True, sheet.tuned_model)):
        if priced is not None:
            model = _listed(priced, prices, file)
            new = with_model(new, model, prices.as_of, pack, is_trained=is_trained)
    kept = {name: one for name, one in sheet.inputs.items() if one.owner != "price-list"}
    return new.model_copy(update={"inputs": {**new.inputs, **kept}})


def _listed(priced: PricedModel, prices: PriceFile, file: str) -> ModelPrice:
    model = prices.find(priced.id)
    if model is None:
        expected = _("expected prices of {model}, which this assessment uses; there are none.")
        raise FileFault(file, "models", expected.format(model=quoted(priced.id)))
    return model


def _validated(content: object, file: str) -> BareCosts:
    try:
        return BareCosts.model_validate_json(json.dumps(content))
    except ValidationError as error:
        for fault in schema_faults(error, content, file):
            place = f"{PLACE}.{fault.place}" if fault.place else PLACE
            raise FileFault(file, place, fault.expected) from error
        raise FileFault(file, PLACE, _("expected an object in braces.")) from error


def _preset(bare: BareCosts, file: str) -> Preset | None:
    if bare.preset is None:
        return None
    presets = {preset.id: preset for preset in shipped_presets().presets}
    if bare.preset not in presets:
        expected = _("expected one of {presets}; {value} is none.")
        text = expected.format(presets=", ".join(presets), value=quoted(bare.preset))
        raise FileFault(file, f"{PLACE}.preset", text)
    return presets[bare.preset]


def _with_models(
    sheet: CostSheet, bare: BareCosts, preset: Preset | None, prices: PriceFile, file: str
) -> CostSheet:
    fallback = preset or shipped_presets().presets[0]
    chosen = {
        "model": bare.model or fallback.model,
        # Nobody trains another model than the one in use without saying so.
        "tuned_model": bare.tuned_model or bare.model or fallback.tuned_model,
    }
    for key, name in chosen.items():
        model = prices.find(name)
        if model is None:
            raise FileFault(file, f"{PLACE}.{key}", _no_such_model(name, prices))
        is_trained = key == "tuned_model"
        sheet = with_model(sheet, model, prices.as_of, shipped_costs(), is_trained=is_trained)
    return sheet


def _no_such_model(name: str, prices: PriceFile) -> str:
    expected = _(
        "expected a model of the price list of {day}, like {example}; {value} is none.{hint}"
    )
    return expected.format(
        day=prices.as_of,
        example=f'"{prices.models[0].id}"',
        value=quoted(name),
        hint=_hint(name, [model.id for model in prices.models]),
    )


def _entered(bare: BareCosts, pack: CostPack) -> Mapping[str, Estimate]:
    return {
        name: _estimate(value, pack.by_id.get(name), bare.currency)
        for name, value in bare.inputs.items()
    }


def _estimate(value: object, entry: InputEntry | None, currency: str) -> Estimate:
    if not isinstance(value, Estimate):
        low, likely, high = value if isinstance(value, tuple) else (value, value, value)
        value = Estimate(low=low, likely=likely, high=high)
    if entry is not None and entry.money and value.currency is None:
        return value.model_copy(update={"currency": currency})
    return value


def _unknown_input(place: str, pack: CostPack) -> str:
    name = place.removeprefix("inputs.")
    return "" if name in pack.by_id or "." in name else _hint(name, list(pack.by_id))


def _hint(written: str, known: list[str]) -> str:
    close = get_close_matches(written.casefold()[:64].replace("_", "-"), known, n=1)
    return " " + _("Did you mean {close}?").format(close=quoted(close[0])) if close else ""
