"""The report of a shipped sample, word for word: a change of wording is seen before clients see it.

After an intended change: ``WRITE_GOLDEN=1 python -m pytest tests/core/report/test_golden_text.py``.
"""

import os
from pathlib import Path

from core.assessment.samples import sample_assessments
from core.report.pdf import render_bytes

GOLDEN = Path(__file__).parents[2] / "golden" / "report" / "sample.txt"


def test_the_report_of_a_sample_reads_as_agreed(model, content_of, read_pages):
    sample = sample_assessments(model, "2026-11-20T10:00:00Z")[0]
    pages = read_pages(render_bytes(content_of(sample)))
    lines = [line.rstrip() for page in pages for line in [*page.splitlines(), "=" * 20]]
    text = "\n".join(lines).replace("\ufffe", "-") + "\n"
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")
