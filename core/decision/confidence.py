"""How much may be trusted: three separate statements, never multiplied (methods 2.14)."""

from core.answers import State
from core.decision.case import Case
from core.decision.insight import Robustness
from core.decision.recommendation import Confidence, Contrast
from core.decision.wording import say


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
        evidenced=str(evidenced),
    )
    first, family = _of_100(lead, robustness)
    return Confidence(
        answered=len(answered),
        evidenced=evidenced,
        unknown=sum(case.sheet[q].state is State.UNKNOWN for q in criteria),
        asked=len(criteria),
        rests_on=rests_on,
        robust=_robust(case, lead, first, family),
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


def _robust(case: Case, lead: Contrast | None, first: int | None, family: int | None) -> str:
    if lead is None:
        return say(case.model, "confidence.no_lead")
    if first is None or family is None:
        return f"{lead.heading}."
    return say(
        case.model,
        "confidence.robust",
        first=str(first),
        family=str(family),
        Approach=case.model.alternative(lead.first).name,
    )
