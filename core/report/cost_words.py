"""What the approaches cost and what that rests on, in words and figures."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, groupby
from math import ceil

from core.assessment.document import Assessment
from core.assessment.reckoning import Reckoned, reckon_costs
from core.charts.break_even_line import VolumeCrossing
from core.charts.cost_bars import CostSpan
from core.charts.cumulative_lines import Meeting, SpendingLine, meeting_of
from core.charts.request_parts import PARTS
from core.days import NO_BREAK
from core.decision.recommendation import RankedApproach, Recommendation, Status
from core.economics.assumption_words import AssumptionLine, assumption_lines, horizon_line
from core.economics.catalogue import shipped_costs
from core.economics.left_out import left_out
from core.economics.money import about, count, in_table, money
from core.economics.parts_words import month_words, start_words
from core.economics.result import ApproachCost, Band, BreakEven, Crossing, Latency
from core.economics.titles import cheapest_in_hundred, latency_title, request_title
from core.economics.words import (
    base_life_sentence,
    break_even_sentence,
    likely_sentence,
    missing_sentence,
    months_words,
    not_known,
    payback_sentence,
    prices_sentence,
    range_words,
    short_headline,
    span_words,
    stale_sentence,
)
from core.language import _, counted
from core.model.compile import compile_model
from core.model.pack import Pack
from core.report.cost_input_words import default_groups, entered_lines
from core.report.cost_record import (
    CostLine,
    Costs,
    PaybackLine,
    RequestLine,
    SwingLine,
    WorthLine,
)

_SWINGS_SHOWN = 5


def compose_costs(
    assessment: Assessment, recommendation: Recommendation, pack: Pack, today: str
) -> Costs | None:
    """Return the costs as words, None where none were begun; ``today`` is an ISO day."""
    sheet = assessment.costs
    if sheet is None:
        return None
    model = compile_model(pack)
    told = _Telling(reckon_costs(assessment, recommendation, model, sheet, today), recommendation)
    return told.costs(today)


class _Telling:
    """One cost result on its way to paper."""

    def __init__(self, reckoned: Reckoned, recommendation: Recommendation) -> None:
        self._reckoned = reckoned
        self._result = reckoned.result
        self._ranked = {row.code: row for row in recommendation.ranking}
        self._recommended = recommendation.recommended
        self._pack = shipped_costs()
        stated = self._result.assumptions["volume"].stated
        self._volume = stated.likely if stated else None

    def costs(self, today: str) -> Costs:
        result, reckoned = self._result, self._reckoned
        baseline = self._phrase(result.baseline)
        spending, inputs = tuple(self._spending()), tuple(self._inputs())
        subject = result.row(self._recommended or result.baseline)
        return Costs(
            sentence=reckoned.headline.text,
            emphasis=reckoned.headline.emphasis,
            short=self._short(),
            notes=self._notes(today),
            sign=result.sign,
            lines=tuple(self._line(row) for row in result.rows),
            lines_note=self._lines_note(),
            parts=tuple(self._parts(subject)),
            payback_title=_("When it pays, against {baseline}").format(baseline=baseline),
            crossings=tuple(self._crossings()),
            volume=self._client(),
            paybacks=tuple(self._paybacks()),
            payback_note=self._payback_note(),
            spending_title=_("Spent by the end of each month, likely case, in {currency}").format(
                currency=result.currency
            ),
            spending=spending,
            spending_note=self._spending_note(subject),
            meetings=tuple(self._meetings(spending)),
            requests=tuple(self._request(row) for row in result.rows),
            legend=self._legend(),
            request_note=self._request_note(),
            worth=tuple(self._worth()),
            worth_note=_("A range holds 9 of 10 draws. Net benefit: against {baseline}.").format(
                baseline=baseline
            ),
            swings_title=self._swings_title(subject),
            total=subject.total.likely if subject.total else 0.0,
            swings=tuple(self._swings(subject)),
            entered=entered_lines(inputs),
            defaults=default_groups(inputs),
            left_out=left_out(result, self._pack),
        )

    def _short(self) -> str:
        return short_headline(self._result, self._recommended) if self._recommended else ""

    def _phrase(self, code: str) -> str:
        return self._reckoned.phrases[code]

    def _row(self, code: str) -> RankedApproach:
        return self._ranked[code]

    def _is_blocked(self, code: str) -> bool:
        return self._row(code).status is Status.BLOCKED

    def _notes(self, today: str) -> tuple[str, ...]:
        notes = (
            prices_sentence(self._reckoned.sheet, today),
            stale_sentence(self._result, self._pack),
            missing_sentence(self._result, self._pack) if self._reckoned.headline.emphasis else "",
        )
        return tuple(note for note in notes if note)

    def _line(self, row: ApproachCost) -> CostLine:
        band, is_blocked = row.total, self._is_blocked(row.code)
        return CostLine(
            code=row.code,
            name=self._row(row.code).name,
            span=self._span(row, band) if band else None,
            start=_median(row.upfront),
            monthly=_median(row.monthly),
            median=_median(band),
            range=span_words(band) if band else "",
            cheapest="" if is_blocked or not band else cheapest_in_hundred(row.p_cheapest),
            is_blocked=is_blocked,
            is_recommended=row.code == self._recommended,
        )

    def _span(self, row: ApproachCost, band: Band) -> CostSpan:
        ends = band.low, band.median, band.high
        is_blocked = self._is_blocked(row.code)
        return CostSpan(row.code, *ends, is_blocked, bool(row.stale), span_words(band))

    def _lines_note(self) -> str:
        text = _(
            "Over {time}, in {currency}; {draws} draws, shared between the approaches."
        ).format(
            time=months_words(self._result.horizon_months),
            currency=self._result.currency,
            draws=f"{self._result.draws:,}",
        )
        if any(self._is_blocked(row.code) for row in self._result.rows):
            blocked = _("Blocked approaches are shown for comparison and counted nowhere.")
            beyond = _("An arrow: the bar goes on beyond the axis.")
            text = f"{text} {blocked} {beyond}"
        if self._result.stale:
            text = f"{text} {_('Bars in grey rest on inputs that are out of date.')}"
        return text

    def _parts(self, subject: ApproachCost) -> Iterator[str]:
        name = self._row(subject.code).name
        for head, words in (
            (_("{name}, to start:"), start_words(self._result, subject.code)),
            (_("{name}, a month:"), month_words(self._result, subject.code)),
        ):
            if words:
                yield f"{head.format(name=name)} {words}"

    def _crossings(self) -> Iterator[VolumeCrossing]:
        for row in self._result.rows:
            found = row.break_even
            if found and found.volume is not None and found.band is not None:
                yield VolumeCrossing(
                    row.code,
                    found.volume,
                    found.band.low,
                    found.band.high,
                    _crossing_words(self._row(row.code).name, found),
                    self._is_blocked(row.code),
                    bool(row.stale),
                )

    def _client(self) -> tuple[float, str] | None:
        if not self._volume:
            return None
        return self._volume, _("You: {n} a month").format(n=count(self._volume))

    def _paybacks(self) -> Iterator[PaybackLine]:
        told = [
            (self._told(row.break_even), self._paid(row), self._row(row.code).name)
            for row in self._result.rows
            if row.code != self._result.baseline
        ]
        for (crossing, payback), rows in groupby(told, key=lambda one: (one[0], one[1])):
            yield PaybackLine(", ".join(name for _one, _two, name in rows), crossing, payback)
        on_top = self._reckoned.on_top
        if on_top is not None and on_top.against != self._result.baseline and on_top.share:
            names = _("{name}, against {other}").format(
                name=self._row(on_top.code).name, other=self._phrase(on_top.against)
            )
            yield PaybackLine(names, self._told(on_top), "")

    def _told(self, found: BreakEven | None) -> str:
        # "5 million" stays on one line.
        text = break_even_sentence(found, self._volume)
        return text.replace(_(" million"), _(" million").replace(" ", NO_BREAK))

    def _paid(self, row: ApproachCost) -> str:
        return payback_sentence(row.payback, self._result.horizon_months)

    def _payback_note(self) -> str:
        on_top = self._reckoned.on_top
        code = on_top.code if on_top else self._recommended
        row = self._result.row(code) if code else None
        return base_life_sentence(row.payback, self._result, self._pack) if row else ""

    def _spending(self) -> Iterator[SpendingLine]:
        on_top = self._reckoned.on_top
        shown = {self._result.baseline, self._recommended, on_top.code if on_top else None}
        for row in self._result.rows:
            if row.cumulative and row.code in shown:
                yield SpendingLine(
                    row.code,
                    self._row(row.code).name,
                    row.cumulative,
                    self._is_blocked(row.code),
                    bool(row.stale),
                    self._span(row, row.total) if row.total else None,
                    _median(row.total),
                )

    def _spending_note(self, subject: ApproachCost) -> str:
        ends = _("Upright lines at the end hold 9 of 10 draws; the stroke across is the median.")
        likely = likely_sentence(self._result, subject.code, self._reckoned.phrases)
        return f"{ends} {likely}".strip()

    def _meetings(self, spending: tuple[SpendingLine, ...]) -> Iterator[Meeting]:
        apart = self._result.horizon_months / 4
        last = -apart
        found = (self._meeting(one, other) for one, other in combinations(spending, 2))
        for meeting in sorted((one for one in found if one), key=lambda one: one.month):
            # Two that are close would be written over each other.
            if meeting.month - last >= apart:
                last = meeting.month
                yield meeting

    def _meeting(self, one: SpendingLine, other: SpendingLine) -> Meeting | None:
        found = meeting_of(one, other, "")
        if found is None:
            return None
        time = counted("{n} month", "{n} months", ceil(found.month))
        text = _("level after {time}").format(time=time)
        return replace(found, text=text)

    def _request(self, row: ApproachCost) -> RequestLine:
        known = row.per_request
        return RequestLine(
            row.code,
            self._row(row.code).name,
            tuple((part.id, part.amount) for part in row.request_parts) if known else (),
            not_known() if known is None else money(known, self._result.sign),
            *_seconds(row.latency),
            self._is_blocked(row.code),
        )

    def _request_note(self) -> str:
        parts = {part.id for row in self._result.rows for part in row.request_parts}
        if "machines" in parts:
            return _("On own GPUs a request takes time on one; those kept ready come on top.")
        return ""

    def _legend(self) -> tuple[tuple[str, str], ...]:
        used = {part.id for row in self._result.rows for part in row.request_parts if part.amount}
        return tuple((part, request_title(part)) for part in PARTS if part in used)

    def _worth(self) -> Iterator[WorthLine]:
        for row in self._result.rows:
            if row.per_acceptable or row.net_benefit:
                yield WorthLine(
                    self._row(row.code).name,
                    range_words(row.per_acceptable, self._result.sign),
                    range_words(row.net_benefit, self._result.sign),
                )

    def _swings_title(self, subject: ApproachCost) -> str:
        return _("What moves {approach} most").format(approach=self._phrase(subject.code))

    def _swings(self, row: ApproachCost) -> Iterator[SwingLine]:
        names = [swing.input for swing in row.swings[:_SWINGS_SHOWN]]
        lines = assumption_lines(self._result, self._pack, names)
        for swing, line in zip(row.swings, lines, strict=False):
            sign = self._result.sign
            yield SwingLine(
                line.title,
                _("{low} to {high} {unit}").format(low=line.low, high=line.high, unit=line.unit),
                (swing.at_low, swing.at_high),
                f"{about(swing.at_low, sign)} – {about(swing.at_high, sign)}",
            )

    def _inputs(self) -> Iterator[AssumptionLine]:
        yield from assumption_lines(self._result, self._pack, self._result.used)
        yield horizon_line(self._result, self._reckoned.sheet, self._reckoned.stated, self._pack)


def _median(band: Band | None) -> str:
    return in_table(band.median) if band else not_known()


def _crossing_words(name: str, found: BreakEven) -> str:
    text = _("{name} from about {volume}")
    if found.crossing is Crossing.PAYS_UP_TO:
        text = _("{name} up to about {volume}")
    return text.format(name=name, volume=count(found.volume or 0.0))


def _seconds(latency: Latency | None) -> tuple[str, str, str]:
    if latency is None:
        return not_known(), not_known(), ""
    longest = f"{latency_title(latency.longest.id)}, {_short(latency.longest.amount)}"
    return _short(latency.first_word), _short(latency.whole), longest


def _short(seconds: float) -> str:
    return _("{n} s").format(n=f"{seconds:.1f}" if seconds < 10 else f"{seconds:,.0f}")
