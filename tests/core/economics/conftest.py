"""Sheets the stories of the cost model start from."""

import pytest

from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import shipped_costs, shipped_presets
from core.economics.costing import CostModel
from core.economics.price_file import shipped_prices
from core.economics.sheet import CostSheet, Estimate

TODAY = "2026-11-20"


def exactly(value, **more):
    return Estimate(low=value, likely=value, high=value, **more)


def entered(sheet, pack, /, **values):
    """Return the sheet with exact figures entered; names with underscores, money in USD."""
    inputs = dict(sheet.inputs)
    for name, value in values.items():
        entry = pack.entry(name.replace("_", "-"))
        currency = "USD" if entry.money else None
        inputs[entry.id] = exactly(float(value), unit=entry.unit, currency=currency)
    return sheet.model_copy(update={"inputs": inputs})


@pytest.fixture(scope="session")
def pack():
    return shipped_costs()


@pytest.fixture(scope="session")
def prices():
    return shipped_prices()


@pytest.fixture(scope="session")
def presets(pack, prices):
    """Each preset as a whole sheet with list prices."""
    found: dict[str, CostSheet] = {}
    shipped = shipped_presets()
    for preset in shipped.presets:
        sheet = with_preset(empty_sheet(pack), preset, pack, shipped.source)
        sheet = with_model(sheet, prices.find(preset.model), prices.as_of, pack)
        tuned = prices.find(preset.tuned_model)
        found[preset.id] = with_model(sheet, tuned, prices.as_of, pack, is_trained=True)
    return found


@pytest.fixture(scope="session")
def support(presets):
    return presets["support"]


@pytest.fixture(scope="session")
def small_model(pack):
    """Reckons with few draws, for stories about the likely case."""
    return CostModel(pack, draws=200)


@pytest.fixture(scope="session")
def full_model(pack):
    return CostModel(pack)
