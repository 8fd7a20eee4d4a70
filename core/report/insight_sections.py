"""How robust the result is and what would change it, on paper."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Indenter, Spacer

from core.language import _
from core.report import marks_on_paper
from core.report.handout import FactLine, FlipLine, ReportContent, SetLine
from core.report.styles import (
    BODY,
    GUTTER,
    MARGIN,
    READING,
    SMALL,
    SUBHEAD,
    TABLE,
    TABLE_QUIET,
    TABLE_STRONG,
)
from core.report.tables import Dress, RowTable, gap_after, grid
from core.report.text import Run, paragraphs, strong

_GAP = 3 * mm
_MARK = 5.6 * mm
_AMOUNT = 19 * mm
_FLIPS = (_MARK, 36 * mm, 56 * mm, 74.4 * mm)
_SETS = (_MARK, 36 * mm, 18 * mm, 112.4 * mm)


def robust_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return what a run is, the shares of the runs, and the gates that are not certain."""
    robust = content.robustness
    assert robust is not None
    margin = GUTTER + MARGIN
    parts: list[Flowable] = [
        Indenter(right=margin),
        *paragraphs(robust.passage, BODY),
        Indenter(right=-margin),
        Spacer(0, 2 * mm),
    ]
    if robust.runs:
        parts.append(_amounts(robust.runs))
    if robust.gates:
        parts += _titled(robust.gates_title, _amounts(robust.gates))
    return None, [*parts, Spacer(0, 2 * mm), *paragraphs(robust.limits, SMALL)]


def changes_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the single answers by who leads then, and the fewest answers per approach."""
    changes = content.changes
    assert changes is not None
    parts: list[Flowable] = [*paragraphs(changes.summary, BODY)]
    if changes.flips:
        parts += [Spacer(0, 2 * mm), _flips(changes.flips)]
    if changes.more:
        parts += [Spacer(0, 1 * mm), *paragraphs(changes.more, SMALL)]
    if changes.pairs:
        lead = _("Lead then")
        parts += _titled(changes.pairs_title, _sets(changes.pairs, _("Leads then"), lead))
    if changes.sets:
        head = _("Approach"), _("Answers")
        parts += _titled(changes.sets_title, _sets(changes.sets, *head))
    if changes.ties:
        rows = [(sentence,) for sentence in changes.ties]
        parts += _titled(changes.ties_title, grid((READING,), rows))
    return None, parts


def _titled(title: str, table: RowTable) -> list[Flowable]:
    room = CondPageBreak(table.opening_height() + 10 * mm)
    return [Spacer(0, 5 * mm), room, *paragraphs(title, SUBHEAD), Spacer(0, 1.5 * mm), table]


def _amounts(lines: Sequence[FactLine]) -> RowTable:
    rows = [(list(paragraphs(_amount(line.lead), TABLE)), line.text) for line in lines]
    return grid((_AMOUNT, READING - _AMOUNT), rows, dress=Dress(lines_from=(0, 1)))


def _amount(lead: str) -> tuple[Run, Run]:
    first, _space, rest = lead.partition(" ")
    return strong(first), Run(f" {rest}")


def _flips(lines: Sequence[FlipLine]) -> RowTable:
    rows = []
    last = ""
    for line in lines:
        rows.append(_flip(line, is_first=line.leader != last))
        last = line.leader
    head = (
        "",
        _("Leads then"),
        _("If, instead of this answer,"),
        _("it were this; how far it leads then, in points"),
    )
    return grid(_FLIPS, rows, head, Dress(extra=gap_after(1, 2, gap=_GAP)))


def _then_mark(line: FlipLine) -> object:
    if line.code:
        return marks_on_paper.approach(line.code)
    return marks_on_paper.verdict_in_row(line.verdict_state)


def _flip(line: FlipLine, *, is_first: bool) -> list[object]:
    mark = _then_mark(line) if is_first else ""
    ids = Run(f"\u00a0{line.criterion}", "small")
    lead = f"\u00a0 {line.lead}".replace(" ", "\u00a0")
    ahead = (Run(lead, "small"),) if line.lead else ()
    return [
        mark,
        list(paragraphs(line.leader, TABLE_STRONG)) if is_first else "",
        list(paragraphs((Run(line.now), ids), TABLE_QUIET)),
        list(paragraphs((Run(line.after), *ahead), TABLE)),
    ]


def _sets(lines: Sequence[SetLine], name: str, count: str) -> RowTable:
    rows = [
        [
            marks_on_paper.approach(line.code),
            line.name,
            line.count,
            [part for answer in line.answers for part in paragraphs(answer, TABLE)],
        ]
        for line in lines
    ]
    head = ("", name, count, _("They would have to be"))
    return grid(_SETS, rows, head, Dress(extra=gap_after(1, 2, gap=_GAP)))
