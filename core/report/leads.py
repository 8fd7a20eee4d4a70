"""How far another approach would be ahead or level, in words that screen and paper share."""

from core.decision.recommendation import Flip, FlipGroup, FlipKind, ImportanceTie
from core.language import _
from core.report.wording import signed

_NEAR = 0.05


def lead_in_words(group: FlipGroup) -> str:
    """Return "+1.2", "+1.2–5.0" or the pack's word; "" where nothing can be ahead."""
    leads = [flip.lead for flip in group.flips]
    if group.kind is FlipKind.LEADS and min(leads) > 0:
        low, high = signed(min(leads)), signed(max(leads))
        return low if low == high else f"{low}–{high[1:]}"
    return group.word


def then_in_words(group: FlipGroup) -> str:
    """Return what would follow, with {answer} and {approach} still to be filled in."""
    if not group.verdict_word:
        return group.then
    word = group.verdict_word[:1].lower() + group.verdict_word[1:]
    return _("if {answer}, the verdict is “{verdict}”").replace("{verdict}", word)


def lead_of_pair(pair: Flip) -> str:
    """Return the lead after two changed answers: "+1.2", "by a gate" or "by need"."""
    if pair.lead >= 0:
        return signed(pair.lead)
    return _("by need") if pair.kind is FlipKind.BY_NEED else _("by a gate")


def tie_in_words(tie: ImportanceTie, approach: str) -> str:
    """Return how important a factor would have to be, as a sentence."""
    factor = tie.title[:1].lower() + tie.title[1:]
    text = _("If {factor} counted {times}, {approach} would be level.")
    fields = {"factor": factor, "times": _times(tie.times), "approach": approach}
    for name, words in fields.items():
        text = text.replace("{" + name + "}", words)
    return text


def _times(times: float) -> str:
    if abs(times - 2) < _NEAR:
        return _("twice as much")
    if abs(times - 1 / 2) < _NEAR / 2:
        return _("half as much")
    if times < 1:
        return _("{n}\u00a0% as much").format(n=round(100 * times))
    return _("{n} times as much").format(n=f"{round(times, 1):g}")
