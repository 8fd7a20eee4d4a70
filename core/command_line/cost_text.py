"""A cost result as plain text for a terminal."""

from collections.abc import Callable, Iterator

from core.assessment.document import Details
from core.assessment.reckoning import Reckoned
from core.command_line.wrapping import wrapped
from core.days import long_date
from core.decision.recommendation import RankedApproach, Recommendation, Status
from core.decision.wording import sentence_case
from core.economics.assumption_words import AssumptionLine, assumption_lines, horizon_line
from core.economics.catalogue import CostPack
from core.economics.left_out import left_out
from core.economics.money import in_table
from core.economics.parts_words import month_words, start_words
from core.economics.result import ApproachCost, Band
from core.economics.titles import cheapest_in_hundred
from core.economics.words import (
    break_even_sentence,
    latency_sentence,
    likely_sentence,
    missing_sentence,
    months_words,
    not_known,
    payback_sentence,
    prices_sentence,
    range_words,
    span_words,
    stale_sentence,
)
from core.files import one_line
from core.language import _

_INPUTS_SHOWN = 5
_NAME = 23


def describe_costs(
    reckoned: Reckoned,
    recommendation: Recommendation,
    details: Details,
    pack: CostPack,
    today: str,
) -> str:
    """Return sentence, table, break-even, payback, speed, what it rests on and what is left out."""
    ranked = {row.code: row for row in recommendation.ranking}
    parts = [
        *_heading(reckoned, details),
        *_table(reckoned, ranked, recommendation.recommended),
        *_each(reckoned, ranked),
        *_worth(reckoned, ranked),
        *_rests_on(reckoned, recommendation, pack, today),
        *_left_out(reckoned, pack),
        "",
        _("Cost model {version}, {draws} draws, fingerprint {fingerprint}").format(
            version=pack.version,
            draws=f"{reckoned.result.draws:,}",
            fingerprint=reckoned.result.fingerprint[:12],
        ),
    ]
    return "\n".join(line.rstrip() for line in parts)


def _heading(reckoned: Reckoned, details: Details) -> Iterator[str]:
    names = [name for name in (details.client, details.use_case) if name]
    if names:
        yield from wrapped(" · ".join(names), "")
        yield ""
    yield from wrapped(reckoned.headline.text, "")
    if reckoned.is_default:
        text = _("No costs were entered: every figure rests on defaults and numbers among answers.")
        yield from wrapped(text, "")


def _table(
    reckoned: Reckoned, ranked: dict[str, RankedApproach], recommended: str | None
) -> Iterator[str]:
    result = reckoned.result
    title = _("Over {time}, in {currency}").format(
        time=months_words(result.horizon_months), currency=result.currency
    )
    heads = (_("to start"), _("a month"), _("median"), _("9 of 10 draws"), _("cheapest"))
    yield ""
    yield "{:<28}{:>10} {:>9} {:>11} {:>21} {:>9}".format(title, *heads)
    for row in result.rows:
        yield _row(row, ranked[row.code])
    yield from wrapped(_("Cheapest: in how many of 100 draws an open approach costs least."))
    if any(row.status is Status.BLOCKED for row in ranked.values()):
        text = _("Blocked approaches are shown for comparison and counted nowhere.")
        yield from wrapped(text)
    subject = recommended or result.baseline
    yield from wrapped(likely_sentence(result, subject, reckoned.phrases))
    name = one_line(ranked[subject].name)
    for head, words in (
        (_("{name}, to start:"), start_words(result, subject)),
        (_("{name}, a month:"), month_words(result, subject)),
    ):
        if words:
            yield from wrapped(f"{head.format(name=name)} {words}", "      ", "  ")


def _row(row: ApproachCost, ranked: RankedApproach) -> str:
    band = row.total
    span = span_words(band) if band else ""
    cheapest = cheapest_in_hundred(row.p_cheapest) if band else ""
    if ranked.status is Status.BLOCKED:
        cheapest = _("blocked")
    figures = [_median(one) for one in (row.upfront, row.monthly, row.total)]
    return "  {:<26}{:>10} {:>9} {:>11} {:>21} {:>9}".format(
        one_line(ranked.name)[:26], *figures, span, cheapest
    )


def _median(band: Band | None) -> str:
    return in_table(band.median) if band else not_known()


def _each(reckoned: Reckoned, ranked: dict[str, RankedApproach]) -> Iterator[str]:
    result = reckoned.result
    baseline = reckoned.phrases[result.baseline]
    volume = result.assumptions["volume"].stated
    yours = volume.likely if volume else None
    others = [row for row in result.rows if row.code != result.baseline]

    def listed(
        title: str, rows: list[ApproachCost], say: Callable[[ApproachCost], str]
    ) -> Iterator[str]:
        yield from ("", title)
        for row in rows:
            first = f"  {one_line(ranked[row.code].name):<{_NAME}} "
            yield from wrapped(say(row), " " * (_NAME + 3), first)

    yield from listed(
        _("Break-even against {baseline}").format(baseline=baseline),
        others,
        lambda row: break_even_sentence(row.break_even, yours),
    )
    yield from listed(
        _("Payback against {baseline}").format(baseline=baseline),
        others,
        lambda row: payback_sentence(row.payback, result.horizon_months),
    )
    yield from listed(
        _("Speed of one answer"),
        list(result.rows),
        lambda row: latency_sentence(row.latency),
    )


def _worth(reckoned: Reckoned, ranked: dict[str, RankedApproach]) -> Iterator[str]:
    result = reckoned.result
    rows = [row for row in result.rows if row.per_acceptable or row.net_benefit]
    if rows:
        yield from ("", _("What better answers are worth"))
    for row in rows:
        text = _("{amount} for one acceptable answer; net benefit {benefit}.").format(
            amount=range_words(row.per_acceptable, result.sign),
            benefit=range_words(row.net_benefit, result.sign),
        )
        first = f"  {one_line(ranked[row.code].name):<{_NAME}} "
        yield from wrapped(text, " " * (_NAME + 3), first)


def _rests_on(
    reckoned: Reckoned, recommendation: Recommendation, pack: CostPack, today: str
) -> Iterator[str]:
    result, sheet = reckoned.result, reckoned.sheet
    row = result.row(recommendation.recommended or result.baseline)
    names = [swing.input for swing in row.swings[:_INPUTS_SHOWN]]
    if names:
        title = _("What moves {approach} most, of {n} inputs")
        yield from ("", title.format(approach=reckoned.phrases[row.code], n=len(result.used)))
    else:
        yield from ("", _("What this rests on"))
    lines = assumption_lines(result, pack, names)
    for line in (*lines, horizon_line(result, sheet, reckoned.stated, pack)):
        yield from wrapped(_assumption(line), "      ", "  ")
    notes = (
        prices_sentence(sheet, today),
        missing_sentence(result, pack),
        stale_sentence(result, pack),
    )
    for note in notes:
        yield from wrapped(note)


def _assumption(line: AssumptionLine) -> str:
    text = f"{line.title}: {line.likely}"
    if line.low:
        span = _("{low} to {high}").format(low=line.low, high=line.high)
        text = f"{line.title}: {line.likely} ({span})"
    provenance = ", ".join(one for one in (line.source, long_date(line.date), line.age) if one)
    return f"{text} {line.unit}. {sentence_case(line.owner)}: {provenance}."


def _left_out(reckoned: Reckoned, pack: CostPack) -> Iterator[str]:
    yield from ("", _("What is left out"))
    for text in left_out(reckoned.result, pack):
        yield from wrapped(text, "    ", "  - ")
