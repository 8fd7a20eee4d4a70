"""The parts of the page of decision models, and the line that says what each is for."""

from core.language import _
from gui.frame.side_list import SideEntry

GUIDES = {
    "models": _("Choose a model to see its values. A version is never changed once published."),
    "importances": _("How much each section counts, 0 to 100; the largest is 100."),
    "questions": _("How much each question counts inside its section, 1 to 100."),
    "thresholds": _("The limits of the verdict: judgement, not measurement."),
    "beliefs": _("How much belief stays on a stated answer at each confidence."),
    "base-rates": _("What is believed when nobody knows the answer, in per cent for each level."),
    "marks": _("How each answer moves each approach, −2 to +2. A dot: not as shipped."),
    "gates": _("Rules that no score can outweigh. They can be read here, not changed."),
    "changes": _("Every change of this model, the latest first."),
}
"""What stands above a part, where it is one and the same line."""

WITHOUT_VALUES = ("models", "changes", "renewal")
"""Parts that need no values, for a copy this program cannot decide with."""


def entries() -> tuple[SideEntry, ...]:
    """Return the parts in order; the last leaves the page."""
    return (
        SideEntry("models", _("Models")),
        SideEntry("importances", _("Importances"), has_gap=True),
        SideEntry("questions", _("Within a section")),
        SideEntry("thresholds", _("Thresholds")),
        SideEntry("beliefs", _("Confidence")),
        SideEntry("base-rates", _("Base rates")),
        SideEntry("marks", _("Marks")),
        SideEntry("texts", _("Questions and reasons")),
        SideEntry("gates", _("Gates")),
        SideEntry("changes", _("Changes"), has_gap=True),
        SideEntry("replay", _("Replay")),
        SideEntry("publish", _("Publish")),
        SideEntry("renewal", _("Newer shipped model")),
        SideEntry("settings", _("Settings"), has_gap=True),
    )
