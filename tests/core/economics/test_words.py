"""What a client reads about costs: amounts, sentences, and what is said when nothing is known."""

import re
import subprocess
import sys
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.economics.assumption_words import assumption_lines, horizon_line
from core.economics.bare_costs import read_bare_costs
from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from core.economics.costing import CostModel
from core.economics.left_out import left_out
from core.economics.money import about, count, in_table, money, plain, several
from core.economics.price_file import shipped_prices
from core.economics.result import (
    Band,
    BreakEven,
    Crossing,
    Latency,
    Part,
    Payback,
)
from core.economics.titles import (
    cheapest_in_hundred,
    input_titles,
    latency_title,
    monthly_title,
    once_title,
    request_title,
)
from core.economics.words import (
    age_words,
    base_life_sentence,
    break_even_sentence,
    headline,
    latency_sentence,
    likely_sentence,
    missing_sentence,
    months_words,
    payback_sentence,
    prices_sentence,
    seconds_words,
    short_headline,
    stale_sentence,
    trained_on_top,
)

ROOT = Path(__file__).parents[3]
TODAY = "2026-11-20"
PHRASES = {
    "PE": "prompt engineering",
    "ICL": "in-context examples",
    "RAG": "retrieval",
    "CO": "context orchestration",
    "LORA": "LoRA tuning",
    "FULL": "full fine-tuning",
    "PREF": "preference tuning",
    "FT+RAG": "tuning with retrieval",
    "FT+ICL": "tuning with examples",
}
SUPPORT = {"preset": "support", "horizon": 24, "inputs": {"volume": [90_000, 120_000, 180_000]}}


@pytest.fixture(scope="module")
def pack():
    return shipped_costs()


@pytest.fixture(scope="module")
def costs(pack):
    return CostModel(pack)


@pytest.fixture(scope="module")
def sheet_of():
    return lambda content: read_bare_costs(content, shipped_prices(), "answers.json")


@pytest.fixture(scope="module")
def support(costs, sheet_of):
    return costs.reckon(sheet_of(SUPPORT), {}, TODAY)


def headline_of(costs, sheet, code, compared=None):
    result = costs.reckon(sheet, {}, TODAY, compared)
    top = trained_on_top(code, costs.pack) if code else None
    on_top = costs.open(sheet, {}).break_even(top, code) if top else None
    return headline(result, code, costs.pack, PHRASES, on_top)


@pytest.mark.parametrize(
    ("value", "exact", "rounded"),
    [
        (0, "€0", "€0"),
        (96_012.4, "€96,012", "€96,000"),
        (1_283_000, "€1,283,000", "€1.3 million"),
        (999_999, "€999,999", "€1 million"),
        (12.5, "€12.50", "€12"),
        (0.4, "€0.40", "€0.40"),
        (0.00124, "€0.0012", "€0.0012"),
        (3e-9, "under €0.000001", "under €0.000001"),
        (-400.4, "−€400", "−€400"),
    ],
)
def test_amounts_read_as_people_write_them(value, exact, rounded):
    assert money(value, "€") == exact
    assert about(value, "€") == rounded


def test_a_range_is_rounded_in_one_step_so_that_its_ends_can_be_compared():
    assert several((77_480, 96_120, 118_900), "€") == ("€77,000", "€96,000", "€119,000")
    assert several((0.4, 96_120, 118_900), "€")[0] == "€0.40"


def test_entered_figures_stay_as_they_were_entered():
    assert plain(1_234_567) == "1,234,567"
    assert plain(0.0000004) == "0.0000004"
    assert plain(0.4, is_money=True) == "0.40"
    assert plain(0.125, is_money=True) == "0.125"
    assert plain(-2.5) == "−2.5"


@given(st.floats(-1e15, 1e15))
@example(5e-324)
def test_no_amount_is_ever_written_in_a_way_only_machines_read(value):
    for text in (money(value, "€"), about(value, "€"), in_table(value), count(value), plain(value)):
        assert not re.search(r"nan|inf|\de[+−-]?\d|-", text), text
        assert any(sign.isdigit() for sign in text)


@given(st.floats(0.001, 1e12))
def test_rounding_for_a_sentence_stays_within_a_twentieth(value):
    text = about(value, "")
    factor = 1e6 if text.endswith("million") else 1.0
    shown = float(text.removesuffix(" million").replace(",", "")) * factor
    assert isfinite(shown)
    assert abs(shown - value) <= 0.051 * value


