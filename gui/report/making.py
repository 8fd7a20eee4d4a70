"""The making of the handout off the GUI thread: words, bytes, and pictures of those bytes."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage

from core.analysis.analyst import Analyst
from core.assessment.basis import basis_of, studied
from core.assessment.document import Assessment
from core.assessment.scenario_comparison import ScenarioOutcome, compare
from core.decision.recommendation import Recommendation
from core.language import _
from core.model.pack import Pack
from core.progress import Progress
from core.report.branding import Branding
from gui.live.quiet import is_counted


@dataclass(frozen=True, slots=True)
class Order:
    """What the handout is made from; equal orders give equal bytes.

    The analyst says what the scenarios of the assessment lead to.
    """

    assessment: Assessment
    recommendation: Recommendation
    pack: Pack
    branding: Branding
    analyst: Analyst


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its picture, its size in points, its text."""

    picture: QImage
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Handout:
    """The bytes that will be exported, their pages, and characters shown by code."""

    data: bytes
    pages: tuple[Page, ...]
    substituted: tuple[str, ...]


Making = Generator[Progress, None, Handout]


def make_handout(order: Order, pixels: int) -> Making:
    """Compose and write the handout, then draw its pages ``pixels`` wide."""
    yield Progress(0, 1, _("Writing the report"))
    # Imported here: the libraries for paper are needed only now, and this is not the GUI thread.
    from core.report.content import compose
    from core.report.pdf import render

    outcomes = _outcomes(order)
    content = compose(order.assessment, order.recommendation, order.pack, order.branding, outcomes)
    yield Progress(0, 1, _("Writing the report"))
    data = yield from render(content)
    pages = yield from draw_pages(data, pixels)
    return Handout(data, pages, content.substituted)


def _outcomes(order: Order) -> tuple[ScenarioOutcome, ...]:
    model = order.analyst.model
    # All columns in one dress: without the draws while the result itself has none.
    recommending = studied if is_counted(order.recommendation) else _at_once
    deciding = partial(recommending, analyst=order.analyst)
    return compare(order.assessment, model, order.recommendation, deciding)


def _at_once(assessment: Assessment, analyst: Analyst) -> Recommendation:
    return basis_of(assessment, analyst).recommend()


def draw_pages(data: bytes, pixels: int) -> Generator[Progress, None, tuple[Page, ...]]:
    """Draw every page of a PDF ``pixels`` wide and read its text."""
    import pypdfium2

    yield Progress(0, 1, _("Drawing the pages"))
    document = pypdfium2.PdfDocument(data)
    pages: list[Page] = []
    try:
        for place in range(len(document)):
            pages.append(_drawn(document[place], pixels))
            yield Progress(place + 1, len(document), _("Drawing the pages"))
    finally:
        document.close()
    return tuple(pages)


def _drawn(page: object, pixels: int) -> Page:
    import pypdfium2

    assert isinstance(page, pypdfium2.PdfPage)
    width, height = page.get_size()
    bitmap = page.render(scale=pixels / width, prefer_bgrx=True)
    text_page = page.get_textpage()
    text = text_page.get_text_bounded()
    shape = bitmap.width, bitmap.height, bitmap.stride
    picture = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32).copy()
    for part in (text_page, bitmap, page):
        part.close()
    return Page(picture, width, height, text)
