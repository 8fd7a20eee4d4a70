"""Section 5 on paper: answers in the column, what they rest on in the margin."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Indenter, Spacer

from core.report.handout import AnswerGroup, AnswerLine, Answers, FactLine, ReportContent
from core.report.heads import Subhead
from core.report.styles import BODY, GUTTER, MARGIN, READING, SMALL, SUBHEAD, TABLE, TABLE_QUIET
from core.report.tables import RowTable, grid
from core.report.text import Run, paragraphs, quiet, strong

_ID = 11 * mm
_LABEL = 30 * mm
_SHORT_NOTE = 600
"""A note up to this length stands in the row of its answer; a longer one flows below it."""


def answers_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the facts of the use case, then the answers by factor."""
    answers = content.answers
    assert answers is not None
    after = _situation(answers)
    for number, group in enumerate(answers.groups):
        after += _group(answers, group, f"factor-{number}")
    return _facts(answers.case, _LABEL) if answers.case else None, after


def _facts(lines: Sequence[FactLine], lead: float) -> RowTable:
    rows = [
        [list(paragraphs(line.lead, TABLE_QUIET)), list(paragraphs(line.text, TABLE))]
        for line in lines
    ]
    return grid((lead, READING + GUTTER + MARGIN - lead), rows)


def _situation(answers: Answers) -> list[Flowable]:
    if not answers.situation:
        return []
    title = paragraphs(answers.situation_title, SUBHEAD)
    return [
        Spacer(0, 3 * mm),
        CondPageBreak(20 * mm),
        *title,
        Indenter(right=GUTTER + MARGIN),
        *paragraphs(answers.situation, BODY),
        Indenter(right=-GUTTER - MARGIN),
    ]


def _group(answers: Answers, group: AnswerGroup, key: str) -> list[Flowable]:
    title = paragraphs((strong(group.title), Run(f"\u00a0\u00a0 {group.subtitle}", "small")), BODY)
    parts: list[Flowable] = [
        Spacer(0, 5 * mm), CondPageBreak(32 * mm), Subhead(key, group.title), *title,
        Spacer(0, 1.5 * mm),
    ]  # fmt: skip
    for line in group.lines:
        parts += _answer(answers, line)
    if group.without:
        parts.append(_facts(group.without, _LABEL))
    return parts


def _answer(answers: Answers, line: AnswerLine) -> list[Flowable]:
    runs = (strong(answers.note_label), Run(f" {line.note}"))
    note = paragraphs(runs, TABLE) if line.note else []
    is_short = len(line.note) <= _SHORT_NOTE
    said = [*_said(line), *([Spacer(0, 1.5 * mm), *note] if note and is_short else [])]
    table = grid(
        (_ID, READING - _ID, GUTTER, MARGIN),
        [[list(paragraphs((quiet(line.criterion),), TABLE)), said, "", _margin(line)]],
    )
    if not note or is_short:
        return [table]
    indent = Indenter(left=_ID, right=GUTTER + MARGIN)
    back = Indenter(left=-_ID, right=-GUTTER - MARGIN)
    return [table, indent, *note, back, Spacer(0, 1.5 * mm)]


def _said(line: AnswerLine) -> list[Flowable]:
    meaning = (Run(f": {line.meaning}"),) if line.meaning else ()
    end = () if line.meaning[-1:] in (".", "?", "!") else (Run("."),)
    detail = (quiet(f" {line.detail}"),) if line.detail else ()
    answer = paragraphs((strong(line.answer), *meaning, *end, *detail), TABLE)
    return [*paragraphs((quiet(line.question),), TABLE), *answer]


def _margin(line: AnswerLine) -> list[Flowable]:
    return [part for text in line.margin for part in paragraphs(text, SMALL)]
