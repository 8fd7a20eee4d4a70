"""Figures as the page writes them: points, weeks, lists of approaches."""

from collections.abc import Iterable

from core.charts.marks import approach_mark
from core.charts.scene import Scene
from core.decision.approach_names import approach_names
from core.decision.recommendation import Stage, StageState
from core.decision.wording import sentence_case
from core.language import _
from core.model.pack import Pack


def signed(points: float) -> str:
    """Return "+0.8", "−0.5" or "0.0": one decimal, a real minus."""
    shown = round(points, 1)
    sign = {True: "+", False: "−"}[shown > 0] if shown else ""
    return f"{sign}{abs(shown):.1f}"


def whole(points: float) -> str:
    """Return points without decimals."""
    return f"{round(points)}"


def of_hundred(share: float) -> str:
    """Return a share as so many of a hundred: "76", "<1"."""
    count = round(share * 100)
    return _("<1") if share > 0 and count < 1 else str(count)


def weeks(stage: Stage) -> str:
    """Return what stands in the column of weeks: "2–4", "done", "ongoing"."""
    if stage.state is StageState.DONE:
        return _("done")
    return week_range(stage.weeks) or _("ongoing")


def week_range(span: tuple[float, float] | None) -> str:
    """Return "2–4" or "3"; "" for work without an end."""
    if span is None:
        return ""
    shortest, longest = (f"{number:g}" for number in span)
    return shortest if shortest == longest else f"{shortest}–{longest}"


def unbroken(text: str) -> str:
    """Return the text with every figure kept on one line with its per cent sign."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


class ApproachNames:
    """Approaches in words, in the order and with the phrases of the decision model."""

    def __init__(self, pack: Pack) -> None:
        """Take the names from the pack."""
        self._pack = pack
        self._phrases: dict[str, str] = {
            approach.code: approach.phrase for approach in pack.approaches
        }
        self._names: dict[str, str] = {approach.code: approach.name for approach in pack.approaches}

    def listed(self, codes: Iterable[str]) -> str:
        """Return "Retrieval, context orchestration"; all of them are "Every approach"."""
        return sentence_case(approach_names(self._pack.approaches, codes))

    def name(self, code: str) -> str:
        """Return the name for a table."""
        return self._names[code]

    def phrase(self, code: str) -> str:
        """Return the name inside a sentence."""
        return self._phrases[code]

    def mark(self, code: str) -> Scene:
        """Return the mark that always stands beside the name."""
        return approach_mark(code)
