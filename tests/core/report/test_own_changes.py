"""A client sees what the firm has changed in the shipped model, and nothing where nothing was."""

import pytest

from core.analysis.analyst import Analyst
from core.model.compile import compile_model
from core.model.own_copy import Signature, begin, change, pack_of, publish
from core.report.branding import Branding
from core.report.content import compose
from core.report.handout import section_titles
from core.report.pdf import render_bytes

ME = Signature("A. Berg", "2026-11-20")


@pytest.fixture(scope="module")
def version():
    copy = begin("halden-1a2b", "Halden & Sons", ME)
    for path, value, reason in (
        ("factors.BO.importance", 90, "Behaviour decides in <our> projects."),
        ("marks.EX3.b.RAG", -2, "Our reviewers found that"),
        ("factors.KN.importance", 50, "Less."),
    ):
        copy = change(copy, path, value, reason, ME)
    _first, copy = publish(copy, ME)
    later = Signature("", "2027-01-12")
    copy = change(copy, "factors.BO.importance", 100, "Seen in ten more.", later)
    copy = change(copy, "factors.KN.importance", 60, "Back as shipped.", later)
    return publish(copy, later)[0]


@pytest.fixture(scope="module")
def composed(version, warranty):
    pack = pack_of(version)

    def make(left_out=()):
        result = Analyst(compile_model(pack)).recommend(warranty.sheet())
        branding = Branding(prepared_on="2027-01-20", left_out=left_out)
        return compose(warranty, result, pack, branding)

    return make


def plain(text):
    return text.replace("\u00a0", " ")


def test_every_value_that_is_not_as_shipped_is_listed_from_and_to(composed):
    own = composed().own_changes
    assert "Halden & Sons 1.1, which stands on the shipped model Core 1." in own.passage
    mark, behaviour = sorted(own.lines, key=lambda line: line.before)
    assert (behaviour.what, behaviour.before, behaviour.after) == (
        "Importance of Behaviour and output",
        "80",
        "100",
    )
    assert behaviour.reason == "Seen in ten more."
    assert plain(behaviour.since) == "Version 1.1, 12 January 2027"
    assert mark.what.startswith("Mark of retrieval at EX3.b (Any “A is better than B” judgements: ")
    assert (mark.before, mark.after) == ("0", "−2")
    assert (mark.reason, plain(mark.since)) == (
        "Our reviewers found that.",
        "Version 1.0, 20 November 2026, A. Berg",
    )


def test_they_are_printed_as_a_section_of_their_own(composed, read_pages, squeezed):
    pages = squeezed("".join(read_pages(render_bytes(composed()))))
    assert squeezed("Changes to the shipped model") in pages
    assert squeezed("Seen in ten more.") in pages


def test_the_section_can_be_left_out_and_is_not_there_for_the_shipped_model(
    composed, warranty, content_of
):
    assert composed(("own-changes",)).own_changes is None
    assert content_of(warranty).own_changes is None
    assert "own-changes" in section_titles()
