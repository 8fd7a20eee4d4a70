"""How much may be trusted: three separate statements, never multiplied (methods 2.14)."""

from core.answers import State
from core.decision.case import Case
from core.decision.insight import Robustness
from core.decision.other_runs import HUNDRED, in_100, other_runs
from core.decision.recommendation import Confidence, Contrast
from core.decision.wording import say


def count_confidence(
    case: Case, recommended: str | None, lead: Contrast | None, robustness: Robustness | None
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
    first, family = _of_100(recommended, robustness)
    return Confidence(
        answered=len(answered),
        evidenced=evidenced,
        unknown=sum(case.sheet[q].state is State.UNKNOWN for q in criteria),
        asked=len(criteria),
        rests_on=rests_on,
        robust=_robust(case, recommended, lead, robustness),
        not_measured=case.model.calibration,
        first=first,
        family=family,
        other_runs=other_runs(case, robustness) if recommended and robustness else (),
        samples=robustness.samples if robustness else None,
        half_width=robustness.half_width if robustness else None,
    )


def _of_100(code: str | None, robustness: Robustness | None) -> tuple[int | None, int | None]:
    if code is None or robustness is None:
        return None, None
    return in_100(robustness.first[code]), in_100(robustness.family[code])


def _robust(
    case: Case, code: str | None, lead: Contrast | None, robustness: Robustness | None
) -> str:
    if code is None:
        return say(case.model, "confidence.no_lead")
    name = case.model.alternative(code).name
    if robustness is None:
        return f"{lead.heading}." if lead else say(case.model, "confidence.alone", Approach=name)
    first, family = _of_100(code, robustness)
    holds, others = in_100(robustness.feasible[code]), other_runs(case, robustness)
    # Where the other runs are told, they tell of the gates too, and the first sentence says most.
    text = say(
        case.model,
        "confidence.robust" if others or holds == HUNDRED else "confidence.robust_gated",
        first=str(first),
        family=str(family),
        holds=str(holds),
        Approach=name,
    )
    return " ".join((text, *others[:1]))
