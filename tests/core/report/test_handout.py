"""What a client reads on the pages is what the assessment says, and nothing private."""

import dataclasses
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from core.assessment.document import AnswerEntry, SplitEntry
from core.report.content import words
from core.report.handout import ReportContent, section_titles
from core.report.pdf import render, render_bytes

ROOT = Path(__file__).parents[3]
CANARY = "canary-that-must-stay-private"
# Names of states and codes steer what is drawn and are not printed themselves.
STEERING = {
    "verdict_state", "emphasis", "state", "status", "gate", "code", "corners", "today", "row",
    "line", "page_size", "colour", "day", "picture", "logo", "substituted",
}  # fmt: skip


def printed(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for item in part for text in printed(item)]
    if not dataclasses.is_dataclass(part):
        return []
    unseen = STEERING | ({"id"} if hasattr(part, "number") else set())
    names = [field.name for field in dataclasses.fields(part) if field.name not in unseen]
    return [text for name in names for text in printed(getattr(part, name))]


def test_every_word_of_the_handout_stands_on_its_pages(warranty, content_of, read_pages, squeezed):
    content = content_of(warranty)
    said = squeezed("".join(read_pages(render_bytes(content))))
    missing = [text for text in printed(content) if squeezed(text) not in said]
    # Page one gives what it has room for; the section on what would change it lists them all.
    cut = [text for line in content.opening.changes for text in (line.lead, line.text)]
    assert [text for text in missing if text not in cut] == []
    assert len(missing) <= 4


def test_the_answers_given_in_the_room_are_in_the_report(
    warranty, content_of, read_pages, squeezed, pack
):
    said = squeezed("".join(read_pages(render_bytes(content_of(warranty)))))
    criteria = {criterion.id: criterion for group in pack.criteria.values() for criterion in group}
    for key, entry in warranty.answers.items():
        level = next(level for level in criteria[key].levels if level.id == entry.level)
        assert squeezed(criteria[key].question) in said
        assert squeezed(f"{level.label}: {level.definition}") in said
        assert squeezed(entry.note) in said
    assert squeezed("140,000 requests a month") in said
    assert squeezed("Measured, J. Lindahl, 3 November 2026.") in said


@pytest.mark.parametrize(
    ("of", "parts", "expected"),
    [
        (100, {"PD1.c": 30, "PD1.a": 60, "PD1.d": 10}, "60 % Facts, 30 % Tone or behaviour"),
        (50, {"PD1.a": 30, "PD1.c": 20}, "30 of 50 Facts, 20 Tone or behaviour"),
    ],
)
def test_a_split_is_printed_with_its_shares(
    warranty, content_of, read_pages, squeezed, of, parts, expected
):
    split = SplitEntry(parts=parts, of=of)
    entry = AnswerEntry(state="answered", level="PD1.a", split=split, note="Counted together.")
    mixed = warranty.model_copy(update={"answers": {**warranty.answers, "PD1": entry}})

    said = squeezed("".join(read_pages(render_bytes(content_of(mixed)))))

    assert squeezed(expected) in said


def test_page_one_stands_alone(warranty, content_of, read_pages, squeezed):
    content = content_of(warranty)
    page = squeezed(read_pages(render_bytes(content))[0])
    opening = content.opening
    for text in (opening.use_case, opening.people, opening.verdict, opening.destination.title):
        assert squeezed(text) in page
    for reason in opening.reasons:
        assert squeezed(reason.headline) in page
    assert squeezed("Decision model Core") in page
    assert squeezed(content.footer.fingerprint) in page


def test_every_page_is_numbered_and_names_the_section(warranty, content_of, read_pages, squeezed):
    pages = [squeezed(page) for page in read_pages(render_bytes(content_of(warranty)))]
    for number, page in enumerate(pages, start=1):
        assert f"Page{number}of{len(pages)}" in page
    assert squeezed("Glossary") in pages[-1]


