"""Figures typed into the cost sheet: read as people write them, refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from core.economics.currency_change import converted, with_currency
from core.economics.entering import FieldCurrency, estimate_of, moved_to, read_figure, read_range
from core.economics.sheet import Estimate, estimate_mismatches, sheet_mismatches
from core.errors import AnswerFault

PACK = shipped_costs()
IN_DOLLARS = FieldCurrency(PACK.currencies)
ENTRIES = st.sampled_from(PACK.inputs)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("volume", "1,400,000", 1_400_000),
        ("volume", " 120 000 ", 120_000),
        ("rate-engineer", "$110.50", 110.5),
        ("rate-engineer", "110.50 USD", 110.5),
        ("rate-engineer", "$0", 0),
        ("retry-share", "2.5 %", 2.5),
        ("growth", "−20", -20),
    ],
)
def test_a_figure_is_read_as_people_write_it(name, text, value):
    assert read_figure(text, PACK.entry(name), IN_DOLLARS) == value


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("EUR", "€96"),
        ("EUR", "96 EUR"),
        ("CHF", "CHF 96"),
        ("SEK", "96 SEK"),
        ("CAD", "C$96"),
        ("AUD", "A$ 96"),
        ("JPY", "¥96"),
    ],
)
def test_the_sign_of_the_field_is_read_with_the_amount(code, text):
    entry = PACK.entry_in("rate-engineer", code)
    assert read_figure(text, entry, FieldCurrency(PACK.currencies, code, "USD")) == 96


@pytest.mark.parametrize(
    "text", ["€96", "96 €", "EUR 96", "CHF 20", "20 SEK", "C$96", "96 A$", "¥96", "$ 96 EUR"]
)
def test_an_amount_in_another_currency_is_never_taken_for_the_one_of_the_field(text):
    field = FieldCurrency(PACK.currencies, "USD", "EUR")
    with pytest.raises(AnswerFault, match=r"This field is in US dollars\. Write it in US dollars"):
        read_figure(text, PACK.entry("rate-engineer"), field)


def test_the_other_currency_is_named_only_where_it_can_be_chosen():
    entry, beside = PACK.entry("rate-engineer"), FieldCurrency(PACK.currencies, "USD", "EUR")
    with pytest.raises(AnswerFault, match="or choose EUR beside it"):
        read_figure("€96", entry, beside)
    for text, field in (("£96", beside), ("€96", IN_DOLLARS)):
        with pytest.raises(AnswerFault) as refused:
            read_figure(text, entry, field)
        assert "choose" not in str(refused.value)


@given(st.sampled_from(PACK.currencies), st.sampled_from(PACK.currencies), st.booleans())
def test_only_its_own_currency_is_read_in_a_field(own, written, is_code):
    field = FieldCurrency(PACK.currencies, own.code)
    text = f"{written.code} 12" if is_code else f"{written.sign}12"
    if own == written:
        assert read_figure(text, PACK.entry("rate-engineer"), field) == 12
        return
    with pytest.raises(AnswerFault, match=f"This field is in {own.plural}"):
        read_figure(text, PACK.entry("rate-engineer"), field)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("volume", "$500", "in digits"),
        ("volume", "500 EUR", "in digits"),
        ("volume", "50 %", "not in per cent"),
        ("hours-rag", "50%", "not in per cent"),
        ("rate-engineer", "50 %", "not in per cent"),
        ("rate-engineer", "50 % $", "not in per cent"),
        ("retry-share", "$5", "in digits"),
    ],
)
def test_a_sign_that_says_something_else_is_not_passed_over(name, text, words):
    with pytest.raises(AnswerFault, match=words):
        read_figure(text, PACK.entry(name), IN_DOLLARS)


@pytest.mark.parametrize(
    ("code", "text", "value"), [("JPY", "15,000", 15_000), ("INR", "₹8,500", 8_500)]
)
def test_an_ordinary_rate_in_a_weak_currency_is_taken(code, text, value):
    entry = PACK.entry_in("rate-engineer", code)
    assert read_figure(text, entry, FieldCurrency(PACK.currencies, code)) == value
    estimate = estimate_of((value, value, value), entry, code)
    sheet = empty_sheet(PACK).model_copy(
        update={"currency": code, "inputs": {"rate-engineer": estimate}}
    )
    assert not list(sheet_mismatches(sheet, PACK))


def test_what_is_too_much_is_said_with_the_limit_of_the_currency():
    entry = PACK.entry_in("rate-engineer", "JPY")
    with pytest.raises(AnswerFault, match=r"Write 0 to 2,000,000\."):
        read_figure("2,000,001", entry, FieldCurrency(PACK.currencies, "JPY"))
    estimate = estimate_of((0, 0, 2_000_001), entry, "JPY")
    sheet = empty_sheet(PACK).model_copy(
        update={"currency": "JPY", "inputs": {"rate-engineer": estimate}}
    )
    (fault,) = sheet_mismatches(sheet, PACK)
    assert fault == ("inputs.rate-engineer", "expected 0 to 2,000,000 an hour.")


def test_dollars_and_what_is_not_money_keep_their_limits_in_any_sheet():
    for code in ("USD", None, "XXX"):
        assert PACK.entry_in("rate-engineer", code) == PACK.entry("rate-engineer")
    assert PACK.entry_in("volume", "JPY") == PACK.entry("volume")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("volume", "plenty", "in digits"),
        ("volume", "2.5", "whole number"),
        ("volume", "-1", "Write 0 to 100,000,000,000 requests a month."),
        ("retry-share", "101", "Write 0 to 100 %."),
        ("rate-engineer", "10001", "Write 0 to 10,000."),
        ("rate-engineer", "1,50", "Use a point for decimals"),
        ("rate-engineer", "nan", "in digits"),
        ("rate-engineer", "1e3", "in digits"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_what_can(name, text, words):
    with pytest.raises(AnswerFault, match=words):
        read_figure(text, PACK.entry(name), IN_DOLLARS)


def test_low_and_high_may_stay_empty_and_the_likely_value_may_not():
    entry = PACK.entry("hours-rag")
    values, faults = read_range({"low": "", "likely": "300", "high": " "}, entry)
    assert (values, faults) == ({"low": 300, "likely": 300, "high": 300}, {})
    _values, faults = read_range({"low": "1", "likely": "", "high": "9"}, entry)
    assert set(faults) == {"likely"}


def test_each_end_out_of_order_is_said_at_its_own_field():
    entry = PACK.entry("hours-rag")
    _values, faults = read_range({"low": "500", "likely": "300", "high": "200"}, entry)
    assert set(faults) == {"low", "high"}


@given(ENTRIES, st.data())
def test_a_moved_range_keeps_its_order_and_the_limits_of_its_input(entry, data):
    inside = st.floats(entry.least, min(entry.most, 1e12), allow_nan=False)
    if entry.whole:
        inside = st.integers(int(entry.least), int(min(entry.most, 1e9))).map(float)
    low, likely, high = sorted(data.draw(st.tuples(inside, inside, inside)))
    before = data.draw(st.none() | st.just(estimate_of((low, likely, high), entry)))
    wanted = data.draw(inside)
    moved = moved_to(before, wanted, entry)
    assert moved[1] == wanted
    assert moved[0] <= moved[1] <= moved[2]
    assert not list(estimate_mismatches(estimate_of(moved, entry), entry, "USD"))


def test_twice_as_much_has_a_range_twice_as_wide():
    entry = PACK.entry("hours-rag")
    before = estimate_of((150, 300, 600), entry)
    assert moved_to(before, 600, entry) == (300, 600, 1_200)


def in_euro(rate="0.5"):
    sheet = empty_sheet(PACK).model_copy(update={"currency": "EUR"})
    entry = PACK.entry("rate-engineer")
    inputs = {**sheet.inputs, "rate-engineer": estimate_of((40, 50, 60), entry, "EUR")}
    if rate:
        inputs["exchange-rate"] = Estimate(low=0.5, likely=0.5, high=0.5, unit="times")
    return sheet.model_copy(update={"inputs": inputs})


@pytest.mark.parametrize("code", ["USD", "GBP"])
def test_amounts_of_the_old_currency_become_dollars_and_the_rate_goes(code):
    sheet = in_euro()
    assert converted(sheet, PACK) == ("rate-engineer",)
    changed = with_currency(sheet, code, PACK)
    rate = changed.inputs["rate-engineer"]
    assert (rate.low, rate.likely, rate.high, rate.currency) == (80, 100, 120, "USD")
    assert "entered in EUR, converted at 0.5" in rate.source
    assert "exchange-rate" not in changed.inputs
    assert not list(sheet_mismatches(changed, PACK))


def test_without_a_rate_nothing_is_converted_and_that_is_said():
    with pytest.raises(AnswerFault, match="exchange rate first: 1 amounts in EUR"):
        with_currency(in_euro(rate=""), "GBP", PACK)


def test_a_rate_that_makes_too_much_of_an_amount_is_refused_before_anything_changes():
    sheet = in_euro()
    entry = PACK.entry("rate-engineer")
    inputs = {**sheet.inputs, "rate-engineer": estimate_of((40, 50, 9_000), entry, "EUR")}
    with pytest.raises(AnswerFault, match="comes to more than 10,000 US dollars"):
        with_currency(sheet.model_copy(update={"inputs": inputs}), "GBP", PACK)


def test_the_same_currency_changes_nothing():
    sheet = in_euro()
    assert with_currency(sheet, "EUR", PACK) is sheet
    assert converted(empty_sheet(PACK), PACK) == ()
