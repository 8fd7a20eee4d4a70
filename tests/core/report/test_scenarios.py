"""The handout says what if, only where somebody asked."""

from dataclasses import replace
from functools import partial

import pytest

from core.assessment.basis import studied
from core.assessment.document import AnswerEntry, Scenario
from core.assessment.scenario_comparison import compare
from core.report.branding import Branding
from core.report.content import compose
from core.report.pdf import render_bytes
from core.report.scenario_words import case_tables, moved_gates, what_changes
from tests.core.report.conftest import CANARY


def level(name, **more):
    return AnswerEntry(state="answered", level=name, **more)


@pytest.fixture(scope="module")
def compared(warranty, analyst):
    """The warranty case with five scenarios, one of them the same as answered."""
    scenarios = {
        "s1": Scenario(
            name="With <b>2,000</b> examples & more",
            answers={"EX1": level("EX1.e", number=2000.0)},
            note="Two weeks of one annotator.",
        ),
        "s2": Scenario(name="If the target were met", answers={"PD4": level("PD4.a")}),
        "s3": Scenario(name="No sources", answers={"KN4": level("KN4.a"), "KN2": level("KN2.a")}),
        "s4": Scenario(name="As it is"),
        "s5": Scenario(name="Nobody knows", answers={"KN2": AnswerEntry(state="unknown")}),
    }
    assessment = warranty.model_copy(update={"scenarios": scenarios})
    base = analyst.recommend(assessment.sheet())
    return (
        assessment,
        base,
        compare(assessment, analyst.model, base, partial(studied, analyst=analyst)),
    )


def test_differences_are_told_and_the_rest_is_quiet(compared, pack):
    _assessment, base, outcomes = compared
    first, second = case_tables(base, outcomes, pack, 3)
    assert first.names == (
        "As answered",
        "With <b>2,000</b> examples & more",
        "If the target were met",
        "No sources",
    )
    assert second.names == ("As answered", "As it is", "Nobody knows")
    examples = next(row for row in first.rows if row.aside == "EX1")
    assert [cell[0].text for cell in examples.cells] == ["240 pairs", "2,000 pairs"] + [
        "240 pairs"
    ] * 2
    assert [cell[0].is_different for cell in examples.cells] == [False, True, False, False]
    verdict = next(row for row in first.rows if row.label == "Verdict")
    assert [cell[0].drawn for cell in verdict.cells[:3]] == [
        base.verdict.state.value,
        outcomes[0].recommendation.verdict.state.value,
        "nothing-needed",
    ]
    assert verdict.cells[2][0].is_different
    same = [row for row in second.rows if len(row.cells[1]) and row.label != "What changes"]
    assert not any(line.is_different for row in same for line in row.cells[1])


def test_every_gate_that_says_something_else_is_in_semibold(compared, pack):
    _assessment, base, outcomes = compared
    words = 0
    for start, table in zip(range(0, 5, 3), case_tables(base, outcomes, pack, 3), strict=True):
        rows = {row.aside: row for row in table.rows}
        for place, one in enumerate(outcomes[start : start + 3], 1):
            for shift in moved_gates(one):
                now, then = rows[shift.supposed.id].cells[0], rows[shift.supposed.id].cells[place]
                assert then[0].text != now[0].text
                assert then[0].is_different
                words += 1
    assert words > 3


def test_the_sentence_names_what_changes(compared, pack):
    _assessment, base, outcomes = compared
    told = [what_changes(base, one, pack) for one in outcomes]
    assert told[1] == "Nothing is recommended then; as answered it is retrieval."
    assert told[3] == "The recommendation stays."


def test_the_section_is_printed_with_its_notes_and_stays_private(
    compared, pack, read_pages, squeezed
):
    assessment, base, outcomes = compared
    content = compose(assessment, base, pack, Branding(), outcomes)
    text = squeezed(" ".join(read_pages(render_bytes(content))))
    assert "What if" in [head.title for head in content.heads]
    assert squeezed("With <b>2,000</b> examples & more") in text
    assert squeezed("Two weeks of one annotator.") in text
    assert squeezed("The recommendation stays.") in text
    assert CANARY not in text


def test_without_scenarios_there_is_no_such_section(warranty, analyst, pack):
    content = compose(warranty, analyst.recommend(warranty.sheet()), pack, Branding())
    assert content.scenarios is None
    assert "scenarios" not in [head.id for head in content.heads]


def test_it_can_be_left_out_like_every_section(compared, pack):
    assessment, base, outcomes = compared
    left_out = assessment.model_copy(update={"report_without": ("scenarios",)})
    content = compose(left_out, base, pack, Branding(), outcomes)
    assert content.scenarios is None


@pytest.mark.parametrize("passages", [0, 3, 6, 9, 12])
def test_its_head_never_stands_alone_at_the_foot_of_a_page(compared, pack, read_pages, passages):
    assessment, base, outcomes = compared
    shown = ("ranking", "robustness", "changes", "gates", "costs", "open-questions", "answers")
    left_out = assessment.model_copy(
        update={"report_without": (*shown, "method", "sources", "glossary")}
    )
    content = compose(left_out, base, pack, Branding(), outcomes)
    roadmap = content.roadmap * (1 + passages) if content.roadmap else ()
    for rows in range(len(roadmap), max(len(roadmap) - 7, 0), -1):
        pages = read_pages(render_bytes(replace(content, roadmap=roadmap[:rows])))
        head = next(page for page in pages[1:] if content.scenarios.passage[:40] in page)
        assert "As answered" in head
        table = head.split("As answered")[1]
        assert content.scenarios.tables[0].rows[0].label.split()[0] in table


def test_twelve_long_scenarios_fit_their_pages(warranty, analyst, pack, read_pages):
    letters = {one: entry for one, entry in warranty.answers.items() if one[:2] in ("KN", "EX")}
    bare = {"evidence": None, "note": "", "private_note": ""}
    answers = {
        one: entry.model_copy(update=bare | {"confidence": "low"}) for one, entry in letters.items()
    }
    scenarios = {
        f"s{n}": Scenario(name=f"{n} {'Wide words ' * 7}"[:80], answers=answers, note="n" * 300)
        for n in range(12)
    }
    assessment = warranty.model_copy(update={"scenarios": scenarios})
    base = analyst.recommend(assessment.sheet())
    outcomes = compare(assessment, analyst.model, base, partial(studied, analyst=analyst))
    text = "".join(read_pages(render_bytes(compose(assessment, base, pack, Branding(), outcomes))))
    assert "11 Wide" in " ".join(text.split())
