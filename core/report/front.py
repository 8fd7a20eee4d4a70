"""Page one, drawn at fixed places."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Spacer

from core.charts.fork import fork_scene
from core.language import _
from core.report import marks_on_paper
from core.report.fitting import fewer_sentences, first_fitting, fitted, place, stack_height
from core.report.handout import FactLine, Opening, ReasonLine, ReportContent, StepLine
from core.report.pictures import picture
from core.report.styles import (
    BODY,
    BODY_QUIET,
    COLUMN,
    HAIR,
    HEAD,
    REASON,
    REASON_SMALL,
    ROW_RULE,
    SECTION_RULE,
    SMALL,
    SUBHEAD,
    TABLE,
    TABLE_QUIET,
    TEXT_WIDTH,
    USE_CASE,
    USE_CASE_SMALL,
    VERDICT,
    VERDICT_LONG,
    VERDICT_LONGEST,
    VERDICT_SMALL,
    Sheet,
    rule_colour,
)
from core.report.tables import Dress, gap_after, grid
from core.report.text import Run, paragraphs, quiet, strong

_REASONS_LEFT = 98.0
_REASONS_WIDTH = 74 * mm
_NUMBER = 6 * mm
_LEAD_OF_FACTS = 19 * mm
_LEAD_OF_CHANGES = 36 * mm
_ABOVE_HEADS = 9.0


def draw_front(canvas: Canvas, content: ReportContent, sheet: Sheet) -> None:
    """Draw everything on page one below the firm's name and above the footer."""
    opening = content.opening
    _draw_matter(canvas, opening, sheet)
    _draw_verdict(canvas, opening, sheet)
    _draw_fork(canvas, content, sheet)
    _draw_reasons(canvas, opening, sheet)
    for step, left in ((opening.first_step, 0.0), (opening.destination, 89.0)):
        _draw_step(canvas, opening, step, (sheet, left))
    _draw_basis(canvas, opening, sheet)
    canvas.setStrokeColor(rule_colour(content.colour))
    canvas.setLineWidth(SECTION_RULE)
    canvas.line(sheet.x(), sheet.y(sheet.rule), sheet.x(172), sheet.y(sheet.rule))
    for top in (sheet.steps, sheet.basis):
        for left in (0.0, 89.0):
            canvas.line(sheet.x(left), sheet.y(top), sheet.x(left + 83), sheet.y(top))


def _draw_matter(canvas: Canvas, opening: Opening, sheet: Sheet) -> None:
    room = (sheet.rule - sheet.use_case - 1.5) * mm
    people, _is_cut = fitted(opening.people, (BODY_QUIET, SMALL), TEXT_WIDTH, BODY.leading)
    title, _is_cut = fitted(
        opening.use_case,
        (USE_CASE, USE_CASE_SMALL),
        TEXT_WIDTH,
        room - stack_height(people, TEXT_WIDTH),
    )
    place(canvas, (*title, *people), sheet.x(), sheet.y(sheet.use_case), TEXT_WIDTH)


def _draw_verdict(canvas: Canvas, opening: Opening, sheet: Sheet) -> None:
    mark = marks_on_paper.verdict(opening.verdict_state, 10.5)
    top = sheet.y(sheet.verdict_word)
    place(canvas, (mark,), sheet.x(), top - 1.6, 20)
    word = paragraphs(opening.verdict_word, SUBHEAD)
    place(canvas, word, sheet.x(5.6), top, TEXT_WIDTH - 6 * mm)
    room = _verdict_room(sheet)
    chosen, _n = first_fitting(_verdicts(opening, room), TEXT_WIDTH, room)
    place(canvas, chosen, sheet.x(), sheet.y(sheet.verdict), TEXT_WIDTH)


def _verdict_room(sheet: Sheet) -> float:
    """Return how high the verdict may be, in points, so that the heads below stand clear of it."""
    return float((sheet.columns_head - sheet.verdict) * mm - _ABOVE_HEADS)


def _verdicts(opening: Opening, room: float) -> Iterator[list[Flowable]]:
    for style in (VERDICT, VERDICT_SMALL, VERDICT_LONG, VERDICT_LONGEST):
        yield list(paragraphs(_emphasised(opening.verdict, opening.emphasis), style))
    for text in fewer_sentences(opening.verdict):
        yield list(paragraphs(_emphasised(text, opening.emphasis), VERDICT_LONGEST))
    cut, _is_cut = fitted(opening.verdict, (VERDICT_LONGEST,), TEXT_WIDTH, room)
    yield cut


def _emphasised(text: str, emphasis: str) -> tuple[Run, ...]:
    at = text.casefold().find(emphasis.casefold()) if emphasis else -1
    if at < 0:
        return (Run(text),)
    end = at + len(emphasis)
    return Run(text[:at]), strong(text[at:end]), Run(text[end:])


