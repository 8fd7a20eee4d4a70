"""Heads of sections and the contents: what a reader jumps by."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.report.glyphs import legible, shortened
from core.report.handout import SectionHead
from core.report.scene_flowable import REGULAR, SEMIBOLD
from core.report.styles import HEAD, INK, INK2, SECTION_RULE, SMALL, TEXT_WIDTH

_ABOVE_TITLE = 2.2 * mm
_BELOW_TITLE = 2.4 * mm
_TITLE_GAP = 3.2 * mm
_MOST_COLUMNS = 4
_COLUMN_GAP = 6 * mm
_CONTENTS_LINE = 12.0
_NUMBER = 5.4 * mm
_NUMBERS = 9.4 * mm
"""What number and page of a section take of its column in the contents."""


@dataclass(slots=True)
class Landmarks:
    """Where the sections came to stand: page by id, and (page, height, title) in order."""

    pages: dict[str, int] = field(default_factory=dict)
    starts: list[tuple[int, float, str]] = field(default_factory=list)

    def running_title(self, page: int, top: float) -> str:
        """Return the section a page opens with: the one begun at its top, or the one before."""
        title = ""
        for start, height, name in self.starts:
            is_before = start < page or (start == page and height > top)
            if is_before or (start == page and not title):
                title = name
        return title


class HeadFlowable(Flowable):  # type: ignore[misc]
    """The rule, number, title and note that open a section; a bookmark stands on it."""

    def __init__(
        self, head: SectionHead, landmarks: Landmarks, colour: Color, body_top: float
    ) -> None:
        """Take the head, where to note its place, the rule's colour and the top of the body."""
        super().__init__()
        self.width, self.height = TEXT_WIDTH, _ABOVE_TITLE + HEAD.leading + _BELOW_TITLE
        self._head, self._landmarks = head, landmarks
        self._colour, self._body_top = colour, body_top

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the head and note where it stands; at the top of a page there is no rule."""
        canvas, title = self.canv, legible(self._head.title)
        top = canvas.absolutePosition(0, self.height)[1]
        is_at_top = top > self._body_top - 1
        self._landmarks.pages[self._head.id] = canvas.getPageNumber()
        self._landmarks.starts.append((canvas.getPageNumber(), top, title))
        bookmark(canvas, self._head.id, f"{self._head.number}  {title}", self.height)
        line = self.height
        if not is_at_top:
            canvas.setStrokeColor(self._colour)
            canvas.setLineWidth(SECTION_RULE)
            canvas.line(0, self.height, TEXT_WIDTH, self.height)
            line -= _ABOVE_TITLE
        self._draw_words(title, line - HEAD.fontSize)

    def _draw_words(self, title: str, baseline: float) -> None:
        canvas, number = self.canv, str(self._head.number)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, HEAD.fontSize)
        canvas.drawString(0, baseline, number)
        at = stringWidth(number, SEMIBOLD, HEAD.fontSize) + 2.6 * mm
        canvas.drawString(at, baseline, title)
        at += stringWidth(title, SEMIBOLD, HEAD.fontSize) + _TITLE_GAP
        line(canvas, self._head.note, TEXT_WIDTH, baseline, TEXT_WIDTH - at)


class ContentsFlowable(Flowable):  # type: ignore[misc]
    """The sections in columns, each a link; page numbers are filled in at the end.

    As many columns as the titles leave room for, up to four.
    """

    def __init__(self, heads: Sequence[SectionHead]) -> None:
        """Take the heads in their order."""
        super().__init__()
        self._heads = tuple(heads)
        self._rows, self._ends = _columns([legible(head.title) for head in heads])
        self.width = TEXT_WIDTH
        self.height = _CONTENTS_LINE * self._rows

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the entries, column by column."""
        for place, head in enumerate(self._heads):
            ends = self._ends[place // self._rows]
            self._entry(head, ends, self.height - _CONTENTS_LINE * (place % self._rows))

    def _entry(self, head: SectionHead, ends: tuple[float, float], top: float) -> None:
        canvas, baseline = self.canv, top - SMALL.fontSize
        left, right = ends
        canvas.setFont(REGULAR, SMALL.fontSize)
        canvas.setFillColor(INK2)
        canvas.drawString(left, baseline, str(head.number))
        canvas.setFillColor(INK)
        title = _fitting(legible(head.title), right - left - _NUMBERS)
        canvas.drawString(left + _NUMBER, baseline, title)
        canvas.saveState()
        canvas.translate(right, baseline)
        canvas.doForm(page_form(head.id))
        canvas.restoreState()
        area = (left, top - _CONTENTS_LINE, right, top)
        canvas.linkRect("", head.id, area, relative=1, Border="[0 0 0]")


def _columns(titles: Sequence[str]) -> tuple[int, list[tuple[float, float]]]:
    """Return the rows, and the left and right end of each column, in points.

    What the titles leave over widens the columns alike; a single column cuts what is too long.
    """
    widths = [_NUMBERS + stringWidth(title, REGULAR, SMALL.fontSize) for title in titles]
    for columns in range(_MOST_COLUMNS, 0, -1):
        rows = max(1, -(-len(titles) // columns))
        needed = [max(widths[first : first + rows]) for first in range(0, len(titles), rows)]
        spare = TEXT_WIDTH - sum(needed) - _COLUMN_GAP * (len(needed) - 1)
        if spare >= 0:
            break
    ends, left = [], 0.0
    for width in needed:
        right = min(left + width + spare / len(needed), TEXT_WIDTH)
        ends.append((left, right))
        left = right + _COLUMN_GAP
    return rows, ends


def page_form(section: str) -> str:
    """Return the name of the small form that holds the page number of a section."""
    return f"page-of-{section}"


def bookmark(canvas: Canvas, key: str, title: str, top: float, level: int = 0) -> None:
    """Set a bookmark with its own place on the page, so that every reader can go there."""
    canvas.bookmarkHorizontal(key, 0, top)
    canvas.addOutlineEntry(legible(title), key, level)


def line(canvas: Canvas, text: str, right: float, baseline: float, width: float) -> None:
    """Draw one small line that ends at ``right``, shortened to the width."""
    size = SMALL.fontSize
    shown = _fitting(legible(text), width)
    canvas.setFillColor(INK2)
    canvas.setFont(REGULAR, size)
    canvas.drawRightString(right, baseline, shown)


class Subhead(Flowable):  # type: ignore[misc]
    """An invisible bookmark one level below its section."""

    def __init__(self, key: str, title: str) -> None:
        """Take the key and the title of the outline entry."""
        super().__init__()
        self._key, self._title = key, title

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return no size at all."""
        return 0, 0

    def draw(self) -> None:
        """Set the bookmark."""
        bookmark(self.canv, self._key, self._title, 4 * mm, level=1)


def _fitting(text: str, width: float) -> str:
    size = SMALL.fontSize
    return shortened(text, lambda part: bool(stringWidth(part, REGULAR, size) <= width))
