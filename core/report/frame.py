"""The frame of every page: firm and section above, model and page number below."""

import io
from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from core.language import _
from core.report.front import draw_front
from core.report.glyphs import legible, shortened
from core.report.handout import ReportContent
from core.report.heads import Landmarks, bookmark, line, page_form
from core.report.scene_flowable import REGULAR, SEMIBOLD
from core.report.styles import (
    BODY,
    FOOTER,
    HAIR,
    INK2,
    ROW_RULE,
    SHEETS,
    SMALL,
    TEXT_WIDTH,
    rule_colour,
)

_LOGO = (45 * mm, 9 * mm)
_SMALL_LOGO = (30 * mm, 5 * mm)
_FIRM_SIZE = 11.0
_TOTAL = "page-of-pages"


class Handout(BaseDocTemplate):  # type: ignore[misc]
    """The pages of one handout, written into memory."""

    def __init__(self, content: ReportContent, landmarks: Landmarks) -> None:
        """Take the content, and where its sections note their places."""
        self.sheet = SHEETS[content.page_size]
        self.target = io.BytesIO()
        size = (self.sheet.width * mm, self.sheet.height * mm)
        super().__init__(
            self.target, pagesize=size, initialFontName=REGULAR, invariant=1, lang="en-GB"
        )
        self._content, self._landmarks = content, landmarks
        self._logo = ImageReader(io.BytesIO(content.logo)) if content.logo else None
        self.addPageTemplates(self._templates(size))

    def _templates(self, size: tuple[float, float]) -> list[PageTemplate]:
        sheet = self.sheet
        bottom = sheet.y(sheet.body_end)
        height = (sheet.body_end - sheet.body) * mm
        bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        frames = [Frame(sheet.x(), bottom, TEXT_WIDTH, height, **bare) for _page in range(2)]
        return [
            PageTemplate("front", frames[:1], onPage=self._draw_front, pagesize=size),
            PageTemplate("later", frames[1:], onPageEnd=self._draw_later, pagesize=size),
        ]

    def steps(self, story: list[Flowable]) -> Iterator[int]:
        """Lay out the story; yields how many flowables are left before each one."""
        self._startBuild(None, Canvas)
        while story:
            yield len(story)
            self.clean_hanging()
            self.handle_flowable(story)
        self._write_page_numbers()
        self._endBuild()

    def _draw_front(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        content, sheet = self._content, self.sheet
        bookmark(canvas, "front", content.opening.use_case, sheet.y(0))
        self._draw_firm(canvas, _LOGO, _FIRM_SIZE, 17.0)
        shown = legible(content.footer.date)
        canvas.setFont(REGULAR, BODY.fontSize)
        canvas.setFillColor(INK2)
        canvas.drawRightString(sheet.x(172), sheet.y(17.0), shown)
        draw_front(canvas, content, sheet)
        self._draw_footer(canvas)

    def _draw_later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        sheet = self.sheet
        self._draw_firm(canvas, _SMALL_LOGO, 8.5, 16.4)
        top = sheet.y(sheet.body + 12)
        title = self._landmarks.running_title(canvas.getPageNumber(), top)
        line(canvas, title, sheet.x(172), sheet.y(16.4), 120 * mm)
        self._draw_footer(canvas)

    def _draw_firm(
        self, canvas: Canvas, room: tuple[float, float], size: float, baseline: float
    ) -> None:
        sheet = self.sheet
        if self._logo is not None:
            width, height = self._logo.getSize()
            scale = min(room[0] / width, room[1] / height)
            width, height = width * scale, height * scale
            y = sheet.y(sheet.logo) - height
            canvas.drawImage(self._logo, sheet.x(), y, width, height, mask="auto")
            return
        firm = legible(self._content.footer.firm)
        canvas.setFont(SEMIBOLD, size)
        canvas.setFillColor(rule_colour(self._content.colour))
        shown = shortened(firm, lambda part: stringWidth(part, SEMIBOLD, size) <= 110 * mm)
        canvas.drawString(sheet.x(), sheet.y(baseline), shown if firm else "")

    def _draw_footer(self, canvas: Canvas) -> None:
        sheet, footer, size = self.sheet, self._content.footer, FOOTER.fontSize
        baseline = sheet.y(sheet.footer + 4.4)
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(ROW_RULE)
        canvas.line(sheet.x(), sheet.y(sheet.footer), sheet.x(172), sheet.y(sheet.footer))
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(INK2)
        begin = sheet.x()
        for text, gap in ((legible(footer.model), 3.2 * mm), (footer.fingerprint, 5 * mm)):
            canvas.drawString(begin, baseline, text)
            begin += stringWidth(text, REGULAR, size) + gap
        end = sheet.x(172) - 22 * mm
        fits = end - begin
        shown = shortened(
            legible(footer.matter), lambda part: stringWidth(part, REGULAR, size) <= fits
        )
        canvas.drawCentredString((begin + end) / 2, baseline, shown)
        canvas.saveState()
        canvas.translate(sheet.x(172), baseline)
        canvas.doForm(f"{_TOTAL}-{canvas.getPageNumber()}")
        canvas.restoreState()

    def _write_page_numbers(self) -> None:
        # Known only now: forms may be used on a page before they are written.
        canvas, total = self.canv, self.page
        for page in range(1, total + 1):
            text = _("Page {n} of {total}").format(n=page, total=total)
            _write_form(canvas, f"{_TOTAL}-{page}", text, FOOTER.fontSize, INK2)
        for head in self._content.heads:
            number = str(self._landmarks.pages[head.id])
            _write_form(canvas, page_form(head.id), number, SMALL.fontSize, INK2)


def _write_form(canvas: Canvas, name: str, text: str, size: float, colour: object) -> None:
    canvas.beginForm(name, -120, -10, 1, 20)
    canvas.setFont(REGULAR, size)
    canvas.setFillColor(colour)
    canvas.drawRightString(0, 0, text)
    canvas.endForm()