def _draw_fork(canvas: Canvas, content: ReportContent, sheet: Sheet) -> None:
    opening = content.opening
    title = paragraphs(opening.fork_title, HEAD)
    place(canvas, title, sheet.x(), sheet.y(sheet.columns_head), COLUMN)
    corners = {corner: (first, second) for corner, first, second in content.corners}
    is_hollow = opening.verdict_state == "diagnose-first"
    scene = fork_scene(content.picture.need, sheet.plot_size, is_hollow=is_hollow, corners=corners)
    place(canvas, (picture(scene),), sheet.x(), sheet.y(sheet.plot_top), scene.width)
    indent = 5.64
    caption, _is_cut = fitted(
        opening.fork_caption, (SMALL,), COLUMN - indent * mm, 3 * SMALL.leading
    )
    place(canvas, caption, sheet.x(indent), sheet.y(sheet.caption), COLUMN - indent * mm)


def _draw_reasons(canvas: Canvas, opening: Opening, sheet: Sheet) -> None:
    x = sheet.x(_REASONS_LEFT)
    title = paragraphs(opening.reasons_title, HEAD)
    place(canvas, title, x, sheet.y(sheet.columns_head), _REASONS_WIDTH)
    room = (sheet.steps - sheet.plot_top - 3) * mm
    chosen, _n = first_fitting(_reason_choices(opening), _REASONS_WIDTH, room)
    place(canvas, chosen, x, sheet.y(sheet.plot_top), _REASONS_WIDTH)


def _reason_choices(opening: Opening) -> Iterator[list[Flowable]]:
    yield _reasons(opening, REASON, opening.reasons)
    yield _reasons(opening, REASON_SMALL, opening.reasons)
    more = _("In full in the section on the ranking.")
    for count in range(1, len(opening.reasons) + 1):
        kept = opening.reasons[: len(opening.reasons) - count]
        cut = (*kept, *(_first_sentence(line) for line in opening.reasons[len(kept) :]))
        yield [*_reasons(opening, REASON_SMALL, cut), Spacer(0, 4), *paragraphs(more, SMALL)]


def _first_sentence(line: ReasonLine) -> ReasonLine:
    *_more, first = [line.text, *fewer_sentences(line.text)]
    return ReasonLine(line.headline, first, line.criterion)


def _reasons(
    opening: Opening, style: ParagraphStyle, lines: Sequence[ReasonLine]
) -> list[Flowable]:
    parts: list[Flowable] = []
    for number, line in enumerate(lines, start=1):
        row = [[*paragraphs(str(number), HEAD)], [*paragraphs(reason_runs(line), style)]]
        alone = row[1] if len(lines) == 1 else [_numbered(row)]
        parts += [*alone, Spacer(0, 2.6 * mm)]
    if opening.against is not None:
        parts += [HRFlowable("100%", ROW_RULE, color=HAIR, spaceBefore=0, spaceAfter=0)]
        parts += [Spacer(0, 2.4 * mm), *paragraphs(reason_runs(opening.against), style)]
    return parts


def _numbered(row: list[list[Flowable]]) -> Flowable:
    # 13 and 10 point text on one baseline.
    lowered = (("TOPPADDING", (1, 0), (1, -1), 2.2),)
    dress = Dress(lines_from=None, padding=0, extra=lowered)
    return grid((_NUMBER, _REASONS_WIDTH - _NUMBER), [row], dress=dress)


def reason_runs(line: ReasonLine) -> tuple[Run, ...]:
    """Return an argument as runs: headline, text, the question it comes from."""
    ids = (Run(f"\u00a0{line.criterion}", "small"),) if line.criterion else ()
    return (strong(line.headline), Run(f" {line.text}"), *ids)


def _step_room(sheet: Sheet) -> float:
    """Return the height there is for the text of a step, in points."""
    heads = SMALL.leading + HEAD.leading + 1 * mm
    return float((sheet.basis - sheet.steps - 3.5) * mm - heads)


def step_text(step: StepLine, opening: Opening, sheet: Sheet) -> tuple[list[Flowable], bool]:
    """Return the text of a step as it fits on page one, and whether it had to be cut."""
    room = _step_room(sheet)
    both = (opening.first_step, opening.destination)
    is_roomy = all(stack_height(paragraphs(s.text, BODY), COLUMN) <= room for s in both)
    return fitted(step.text, (BODY if is_roomy else TABLE,), COLUMN, room)


