"""A recommendation as plain text for a terminal, 88 columns wide."""

from collections.abc import Iterable, Iterator

from core.assessment.document import Details
from core.command_line.insight_text import find_out_next, first_in, what_would_change_it
from core.command_line.wrapping import wrapped
from core.decision.approach_names import approach_names
from core.decision.recommendation import (
    GateFinding,
    Outcome,
    RankedApproach,
    Recommendation,
    Status,
)
from core.files import one_line
from core.language import _


def describe(
    recommendation: Recommendation,
    details: Details,
    remarks: tuple[str, ...] = (),
    what_if: Iterable[str] = (),
) -> str:
    """Return verdict, ranking, reasons, first step, what would change it, gates, what to ask.

    ``what_if`` are the lines on the scenarios.
    """
    parts = [
        *_heading(recommendation, details),
        *_ranking(recommendation),
        *_reasons(recommendation),
        *_first_step(recommendation),
        *what_would_change_it(recommendation),
        *what_if,
        *_gates(recommendation),
        *find_out_next(recommendation),
        *_footing(recommendation, remarks),
    ]
    return "\n".join(line.rstrip() for line in parts)


def _heading(recommendation: Recommendation, details: Details) -> Iterator[str]:
    names = [name for name in (details.client, details.use_case) if name]
    if names:
        yield from wrapped(" · ".join(names), "")
        yield ""
    verdict = recommendation.verdict
    yield from wrapped(f"{verdict.word}. {verdict.sentence}", "")
    yield from wrapped(recommendation.destination.text, "")


def _ranking(recommendation: Recommendation) -> Iterator[str]:
    yield ""
    approach, value, fit = _("Ranking"), _("value"), _("fit")
    readiness, status, runs = _("readiness"), _("status"), _("first in")
    yield f"{approach:<28} {value:>6} {fit:>6} {readiness:>9} {runs:>9}   {status}"
    for row in recommendation.ranking:
        yield _row(row)
    samples = recommendation.confidence.samples
    if samples is not None:
        text = _("First in: of 100 runs, counted over {samples}, each exact to {error}.")
        error = 100 * (recommendation.confidence.half_width or 0.0)
        yield from wrapped(text.format(samples=f"{samples:,}", error=f"{error:.1f}"))


def _row(row: RankedApproach) -> str:
    place = f"{row.place}" if row.place else "–"
    figures = f"{row.value:>6.1f} {row.fit:>6.1f} {row.readiness:>9.1f} {first_in(row.p_first):>9}"
    return f"{place:>3}  {one_line(row.name):<23} {figures}   {_status(row)}"


def _status(row: RankedApproach) -> str:
    if row.status is Status.BLOCKED:
        return _("blocked by {gates}").format(gates=", ".join(row.blocked_by))
    if row.status is Status.CONDITIONAL and not row.waits_for:
        return _("conditional, a step comes first")
    if row.status is Status.CONDITIONAL:
        return _("conditional on {gates}").format(gates=", ".join(row.waits_for))
    return _("open")


def _reasons(recommendation: Recommendation) -> Iterator[str]:
    for title, reasons in (
        (_("Reasons for"), recommendation.reasons_for),
        (_("Reasons against"), recommendation.reasons_against),
    ):
        if reasons:
            yield from ("", title)
        for reason in reasons:
            text = f"{reason.headline} {reason.text}"
            yield from wrapped(text, " " * 7, f"  {reason.criterion:<4} ")


def _first_step(recommendation: Recommendation) -> Iterator[str]:
    step = recommendation.first_step
    yield from ("", _("First step"))
    yield from wrapped(f"{step.title}{_weeks(step.weeks)}. {step.text}")


def _weeks(weeks: tuple[float, float] | None) -> str:
    if weeks is None:
        return ""
    return _(" ({shortest} to {longest} weeks)").format(
        shortest=f"{weeks[0]:g}", longest=f"{weeks[1]:g}"
    )


def _gates(recommendation: Recommendation) -> Iterator[str]:
    speaking = (Outcome.FAILS, Outcome.MIXED)
    failing = [gate for gate in recommendation.gates if gate.outcome in speaking]
    undecided = [gate for gate in recommendation.gates if gate.outcome is Outcome.UNKNOWN]
    if failing or undecided:
        yield from ("", _("Gates"))
    for gate in failing:
        yield from _gate(gate, recommendation)
    if undecided:
        names = ", ".join(f"{gate.id} {gate.title}" for gate in undecided)
        yield from wrapped(_("Not decided yet: {gates}.").format(gates=names), "     ", "  ")


def _gate(gate: GateFinding, recommendation: Recommendation) -> Iterator[str]:
    names = approach_names(recommendation.ranking, gate.approaches)
    approaches = f" ({names})" if names else ""
    yield from wrapped(f"{gate.id} {gate.title}: {gate.word}{approaches}", "     ", "  ")
    for sentence in gate.computed:
        yield from wrapped(sentence, "     ")
    is_mixed = gate.outcome is Outcome.MIXED
    if gate.effect in ("warns", "informs") and not is_mixed:
        yield from wrapped(gate.advice, "     ")
        return
    because = "; ".join(one.statement for one in gate.because)
    if because:
        yield from wrapped(_("Because {because}.").format(because=because), "     ")
    if is_mixed:
        yield from wrapped(gate.advice, "     ")
        return
    yield from wrapped(_("Opens when {test}.").format(test=gate.opens_when), "     ")


def _footing(recommendation: Recommendation, remarks: tuple[str, ...]) -> Iterator[str]:
    confidence = recommendation.confidence
    yield from ("", _("What this rests on"))
    for criterion, found in recommendation.from_costs.items():
        yield from wrapped(f"{criterion} {found.line}.")
    robust = " ".join((confidence.robust, *confidence.other_runs[1:]))
    for text in (confidence.rests_on, robust, confidence.not_measured, *remarks):
        yield from wrapped(text)
    yield ""
    yield _("Decision model {title} {version}, fingerprint {fingerprint}").format(
        title=recommendation.model_title,
        version=recommendation.model_version,
        fingerprint=recommendation.short_fingerprint,
    )
