"""A new cost sheet: the defaults of the pack, the prices of chosen models, a preset over them."""

from core.economics.catalogue import LIST_CURRENCY, CostPack, InputEntry, Preset
from core.economics.sheet import CostSheet, Estimate


def empty_sheet(pack: CostPack) -> CostSheet:
    """Return a sheet with every default of the pack and nothing else."""
    return CostSheet(
        pack_version=pack.version,
        inputs={entry.id: _default(entry) for entry in pack.inputs if entry.default is not None},
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


def _is_free(sheet: CostSheet, name: str) -> bool:
    kept = sheet.inputs.get(name)
    return kept is None or kept.owner == "default"


def _default(entry: InputEntry) -> Estimate:
    default = entry.default
    if default is None:
        raise ValueError(f"{entry.id} has no default")
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
