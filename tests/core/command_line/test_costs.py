"""``tuning-fork costs``: what it prints, what it gives a program, and what it refuses."""

import json
import math
from datetime import UTC, datetime

import pytest

from core.assessment.document import Assessment, ModelStamp
from core.assessment.exchange import export_assessment
from core.command_line import main as command_line
from core.economics.bare_costs import read_bare_costs
from core.economics.catalogue import shipped_costs
from core.economics.price_file import SHIPPED, shipped_prices
from core.files import one_line
from resources import read_bytes

ANSWERS = {"PD1": "a", "EX1": 1200, "KN4": "unknown", "BO3": "not-applicable"}
COSTS = {
    "preset": "support",
    "currency": "EUR",
    "horizon": 24,
    "serving": "hourly",
    "model": "openai:gpt-4.1-mini",
    "tuned_model": "openai:gpt-4.1-nano",
    "inputs": {
        "exchange-rate": 0.86,
        "volume": 120_000,
        "static-tokens": [1500, 2000, 2500],
        "rate-engineer": {
            "low": 80, "likely": 100, "high": 120, "currency": "USD",
            "source": "client", "date": "2026-11-12", "owner": "client",
        },
    },
}  # fmt: skip


@pytest.fixture
def costs(tmp_path, capsys):
    """Run the verb on a file with this content; return exit code, output and error output."""

    def run(content, *options):
        path = tmp_path / "answers.json"
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, "utf-8")
        code = command_line.main(["costs", str(path), *options])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def published(costs, content, *options):
    code, out, err = costs(content, "--json", *options)
    assert (code, err) == (0, "")
    return json.loads(out)


