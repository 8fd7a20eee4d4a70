"""The bundled typeface for paper: registered from the program's own bytes, never from a path."""

import functools
import io

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources
from core.report.scene_flowable import REGULAR, SEMIBOLD

_FILES = {
    REGULAR: "fonts/SourceSans3-Regular.ttf",
    SEMIBOLD: "fonts/SourceSans3-Semibold.ttf",
}


@functools.cache
def register_fonts() -> None:
    """Make the faces known to reportlab and shut every other way to a file or an address."""
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = None
    rl_config.toColorCanUse = None
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(resources.read_bytes(file))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD
    )


@functools.cache
def covered() -> frozenset[int]:
    """Return the code points that every registered face can draw."""
    register_fonts()
    faces = (pdfmetrics.getFont(name).face for name in _FILES)
    return frozenset.intersection(*(frozenset(face.charToGlyph) for face in faces))
