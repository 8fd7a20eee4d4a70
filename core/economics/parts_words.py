"""What "to start" and "a month" consist of, in sentences; figures of the likely case."""

from collections.abc import Callable
from math import isclose

from core.economics.money import in_table
from core.economics.result import ApproachCost, CostResult, Part
from core.economics.titles import monthly_title, once_title
from core.language import _

_REQUESTS = "requests"
_ALIKE = 0.005
# Less of the whole is not worth a place in a sentence.
_LEAST = 0.001


def start_words(result: CostResult, code: str) -> str:
    """Return the parts of what is paid once, "" while it is not known."""
    row = result.row(code)
    if row.upfront is None or not row.upfront.likely:
        return ""
    whole = in_table(row.upfront.likely, result.sign)
    return _("{whole} in the likely case: {parts}.").format(
        whole=whole, parts=_listed(row.upfront_parts, once_title, result.sign)
    )


def month_words(result: CostResult, code: str) -> str:
    """Return the parts of a month, of the first one where no two are alike; "" while not known."""
    row = result.row(code)
    parts = _month_parts(result, row)
    if row.monthly is None or not parts:
        return ""
    whole = sum(part.amount for part in parts)
    text = _("{whole} in the likely case: {parts}.")
    if not isclose(whole, row.monthly.likely, rel_tol=_ALIKE):
        text = _("{whole} in the first month of the likely case: {parts}.")
    listed = _listed(parts, _month_title, result.sign)
    return text.format(whole=in_table(whole, result.sign), parts=listed)


def _month_parts(result: CostResult, row: ApproachCost) -> tuple[Part, ...]:
    volume = result.assumptions["volume"].stated
    if volume is None or row.per_request is None:
        return ()
    return (Part(_REQUESTS, volume.likely * row.per_request), *row.fixed_parts)


def _month_title(part: str) -> str:
    return _("Requests") if part == _REQUESTS else monthly_title(part)


def _listed(parts: tuple[Part, ...], title: Callable[[str], str], sign: str) -> str:
    """Return the parts that cost something, the largest first: "building it $24,000; ..."."""
    least = _LEAST * sum(part.amount for part in parts)
    dearest = sorted((part for part in parts if part.amount > least), key=lambda one: -one.amount)
    said = [_in_running_text(title(part.id), part.amount, sign) for part in dearest]
    return "; ".join(said) or _("nothing")


def _in_running_text(title: str, amount: float, sign: str) -> str:
    return f"{title[:1].lower()}{title[1:]} {in_table(amount, sign)}"
