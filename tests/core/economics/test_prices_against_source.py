"""What a request costs by the shipped file is what genai-prices itself computes, to the cent."""

import runpy
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib import metadata
from pathlib import Path

import pytest
from genai_prices import Usage, calc_price
from genai_prices.data import providers

import resources
from core.economics.price_file import SHIPPED, price_of, read_prices, shipped_prices

ROOT = Path(__file__).parents[3]
CENT = Decimal("0.01")

WELL_KNOWN = (
    "openai:gpt-4.1",
    "openai:gpt-4.1-mini",
    "openai:gpt-4o-mini",
    "openai:gpt-5",
    "openai:gpt-5.4",
    "anthropic:claude-3-haiku",
    "anthropic:claude-haiku-4-5",
    "anthropic:claude-sonnet-4-5",
    "anthropic:claude-opus-4-6",
    "google:gemini-2.5-pro",
    "google:gemini-2.5-flash",
    "google:gemini-3.1-pro-preview",
    "mistral:mistral-large-4",
    "mistral:mistral-small-2603",
    "cohere:command-r-plus",
    "deepseek:deepseek-flash",
    "azure:gpt-4.1-mini",
    "groq:llama-3.3-70b-versatile",
    "x-ai:grok-4.3",
)
# What a request calls a model the file knows by the beginning of its name.
CALLED = {
    "openai:ft:gpt-4o-mini": "ft:gpt-4o-mini-2024-07-18:acme",
    "aws:regional.anthropic.claude-sonnet-4-5-20250929-v1:0": (
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
    ),
}
# Tokens of the prompt that are new, read from the cache and written to it; tokens of the answer.
# Many at once, so that a price that is off by a little shows in the cents.
REQUESTS = {
    "nothing cached": (3_141_592, 0, 0, 271_828),
    "mostly cached": (141_421, 1_732_050, 0, 223_606),
    "written to the cache": (141_421, 0, 1_618_033, 57_721),
    "read and written": (1_202_056, 662_607, 602_214, 299_792),
    "a short prompt": (1_414, 1_732, 2_236, 8_314_462),
    "an empty request": (0, 0, 0, 0),
}


def usage(request):
    new, cached, written, output = request
    return Usage(
        input_tokens=new + cached + written,
        cache_read_tokens=cached,
        cache_write_tokens=written,
        output_tokens=output,
    )


def noon():
    return datetime.combine(date.fromisoformat(shipped_prices().as_of), time(12), UTC)


def theirs(model_id, request):
    provider, _, name = model_id.partition(":")
    computed = calc_price(
        usage(request),
        CALLED.get(model_id, name),
        provider_id=provider,
        genai_request_timestamp=noon(),
    )
    return computed.total_price


def ours(model_id, request):
    return Decimal(price_of(shipped_prices().find(model_id), *request))


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("model_id", [*WELL_KNOWN, *CALLED])
def test_a_well_known_model_costs_the_same_to_the_cent(model_id, request_):
    expected = theirs(model_id, request_)

    assert ours(model_id, request_).quantize(CENT) == expected.quantize(CENT)


@pytest.mark.parametrize("model_id", ["openai:gpt-5.4", "google:gemini-2.5-pro"])
def test_the_dearer_tier_begins_beyond_its_border_and_holds_for_all_tokens(model_id):
    model = shipped_prices().find(model_id)
    border = model.tiers[0].start
    before, beyond = ((border - 400 + more, 400, 0, 10_000_000) for more in (0, 1))

    for request in (before, beyond):
        expected = theirs(model_id, request)
        assert ours(model_id, request).quantize(CENT) == expected.quantize(CENT)
    assert ours(model_id, beyond) > ours(model_id, before) + 10


def test_every_shipped_model_costs_the_same():
    at_source = {f"{one.id}:{model.id}": (model, one) for one in providers for model in one.models}
    for model in shipped_prices().models:
        sold_for = "openai:" + model.id.removeprefix("azure:")
        info, provider = at_source.get(model.id) or at_source[sold_for]
        for request in REQUESTS.values():
            computed = info.calc_price(usage(request), provider, genai_request_timestamp=noon())
            difference = ours(model.id, request) - computed.total_price
            assert abs(difference) < CENT / 100, (model.id, request)


def test_the_shipped_file_is_what_the_script_extracts():
    script = runpy.run_path(str(ROOT / "packaging" / "extract_prices.py"))

    assert script["price_file"]() == resources.read_bytes(SHIPPED)
    assert script["price_file"]() == script["price_file"]()


def test_the_shipped_file_says_where_it_is_from_and_stays_small():
    prices = read_prices(resources.read_bytes(SHIPPED), SHIPPED)

    assert prices.source.name == "genai-prices"
    assert prices.source.version == metadata.version("genai-prices")
    assert prices.source.licence == "MIT"
    assert len(resources.read_bytes(SHIPPED)) < 400_000
    assert len(prices.models) > 300
    ids = [model.id for model in prices.models]
    assert ids == sorted(ids)


def test_a_price_that_changes_with_the_hour_or_the_day_says_so():
    prices = shipped_prices()

    assert "Price at 12:00 UTC" in prices.find("deepseek:deepseek-flash").note
    assert "From 2026-12-01: 4 in" in prices.find("google:gemini-4-argon").note
    assert "Price of OpenAI" in prices.find("azure:gpt-4.1-mini").note


def test_what_the_source_calls_deprecated_is_marked():
    for provider in providers:
        for model in provider.models:
            found = shipped_prices().find(f"{provider.id}:{model.id}")
            if found:
                assert found.deprecated == bool(model.deprecated)
    assert any(model.deprecated for model in shipped_prices().models)