def figures(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from figures(one)
    elif isinstance(value, float):
        yield value


def test_a_reader_finds_sentence_table_break_even_speed_basis_and_limits(costs):
    code, out, err = costs({"answers": ANSWERS, "costs": COSTS})

    assert (code, err) == (0, "")
    assert out.startswith("Prompt engineering costs about €")
    told = " ".join(out.split())
    for part in (
        "Over two years, in EUR to start a month median 9 of 10 draws cheapest",
        "With every input at its likely value it is €",
        "The median is higher, €",
        "Prompt engineering, to start: €",
        "Prompt engineering, a month: €",
        "Break-even against prompt engineering",
        "Payback against prompt engineering",
        "Speed of one answer",
        "What moves prompt engineering most, of ",
        "Months reckoned over: 24 months. Consultant: Chosen for this assessment.",
        "List prices of 10 November 2026",
        "GPT-4.1 mini (OpenAI) · GPT-4.1 nano (OpenAI)",
        "What is left out",
        "Cost model 1.1, 10,000 draws, fingerprint ",
    ):
        assert part in told
    assert "blocked" in out
    assert all(len(line) <= 100 for line in out.splitlines())


def test_a_program_gets_everything_under_names_that_stay(costs):
    told = published(costs, {"answers": ANSWERS, "costs": COSTS})

    assert set(told) == {
        "model", "recommended", "sentence", "today", "is_default", "statuses", "fingerprint",
        "cost_model", "currency", "sign", "horizon_months", "serving", "draws", "baseline",
        "prices", "approaches", "assumptions", "used", "missing", "stale", "left_out",
        "remarks",
    }  # fmt: skip
    assert told["today"] == datetime.now(UTC).date().isoformat()
    assert (told["currency"], told["horizon_months"], told["is_default"]) == ("EUR", 24, False)
    assert told["prices"]["as_of"] == shipped_prices().as_of
    assert told["prices"]["model"]["id"] == "openai:gpt-4.1-mini"
    assert told["prices"]["tuned_model"]["name"] == "GPT-4.1 nano (OpenAI)"
    assert len(told["fingerprint"]) == 64
    assert [row["approach"] for row in told["approaches"]] == list(shipped_costs().components)
    for row in told["approaches"]:
        assert row["total"]["low"] <= row["total"]["median"] <= row["total"]["high"]
        assert row["total"]["low"] <= row["total"]["likely"] <= row["total"]["high"]
        assert len(row["cumulative"]) == 25
        assert math.isclose(row["cumulative"][-1], row["total"]["likely"])
        assert math.isclose(sum(row["request_parts"].values()), row["per_request"], abs_tol=1e-12)
    compared = [row for row in told["approaches"] if row["p_cheapest"] is not None]
    assert math.isclose(sum(row["p_cheapest"] for row in compared), 1)
    blocked = {code for code, status in told["statuses"].items() if status == "blocked"}
    assert {row["approach"] for row in told["approaches"]} - blocked == {
        row["approach"] for row in compared
    }
    engineer = next(one for one in told["assumptions"] if one["id"] == "rate-engineer")
    assert (engineer["likely"], engineer["currency"], engineer["owner"], engineer["source"]) == (
        100, "USD", "client", "client",
    )  # fmt: skip


@pytest.mark.parametrize("serving", ["hourly", "per-token"])
def test_costs_and_evaluate_decide_alike(costs, tmp_path, capsys, serving):
    # At this volume training pays, which opens a gate that costs settle.
    part = {**COSTS, "serving": serving, "model": "openai:gpt-4.1"}
    part["inputs"] = {**COSTS["inputs"], "volume": 5_000_000}
    told = published(costs, {"answers": ANSWERS, "costs": part})

    assert command_line.main(["evaluate", str(tmp_path / "answers.json"), "--json"]) == 0
    evaluated = json.loads(capsys.readouterr().out)

    assert told["recommended"] == evaluated["recommended"]
    assert told["statuses"] == {row["approach"]: row["status"] for row in evaluated["ranking"]}


def test_the_same_file_gives_the_same_output(costs):
    content = {"answers": ANSWERS, "costs": COSTS}

    assert costs(content, "--json") == costs(content, "--json")
    assert costs(content) == costs(content)


def test_answers_alone_are_reckoned_with_defaults_and_say_so(costs):
    content = {"answers": {**ANSWERS, "EC1": 50_000}}

    told = published(costs, content)
    _code, out, _err = costs(content)

    assert told["is_default"] is True
    assert told["missing"] == []
    volume = next(one for one in told["assumptions"] if one["id"] == "volume")
    assert (volume["criterion"], volume["likely"], volume["owner"]) == ("EC1", 50_000, "client")
    assert {one["owner"] for one in told["assumptions"] if one["id"].startswith("hours-")} == {
        "default"
    }
    assert "No costs were entered: every figure rests on defaults and numbers" in out


def test_better_answers_are_valued_where_somebody_said_their_worth(costs):
    inputs = {**COSTS["inputs"], "acceptable-pe": 70, "acceptable-rag": 85, "value-answer": 0.5}
    inputs["cost-wrong"] = 0

    _code, out, _err = costs({"answers": ANSWERS, "costs": {**COSTS, "inputs": inputs}})
    _code, silent, _err = costs({"answers": ANSWERS, "costs": COSTS})

    told = " ".join(out.split())
    assert "What better answers are worth Prompt engineering €" in told
    assert "for one acceptable answer; net benefit €" in told
    assert "worth" not in silent.partition("What is left out")[0]


def test_without_a_volume_nothing_is_summed_and_nothing_is_zero(costs):
    told = published(costs, {"answers": ANSWERS})
    code, out, _err = costs({"answers": ANSWERS})

    assert code == 0
    assert told["missing"] == ["volume"]
    for row in told["approaches"]:
        assert row["total"] is row["monthly"] is row["payback"] is row["p_cheapest"] is None
        assert row["cumulative"] == []
        assert row["upfront"]["median"] > 0
    assert out.startswith(
        "What it costs cannot be summed yet. Not known without: Requests a month."
    )
    assert "not known" in out
    assert "$0 " not in out


def test_another_currency_needs_its_rate_and_is_unknown_without(costs):
    rest = {key: value for key, value in COSTS["inputs"].items() if key != "exchange-rate"}

    told = published(costs, {"answers": ANSWERS, "costs": {**COSTS, "inputs": rest}})

    assert told["missing"] == ["exchange-rate"]
    assert all(row["total"] is None for row in told["approaches"])
    assert "One US dollar in this currency" in told["sentence"]


def test_an_amount_in_another_currency_follows_the_rate(costs):
    one = published(costs, {"answers": ANSWERS, "costs": COSTS})
    two = published(
        costs,
        {
            "answers": ANSWERS,
            "costs": {**COSTS, "inputs": {**COSTS["inputs"], "exchange-rate": 1.72}},
        },
    )

    for before, after in zip(one["approaches"], two["approaches"], strict=True):
        assert math.isclose(after["total"]["likely"], 2 * before["total"]["likely"])


def test_an_exported_assessment_is_reckoned_by_the_prices_kept_in_it(costs, tmp_path, capsys):
    sheet = read_bare_costs(COSTS, shipped_prices(), "answers.json")
    assessment = Assessment(
        id="kept",
        created="2026-11-12T10:00:00Z",
        model=ModelStamp(id="core", version="1.1"),
        costs=sheet,
    )
    path = tmp_path / "assessment.json"
    path.write_bytes(export_assessment(assessment))
    dearer = prices_with(tmp_path, "openai:gpt-4.1-mini", input=4.0)

    def row(*options):
        assert command_line.main(["costs", str(path), "--json", *options]) == 0
        told = json.loads(capsys.readouterr().out)
        return told["prices"]["as_of"], told["approaches"][0]["request_parts"]["user-text"]

    kept, brought = row(), row("--prices", str(dearer))

    assert kept[0] == shipped_prices().as_of
    assert brought[0] == "2026-11-19"
    assert math.isclose(brought[1], 10 * kept[1])
    assert row() == kept


def prices_with(folder, model_id, **changes):
    content = json.loads(read_bytes(SHIPPED))
    content["as_of"] = "2026-11-19"
    for model in content["models"]:
        if model["id"] == model_id:
            model.update(changes)
    path = folder / "prices.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def test_an_overruled_price_survives_a_price_file(costs, tmp_path):
    entered = {**COSTS["inputs"], "price-output": {"low": 1, "likely": 1, "high": 1}}
    dearer = prices_with(tmp_path, "openai:gpt-4.1-mini", output=99.0)

    told = published(
        costs, {"answers": ANSWERS, "costs": {**COSTS, "inputs": entered}}, "--prices", str(dearer)
    )

    output = next(one for one in told["assumptions"] if one["id"] == "price-output")
    assert (output["likely"], output["owner"]) == (1, "consultant")


@pytest.mark.parametrize(
    ("change", "place", "expected"),
    [
        ({"preset": "supprt"}, "costs.preset", "one of support, extraction"),
        ({"currency": "XXX"}, "costs.currency", "one of USD, EUR"),
        ({"currency": "euro"}, "costs.currency", "the code of a currency, like USD"),
        ({"serving": "weekly"}, "costs.serving", "'hourly', 'per-token' or 'own'"),
        ({"model": "openai:gpt-4.1-mni"}, "costs.model", 'Did you mean "openai:gpt-4.1-mini"?'),
        ({"tuned_model": "\x1b[31m"}, "costs.tuned_model", "a model of the price list"),
        ({"horizon": 0}, "costs.horizon", "at least 1"),
        ({"horizon": 121}, "costs.horizon", "at most 120"),
        ({"horizon": 1.5}, "costs.horizon", "a whole number"),
        ({"volume": 1}, "costs.volume", "only known keys"),
        ({"inputs": [1]}, "costs.inputs", "an object in braces"),
    ],
)
def test_a_costs_part_that_is_wrong_is_refused_with_its_place(costs, change, place, expected):
    assert_refused(costs({"answers": ANSWERS, "costs": {**COSTS, **change}}), place, expected)


def assert_refused(result, place, expected):
    code, out, err = result
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert f"answers.json, {place}: " in err
    assert expected in err
    assert one_line(err.rstrip("\n")) == err.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "value", "place", "expected"),
    [
        ("volume", [3, 2, 1], "", "low, likely and high in rising order"),
        ("volume", {"low": 3, "likely": 2, "high": 5}, "", "low, likely and high in rising order"),
        ("volume", -5, "", "0 to 100,000,000,000 requests a month"),
        ("volume", 1e14, "", "0 to 100,000,000,000 requests a month"),
        ("volume", 10**200, "", "a number of at most"),
        ("cached-share", 140, "", "0 to 100 %"),
        ("volume", "many", "", "a number"),
        ("volume", True, "", "a number"),
        ("volume", None, "", "a number"),
        ("volume", [1, 2], ", entry 3", "a value"),
        ("volume", [1, 2, 3, 4], "", "at most 3"),
        ("volme", 3, "", 'Did you mean "volume"?'),
        ("Volume", 3, "", "the id of an input"),
        ("rate-engineer", {"low": 1, "likely": 2, "high": 3, "currency": "GBP"}, ".currency",
         "EUR, the currency of this assessment, or USD"),
        ("volume", {"low": 1, "likely": 2, "high": 3, "currency": "USD"}, ".currency",
         "no currency"),
        ("volume", {"low": 1, "likely": 2, "high": 3, "unit": "a day"}, ".unit",
         "requests a month"),
        ("volume", {"low": 1, "likely": 2}, ".high", "this key is missing"),
        ("volume", {"low": 1, "likely": 2, "high": 3, "date": "2026-02-31"}, ".date",
         "a day of the calendar"),
        ("volume", {"low": 1, "likely": 2, "high": 3, "owner": "boss"}, ".owner", "'client'"),
        ("volume", {"low": 1, "likely": 2, "high": 3, "source": "x" * 601}, ".source",
         "at most 600 characters"),
        ("volume", {"low": 1, "likely": 2, "high": 3, "reason": "x" * 2_001}, ".reason",
         "at most 2,000 characters"),
    ],
)  # fmt: skip
def test_an_input_that_is_wrong_is_refused_beside_its_name(costs, name, value, place, expected):
    content = {"answers": ANSWERS, "costs": {**COSTS, "inputs": {name: value}}}

    assert_refused(costs(content), f"costs.inputs.{name}{place}", expected)