@pytest.mark.parametrize(
    ("months", "said"),
    [(1, "one month"), (12, "one year"), (18, "18 months"), (24, "two years"), (120, "ten years")],
)
def test_a_horizon_is_said_as_people_say_it(months, said):
    assert months_words(months) == said


def test_the_sentence_names_amount_time_and_range_and_whether_training_pays(costs, sheet_of):
    said = headline_of(costs, sheet_of(SUPPORT), "RAG")

    assert re.fullmatch(
        r"Retrieval costs about \$[\d,]+ over two years, between \$[\d,]+ and \$[\d,]+\. "
        r"Training on top of it pays from about [\d.]+ million requests a month; "
        r"you have 120,000\.",
        said.text,
    )
    assert said.emphasis in said.text


def test_training_that_never_pays_is_said_to_never_pay(costs, sheet_of):
    # The trained model is a dearer one that needs no less text.
    inputs = {**SUPPORT["inputs"], "tuned-static-tokens": [3000, 4000, 5000]}
    sheet = sheet_of(
        {**SUPPORT, "model": "openai:gpt-4.1-nano", "tuned_model": "openai:gpt-4.1"}
        | {"inputs": inputs}
    )

    assert headline_of(costs, sheet, "RAG").text.endswith(
        "Training on top of it never pays for itself."
    )
    row = costs.reckon(sheet, {}, TODAY).row("LORA")
    assert break_even_sentence(row.break_even, 120_000) == "None: it costs more at every volume."


def test_a_trained_recommendation_is_told_against_prompting(costs, sheet_of):
    inputs = {"volume": 3_000_000, "hosting-hours": 720}
    sheet = sheet_of(
        {"preset": "support", "model": "openai:gpt-4.1", "tuned_model": "openai:gpt-4.1-nano"}
        | {"inputs": inputs}
    )

    said = headline_of(costs, sheet, "LORA").text

    assert re.search(r"Against prompt engineering it pays for itself after \d+ months?\.$", said)


def test_where_likely_case_and_median_differ_the_sentence_names_both(costs, sheet_of):
    result = costs.reckon(sheet_of(SUPPORT), {}, TODAY)
    total = result.row("RAG").total
    said = likely_sentence(result, "RAG", PHRASES)
    assert in_table(total.likely, "$") in said
    assert in_table(total.median, "$") in said
    assert "The median is higher" in said
    exact = Band(5.0, 5.0, 5.0, 5.0)
    lower = Band(3.0, 4.0, 9.0, 5.0)
    for band, words in ((exact, ""), (lower, "The median is lower"), (None, "")):
        row = replace(result.row("RAG"), total=band)
        told = likely_sentence(replace(result, rows=(row,)), "RAG", PHRASES)
        assert words in told
        assert bool(told) == bool(words)


def test_without_a_recommendation_the_cheapest_is_named_as_just_that(costs, sheet_of):
    said = headline_of(costs, sheet_of(SUPPORT), None, compared=("RAG", "CO")).text

    assert said.startswith("Retrieval costs about")
    assert said.endswith(
        "No approach is recommended yet; of those compared it costs least most often."
    )


def test_an_approach_whose_name_is_a_plural_keeps_its_grammar(costs, sheet_of):
    said = headline_of(costs, sheet_of(SUPPORT), "ICL").text

    assert said.startswith("In-context examples cost about")
    assert "Training on top of them" in said


def test_without_a_volume_nothing_is_summed_and_the_sentence_says_what_is_missing(
    costs, sheet_of, pack
):
    sheet = sheet_of({"model": "openai:gpt-4.1-mini"})
    result = costs.reckon(sheet, {}, TODAY)

    said = headline_of(costs, sheet, "RAG")
    assert said.text == "What it costs cannot be summed yet. Not known without: Requests a month."
    assert said.emphasis == ""
    assert short_headline(result, "RAG") == ""
    assert payback_sentence(result.row("LORA").payback, 24) == "not known"


def test_missing_prices_of_a_model_are_one_thing_to_look_up(costs, pack):
    result = costs.reckon(empty_sheet(pack), {}, TODAY)

    assert missing_sentence(result, pack) == (
        "Not known without: Requests a month; Prices of the model in use; "
        "Prices of the model to be trained."
    )
    assert input_titles(["price-output", "no-such-input"], pack) == ("Output, the model in use",)


