"""The usual ways to do what the robustness run does, for comparison: draw by draw."""

import os
import sys
from pathlib import Path

import numpy as np

from core.analysis.draws import importance_draws
from core.answers import Answer, AnswerSheet, State
from core.decision.conditions import TRUE, evaluate
from core.decision.model import DecisionModel, Effect, FactorKind
from core.decision.values import charges

# Where dev.py puts what only the benchmarks need; behind all else, so that it replaces nothing.
PEERS = str(Path(sys.prefix) / "peers")
sys.path.append(PEERS)
# Else matplotlib, which pymcdm loads, writes into the home folder.
os.environ.setdefault("MPLCONFIGDIR", PEERS)
try:
    from pymcdm.helpers import rrankdata
    from pymcdm.methods import WSM
except ImportError:
    sys.exit("pymcdm, which the program is measured against, is missing. Run: python3 dev.py bench")


def drawn_importances(model: DecisionModel, samples: int) -> list[list[int]]:
    importances = tuple(factor.importance for factor in model.factors)
    return importance_draws(importances, model.limits.concentration, samples).T.tolist()


def naive_firsts(model: DecisionModel, levels, weights, samples: int) -> list[int]:
    """Count first places draw by draw, the numbers drawn beforehand."""
    firsts = [0] * len(model.alternatives)
    for draw in range(samples):
        world = {q: model.criteria[q].levels[places[draw]] for q, places in levels.items()}
        answers = {q: Answer(State.ANSWERED, level.id) for q, level in world.items()}
        blocked = blocked_in(model, AnswerSheet(answers))
        keys = []
        for place, alternative in enumerate(model.alternatives):
            value = -charges(model)[place] // 1_000 * sum(weights[draw])
            fit = 0
            for weight, factor in zip(weights[draw], model.factors, strict=True):
                whole = sum(model.criteria[q].importance for q in factor.criteria)
                part = 0
                for q in factor.criteria:
                    share = 25 * 1_000 * model.criteria[q].importance / whole
                    part += round(world[q].marks[place] * share)
                value += weight * part
                if factor.kind is FactorKind.NEED:
                    fit += weight * part
            keys.append((alternative.code in blocked, fit < 0, -value, place))
        ranked = sorted(keys)
        if not ranked[0][0]:
            firsts[ranked[0][3]] += 1
    return firsts


def blocked_in(model: DecisionModel, world: AnswerSheet) -> set[str]:
    return {
        code
        for gate in model.gates
        if gate.effect is Effect.BLOCKS and evaluate(gate.fails_when, model, world) == TRUE
        for code in gate.approaches
    }


def pymcdm_loop(model: DecisionModel, levels, weights, samples: int) -> None:
    """Rank draw by draw with pymcdm's weighted sum, without gates, as its manual shows it."""
    method = WSM()
    criteria = [q for factor in model.factors for q in factor.criteria]
    types = np.ones(len(criteria))
    tables = {q: np.array([lv.marks for lv in model.criteria[q].levels], float) for q in criteria}
    for draw in range(samples):
        matrix = np.stack([tables[q][levels[q][draw]] for q in criteria], axis=1)
        # The package takes positive figures only.
        matrix = matrix + 3
        row = np.array(
            [
                weight * model.criteria[q].importance
                for weight, factor in zip(weights[draw], model.factors, strict=True)
                for q in factor.criteria
            ],
            dtype=float,
        )
        rrankdata(method(matrix, row / row.sum(), types))
