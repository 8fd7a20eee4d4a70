"""The inputs of a cost result as lines: figures, unit, whose they are, from where, how old."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.economics.assumptions import Stated
from core.economics.catalogue import CostPack, InputEntry
from core.economics.money import plain
from core.economics.result import Assumption, CostResult
from core.economics.sheet import CostSheet, Estimate
from core.economics.titles import owner_word, trust_words
from core.economics.words import age_words, not_known
from core.language import _, counted


@dataclass(frozen=True, slots=True)
class AssumptionLine:
    """One input. ``source`` says how far to believe it too, ``date`` is an ISO day or "".

    An exact figure stands in ``likely`` alone; a missing one is said there in words.
    ``is_default`` says that nobody in the room has said it: a default or a list price.
    """

    title: str
    low: str
    likely: str
    high: str
    unit: str
    owner: str
    source: str
    date: str
    age: str
    reason: str
    is_default: bool
    is_stale: bool


def assumption_lines(
    result: CostResult, pack: CostPack, names: Iterable[str]
) -> tuple[AssumptionLine, ...]:
    """Return the lines of these inputs."""
    return tuple(_line(result.assumptions[name], pack.entry(name)) for name in names)


def horizon_line(
    result: CostResult, sheet: CostSheet, stated: Stated, pack: CostPack
) -> AssumptionLine:
    """Return the months reckoned over as a line like the others."""
    answered = stated.get(pack.horizon_criterion)
    owner, source, date, reason = "default", _("Default of the cost model"), pack.date, ""
    if sheet.horizon_months is not None:
        owner, source, date = "consultant", _("Chosen for this assessment"), ""
    elif answered is not None:
        owner, source, date = answered.owner, answered.source, answered.date or ""
        reason = answered.reason
    return AssumptionLine(
        title=_("Months reckoned over"),
        low="",
        likely=str(result.horizon_months),
        high="",
        unit=counted("month", "months", result.horizon_months),
        owner=owner_word(owner),
        source=source,
        date=date,
        age="",
        reason=reason,
        is_default=owner == "default",
        is_stale=False,
    )


def horizon_origin(sheet: CostSheet, stated: Stated, pack: CostPack) -> str:
    """Return where the months reckoned over come from, as a short sentence."""
    if sheet.horizon_months is not None:
        return _("The time was chosen here.")
    follows = pack.horizon_criterion in stated
    text = (
        _("The time follows the answer to {question}.")
        if follows
        else _("The time is a default; an answer to {question} can replace it.")
    )
    return text.format(question=pack.horizon_criterion)


def _line(one: Assumption, entry: InputEntry) -> AssumptionLine:
    stated = one.stated
    if stated is None:
        return AssumptionLine(
            entry.title, "", not_known(), "", entry.unit, "", "", "", "", "", False, False
        )
    low, likely, high = (
        plain(figure, is_money=entry.money) for figure in (stated.low, stated.likely, stated.high)
    )
    is_exact = low == high
    return AssumptionLine(
        title=entry.title,
        low="" if is_exact else low,
        likely=likely,
        high="" if is_exact else high,
        unit=f"{stated.currency or ''} {entry.unit}".strip(),
        owner=owner_word(stated.owner),
        source=_source(one, stated),
        date=stated.date or "",
        age=age_words(one.age_days) if one.is_stale else "",
        reason=stated.reason,
        is_default=stated.owner in ("default", "price-list"),
        is_stale=one.is_stale,
    )


def _source(one: Assumption, stated: Estimate) -> str:
    source = stated.source.strip().removesuffix(".") or _("No source given")
    if one.criterion and one.criterion not in source:
        source = f"{source} ({one.criterion})"
    trust = trust_words(stated.trust)
    # What says itself that it is judgement need not be told so twice.
    if not trust or stated.trust == "judgement":
        return source
    return f"{source}, {trust}"
