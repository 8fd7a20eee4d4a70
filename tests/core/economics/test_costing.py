"""What a consultant sees: honest figures, honest gaps, and no figure that moves by itself."""

import json
import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.economics.begin import empty_sheet, with_model
from core.economics.costing import CostModel
from core.economics.result import Crossing
from core.economics.sheet import Estimate
from tests.core.economics.conftest import TODAY, entered, exactly


def figures(row):
    return (row.upfront, row.monthly, row.total, row.per_request, row.break_even)


def test_the_sentence_of_the_notes_holds(full_model, support):
    """Prompting costs least, retrieval more, training needs a volume this client never has."""
    result = full_model.reckon(support, {}, TODAY)

    totals = {row.code: row.total.median for row in result.rows}
    assert totals["PE"] < totals["RAG"] < totals["LORA"] < totals["FT+RAG"] < totals["FULL"]
    assert result.row("LORA").break_even.crossing is Crossing.PAYS_FROM
    assert result.row("LORA").break_even.volume > 100 * 50_000
    assert result.row("LORA").payback.never > 0.99
    assert result.row("RAG").break_even.crossing is Crossing.NEVER
    assert sum(row.p_cheapest for row in result.rows) == pytest.approx(1)


def test_the_baseline_against_itself_is_exactly_nothing(full_model, pack, support):
    sheet = entered(support, pack, acceptable_pe=70, value_answer=5, cost_wrong=1)
    baseline = full_model.reckon(sheet, {}, TODAY).row("PE")

    assert baseline.break_even is None
    assert baseline.payback is None
    assert baseline.net_benefit.likely == 0
    assert (baseline.net_benefit.low, baseline.net_benefit.high) == (0, 0)


def test_equal_inputs_cost_exactly_the_same(full_model, pack, support):
    """Examples that add no token, no hour and no example leave nothing between the two."""
    same = support.inputs["hours-pe"]
    inputs = {**support.inputs, "hours-icl": same}
    sheet = entered(support.model_copy(update={"inputs": inputs}), pack, example_tokens=0)
    sheet = entered(sheet, pack, few_shot_examples=0)

    result = full_model.reckon(sheet, {}, TODAY)

    plain, examples = result.row("PE"), result.row("ICL")
    assert plain.total == examples.total
    assert plain.cumulative == examples.cumulative
    assert examples.break_even.crossing is Crossing.SAME
    assert examples.break_even.share == 1


def test_a_hybrid_pays_for_shared_parts_once(full_model, support):
    rows = {row.code: row for row in full_model.reckon(support, {}, TODAY).rows}
    hybrid, tuned, retrieval = rows["FT+RAG"], rows["LORA"], rows["RAG"]

    assert hybrid.total.likely < tuned.total.likely + retrieval.total.likely
    once = {part.id: part.amount for part in hybrid.upfront_parts}
    assert once["tests"] == {part.id: part.amount for part in tuned.upfront_parts}["tests"]
    assert once["build"] < sum(
        part.amount
        for row in (tuned, retrieval)
        for part in row.upfront_parts
        if part.id == "build"
    )


def test_a_missing_input_is_never_nothing(small_model, pack, support):
    """Without a price for the model to be trained, everything that trains it is unknown."""
    inputs = {name: one for name, one in support.inputs.items() if name != "tuned-price-output"}
    result = small_model.reckon(support.model_copy(update={"inputs": inputs}), {}, TODAY)

    assert result.missing == ("tuned-price-output",)
    tuned = result.row("LORA")
    assert figures(tuned)[1:] == (None, None, None, None)
    assert tuned.payback is None
    assert tuned.cumulative == ()
    assert tuned.missing == ("tuned-price-output",)
    assert tuned.upfront is not None
    assert "answer" not in {part.id for part in tuned.request_parts}
    # Own GPUs have no price per token, and prompting uses another model.
    assert result.row("FULL").total is not None
    assert result.row("PE").total is not None
    assert all(row.p_cheapest is None for row in result.rows)


def test_without_a_volume_nothing_can_be_summed(small_model, pack, prices):
    sheet = with_model(empty_sheet(pack), prices.models[0], prices.as_of, pack)
    result = small_model.reckon(sheet, {}, TODAY)

    assert "volume" in result.missing
    assert all(row.total is None and row.cumulative == () for row in result.rows)
    assert result.row("PE").per_request is not None
    assert result.row("PE").upfront is not None


