"""A new cost sheet: the defaults of the pack, the prices of chosen models, a preset over them."""

from core.economics.catalogue import LIST_CURRENCY, CostPack, InputEntry, Preset
from core.economics.price_file import ModelPrice
from core.economics.sheet import CostSheet, Estimate, PricedModel
from core.language import _


def empty_sheet(pack: CostPack) -> CostSheet:
    """Return a sheet with every default of the pack and nothing else."""
    return CostSheet(
        pack_version=pack.version,
        inputs={
            entry.id: default
            for entry in pack.inputs
            if (default := default_estimate(entry)) is not None
        },
    )


def with_preset(sheet: CostSheet, preset: Preset, pack: CostPack, source: str) -> CostSheet:
    """Return the sheet with a preset's ranges in place of defaults; what was entered stays."""
    taken = {
        name: Estimate(
            low=low,
            likely=likely,
            high=high,
            unit=pack.entry(name).unit,
            currency=LIST_CURRENCY if pack.entry(name).money else None,
            source=f"{source}: {preset.title}",
            date=pack.date,
            owner="default",
            trust="judgement",
        )
        for name, (low, likely, high) in preset.inputs.items()
        if _is_free(sheet, name)
    }
    return sheet.model_copy(update={"inputs": {**sheet.inputs, **taken}, "serving": preset.serving})


def with_model(
    sheet: CostSheet, model: ModelPrice, as_of: str, pack: CostPack, *, is_trained: bool = False
) -> CostSheet:
    """Return the sheet with a model's list prices of the day ``as_of`` in it.

    ``is_trained`` chooses the model to be trained, not the one in use. A price somebody overruled
    by hand gives way: it belonged to another model. Where a provider asks more for long prompts,
    the likely prompt with passages looked up decides.
    """
    prefix = "tuned-price-" if is_trained else "price-"
    listed = model.at_prompt(_prompt_tokens(sheet, is_trained=is_trained))
    long_prompt = listed is not model
    prices = {
        f"{prefix}input": listed.input,
        f"{prefix}cached": listed.cached_input,
        f"{prefix}cache-write": listed.cache_write,
        f"{prefix}output": listed.output,
    }
    seller = f"{model.provider}, {model.name}" + (_(", for long prompts") if long_prompt else "")
    taken = {
        name: _list_price(pack.entry(name), price, seller, as_of)
        for name, price in prices.items()
        if price is not None
    }
    kept = {name: one for name, one in sheet.inputs.items() if name not in prices}
    chosen = PricedModel(id=model.id, name=f"{model.name} ({model.provider})", as_of=as_of)
    return sheet.model_copy(
        update={
            "inputs": {**kept, **taken},
            "tuned_model" if is_trained else "model": chosen,
        }
    )


def _prompt_tokens(sheet: CostSheet, *, is_trained: bool) -> float:
    fixed = "tuned-static-tokens" if is_trained else "static-tokens"
    parts = (fixed, "user-tokens", "retrieved-tokens")
    return sum(sheet.inputs[name].likely for name in parts if name in sheet.inputs)


def _list_price(entry: InputEntry, price: float, source: str, as_of: str) -> Estimate:
    return Estimate(
        low=price,
        likely=price,
        high=price,
        unit=entry.unit,
        currency=LIST_CURRENCY,
        source=_("List price: {source}").format(source=source),
        date=as_of,
        owner="price-list",
    )


def _is_free(sheet: CostSheet, name: str) -> bool:
    kept = sheet.inputs.get(name)
    return kept is None or kept.owner == "default"


def default_estimate(entry: InputEntry) -> Estimate | None:
    """Return what the pack says about an input, None where it says nothing."""
    default = entry.default
    if default is None:
        return None
    return Estimate(
        low=default.low,
        likely=default.likely,
        high=default.high,
        unit=entry.unit,
        currency=LIST_CURRENCY if entry.money else None,
        source=default.source,
        date=default.date,
        owner="default",
        trust=default.trust,
    )
