"""The computation behind a gate in sentences, the same in the window, on paper and in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.economics.catalogue import CostPack
from core.economics.figures import Figures
from core.economics.money import count, plain
from core.economics.result import BreakEven, Crossing, Payback
from core.economics.words import Phrases, months_words
from core.language import _, counted

_PAYBACK = {"payback-outlives-base", "never-pays-back"}
_BREAK_EVEN = {"saves-nothing"}
_HOSTING = "hosting-is-fixed"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gate asks: the names of its figures and the approaches it concerns."""

    names: tuple[str, ...]
    codes: tuple[str, ...]


def figure_sentences(
    asked: Asked, figures: Figures, phrases: Phrases, pack: CostPack
) -> tuple[str, ...]:
    """Return what the figures of a gate came to, with their numbers; nothing where unknown.

    ``phrases`` are the approaches as they stand inside a sentence, by code.
    """
    return tuple(_sentences(asked, figures, phrases, pack))


def _sentences(asked: Asked, figures: Figures, phrases: Phrases, pack: CostPack) -> Iterator[str]:
    baseline = phrases.get(figures.baseline, figures.baseline)
    paybacks = {code: figures.paybacks[code] for code in asked.codes if code in figures.paybacks}
    if paybacks and _PAYBACK.intersection(asked.names):
        yield _payback_sentence(paybacks, phrases, baseline)
        yield from _life(paybacks, figures, pack)
    found = {code: figures.break_evens[code] for code in asked.codes if code in figures.break_evens}
    if found and _BREAK_EVEN.intersection(asked.names):
        words = {code: _crossing_words(one) for code, one in found.items()}
        text = _("Break-even against {baseline}, in requests a month: {listed}.")
        yield text.format(baseline=baseline, listed=_listed(words, phrases))
        if figures.volume is not None:
            yield _("You expect {n} requests a month.").format(n=count(figures.volume))
    fixed = [code for code in asked.codes if figures.truths.get(_HOSTING, {}).get(code)]
    if fixed and _HOSTING in asked.names and len(fixed) == len(asked.codes):
        yield _("Hosting is paid as a fee, whatever the volume.")
    elif fixed and _HOSTING in asked.names:
        text = _("Hosting is paid as a fee, whatever the volume, for {approaches}.")
        yield text.format(approaches=_joined([phrases[code] for code in fixed]))


def _payback_sentence(paybacks: Mapping[str, Payback], phrases: Phrases, baseline: str) -> str:
    words = {code: _payback_words(payback) for code, payback in paybacks.items()}
    text = _("Payback against {baseline}: {listed}.")
    return text.format(baseline=baseline, listed=_listed(words, phrases))


def _life(paybacks: Mapping[str, Payback], figures: Figures, pack: CostPack) -> Iterator[str]:
    found = paybacks.values()
    if figures.base_life is not None:
        text = _("The base model stays {months}; it must stay {factor} times the payback.")
        yield text.format(months=_months(figures.base_life), factor=plain(pack.payback_factor))
    elif any(payback.months for payback in found):
        yield _("How many months the base model stays is not known.")
    if any(payback.months is None and not payback.counts_value for payback in found):
        yield _(
            "Better answers are not counted in money: for that their shares must be measured, and "
            "what a good answer is worth and a wrong one costs be entered."
        )


def _payback_words(payback: Payback) -> str:
    if payback.months is None:
        ahead = months_words(payback.looked_ahead)
        return _("not within {ahead}").format(ahead=ahead)
    return _("at once") if payback.months == 0 else _months(payback.months)


def _crossing_words(found: BreakEven) -> str:
    if found.crossing is Crossing.ALWAYS:
        return _("at every volume")
    if found.volume is None:
        return _("none")
    text = _("up to {n}") if found.crossing is Crossing.PAYS_UP_TO else _("from {n}")
    return text.format(n=count(found.volume))


def _listed(words: Mapping[str, str], phrases: Phrases) -> str:
    """Return "14 months for LoRA tuning; none for full fine-tuning and preference tuning".

    Where it is the same for several, all of those there are, nobody is named.
    """
    groups: dict[str, list[str]] = {}
    for code, text in words.items():
        groups.setdefault(text, []).append(phrases[code])
    if len(groups) == 1 and len(words) > 1:
        return next(iter(groups))
    return "; ".join(
        _("{figure} for {approaches}").format(figure=text, approaches=_joined(names))
        for text, names in groups.items()
    )


def _joined(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _months(months: float) -> str:
    if float(months).is_integer():
        return counted("{n} month", "{n} months", int(months))
    return _("{n} months").format(n=plain(months))
