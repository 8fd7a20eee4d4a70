"""Costs on paper: the sentence, the pictures, every number with its source, and what stays out."""

import dataclasses
import re

import pytest

from core.economics.catalogue import shipped_costs
from core.economics.sheet import Estimate
from core.report.glyphs import legible
from core.report.handout import section_titles
from core.report.pdf import render_bytes


@pytest.fixture(scope="module")
def priced(warranty, costs_of):
    """The warranty case with a support preset, its volume and an offer for the engineer."""
    entered = {
        "volume": [90_000, 120_000, 180_000],
        "exchange-rate": 0.86,
        "rate-engineer": {
            "low": 80, "likely": 90, "high": 110, "currency": "EUR", "source": "Framework contract",
            "date": "2026-11-12", "owner": "client", "reason": "Signed until 2029",
        },
    }  # fmt: skip
    return warranty.model_copy(update={"costs": costs_of(currency="EUR", inputs=entered)})


@pytest.fixture(scope="module")
def content(priced, content_of):
    return content_of(priced)


@pytest.fixture(scope="module")
def pages(content, read_pages):
    return read_pages(render_bytes(content))


def costs_part(pages, squeezed):
    """Return the text of the pages from the head of the section to the next one."""
    text = squeezed("".join(pages))
    start = text.index("Bar:9of10draws")
    return text[start : text.index("Whattofindoutnext", start)]


def test_the_section_follows_the_gates_and_opens_with_the_sentence(content, pages, squeezed):
    order = [head.id for head in content.heads]

    assert order[order.index("gates") + 1] == "costs"
    assert re.match(
        r"Retrieval costs about €[\d,]+ over two years, between €[\d,]+ and €[\d,]+\. "
        r"Training on top of it",
        content.costs.sentence,
    )
    assert squeezed(content.costs.sentence) in costs_part(pages, squeezed)


def test_every_approach_has_its_figures_and_blocked_ones_are_not_counted(content, pages, squeezed):
    lines = content.costs.lines
    text = costs_part(pages, squeezed)

    assert [line.code for line in lines] == list(shipped_costs().components)
    blocked = {row.code for row in content.picture.ranking if row.status.value == "blocked"}
    assert {line.code for line in lines if line.is_blocked} == blocked
    assert blocked
    for line in lines:
        # The ends of a bar that lies beyond the axis stand in its place.
        figures = squeezed(f"{line.start}{line.monthly}{line.median}")
        beyond = squeezed(line.span.words)
        name = squeezed(line.name)
        assert name + figures in text or (line.is_blocked and name + beyond + figures in text)
        assert bool(line.cheapest) != line.is_blocked
    assert [line.code for line in lines if line.is_recommended] == ["RAG"]
    assert squeezed("Blocked approaches are shown for comparison and counted nowhere.") in text


def test_break_even_payback_and_the_crossing_are_drawn_and_said(content, pages, squeezed):
    costs, text = content.costs, costs_part(pages, squeezed)

    assert "None:itcostsmoreateveryvolume." in text
    assert "You:120,000amonth" in text
    assert {line.code for line in costs.spending} == {"PE", "RAG", "FT+RAG"}
    assert squeezed("Tuning with retrieval, against retrieval") in text
    for line in costs.paybacks:
        assert squeezed(line.break_even) in text
        assert squeezed(line.payback) in text


def test_lines_that_cross_within_the_horizon_name_the_month(warranty, costs_of, content_of):
    costs = costs_of(
        horizon=36,
        serving="per-token",
        model="openai:gpt-4.1",
        tuned_model="openai:gpt-4.1-nano",
        inputs={"volume": 2_000_000},
    )

    told = content_of(warranty.model_copy(update={"costs": costs})).costs

    assert [meeting.text for meeting in told.meetings] == ["level after 2 months"]
    paid = [line.payback for line in told.paybacks if line.names == "Tuning with retrieval"]
    assert re.match(r"After \d+ months\. Within three years in 9\d of 100 draws\.", paid[0])


