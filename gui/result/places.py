"""The places of the result page, as the list at the left names them."""

from core.decision.recommendation import Recommendation
from core.language import _, counted
from gui.frame.side_list import SideEntry
from gui.result.gates import held_up


def places_of(recommendation: Recommendation, scenarios: int) -> tuple[SideEntry, ...]:
    """Return every place of the page with what is to be found there."""
    confidence = recommendation.confidence
    total = str(len(recommendation.asked))
    answered = _("{n} of {total}").format(n=confidence.answered, total=total)
    return (
        SideEntry("verdict", _("Verdict")),
        SideEntry("fork", _("The fork")),
        SideEntry("ranking", _("Ranking"), str(len(recommendation.ranking))),
        SideEntry("reasons", _("Reasons"), _reasons(recommendation)),
        SideEntry("gates", _("Gates"), str(held_up(recommendation.gates))),
        SideEntry("robust", _("How robust")),
        SideEntry("changes", _("What would change it"), str(len(recommendation.flip_groups))),
        SideEntry("what-if", _("What if"), str(scenarios) if scenarios else ""),
        SideEntry("find-out", _("Find out next"), str(len(recommendation.open_questions))),
        SideEntry("roadmap", _("Roadmap"), _stages(recommendation)),
        SideEntry("answers", _("Answers"), answered),
    )


def _reasons(recommendation: Recommendation) -> str:
    pro, contra = len(recommendation.reasons_for), len(recommendation.reasons_against)
    told = (
        _("{n} for").format(n=pro) if pro else "",
        _("{n} against").format(n=contra) if contra else "",
    )
    return ", ".join(part for part in told if part)


def _stages(recommendation: Recommendation) -> str:
    return counted("{n} stage", "{n} stages", len(recommendation.roadmap))
