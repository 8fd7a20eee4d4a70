"""Pairs of changed answers that change the recommendation while neither does alone.

Every pair is looked at, with its gates, in whole numbers. Needs numpy; import this room on
first use and run it off the window's thread.
"""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from core.analysis.flips import FlipFound
from core.analysis.gate_views import SILENCING, GateView, deciding
from core.analysis.moves import Move, moves
from core.analysis.what_if import WhatIf
from core.decision.model import Effect, GateEntry
from core.decision.values import MILLION
from core.language import _
from core.progress import Progress

AT_ONCE = 8_192
# Far above any value in millionths of a point.
TIER = 1 << 40
BLOCKED = -(1 << 60)
NOBODY = -1
Whole = NDArray[np.int64]
Holds = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Values and need sums in millionths of a point: today's, and what each move adds.

    Shapes (approaches, 1) and (approaches, moves).
    """

    total: Whole
    need: Whole
    total_moves: Whole
    need_moves: Whole
    line: int


@dataclass(frozen=True, slots=True)
class _GateMoves:
    """A gate before the moves: today's outcome, after each move alone, and after some two.

    ``touches`` says which moves the gate notices at all; ``both`` lists (moves, moves, outcome)
    for two moves that it notices together.
    """

    gate: GateEntry
    alone: Holds
    touches: Holds
    both: tuple[tuple[Whole, Whole, bool], ...]


def pair_flips(what_if: WhatIf) -> Generator[Progress, None, tuple[FlipFound, ...]]:
    """Find all such pairs, largest lead first; the generator returns them when it ends."""
    steps = moves(what_if)
    if not steps or what_if.need_answers < what_if.model.limits.least_need_answers:
        return ()
    sums = _sums(what_if, steps)
    gates = _gate_moves(what_if, steps)
    quiet = _without_effect_alone(what_if, sums, gates)
    one, other = _pairs(steps, quiet)
    found: list[FlipFound] = []
    for start in range(0, len(one), AT_ONCE):
        yield Progress(start, len(one), _("Looking at pairs of answers"))
        part = slice(start, start + AT_ONCE)
        found += _flips(what_if, steps, sums, gates, (one[part], other[part]))
    return tuple(sorted(found, key=_by_lead))


def all_pair_flips(what_if: WhatIf) -> tuple[FlipFound, ...]:
    """Find them all at once."""
    search = pair_flips(what_if)
    while True:
        try:
            next(search)
        except StopIteration as end:
            found: tuple[FlipFound, ...] = end.value
            return found


def _sums(what_if: WhatIf, steps: tuple[Move, ...]) -> _Sums:
    return _Sums(
        np.array([what_if.case.values.total], dtype=np.int64).T,
        np.array([what_if.need_sums], dtype=np.int64).T,
        np.array([step.total for step in steps], dtype=np.int64).T.copy(),
        np.array([step.need for step in steps], dtype=np.int64).T.copy(),
        what_if.need_sum_line,
    )


def _gate_moves(what_if: WhatIf, steps: tuple[Move, ...]) -> tuple[_GateMoves, ...]:
    places: dict[str, list[int]] = {}
    for place, step in enumerate(steps):
        places.setdefault(step.change.criterion, []).append(place)
    options = {
        q: (what_if.sheet[q], *(steps[place].answer for place in own)) for q, own in places.items()
    }
    return tuple(
        _of_gate(GateView(what_if.model, gate, what_if.sheet, options), places, len(steps))
        for gate in deciding(what_if.model, what_if.sheet)
    )


def _of_gate(view: GateView, places: dict[str, list[int]], count: int) -> _GateMoves:
    # Today's answer is the first option of every question, so its class is 0.
    today = dict.fromkeys(view.criteria, 0)
    alone = np.full(count, view.fails(tuple(today.values())))
    touches = np.zeros(count, dtype=np.bool_)
    members: dict[str, list[tuple[int, Whole]]] = {}
    for q in view.criteria:
        own = np.array(view.classes[q][1:])
        at = np.array(places[q])
        members[q] = [(c, at[own == c]) for c in range(1, max(view.classes[q]) + 1)]
        for place, moved in members[q]:
            touches[moved] = True
            alone[moved] = view.fails(tuple({**today, q: place}.values()))
    both = tuple(
        (one, other, view.fails(tuple({**today, p: first, q: second}.values())))
        for p, q in combinations(view.criteria, 2)
        for (first, one), (second, other) in product(members[p], members[q])
    )
    return _GateMoves(view.gate, alone, touches, both)


def _without_effect_alone(what_if: WhatIf, sums: _Sums, gates: tuple[_GateMoves, ...]) -> Whole:
    total = sums.total + sums.total_moves
    needed = sums.need + sums.need_moves >= sums.line
    outcomes = [gate.alone for gate in gates]
    return np.flatnonzero(
        _leaders(what_if, total, needed, list(zip(gates, outcomes, strict=True))) == _today(what_if)
    )


def _pairs(steps: tuple[Move, ...], places: Whole) -> tuple[Whole, Whole]:
    order = {q: number for number, q in enumerate({s.change.criterion: 0 for s in steps})}
    question = np.array([order[steps[place].change.criterion] for place in places], dtype=np.int64)
    one, other = np.nonzero(question[:, None] < question[None, :])
    return places[one], places[other]


def _flips(
    what_if: WhatIf,
    steps: tuple[Move, ...],
    sums: _Sums,
    gates: tuple[_GateMoves, ...],
    pairs: tuple[Whole, Whole],
) -> list[FlipFound]:
    one, other = pairs
    total = sums.total + sums.total_moves[:, one] + sums.total_moves[:, other]
    needed = sums.need + sums.need_moves[:, one] + sums.need_moves[:, other] >= sums.line
    at = np.full((len(steps), len(steps)), NOBODY, dtype=np.int64)
    at[one, other] = np.arange(len(one))
    outcomes = [(gate, _outcome(gate, one, other, at)) for gate in gates]
    leaders = _leaders(what_if, total, needed, outcomes)
    today = _today(what_if)
    changed = np.flatnonzero(leaders != today)
    winners = leaders[changed]
    lead = total[winners, changed] - total[today, changed]
    lead[(winners == NOBODY) | (today == NOBODY)] = 0
    codes = [alternative.code for alternative in what_if.model.alternatives]
    return [
        FlipFound((steps[i].change, steps[j].change), codes[w] if w >= 0 else None, d / MILLION)
        for i, j, w, d in zip(
            one[changed].tolist(),
            other[changed].tolist(),
            winners.tolist(),
            lead.tolist(),
            strict=True,
        )
    ]


def _outcome(gate: _GateMoves, one: Whole, other: Whole, at: Whole) -> Holds:
    fails = np.where(gate.touches[other], gate.alone[other], gate.alone[one])
    for first, second, outcome in gate.both:
        # Questions of a gate need not come in the order of the model.
        places = np.maximum(at[np.ix_(first, second)], at[np.ix_(second, first)].T).ravel()
        fails[places[places != NOBODY]] = outcome
    return fails


def _leaders(
    what_if: WhatIf, total: Whole, needed: Holds, gates: list[tuple[_GateMoves, Holds]]
) -> Whole:
    """Return the place of the recommended approach per column, NOBODY for nothing at all."""
    positions = what_if.model.positions
    blocked = np.zeros(total.shape, dtype=np.bool_)
    silent = np.zeros(total.shape[1], dtype=np.bool_)
    for moved, fails in gates:
        if moved.gate.effect in SILENCING:
            silent |= fails
        elif moved.gate.effect is Effect.BLOCKS and fails.any():
            for code in moved.gate.approaches:
                if code in positions:
                    blocked[positions[code]] |= fails
    score = np.where(blocked, BLOCKED, total + TIER * needed)
    best, leaders = score[0].copy(), np.zeros(total.shape[1], dtype=np.int64)
    for place in range(1, len(score)):
        # Of two equal scores the earlier approach stands first.
        better = score[place] > best
        np.copyto(best, score[place], where=better)
        leaders[better] = place
    leaders[silent | (best == BLOCKED)] = NOBODY
    return leaders


def _today(what_if: WhatIf) -> int:
    code = what_if.recommended
    return NOBODY if code is None else what_if.model.positions[code]


def _by_lead(flip: FlipFound) -> tuple[float, str, str]:
    return -flip.lead, flip.changes[0].after, flip.changes[1].after
