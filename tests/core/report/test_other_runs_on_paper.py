"""Page one says why something stands first that wins fewer than half of the runs, and has room."""

import pypdfium2
import pytest

from core.assessment.basis import studied
from core.assessment.document import AnswerEntry, Assessment, Details, ModelStamp
from core.report.branding import Branding
from core.report.content import compose
from core.report.pdf import render_bytes
from tests.core.many_sheets import many_sheets

FOOTER = 297 - 281
"""Height of the footer's rule above the foot of an A4 page, in mm."""


@pytest.fixture(scope="module")
def contents(model, analyst, pack):
    """Handouts of cases in which the recommendation is first in fewer than half of the runs."""
    found = []
    for sheet in many_sheets(model, 60, "on paper"):
        answers = {
            q: AnswerEntry(
                state=a.state.value, level=a.level, confidence=a.level and a.confidence.value
            )
            for q, a in sheet.answers.items()
        }
        assessment = Assessment(
            id="shares",
            created="2026-11-20T10:00:00Z",
            model=ModelStamp(id=model.id, version=model.version),
            details=Details(client="Norddal Insurance", use_case="Claims letters"),
            answers=answers,
        )
        result = studied(assessment, analyst)
        if result.confidence.other_runs:
            found.append((result, compose(assessment, result, pack, Branding())))
    assert len(found) >= 5
    return found[:8]


def test_page_one_names_the_rivals_and_its_last_line_stands_above_the_footer(contents, squeezed):
    for result, content in contents:
        with pypdfium2.PdfDocument(render_bytes(content)) as document:
            page = document[0].get_textpage()
            text = squeezed(page.get_text_range())
            first, *_more = result.confidence.other_runs
            assert squeezed(first) in text
            index, count = page.search("calibrated", match_case=True).get_next()
            bottoms = [page.get_charbox(place)[1] for place in range(index, index + count)]
            assert min(bottoms) / 72 * 25.4 > FOOTER


def test_the_section_on_robustness_says_all_of_it(contents):
    for result, content in contents:
        assert content.robustness is not None
        assert " ".join(result.confidence.other_runs) in content.robustness.runs[0].text
