"""The handout says how far the result holds and what would change it, in the client's words."""

import dataclasses

import pytest

from core.answers import Answer, State
from core.assessment.document import AnswerEntry
from core.assessment.samples import sample_assessments
from core.decision.insight import NO_INSIGHT
from core.decision.recommend import recommend
from core.decision.recommendation import ImportanceTie
from core.report.chances import of_hundred
from core.report.leads import tie_in_words
from core.report.pdf import render_bytes


@pytest.fixture
def samples(model):
    return sample_assessments(model, "2026-11-20T10:00:00Z")


def test_page_one_counts_the_runs_and_shows_the_cloud(
    warranty, content_of, analyst, read_pages, squeezed
):
    content = content_of(warranty)
    page = squeezed(read_pages(render_bytes(content))[0])
    found = analyst.recommend(warranty.sheet())

    assert content.picture.need.cloud
    assert squeezed("the line holds 8 in 10 of them.") in page
    first, family = found.confidence.first, found.confidence.family
    assert squeezed(f"{first} of 100 runs put retrieval first when importances") in page
    assert squeezed(f"{family} of 100 runs have retrieval as part of the winner") in page


def test_page_one_says_what_one_answer_would_change(warranty, content_of, read_pages, squeezed):
    content = content_of(warranty)
    page = squeezed(read_pages(render_bytes(content))[0])
    first = content.opening.changes[0]

    assert first.lead.startswith("Now ")
    assert first.text.startswith("If ")
    assert first.text.endswith(" would lead.")
    assert squeezed(f"{first.lead}{first.text}") in page
    assert squeezed(content.opening.change_rival.text) in page
    assert content.opening.change_rival.lead == "For training to stand before it,"


def test_every_answer_that_changes_the_result_is_listed(samples, content_of, analyst):
    for sample in samples:
        found = analyst.recommend(sample.sheet())
        lines = content_of(sample).changes.flips

        listed = [(line.code, line.criterion, line.after) for line in lines]
        assert sorted(listed, key=str) == sorted(
            ((group.leader, group.criterion, group.after) for group in found.flip_groups), key=str
        )
        assert sum(len(group.flips) for group in found.flip_groups) == len(found.flips)
        leaders = [line.code for line in lines]
        assert leaders == sorted(leaders, key=leaders.index)


def test_where_nothing_is_recommended_paper_says_the_verdict_like_the_screen(
    samples, content_of, analyst, model, read_pages, squeezed
):
    words = set()
    for sample in samples:
        sheet = sample.sheet()
        content, groups = content_of(sample), analyst.recommend(sheet).flip_groups
        shown = {(one.criterion, one.after): one for one in content.changes.flips}
        for group in (one for one in groups if one.leader is None):
            line = shown[group.criterion, group.after]
            for flip in group.flips:
                (change,) = flip.changes
                sure = sheet[change.criterion].confidence
                changed = Answer(State.ANSWERED, change.after, None, sure)
                answers = {**sheet.answers, change.criterion: changed}
                verdict = recommend(model, dataclasses.replace(sheet, answers=answers)).verdict
                assert (line.leader, line.verdict_state) == (verdict.word, verdict.state.value)
            words.add(line.leader)
        said = squeezed("".join(read_pages(render_bytes(content))))
        assert "Nothingisrecommended" not in said
        assert all(squeezed(line.leader) in said for line in content.changes.flips)

    assert words == {"Diagnose first", "Nothing needed"}


def test_a_lead_too_small_to_claim_is_called_too_close(samples, content_of, read_pages, squeezed):
    content = content_of(samples[1])
    lines = [line for line in content.changes.flips if line.code is not None]
    said = squeezed("".join(read_pages(render_bytes(content))))

    assert {line.lead for line in lines} == {"too close", "by a gate"}
    first, second, *_more = content.opening.changes
    assert first.text.endswith(" would lead.")
    assert second.text.endswith(" would come too close to call.")
    assert squeezed("too close") in said