def test_contents_and_bookmarks_lead_to_the_sections(warranty, content_of, read_pages, squeezed):
    content = content_of(warranty)
    data = render_bytes(content)
    pages = [squeezed(page) for page in read_pages(data)]
    document = pypdfium2.PdfDocument(data)
    places = {
        entry.get_title(): entry.get_dest().get_index()
        for entry in document.get_toc()
        if entry.level == 0
    }
    document.close()
    for head in content.heads:
        at = places[f"{head.number}  {head.title}"]
        assert squeezed(f"{head.number}{head.title}") in pages[at]
        assert squeezed(f"{head.number}{head.title}{at + 1}") in pages[1]
    assert data.count(b"/Subtype /Link") == len(content.heads)


def test_private_notes_are_in_no_stream_and_in_no_word(
    warranty, content_of, read_pages, everything_in
):
    content = content_of(warranty)
    assert not any(CANARY in text for text in words(content))
    data = render_bytes(content)
    assert CANARY.encode() not in everything_in(data)
    assert "canary" not in "".join(read_pages(data)).lower()


def test_no_type_of_the_handout_has_room_for_a_private_note():
    import core.report.handout as handout

    for kind in vars(handout).values():
        if dataclasses.is_dataclass(kind):
            assert not any("private" in field.name for field in dataclasses.fields(kind))


def test_an_overridden_gate_is_printed_with_reason_name_and_date(
    warranty, content_of, read_pages, squeezed
):
    said = squeezed("".join(read_pages(render_bytes(content_of(warranty)))))
    assert squeezed("“The set was rebuilt from invented customers.”") in said
    assert squeezed("Maija Aalto, 12 November 2026. Gate G2.") in said


def test_sections_left_out_are_gone_and_the_rest_is_numbered_anew(
    warranty, content_of, read_pages, squeezed
):
    chosen = warranty.model_copy(update={"report_without": ("answers",)})
    content = content_of(chosen, left_out=("gates", "glossary"))
    assert [head.id for head in content.heads] == [
        "roadmap", "ranking", "robustness", "changes", "open-questions", "method", "sources",
    ]  # fmt: skip
    assert [head.number for head in content.heads] == [1, 2, 3, 4, 5, 6, 7]
    said = squeezed("".join(read_pages(render_bytes(content))))
    assert squeezed("Said about PD1 in the workshop") not in said


def test_page_one_alone_can_be_handed_over(warranty, content_of, read_pages):
    content = content_of(warranty, left_out=tuple(section_titles()))
    assert len(read_pages(render_bytes(content))) == 1


def test_an_empty_assessment_gives_a_sensible_report(bare, content_of, read_pages, squeezed):
    pages = read_pages(render_bytes(content_of(bare, firm="")))
    first = squeezed(pages[0])
    assert squeezed("Use case without a name") in first
    assert squeezed("0 of 45") in first
    assert squeezed("What is still open") in first
    assert squeezed("Too little is known yet") in first


def test_fourteen_answers_give_a_report_that_names_what_is_open(
    warranty, content_of, read_pages, squeezed
):
    few = dict(list(warranty.answers.items())[:13])
    few["KN5"] = AnswerEntry(state="unknown")
    content = content_of(warranty.model_copy(update={"answers": few, "overrides": {}}))
    said = squeezed("".join(read_pages(render_bytes(content))))
    for line in content.open_questions or ():
        assert squeezed(line.question) in said
        assert line.is_idle or squeezed(line.who) in said
    assert squeezed("Who may see what? (nobody knows)") in said


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_page_has_the_chosen_size(warranty, content_of, size):
    document = pypdfium2.PdfDocument(render_bytes(content_of(warranty, page_size=size)))
    found = {tuple(round(side) for side in page.get_size()) for page in document}
    document.close()
    assert found == {(595, 842) if size == "A4" else (612, 792)}


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("lines", [1, 2, 3, 4, 5, 9])
def test_a_verdict_of_any_length_stands_clear_of_the_heads_below(warranty, content_of, size, lines):
    sentence = "Lean towards retrieval, for most failures come from missing or outdated facts. "
    content = content_of(warranty, page_size=size)
    opening = dataclasses.replace(content.opening, verdict=(sentence * lines).strip())
    document = pypdfium2.PdfDocument(render_bytes(dataclasses.replace(content, opening=opening)))
    text = document[0].get_textpage()
    said = text.get_text_range()
    head = said.index(opening.fork_title)
    verdict = said.rindex("facts.", 0, head)
    below = text.get_charbox(verdict)[1] - text.get_charbox(head)[3]
    document.close()
    assert below >= 9, "at least half a line of the heads"