def test_a_hybrid_is_what_trains_on_top(pack):
    assert trained_on_top("PE", pack) == "LORA"
    assert trained_on_top("ICL", pack) == "FT+ICL"
    assert trained_on_top("RAG", pack) == "FT+RAG"
    assert trained_on_top("CO", pack) is None
    assert trained_on_top("LORA", pack) is None


def crossing(kind, volume=None, band=None, share=1.0):
    return BreakEven("LORA", "PE", kind, volume, band, share)


BAND = Band(960_000, 1_300_000, 1_700_000, 1_280_000)


@pytest.mark.parametrize(
    ("found", "yours", "said"),
    [
        (None, 1, "not known"),
        (crossing(Crossing.NEVER), 1, "None: it costs more at every volume."),
        (
            crossing(Crossing.NEVER, share=0.82),
            1,
            "None: it costs more at every volume. True in 82 of 100 draws.",
        ),
        (crossing(Crossing.ALWAYS), 1, "None needed: it costs less at every volume."),
        (crossing(Crossing.SAME), 1, "It costs the same."),
        (
            crossing(Crossing.PAYS_FROM, 1_280_000, BAND),
            120_000,
            "From about 1.3 million requests a month it costs less. Between 1 million and "
            "1.7 million. That is 8.3 to 14 times your volume.",
        ),
        (
            crossing(Crossing.PAYS_FROM, 1_280_000, BAND),
            1_500_000,
            "From about 1.3 million requests a month it costs less. Between 1 million and "
            "1.7 million. Your volume lies in between.",
        ),
        (
            crossing(Crossing.PAYS_FROM, 1_280_000, BAND),
            9_000_000,
            "From about 1.3 million requests a month it costs less. Between 1 million and "
            "1.7 million. You have more.",
        ),
        (
            crossing(Crossing.PAYS_UP_TO, 40_000, Band(40_000, 40_000, 40_000, 40_000), 0.5),
            None,
            "Up to about 40,000 requests a month it costs less. True in 50 of 100 draws.",
        ),
    ],
)
def test_a_break_even_is_a_volume_or_the_reason_why_there_is_none(found, yours, said):
    assert break_even_sentence(found, yours) == said


@pytest.mark.parametrize(
    ("payback", "said"),
    [
        (Payback(8, 0.93, 0, 120, False), "After 8 months. Within two years in 93 of 100 draws."),
        (
            Payback(1, 1, 0, 120, True),
            "After 1 month. Within two years in 100 of 100 draws. "
            "Better answers are counted as money.",
        ),
        (
            Payback(31, 0.12, 0.1, 120, False),
            "After 31 months, too late. Within two years in 12 of 100 draws.",
        ),
        (
            Payback(None, 0.001, 0.9, 120, False),
            "Not within ten years in the likely case; within two years in fewer than 1 of "
            "100 draws.",
        ),
        (Payback(None, 0, 0.97, 120, False), "Never: not within ten years in 97 of 100 draws."),
        (Payback(None, 0, 1, 120, False), "Never: not within ten years."),
        (Payback(0, 1, 0, 120, False), "Nothing to pay back: it costs no more to start."),
    ],
)
def test_a_payback_is_a_month_or_the_plain_word_never(payback, said):
    assert payback_sentence(payback, 24) == said


@pytest.mark.parametrize(
    ("stays", "said"), [(36, "stays for 36 months"), (9, "stays only 9 months")]
)
def test_the_base_model_must_outlive_the_payback(costs, sheet_of, pack, stays, said):
    inputs = {**SUPPORT["inputs"], "base-life": stays}
    result = costs.reckon(sheet_of({**SUPPORT, "inputs": inputs}), {}, TODAY)

    text = base_life_sentence(Payback(8, 1, 0, 120, False), result, pack)

    assert said in text
    assert text.endswith("paying back safely needs 12 months.")
    assert base_life_sentence(None, result, pack) == ""


def test_speed_names_the_part_that_takes_longest():
    latency = Latency(0.9, 5.1, (Part("network", 0.2), Part("reading", 0.7), Part("writing", 4.2)))

    assert latency_sentence(latency) == (
        "About 5.1 seconds for the whole answer, 0.9 seconds to the first word. "
        "Longest: writing the answer (4.2 seconds)."
    )
    assert latency_sentence(None) == "not known"
    assert [seconds_words(one) for one in (0.004, 1, 72.6)] == [
        "under 0.01 seconds",
        "1 second",
        "73 seconds",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, ""), (-3, "dated ahead"), (0, "from today"), (1, "1 day old"), (11, "11 days old"),
        (120, "4 months old"), (800, "2 years old"),
    ],
)  # fmt: skip
def test_ages_are_said_in_the_unit_that_fits(days, said):
    assert age_words(days) == said


