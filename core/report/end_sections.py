"""The method, the sources and the words used, on paper."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Indenter, Spacer

from core.language import _
from core.report.handout import DisputeLine, FactLine, ReportContent
from core.report.styles import (
    BODY,
    COLUMN,
    GUTTER,
    MARGIN,
    SMALL,
    SUBHEAD,
    TABLE,
    TABLE_QUIET,
    TABLE_RIGHT,
    TABLE_STRONG,
    TEXT_WIDTH,
)
from core.report.tables import Dress, RowTable, gap_after, grid, padded, side_by_side
from core.report.text import Run, paragraphs, quiet, strong

_SOURCE_ID = 13 * mm
_CITED = 36 * mm
_TERM = 40 * mm
_AMOUNT = 25 * mm
_GAP = 4 * mm
_CHANGED = (62 * mm, 22 * mm, 22 * mm, 66 * mm)
# The lists at the end are for looking things up, not for reading.
_TIGHT = 0.9 * mm


def method_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the decision model in a few sentences and its figures in two tables."""
    method = content.method
    assert method is not None
    texts = [part for text in method.passages for part in paragraphs(text, BODY)]
    rows = [
        [line.title, list(paragraphs(line.kind, TABLE_QUIET)), _figure(line.importance)]
        for line in method.importances
    ]
    head = (_("Factor"), _("Speaks about"), _("Importance"))
    factors = grid((38 * mm, 29 * mm, 16 * mm), rows, head, Dress(right=frozenset((2,))))
    limits = _limits(method.thresholds)
    tables = side_by_side([factors], [limits], (COLUMN, GUTTER, COLUMN))
    margin = GUTTER + MARGIN
    return None, [
        Indenter(right=margin),
        *padded(texts, 2 * mm),
        Indenter(right=-margin),
        Spacer(0, 4 * mm),
        CondPageBreak(60 * mm),
        tables,
        Spacer(0, 1.5 * mm),
        *paragraphs(method.thresholds_note, SMALL),
        *paragraphs(method.calibration, SMALL),
    ]


def _figure(text: str) -> list[Flowable]:
    return list(paragraphs(text, TABLE_RIGHT))


def _limits(lines: Sequence[FactLine]) -> RowTable:
    rows = [(line.lead, line.text) for line in lines]
    over_both = Dress(extra=(("SPAN", (0, 0), (1, 0)),))
    head = (_("Limits, our judgement"), "")
    return grid((_AMOUNT, COLUMN - _AMOUNT), rows, head, over_both)


def own_changes_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the values the firm has changed, one row each."""
    own = content.own_changes
    assert own is not None
    rows = [
        [
            list(paragraphs(line.what, TABLE)),
            _figure(line.before),
            _figure(line.after),
            [*paragraphs(line.reason, TABLE), *paragraphs(line.since, SMALL)],
        ]
        for line in own.lines
    ]
    head = (_("Value"), _("Shipped"), _("Here"), _("Why, and since when"))
    look = Dress(right=frozenset((1, 2)), extra=gap_after(0, 2, gap=_GAP))
    table = grid(_CHANGED, rows, head, look)
    text = [*paragraphs(own.passage, BODY), Spacer(0, 2 * mm)]
    return None, [*text, table]


def sources_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the sources cited, and where the case itself comes from."""
    sources = content.sources
    assert sources is not None
    case = paragraphs(sources.case, BODY)
    if not sources.lines:
        nothing = [] if sources.case else paragraphs(_("No source is cited."), BODY)
        return None, [*case, *nothing]
    rows = [
        [
            list(paragraphs((quiet(line.id),), TABLE)),
            list(paragraphs(line.title, TABLE if line.cited_by else TABLE_STRONG)),
            list(paragraphs(line.cited_by, TABLE_QUIET)),
        ]
        for line in sources.lines
    ]
    table = grid(
        (_SOURCE_ID, TEXT_WIDTH - _SOURCE_ID - _CITED, _CITED),
        rows,
        ("", _("Source"), _("Cited for")),
        Dress(padding=_TIGHT, extra=gap_after(1, gap=4 * mm)),
    )
    disputes = _disputes(sources.disputes_title, sources.disputes) if sources.disputes else []
    if not sources.case:
        return table, disputes
    title = paragraphs(_("Where this case comes from"), SUBHEAD)
    return None, [*title, *case, Spacer(0, 4 * mm), table, *disputes]


def _disputes(title: str, lines: Sequence[DisputeLine]) -> list[Flowable]:
    rows = [
        [
            list(paragraphs((quiet(line.id),), TABLE)),
            list(paragraphs((strong(line.question), Run(f" {line.say}")), TABLE)),
            list(paragraphs(line.cited_by, TABLE_QUIET)),
        ]
        for line in lines
    ]
    table = grid(
        (_SOURCE_ID, TEXT_WIDTH - _SOURCE_ID - _CITED, _CITED),
        rows,
        ("", _("Question, and what we say"), _("Cited for")),
        Dress(padding=_TIGHT, extra=gap_after(1, gap=4 * mm)),
    )
    room = CondPageBreak(table.opening_height() + 12 * mm)
    return [Spacer(0, 5 * mm), room, *paragraphs(title, SUBHEAD), Spacer(0, 1 * mm), table]


_LAST_TERMS = 4
"""Fewer terms than these do not stand alone on the last page."""


def glossary_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the terms used, with a word on signs shown by code."""
    lines = content.glossary or ()
    rows = [
        (list(paragraphs(line.lead, TABLE_STRONG)), list(paragraphs(line.text, TABLE)))
        for line in lines
    ]
    dress = Dress(padding=_TIGHT)
    table = grid((_TERM, TEXT_WIDTH - _TERM), rows, dress=dress) if rows else None
    if table is not None:
        table.last_rows = _LAST_TERMS
    nothing = [] if rows else list(paragraphs(_("No term needs explaining."), BODY))
    return table, [*nothing, *_codes(content)]


def _codes(content: ReportContent) -> list[Flowable]:
    if not content.substituted:
        return []
    text = _(
        "A code in brackets, such as [U+1F600], stands for a sign that this typeface does not "
        "have or that cannot be seen."
    )
    return [Spacer(0, 4 * mm), *paragraphs(text, SMALL)]
