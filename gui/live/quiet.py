"""Between an answer and its draws: what the draws said last stays, so that nothing flickers."""

from dataclasses import replace
from typing import Any

from core.decision.recommendation import (
    Confidence,
    Need,
    RankedApproach,
    Recommendation,
    Verdict,
    VerdictState,
)

_LEFT_TO_THE_DRAWS = (VerdictState.CLEAR, VerdictState.LEANING, VerdictState.TOO_CLOSE)


def is_counted(recommendation: Recommendation) -> bool:
    """Say whether the draws of these answers have been counted."""
    return any(row.p_first is not None for row in recommendation.ranking)


def quieted(shown: Recommendation | None, now: Recommendation) -> Recommendation:
    """Return what to show: ``now``, with the figures of ``shown`` until its own draws are there.

    Values, gates and the point on the fork are always those of ``now``; so is the verdict as
    soon as another approach is recommended.
    """
    if shown is None or is_counted(now) or not is_counted(shown):
        return now
    return replace(
        now,
        verdict=_verdict(shown, now),
        ranking=_with_old_runs(shown, now.ranking),
        need=_with_old_cloud(shown.need, now.need),
        confidence=_confidence(shown, now),
        **_searched(shown, now),
    )


def _searched(shown: Recommendation, now: Recommendation) -> dict[str, Any]:
    is_kept = _is_same_advice(shown, now)
    return {
        "smallest_sets": shown.smallest_sets if is_kept else {},
        "pairs": shown.pairs if is_kept else (),
        "importance_ties": shown.importance_ties if is_kept else (),
    }


def _is_same_advice(shown: Recommendation, now: Recommendation) -> bool:
    return now.recommended is not None and shown.recommended == now.recommended


def _verdict(shown: Recommendation, now: Recommendation) -> Verdict:
    states = {shown.verdict.state, now.verdict.state}
    is_held = _is_same_advice(shown, now) and states <= set(_LEFT_TO_THE_DRAWS)
    return shown.verdict if is_held and len(states) > 1 else now.verdict


def _with_old_runs(
    shown: Recommendation, rows: tuple[RankedApproach, ...]
) -> tuple[RankedApproach, ...]:
    old = {row.code: row for row in shown.ranking}
    return tuple(
        replace(row, p_first=old[row.code].p_first, spread=old[row.code].spread)
        if row.code in old
        else row
        for row in rows
    )


def _with_old_cloud(shown: Need, now: Need) -> Need:
    return now._replace(cloud=shown.cloud) if now.is_known else now


def _confidence(shown: Recommendation, now: Recommendation) -> Confidence:
    if not _is_same_advice(shown, now):
        return now.confidence
    old = shown.confidence
    return replace(now.confidence, first=old.first, family=old.family, robust=old.robust)