def test_every_number_that_was_read_stands_there_with_source_date_and_owner(
    content, pages, squeezed, priced
):
    text = costs_part(pages, squeezed)
    costs = content.costs
    told = [line.title for line in costs.entered]
    told += [line.title for group in costs.defaults for line in group.lines]
    titles = {shipped_costs().entry(name).title for name in priced.costs.inputs}

    assert len(told) == len(set(told))
    for title in told:
        assert squeezed(title) in text
    # Only own GPUs for LoRA are not reckoned with here, and the factor for paying by the token.
    assert titles - set(told) == {
        shipped_costs().entry(name).title for name in ("gpu-hours", "tuned-price-factor")
    }
    assert squeezed("Framework contract, 12 November 2026. Because: Signed until 2029") in text
    assert squeezed("List price: OpenAI, GPT-4.1 mini, 10 November 2026") in text
    assert squeezed("Annotation price pages, 2025 to 2026 [79]") in text
    engineer = next(line for line in costs.entered if line.title == "An hour of an engineer")
    assert (engineer.low, engineer.likely, engineer.high, engineer.unit, engineer.owner) == (
        "80", "90", "110", "EUR an hour", "client",
    )  # fmt: skip
    volume = next(line for line in costs.entered if line.title == "Requests a month")
    assert volume.source == "No source given"


def test_what_is_left_out_is_said(content, pages, squeezed):
    text = costs_part(pages, squeezed)

    for said in content.costs.left_out:
        assert squeezed(said) in text
    assert set(shipped_costs().left_out) < set(content.costs.left_out)


def test_the_sources_of_the_defaults_are_in_the_list_of_sources(content):
    cited = {line.id: line.cited_by for line in content.sources.lines}

    assert "Costs" in cited["[82]"]
    assert "Costs" in cited["[79]"]


def test_prices_age_until_the_day_of_the_handout_and_old_ones_are_marked(
    priced, content_of, read_pages, squeezed
):
    spring = content_of(priced, prepared_on="2027-03-01")
    fresh = content_of(priced)
    text = squeezed("".join(read_pages(render_bytes(spring))))

    assert fresh.costs.notes[0].startswith("List prices of 10\u00a0November\u00a02026, 10 days old")
    assert spring.costs.notes[0].startswith("List prices of 10\u00a0November\u00a02026, 4 months")
    told = [line for group in fresh.costs.defaults for line in group.lines]
    assert not any(line.is_stale for line in (*fresh.costs.entered, *told))
    told = [line for group in spring.costs.defaults for line in group.lines]
    stale = {line.title for line in told if line.is_stale}
    assert "Input, the model in use" in stale
    assert squeezed("Out of date: Prices of the model in use") in text
    assert squeezed("4 months old, out of date") in text
    assert all(line.span.is_stale for line in spring.costs.lines)


def test_a_handout_without_a_day_ages_prices_until_the_day_of_the_assessment(priced, content_of):
    told = content_of(priced, prepared_on="in autumn").costs

    assert told.notes[0].startswith("List prices of 10\u00a0November\u00a02026, 2 days old")


def test_the_same_assessment_gives_the_same_bytes(priced, content_of, content):
    assert render_bytes(content_of(priced)) == render_bytes(content)


def test_costs_can_be_left_out_and_leave_nothing_behind(
    priced, content_of, read_pages, squeezed, warranty
):
    without = content_of(priced, left_out=("costs",))
    text = squeezed("".join(read_pages(render_bytes(without))))

    assert "costs" in section_titles()
    assert without.costs is None
    assert without.opening.cost == ()
    assert "€" not in text
    assert dataclasses.replace(without, picture=None) == dataclasses.replace(
        content_of(warranty), picture=None
    )


