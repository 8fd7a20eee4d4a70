"""What the approaches cost, on paper: bands, when they pay, one request, and every input."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Indenter, KeepTogether, Spacer

from core.charts.break_even_line import break_even_scene
from core.charts.cost_bars import PAPER, cost_axis, cost_bar, scaled_to_costs
from core.charts.cumulative_lines import cumulative_scene
from core.charts.request_parts import part_swatch, request_bar
from core.charts.swing_bars import scaled_to_swings, swing_bar
from core.language import _
from core.report import marks_on_paper
from core.report.cost_record import CostInput, CostLine, Costs, RequestLine
from core.report.fitting import stack_height
from core.report.handout import ReportContent
from core.report.pictures import picture
from core.report.scene_flowable import SceneFlowable
from core.report.styles import (
    BLOCKHEAD,
    COLUMN,
    GUTTER,
    LEAD,
    SMALL,
    SMALL_INK,
    SMALL_RIGHT,
    SUBTABLE,
    TABLE,
    TABLE_QUIET,
    TABLE_RIGHT,
    TEXT_WIDTH,
)
from core.report.tables import Dress, RowTable, gap_after, grid
from core.report.text import Run, paragraphs, quiet, strong

_GAP = 3 * mm
_MARK = 5.6 * mm
_BAR = 60 * mm
_PADDING = 1 * mm
_BAR_ROW = TABLE.leading + 2 * _PADDING
_BANDS = (_MARK, 34.4 * mm, _BAR, 18 * mm, 19 * mm, 20 * mm, 15 * mm)
_PAYBACKS = (36 * mm, 84 * mm, 52 * mm)
_SPENDING_HEIGHT = 52 * mm
_REQUEST_BAR = 46 * mm
_REQUESTS = (_MARK, 34.4 * mm, _REQUEST_BAR, 16 * mm, 17 * mm, 21 * mm, 32 * mm)
_SWATCH = 3.4 * mm
_SWING_BAR = 46 * mm
_SWINGS = (56 * mm, 38 * mm, _SWING_BAR, 32 * mm)
_WORTH = (40 * mm, 66 * mm, 66 * mm)
_FIGURE = 16 * mm
_TIGHT = 0.4 * mm
_ENTERED = (38 * mm, _FIGURE, _FIGURE, _FIGURE, 27 * mm, 17 * mm, 42 * mm)
_DEFAULTS = (78 * mm, 19 * mm, 19 * mm, 19 * mm, 37 * mm)


def costs_section(content: ReportContent) -> tuple[RowTable | None, list[Flowable]]:
    """Return the sentence, then every picture and table that stands behind it."""
    costs = content.costs
    assert costs is not None
    bands = [_bands(costs), Spacer(0, 1.5 * mm), *paragraphs(costs.lines_note, SMALL)]
    parts: list[Flowable] = [
        *paragraphs(_emphasised(costs.sentence, costs.emphasis), LEAD),
        Spacer(0, 1.5 * mm),
        *(part for note in costs.notes for part in paragraphs(note, SMALL)),
        Spacer(0, 3 * mm),
        # One scale over nine rows: they are read together, and the head stays with them.
        CondPageBreak(stack_height(bands, TEXT_WIDTH)),
        *bands,
        *(part for words in costs.parts for part in paragraphs(words, SMALL)),
    ]
    return None, [
        *parts,
        *_when_it_pays(costs),
        *_spending(costs),
        *_one_request(costs),
        *_worth(costs),
        *_swings(costs),
        *_entered(costs),
        *_defaults(costs),
        *_left_out(costs),
    ]


def _emphasised(text: str, emphasis: str) -> tuple[Run, ...]:
    before, found, after = text.partition(emphasis) if emphasis else (text, "", "")
    return (Run(before), strong(found), Run(after)) if found else (Run(text),)


def _titled(title: str, first: Flowable, rest: Sequence[Flowable] = ()) -> list[Flowable]:
    """Return a heading that stays with what follows it."""
    is_table = isinstance(first, RowTable)
    room = first.opening_height() if is_table else first.wrap(TEXT_WIDTH, 0)[1]
    return [
        CondPageBreak(room + 14 * mm),
        *paragraphs(title, BLOCKHEAD),
        Spacer(0, 1.5 * mm),
        first,
        *rest,
    ]


def _bands(costs: Costs) -> RowTable:
    style = scaled_to_costs(PAPER, (line.span for line in costs.lines if line.span))
    is_drawn = any(line.span for line in costs.lines)
    bars = [
        SceneFlowable(cost_bar(line.span, _BAR, _BAR_ROW, style)) if is_drawn else ""
        for line in costs.lines
    ]
    rows = [_band_row(line, bar) for line, bar in zip(costs.lines, bars, strict=True)]
    if is_drawn:
        rows.insert(0, ["", "", picture(cost_axis(_BAR, style, costs.sign)), "", "", "", ""])
    head = (_("Approach"), "", "", _("To start"), _("A month"), _("Median"), _("Cheapest"))
    commands = (
        ("TOPPADDING", (2, 1), (2, -1), 0),
        ("BOTTOMPADDING", (2, 1), (2, -1), 0),
        ("SPAN", (0, 0), (1, 0)),
    )
    return grid(
        _BANDS,
        rows,
        head,
        Dress(right=frozenset((3, 4, 5, 6)), padding=_PADDING, lines_from=None, extra=commands),
    )


def _band_row(line: CostLine, bar: object) -> list[object]:
    last: object = _right(line.cheapest)
    if line.is_blocked:
        last = _pushed_right(marks_on_paper.barrier("blocked"), _BANDS[-1])
    dress = "quiet" if line.is_blocked else "strong" if line.is_recommended else ""
    return [
        marks_on_paper.approach(line.code, is_blocked=line.is_blocked),
        list(paragraphs((Run(line.name, dress),), TABLE)),
        bar,
        _right(line.start),
        _right(line.monthly),
        list(paragraphs((Run(line.median, dress),), TABLE_RIGHT)),
        last,
    ]


def _pushed_right(mark: SceneFlowable, width: float) -> list[Flowable]:
    left = width - mark.width
    return [Indenter(left=left), mark, Indenter(left=-left)]


def _right(text: str) -> list[Flowable]:
    return list(paragraphs(text, TABLE_RIGHT))


def _when_it_pays(costs: Costs) -> list[Flowable]:
    rows = [(line.names, line.break_even, line.payback) for line in costs.paybacks]
    head = (_("Approach"), _("Break-even, in requests a month"), _("Payback"))
    table = grid(_PAYBACKS, rows, head, Dress(padding=_PADDING, extra=gap_after(0, 1, gap=_GAP)))
    note = [Spacer(0, 1.5 * mm), *paragraphs(costs.payback_note, SMALL)]
    after = note if costs.payback_note else []
    if not costs.crossings:
        return _titled(costs.payback_title, table, after)
    words = " ".join(crossing.text for crossing in costs.crossings)
    scene = break_even_scene(costs.crossings, costs.volume, TEXT_WIDTH, words, PAPER)
    return _titled(costs.payback_title, picture(scene), [Spacer(0, 2 * mm), table, *after])


def _spending(costs: Costs) -> list[Flowable]:
    if not costs.spending:
        return []
    size = (TEXT_WIDTH, _SPENDING_HEIGHT)
    scene = cumulative_scene(costs.spending, costs.meetings, size, costs.sign, PAPER)
    note = [Spacer(0, 1 * mm), *paragraphs(costs.spending_note, SMALL)]
    return _titled(costs.spending_title, picture(scene), note)


def _one_request(costs: Costs) -> list[Flowable]:
    highest = max((sum(amount for _id, amount in line.parts) for line in costs.requests), default=0)
    rows = [_request_row(line, highest) for line in costs.requests]
    figures = (_("Cost"), _("First word"), _("Whole answer"), _("Takes longest"))
    head = (_("Approach"), "", _("Cost by part"), *figures)
    table = grid(
        _REQUESTS,
        rows,
        head,
        Dress(
            right=frozenset((3, 4, 5)),
            padding=_PADDING,
            extra=(*gap_after(2, 5, gap=_GAP), ("SPAN", (0, 0), (1, 0))),
        ),
    )
    note = [Spacer(0, 1 * mm), *paragraphs(costs.request_note, SMALL)]
    note = note if costs.request_note else []
    # The bars and what their patterns mean are read together.
    parts = _titled(
        _("One request, likely case"), table, [Spacer(0, 2 * mm), *_legend(costs), *note]
    )
    return [KeepTogether(parts[1:])]


def _request_row(line: RequestLine, highest: float) -> list[object]:
    width = _REQUEST_BAR - _GAP
    bar = request_bar(line.parts, (width, TABLE.leading), highest, line.amount, PAPER)
    return [
        marks_on_paper.approach(line.code, is_blocked=line.is_blocked),
        list(paragraphs((quiet(line.name) if line.is_blocked else Run(line.name),), TABLE)),
        SceneFlowable(bar),
        _right(line.amount),
        _right(line.first_word),
        _right(line.whole),
        list(paragraphs(line.longest, SMALL)),
    ]


def _legend(costs: Costs) -> Iterator[Flowable]:
    if not costs.legend:
        return
    columns = 4
    cells: list[object] = []
    for part, title in costs.legend:
        cells += [picture(part_swatch(part, PAPER)), list(paragraphs(title, SMALL))]
    cells += [""] * (-len(cells) % (2 * columns))
    rows = [cells[at : at + 2 * columns] for at in range(0, len(cells), 2 * columns)]
    widths = (_SWATCH, TEXT_WIDTH / columns - _SWATCH) * columns
    lowered = tuple(("TOPPADDING", (2 * at, 0), (2 * at, -1), 2.2) for at in range(columns))
    yield grid(widths, rows, dress=Dress(padding=0, lines_from=None, extra=lowered))


def _worth(costs: Costs) -> list[Flowable]:
    if not costs.worth:
        return []
    rows = [(line.name, line.per_acceptable, line.net_benefit) for line in costs.worth]
    head = (_("Approach"), _("Cost of one acceptable answer"), _("Net benefit"))
    table = grid(_WORTH, rows, head, Dress(padding=_PADDING))
    note = [Spacer(0, 1.5 * mm), *paragraphs(costs.worth_note, SMALL)]
    return _titled(_("What better answers are worth"), table, note)


def _swings(costs: Costs) -> list[Flowable]:
    if not costs.swings:
        return []
    width = _SWING_BAR - _GAP
    style = scaled_to_swings(PAPER, costs.total, (line.ends for line in costs.swings))
    rows = [
        (
            line.title,
            list(paragraphs(line.range, TABLE_QUIET)),
            SceneFlowable(swing_bar(line.ends, costs.total, (width, _BAR_ROW), line.words, style)),
            line.words,
        )
        for line in costs.swings
    ]
    head = (_("Input"), _("From low to high"), _("Hatched: at low"), _("Total then"))
    bars = (("TOPPADDING", (2, 1), (2, -1), 0), ("BOTTOMPADDING", (2, 1), (2, -1), 0))
    dress = Dress(padding=_PADDING, extra=(*bars, *gap_after(0, 1, 2, gap=_GAP)))
    return _titled(costs.swings_title, grid(_SWINGS, rows, head, dress))


def _entered(costs: Costs) -> list[Flowable]:
    if not costs.entered:
        return []
    rows = [_entered_row(line) for line in costs.entered]
    head = (
        _("Number"), _("Low"), _("Likely"), _("High"), _("Unit"), _("Owner"), _("Source and date"),
    )  # fmt: skip
    gaps = gap_after(0, 3, 4, 5, gap=2 * mm)
    dress = Dress(right=frozenset((1, 2, 3)), padding=_TIGHT, extra=gaps)
    return _titled(_("Numbers entered"), grid(_ENTERED, rows, head, dress))


def _entered_row(line: CostInput) -> list[object]:
    source = [Run(line.source)]
    if line.reason:
        source.append(Run(_(". Because: {reason}").replace("{reason}", line.reason)))
    if line.is_stale:
        source = [strong(run.text) for run in source]
    return [
        *_figures(line),
        list(paragraphs(line.owner, SMALL)),
        list(paragraphs(source, SMALL)),
    ]


def _figures(line: CostInput) -> list[object]:
    return [
        list(paragraphs(line.title, SMALL_INK)),
        _small_right(line.low),
        list(paragraphs((strong(line.likely),), SMALL_RIGHT)),
        _small_right(line.high),
        list(paragraphs(line.unit, SMALL)),
    ]


def _defaults(costs: Costs) -> list[Flowable]:
    rows: list[list[object]] = []
    heads = []
    for group in costs.defaults:
        heads.append(len(rows) + 1)
        rows.append([list(paragraphs(group.source, SUBTABLE)), *[""] * 4])
        rows += [_figures(line) for line in group.lines]
    if not rows:
        return []
    extra = [
        command
        for row in heads
        for command in (
            ("SPAN", (0, row), (-1, row)),
            ("TOPPADDING", (0, row), (-1, row), 2.4 * mm),
            # The source stays with the first number that comes from it.
            ("NOSPLIT", (0, row), (-1, row + 1)),
        )
    ]
    head = (_("Source and date, then the numbers from it"), _("Low"), _("Likely"), _("High"), "")
    gaps = gap_after(0, 3, gap=2 * mm)
    dress = Dress(right=frozenset((1, 2, 3)), padding=_TIGHT, extra=(*extra, *gaps))
    title = _("List prices, and defaults nobody has replaced")
    return _titled(title, grid(_DEFAULTS, rows, head, dress))


def _small_right(text: str) -> list[Flowable]:
    return list(paragraphs(text, SMALL_RIGHT))


def _left_out(costs: Costs) -> list[Flowable]:
    half = -(-len(costs.left_out) // 2)
    left, right = costs.left_out[:half], costs.left_out[half:]
    rows = [(one, "", other) for one, other in zip(left, (*right, ""), strict=False)]
    table = grid((COLUMN, GUTTER, COLUMN), rows, dress=Dress(padding=_PADDING))
    return _titled(_("What no figure here covers"), table)
