"""Measures the cost model against a plain loop; every result is checked before its time counts.

The loop is the independent spreadsheet of the tests, draw by draw and month by month, with the
break-even month looked up in the course of the months. It starts from the same drawn inputs.
"""

import math
from collections.abc import Iterator

import numpy as np
from analysis_speed import ROUNDS, Row, check, of_ratios, of_times, timed

from core.economics.begin import empty_sheet, with_model, with_preset
from core.economics.catalogue import CostPack, shipped_costs, shipped_presets
from core.economics.costing import CostModel, Reckoning
from core.economics.price_file import shipped_prices
from core.economics.sheet import CostSheet
from tests.core.economics.spreadsheet import spreadsheet

DRAWS = 100_000
LOOPED = 400
MONTHS = 36
TODAY = "2026-11-20"


def cost_rows() -> Iterator[Row]:
    pack = shipped_costs()
    sheet = sheet_of(pack)
    fresh, drawn, loops = [], [], []
    for _ in range(ROUNDS):
        model = CostModel(pack, DRAWS)
        took, result = timed(lambda model=model: model.reckon(sheet, {}, TODAY))
        fresh.append(took)
        # The loop is handed its draws, so it is measured against a model that has them too.
        took, again = timed(lambda model=model: model.reckon(sheet, {}, TODAY))
        drawn.append(took)
        check(again == result, "Two reckonings differ.")
        reckoning = model.open(sheet, {})
        took, looped = timed(lambda reckoning=reckoning: one_by_one(reckoning, sheet))
        loops.append(took * DRAWS / LOOPED)
        check(is_same(reckoning, looped), "The loop and the cost model differ.")
        check(result.draws == DRAWS and not result.missing, "Not everything was reckoned.")
    yield of_times("costs, 100,000 draws, 9 approaches, 36 months", fresh)
    yield of_times("the same from draws already made", drawn)
    name = f"plain loop ({LOOPED}, scaled) / the same, draws made"
    yield of_ratios(name, loops, drawn, 60)
    yield of_ratios("the same loop / with making the draws", loops, fresh, None)
    yield from what_if(pack, sheet)


def what_if(pack: CostPack, sheet: CostSheet) -> Iterator[Row]:
    """Yield what one moved input costs; the draws of all others are kept."""
    for name, model, bar in (
        ("costs, 10,000 draws: one input changed", CostModel(pack), None),
        ("costs, 2,000 draws: one input changed", CostModel(pack, 2_000), 16.0),
    ):
        model.reckon(sheet, {}, TODAY)
        times = []
        for turn in range(20):
            volume = sheet.inputs["volume"]
            moved = volume.model_copy(update={"high": volume.high + turn})
            changed = sheet.model_copy(update={"inputs": {**sheet.inputs, "volume": moved}})
            times.append(timed(lambda c=changed, m=model: m.reckon(c, {}, TODAY))[0])
        yield of_times(name, times, bar)


def sheet_of(pack: CostPack) -> CostSheet:
    shipped, prices = shipped_presets(), shipped_prices()
    preset = shipped.presets[1]
    sheet = with_preset(empty_sheet(pack), preset, pack, shipped.source)
    sheet = with_model(sheet, prices.find(preset.model), prices.as_of, pack)
    sheet = with_model(sheet, prices.find(preset.tuned_model), prices.as_of, pack, is_trained=True)
    return sheet.model_copy(update={"horizon_months": MONTHS})


def one_by_one(reckoning: Reckoning, sheet: CostSheet):
    """Return for each draw and approach the total and the month it is paid back in."""
    columns = {
        name: reckoning._cases.drawn(column)[:LOOPED].tolist()
        for name, column in reckoning._by_input.items()
    }
    found = []
    for draw in range(LOOPED):
        value = {name: numbers[draw] for name, numbers in columns.items()}
        cells = spreadsheet(value, sheet.serving, MONTHS)
        baseline = cells["PE"]["course"]
        found.append(
            {
                code: (cell["total"], paid_back(cell["course"], baseline))
                for code, cell in cells.items()
            }
        )
    return found


def paid_back(course: list[float], baseline: list[float]) -> float:
    for month, (own, other) in enumerate(zip(course, baseline, strict=True)):
        if own <= other:
            return month
    return math.inf


def is_same(reckoning: Reckoning, looped) -> bool:
    for code, costed in reckoning._costed.items():
        totals = reckoning._cases.drawn(costed.total)[:LOOPED]
        if not np.allclose(totals, [one[code][0] for one in looped], rtol=1e-9, atol=0):
            return False
        if code != "PE":
            months = reckoning.payback_draws(code)[:LOOPED]
            months = np.where(months > MONTHS, np.inf, months)
            if months.tolist() != [one[code][1] for one in looped]:
                return False
    return True
