"""The gates and the open questions on paper."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from core.days import NO_BREAK
from core.language import _
from core.report import marks_on_paper
from core.report.handout import GateLine, OpenLine, OverrideLine, ReportContent
from core.report.styles import BODY, SMALL, SUBHEAD, TABLE, TABLE_QUIET, TABLE_STRONG
from core.report.tables import Dress, RowTable, gap_after, grid
from core.report.text import Run, paragraphs, quiet, strong

_GAP = 3 * mm
_MARK = 5 * mm
_WIDTHS = (_MARK, 20 * mm, 58 * mm, 48 * mm, 41 * mm)
_UNDECIDED = (_MARK, 92 * mm, 42 * mm, 33 * mm)
_OPEN = (12 * mm, 46 * mm, 25 * mm, 24 * mm, 36 * mm, 29 * mm)
_OPEN_WITHOUT_CHANCE = (12 * mm, 58 * mm, 0, 24 * mm, 44 * mm, 34 * mm)


def gates_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the table of gates that bar, then the overruled, the warnings, the undecided."""
    gates = content.gates
    assert gates is not None
    head = ("", "", "", _("Because"), _("Opens when"))
    table = _full(gates.barring, head) if gates.barring else None
    after: list[Flowable] = []
    if table is None:
        after += paragraphs(_("No gate bars an approach."), BODY)
    if gates.overridden:
        after += _titled(_("Overridden"), None)
        for line in gates.overridden:
            after += _override(line)
    if gates.warnings:
        warnings = _full(gates.warnings, ("", "", "", _("Because"), _("What follows")))
        after += _titled(_("Warnings and notes"), warnings)
    if gates.undecided:
        after += _titled(_("Not decided yet"), _undecided(gates.undecided))
    return table, after


def _titled(title: str, table: RowTable | None) -> list[Flowable]:
    needed = table.opening_height() if table else 20 * mm
    parts = [Spacer(0, 6 * mm), CondPageBreak(needed + 8 * mm), *paragraphs(title, SUBHEAD)]
    return [*parts, Spacer(0, 1.5 * mm), *([table] if table else [])]


def _full(lines: Sequence[GateLine], head: Sequence[str]) -> RowTable:
    rows = [
        [
            marks_on_paper.barrier(line.status) if line.status else "",
            list(paragraphs(line.word, TABLE_STRONG)),
            _rule(line),
            list(paragraphs(line.because, TABLE)),
            list(paragraphs(line.opens_when, TABLE)),
        ]
        for line in lines
    ]
    return grid(_WIDTHS, rows, head, Dress(extra=gap_after(1, 2, 3, gap=_GAP)))


def _rule(line: GateLine) -> list[Flowable]:
    return [
        *paragraphs(line.rule, TABLE_STRONG),
        *paragraphs(line.approaches, TABLE_QUIET),
        *_computed(line),
        *paragraphs(line.provenance, SMALL),
    ]


def _computed(line: GateLine) -> Iterator[Flowable]:
    if line.computed:
        yield Spacer(0, 1 * mm)
    for text in line.computed:
        yield from paragraphs(text, TABLE)
        yield Spacer(0, 1 * mm)


def _undecided(lines: Sequence[GateLine]) -> RowTable:
    rows = [
        [
            marks_on_paper.barrier(line.status),
            [
                *paragraphs((strong(line.rule), Run(f"\u00a0{line.id}", "small")), TABLE),
                *_computed(line),
            ],
            list(paragraphs(line.approaches, TABLE_QUIET)),
            line.because,
        ]
        for line in lines
    ]
    head = ("", _("Rule"), _("Holds back"), _("Waits for the answers"))
    return grid(_UNDECIDED, rows, head, Dress(extra=gap_after(1, 2, gap=_GAP)))


def _override(line: OverrideLine) -> list[Flowable]:
    was = (Run(line.was, "struck"), Run(" → ")) if line.was else ()
    heading = (*was, strong(f"{line.word}. "), Run(line.rule))
    quoted = f"“{line.reason}”"
    return [
        CondPageBreak(18 * mm),
        *paragraphs(heading, TABLE),
        *paragraphs(quoted, BODY),
        *paragraphs(line.signed, SMALL),
        Spacer(0, 2.5 * mm),
    ]


def open_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the table of questions without an answer, then those whose answer moves nothing."""
    lines = content.open_questions or ()
    if not lines:
        return None, list(paragraphs(_("Every question has an answer."), BODY))
    idle = [line for line in lines if line.is_idle]
    telling = [line for line in lines if not line.is_idle]
    return _open_table(telling) if telling else None, _idle(idle) if idle else []


def _open_table(lines: Sequence[OpenLine]) -> RowTable:
    has_chance = any(line.chance for line in lines)
    rows = [
        [
            list(paragraphs((quiet(line.criterion),), TABLE)),
            _question(line.question, line.state),
            line.chance,
            list(paragraphs(line.decides, TABLE_QUIET)),
            line.who,
            list(paragraphs(line.effort, TABLE_QUIET)),
        ]
        for line in lines
    ]
    head = (
        "",
        _("Question"),
        _("Chance") if has_chance else "",
        _("Gates waiting"),
        _("Who knows"),
        _("What it takes"),
    )
    widths, gaps = (_OPEN, (1, 2, 3, 4)) if has_chance else (_OPEN_WITHOUT_CHANCE, (1, 3, 4))
    return grid(widths, rows, head, Dress(extra=gap_after(*gaps, gap=2 * mm)))


def _idle(lines: Sequence[OpenLine]) -> list[Flowable]:
    """Return the questions that can wait, in one paragraph."""
    said = _("No answer to these changes the recommendation by itself, and no gate waits for it.")
    runs = [run for line in lines for run in _idle_question(line)]
    return [
        *_titled(_("Can wait"), None),
        *paragraphs(said, SMALL),
        Spacer(0, 1.5 * mm),
        *paragraphs(runs, TABLE),
    ]


def _idle_question(line: OpenLine) -> Iterator[Run]:
    yield quiet(line.criterion)
    state = f" ({line.state})" if line.state else ""
    yield Run(f" {line.question}{state}   ".replace(" ", NO_BREAK, 1))


def _question(question: str, state: str) -> list[Flowable]:
    stands = (Run(f" {state.replace(' ', NO_BREAK)}", "small"),) if state else ()
    return list(paragraphs((Run(question), *stands), TABLE))