def test_another_currency_waits_for_its_rate(small_model, pack, support):
    euro = support.model_copy(update={"currency": "EUR"})
    waiting = small_model.reckon(euro, {}, TODAY)
    assert "exchange-rate" in waiting.missing
    assert waiting.row("PE").total is None
    assert waiting.sign == "€"

    dollars = small_model.reckon(support, {}, TODAY).row("RAG")
    euros = small_model.reckon(entered(euro, pack, exchange_rate="0.5"), {}, TODAY).row("RAG")
    assert euros.total.likely == pytest.approx(dollars.total.likely / 2)
    # What was entered in euros is not converted.
    rate = exactly(100.0, unit="an hour", currency="EUR")
    inputs = {**entered(euro, pack, exchange_rate="0.5").inputs, "rate-engineer": rate}
    dear = small_model.reckon(euro.model_copy(update={"inputs": inputs}), {}, TODAY).row("PE")
    assert {part.id: part.amount for part in dear.upfront_parts}["build"] == 40 * 100


def test_old_prices_make_everything_stale_that_uses_them(small_model, support):
    later = small_model.reckon(support, {}, "2027-02-01")

    assert "price-output" in later.stale
    assert "price-output" in later.row("PE").stale
    assert "price-output" not in later.row("FULL").stale
    assert not small_model.reckon(support, {}, TODAY).stale


def test_an_answer_feeds_the_costs_until_somebody_enters_more(small_model, pack, support):
    answer = Estimate(low=500, likely=1_000, high=2_000, owner="client", source="Answer EC1")
    answered = small_model.reckon(support, {"EC1": answer}, TODAY)
    assert answered.assumptions["volume"].criterion == "EC1"
    assert answered.assumptions["volume"].stated.likely == 1_000

    sheet = entered(support, pack, volume=7_000)
    both = small_model.reckon(sheet, {"EC1": answer}, TODAY)
    assert both.assumptions["volume"].criterion == ""
    assert both.assumptions["volume"].stated.likely == 7_000


def test_the_horizon_follows_the_answer(small_model, support):
    year = Estimate(low=6, likely=12, high=18)
    assert small_model.reckon(support, {}, TODAY).horizon_months == 24
    assert small_model.reckon(support, {"TH2": year}, TODAY).horizon_months == 12
    fixed = support.model_copy(update={"horizon_months": 36})
    assert small_model.reckon(fixed, {"TH2": year}, TODAY).horizon_months == 36


def test_better_answers_count_where_they_have_a_value(small_model, pack, support):
    measured = entered(support, pack, acceptable_pe=60, acceptable_rag=85)
    without = small_model.reckon(measured, {}, TODAY).row("RAG")
    assert without.net_benefit is None
    assert without.payback.months is None
    assert without.per_acceptable.likely == pytest.approx(
        without.total.likely / (50_000 * 24 * 0.85)
    )

    valued = small_model.reckon(entered(measured, pack, value_answer=2, cost_wrong=0), {}, TODAY)
    rag, prompt = valued.row("RAG"), valued.row("PE")
    worth = 50_000 * 24 * 0.25 * 2 - (rag.total.likely - prompt.total.likely)
    assert rag.net_benefit.likely == pytest.approx(worth)
    assert rag.payback.counts_value
    assert rag.payback.months == math.ceil(
        (rag.upfront.likely - prompt.upfront.likely)
        / (50_000 * 0.25 * 2 - rag.monthly.likely + prompt.monthly.likely)
    )


def test_half_a_value_is_no_value(small_model, pack, support):
    """What a wrong answer costs is not zero because nobody entered it."""
    measured = entered(support, pack, acceptable_pe=60, acceptable_lora=85, value_answer=1)
    row = small_model.reckon(measured, {}, TODAY).row("LORA")
    assert row.net_benefit is None
    assert not row.payback.counts_value
    whole = small_model.reckon(entered(measured, pack, cost_wrong=3), {}, TODAY).row("LORA")
    assert whole.net_benefit.likely > 0
    assert whole.payback.months is not None


