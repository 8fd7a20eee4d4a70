"""Figures of the cost page as they stand in its tables and fields."""

from core.assessment.stated import Differing
from core.economics.catalogue import LIST_CURRENCY, CostPack
from core.economics.money import in_table, plain
from core.economics.result import Band
from core.economics.sheet import Estimate
from core.economics.titles import owner_word, trust_words
from core.economics.words import age_words, not_known
from core.language import _
from gui.questions.dates import day_in_words


def middle(band: Band | None) -> str:
    """Return the median for a column, "–" while it is not known."""
    return "–" if band is None else in_table(band.median)


def typed(value: float, *, is_money: bool = False) -> str:
    """Return a figure as it stands in a field: digits in groups, a hyphen for minus."""
    return plain(value, is_money=is_money).replace("−", "-")


def likely_words(estimate: Estimate | None) -> str:
    """Return the likely value for a table, "not known" without one."""
    if estimate is None:
        return not_known()
    return plain(estimate.likely, is_money=estimate.currency is not None)


def low_words(estimate: Estimate | None) -> str:
    """Return the low of a range, "" where it has none."""
    return _end(estimate, is_high=False)


def high_words(estimate: Estimate | None) -> str:
    """Return the high of a range, "" where it has none."""
    return _end(estimate, is_high=True)


def _end(estimate: Estimate | None, *, is_high: bool) -> str:
    if estimate is None or estimate.low == estimate.high:
        return ""
    value = estimate.high if is_high else estimate.low
    return plain(value, is_money=estimate.currency is not None)


def unit_words(name: str, costs: CostPack, estimate: Estimate | None, currency: str) -> str:
    """Return the unit of an input: "tokens", "$ per 1 M tokens"."""
    entry = costs.entry(name)
    if not entry.money:
        return entry.unit
    code = (estimate.currency if estimate else None) or currency
    return f"{costs.currency(code).sign.strip()} {entry.unit}".strip()


def provenance(estimate: Estimate | None) -> str:
    """Return source and date as one line, with how far to believe a default."""
    if estimate is None:
        return ""
    parts = [estimate.source, trust_words(estimate.trust)]
    if estimate.date and estimate.trust != "judgement":
        parts.append(day_in_words(estimate.date))
    return ", ".join(part.strip().removesuffix(".") for part in parts if part)


def differing_words(differing: Differing) -> str:
    """Return what the answer gives where the costs reckon with another figure."""
    words = _("question {id} says {figure}")
    return words.format(id=differing.criterion, figure=plain(differing.number))


def whose(estimate: Estimate | None) -> str:
    """Return whose an input is, "" while nobody has said anything."""
    return "" if estimate is None else owner_word(estimate.owner)


def is_the_programs(estimate: Estimate | None) -> bool:
    """Say whether nobody in the room has said this: a default or a list price."""
    return estimate is None or estimate.owner in ("default", "price-list")


def replaced_sentence(model: str, overruled: dict[str, Estimate], costs: CostPack) -> str:
    """Return which overruled prices the list prices of another model have replaced."""
    text = _("The list prices of {model} have replaced what was overruled: {prices}.")
    said = []
    for name, estimate in overruled.items():
        entry = costs.entry(name)
        sign = costs.currency(estimate.currency or LIST_CURRENCY).sign
        figure = f"{sign}{plain(estimate.likely, is_money=True)} {entry.unit}"
        because = _(" (“{reason}”)").replace("{reason}", estimate.reason) if estimate.reason else ""
        said.append(f"{entry.title}, {figure}{because}")
    return text.replace("{prices}", "; ".join(said)).replace("{model}", model)


def days_words(days: int | None) -> str:
    """Return the age of prices for the list at the left: "11 days old"."""
    return _("none yet") if days is None else age_words(days)
