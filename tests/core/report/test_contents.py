"""The contents name every section whole, whatever sections there are."""

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from core.report.fonts import register_fonts
from core.report.handout import SectionHead, section_titles
from core.report.heads import ContentsFlowable, page_form
from core.report.styles import TEXT_WIDTH

SECTIONS = tuple(section_titles())


def contents_of(sections, read_pages):
    titles = section_titles()
    heads = [SectionHead(key, place, titles[key]) for place, key in enumerate(sections, start=1)]
    register_fonts()
    data = BytesIO()
    canvas = Canvas(data, (TEXT_WIDTH, 200))
    for head in heads:
        canvas.beginForm(page_form(head.id))
        canvas.endForm()
        canvas.bookmarkHorizontal(head.id, 0, 0)
    ContentsFlowable(heads).drawOn(canvas, 0, 0)
    canvas.save()
    return heads, read_pages(data.getvalue())[0]


@settings(max_examples=60, deadline=None)
@given(chosen=st.sets(st.sampled_from(SECTIONS), min_size=1))
def test_every_title_is_whole_and_in_its_order(chosen, read_pages):
    heads, text = contents_of([key for key in SECTIONS if key in chosen], read_pages)
    places = [text.find(head.title) for head in heads]
    assert -1 not in places
    assert places == sorted(places)


def test_a_full_handout_keeps_four_columns(read_pages):
    heads, _text = contents_of(SECTIONS, read_pages)
    assert ContentsFlowable(heads).height == 4 * 12
