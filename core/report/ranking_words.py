"""The roadmap, the ranking and why not the others, in words."""

from dataclasses import replace

from core.decision.recommendation import (
    Contrast,
    RankedApproach,
    Recommendation,
    Stage,
    StageState,
    Status,
)
from core.language import _
from core.model.pack import Pack
from core.report.chances import of_hundred
from core.report.change_words import is_studied
from core.report.handout import ContributionLine, Ranking, RankLine, StageLine
from core.report.opening import reason_line
from core.report.wording import approach, figure, signed


def compose_roadmap(result: Recommendation) -> tuple[StageLine, ...]:
    """Return the stages of the path."""
    return tuple(_stage(stage) for stage in result.roadmap)


def _stage(stage: Stage) -> StageLine:
    return StageLine(
        stage.title,
        stage.subtitle,
        stage.enter_when,
        stage.done_when,
        stage.stop_if,
        _weeks(stage),
        stage.state.value,
    )


def _weeks(stage: Stage) -> str:
    if stage.state is StageState.DONE:
        return _("done")
    if stage.weeks is None:
        return _("ongoing")
    low, high = stage.weeks
    return figure(low) if low == high else f"{figure(low)}–{figure(high)}"


def compose_ranking(result: Recommendation, pack: Pack, today: str) -> Ranking:
    """Return the ranking with the contrast and the arguments for and against the first."""
    contrast = result.contrast
    name = approach(pack, result.recommended).phrase if result.recommended else ""
    return Ranking(
        lines=tuple(_line(result, pack, row) for row in result.ranking),
        contrast_title=contrast.heading if contrast else "",
        contributions=_contributions(contrast),
        picture_title=_("Fit and readiness"),
        picture_caption=_picture_caption(result, today),
        for_title=_("What speaks for {approach}").format(approach=name),
        reasons_for=tuple(reason_line(reason) for reason in result.reasons_for),
        against_title=_("What speaks against it"),
        reasons_against=tuple(reason_line(reason) for reason in result.reasons_against),
    )


def _line(result: Recommendation, pack: Pack, row: RankedApproach) -> RankLine:
    if not is_studied(result):
        row = replace(row, p_first=None, spread=None)
    return RankLine(
        row,
        f"{row.value:.0f}",
        f"{row.fit:.0f}",
        f"{row.readiness:.0f}",
        _first_in(row),
        row.status.value,
        pack.wording[f"gate.word.{row.status.value}"],
        row.code == result.recommended,
    )


def _first_in(row: RankedApproach) -> str:
    if row.p_first is None:
        return ""
    return "–" if row.status is Status.BLOCKED else of_hundred(row.p_first)


def _contributions(contrast: Contrast | None) -> tuple[ContributionLine, ...]:
    if contrast is None:
        return ()
    return tuple(
        ContributionLine(line.statement, signed(line.shown), line) for line in contrast.lines
    )


def _picture_caption(result: Recommendation, today: str) -> str:
    is_drawn = any(row.code == today for row in result.ranking)
    if result.destination.code in (None, today) or not is_drawn:
        return _("Grey: blocked by a gate, shown all the same.")
    return _(
        "The line runs from today’s approach to the destination. "
        "Grey: blocked by a gate, shown all the same."
    )
