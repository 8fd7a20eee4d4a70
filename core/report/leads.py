"""How far another approach would be ahead, in words that screen and paper share."""

from core.decision.recommendation import FlipGroup, FlipKind
from core.language import _
from core.report.wording import signed


def lead_in_words(group: FlipGroup) -> str:
    """Return "+1.2", "+1.2–5.0", "level" or "by a gate"; "" where nothing can be ahead."""
    leads = [flip.lead for flip in group.flips]
    if group.kind is FlipKind.LEADS and min(leads) > 0:
        low, high = signed(min(leads)), signed(max(leads))
        return low if low == high else f"{low}–{high[1:]}"
    words = {FlipKind.TIES: _("level"), FlipKind.BY_GATE: _("by a gate")}
    return words.get(group.kind, "")
