"""The worked example of the domain notes (D6), row by row and to the last digit."""

from fractions import Fraction

import pytest

from core.economics.begin import empty_sheet
from core.economics.costing import CostModel
from core.economics.result import Crossing
from tests.core.economics.conftest import TODAY, entered

SMALL = {"input": "0.40", "cached": "0.10", "output": "1.60"}
LARGE = {"input": "2.00", "cached": "0.50", "output": "8.00"}

# Row, prices of the prompted model, share of the prefix cached, price factor of the tuned tokens,
# and what the notes print: both costs of a request, and the break-even (None: never).
ROWS = [
    ("A", SMALL, 0, 1, "0.00124", "0.00048", "3.7 million"),
    ("B", SMALL, 90, 1, "0.00070", "0.00048", "12.8 million"),
    ("C", LARGE, 0, 1, "0.00620", "0.00048", "0.49 million"),
    ("D", LARGE, 90, 1, "0.00350", "0.00048", "0.93 million"),
    ("E/A", SMALL, 0, 2, "0.00124", "0.00096", "5.7 million"),
    ("E/B", SMALL, 90, 2, "0.00070", "0.00096", None),
    ("E/C", LARGE, 0, 2, "0.00620", "0.00096", "0.30 million"),
    ("E/D", LARGE, 90, 2, "0.00350", "0.00096", "0.62 million"),
]


def example(pack, prompted, cached, factor):
    """2,000 static, 300 user and 200 output tokens; the tuned version needs 100 static."""
    nothing = {entry.id.replace("-", "_"): max(entry.least, 0) for entry in pack.inputs}
    sheet = entered(empty_sheet(pack), pack, **nothing)
    sheet = entered(
        sheet,
        pack,
        volume=100_000,
        static_tokens=2_000,
        tuned_static_tokens=100,
        user_tokens=300,
        output_tokens=200,
        cached_share=cached,
        price_input=prompted["input"],
        price_cached=prompted["cached"],
        price_cache_write=prompted["input"],
        price_output=prompted["output"],
        tuned_price_input=SMALL["input"],
        tuned_price_cached=SMALL["cached"],
        tuned_price_cache_write=SMALL["input"],
        tuned_price_output=SMALL["output"],
        tuned_price_factor=factor,
        # Upfront 13,000: 1,000 examples at 5.00 plus 80 hours at 100.
        training_examples=1_000,
        minutes_example=3,
        rate_expert=100,
        hours_lora=80,
        rate_engineer=100,
        # Hosting 1.70 an hour, 1,224 a month; upkeep 500 a month is 60 release hours a year.
        price_hosting_hour="1.70",
        hosting_hours=720,
        release_hours=60,
        base_interval=12,
        drift_interval=12,
        chunk_tokens=500,
        prefill_rate=5_000,
        decode_rate=60,
        tuned_decode_rate=60,
    )
    serving = "per-token" if factor != 1 else "hourly"
    return sheet.model_copy(update={"horizon_months": 12, "serving": serving})


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_row_of_the_worked_example(pack, row):
    _name, prompted, cached, factor, prompted_cost, tuned_cost, printed = row
    result = CostModel(pack, draws=50).reckon(example(pack, prompted, cached, factor), {}, TODAY)
    baseline, tuned = result.row("PE"), result.row("LORA")

    assert baseline.per_request == pytest.approx(float(prompted_cost), rel=1e-14)
    assert tuned.per_request == pytest.approx(float(tuned_cost), rel=1e-14)
    assert baseline.upfront.likely == 0
    assert tuned.upfront.likely == 13_000
    hosting = {part.id: part.amount for part in tuned.fixed_parts}["hosting"]
    assert hosting == (1_224 if factor == 1 else 0)
    exact = by_hand(prompted_cost, tuned_cost, hosting)
    if printed is None:
        assert tuned.break_even.crossing is Crossing.NEVER
        assert tuned.break_even.volume is None
        assert exact is None
    else:
        assert tuned.break_even.crossing is Crossing.PAYS_FROM
        assert tuned.break_even.volume == pytest.approx(float(exact), rel=1e-12)
        assert in_millions(tuned.break_even.volume, printed) == printed


def by_hand(prompted_cost, tuned_cost, hosting):
    """Return V* = ((U_t - U_p) / H + F_t - F_p + upkeep) / (c_p - c_t) in exact fractions."""
    saved = Fraction(prompted_cost) - Fraction(tuned_cost)
    monthly = Fraction(13_000, 12) + Fraction(hosting) + 500
    return monthly / saved if saved > 0 else None


def in_millions(volume, printed):
    digits = len(printed.split()[0].partition(".")[2])
    return f"{volume / 1e6:.{digits}f} million"