def test_old_prices_and_old_statements_are_named(costs, sheet_of, pack):
    old = {"low": 80, "likely": 100, "high": 120, "date": "2026-01-10", "owner": "client"}
    sheet = sheet_of({**SUPPORT, "inputs": {"volume": 120_000, "rate-engineer": old}})

    now = costs.reckon(sheet, {}, TODAY)
    in_spring = costs.reckon(sheet, {}, "2027-03-01")

    assert stale_sentence(now, pack) == (
        "Out of date: An hour of an engineer. Check them before you rely on the figures."
    )
    assert "Prices of the model in use" in stale_sentence(in_spring, pack)
    day = "10\u00a0November\u00a02026"
    assert prices_sentence(sheet, TODAY) == (
        f"List prices of {day}, 10 days old: GPT-4.1 mini (OpenAI)."
    )
    assert prices_sentence(sheet, "2026-11-01") == f"List prices of {day}: GPT-4.1 mini (OpenAI)."
    assert prices_sentence(empty_sheet(pack), TODAY) == ""


def test_every_number_says_whose_it_is_and_where_it_comes_from(costs, sheet_of, pack):
    offer = {"low": 80, "likely": 100, "high": 120.5, "source": "Contract.", "date": "2026-11-12",
             "owner": "client", "reason": "Signed until 2029"}  # fmt: skip
    sheet = sheet_of({**SUPPORT, "inputs": {"volume": 120_000, "rate-engineer": offer}})
    result = costs.reckon(sheet, {}, TODAY)

    lines = {line.title: line for line in assumption_lines(result, pack, result.used)}

    engineer = lines["An hour of an engineer"]
    assert (engineer.low, engineer.likely, engineer.high) == ("80", "100", "120.50")
    assert (engineer.unit, engineer.owner, engineer.source) == ("USD an hour", "client", "Contract")
    assert (engineer.reason, engineer.is_default) == ("Signed until 2029", False)
    volume = lines["Requests a month"]
    assert (volume.low, volume.likely, volume.high) == ("", "120,000", "")
    assert volume.source == "No source given"
    assert lines["Input, the model in use"].owner == "price list"
    assert "second-hand" in lines["A GPU"].source
    assert lines["Test cases"].is_default
    months = horizon_line(result, sheet, {}, pack)
    assert (months.likely, months.owner, months.source) == (
        "24",
        "consultant",
        "Chosen for this assessment",
    )


def test_what_nobody_entered_is_told_before_what_no_figure_covers(costs, sheet_of, pack):
    said = left_out(costs.reckon(sheet_of(SUPPORT), {}, TODAY), pack)
    inputs = {
        **SUPPORT["inputs"],
        "growth": 10,
        "acceptable-pe": 70,
        "value-answer": 1,
        "cost-wrong": 2,
    }
    more = left_out(
        costs.reckon(sheet_of({**SUPPORT, "inputs": inputs | {"base-life": 24}}), {}, TODAY), pack
    )

    assert said[0].startswith("Nothing is assumed about: growth of use in a year, fall of token")
    assert said[-len(pack.left_out) :] == pack.left_out
    assert more == (
        "Nothing is assumed about: fall of token prices in a year, discount rate.",
        *pack.left_out,
    )


def test_every_part_of_every_sum_has_a_title(support):
    for row in support.rows:
        for parts, title in (
            (row.upfront_parts, once_title),
            (row.fixed_parts, monthly_title),
            (row.request_parts, request_title),
            (row.latency.parts, latency_title),
        ):
            assert parts or row.code == "FULL"
            assert all(title(part.id) != part.id for part in parts)


def test_a_share_of_the_draws_is_a_count_of_a_hundred():
    assert [cheapest_in_hundred(one) for one in (None, 0, 0.004, 0.764, 1)] == [
        "–",
        "–",
        "<1",
        "76",
        "100",
    ]


def test_the_words_need_no_numpy():
    code = (
        "import sys, core.economics.words, core.economics.titles, core.economics.left_out, "
        "core.economics.bare_costs, core.economics.publication, core.report.content\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
