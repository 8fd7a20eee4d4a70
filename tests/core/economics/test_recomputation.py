"""The cost model against an independent spreadsheet, every cell."""

import pytest

from tests.core.economics.conftest import TODAY, entered
from tests.core.economics.spreadsheet import spreadsheet

RATES = [(0, 0, 0), (40, 20, 8), (-20, 5, 0)]


@pytest.mark.parametrize("name", ["support", "extraction", "knowledge", "classification"])
@pytest.mark.parametrize("serving", ["hourly", "per-token", "own"])
@pytest.mark.parametrize("rates", RATES, ids=["steady", "growing", "shrinking"])
def test_every_cell_of_the_spreadsheet(pack, presets, small_model, name, serving, rates):
    growth, decline, discount = rates
    sheet = entered(
        presets[name], pack, growth=growth, price_decline=decline, discount=discount
    ).model_copy(update={"serving": serving, "horizon_months": 30})
    likely = {key: estimate.likely for key, estimate in sheet.inputs.items()}

    expected = spreadsheet(likely, serving, 30)
    result = small_model.reckon(sheet, {}, TODAY)

    assert result.missing == ()
    for row in result.rows:
        cell = expected[row.code]
        assert row.per_request == pytest.approx(cell["request"], rel=1e-12)
        assert row.upfront.likely == pytest.approx(cell["once"], rel=1e-12)
        assert row.total.likely == pytest.approx(cell["total"], rel=1e-10)
        assert list(row.cumulative) == pytest.approx(cell["course"], rel=1e-10)
        assert sum(part.amount for part in row.request_parts) == pytest.approx(row.per_request)
        assert sum(part.amount for part in row.upfront_parts) == pytest.approx(row.upfront.likely)