def test_pairs_and_importances_are_told_in_words(
    samples, content_of, analyst, read_pages, squeezed
):
    for sample in samples:
        found, content = analyst.recommend(sample.sheet()), content_of(sample)
        said = squeezed("".join(read_pages(render_bytes(content))))
        changes = content.changes

        assert (squeezed("Two answers together") in said) is bool(found.pairs)
        assert [line.code for line in changes.pairs] == [pair.leader for pair in found.pairs]
        for line, pair in zip(changes.pairs, found.pairs, strict=True):
            assert len(line.answers) == len(pair.changes) == 2
            assert all(squeezed(answer) in said for answer in line.answers)
        assert len(changes.ties) == len(found.importance_ties)
        for sentence in changes.ties:
            assert squeezed(sentence) in said


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (2.02, "counted twice as much,"), (0.5, "counted half as much,"),
        (3.54, "counted 3.5 times as much,"), (0.3, "counted 30\u00a0% as much,"),
    ],
)  # fmt: skip
def test_an_importance_reads_as_people_say_it(times, words):
    said = tie_in_words(ImportanceTie("EC", "Volume, speed and cost", times, "ICL"), "examples")

    assert words in said
    assert said.startswith("If volume, speed and cost counted")
    assert said.endswith("examples would be level.")


def test_an_approach_out_of_reach_is_called_so(warranty, content_of, analyst):
    sets = analyst.recommend(warranty.sheet()).smallest_sets
    lines = {line.code: line for line in content_of(warranty).changes.sets}

    assert set(lines) == set(sets)
    for code, found in sets.items():
        assert lines[code].count == (str(len(found.changes)) if found else "over 5")


def test_when_nothing_changes_it_one_sentence_says_so(warranty, analyst, content_from):
    steady = dataclasses.replace(analyst.study(warranty.sheet()), flips=(), smallest_sets={})
    opening = content_from(warranty, steady).opening

    assert opening.change_note.startswith("No single answer changes it.")
    assert opening.change_rival is None
    assert opening.changes


def test_before_it_has_been_studied_the_handout_claims_no_runs(
    warranty, content_from, read_pages, squeezed
):
    content = content_from(warranty, NO_INSIGHT)
    said = squeezed("".join(read_pages(render_bytes(content))))

    assert content.robustness is None
    assert content.changes is None
    assert content.opening.change_title == "What is still open"
    assert squeezed("First in") not in said
    assert squeezed("of 100 runs") not in said


def test_what_to_find_out_next_gives_the_chance_that_it_matters(
    samples, content_of, read_pages, squeezed
):
    content = content_of(samples[1])
    said = squeezed("".join(read_pages(render_bytes(content))))

    telling = [line for line in content.open_questions if " in " in line.chance]
    assert telling
    for line in telling:
        assert squeezed(f"{line.question}{line.chance}") in said


def test_a_share_that_rounds_to_nothing_is_not_called_nothing():
    assert [of_hundred(share) for share in (0.0, 0.001, 0.764, 1.0)] == ["0", "<1", "76", "100"]


def test_without_an_answer_no_figure_is_claimed(bare, content_of, read_pages, squeezed):
    content = content_of(bare)
    said = squeezed("".join(read_pages(render_bytes(content))))

    assert content.robustness is None
    assert content.changes is None
    assert squeezed("of 100 runs") not in said
    assert squeezed("First in") not in said


def test_page_one_says_to_settle_the_gate_before_anything_is_trained(
    content_of, read_pages, squeezed, tuning_without_the_right
):
    content = content_of(tuning_without_the_right)
    pages = read_pages(render_bytes(content))
    step = content.opening.first_step

    assert (step.label, step.title) == ("First step", "Settle first: Right to train")
    assert squeezed("May this data be used for training?") in squeezed(pages[0])
    assert squeezed("must not start.") in squeezed(pages[0])
    assert squeezed("can start now") not in squeezed(pages[0])
    states = {line.title: line.state for line in content.roadmap}
    assert states["Pilot training"] == "only-if"
    assert "now" not in states.values()
    assert squeezed("still to be decided: Right to train") in squeezed(pages[1])


@pytest.fixture
def tuning_without_the_right(warranty):
    """A house voice, measured and prompted; whether the texts may be trained on is not known."""
    letters = {
        "PD1": "c", "PD2": "c", "PD3": "d", "PD4": "c", "PD5": "a", "PD6": "a", "BO1": "a",
        "BO2": "a", "BO3": "c", "KN1": "a", "KN4": "a", "KN5": "a", "EX2": "a", "EV1": "c",
        "EV2": "d", "EV3": "d", "CN2": "d", "CN5": "c", "CN6": "c", "RS2": "a", "EX1": "e",
    }  # fmt: skip
    answers = {
        q: AnswerEntry(state="answered", level=f"{q}.{letter}") for q, letter in letters.items()
    }
    answers["EX4"] = AnswerEntry(state="unknown")
    return warranty.model_copy(update={"answers": answers, "overrides": {}})
