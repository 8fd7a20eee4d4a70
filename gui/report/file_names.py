"""A file name made of words of the user: a whitelist of signs, nothing a system reserves."""

import unicodedata

LONGEST = 120
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_ENDING = ".pdf"


def suggested_name(client: str, use_case: str) -> str:
    """Return a name for the report such as "Nordhaven Appliances, Warranty answers.pdf"."""
    parts = [part for part in (_cleaned(client), _cleaned(use_case)) if part]
    stem = _trimmed(", ".join(parts), LONGEST - len(_ENDING)) or "Report"
    if stem.split(",")[0].split(" ")[0].casefold() in _RESERVED:
        stem = _trimmed(f"Report {stem}", LONGEST - len(_ENDING))
    return stem + _ENDING


def _cleaned(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(sign if sign.isalnum() or sign in "-_ " else " " for sign in composed)
    return " ".join(kept.split())


def _trimmed(text: str, longest: int) -> str:
    # Bytes, not signs: file systems count those, and an umlaut takes two.
    while len(text.encode()) > longest:
        text = text[:-1]
    return text.strip(" ,-_")
