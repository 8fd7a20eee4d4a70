"""Another currency for a cost sheet: amounts entered in the old one are converted, once."""

from core.economics.catalogue import LIST_CURRENCY, CostPack, InputEntry
from core.economics.money import plain
from core.economics.sheet import CostSheet, Estimate
from core.errors import AnswerFault
from core.language import _

RATE = "exchange-rate"


def converted(sheet: CostSheet, pack: CostPack) -> tuple[str, ...]:
    """Return the inputs whose amounts another currency would convert."""
    if sheet.currency == LIST_CURRENCY:
        return ()
    return tuple(
        name
        for name in pack.by_id
        if name in sheet.inputs and sheet.inputs[name].currency == sheet.currency
    )


def with_currency(sheet: CostSheet, code: str, pack: CostPack) -> CostSheet:
    """Return the sheet in another currency.

    Amounts entered in the old one become US dollars at the rate on the sheet, and the rate, which
    was about the old one, goes. AnswerFault when there is no rate to convert them with, or when
    it makes more of an amount than its input takes.
    """
    if code == sheet.currency:
        return sheet
    names = converted(sheet, pack)
    rate = sheet.inputs.get(RATE)
    inputs = {name: kept for name, kept in sheet.inputs.items() if name != RATE}
    if names and rate is None:
        sentence = _("Enter the exchange rate first: {n} amounts in {currency} are converted.")
        raise AnswerFault(sentence.format(n=len(names), currency=sheet.currency))
    for name in names:
        if rate is not None:
            inputs[name] = _in_dollars(inputs[name], rate.likely, sheet.currency)
            _require_inside(inputs[name], pack.entry(name))
    return sheet.model_copy(update={"currency": code, "inputs": inputs})


def _require_inside(estimate: Estimate, entry: InputEntry) -> None:
    if estimate.high > entry.most:
        sentence = _(
            "At this exchange rate “{input}” comes to more than {most} US dollars. "
            "Correct the rate or the amount first."
        )
        raise AnswerFault(sentence.format(input=entry.title, most=plain(entry.most)))


def _in_dollars(estimate: Estimate, rate: float, code: str) -> Estimate:
    note = _("entered in {code}, converted at {rate}").format(code=code, rate=f"{rate:.10g}")
    source = "; ".join(part for part in (estimate.source, note) if part)
    return estimate.model_copy(
        update={
            "low": estimate.low / rate,
            "likely": estimate.likely / rate,
            "high": estimate.high / rate,
            "currency": LIST_CURRENCY,
            "source": source[:600],
        }
    )
