"""The roadmap, the ranking and why not the others on paper."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from core.charts.bars import PAPER, contribution_bar, contribution_scale, ranking_bar, scaled_to
from core.charts.fit_readiness import fit_readiness_scene
from core.charts.marks import stage_disc
from core.charts.placing import placed
from core.charts.scene import Item, Path, Pen, Scene
from core.language import _
from core.report import marks_on_paper
from core.report.fitting import stack_height
from core.report.front import reason_runs, step_text
from core.report.handout import Ranking, RankLine, ReasonLine, ReportContent, StageLine, StepLine
from core.report.pictures import picture
from core.report.scene_flowable import SceneFlowable
from core.report.styles import (
    BODY,
    COLUMN,
    GUTTER,
    PADDING,
    RULE,
    SHEETS,
    SMALL,
    SUBHEAD,
    TABLE,
    TABLE_QUIET,
    TABLE_RIGHT,
    TABLE_STRONG,
)
from core.report.tables import Dress, RowTable, gap_after, grid, padded, side_by_side
from core.report.text import Run, paragraphs, quiet, strong

_RAIL = 8 * mm
_STAGE_WIDTHS = (_RAIL, 46 * mm, 34 * mm, 37 * mm, 34 * mm, 13 * mm)
_DISC_SCALE = 0.55
_BAR = 20 * mm
_BAR_ROW = 26.0
"""Height of a row's bar scene: its bar stands in the middle of the first line of text."""

_RANK_PADDING = 1.2 * mm
"""Less than elsewhere: nine approaches and the roadmap before them are to share one page."""

_CONTRIBUTION = 20 * mm
_CONTRIBUTION_ROW = 20.2
_GAP = 3 * mm


def roadmap_section(content: ReportContent) -> tuple[RowTable, list[Flowable]]:
    """Return the table of stages and what follows it."""
    stages = content.roadmap or ()
    rows = [_stage_cells(stage) for stage in stages]
    heights = [_row_height(row) for row in rows]
    last = len(rows) - 1
    rails = [
        _rail(stage.state, height, is_first=place == 0, is_last=place == last)
        for place, (stage, height) in enumerate(zip(stages, heights, strict=True))
    ]
    head = ("", _("Stage"), _("Enter when"), _("Done when"), _("Stop if"), _("Weeks"))
    table = grid(
        _STAGE_WIDTHS,
        [[rail, *row] for rail, row in zip(rails, rows, strict=True)],
        head,
        Dress(
            right=frozenset((5,)),
            lines_from=(1, 0),
            extra=(
                ("TOPPADDING", (0, 1), (0, -1), 0),
                ("BOTTOMPADDING", (0, 1), (0, -1), 0),
                *gap_after(1, 2, 3, 4, gap=_GAP),
            ),
        ),
    )
    return table, _steps_in_full(content)


def _stage_cells(stage: StageLine) -> list[list[Flowable]]:
    name = [*paragraphs(stage.title, TABLE_STRONG), *paragraphs(stage.subtitle, TABLE_QUIET)]
    clauses = (stage.enter_when, stage.done_when, stage.stop_if)
    cells = [list(paragraphs(clause, TABLE)) for clause in clauses]
    return [name, *cells, list(paragraphs(stage.weeks, TABLE_RIGHT))]


def _row_height(cells: Sequence[Sequence[Flowable]]) -> float:
    widths = [width - _GAP for width in _STAGE_WIDTHS[1:-1]] + [_STAGE_WIDTHS[-1]]
    highest = max(stack_height(cell, width) for cell, width in zip(cells, widths, strict=True))
    return float(highest + 2 * PADDING)


def _rail(state: str, height: float, *, is_first: bool, is_last: bool) -> SceneFlowable:
    side = 22 * _DISC_SCALE
    middle = PADDING + 0.56 * TABLE.leading
    top, bottom = (middle if is_first else 0.0), (middle if is_last else height)
    items: list[Item] = []
    if bottom > top:
        line = ((side / 2, top), (side / 2, bottom))
        items.append(Path(line, pen=Pen("ink", 0.71)))
    items += placed(stage_disc(state), 0, middle - side / 2, _DISC_SCALE)
    return SceneFlowable(Scene(side, height, tuple(items), state))


def _steps_in_full(content: ReportContent) -> list[Flowable]:
    sheet = SHEETS[content.page_size]
    steps = (content.opening.first_step, content.opening.destination)
    cut = [step for step in steps if step_text(step, content.opening, sheet)[1]]
    return [part for step in cut for part in _step_in_full(step)]


def _step_in_full(step: StepLine) -> list[Flowable]:
    runs = (strong(f"{step.label}: {step.title}."), Run(f" {step.text}"))
    return [Spacer(0, 2.5 * mm), *paragraphs(runs, BODY)]