def test_own_gpus_do_not_carry_any_volume_for_nothing(small_model, pack, support):
    own = support.model_copy(update={"serving": "own"})
    few, many = (
        small_model.reckon(entered(own, pack, volume=volume), {}, TODAY).row("LORA")
        for volume in (10_000, 1_000_000_000)
    )
    # 250 tokens with 2 % repeats at 1,500 tokens a second and 40 % load, 3.13 an hour.
    assert few.per_request == pytest.approx(255 / (1_500 * 0.4) / 3_600 * 3.13)
    assert many.monthly.likely - few.monthly.likely == pytest.approx(
        (1_000_000_000 - 10_000) * few.per_request
    )


def test_an_unknown_break_even_is_not_never(small_model, pack, support):
    inputs = {name: one for name, one in support.inputs.items() if name != "price-output"}
    sheet = support.model_copy(update={"inputs": inputs})
    assert small_model.open(sheet, {}).break_even("FT+RAG", "RAG").crossing is Crossing.UNKNOWN


def test_a_long_prompt_is_charged_the_price_for_long_prompts(pack, prices, support):
    tiered = next(one for one in prices.models if one.tiers and one.tiers[0].start >= 100_000)
    short = with_model(support, tiered, prices.as_of, pack)
    assert short.inputs["price-input"].likely == tiered.input
    many = exactly(tiered.tiers[0].start * 2.0, unit="tokens")
    wide = support.model_copy(update={"inputs": {**support.inputs, "static-tokens": many}})
    long = with_model(wide, tiered, prices.as_of, pack)
    assert long.inputs["price-input"].likely == tiered.at_prompt(many.likely).input
    assert long.inputs["price-input"].likely > tiered.input
    assert "long prompts" in long.inputs["price-input"].source


def test_only_what_may_be_chosen_can_be_the_cheapest(full_model, support):
    result = full_model.reckon(support, {}, TODAY, compared={"RAG", "LORA"})
    assert result.row("PE").p_cheapest is None
    assert result.row("RAG").p_cheapest + result.row("LORA").p_cheapest == pytest.approx(1)


def test_the_break_even_of_any_two(full_model, support):
    there = full_model.open(support, {}).break_even("LORA", "RAG")
    back = full_model.open(support, {}).break_even("RAG", "LORA")
    assert there.crossing is Crossing.PAYS_FROM
    assert back.crossing is Crossing.PAYS_UP_TO
    assert there.volume == pytest.approx(back.volume)
    assert full_model.open(support, {}).break_even("PE", "PE").crossing is Crossing.SAME


