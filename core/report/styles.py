"""Type and measures of the paper: points for type, millimetres for places."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from core.charts.tokens import PAPER
from core.report.scene_flowable import REGULAR, SEMIBOLD

INK = HexColor(PAPER["ink"])
INK2 = HexColor(PAPER["ink2"])
HAIR = HexColor(PAPER["hair"])
RULE = HexColor(PAPER["rule"])
SECTION_RULE = 0.75
ROW_RULE = 0.5
TEXT_WIDTH = 172 * mm
COLUMN = 83 * mm
GUTTER = 6 * mm
READING = 122 * mm
MARGIN = 44 * mm
PADDING = 1.5 * mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page size; places are mm from the top, ``left`` is mm from the left edge."""

    width: float
    height: float
    left: float
    footer: float
    body_end: float
    columns_head: float
    plot_top: float
    plot_size: str
    caption: float
    steps: float
    basis: float
    logo: float = 13.0
    use_case: float = 24.4
    rule: float = 40.0
    verdict_word: float = 43.4
    verdict: float = 49.0
    body: float = 24.0

    def x(self, right_of_left: float = 0.0) -> float:
        """Return points from the left edge of the page for mm from the text's left edge."""
        return float((self.left + right_of_left) * mm)

    def y(self, below_top: float) -> float:
        """Return points from the lower edge of the page for mm from its top."""
        return float((self.height - below_top) * mm)


SHEETS = {
    "A4": Sheet(
        210, 297, 20, 281, 274, 77, 84.4, "paper", 171.2, 184, 218
    ),
    "Letter": Sheet(
        215.9, 279.4, 22.9, 264.5, 258, 75, 82, "paper-letter", 162.2, 174.6, 206
    ),
}  # fmt: skip


def _style(
    size: float,
    leading: float,
    *,
    colour: Color = INK,
    is_semibold: bool = False,
    is_right: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}/{leading}{'s' if is_semibold else ''}{'r' if is_right else ''}",
        fontName=SEMIBOLD if is_semibold else REGULAR,
        fontSize=size,
        leading=leading,
        textColor=colour,
        alignment=TA_RIGHT if is_right else 0,
        splitLongWords=1,
        # No single line of a paragraph stays alone on a page.
        allowWidows=0,
        allowOrphans=0,
    )


USE_CASE = _style(15, 19, is_semibold=True)
USE_CASE_SMALL = _style(11.5, 14, is_semibold=True)
VERDICT = _style(18, 23)
VERDICT_SMALL = _style(16, 20)
VERDICT_LONG = _style(14, 17)
VERDICT_LONGEST = _style(13, 16)
HEAD = _style(13, 16, is_semibold=True)
REASON = _style(10, 14)
REASON_SMALL = _style(9.5, 13)
LEAD = _style(12, 16)
BODY = _style(9.5, 13)
BODY_QUIET = _style(9.5, 13, colour=INK2)
SUBHEAD = _style(9.5, 13, is_semibold=True)
# The space above is dropped at the top of a page.
BLOCKHEAD = ParagraphStyle("blockhead", SUBHEAD, spaceBefore=6 * mm)
TABLE = _style(8.5, 11.4)
TABLE_QUIET = _style(8.5, 11.4, colour=INK2)
TABLE_STRONG = _style(8.5, 11.4, is_semibold=True)
TABLE_RIGHT = _style(8.5, 11.4, is_right=True)
SMALL = _style(8, 10.8, colour=INK2)
SMALL_INK = _style(8, 10.8)
SUBTABLE = _style(8, 10.8, is_semibold=True)
SMALL_RIGHT = _style(8, 10.8, colour=INK2, is_right=True)
FOOTER = _style(7.5, 10, colour=INK2)


def rule_colour(colour: str | None) -> Color:
    """Return the firm's colour for rules and its name, or ink."""
    return HexColor(colour) if colour else INK
