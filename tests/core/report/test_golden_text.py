"""The report of a shipped sample, word for word: a change of wording is seen before clients see it.

After an intended change: ``WRITE_GOLDEN=1 python -m pytest tests/core/report/test_golden_text.py``.
"""

import os
from pathlib import Path

from core.assessment.samples import sample_assessments
from core.report.pdf import render_bytes

GOLDEN = Path(__file__).parents[2] / "golden" / "report"


def test_the_report_of_a_sample_reads_as_agreed(model, content_of, read_pages):
    sample = sample_assessments(model, "2026-11-20T10:00:00Z")[0]
    compare(content_of(sample), "sample.txt", read_pages)


def test_the_report_of_a_sample_with_costs_reads_as_agreed(model, content_of, costs_of, read_pages):
    sample = sample_assessments(model, "2026-11-20T10:00:00Z")[1]
    entered = {"volume": [90_000, 120_000, 180_000], "exchange-rate": 0.86}
    costs = costs_of(currency="EUR", inputs=entered)
    left_out = ("roadmap", "ranking", "robustness", "changes", "gates", "open-questions")
    left_out += ("answers", "method", "glossary")
    content = content_of(sample.model_copy(update={"costs": costs}), left_out=left_out)
    compare(content, "sample-costs.txt", read_pages)


def compare(content, name, read_pages):
    pages = read_pages(render_bytes(content))
    lines = [line.rstrip() for page in pages for line in [*page.splitlines(), "=" * 20]]
    text = "\n".join(lines).replace("\ufffe", "-") + "\n"
    if os.environ.get("WRITE_GOLDEN"):
        (GOLDEN / name).write_text(text, "utf-8")
    assert text == (GOLDEN / name).read_text("utf-8")