def _draw_step(
    canvas: Canvas, opening: Opening, step: StepLine, place_of: tuple[Sheet, float]
) -> None:
    sheet, left = place_of
    x, top = sheet.x(left), sheet.y(sheet.steps + 2)
    top = place(canvas, paragraphs(step.label, SMALL), x, top, COLUMN)
    indent = 0.0
    if step.code is not None:
        place(canvas, (marks_on_paper.approach(step.code),), x, top - 3.2, 20)
        indent = 6 * mm
    title, _is_cut = fitted(step.title, (HEAD,), COLUMN - indent, HEAD.leading)
    top = place(canvas, title, x + indent, top, COLUMN - indent)
    text, is_cut = step_text(step, opening, sheet)
    below = place(canvas, text, x, top - 1 * mm, COLUMN)
    if step.code is not None and not is_cut:
        place(canvas, _cost_in(opening, below - sheet.y(sheet.basis - 1)), x, below, COLUMN)


def _cost_in(opening: Opening, room: float) -> list[Flowable]:
    """Return what the destination costs in the most words there is room for, or nothing."""
    choices = ([Spacer(0, 0.4 * mm), *paragraphs(text, TABLE)] for text in opening.cost)
    chosen, _number = first_fitting(choices, COLUMN, room)
    return chosen if stack_height(chosen, COLUMN) <= room else []


def _draw_basis(canvas: Canvas, opening: Opening, sheet: Sheet) -> None:
    top = sheet.y(sheet.basis + 3)
    room = (sheet.footer - sheet.basis - 5.5) * mm - HEAD.leading
    blocks = (
        (0.0, opening.rests_title, _rests(opening, room)),
        (89.0, opening.change_title, _changes(opening, room)),
    )
    for left, title, parts in blocks:
        below = place(canvas, paragraphs(title, HEAD), sheet.x(left), top, COLUMN)
        place(canvas, parts, sheet.x(left), below - 0.6 * mm, COLUMN)


def _rests(opening: Opening, room: float) -> list[Flowable]:
    sizes = ((TABLE, 1.5 * mm), (TABLE, 0.8 * mm), (SMALL, 0.5 * mm))
    choices = (
        _rests_at(lines, opening.rests_note, size)
        for lines in _fewer_words(opening.rests)
        for size in sizes
    )
    return first_fitting(choices, COLUMN, room)[0]


def _fewer_words(lines: tuple[FactLine, ...]) -> Iterator[tuple[FactLine, ...]]:
    """Yield the lines whole, then with fewer sentences down to two, then short, then with one."""
    yield lines
    yield from list(_fewer_sentences(lines))[:-1]
    short = tuple(FactLine(line.lead, line.short or line.text) for line in lines)
    yield short
    yield from _fewer_sentences(short)


def _fewer_sentences(lines: tuple[FactLine, ...]) -> Iterator[tuple[FactLine, ...]]:
    longest = max(lines, key=lambda line: line.text.count(". "), default=FactLine("", ""))
    for text in fewer_sentences(longest.text):
        shorter = replace(longest, text=text)
        yield tuple(shorter if line is longest else line for line in lines)


def _rests_at(
    lines: Sequence[FactLine], note: str, size: tuple[ParagraphStyle, float]
) -> list[Flowable]:
    style, padding = size
    rows = [
        (list(paragraphs(_amount(line.lead), style)), list(paragraphs(line.text, style)))
        for line in lines
    ]
    widths = (_LEAD_OF_FACTS, COLUMN - _LEAD_OF_FACTS)
    table = grid(widths, rows, dress=Dress(lines_from=(0, 1), padding=padding))
    rule = HRFlowable("100%", ROW_RULE, color=HAIR, spaceBefore=0, spaceAfter=0)
    return [table, rule, Spacer(0, padding), *paragraphs(note, SMALL)]


_CHANGES = Dress(lines_from=(0, 1), extra=gap_after(0, gap=3 * mm))


def _amount(lead: str) -> tuple[Run, Run]:
    first, _space, rest = lead.partition(" ")
    return strong(first), Run(f" {rest}")


def _changes(opening: Opening, room: float) -> list[Flowable]:
    note = list(paragraphs(opening.change_note, TABLE)) if opening.change_note else []
    rival = (opening.change_rival,) if opening.change_rival else ()
    choices = (
        [*note, *_change_rows(lines, is_cut=len(lines) - len(rival) < len(opening.changes))]
        for count in range(len(opening.changes), -1, -1)
        if (lines := (*opening.changes[:count], *rival))
    )
    return first_fitting(choices, COLUMN, room)[0]


def _change_rows(lines: Sequence[FactLine], *, is_cut: bool) -> list[Flowable]:
    rows = [(list(paragraphs(line.lead, TABLE_QUIET)), line.text) for line in lines]
    widths = (_LEAD_OF_CHANGES, COLUMN - _LEAD_OF_CHANGES)
    table = grid(widths, rows, dress=_CHANGES)
    more = paragraphs((quiet(_("All of them stand on the later pages.")),), SMALL)
    return [table, *more] if is_cut else [table]
