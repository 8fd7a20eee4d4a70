"""A file name made of words of the user: a whitelist of signs, nothing a system reserves."""

import unicodedata
from collections.abc import Sequence

LONGEST = 120
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


def safe_name(words: Sequence[str], ending: str, plain: str) -> str:
    """Return the words as a name with that ending.

    ``plain`` stands in for words that leave nothing, and before one that a system reserves.
    """
    parts = [part for part in map(_cleaned, words) if part]
    stem = _trimmed(", ".join(parts), LONGEST - len(ending)) or plain
    if stem.split(",")[0].split(" ")[0].casefold() in _RESERVED:
        stem = _trimmed(f"{plain} {stem}", LONGEST - len(ending))
    return stem + ending


def _cleaned(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(sign if sign.isalnum() or sign in "-_ " else " " for sign in composed)
    return " ".join(kept.split())


def _trimmed(text: str, longest: int) -> str:
    # Bytes, not signs: file systems count those, and an umlaut takes two.
    while len(text.encode()) > longest:
        text = text[:-1]
    return text.strip(" ,-_")
