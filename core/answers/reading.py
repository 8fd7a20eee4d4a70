"""Reading numbers as people write them, and finding the level a number belongs to."""

import math
import re

from core.answers.question import Band, Question
from core.errors import AnswerFault
from core.language import _

# Comma, apostrophe and the blanks people group digits with, no-break and thin ones included.
_GROUPED = re.compile(
    r"[+-]?(?:[0-9]+|[0-9]{1,3}(?P<mark>[,'’\u0020\u00a0\u2009\u202f])[0-9]{3}"
    r"(?:(?P=mark)[0-9]{3})*)?(?:\.[0-9]+)?"
)
_LONGEST = 40
# Written as in much of Europe: a comma before the decimals, dots between the groups.
_COMMA_DECIMALS = re.compile(r"[+-]?[0-9]+,[0-9]+")
_DOT_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+")


def read_number(text: str, *, is_whole: bool = False) -> float:
    """Return the number written in digits, grouped or not; a percent sign may follow.

    A whole number is never read from dots between groups: 3.000 would else count as three.
    """
    digits = text.strip().removesuffix("%").rstrip().replace("−", "-")
    is_readable = len(digits) <= _LONGEST and _GROUPED.fullmatch(digits)
    is_doubtful = is_whole and _DOT_GROUPS.fullmatch(digits)
    if not is_readable or is_doubtful or not any(letter.isdigit() for letter in digits):
        raise AnswerFault(_how_to_write(digits, is_whole=is_whole))
    return float(re.sub(r"[^0-9.+-]", "", digits))


def _how_to_write(digits: str, *, is_whole: bool) -> str:
    if not is_whole and _COMMA_DECIMALS.fullmatch(digits):
        return _("Use a point for decimals, for example 64.5. Your text is kept.")
    if _DOT_GROUPS.fullmatch(digits):
        return _(
            "Write the number without dots, for example 3000000 or 3,000,000. Your text is kept."
        )
    return _("Write the number in digits, for example 1,400,000. Your text is kept.")


def level_for_number(criterion: Question, number: float) -> str:
    """Return the id of the level whose band holds the number; refuse one outside the range."""
    if criterion.unit is None:
        raise AnswerFault(_("Choose one of the answers; this question takes no number."))
    is_inside = math.isfinite(number) and criterion.minimum <= number <= criterion.maximum
    if not is_inside or (criterion.whole and not float(number).is_integer()):
        raise AnswerFault(_("Write {range}.").format(range=describe_range(criterion)))
    for level in criterion.levels:
        if level.band is not None and is_within(level.band, number):
            return level.id
    raise AnswerFault(_("Choose one of the answers; none of them stands for this number."))


def describe_range(criterion: Question) -> str:
    """Return what the question takes as a phrase: "a number from 0 to 600 (months)"."""
    phrase = (
        _("a whole number from {minimum} to {maximum} ({unit})")
        if criterion.whole
        else _("a number from {minimum} to {maximum} ({unit})")
    )
    return phrase.format(
        minimum=_shown(criterion.minimum), maximum=_shown(criterion.maximum), unit=criterion.unit
    )


def _shown(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"


def is_within(band: Band, number: float) -> bool:
    """Say whether a number lies within a band."""
    low, is_low_inside, high, is_high_inside = band
    is_above = number > low or (is_low_inside and number == low)
    return is_above and (number < high or (is_high_inside and number == high))
