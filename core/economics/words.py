"""Sentences about a cost result, the same in the window, on paper and on the command line.

``phrases`` are the approaches as they stand inside a sentence ("retrieval"), by code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.days import long_date
from core.economics.catalogue import CostPack
from core.economics.money import count, in_table, rounded, several, step_of
from core.economics.result import Band, BreakEven, CostResult, Crossing, Latency, Payback
from core.economics.sheet import CostSheet
from core.economics.titles import input_titles, latency_title
from core.language import _, counted

Phrases = Mapping[str, str]

_ALMOST_ALL = 0.95
# The one approach whose phrase is a plural.
_PLURAL = ("ICL",)
_YEAR = 12
_DAYS_UNTIL_MONTHS = 90
_DAYS_UNTIL_YEARS = 730


@dataclass(frozen=True, slots=True)
class Headline:
    """The cost sentence; ``emphasis`` is the amount in it to be set in semibold, or ""."""

    text: str
    emphasis: str


def not_known() -> str:
    """Return what stands in place of a figure that cannot be reckoned."""
    return _("not known")


def trained_on_top(code: str, pack: CostPack) -> str | None:
    """Return the approach that is this one with tuning added, None where there is none."""
    wanted = {*pack.components[code], "tuning"}
    if wanted == set(pack.components[code]):
        return None
    return next((one for one, parts in pack.components.items() if set(parts) == wanted), None)


def headline(
    result: CostResult,
    code: str | None,
    pack: CostPack,
    phrases: Phrases,
    on_top: BreakEven | None = None,
) -> Headline:
    """Return the sentence over everything.

    ``code`` is the approach recommended, None for none: then the cheapest is named. ``on_top``
    is the break-even of ``trained_on_top`` against it.
    """
    named = code or _cheapest(result)
    total = result.row(named).total if named else None
    if named is None or total is None:
        return Headline(_unknown_headline(result, pack), "")
    low, median, high = several((total.low, total.median, total.high), result.sign)
    fields = {
        "approach": _capital(phrases[named]),
        "amount": median,
        "time": months_words(result.horizon_months),
        "low": low,
        "high": high,
    }
    second = (
        _on_top(result, named, on_top, phrases)
        if code
        else _("No approach is recommended yet; of those compared it costs least most often.")
    )
    first = _total_sentence(named in _PLURAL, low != high)
    return Headline(f"{first.format(**fields)} {second}".strip(), median)


def short_headline(result: CostResult, code: str) -> str:
    """Return what an approach costs in a few words for a narrow place, "" while unknown."""
    total = result.row(code).total
    if total is None:
        return ""
    low, median, high = several((total.low, total.median, total.high), result.sign)
    text = _("About {amount} over {time}, {low} to {high}.")
    if low == high:
        text = _("About {amount} over {time}.")
    time = months_words(result.horizon_months)
    return text.format(amount=median, time=time, low=low, high=high)


def likely_sentence(result: CostResult, code: str, phrases: Phrases) -> str:
    """Return what the likely case comes to beside the median, "" where both are shown alike."""
    total = result.row(code).total
    if total is None:
        return ""
    likely, median = in_table(total.likely, result.sign), in_table(total.median, result.sign)
    if likely == median:
        return ""
    text = _(
        "With every input at its likely value it is {likely} for {approach}. The median is higher, "
        "{median}, because costs can overrun further than they can fall short."
    )
    if total.median < total.likely:
        text = _(
            "With every input at its likely value it is {likely} for {approach}. The median is "
            "lower, {median}, because costs can fall short further than they can overrun."
        )
    return text.format(approach=phrases[code], likely=likely, median=median)


def break_even_sentence(found: BreakEven | None, volume: float | None) -> str:
    """Return from which volume an approach costs less, or that there is none and why.

    ``volume`` is the client's, in requests a month.
    """
    if found is None or found.crossing is Crossing.UNKNOWN:
        return not_known()
    if found.crossing in (Crossing.PAYS_FROM, Crossing.PAYS_UP_TO) and found.volume is not None:
        return _crossing_sentence(found, found.volume, volume)
    text = {
        Crossing.NEVER: _("None: it costs more at every volume."),
        Crossing.ALWAYS: _("None needed: it costs less at every volume."),
    }.get(found.crossing, _("It costs the same."))
    return _with_share(text, found.share)


def payback_sentence(payback: Payback | None, horizon_months: int) -> str:
    """Return when the extra money to start has come back, against the baseline."""
    if payback is None:
        return not_known()
    horizon = months_words(horizon_months)
    within = _hundred(payback.within)
    if payback.months is None:
        ahead = months_words(payback.looked_ahead)
        text = _("Not within {ahead} in the likely case; within {horizon} in {share} of 100 draws.")
        if payback.within == 0:
            text = _("Never: not within {ahead} in {never} of 100 draws.")
        if payback.never == 1:
            text = _("Never: not within {ahead}.")
        text = text.format(
            ahead=ahead, horizon=horizon, share=within, never=_hundred(payback.never)
        )
    elif payback.months == 0:
        text = _("Nothing to pay back: it costs no more to start.")
    else:
        text = _("After {time}. Within {horizon} in {share} of 100 draws.")
        if payback.months > horizon_months:
            text = _("After {time}, too late. Within {horizon} in {share} of 100 draws.")
        time = counted("{n} month", "{n} months", payback.months)
        text = text.format(time=time, horizon=horizon, share=within)
    if payback.counts_value:
        text += " " + _("Better answers are counted as money.")
    return text


def base_life_sentence(payback: Payback | None, result: CostResult, pack: CostPack) -> str:
    """Return whether the base model stays long enough to pay back, "" where nothing is known."""
    life = result.assumptions["base-life"].stated
    if payback is None or not payback.months or life is None:
        return ""
    needed = payback.months * pack.payback_factor
    fields = {"life": _months(life.likely), "needed": _months(needed)}
    if life.likely >= needed:
        text = _("The base model stays for {life}; paying back safely needs {needed}.")
    else:
        text = _("The base model stays only {life}; paying back safely needs {needed}.")
    return text.format(**fields)


def latency_sentence(latency: Latency | None) -> str:
    """Return how long an answer takes and what takes most of it."""
    if latency is None:
        return not_known()
    text = _("About {whole} for the whole answer, {first} to the first word. Longest: {part}.")
    longest = latency.longest
    part = f"{latency_title(longest.id).lower()} ({seconds_words(longest.amount)})"
    return text.format(
        whole=seconds_words(latency.whole), first=seconds_words(latency.first_word), part=part
    )


def missing_sentence(result: CostResult, pack: CostPack) -> str:
    """Return what has to be known before every figure is, "" when nothing is missing."""
    titles = input_titles(result.missing, pack)
    if not titles:
        return ""
    return _("Not known without: {inputs}.").format(inputs="; ".join(titles))


def stale_sentence(result: CostResult, pack: CostPack) -> str:
    """Return which inputs are out of date, "" when none is."""
    titles = input_titles(result.stale, pack)
    if not titles:
        return ""
    return _("Out of date: {inputs}. Check them before you rely on the figures.").format(
        inputs="; ".join(titles)
    )


def prices_sentence(sheet: CostSheet, today: str) -> str:
    """Return whose list prices are reckoned with and how old they are, "" without any."""
    models = [one for one in (sheet.model, sheet.tuned_model) if one is not None]
    if not models:
        return ""
    names = " · ".join(dict.fromkeys(one.name for one in models))
    oldest = min(one.as_of for one in models)
    age = (date.fromisoformat(today) - date.fromisoformat(oldest)).days
    text = _("List prices of {day}, {age}: {models}.")
    if age < 0:
        text = _("List prices of {day}: {models}.")
    return text.format(day=long_date(oldest), age=age_words(age), models=names)


def range_words(band: Band | None, sign: str) -> str:
    """Return a figure with its range: "$0.011 ($0.0073 to $0.017)"."""
    if band is None:
        return not_known()
    low, median, high = (in_table(one, sign) for one in (band.low, band.median, band.high))
    if low == high:
        return median
    return _("{median} ({low} to {high})").format(median=median, low=low, high=high)


def span_words(band: Band) -> str:
    """Return the ends of a band for a table: "40,200 – 86,900"."""
    return f"{in_table(band.low)} – {in_table(band.high)}"


def age_words(days: int | None) -> str:
    """Return how old an input is, "" without a date."""
    if days is None:
        return ""
    if days < 1:
        return _("from today") if days == 0 else _("dated ahead")
    if days < _DAYS_UNTIL_MONTHS:
        return counted("{n} day old", "{n} days old", days)
    if days < _DAYS_UNTIL_YEARS:
        return counted("{n} month old", "{n} months old", round(days / 30.44))
    return counted("{n} year old", "{n} years old", int(days / 365.25))


def months_words(months: int) -> str:
    """Return a time as people say it: "two years", "18 months", "one month"."""
    if months == 1:
        return _("one month")
    if months % _YEAR:
        return counted("{n} month", "{n} months", months)
    years = months // _YEAR
    if years == 1:
        return _("one year")
    words = _("two three four five six seven eight nine ten").split()
    spelled = words[years - 2] if years - 2 < len(words) else str(years)
    return _("{n} years").format(n=spelled)


def seconds_words(seconds: float) -> str:
    """Return seconds to two figures: "0.9 seconds", "12 seconds"."""
    if seconds < 0.01:
        return _("under 0.01 seconds")
    if seconds < 10:
        shown = f"{seconds:.2g}" if seconds >= 0.1 else f"{seconds:.2f}"
    else:
        shown = f"{seconds:,.0f}"
    return _("1 second") if shown == "1" else _("{n} seconds").format(n=shown)


def _cheapest(result: CostResult) -> str | None:
    compared = [row for row in result.rows if row.p_cheapest is not None]
    return max(compared, key=lambda row: row.p_cheapest or 0).code if compared else None


def _total_sentence(is_plural: bool, has_spread: bool) -> str:
    if has_spread:
        if is_plural:
            return _("{approach} cost about {amount} over {time}, between {low} and {high}.")
        return _("{approach} costs about {amount} over {time}, between {low} and {high}.")
    if is_plural:
        return _("{approach} cost about {amount} over {time}.")
    return _("{approach} costs about {amount} over {time}.")


def _unknown_headline(result: CostResult, pack: CostPack) -> str:
    missing = missing_sentence(result, pack)
    return f"{_('What it costs cannot be summed yet.')} {missing}".strip()


def _on_top(result: CostResult, code: str, found: BreakEven | None, phrases: Phrases) -> str:
    if found is None or found.against != code:
        return _own_payback(result, code, phrases)
    if found.share == 0:
        # Nothing is known about it.
        return ""
    yours = result.assumptions["volume"].stated
    return _on_top_text(found).format(
        training=_training(code, result.baseline),
        volume="" if found.volume is None else count(found.volume),
        yours="" if yours is None else count(yours.likely),
        share=_hundred(found.share),
    )


def _training(code: str, baseline: str) -> str:
    if code == baseline:
        return _("Training a model")
    return _("Training on top of them") if code in _PLURAL else _("Training on top of it")


def _on_top_text(found: BreakEven) -> str:
    if found.crossing is Crossing.NEVER and found.share < _ALMOST_ALL:
        return _("{training} does not pay for itself in {share} of 100 draws.")
    return {
        Crossing.NEVER: _("{training} never pays for itself."),
        Crossing.ALWAYS: _("{training} costs less at every volume."),
        Crossing.PAYS_FROM: _(
            "{training} pays from about {volume} requests a month; you have {yours}."
        ),
        Crossing.PAYS_UP_TO: _(
            "{training} pays up to about {volume} requests a month; you have {yours}."
        ),
    }.get(found.crossing, _("{training} costs the same."))


def _own_payback(result: CostResult, code: str, phrases: Phrases) -> str:
    payback = result.row(code).payback
    if payback is None:
        return ""
    months = payback.months
    return _own_payback_text(payback, result.horizon_months).format(
        baseline=phrases[result.baseline],
        time="" if months is None else counted("{n} month", "{n} months", months),
        share=_hundred(payback.within if months is None else payback.never),
        horizon=months_words(result.horizon_months),
    )


def _own_payback_text(payback: Payback, horizon_months: int) -> str:
    if payback.months is None:
        if payback.never >= _ALMOST_ALL:
            return _("Against {baseline} it never pays for itself.")
        return _("Against {baseline} it pays for itself within {horizon} in {share} of 100 draws.")
    if payback.months == 0:
        return _("It costs no more to start than {baseline}.")
    if payback.months > horizon_months:
        return _("Against {baseline} it pays for itself only after {time}, too late.")
    return _("Against {baseline} it pays for itself after {time}.")


def _crossing_sentence(found: BreakEven, crossing: float, volume: float | None) -> str:
    text = _("From about {volume} requests a month it costs less.")
    if found.crossing is Crossing.PAYS_UP_TO:
        text = _("Up to about {volume} requests a month it costs less.")
    text = _with_share(text.format(volume=count(crossing)), found.share)
    band = found.band
    if band is None:
        return text
    low, high = several((band.low, band.high), "")
    if low != high:
        text += " " + _("Between {low} and {high}.").format(low=low, high=high)
    return f"{text} {_beside_yours(band, volume)}" if volume else text


def _beside_yours(band: Band, volume: float) -> str:
    if band.high < volume:
        return _("You have more.")
    if band.low < volume:
        return _("Your volume lies in between.")
    # From the figures as they are shown: whoever multiplies gets the same.
    step = step_of(band.high)
    low, high = (count((rounded(end, step) or end) / volume) for end in (band.low, band.high))
    if low == high:
        return _("That is {n} times your volume.").format(n=low)
    return _("That is {low} to {high} times your volume.").format(low=low, high=high)


def _with_share(text: str, share: float) -> str:
    if share >= _ALMOST_ALL:
        return text
    return text + " " + _("True in {share} of 100 draws.").format(share=_hundred(share))


def _hundred(share: float) -> str:
    drawn = round(share * 100)
    if share > 0 and drawn < 1:
        return _("fewer than 1")
    return _("more than 99") if share < 1 and drawn == 100 else str(drawn)


def _months(months: float) -> str:
    if float(months).is_integer():
        return counted("{n} month", "{n} months", int(months))
    return _("{n} months").format(n=f"{months:.10g}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
