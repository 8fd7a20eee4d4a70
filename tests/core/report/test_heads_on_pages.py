"""No section head is left alone at the foot of a page, whatever stands before it."""

import itertools
from collections.abc import Iterator

import pypdfium2
import pytest

from core.report.handout import ReportContent
from core.report.pdf import render_bytes

MILLIMETRE = 72 / 25.4
LEFT_OUT = (
    (),
    ("roadmap",),
    ("ranking",),
    ("robustness",),
    ("gates",),
    ("roadmap", "robustness"),
    ("ranking", "changes"),
)


@pytest.fixture(scope="module")
def priced(warranty, costs_of):
    inputs = {"volume": [90_000, 120_000, 180_000]}
    return warranty.model_copy(update={"costs": costs_of(inputs=inputs)})


@pytest.fixture(scope="module", params=list(itertools.product(("A4", "Letter"), LEFT_OUT)))
def handout(request, priced, content_of):
    size, left_out = request.param
    content = content_of(priced, page_size=size, left_out=left_out)
    return content, render_bytes(content)


def opened(content: ReportContent, data: bytes) -> Iterator[tuple[str, float, list[float]]]:
    """Yield each section, where its head stands, and the lines of text below it, in points."""
    document = pypdfium2.PdfDocument(data)
    places = {
        entry.get_title(): entry.get_dest() for entry in document.get_toc() if entry.level == 0
    }
    at = {head.id: places[f"{head.number}  {head.title}"] for head in content.heads}
    tops = {key: (place.get_index(), place.get_view()[1][1]) for key, place in at.items()}
    for key, (number, top) in tops.items():
        text = document[number].get_textpage()
        lines = (text.get_rect(place)[1] for place in range(text.count_rects()))
        # The footer stands in the last 23 mm.
        below = [line for line in lines if 23 * MILLIMETRE < line < top - 9 * MILLIMETRE]
        others = [other for page, other in tops.values() if page == number and other < top]
        yield key, top, [line for line in below if not others or line > max(others)]
    document.close()


def test_below_every_head_stands_what_the_section_opens_with(handout):
    content, data = handout
    for key, top, below in opened(content, data):
        assert below, f"{key} stands alone"
        is_at_foot = top - min(below) < 20 * MILLIMETRE and top < 60 * MILLIMETRE
        assert not is_at_foot, f"{key} opens at the foot of its page"


def test_the_costs_open_with_their_table(handout, read_pages, squeezed):
    content, data = handout
    title = squeezed(f"{content.head('costs').number}Costs")
    pages = [squeezed(page) for page in read_pages(data)][2:]
    # The running head and the contents name the section too, without what follows it.
    words = squeezed(content.costs.sentence)
    (page,) = [page for page in pages if words in page]
    assert title in page
    assert all(squeezed(f"{line.name}") in page for line in content.costs.lines)
    assert squeezed(content.costs.lines_note) in page