def test_an_assessment_without_costs_has_no_such_section(warranty, content_of):
    assert "costs" not in [head.id for head in content_of(warranty).heads]


def test_page_one_gives_the_cost_of_the_destination_where_there_is_room(
    priced, content_of, read_pages, squeezed
):
    content = content_of(priced)
    first = squeezed(read_pages(render_bytes(content))[0])
    letter = squeezed(read_pages(render_bytes(content_of(priced, page_size="Letter")))[0])

    assert re.fullmatch(r"About €[\d,]+ over two years, €[\d,]+ to €[\d,]+\.", content.costs.short)
    assert content.opening.cost[0] == content.costs.sentence
    assert squeezed(content.costs.short) in first
    # No line is set over the rule below it on the shorter page.
    assert sum(squeezed(text) in letter for text in content.opening.cost) <= 1


def test_without_a_volume_the_section_says_what_is_missing_and_draws_no_bar(
    bare, costs_of, content_of, read_pages, squeezed, pack
):
    costs = costs_of()
    inputs = {name: one for name, one in costs.inputs.items() if name != "volume"}
    assessment = bare.model_copy(update={"costs": costs.model_copy(update={"inputs": inputs})})

    content = content_of(assessment)
    text = squeezed("".join(read_pages(render_bytes(content))))

    assert squeezed("What it costs cannot be summed yet.") in text
    assert squeezed("Not known without: Requests a month.") in text
    assert {line.median for line in content.costs.lines} == {"not known"}
    assert content.costs.spending == content.costs.swings == ()
    assert content.opening.cost == ()


def test_better_answers_are_told_where_somebody_valued_them(warranty, costs_of, content_of):
    inputs = {"volume": 100_000, "acceptable-pe": 70, "acceptable-rag": 85, "value-answer": 0.5}
    inputs["cost-wrong"] = 0
    costs = costs_of(inputs=inputs)

    worth = content_of(warranty.model_copy(update={"costs": costs})).costs.worth

    assert [line.name for line in worth] == ["Prompt engineering", "Retrieval"]
    assert worth[1].net_benefit.startswith("$")
    assert content_of(warranty.model_copy(update={"costs": costs_of()})).costs.worth == ()


@pytest.mark.parametrize("currency", ["JPY", "INR", "CHF", "PLN"])
def test_every_currency_has_its_sign_on_paper(warranty, costs_of, content_of, currency):
    inputs = {"volume": 100_000, "exchange-rate": 150}
    costs = costs_of(currency=currency, inputs=inputs)

    content = content_of(warranty.model_copy(update={"costs": costs}))

    sign = shipped_costs().currency(currency).sign
    assert sign.strip() in content.costs.emphasis
    assert legible(sign) == sign
    assert render_bytes(content).startswith(b"%PDF")


HOSTILE = (
    "R&D <b>5</b> kg </font></para>",
    '<img src="/etc/passwd"/>',
    "{0.__class__}{reason}%s",
    "\U0001f600 مرحبا שלום a\x00b\x1bc invoice\u202efdp.exe",
    "x" * 2_000,
    "<b>" * 600,
    "word " * 400,
    "\n" * 40 + "end",
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_sources_and_reasons_break_nothing_and_do_not_vanish(
    priced, content_of, read_pages, squeezed, text
):
    estimate = Estimate(
        low=1, likely=2, high=3, currency="EUR", source=text[:600], reason=text, owner="client"
    )
    inputs = {**priced.costs.inputs, "price-input": estimate, "rate-expert": estimate}
    costs = priced.costs.model_copy(update={"inputs": inputs})

    content = content_of(priced.model_copy(update={"costs": costs}))
    pages = read_pages(render_bytes(content))

    shown = squeezed("".join(page for page in pages))
    wanted = squeezed(legible(estimate.source.strip()))
    assert wanted[:30] in shown
    assert shown.count(squeezed(legible(estimate.reason.strip()))[-12:]) >= 2
