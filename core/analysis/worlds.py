"""The answers as they could turn out: one level per criterion and draw."""

from functools import reduce
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from core.analysis.draw_sets import DrawSets, draw_sets, every, flags_of
from core.answers import Answer, AnswerSheet, Band, State, is_within
from core.decision.beliefs import WHOLE, belief, in_ten_thousandths
from core.decision.conditions import FALSE, TRUE, evaluate
from core.decision.model import (
    Condition,
    Constant,
    Counted,
    CriterionEntry,
    DecisionModel,
    LevelEntry,
    LevelIn,
    Negated,
    NumberWithin,
    StateIn,
)
from core.fixed_draws import BITS, stream

Throws = NDArray[np.uint16]


def possible(model: DecisionModel, criterion: CriterionEntry, answer: Answer) -> tuple[int, ...]:
    """Return the belief over levels, in ten-thousandths; no answer counts as the base rate."""
    if answer.state in (State.ANSWERED, State.UNKNOWN):
        return belief(criterion, answer, model.spreads[answer.confidence.value])
    return in_ten_thousandths(criterion.base_rate)


def throws(criterion: str, samples: int) -> Throws:
    """Return the throws of a criterion, 0 to 9,999, one per draw; they never change."""
    return ((stream(f"answer {criterion}", samples) * WHOLE) >> BITS).astype(np.uint16)


def level_sets(shares: tuple[int, ...], throws: Throws) -> DrawSets:
    """Return the draws that fall on each level."""
    ends = np.array(list(accumulate(shares)), dtype=np.uint16)
    sets = draw_sets(throws < ends[:, None])
    sets[1:] ^= sets[:-1]
    return sets


class Worlds:
    """The draws each level of each criterion is drawn in (``levels``), and where conditions hold.

    A condition on one answer is looked up once until ``put`` draws that answer anew.
    """

    def __init__(self, model: DecisionModel, samples: int) -> None:
        """Start without a draw."""
        self.levels: dict[str, DrawSets] = {}
        self._model = model
        self._samples = samples
        self._every = every(samples)
        self._none = self._every ^ self._every
        self._known: dict[str, dict[int, DrawSets]] = {}

    def put(self, criterion: str, levels: DrawSets) -> None:
        """Take the levels of one criterion and forget what was known about it."""
        self.levels[criterion] = levels
        self._known[criterion] = {}

    def holds(self, condition: Condition, sheet: AnswerSheet) -> DrawSets:
        """Say in which draws a condition holds.

        What is drawn is known, so nothing stays open. A stated split is known too: it speaks by
        its majority as in ``conditions.evaluate``, and what holds in part holds in no draw.
        """
        return self._surely(condition, sheet, is_true=True)

    def _surely(self, condition: Condition, sheet: AnswerSheet, *, is_true: bool) -> DrawSets:
        """Return the draws in which a condition is surely true, or surely false."""
        if isinstance(condition, Counted):
            parts = [self._surely(part, sheet, is_true=is_true) for part in condition.parts]
            # Fewer than so many are true once enough of them are false.
            least = condition.least if is_true else len(parts) - condition.least + 1
            return self._at_least(least, parts)
        if isinstance(condition, Negated):
            return self._surely(condition.part, sheet, is_true=not is_true)
        if isinstance(condition, Constant):
            return self._every if condition.holds == is_true else self._none
        if sheet[condition.criterion].split is not None:
            truth = evaluate(condition, self._model, sheet)
            return self._every if truth == (TRUE if is_true else FALSE) else self._none
        known = self._known[condition.criterion]
        # By identity, because hashing a condition takes as long as looking it up saves.
        sets = known.get(id(condition))
        if sets is None:
            sets = known[id(condition)] = self._of_one(condition, sheet[condition.criterion])
        return sets if is_true else self._every ^ sets

    def _at_least(self, least: int, parts: list[DrawSets]) -> DrawSets:
        if least == 1:
            return reduce(np.bitwise_or, parts)
        if least == len(parts):
            return reduce(np.bitwise_and, parts)
        count = flags_of(np.stack(parts), self._samples).sum(axis=0, dtype=np.uint16)
        return draw_sets(count >= least)

    def _of_one(self, condition: LevelIn | NumberWithin | StateIn, answer: Answer) -> DrawSets:
        if isinstance(condition, StateIn):
            state = State.UNANSWERED if answer.is_open else answer.state
            return self._every if state.value in condition.states else self._none
        if answer.state is State.NOT_APPLICABLE:
            return self._none
        drawn = zip(
            self.levels[condition.criterion],
            self._model.criteria[condition.criterion].levels,
            strict=True,
        )
        true = [sets for sets, level in drawn if _holds_at(condition, level, answer)]
        return reduce(np.bitwise_or, true, self._none)


def _holds_at(condition: LevelIn | NumberWithin, level: LevelEntry, answer: Answer) -> bool:
    if isinstance(condition, LevelIn):
        return level.id in condition.levels
    return _number_holds(condition.band, level.band, answer, level.id)


def _number_holds(band: Band, level: Band | None, answer: Answer, level_id: str) -> bool:
    if level is None:
        return False
    number = answer.number if answer.level == level_id else None
    return is_within(band, _middle(level) if number is None else number)


def _middle(band: Band) -> float:
    # Counts spread over orders of magnitude, so the middle of a band is the geometric one.
    low, _, high, _ = band
    if high == float("inf"):
        return low * 2 if low > 0 else 1.0
    if low <= 0:
        return high / 2
    return float((low * high) ** 0.5)
