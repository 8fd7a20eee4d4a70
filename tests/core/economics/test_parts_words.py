"""What "to start" and "a month" consist of, as a client reads it."""

import re

import pytest

from core.economics.bare_costs import read_bare_costs
from core.economics.parts_words import month_words, start_words
from core.economics.price_file import shipped_prices

TODAY = "2026-11-20"


def reckoned(small_model, **inputs):
    content = {"preset": "support", "horizon": 24, "inputs": {"volume": 120_000, **inputs}}
    sheet = read_bare_costs(content, shipped_prices(), "answers.json")
    return small_model.reckon(sheet, {}, TODAY)


def figures(words):
    return [float(one.replace(",", "")) for one in re.findall(r"\$([\d,.]+\d)", words)]


@pytest.mark.parametrize("code", ["PE", "ICL", "RAG", "CO", "LORA", "FULL", "PREF", "FT+RAG"])
def test_the_parts_named_add_up_to_the_sum_named(small_model, code):
    result = reckoned(small_model)
    row = result.row(code)
    for words, whole in (
        (start_words(result, code), row.upfront.likely),
        (month_words(result, code), row.monthly.likely),
    ):
        first, *parts = figures(words)
        assert first == pytest.approx(whole, rel=0.01)
        assert sum(parts) == pytest.approx(whole, rel=0.02)
        assert parts == sorted(parts, reverse=True)


def test_parts_have_names_a_client_knows(small_model):
    result = reckoned(small_model)
    assert "building it $" in start_words(result, "RAG")
    assert "training data $" in start_words(result, "LORA")
    assert "requests $" in month_words(result, "RAG")
    assert "$0.0" not in month_words(result, "RAG")
    assert "hosting the trained model $" in month_words(result, "LORA")


def test_where_months_differ_the_first_one_is_named(small_model):
    steady, growing = reckoned(small_model), reckoned(small_model, growth=40)
    assert "first month" not in month_words(steady, "RAG")
    assert "in the first month of the likely case" in month_words(growing, "RAG")


def test_without_a_volume_a_month_is_not_told(small_model):
    sheet = read_bare_costs({"horizon": 24}, shipped_prices(), "answers.json")
    result = small_model.reckon(sheet, {}, TODAY)
    assert month_words(result, "RAG") == ""
    assert "building it" in start_words(result, "RAG")
