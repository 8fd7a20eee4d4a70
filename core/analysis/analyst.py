"""Everything the analysis finds out about one sheet, in two helpings.

``glance`` is plain Python and fits into a frame; ``study`` needs the draws (numpy, loaded on
first use) and belongs off the thread that paints.
"""

from collections.abc import Mapping
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from core.analysis.flip_kind import flip_kind
from core.analysis.flips import Change, answer_after, single_flips
from core.analysis.information import Enquiries
from core.analysis.smallest_sets import smallest_sets
from core.analysis.telling import telling_pairs, telling_ties
from core.analysis.tie_importance import tie_importances
from core.analysis.what_if import WhatIf
from core.answers import AnswerSheet
from core.decision.insight import Information, Insight, Robustness
from core.decision.model import DecisionModel
from core.decision.recommend import recommend
from core.decision.recommendation import Flip, FlipChange, Recommendation
from core.decision.settle import Truths, settle
from core.decision.split_words import split_clause

if TYPE_CHECKING:  # numpy waits until robustness is asked for
    from core.analysis.robustness import RobustnessRun

# Each keeps its draws, some megabytes.
_KEPT = 8


class Analyst:
    """Studies sheets of one model and keeps the draws while answers change."""

    def __init__(self, model: DecisionModel) -> None:
        """Take the model; nothing is drawn yet."""
        self.model = model
        self._enquiries = Enquiries(model)
        self._run: RobustnessRun | None = None
        self._at_work = Lock()
        self._settled: dict[str, Analyst] = {}
        self._settling = Lock()

    def settled(self, truths: Truths) -> "Analyst":
        """Return the analyst of the same model with what the costs say in its gates.

        Itself where they say nothing; the last few analysts are kept with their draws.
        """
        model = settle(self.model, truths)
        if model is self.model:
            return self
        with self._settling:
            known = self._settled.pop(model.digest, None) or Analyst(model)
            self._settled[model.digest] = known
            if len(self._settled) > _KEPT:
                del self._settled[next(iter(self._settled))]
        return known

    def glance(self, sheet: AnswerSheet) -> Insight:
        """Return the single flips and what each missing answer is worth."""
        what_if = WhatIf(self.model, sheet)
        information = {
            found.criterion: Information(found.chance, found.value, found.days)
            for found in self._enquiries.rank(what_if)
        }
        flips = tuple(
            _flip(what_if, found.changes, found.leader, found.lead)
            for found in single_flips(what_if)
        )
        return Insight(flips=flips, information=information)

    def study(self, sheet: AnswerSheet, glance: Insight | None = None) -> Insight:
        """Return all that can be found out, the draws and the smallest sets included."""
        from core.analysis.pair_flips import all_pair_flips

        robustness = self._robustness(sheet)
        found, what_if = glance or self.glance(sheet), WhatIf(self.model, sheet)
        pairs = telling_pairs(what_if, all_pair_flips(what_if))
        return replace(
            found,
            robustness=robustness,
            smallest_sets=self._smallest(what_if),
            pairs=tuple(_flip(what_if, p.changes, p.leader, p.lead) for p in pairs),
            importance_ties=telling_ties(what_if, tie_importances(what_if)),
        )

    def recommend(self, sheet: AnswerSheet) -> Recommendation:
        """Return the recommendation with all that can be found out about the sheet."""
        return recommend(self.model, sheet, self.study(sheet))

    def weigh(self, sheet: AnswerSheet) -> Insight:
        """Return what a verdict rests on, single flips and draws, and no more."""
        return replace(self.glance(sheet), robustness=self._robustness(sheet))

    def _robustness(self, sheet: AnswerSheet) -> Robustness:
        from core.analysis.figures import figures
        from core.analysis.robustness import RobustnessRun

        # The run keeps the last sheet between answers, so it serves one thread at a time.
        with self._at_work:
            if self._run is None:
                self._run = RobustnessRun(self.model)
            return figures(self._run, self._run.count(sheet))

    def _smallest(self, what_if: WhatIf) -> Mapping[str, Flip | None]:
        return {
            found.rival: _flip(what_if, found.changes, found.rival, found.lead)
            if found.changes is not None
            else None
            for found in smallest_sets(what_if)
        }


def _flip(what_if: WhatIf, changes: tuple[Change, ...], leader: str | None, lead: float) -> Flip:
    kind = flip_kind(what_if, changes, leader)
    told = tuple(_change(what_if, change) for change in changes)
    if leader is not None:
        return Flip(told, leader, lead, kind)
    answers = {change.criterion: answer_after(what_if, change) for change in changes}
    return Flip(told, leader, lead, kind, what_if.verdict_without(answers))


def _change(what_if: WhatIf, change: Change) -> FlipChange:
    entry = what_if.model.criteria[change.criterion]
    split = what_if.sheet[change.criterion].split
    before = entry.level(change.before).statement
    return FlipChange(
        change.criterion,
        change.before,
        change.after,
        split_clause(what_if.model, entry, split) if split else before,
        entry.level(change.after).statement,
    )
