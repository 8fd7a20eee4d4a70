"""From what is typed to an estimate: figures read, ranges moved, what does not fit said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor, log10

from core.answers.reading import read_number
from core.economics.catalogue import LIST_CURRENCY, Currency, InputEntry
from core.economics.money import plain
from core.economics.sheet import Estimate
from core.errors import AnswerFault
from core.language import _

PLACES = ("low", "likely", "high")
_FIGURES = 4


@dataclass(frozen=True, slots=True)
class FieldCurrency:
    """The currency an amount is typed in: the code, and the other that can be chosen beside it.

    ``known`` are the currencies whose signs and codes are told apart.
    """

    known: tuple[Currency, ...] = ()
    code: str = LIST_CURRENCY
    beside: str | None = None


_DOLLARS = FieldCurrency()


def read_figure(text: str, entry: InputEntry, currency: FieldCurrency = _DOLLARS) -> float:
    """Return the figure typed for an input; AnswerFault says what the input can take.

    Around an amount of money may stand the sign or code of the field's own currency, after a
    share a per cent sign. ``entry`` has the limits of that currency (``CostPack.entry_in``).
    """
    bare = _bare(text, currency) if entry.money else text.strip()
    if bare.endswith("%") and not entry.unit.startswith("%"):
        raise AnswerFault(_("This is not in per cent. Write it without %. Your text is kept."))
    value = read_number(bare, is_whole=entry.whole)
    if entry.whole and not value.is_integer():
        raise AnswerFault(_("Write a whole number. Your text is kept."))
    if not entry.least <= value <= entry.most:
        sentence = _("Write {least} to {most}{unit}. Your text is kept.")
        unit = f" {entry.unit}" if entry.unit and not entry.money else ""
        raise AnswerFault(
            sentence.format(least=plain(entry.least), most=plain(entry.most), unit=unit)
        )
    return value


def read_range(
    texts: Mapping[str, str], entry: InputEntry, currency: FieldCurrency = _DOLLARS
) -> tuple[dict[str, float], dict[str, str]]:
    """Return the figures of low, likely and high that could be read, and a sentence for others.

    Low and high may be left empty; they then are the likely value.
    """
    values: dict[str, float] = {}
    faults: dict[str, str] = {}
    for place in PLACES:
        if not texts[place].strip():
            continue
        try:
            values[place] = read_figure(texts[place], entry, currency)
        except AnswerFault as fault:
            faults[place] = str(fault)
    if "likely" not in values and "likely" not in faults:
        faults["likely"] = _("Write the likely value. Low and high may stay empty.")
    if not faults:
        values = {place: values.get(place, values["likely"]) for place in PLACES}
        faults.update(_out_of_order(values))
    return values, faults


def moved_to(estimate: Estimate | None, likely: float, entry: InputEntry) -> tuple[float, ...]:
    """Return low, likely and high around a new likely value.

    The range keeps its proportions, inside the limits of the input: the doubt about a figure is
    no smaller because it was typed. A range without one is exact.
    """
    if estimate is None or estimate.likely <= 0 or likely <= 0:
        return likely, likely, likely
    factor = likely / estimate.likely
    low, high = (_limited(end * factor, entry) for end in (estimate.low, estimate.high))
    return min(low, likely), likely, max(high, likely)


def estimate_of(
    values: tuple[float, ...], entry: InputEntry, currency: str = LIST_CURRENCY
) -> Estimate:
    """Return the estimate of low, likely and high in the unit of the input."""
    low, likely, high = values
    return Estimate(
        low=low,
        likely=likely,
        high=high,
        unit=entry.unit,
        currency=currency if entry.money else None,
    )


def _bare(text: str, currency: FieldCurrency) -> str:
    bare = text.strip()
    marks = {mark: one for one in currency.known for mark in (one.sign.strip(), one.code)}
    # The longest first: "C$" is not "$".
    for mark in sorted(marks, key=len, reverse=True):
        rest = bare.removeprefix(mark).removesuffix(mark).strip()
        if rest != bare and marks[mark].code != currency.code:
            raise AnswerFault(_wrong_currency(currency, marks[mark]))
        bare = rest
    return bare


def _wrong_currency(currency: FieldCurrency, written: Currency) -> str:
    own = next(one for one in currency.known if one.code == currency.code)
    sentence = _("This field is in {currency}. Write it in {currency}. Your text is kept.")
    if written.code == currency.beside:
        sentence = _(
            "This field is in {currency}. Write it in {currency}, or choose {other} beside it. "
            "Your text is kept."
        )
    return sentence.format(currency=own.plural, other=written.code)


def _out_of_order(values: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    if values["low"] > values["likely"]:
        yield "low", _("Low is above likely. Write a smaller low, or a larger likely value.")
    if values["high"] < values["likely"]:
        yield "high", _("High is below likely. Write a larger high, or a smaller likely value.")


def _limited(value: float, entry: InputEntry) -> float:
    held = min(max(value, entry.least), entry.most)
    if entry.whole:
        return float(round(held))
    if held == 0:
        return held
    return round(held, _FIGURES - 1 - floor(log10(abs(held))))
