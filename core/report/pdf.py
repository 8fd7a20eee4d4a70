"""From what the handout says to its bytes: the same content gives the same file."""

import datetime
from collections.abc import Callable, Generator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Indenter,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from core.language import _
from core.progress import Progress
from core.report.answer_section import answers_section
from core.report.cost_sections import costs_section
from core.report.end_sections import (
    glossary_section,
    method_section,
    own_changes_section,
    sources_section,
)
from core.report.fonts import register_fonts
from core.report.frame import Handout
from core.report.gate_sections import gates_section, open_section
from core.report.glyphs import legible
from core.report.handout import ReportContent, SectionHead
from core.report.heads import ContentsFlowable, HeadFlowable, Landmarks
from core.report.insight_sections import changes_section, robust_section
from core.report.result_sections import ranking_section, roadmap_section
from core.report.scenario_section import scenarios_section
from core.report.styles import SHEETS, TEXT_WIDTH, rule_colour
from core.report.tables import BODY_HEIGHT, RowTable

_STEP = 20
_BETWEEN = 7 * mm
_LEAST_ROOM: float = 32 * mm
_MOST_TEXT = 60 * mm
"""A head need not stay with a table that follows longer text than this."""

_ROWS_KEPT = {"ranking": 9}
"""Rows that stay with a section's head: approaches are compared on one page."""

Section = Callable[[ReportContent], tuple[RowTable | None, list[Flowable]]]

_SECTIONS: dict[str, Section] = {
    "roadmap": roadmap_section,
    "ranking": ranking_section,
    "robustness": robust_section,
    "changes": changes_section,
    "scenarios": scenarios_section,
    "gates": gates_section,
    "costs": costs_section,
    "open-questions": open_section,
    "answers": answers_section,
    "method": method_section,
    "own-changes": own_changes_section,
    "sources": sources_section,
    "glossary": glossary_section,
}


def render(content: ReportContent) -> Generator[Progress, None, bytes]:
    """Return the PDF; on the way say how far it has come. Stopping early leaves nothing behind."""
    register_fonts()
    landmarks = Landmarks()
    total = len(content.heads) + 1
    story: list[Flowable] = [NextPageTemplate("later")]
    if content.heads:
        story += [PageBreak(), ContentsFlowable(content.heads)]
    for done, head in enumerate(content.heads):
        yield Progress(done, 2 * total, head.title)
        story += _section(content, head, landmarks)
    document = Handout(content, landmarks)
    yield from _laid_out(document, content, story, total)
    return document.target.getvalue()


def render_bytes(content: ReportContent) -> bytes:
    """Return the PDF at once."""
    steps = render(content)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bytes(end.value)


def _laid_out(
    document: Handout, content: ReportContent, story: list[Flowable], total: int
) -> Generator[Progress, None, None]:
    is_described = False
    begun = len(story)
    for number, left in enumerate(document.steps(story)):
        if not is_described:
            _describe(document, content)
            is_described = True
        if number % _STEP == 0:
            share = max(0, begun - left) * total // begun
            yield Progress(total + share, 2 * total, _("Setting the pages"))


def _section(content: ReportContent, head: SectionHead, landmarks: Landmarks) -> list[Flowable]:
    table, after = _SECTIONS[head.id](content)
    sheet = SHEETS[content.page_size]
    flowable = HeadFlowable(head, landmarks, rule_colour(content.colour), sheet.y(sheet.body))
    rows = _ROWS_KEPT.get(head.id, 2)
    opening = table.opening_height(table.rows_to_begin_with(rows)) if table else _room_for(after)
    begin = [Spacer(0, _BETWEEN), CondPageBreak(flowable.height + opening), flowable]
    return [*begin, *([table] if table else []), *after]


def _room_for(parts: Sequence[Flowable]) -> float:
    """Return the room that keeps a head with what follows it: up to the room its first table asks.

    Without one after a short text it is the least room there is.
    """
    height, width = 0.0, float(TEXT_WIDTH)
    for part in parts:
        if isinstance(part, CondPageBreak | RowTable):
            asked = part.height if isinstance(part, CondPageBreak) else part.opening_height()
            return max(height + asked, _LEAST_ROOM)
        if isinstance(part, Indenter):
            width -= part.left + part.right
            continue
        height += part.wrap(width, BODY_HEIGHT)[1]
        if height > _MOST_TEXT:
            break
    return _LEAST_ROOM


def _describe(document: Handout, content: ReportContent) -> None:
    canvas, opening, footer = document.canv, content.opening, content.footer
    canvas.setTitle(legible(opening.use_case))
    canvas.setAuthor(legible(footer.firm))
    canvas.setSubject(
        legible(", ".join(part for part in (footer.matter, footer.fingerprint) if part))
    )
    canvas.setCreator("Tuning Fork")
    canvas.setProducer("Tuning Fork")
    _stamp(canvas._doc, content.day)  # noqa: SLF001  # no public way to the date


def _stamp(document: object, day: str) -> None:
    """Date the file by its content: the clock would make every copy another file."""
    moment = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    if day:
        date = datetime.date.fromisoformat(day)
        moment = moment.replace(year=date.year, month=date.month, day=date.day)
    stamp = document._timeStamp  # type: ignore[attr-defined]  # noqa: SLF001
    stamp.t, stamp.tzname = moment.timestamp(), "UTC"
    stamp.lt = moment.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh = stamp.dmm = 0
