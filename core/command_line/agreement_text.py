"""The agreement with published cases as plain text for a terminal, 88 columns wide."""

import textwrap
from collections.abc import Iterator

from core.analysis.agreement import KINDS, Agreement, ReadingAgreement, Tally
from core.analysis.agreement_bars import Bar, bars
from core.analysis.shares import Share
from core.decision.model import DecisionModel
from core.decision.wording import sentence_case
from core.language import _, counted

_NAME, _FIGURES = 30, 14


def describe_agreement(model: DecisionModel, agreement: Agreement) -> str:
    """Return the tables per reading, the comparison of readings and the bars."""
    lines = [*_opening(model, agreement)]
    for reading in agreement.readings:
        lines.extend(_reading(reading, model))
    lines.extend(_both_readings(agreement))
    lines.extend(_bars(agreement))
    return "\n".join(line.rstrip() for line in lines)


def _opening(model: DecisionModel, agreement: Agreement) -> Iterator[str]:
    yield counted("{n} published case", "{n} published cases", agreement.cases) + _(
        ", decision model {title} {version}."
    ).format(title=model.title, version=model.version)
    yield _("Per cent with Wilson’s 95 % interval. “Right” is the best approach or another the")
    yield _("source supports; “harm” is an approach the source shows to be clearly inferior.")


def _reading(reading: ReadingAgreement, model: DecisionModel) -> Iterator[str]:
    title = _titles().get(reading.id, reading.id)
    yield ""
    yield f"{title:<{_NAME}}" + "".join(f"{name:>{_FIGURES}}" for name in _columns())
    yield _row(_("all"), reading.total)
    for kind, tally in reading.kinds.items():
        yield from _kind_rows(_kind(kind, model), tally)
    yield _row(_("plain sum of marks"), reading.plain)
    sentence = _("Verdicts that are right: {states}.")
    yield from _wrapped(sentence.format(states=_states(reading, model)))
    sentence = _("One answer one level off leaves the recommendation as it is: {share}.")
    yield from _wrapped(sentence.format(share=_share(reading.kept)))


def _titles() -> dict[str, str]:
    return {"first": _("First reading"), "second": _("Second reading")}


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, 88, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )


def _kind(kind: str, model: DecisionModel) -> str:
    phrases = [one.phrase for one in model.alternatives if KINDS.get(one.code, one.code) == kind]
    return sentence_case(_(" or ").join(phrases)) or kind


def _kind_rows(kind: str, tally: Tally) -> Iterator[str]:
    room = _NAME - len(f" ({tally.top1.whole})")
    *before, last = textwrap.wrap(
        kind, room, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
    )
    yield from before
    yield _row(last, tally)


def _columns() -> tuple[str, ...]:
    return (_("right"), _("right in two"), _("harm"), _("family right"))


def _row(name: str, tally: Tally) -> str:
    shares = (tally.top1, tally.top2, tally.harm, tally.family)
    named = f"{name} ({tally.top1.whole})"
    return f"{named:<{_NAME}}" + "".join(f"{_cell(share):>{_FIGURES}}" for share in shares)


def _cell(share: Share) -> str:
    if share.value is None:
        return "–"
    low, high = (round(limit * 100) for limit in share.interval)
    return f"{share.value * 100:.0f} ({low}–{high})"


def _share(share: Share) -> str:
    if share.value is None:
        return _("nothing to count")
    low, high = share.interval
    sentence = _("{count} of {whole}, {share} % ({low} to {high})")
    return sentence.format(
        count=share.count,
        whole=share.whole,
        share=f"{share.value * 100:.0f}",
        low=f"{low * 100:.0f}",
        high=f"{high * 100:.0f}",
    )


def _states(reading: ReadingAgreement, model: DecisionModel) -> str:
    return "; ".join(
        _("{state}, {count} of {whole}").format(
            state=model.wording[f"verdict.word.{state}"].lower(),
            count=share.count,
            whole=share.whole,
        )
        for state, share in reading.states.items()
    )


def _both_readings(agreement: Agreement) -> Iterator[str]:
    if agreement.same.value is None:
        return
    yield ""
    yield _("Same recommendation from both readings: {share}.").format(share=_share(agreement.same))
    sentence = _("The plain sum of marks: {share}.")
    yield sentence.format(share=_share(agreement.plain_same))
    yield ""
    yield _("Each reading with its open questions answered as in the other")
    for reading, tally in zip(agreement.readings, agreement.filled.tallies, strict=True):
        yield _row(_titles().get(reading.id, reading.id), tally)
    sentence = _("Same recommendation from both: {share}.")
    yield from _wrapped(sentence.format(share=_share(agreement.filled.same)))


def _bars(agreement: Agreement) -> Iterator[str]:
    yield ""
    yield _("Bars")
    for bar in bars(agreement):
        yield f"  {_figure(bar):<46} {_limit(bar):<14} {_reached(bar)}"


def _figure(bar: Bar) -> str:
    names = {
        "top1": _("right"),
        "top2": _("right among the first two"),
        "harm": _("harm"),
        "kept": _("kept, one answer one level off"),
        "same": _("same recommendation from both readings"),
        "clear": _("clear verdicts that are right"),
        "clear_harm": _("clear verdicts that are wrong"),
    }
    readings = {"first": _("first reading"), "second": _("second reading")}
    if not bar.reading:
        return names[bar.figure]
    return f"{readings[bar.reading]}: {names[bar.figure]}"


def _limit(bar: Bar) -> str:
    sentence = _("at most {limit} %") if bar.is_ceiling else _("at least {limit} %")
    return sentence.format(limit=f"{bar.limit * 100:.0f}")


def _reached(bar: Bar) -> str:
    value = bar.share.value
    if value is None:
        return _("no such verdict")
    word = _("met") if bar.is_met else _("not met")
    return f"{value * 100:.1f} %  {word}"
