"""What the costs say to the gates, and the sentences with the numbers."""

from dataclasses import replace

import pytest

from core.economics.figure_words import Asked, figure_sentences
from core.economics.figures import figures_of
from core.economics.result import Crossing, Payback
from tests.core.economics.conftest import TODAY, entered

LIFE, MONEY = ("payback-outlives-base", "never-pays-back"), ("saves-nothing", "hosting-is-fixed")
PHRASES = {
    "PE": "prompt engineering",
    "LORA": "LoRA tuning",
    "FULL": "full fine-tuning",
    "PREF": "preference tuning",
    "FT+RAG": "tuning with retrieval",
    "FT+ICL": "tuning with examples",
}
TRAINED = tuple(code for code in PHRASES if code != "PE")


@pytest.fixture
def busy(support, pack):
    """A case in which LoRA tuning pays: five million requests, a small model trained."""
    return entered(support, pack, volume=5_000_000, base_life=12)


@pytest.fixture
def reckoned(small_model, pack):
    def reckon(sheet):
        return small_model.reckon(sheet, {}, TODAY)

    return reckon


def told(figures, pack, names=LIFE, codes=TRAINED):
    return figure_sentences(Asked(names, codes), figures, PHRASES, pack)


def with_payback(result, code, months, counts_value=False):
    payback = Payback(months, 0.5, 0.1, 120, counts_value)
    rows = tuple(replace(row, payback=payback) if row.code == code else row for row in result.rows)
    return replace(result, rows=rows)


@pytest.mark.parametrize(("months", "outlives"), [(0, False), (8, False), (9, True), (14, True)])
def test_the_base_model_must_stay_one_and_a_half_times_the_payback(
    busy, reckoned, pack, months, outlives
):
    result = with_payback(reckoned(busy), "LORA", months)
    figures = figures_of(result, pack)
    assert figures.truths["payback-outlives-base"]["LORA"] is outlives
    assert figures.truths["never-pays-back"]["LORA"] is False


def test_training_that_never_pays_in_money_says_nothing_without_a_value(busy, reckoned, pack):
    figures = figures_of(with_payback(reckoned(busy), "PREF", None), pack)
    assert "PREF" not in figures.truths["payback-outlives-base"]
    assert figures.truths["never-pays-back"]["PREF"] is True
    counted = figures_of(with_payback(reckoned(busy), "PREF", None, counts_value=True), pack)
    assert counted.truths["payback-outlives-base"]["PREF"] is True


def test_how_long_the_base_stays_must_be_known(busy, reckoned, pack):
    inputs = {name: one for name, one in busy.inputs.items() if name != "base-life"}
    result = reckoned(busy.model_copy(update={"inputs": inputs}))
    figures = figures_of(with_payback(result, "LORA", 14), pack)
    assert figures.truths["payback-outlives-base"] == {}
    assert "is not known" in told(figures, pack)[1]


def test_a_missing_volume_leaves_everything_open_that_needs_it(busy, reckoned, pack):
    inputs = {name: one for name, one in busy.inputs.items() if name != "volume"}
    figures = figures_of(reckoned(busy.model_copy(update={"inputs": inputs})), pack)
    assert figures.truths["payback-outlives-base"] == {}
    assert figures.truths["never-pays-back"] == {}
    assert told(figures, pack) == ()
    # From which volume it pays is known, but not whether there will be as many.
    assert "LORA" not in figures.truths["saves-nothing"]


def test_the_break_even_is_held_against_the_forecast(busy, reckoned, pack):
    found = reckoned(busy).row("LORA").break_even
    assert found.crossing is Crossing.PAYS_FROM
    for volume, saves_nothing in ((found.volume * 0.99, True), (found.volume * 1.01, False)):
        figures = figures_of(reckoned(entered(busy, pack, volume=volume)), pack)
        assert figures.truths["saves-nothing"]["LORA"] is saves_nothing


def test_without_a_break_even_there_is_nothing_to_save(busy, reckoned, pack):
    dear = entered(busy, pack, tuned_price_input=90, tuned_price_output=90, tuned_price_cached=90)
    result = reckoned(dear)
    assert result.row("LORA").break_even.crossing is Crossing.NEVER
    figures = figures_of(result, pack)
    assert figures.truths["saves-nothing"]["LORA"] is True
    assert "none for LoRA tuning" in told(figures, pack, MONEY)[0]


def test_only_hosting_paid_per_token_follows_the_volume(busy, reckoned, pack):
    for serving, is_fixed in (("hourly", True), ("own", True), ("per-token", False)):
        sheet = busy.model_copy(update={"serving": serving})
        figures = figures_of(reckoned(sheet), pack)
        assert figures.truths["hosting-is-fixed"]["LORA"] is is_fixed
        assert figures.truths["hosting-is-fixed"]["FULL"] is True
        assert figures.truths["hosting-is-fixed"]["RAG"] is False


def test_the_sentences_name_every_approach_with_its_own_figure(busy, reckoned, pack):
    result = with_payback(with_payback(reckoned(busy), "LORA", 14), "PREF", None)
    result = with_payback(result, "FULL", 14)
    sentences = told(figures_of(result, pack), pack, codes=("LORA", "FULL", "PREF"))
    assert sentences[0] == (
        "Payback against prompt engineering: 14 months for LoRA tuning and full fine-tuning; "
        "not within ten years for preference tuning."
    )
    assert sentences[1] == "The base model stays 12 months; it must stay 1.5 times the payback."
    assert sentences[2].startswith("Better answers are not counted in money")


def test_the_break_even_sentence_gives_both_volumes(busy, reckoned, pack):
    figures = figures_of(reckoned(busy), pack)
    first, second, third = told(figures, pack, MONEY, ("LORA",))
    assert first.startswith("Break-even against prompt engineering, in requests a month: from ")
    assert first.endswith(" for LoRA tuning.")
    assert second == "You expect 5 million requests a month."
    assert third == "Hosting is paid as a fee, whatever the volume."


def test_what_is_the_same_for_all_names_nobody(busy, reckoned, pack):
    result = reckoned(busy)
    for code in TRAINED:
        result = with_payback(result, code, 14)
    first = told(figures_of(result, pack), pack)[0]
    assert first == "Payback against prompt engineering: 14 months."
    per_token = figures_of(reckoned(busy.model_copy(update={"serving": "per-token"})), pack)
    assert told(per_token, pack, MONEY)[2] == (
        "Hosting is paid as a fee, whatever the volume, for full fine-tuning."
    )


def test_few_draws_and_many_say_the_same_to_the_gates(busy, pack, full_model, small_model):
    few = figures_of(small_model.reckon(busy, {}, TODAY), pack)
    many = figures_of(full_model.reckon(busy, {}, TODAY), pack)
    assert few.truths == many.truths
    assert told(few, pack, (*LIFE, *MONEY)) == told(many, pack, (*LIFE, *MONEY))
