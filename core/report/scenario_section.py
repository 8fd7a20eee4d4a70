"""What if, on paper: scenarios side by side with the answers as given."""

from collections.abc import Callable

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from core.report import marks_on_paper
from core.report.handout import ReportContent
from core.report.scenario_record import CaseLine, CaseRow, CaseTable
from core.report.scenario_words import COLUMNS_ON_PAPER
from core.report.styles import BODY, SMALL, TABLE, TABLE_QUIET, TABLE_STRONG, TEXT_WIDTH
from core.report.tables import Dress, RowTable, gap_after, grid
from core.report.text import Run, paragraphs

_LABEL = 36 * mm
_MARK = 5.2 * mm
_GAP = 3 * mm
_CASE = (TEXT_WIDTH - _LABEL) / (COLUMNS_ON_PAPER + 1)
_BETWEEN = 6 * mm


def scenarios_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return a table for every few scenarios."""
    scenarios = content.scenarios
    assert scenarios is not None
    parts: list[Flowable] = [*paragraphs(scenarios.passage, BODY)]
    for number, table in enumerate(scenarios.tables):
        drawn = _table(table)
        room = CondPageBreak(drawn.opening_height(3))
        parts += [Spacer(0, _BETWEEN if number else 2 * mm), room, drawn]
    return None, parts


def _table(table: CaseTable) -> RowTable:
    cases = len(table.names)
    widths = (_LABEL, *([_CASE] * cases))
    names: list[object] = ["", *(list(paragraphs(name, TABLE_STRONG)) for name in table.names)]
    rows = [names, *(_row(row) for row in table.rows)]
    dress = Dress(lines_from=(0, 1), extra=gap_after(*range(cases), gap=_GAP))
    drawn = grid(widths, rows, dress=dress)
    # The names are the head, in semibold because people gave them.
    drawn.repeatRows = 1
    return drawn


def _row(row: CaseRow) -> list[object]:
    aside = (Run(f"\u00a0 {row.aside}", "small"),) if row.aside else ()
    label = list(paragraphs((Run(row.label, "quiet"), *aside), TABLE))
    return [label, *([part for line in cell for part in _line(line)] for cell in row.cells)]


def _line(line: CaseLine) -> list[Flowable]:
    style = TABLE_STRONG if line.is_different else TABLE_QUIET if line.is_quiet else TABLE
    text = [*paragraphs(line.text, style), *paragraphs(line.detail, SMALL)]
    if not line.mark:
        return text
    widths = (_MARK, _CASE - _GAP - _MARK)
    bare = Dress(lines_from=None, padding=0)
    return [grid(widths, [[_MARKS[line.mark](line.drawn), text]], dress=bare)]


def _verdict(state: str) -> Flowable:
    return marks_on_paper.verdict(state, marks_on_paper.MARK)


_MARKS: dict[str, Callable[[str], Flowable]] = {
    "verdict": _verdict,
    "approach": marks_on_paper.approach,
    "barrier": marks_on_paper.barrier,
}
