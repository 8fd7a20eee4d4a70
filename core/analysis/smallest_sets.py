"""The smallest set of changed answers that puts a rival before today's recommendation.

Exact, gates included: the search branches only over changes one of which every solution must
contain, so a set it finds is smallest and a set it does not find within the bound does not
exist (methods 2.9). Only answered questions change, each to another of its levels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from core.analysis.flips import Change
from core.analysis.gate_views import GateView
from core.analysis.rival_problem import Rivals, Step, Way
from core.analysis.what_if import WhatIf
from core.decision.values import MILLION

MOST_CHANGES = 5
Chosen = dict[str, Step]
Sums = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SmallestSet:
    """The smallest set for one rival; ``changes`` is None when more than five are needed.

    After the changes the rival is not blocked, something is recommended, and the rival stands
    before today's recommendation; a third approach may stand before both. ``lead`` is how far
    its value is ahead then, in points, negative where a gate or the need decides.
    """

    rival: str
    changes: tuple[Change, ...] | None
    lead: float


def smallest_sets(what_if: WhatIf, most: int = MOST_CHANGES) -> tuple[SmallestSet, ...]:
    """Return the smallest set for every other approach, in today's order."""
    if what_if.recommended is None:
        return ()
    rivals = Rivals(what_if)
    codes = (code for code in what_if.case.order.codes if code != what_if.recommended)
    return tuple(_smallest(what_if, code, tuple(rivals.ways(code)), most) for code in codes)


def _smallest(what_if: WhatIf, rival: str, ways: tuple[Way, ...], most: int) -> SmallestSet:
    for size in range(1, most + 1):
        for way in ways:
            found = _Search(way).within(size)
            if found is not None:
                changes = tuple(step.move.change for step in found)
                return SmallestSet(rival, changes, _lead(what_if, rival, found))
    return SmallestSet(rival, None, 0.0)


def _lead(what_if: WhatIf, rival: str, steps: tuple[Step, ...]) -> float:
    positions = what_if.model.positions
    r, a = positions[rival], positions[what_if.recommended or ""]
    total = what_if.case.values.total
    moved = sum(step.move.total[r] - step.move.total[a] for step in steps)
    return (total[r] - total[a] + moved) / MILLION


class _Search:
    """One search in one way; remembers the sets it has been through."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._seen: set[frozenset[tuple[str, int]]] = set()

    def within(self, size: int) -> tuple[Step, ...] | None:
        """Return a set of at most that many steps, None when there is none."""
        return self._extend({}, self._way.shortfalls, size)

    def _extend(self, chosen: Chosen, missing: Sums, left: int) -> tuple[Step, ...] | None:
        key = frozenset((q, step.option) for q, step in chosen.items())
        if key in self._seen or not self._is_in_reach(chosen, missing, left):
            return None
        self._seen.add(key)
        branches = self._branches(chosen, missing, left)
        if branches is None:
            return tuple(chosen.values())
        for steps in branches:
            more = {**chosen, **{step.criterion: step for step in steps}}
            found = self._extend(more, _less(missing, steps), left - len(steps))
            if found is not None:
                return found
        return None

    def _is_in_reach(self, chosen: Chosen, missing: Sums, left: int) -> bool:
        for best, short in zip(self._way.best, missing, strict=True):
            if short <= 0:
                continue
            gains = (gain for gain, q in best if q not in chosen)
            if sum(gain for gain, _ in zip(gains, range(left), strict=False)) < short:
                return False
        return True

    def _branches(
        self, chosen: Chosen, missing: Sums, left: int
    ) -> Iterator[tuple[Step, ...]] | None:
        """Return steps one of which every solution contains; None when this is a solution."""
        failing = [view for view in self._way.shut if _fails(view, chosen)]
        if failing:
            return self._opening(failing, chosen, left)
        if self._way.needs_block and not any(_fails(v, chosen) for v in self._way.block):
            return self._blocking(chosen, left)
        short = max(missing, default=0)
        return self._gaining(chosen, missing.index(short), short, left) if short > 0 else None

    def _opening(
        self, failing: list[GateView], chosen: Chosen, left: int
    ) -> Iterator[tuple[Step, ...]]:
        if _apart(failing) > left:
            return
        view = min(failing, key=lambda view: len(view.criteria))
        for q in view.criteria:
            if q not in chosen:
                yield from ((step,) for step in self._way.steps[q])

    def _blocking(self, chosen: Chosen, left: int) -> Iterator[tuple[Step, ...]]:
        for size in range(1, left + 1):
            for view in self._way.block:
                unchanged = [q for q in view.criteria if q not in chosen]
                for questions in combinations(unchanged, size):
                    for steps in product(*(self._way.steps[q] for q in questions)):
                        if _fails(view, {**chosen, **{s.criterion: s for s in steps}}):
                            yield steps

    def _gaining(
        self, chosen: Chosen, place: int, short: int, left: int
    ) -> Iterator[tuple[Step, ...]]:
        # Of at most ``left`` steps that make up for ``short``, one gives its share or more.
        if not left:
            return
        steps = [
            step
            for _, q in self._way.best[place]
            if q not in chosen
            for step in self._way.steps[q]
            if step.gains[place] * left >= short
        ]
        yield from ((step,) for step in sorted(steps, key=lambda step: -step.gains[place]))


def _fails(view: GateView, chosen: Chosen) -> bool:
    return view.fails(
        tuple(view.classes[q][chosen[q].option] if q in chosen else 0 for q in view.criteria)
    )


def _apart(views: list[GateView]) -> int:
    """Return how many of the gates share no question, so that each needs a change of its own."""
    seen: set[str] = set()
    count = 0
    for view in views:
        if seen.isdisjoint(view.criteria):
            count += 1
            seen.update(view.criteria)
    return count


def _less(missing: Sums, steps: tuple[Step, ...]) -> Sums:
    for step in steps:
        missing = tuple(short - gain for short, gain in zip(missing, step.gains, strict=True))
    return missing
