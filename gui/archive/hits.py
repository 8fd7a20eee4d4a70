"""Where the words of a search occur in a line, so that they can be set in Semibold."""

import re


def search_words(search: str) -> tuple[str, ...]:
    """Return the words of a search as they are looked for."""
    return tuple(re.findall(r"\w+", search.casefold()))


def marked_runs(text: str, words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Split a line into runs; True marks the beginning of a word that was searched for."""
    if not words:
        return ((text, False),) if text else ()
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    runs: list[tuple[str, bool]] = []
    end = 0
    for found in re.finditer(rf"\b(?:{pattern})", text, re.IGNORECASE):
        if found.start() > end:
            runs.append((text[end : found.start()], False))
        runs.append((found[0], True))
        end = found.end()
    if end < len(text):
        runs.append((text[end:], False))
    return tuple(runs)
