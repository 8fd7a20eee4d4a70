"""What somebody who reads the handout for the first time must not be left to guess."""

import dataclasses

import pytest

from core.assessment.samples import sample_assessments
from core.decision.recommendation import Status
from core.model.pack import Pack
from core.report.branding import Branding
from core.report.change_words import no_flip
from core.report.content import compose
from core.report.gate_words import compose_open_questions
from core.report.pdf import render_bytes


@pytest.fixture
def samples(model):
    return sample_assessments(model, "2026-11-20T10:00:00Z")


def _composed(assessment, result, pack: Pack):
    return compose(assessment, result, pack, Branding(prepared_on="2026-11-20"))


def test_the_figure_the_order_follows_stands_in_the_table(warranty, content_of, analyst):
    found = analyst.recommend(warranty.sheet())
    content = content_of(warranty)

    assert [line.value for line in content.ranking.lines] == [
        f"{row.value:.0f}" for row in found.ranking
    ]
    assert content.head("ranking").note.startswith("By value")


def test_all_approaches_are_compared_on_one_page(samples, content_of, read_pages, squeezed, pack):
    for sample in samples:
        pages = [squeezed(page) for page in read_pages(render_bytes(content_of(sample)))]
        tables = [page for page in pages if squeezed("Value Fit Ready First in") in page]
        assert len(tables) == 1
        for row in pack.approaches:
            assert squeezed(row.name) in tables[0]


def test_page_one_says_what_a_conditional_recommendation_waits_for(
    samples, analyst, pack, read_pages, squeezed
):
    named = 0
    for sample in samples:
        result = analyst.recommend(sample.sheet())
        content = _composed(sample, result, pack)
        lines = [line for line in content.opening.rests if line.lead == "Conditional"]
        row = result.ranked(result.recommended)
        assert bool(lines) == (row.status is Status.CONDITIONAL)
        for line in lines:
            named += 1
            held = {g.title for g in result.gates if row.code in g.approaches}
            assert line.text.split(":")[0] in held
            assert squeezed(line.text) in squeezed(read_pages(render_bytes(content))[0])
    assert named


def test_page_one_points_to_the_gates_that_were_overruled(warranty, content_of):
    content = content_of(warranty)
    last = content.opening.rests[-1]

    assert (last.lead, last.text) == (
        "1 gate",
        f"was overridden; see section {content.head('gates').number}",
    )
    without = content_of(warranty, left_out=("gates",)).opening.rests[-1]
    assert (without.lead, without.text) == ("1 gate", "was overridden")


def test_a_question_that_decides_a_gate_of_the_leader_is_not_called_idle(samples, analyst, pack):
    result = analyst.recommend(samples[1].sheet())
    held = [
        dataclasses.replace(question, chance=0.0, holds_back=("KN8-cleanup",))
        if question.criterion == "KN8"
        else question
        for question in result.open_questions
    ]
    lines = compose_open_questions(dataclasses.replace(result, open_questions=tuple(held)), pack)

    chance = {line.criterion: line.chance for line in lines}
    assert chance["KN8"] == "decides whether retrieval can start"


def test_a_disagreement_a_gate_points_to_is_told_in_the_sources(
    warranty, content_of, read_pages, squeezed, pack
):
    content = content_of(warranty)
    told = {line.id: line for line in content.sources.disputes}
    known = {entry.id: entry for entry in pack.disagreements}
    assert told
    said = squeezed("".join(read_pages(render_bytes(content))))
    for line in (*content.gates.barring, *content.gates.warnings):
        for number in (part for part in known if f"see {part}." in line.provenance):
            assert line.id in told[number].cited_by
            assert squeezed(known[number].say) in said


def test_no_answer_changes_it_does_not_deny_the_open_questions(samples, analyst):
    result = dataclasses.replace(analyst.recommend(samples[1].sheet()), flips=())
    settled = dataclasses.replace(result, open_questions=())

    assert no_flip(result) == "No answer already given would change it; open questions might."
    assert no_flip(settled) == "No single answer changes it."


def test_the_method_tells_why_a_small_lead_may_still_be_named(warranty, content_of):
    said = " ".join(content_of(warranty).method.passages)

    assert "the smaller one is named, and the larger may follow" in said
    assert "context orchestration contains retrieval" in said