@pytest.mark.parametrize("damaged", ["NaN", "Infinity", "1e999"])
def test_a_number_that_is_none_is_refused_where_it_stands(costs, damaged):
    text = json.dumps({"answers": ANSWERS, "costs": COSTS}).replace("120000", damaged)

    assert_refused(costs(text), f"line 1, column {text.index(damaged) + 1}", "number")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "the file is empty"),
        ("{", "cut off"),
        ('{"format": "tuning-fork-assessment"}', '"format": "tuning-fork-prices"'),
        ('{"format": "tuning-fork-prices", "format_version": 2}', "version 2"),
        ('{"format": "tuning-fork-prices", "format_version": 1}', "this key is missing"),
    ],
)
def test_a_price_file_that_is_damaged_newer_or_another_is_refused(costs, tmp_path, text, expected):
    path = tmp_path / "prices.json"
    path.write_text(text, "utf-8")

    code, out, err = costs({"answers": ANSWERS}, "--prices", str(path))

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"tuning-fork: {path}")
    assert expected in err


def test_a_price_file_without_the_model_of_an_assessment_says_which(costs, tmp_path):
    content = json.loads(read_bytes(SHIPPED))
    content["models"] = [one for one in content["models"] if one["id"].startswith("anthropic:")]
    path = tmp_path / "prices.json"
    path.write_text(json.dumps(content), "utf-8")

    code, _out, err = costs({"answers": ANSWERS, "costs": COSTS}, "--prices", str(path))

    assert code == 2
    assert '"openai:gpt-4.1-mini" is none' in err


@pytest.mark.parametrize("verb", [["evaluate"], ["report", "-o", "out.pdf"]])
def test_the_other_verbs_take_a_file_with_costs_too(verb, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"answers": ANSWERS, "costs": COSTS}), "utf-8")

    assert command_line.main([verb[0], str(path), *verb[1:]]) == 0
    assert capsys.readouterr().err == ""


def edge(entry, side):
    figure = entry.least if side == "least" else entry.most
    return [entry.least, figure, entry.most] if side == "wide" else figure


@pytest.mark.parametrize("side", ["least", "most", "wide"])
@pytest.mark.parametrize("serving", ["hourly", "per-token", "own"])
def test_at_the_limits_of_sense_every_figure_is_still_a_number(costs, side, serving):
    inputs = {entry.id: edge(entry, side) for entry in shipped_costs().inputs}
    content = {"serving": serving, "horizon": 120, "currency": "EUR", "inputs": inputs}

    told = published(costs, {"answers": ANSWERS, "costs": content})

    assert all(math.isfinite(one) for one in figures(told))
    assert costs({"answers": ANSWERS, "costs": content})[0] == 0
