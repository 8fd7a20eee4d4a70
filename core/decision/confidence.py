"""How much may be trusted: three separate statements, never multiplied (methods 2.14)."""

from core.answers import State
from core.decision.case import Case
from core.decision.insight import Robustness
from core.decision.recommendation import Confidence, Contrast
from core.decision.wording import say

ALWAYS = 100


def count_confidence(
    case: Case, lead: Contrast | None, robustness: Robustness | None
) -> Confidence:
    """Return what the recommendation rests on, how robust it is and what is not measured."""
    criteria = [criterion for criterion, is_asked in case.asked.items() if is_asked]
    answered = [q for q in criteria if case.sheet[q].state is State.ANSWERED]
    evidenced = sum(q in case.sheet.evidenced for q in answered)
    rests_on = say(
        case.model,
        "confidence.rests_on",
        answered=str(len(answered)),
        asked=str(len(criteria)),
        evidenced=str(evidenced) if evidenced else case.model.wording["word.none"],
    )
    first, family = _of_100(lead, robustness)
    return Confidence(
        answered=len(answered),
        evidenced=evidenced,
        unknown=sum(case.sheet[q].state is State.UNKNOWN for q in criteria),
        asked=len(criteria),
        rests_on=rests_on,
        robust=_robust(case, lead, robustness),
        not_measured=case.model.calibration,
        first=first,
        family=family,
        samples=robustness.samples if robustness else None,
        half_width=robustness.half_width if robustness else None,
    )


def _of_100(lead: Contrast | None, robustness: Robustness | None) -> tuple[int | None, int | None]:
    if lead is None or robustness is None:
        return None, None
    return round(100 * robustness.first[lead.first]), round(100 * robustness.family[lead.first])


def _robust(case: Case, lead: Contrast | None, robustness: Robustness | None) -> str:
    first, family = _of_100(lead, robustness)
    if lead is None:
        return say(case.model, "confidence.no_lead")
    if robustness is None:
        return f"{lead.heading}."
    holds = round(100 * robustness.feasible[lead.first])
    return say(
        case.model,
        "confidence.robust" if holds == ALWAYS else "confidence.robust_gated",
        first=str(first),
        family=str(family),
        holds=str(holds),
        Approach=case.model.alternative(lead.first).name,
    )
