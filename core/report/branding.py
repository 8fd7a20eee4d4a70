"""What a firm puts on its handouts: name, logo, one colour, page size, date, sections."""

import re
from dataclasses import dataclass
from typing import Literal

PageSize = Literal["A4", "Letter"]

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Branding:
    """The firm's part of a handout.

    ``logo`` holds the bytes ``read_logo`` returned, ``colour`` is "#RRGGBB". ``prepared_on`` is
    the date of the handout as an ISO day ("2026-11-20"); any other text is printed as it is.
    ``left_out`` are ids of sections, see ``core.report.handout.section_titles``.
    """

    firm: str = ""
    logo: bytes | None = None
    colour: str | None = None
    page_size: PageSize = "A4"
    prepared_on: str = ""
    left_out: tuple[str, ...] = ()


def readable_colour(colour: str | None) -> str | None:
    """Return the colour when it reaches 4.5:1 on white, else None: then ink is used."""
    if colour is None or not _HEX.fullmatch(colour):
        return None
    return colour.upper() if contrast_on_white(colour) >= _LEAST_CONTRAST else None


def contrast_on_white(colour: str) -> float:
    """Return the contrast of "#RRGGBB" on white (WCAG 2.x)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