def test_nothing_is_printed_outside_the_margins(warranty, content_of):
    document = pypdfium2.PdfDocument(render_bytes(content_of(warranty)))
    millimetre = 72 / 25.4
    for page in document:
        width, _height = page.get_size()
        text = page.get_textpage()
        for place in range(text.count_rects()):
            left, bottom, right, _top = text.get_rect(place)
            assert left > 19 * millimetre
            assert right < width - 17 * millimetre
            assert bottom > 8 * millimetre
    document.close()


def test_only_source_sans_is_in_the_file_and_it_is_embedded(warranty, content_of, everything_in):
    data = everything_in(render_bytes(content_of(warranty)))
    names = set(re.findall(rb"/BaseFont\s*/([A-Za-z0-9+-]+)", data))
    assert {name.partition(b"+")[2] for name in names} == {
        b"SourceSans3-Regular", b"SourceSans3-Semibold",
    }  # fmt: skip
    assert data.count(b"/FontFile2") == len(names)
    assert b"Helvetica" not in data


def test_the_file_says_whose_it_is_and_dates_itself_by_its_content(warranty, content_of):
    document = pypdfium2.PdfDocument(render_bytes(content_of(warranty)))
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "Warranty and returns answers"
    assert facts["Author"] == "Aalto & Rehn"
    assert facts["CreationDate"].startswith("D:20261120")
    assert "/" not in facts["Subject"]


def test_the_same_assessment_gives_the_same_bytes_in_every_process(tmp_path):
    story = ROOT / "tests" / "core" / "report" / "conftest.py"
    script = (
        "import hashlib, runpy, sys;"
        f"names = runpy.run_path({str(story)!r});"
        "story = names['warranty'].__wrapped__() if hasattr(names['warranty'], '__wrapped__')"
        " else names['warranty']._get_wrapped_function()();"
        "pack = names['load_shipped'](); model = names['compile_model'](pack);"
        "from core.report.pdf import render_bytes;"
        "look = names['Branding'](firm='Aalto & Rehn', prepared_on='2026-11-20');"
        "found = names['Analyst'](model).recommend(story.sheet());"
        "said = names['compose'](story, found, pack, look);"
        "print(hashlib.sha256(render_bytes(said)).hexdigest())"
    )
    seen = set()
    for seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout.strip())
    assert len(seen) == 1


def test_the_clock_and_the_environment_leave_no_trace(warranty, content_of, monkeypatch):
    first = render_bytes(content_of(warranty))
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert render_bytes(content_of(warranty)) == first
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_reader_can_stop_the_work_and_sees_how_far_it_has_come(warranty, content_of):
    steps = render(content_of(warranty))
    seen = [next(steps) for _ in range(9)]
    steps.close()
    assert [step.done for step in seen] == sorted(step.done for step in seen)
    assert all(0 <= step.done <= step.total for step in seen)


def test_all_questions_answered_take_less_than_two_seconds(warranty, content_of):
    render_bytes(content_of(warranty))
    begin = time.perf_counter()
    render_bytes(content_of(warranty))
    assert time.perf_counter() - begin < 2


def test_the_report_has_nothing_of_the_screen_in_it(warranty, content_of):
    content = content_of(warranty)
    assert isinstance(content, ReportContent)
    assert content.substituted == ()
