"""The kinds of verdict; apart from the result, so that the archive's list need not load it."""

from enum import StrEnum


class VerdictState(StrEnum):
    """What kind of answer the client gets."""

    CLEAR = "clear"
    LEANING = "leaning"
    TOO_CLOSE = "too-close"
    DEPENDS = "depends-on-gate"
    DIAGNOSE = "diagnose-first"
    NOTHING = "nothing-needed"
