"""The type: Source Sans 3 in four cuts, sizes in pixels at 100 %."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources

FAMILY = "Source Sans 3"

CAPTION = 12
MARGIN = 13
NOTE = 14
BODY = 15
TITLE = 17
QUESTION = 19
HEAD = 22
SENTENCE = 27
VERDICT = 32

LINES = {12: 16, 13: 18, 14: 20, 15: 22, 17: 24, 19: 25, 22: 28, 27: 34, 32: 39, 40: 48}
"""Line heights of running text, by size."""


@cache
def _load(*, is_italic: bool) -> None:
    """Hand two of the bundled cuts to Qt, once in the life of the program."""
    for cut in ("It", "SemiboldIt") if is_italic else ("Regular", "Semibold"):
        file = resources.locate(f"fonts/SourceSans3-{cut}.ttf")
        QFontDatabase.addApplicationFont(str(file))


def font(pixels: int, *, semibold: bool = False, italic: bool = False) -> QFont:
    """Return the font of one size and cut, a copy the caller may change."""
    return QFont(_face(pixels, semibold=semibold, italic=italic))


@cache
def _face(pixels: int, *, semibold: bool, italic: bool) -> QFont:
    _load(is_italic=False)
    if italic:
        _load(is_italic=True)
    face = QFont(FAMILY)
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    face.setItalic(italic)
    return face
