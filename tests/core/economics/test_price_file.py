"""A price file is read whole or not at all, and its prices add up."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from core.economics.catalogue import shipped_presets
from core.economics.price_file import (
    PRICE_CEILING,
    PRICE_FILE_LIMIT,
    SHIPPED,
    ModelPrice,
    Tier,
    TokenPrices,
    price_of,
    read_prices,
    shipped_prices,
)
from core.errors import FileFault, NewerFile

MODEL = {"id": "acme:one", "provider": "Acme", "name": "One", "input": 2, "output": 8}
HEAD = {
    "format": "tuning-fork-prices",
    "format_version": 1,
    "as_of": "2026-11-20",
    "source": {"name": "Price list of Acme"},
    "currency": "USD",
    "unit": "per 1 M tokens",
    "models": [MODEL],
}


def written(**changes):
    return json.dumps(HEAD | changes).encode()


def fault(data):
    with pytest.raises(FileFault) as refusal:
        read_prices(data, "brought.json")
    assert str(refusal.value).startswith("brought.json")
    return refusal.value


def test_the_least_a_price_file_must_say_is_enough():
    prices = read_prices(written(), "brought.json")

    assert prices.as_of == "2026-11-20"
    assert prices.find("acme:one").input == 2
    assert prices.find("acme:one").cached_input is None
    assert prices.find("acme:two") is None


def test_the_worked_example_of_the_domain_comes_out():
    mini = shipped_prices().find("openai:gpt-4.1-mini")
    large = shipped_prices().find("openai:gpt-4.1")

    assert price_of(mini, 2_300, 0, 0, 200) == pytest.approx(0.00124)
    assert price_of(mini, 500, 1_800, 0, 200) == pytest.approx(0.00070)
    assert price_of(large, 2_300, 0, 0, 200) == pytest.approx(0.00620)
    assert price_of(large, 500, 1_800, 0, 200) == pytest.approx(0.00350)
    assert price_of(mini, 400, 0, 0, 200) == pytest.approx(0.00048)


@pytest.mark.parametrize("text", ["openai mini 4.1", "MINI 4.1 OpenAI", "  gpt-4.1   mini openai "])
def test_a_model_is_found_by_its_words_in_any_order(text):
    assert "openai:gpt-4.1-mini" in [model.id for model in shipped_prices().search(text)]


def test_the_search_finds_nothing_that_lacks_a_word_and_puts_deprecated_models_last():
    prices = shipped_prices()
    found = [model.deprecated for model in prices.search("google flash")]

    assert prices.search("openai claude") == ()
    assert set(prices.search("")) == set(prices.models)
    assert found == sorted(found)
    assert set(found) == {False, True}


@pytest.mark.parametrize(
    ("changes", "place", "expected"),
    [
        ({"models": [MODEL | {"input": -0.01}]}, "acme:one, input", "at least 0"),
        ({"models": [MODEL | {"output": 10_001}]}, "acme:one, output", "at most 10,000"),
        ({"models": [MODEL | {"input": "2"}]}, "acme:one, input", "a number"),
        ({"models": [MODEL | {"input": None}]}, "acme:one, input", "a number"),
        ({"models": [MODEL | {"context": 0}]}, "acme:one, context", "at least 1"),
        ({"models": [MODEL | {"name": "A\nB"}]}, "acme:one, name", "on one line"),
        ({"models": [MODEL | {"name": "A\u202eB"}]}, "acme:one, name", "invisible"),
        ({"models": [MODEL | {"name": "A" * 201}]}, "acme:one, name", "at most 200"),
        ({"models": [MODEL | {"id": "one"}]}, "one, id", "like openai:gpt-4.1-mini"),
        ({"models": [MODEL | {"price": 3}]}, "acme:one, price", "only known keys"),
        ({"models": [MODEL, MODEL]}, "acme:one", "each id once"),
        ({"models": []}, "models", "at least 1"),
        ({"models": {"acme:one": MODEL}}, "models", "list"),
        ({"currency": "EUR"}, "currency", "USD"),
        ({"unit": "per 1 k tokens"}, "unit", "per 1 M tokens"),
        ({"as_of": "2026-02-30"}, "as_of", "a day of the calendar"),
        ({"as_of": "20 November"}, "as_of", "a date like 2026-11-20"),
        ({"format": "tuning-fork-assessment"}, "format", "model prices"),
        ({"format_version": 0}, "format_version", "at least 1"),
        ({"format_version": True}, "format_version", "a whole number"),
        ({"source": "a friend"}, "source", "an object"),
    ],
)
def test_a_wrong_price_file_is_refused_with_place_and_expectation(changes, place, expected):
    refused = fault(written(**changes))

    assert refused.place == place
    assert expected in refused.expected


@pytest.mark.parametrize("starts", [[200, 100], [100, 100]])
def test_tiers_out_of_order_are_refused(starts):
    tiers = [{"start": start, "input": 3, "output": 9} for start in starts]

    refused = fault(written(models=[MODEL | {"tiers": tiers}]))

    assert refused.place == "acme:one, tiers"


def test_a_missing_price_is_refused_and_never_zero():
    for key in ("input", "output"):
        rest = {name: value for name, value in MODEL.items() if name != key}
        assert fault(written(models=[rest])).place == f"acme:one, {key}"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF. Choose another file."),
        (written().decode().encode("utf-16"), "UTF-16"),
        (written(source={"name": "Übersicht"}).replace(b"\\u00dc", b"\xdc"), "Latin-1"),
        (written().replace(b'"input": 2', b'"input": NaN'), "NaN is none"),
        (written().replace(b'"input": 2', b'"input": 1e999'), "finite"),
        (written().replace(b'"input": 2', b'"input": 2, "input": 1'), "each key once"),
        (b"[" * 100_000, "nesting"),
        (b"[]", "model prices"),
        (b"{}", "model prices"),
        (b" " * 200_000_000, "at most 5 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_json_of_ours_is_refused(data, expected):
    assert expected in fault(data).expected


@pytest.mark.parametrize("share", [0.001, 0.3, 0.7, 0.9999])
def test_a_truncated_file_is_refused_with_the_line(share):
    whole = resources.read_bytes(SHIPPED).rstrip()

    refused = fault(whole[: int(len(whole) * share)])

    assert "line" in refused.place
    assert "cut off" in refused.expected


def test_a_newer_file_names_both_versions():
    with pytest.raises(NewerFile, match=r"version 2.*version 1.*Update the program"):
        read_prices(written(format_version=2, surprise=[]), "brought.json")


def test_a_file_at_the_limit_is_read():
    padding = b" " * (PRICE_FILE_LIMIT - len(written()))

    assert read_prices(written() + padding, "brought.json").find("acme:one")


def test_a_request_has_no_negative_tokens():
    with pytest.raises(ValueError, match="negative"):
        price_of(shipped_prices().models[0], 1_000, -1, 0, 0)


prices = st.floats(min_value=0, max_value=PRICE_CEILING / 2)
tokens = st.integers(min_value=0, max_value=10_000_000)
some_tokens = st.tuples(tokens, tokens, tokens, tokens)


@st.composite
def models(draw):
    rates = st.builds(
        dict,
        input=prices,
        cached_input=st.none() | prices,
        cache_write=st.none() | prices,
        output=prices,
    )
    starts = draw(st.lists(st.integers(1, 10_000_000), unique=True, max_size=3))
    tiers = tuple(Tier(start=start, **draw(rates)) for start in sorted(starts))
    return ModelPrice(id="acme:one", provider="Acme", name="One", tiers=tiers, **draw(rates))


def dearer(rates, kind, more):
    value = getattr(rates, kind)
    return rates if value is None else rates.model_copy(update={kind: value + more})


@given(
    model=models(),
    kind=st.sampled_from(sorted(TokenPrices.model_fields)),
    more=prices,
    request=some_tokens,
)
@settings(max_examples=150, database=None, deadline=None)
def test_a_higher_price_never_lowers_what_a_request_costs(model, kind, more, request):
    raised = dearer(model, kind, more).model_copy(
        update={"tiers": tuple(dearer(tier, kind, more) for tier in model.tiers)}
    )

    assert price_of(raised, *request) >= price_of(model, *request)


@given(model=models(), request=some_tokens)
@settings(max_examples=100, database=None, deadline=None)
def test_the_price_is_the_sum_of_its_parts_at_the_prices_of_the_whole_prompt(model, request):
    new, cached, kept, output = request
    rates = model.at_prompt(new + cached + kept)
    read_price = rates.cached_input if rates.cached_input is not None else rates.input
    write_price = rates.cache_write if rates.cache_write is not None else rates.input

    parts = (new * rates.input, cached * read_price, kept * write_price, output * rates.output)

    assert price_of(model, *request) == pytest.approx(sum(parts) / 1e6)
    assert price_of(model, 0, 0, 0, 0) == 0


def test_every_preset_names_models_of_the_shipped_prices():
    for preset in shipped_presets().presets:
        assert shipped_prices().find(preset.model), preset.id
        assert shipped_prices().find(preset.tuned_model), preset.id
