"""How wide a line of Source Sans 3 is: labels are placed without asking a window.

The advances are in thousandths of the text size, read from the font files once and kept in
``fonts/advances.json``. Kerning is left out; it narrows a label by a hundredth or two.
"""

import functools
import json

import resources

_OTHER = 560
"""For a sign the table does not hold: about the mean of the letters."""


@functools.cache
def _advances(face: str) -> dict[str, int]:
    table: dict[str, dict[str, int]] = json.loads(resources.read_text("fonts/advances.json"))
    return table[face]


def text_width(text: str, size: float, *, is_semibold: bool = False) -> float:
    """Return the width of one line in the unit of ``size``."""
    advances = _advances("Semibold" if is_semibold else "Regular")
    return sum(advances.get(sign, _OTHER) for sign in text) * size / 1000
