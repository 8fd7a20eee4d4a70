"""Text as the typeface can show it: what it lacks or what cannot be seen becomes a code."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import groupby

from core.report.fonts import covered

_BLANKS = re.compile("[\t\u2028\u2029\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_NARROW = {"\u00a0": "\u00a0", "\u202f": "\u00a0", "\u2009": "\u00a0"}
# Controls, and format characters such as direction marks, which change how text reads unseen.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_CONTROL_PICTURES = range(0x2400, 0x2421)


def legible(text: str) -> str:
    """Return one line of text in which every character can be seen.

    A run of characters that the typeface lacks, or that would act unseen (controls, direction
    marks), is shown by code in brackets: "[U+1F600]". Their order is that of the text.
    """
    return "".join(piece for piece, _ in pieces(text))


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of these texts that are shown by code, in order of code point."""
    glyphs = covered()
    signs = set("".join(_plain(text) for text in texts))
    return tuple(sorted(sign for sign in signs if not _is_shown(sign, glyphs)))


def code_of(sign: str) -> str:
    """Return "U+1F600" for a character; a control picture names the control it stands for."""
    point = ord(sign)
    return f"U+{point - _CONTROL_PICTURES.start if point in _CONTROL_PICTURES else point:04X}"


def _plain(text: str) -> str:
    # Composed, because the typeface has é but reportlab cannot place an accent on an e.
    return _BLANKS.sub(_blank, unicodedata.normalize("NFC", text).replace("\n", " "))


def _blank(found: re.Match[str]) -> str:
    return _NARROW.get(found.group(), " ")


def _is_shown(sign: str, glyphs: Container[int]) -> bool:
    return ord(sign) in glyphs and unicodedata.category(sign) not in _UNSEEN


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces as it can be shown: (piece, it is a code in brackets)."""
    text = _plain(text)
    if text.isascii() and text.isprintable():
        yield text, False
        return
    glyphs = covered()
    for is_shown, signs in groupby(text, lambda sign: _is_shown(sign, glyphs)):
        if is_shown:
            yield "".join(signs), False
        else:
            yield f"[{' '.join(code_of(sign) for sign in signs)}]", True


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text, cut at a word and ended with an ellipsis when it does not fit."""
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    cut = text[:low].rstrip()
    space = cut.rfind(" ")
    if space > len(cut) * 0.6 and low < len(text) and text[low] != " ":
        cut = cut[:space].rstrip()
    return cut + "…"
