"""The usual ways to estimate the value of information, for comparison: by random worlds."""

import random

import numpy as np
from robustness_peers import blocked_in

from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, State
from core.decision.conditions import TRUE, evaluate
from core.decision.model import Effect
from core.decision.values import MILLION


class Worlds:
    """Random worlds of one sheet, and what every approach is worth in them."""

    def __init__(self, what_if: WhatIf) -> None:
        self.model, self.sheet = what_if.model, what_if.sheet
        self.scale = what_if.case.values.scale
        terms = what_if.case.values.terms
        self.unknown = [q for q in terms if self.sheet[q].state is not State.ANSWERED]
        charge = what_if.case.values.charge
        self.base = [
            50 * MILLION - charge[p] + sum(r[p] for q, r in terms.items() if q not in self.unknown)
            for p in range(len(charge))
        ]
        self.fallback = 50 - self.model.limits.least_difference


def nested_values(what_if: WhatIf, inner: int) -> dict[str, float]:
    """Estimate with an inner loop per question and level, in plain Python."""
    worlds, chance = Worlds(what_if), random.Random(5)
    model, found = what_if.model, {}
    for q in worlds.unknown:
        columns = []
        for level in range(len(model.criteria[q].levels)):
            sums = [0.0] * len(model.alternatives)
            for _ in range(inner):
                drawn = {
                    u: chance.choices(
                        range(len(model.criteria[u].levels)), model.criteria[u].base_rate
                    )[0]
                    for u in worlds.unknown
                } | {q: level}
                sums = [s + w for s, w in zip(sums, worth_in(worlds, drawn), strict=True)]
            columns.append([value / inner for value in sums])
        rates = model.criteria[q].base_rate
        now = [sum(r * c[p] for r, c in zip(rates, columns, strict=True)) for p in range(len(sums))]
        then = sum(rate * max(column) for rate, column in zip(rates, columns, strict=True))
        found[q] = then - max(now)
    return found


def worth_in(worlds: Worlds, drawn: dict[str, int]) -> list[float]:
    model = worlds.model
    levels = {q: model.criteria[q].levels[place] for q, place in drawn.items()}
    answers = {q: Answer(State.ANSWERED, level.id) for q, level in levels.items()}
    blocked = blocked_in(model, AnswerSheet({**worlds.sheet.answers, **answers}))
    return [
        worlds.fallback
        if alternative.code in blocked
        else worlds.base[place] / MILLION
        + sum(lv.marks[place] * worlds.scale[q] / 100 for q, lv in levels.items())
        for place, alternative in enumerate(model.alternatives)
    ]


def shared_values(what_if: WhatIf, count: int) -> dict[str, float]:
    """Estimate all values from one large sample of worlds, in numpy."""
    worlds, chance = Worlds(what_if), np.random.default_rng(6)
    model = what_if.model
    drawn = {}
    for q in worlds.unknown:
        rates = np.array(model.criteria[q].base_rate)
        drawn[q] = chance.choice(len(rates), size=count, p=rates / rates.sum())
    fails = {
        gate.id: fails_in(worlds, gate, drawn, count)
        for gate in model.gates
        if gate.effect is Effect.BLOCKS
    }
    whole, parts = [], {q: [] for q in worlds.unknown}
    for place, alternative in enumerate(model.alternatives):
        worth = np.full(count, worlds.base[place] / MILLION)
        for q, levels in drawn.items():
            marks = [level.marks[place] for level in model.criteria[q].levels]
            worth += (np.array(marks) * worlds.scale[q] / 100)[levels]
        for gate in model.gates:
            if gate.id in fails and alternative.code in gate.approaches:
                worth[fails[gate.id]] = worlds.fallback
        whole.append(worth.mean())
        for q, levels in drawn.items():
            parts[q].append(np.bincount(levels, worth, len(model.criteria[q].levels)) / count)
    return {q: np.array(rows).max(axis=0).sum() - max(whole) for q, rows in parts.items()}


def fails_in(worlds: Worlds, gate, drawn, count: int):
    """Evaluate the gate once for every combination that was drawn."""
    read = [q for q in gate.reads if q in drawn]
    number = np.zeros(count, dtype=np.int64)
    for q in read:
        number = number * 10 + drawn[q]
    _, first, back = np.unique(number, return_index=True, return_inverse=True)
    outcomes = []
    for at in first:
        answers = {
            q: Answer(State.ANSWERED, worlds.model.criteria[q].levels[drawn[q][at]].id)
            for q in read
        }
        world = AnswerSheet({**worlds.sheet.answers, **answers})
        outcomes.append(evaluate(gate.fails_when, worlds.model, world) == TRUE)
    return np.array(outcomes)[back]