def ranking_section(content: ReportContent) -> tuple[RowTable, list[Flowable]]:
    """Return the table of approaches, then the contrast, the picture and the arguments."""
    ranking = content.ranking
    assert ranking is not None
    style = scaled_to(PAPER, (line.row for line in ranking.lines))
    neutral = style.place(50.0, _BAR)
    has_runs = any(line.first_in for line in ranking.lines)
    first_in = 12 * mm if has_runs else 0.0
    widths = (
        5.6 * mm, 29.4 * mm, neutral, _BAR - neutral, 9 * mm, 7.5 * mm, 10.5 * mm, first_in,
        3 * mm, 5.6 * mm, 17.4 * mm, 64 * mm - first_in,
    )  # fmt: skip
    bars = [SceneFlowable(ranking_bar(line.row, _BAR, _BAR_ROW, style)) for line in ranking.lines]
    table = grid(
        widths,
        [_rank_cells(line, bar) for line, bar in zip(ranking.lines, bars, strict=True)],
        _rank_head(has_runs=has_runs),
        Dress(
            right=frozenset((4, 5, 6, 7)),
            padding=_RANK_PADDING,
            extra=(
                *_bar_column(2),
                ("SPAN", (0, 0), (1, 0)),
                ("SPAN", (9, 0), (10, 0)),
                ("LEFTPADDING", (2, 0), (2, 0), max(0.0, neutral - 12.5)),
                ("SPAN", (2, 0), (3, 0)),
            ),
        ),
    )
    return table, _after_ranking(content, ranking)


def _rank_head(*, has_runs: bool) -> tuple[str, ...]:
    first_in = _("First in") if has_runs else ""
    figures = (_("Value"), _("Fit"), _("Ready"), first_in)
    after = ("", _("Gate"), "", _("Why, or why not"))
    return (_("Approach"), "", _("neutral"), "", *figures, *after)


def _bar_column(column: int) -> tuple[tuple[object, ...], ...]:
    """Return the commands for a bar over two columns that meet at its neutral line.

    The line between them runs through all rows, however high they are.
    """
    pair = ((column, 1), (column + 1, -1))
    return (
        ("LINEAFTER", (column, 1), (column, -1), PAPER.line, RULE),
        ("TOPPADDING", *pair, 0),
        ("BOTTOMPADDING", *pair, 0),
    )


def _rank_cells(line: RankLine, bar: Flowable) -> list[object]:
    is_blocked = line.gate == "blocked"
    name = paragraphs(line.row.name, TABLE_STRONG if line.is_recommended else TABLE)
    why = paragraphs(line.row.why, TABLE if line.is_recommended else SMALL)
    return [
        marks_on_paper.approach(line.row.code, is_blocked=is_blocked),
        list(name),
        bar,
        "",
        list(paragraphs((strong(line.value),), TABLE_RIGHT)),
        list(paragraphs(line.fit, TABLE_RIGHT)),
        list(paragraphs((quiet(line.ready),), TABLE_RIGHT)),
        list(paragraphs(line.first_in, TABLE_RIGHT)) if line.first_in else "",
        "",
        marks_on_paper.barrier(line.gate),
        line.gate_word,
        list(why),
    ]


def _after_ranking(content: ReportContent, ranking: Ranking) -> list[Flowable]:
    if not content.picture.confidence.answered:
        return []
    scene = fit_readiness_scene(content.picture, content.today, "paper")
    right = [
        *paragraphs(ranking.picture_title, SUBHEAD),
        Spacer(0, 2 * mm),
        picture(scene, min(scene.width, COLUMN)),
        Spacer(0, 1.5 * mm),
        *paragraphs(ranking.picture_caption, SMALL),
    ]
    left = _contrast(content, ranking)
    if not left:
        left, right = right, left
    widths = (COLUMN, GUTTER, COLUMN)
    return [
        Spacer(0, 6 * mm),
        KeepTogether([side_by_side(left, right, widths)]),
        *_arguments(ranking),
    ]


def _contrast(content: ReportContent, ranking: Ranking) -> list[Flowable]:
    contrast = content.picture.contrast
    if contrast is None or not ranking.contributions:
        return []
    style = contribution_scale(PAPER, contrast)
    neutral = PAPER.line / 2 + style.place(0.0, _CONTRIBUTION - PAPER.line)
    rows = [
        [
            _stated(line.statement, line.line.criterion),
            SceneFlowable(contribution_bar(line.line, _CONTRIBUTION, _CONTRIBUTION_ROW, style)),
            "",
            list(paragraphs(line.points, TABLE_RIGHT)),
        ]
        for line in ranking.contributions
    ]
    text = COLUMN - _CONTRIBUTION - 12 * mm
    widths = (text, neutral, _CONTRIBUTION - neutral, 12 * mm)
    line_through = (
        ("LINEAFTER", (1, 0), (1, -1), PAPER.line, RULE),
        ("TOPPADDING", (1, 0), (2, -1), 0),
        ("BOTTOMPADDING", (1, 0), (2, -1), 0),
    )
    table = grid(widths, rows, dress=Dress(extra=(*line_through, *gap_after(0, gap=_GAP))))
    return [*paragraphs(ranking.contrast_title, SUBHEAD), Spacer(0, 2 * mm), table]


def _stated(statement: str, criterion: str | None) -> list[Flowable]:
    ids = (Run(f"\u00a0{criterion}", "small"),) if criterion else ()
    return list(paragraphs((Run(statement), *ids), TABLE))


def _arguments(ranking: Ranking) -> list[Flowable]:
    if not ranking.reasons_for:
        return []
    left = _argued(ranking.for_title, ranking.reasons_for)
    right = _argued(ranking.against_title, ranking.reasons_against)
    return [Spacer(0, 6 * mm), side_by_side(left, right, (COLUMN, GUTTER, COLUMN))]


def _argued(title: str, lines: Sequence[ReasonLine]) -> list[Flowable]:
    texts = [part for line in lines for part in paragraphs(reason_runs(line), TABLE)]
    if not texts:
        texts = list(paragraphs(_("No answer speaks against it."), TABLE_QUIET))
    return [*paragraphs(title, SUBHEAD), Spacer(0, 1.5 * mm), *padded(texts, 1.5 * mm)]
