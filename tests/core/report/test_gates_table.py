"""The table of gates keeps its rows short, whatever the answers behind a gate have to say."""

import itertools

import pytest

from core.analysis.published_cases import shipped_cases
from core.answers import read_bare_answers
from core.decision.recommend import recommend
from core.report.branding import Branding
from core.report.content import compose
from core.report.fonts import register_fonts
from core.report.gate_sections import gates_section
from core.report.styles import PADDING, TABLE

LINES = 19
"""What the longest reason of a gate takes: every question it waits for, and what was said."""


@pytest.fixture(scope="module")
def tables(bare, model, pack):
    register_fonts()
    found = []
    for case in shipped_cases():
        sheet = read_bare_answers({"answers": case.answers}, model, case.id)
        content = compose(bare, recommend(model, sheet), pack, Branding())
        found.append(gates_section(content)[0])
    return [table for table in found if table is not None]


def test_no_row_of_the_gates_is_a_narrow_strip(tables):
    assert len(tables) > 20
    tallest = LINES * TABLE.leading + 2 * PADDING
    for table in tables:
        heights = [table.opening_height(rows) for rows in range(len(table._cellvalues))]
        rows = [below - above for above, below in itertools.pairwise(heights)]
        assert max(rows) <= tallest + 0.01
