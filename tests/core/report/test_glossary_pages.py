"""The glossary ends the handout: one or two terms never stand alone on the last page."""

import dataclasses

import pypdfium2
import pytest

from core.report.handout import FactLine
from core.report.pdf import render_bytes


def terms(count):
    text = "A short explanation of a word that stands in this report, two lines long as most of "
    return tuple(FactLine(f"Term {n:03d}.", text + "them are in it.") for n in range(count))


def terms_by_page(data):
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [found for found in (page.count("Term ") for page in pages) if found]


@pytest.fixture
def with_terms(warranty, content_of):
    content = content_of(warranty)

    def build(count):
        return render_bytes(dataclasses.replace(content, glossary=terms(count)))

    return build


@pytest.mark.parametrize("count", [*range(1, 9), *range(32, 46)])
def test_at_least_four_terms_stand_together_wherever_the_page_breaks(with_terms, count):
    found = terms_by_page(with_terms(count))

    assert sum(found) == count
    assert found[-1] >= min(4, count)
    assert found[0] >= min(4, count)
