"""How robust the result is, in words."""

from collections.abc import Iterator

from core.decision.approach_names import approach_names
from core.decision.recommendation import RankedApproach, Recommendation
from core.decision.wording import sentence_case
from core.language import _
from core.model.pack import Pack
from core.report.chances import of_hundred
from core.report.handout import FactLine, Robust
from core.report.wording import approach, figure

_RIVALS_SHOWN = 3
_GATES_SHOWN = 6
_LEAST_SHARE = 0.02


def runs_lines(result: Recommendation, pack: Pack) -> tuple[FactLine, ...]:
    """Return how often the recommendation is first, and part of the winner."""
    confidence = result.confidence
    if result.recommended is None or confidence.first is None or confidence.family is None:
        return ()
    name = approach(pack, result.recommended).phrase
    vary = _("runs put {approach} first when importances and doubtful answers vary")
    first = vary.format(approach=name)
    if confidence.other_runs:
        first = f"{first}. {' '.join(confidence.other_runs)}"
    lines = [FactLine(_of_100(str(confidence.first)), first)]
    if confidence.family != confidence.first:
        text = _("runs have {approach} as part of the winner").format(approach=name)
        lines.append(FactLine(_of_100(str(confidence.family)), text))
    return tuple(lines)


def compose_robust(result: Recommendation, pack: Pack) -> Robust | None:
    """Return the section on robustness; None before the draws have been made."""
    confidence = result.confidence
    if confidence.samples is None or confidence.half_width is None or not confidence.answered:
        return None
    return Robust(
        passage=_passage(confidence.samples, confidence.half_width),
        runs=(*runs_lines(result, pack), *_rivals(result, pack)),
        gates_title=_("Gates that are not certain"),
        gates=tuple(_gates(result, pack)),
        limits=_(
            "The runs say how the result holds while the answers and the importances vary. They "
            "cannot say whether the marks are right."
        ),
    )


def _of_100(count: str) -> str:
    return _("{n} of 100").format(n=count)


def _passage(samples: int, half_width: float) -> str:
    return _(
        "The ranking was worked out {samples} times. In each run the importances vary around "
        "those of the decision model, and each doubtful or missing answer turns out one way or "
        "another; gates are judged anew. The shares are exact to {error} of 100 runs (Monte "
        "Carlo error, 95 %). The same answers always give the same figures."
    ).format(samples=figure(samples), error=f"{100 * half_width:.1f}")


def _rivals(result: Recommendation, pack: Pack) -> Iterator[FactLine]:
    rivals = [
        row
        for row in result.ranking
        if row.code != result.recommended and _share(row) >= _LEAST_SHARE
    ]
    for row in sorted(rivals, key=lambda row: -_share(row))[:_RIVALS_SHOWN]:
        text = _("runs put {approach} first").format(approach=approach(pack, row.code).phrase)
        yield FactLine(_of_100(of_hundred(_share(row))), text)


def _share(row: RankedApproach) -> float:
    return row.p_first or 0.0


def _gates(result: Recommendation, pack: Pack) -> Iterator[FactLine]:
    unsure = [
        (share, finding)
        for finding in result.gates
        if finding.effect in ("blocks", "requires")
        and not finding.overridden
        and _LEAST_SHARE <= (share := result.gate_fails.get(finding.id, 0.0)) <= 1 - _LEAST_SHARE
    ]
    for share, finding in sorted(unsure, key=lambda pair: abs(pair[0] - 0.5))[:_GATES_SHOWN]:
        text = _("runs in which it stands in the way: {title}. {approaches} ({gate})")
        names = sentence_case(approach_names(pack.approaches, finding.approaches))
        yield FactLine(
            _of_100(of_hundred(share)),
            text.format(title=finding.title, approaches=names, gate=finding.id),
        )