def test_the_same_figures_in_every_process(pack, support):
    """Bit for bit: another process, another hash seed."""
    program = (
        "import sys, json\n"
        "from core.economics.catalogue import shipped_costs\n"
        "from core.economics.costing import CostModel\n"
        "from core.economics.sheet import CostSheet\n"
        "sheet = CostSheet.model_validate_json(sys.stdin.read())\n"
        "result = CostModel(shipped_costs()).reckon(sheet, {}, '2026-11-20')\n"
        "print(json.dumps([[r.total.low, r.total.median, r.total.high] for r in result.rows]))\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=support.model_dump_json(),
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    here = CostModel(pack).reckon(support, {}, TODAY)
    assert json.loads(told[0]) == [
        [row.total.low, row.total.median, row.total.high] for row in here.rows
    ]


def test_kept_draws_give_the_same_as_fresh_ones(pack, support):
    kept = CostModel(pack)
    first = kept.reckon(support, {}, TODAY)
    kept.reckon(entered(support, pack, volume=9), {}, TODAY)
    assert kept.reckon(support, {}, TODAY) == first
    assert CostModel(pack).reckon(support, {}, TODAY) == first


RANGES = st.tuples(st.floats(0.3, 1), st.floats(0.3, 1), st.floats(1, 4))


@given(st.dictionaries(st.integers(0, 101), RANGES, max_size=25))
@settings(max_examples=25, deadline=None)
def test_a_band_holds_its_likely_value(pack, support, changed):
    """Whatever the ranges are: scaled down, up, lopsided."""
    names = list(support.inputs)
    inputs = dict(support.inputs)
    for place, (low, likely, high) in changed.items():
        one = support.inputs[names[place % len(names)]]
        middle = one.likely * likely
        inputs[names[place % len(names)]] = one.model_copy(
            update={"low": middle * low, "likely": middle, "high": middle * high}
        )
    sheet = support.model_copy(update={"inputs": inputs})
    for row in CostModel(pack, draws=400).reckon(sheet, {}, TODAY).rows:
        for found in (row.upfront, row.monthly, row.total):
            assert found.low <= found.likely <= found.high
            assert found.low <= found.median <= found.high


PRICES = [
    "price-input", "price-cached", "price-output", "tuned-price-input",
    "tuned-price-output", "price-embedding", "price-vector-storage", "price-training",
    "price-hosting-hour", "price-gpu-hour", "price-pair", "rate-engineer", "rate-expert",
]  # fmt: skip


@given(st.sampled_from(PRICES), st.floats(1, 100), st.sampled_from(["hourly", "per-token", "own"]))
@settings(max_examples=40, deadline=None)
def test_a_higher_price_never_lowers_a_cost(pack, support, name, factor, serving):
    one = support.inputs[name]
    dearer = one.model_copy(
        update={end: min(getattr(one, end) * factor, 1e4) for end in ("low", "likely", "high")}
    )
    before = support.model_copy(update={"serving": serving})
    after = before.model_copy(update={"inputs": {**before.inputs, name: dearer}})
    model = CostModel(pack, draws=60)
    for cheap, dear in zip(
        model.reckon(before, {}, TODAY).rows, model.reckon(after, {}, TODAY).rows, strict=True
    ):
        assert dear.total.likely >= cheap.total.likely * (1 - 1e-12)
        assert dear.total.low >= cheap.total.low * (1 - 1e-12)
        assert dear.total.high >= cheap.total.high * (1 - 1e-12)


@given(st.floats(0, 1e7), st.floats(0, 1e7))
@settings(max_examples=40, deadline=None)
def test_more_volume_never_lowers_the_running_cost(pack, support, one, other):
    model = CostModel(pack, draws=20)
    few, many = (
        model.reckon(entered(support, pack, volume=volume), {}, TODAY)
        for volume in sorted((one, other))
    )
    for less, more in zip(few.rows, many.rows, strict=True):
        assert more.monthly.likely >= less.monthly.likely * (1 - 1e-12)
        assert more.upfront == less.upfront


def test_a_swing_is_what_the_input_does_alone(pack, support, full_model):
    row = full_model.reckon(support, {}, TODAY).row("RAG")
    swing = row.swings[0]
    one = support.inputs[swing.input]
    for end, shown in ((one.low, swing.at_low), (one.high, swing.at_high)):
        fixed = entered(support, pack, **{swing.input.replace("-", "_"): end})
        alone = full_model.reckon(fixed, {}, TODAY).row("RAG").total.likely
        assert shown == pytest.approx(alone)
    assert [one.width for one in row.swings] == sorted(
        (one.width for one in row.swings), reverse=True
    )


def test_orchestration_is_slow_because_it_calls_often(full_model, support):
    rows = {row.code: row for row in full_model.reckon(support, {}, TODAY).rows}
    assert rows["CO"].latency.longest.id == "calls"
    assert rows["PE"].latency.longest.id == "writing"
    assert rows["CO"].latency.whole > 2 * rows["RAG"].latency.whole
    # A shorter prompt brings the first word sooner, not the whole answer.
    assert rows["LORA"].latency.first_word < rows["PE"].latency.first_word


def test_an_overruled_input_price_holds_for_the_cache_too_where_none_is_listed(
    small_model, pack, support
):
    assert "price-cache-write" not in support.inputs
    before = small_model.reckon(support, {}, TODAY)
    dear = entered(support, pack, price_input=2)
    after = small_model.reckon(dear, {}, TODAY)
    assert after.assumptions["price-cache-write"].stated.likely == 2
    assert "stands for it" in after.assumptions["price-cache-write"].stated.source
    assert after.missing == ()
    text = {part.id: part.amount for part in before.row("PE").request_parts}
    dearer = {part.id: part.amount for part in after.row("PE").request_parts}
    # Half of the instructions are read from cache at 0.10, the other half written at 2.
    assert dearer["instructions"] / text["instructions"] == pytest.approx(2.1 / 0.5)
