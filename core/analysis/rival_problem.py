"""What must happen for one rival to stand before today's recommendation, as sums and gates.

The rule of the ranking splits into four ways, each a few sums of whole numbers that must reach
a limit, together with gates that must stay open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import ge

from core.analysis.gate_views import SILENCING, GateView, blocking, deciding
from core.analysis.moves import Move, moves
from core.analysis.what_if import WhatIf


@dataclass(frozen=True, slots=True)
class Step:
    """One move as one way sees it: ``option`` counts from 1, ``gains`` go to the way's sums."""

    criterion: str
    option: int
    move: Move
    gains: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way for the rival to come before: every shortfall made up, gates as required.

    No gate of ``shut`` may fail. When ``needs_block`` is set, one of ``block`` must. ``steps``
    holds per question the moves worth trying, ``best`` per sum the best gain of every question,
    largest first.
    """

    shortfalls: tuple[int, ...]
    shut: tuple[GateView, ...]
    block: tuple[GateView, ...]
    needs_block: bool
    steps: dict[str, tuple[Step, ...]]
    best: tuple[tuple[tuple[int, str], ...], ...]


class Rivals:
    """The changed answers and gates of one case, shared by all its rivals."""

    def __init__(self, what_if: WhatIf) -> None:
        """Prepare the moves and the options of each answered question."""
        self._what_if = what_if
        self._moves: dict[str, list[Move]] = {}
        for move in moves(what_if):
            self._moves.setdefault(move.change.criterion, []).append(move)
        self._options = {
            q: (what_if.sheet[q], *(move.answer for move in own)) for q, own in self._moves.items()
        }
        self._needs = what_if.need_sums
        self._line = what_if.need_sum_line
        model, sheet = what_if.model, what_if.sheet
        self._views = {
            gate.key: GateView(model, gate, sheet, self._options) for gate in deciding(model, sheet)
        }

    def ways(self, rival: str) -> Iterator[Way]:
        """Yield the ways in which the rival can come before today's recommendation."""
        what_if, line = self._what_if, self._line
        leader = what_if.recommended or ""
        r, a = (what_if.model.positions[code] for code in (rival, leader))
        total, need = what_if.case.values.total, self._needs
        ahead = _Sum(total[a] - total[r] + (r > a), lambda move: move.total[r] - move.total[a])
        wanted = _Sum(line - need[r], lambda move: move.need[r])
        unwanted = _Sum(need[a] - line + 1, lambda move: -move.need[a])
        for sums in ((), (wanted, unwanted), (ahead, wanted), (ahead, unwanted)):
            yield self._way(rival, leader, sums)

    def _way(self, rival: str, leader: str, sums: tuple["_Sum", ...]) -> Way:
        own = {gate.key for gate in blocking(self._what_if.model, self._what_if.sheet, rival)}
        shut = tuple(
            view for key, view in self._views.items() if key in own or view.gate.effect in SILENCING
        )
        other = () if sums else blocking(self._what_if.model, self._what_if.sheet, leader)
        block = tuple(self._views[gate.key] for gate in other)
        steps = {q: self._steps(q, (*shut, *block), sums) for q in self._moves}
        best = tuple(_best(steps, place) for place in range(len(sums)))
        return Way(tuple(s.shortfall for s in sums), shut, block, not sums, steps, best)

    def _steps(
        self, criterion: str, views: tuple[GateView, ...], sums: tuple["_Sum", ...]
    ) -> tuple[Step, ...]:
        """Return the moves that no other move of the same class, or none at all, makes idle."""
        rows = [view.classes[criterion] for view in views if criterion in view.classes]
        classes = list(zip(*rows, strict=True)) or [()] * (len(self._moves[criterion]) + 1)
        kept: list[Step] = []
        for option, move in enumerate(self._moves[criterion], 1):
            gains = tuple(s.gain(move) for s in sums)
            rivals = [s.gains for s in kept if classes[s.option] == classes[option]]
            if classes[option] == classes[0]:
                rivals.append(tuple(0 for _ in gains))
            if any(all(map(ge, row, gains)) for row in rivals):
                continue
            kept.append(Step(criterion, option, move, gains))
        return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Sum:
    """What is missing today, and what a move gives towards it."""

    shortfall: int
    gain: Callable[[Move], int]


def _best(steps: dict[str, tuple[Step, ...]], place: int) -> tuple[tuple[int, str], ...]:
    gains = [(max(s.gains[place] for s in own), q) for q, own in steps.items() if own]
    return tuple(sorted((pair for pair in gains if pair[0] > 0), reverse=True))
