"""Reading a split as people type it: shares of several levels, and what is left to share out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.answers.reading import read_number
from core.answers.sheet import Split
from core.errors import AnswerFault
from core.language import _

PER_CENT = 100
# More than anybody reads; keeps every sum small.
MOST_SPLIT = 1_000_000


@dataclass(frozen=True, slots=True)
class SplitReading:
    """What typed shares come to.

    ``whole`` is what they must add up to, None when that cannot be read; ``total`` is what they
    do add up to. ``faults`` holds a sentence by level id for every text that is no share.
    ``whole_fault`` is about the whole, "" when it can be read. ``split`` is there exactly when
    all is well.
    """

    whole: int | None
    total: int
    faults: Mapping[str, str] = field(default_factory=dict)
    whole_fault: str = ""
    split: Split | None = None


def read_split(texts: Mapping[str, str], whole_text: str = "") -> SplitReading:
    """Return what the texts by level id come to; a whole left empty is per cent, so 100."""
    whole_fault = ""
    whole: int | None = PER_CENT
    if whole_text.strip():
        whole = _whole_number(whole_text, 1, MOST_SPLIT)
    if whole is None:
        sentence = _("Write how many you counted, from 1 to {most}.")
        whole_fault = sentence.format(most=f"{MOST_SPLIT:,}")
    most = whole or MOST_SPLIT
    counts: dict[str, int] = {}
    faults: dict[str, str] = {}
    for level, text in texts.items():
        count = _whole_number(text, 0, most) if text.strip() else 0
        if count is None:
            faults[level] = _("Write a whole number from 0 to {most}.").format(most=f"{most:,}")
        else:
            counts[level] = count
    total = sum(counts.values())
    is_complete = not faults and total == whole
    split = Split.of(counts) if is_complete else None
    return SplitReading(whole, total, faults, whole_fault, split)


def _whole_number(text: str, least: int, most: int) -> int | None:
    try:
        number = read_number(text, is_whole=True)
    except AnswerFault:
        return None
    return int(number) if number.is_integer() and least <= number <= most else None
