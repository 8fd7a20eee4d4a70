"""Measures the analysis against its peers; every result is checked before its time counts.

``rows(model)`` yields the lines of the table. Peers do the same work on the same draws, gates
included; slow ones run on fewer samples and are scaled, and the line says so.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # after the number of threads is set
from information_peers import nested_values, shared_values
from robustness_peers import drawn_importances, naive_firsts, pymcdm_loop

from core.analysis.counting import Counts
from core.analysis.flips import flip_of, single_changes, single_flips
from core.analysis.information import Enquiries
from core.analysis.pair_flips import pair_flips
from core.analysis.robustness import RobustnessRun
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.model import DecisionModel
from core.decision.recommend import recommend

ROUNDS = 5
SAMPLES = 10_000
NAIVE_SAMPLES = 200
PEER_SAMPLES = 100
INNER = 100
FULL_INNER = 1_000
UNKNOWN = 15


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``is_floor`` says that the bar is the least and not the most."""

    name: str
    unit: str
    middle: float
    best: float
    bar: float | None = None
    is_floor: bool = False

    @property
    def is_missed(self):
        if self.bar is None:
            return False
        return self.middle < self.bar if self.is_floor else self.middle > self.bar


def rows(model: DecisionModel) -> Iterator[Row]:
    yield from robustness(model)
    yield from flips(model)
    yield from information(model)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the milliseconds of processor time, and the result."""
    started = time.process_time_ns()
    result = work()
    return (time.process_time_ns() - started) / 1e6, result


def check(is_right: object, what: str) -> None:
    if not is_right:
        sys.exit(f"{what} Its time would mean nothing.")


def of_times(name: str, times: list[float], bar: float | None = None) -> Row:
    return Row(name, "ms", median(times), min(times), bar)


def of_ratios(name: str, peers: list[float], ours: list[float], bar: float | None) -> Row:
    ratios = [peer / own for peer, own in zip(peers, ours, strict=True)]
    return Row(name, "x", median(ratios), max(ratios), bar, is_floor=True)


def sheet_of(model: DecisionModel, seed: int, unknown: int = 0) -> AnswerSheet:
    chance = random.Random(seed)
    missing = set(chance.sample(sorted(model.criteria), unknown))
    return AnswerSheet(
        {
            q: Answer(State.UNKNOWN)
            if q in missing
            else Answer(
                State.ANSWERED,
                chance.choice(criterion.levels).id,
                None,
                chance.choice(list(Confidence)),
            )
            for q, criterion in model.criteria.items()
        }
    )


# -- robustness --------------------------------------------------------------------------------


def robustness(model: DecisionModel) -> Iterator[Row]:
    sheet = sheet_of(model, 1)
    kept, fresh = RobustnessRun(model, SAMPLES), RobustnessRun(model, SAMPLES)
    kept.count(sheet)
    chance = random.Random(2)
    updates, rebuilds, naive, peer = [], [], [], []
    for _ in range(ROUNDS * 3):
        q = chance.choice(sorted(model.criteria))
        levels = [lv.id for lv in model.criteria[q].levels if lv.id != sheet[q].level]
        changed = Answer(State.ANSWERED, chance.choice(levels), None, sheet[q].confidence)
        sheet = AnswerSheet({**sheet.answers, q: changed})
        took, after = timed(lambda sheet=sheet: kept.count(sheet))
        updates.append(took)
        took, rebuilt = timed(lambda sheet=sheet: fresh.rebuilt(sheet))
        rebuilds.append(took)
        check(same(after, rebuilt), "An updated run and a rebuilt one differ.")
    few = RobustnessRun(model, NAIVE_SAMPLES)
    counted = few.count(sheet)
    worlds = {q: few.levels(q, NAIVE_SAMPLES) for q in model.criteria}
    weights = drawn_importances(model, NAIVE_SAMPLES)
    for _ in range(ROUNDS):
        took, firsts = timed(lambda: naive_firsts(model, worlds, weights, NAIVE_SAMPLES))
        check(firsts == counted.ranks[:, 0].tolist(), "The naive loop finds other winners.")
        naive.append(took * SAMPLES / NAIVE_SAMPLES)
        took, _ = timed(lambda: pymcdm_loop(model, worlds, weights, PEER_SAMPLES))
        peer.append(took * SAMPLES / PEER_SAMPLES)
    yield of_times("robustness, 10,000 draws: one answer changed", updates)
    yield of_times("robustness, 10,000 draws: from scratch", rebuilds)
    yield of_ratios("from scratch / one answer changed (identical)", rebuilds, updates, 6)
    yield of_ratios("naive loop (200, scaled) / from scratch", naive, rebuilds[-ROUNDS:], 60)
    yield of_ratios("pymcdm WSM loop (100, scaled) / from scratch", peer, rebuilds[-ROUNDS:], 1_000)
    yield of_ratios("naive loop (200, scaled) / one answer changed", naive, updates[-ROUNDS:], None)


def same(one: Counts, other: Counts) -> bool:
    return all(np.array_equal(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))


# -- flips -------------------------------------------------------------------------------------


def flips(model: DecisionModel) -> Iterator[Row]:
    what_if = WhatIf(model, sheet_of(model, 1))
    times = [timed(lambda: single_flips(what_if))[0] for _ in range(ROUNDS * 4)]
    yield of_times("all single flips", times, 16.0)
    ours, brute, anew = [], [], []
    for seed in range(ROUNDS):
        what_if = WhatIf(model, sheet_of(model, seed))
        took, found = timed(lambda what_if=what_if: last_of(pair_flips(what_if)))
        ours.append(took)
        took, expected = timed(lambda what_if=what_if: pairs_one_by_one(what_if))
        brute.append(took)
        check(set(found) == set(expected), "The pairs differ from those found one by one.")
        anew.append(pairs_anew(what_if, 200))
    yield of_times("all pair flips", ours)
    yield of_ratios("pairs one by one (incremental) / all pairs", brute, ours, 20)
    yield of_ratios("pairs evaluated anew (200, scaled) / all pairs", anew, ours, 20)


def last_of(search):
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


def pairs_of(what_if: WhatIf):
    quiet = [change for change in single_changes(what_if) if not flip_of(what_if, (change,))]
    return [pair for pair in combinations(quiet, 2) if pair[0].criterion != pair[1].criterion]


def pairs_one_by_one(what_if: WhatIf):
    return [flip for pair in pairs_of(what_if) if (flip := flip_of(what_if, pair)) is not None]


def pairs_anew(what_if: WhatIf, count: int) -> float:
    pairs = pairs_of(what_if)
    some = random.Random(3).sample(pairs, min(count, len(pairs)))

    def evaluate_each():
        for pair in some:
            answers = {c.criterion: Answer(State.ANSWERED, c.after) for c in pair}
            recommend(what_if.model, AnswerSheet({**what_if.sheet.answers, **answers}))

    return timed(evaluate_each)[0] * len(pairs) / len(some)


# -- value of information ----------------------------------------------------------------------


def information(model: DecisionModel) -> Iterator[Row]:
    enquiries = Enquiries(model)
    exact, ranked, nested, errors = [], [], [], []
    for seed in range(ROUNDS):
        what_if = WhatIf(model, sheet_of(model, seed, UNKNOWN))
        enquiries.rank(what_if)
        took, found = timed(lambda what_if=what_if: enquiries.values(what_if))
        exact.append(took)
        ranked.append(timed(lambda what_if=what_if: enquiries.rank(what_if))[0])
        took, _ = timed(lambda what_if=what_if: nested_values(what_if, INNER))
        nested.append(took * FULL_INNER / INNER)
        estimate = shared_values(what_if, 1_000_000)
        check(set(found) == set(estimate), "Not every missing answer has a value.")
        errors.append(max(abs(value - estimate[q]) for q, value in found.items()))
    empty = WhatIf(model, AnswerSheet())
    first = timed(lambda: Enquiries(model).rank(empty))[0]
    again = [timed(lambda: enquiries.rank(empty))[0] for _ in range(ROUNDS)]
    yield of_times("value of information, 15 unknown: values", exact)
    yield of_times("the same with chances, in order", ranked)
    yield Row("nothing answered, the same, first time", "ms", first, first)
    yield of_times("nothing answered, the same, again", again)
    yield of_ratios("nested Monte Carlo (100 of 1,000 inner) / values", nested, exact, 3_000)
    yield Row("worst difference to a million worlds", "points", max(errors), min(errors), 0.3)
