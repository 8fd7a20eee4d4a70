"""From counted draws to the shares that are shown."""

from collections.abc import Mapping

import numpy as np

from core.analysis.counting import Counts
from core.analysis.robustness import RobustnessRun
from core.decision.insight import Robustness
from core.decision.model import DecisionModel, ForkAxisEntry
from core.decision.need import MIDDLE
from core.decision.values import POINTS_PER_MARK
from core.fixed_draws import Whole

CLOUD = 90
Z_95 = 1.96


def figures(run: RobustnessRun, counts: Counts) -> Robustness:
    """Return the shares of one count of the run."""
    model, samples = run.model, counts.samples
    codes = [alternative.code for alternative in model.alternatives]
    first = {code: counts.ranks[place, 0] / samples for place, code in enumerate(codes)}
    return Robustness(
        samples=samples,
        half_width=Z_95 * (0.25 / samples) ** 0.5,
        first={code: float(share) for code, share in first.items()},
        family={code: _family(model, first, code) for code in codes},
        training=float(sum(first[a.code] for a in model.alternatives if a.family != "context")),
        ranks=_shares(counts.ranks, codes, samples),
        pairwise={
            code: dict(zip(codes, (counts.pairwise[place] / samples).tolist(), strict=True))
            for place, code in enumerate(codes)
        },
        feasible=dict(zip(codes, (counts.feasible / samples).tolist(), strict=True)),
        gate_fails=_gate_fails(model, counts),
        central=_central(model, counts, codes),
        spread={
            code: (float(counts.low[place] / 1_000), float(counts.high[place] / 1_000))
            for place, code in enumerate(codes)
        },
        cloud=_cloud(model, run),
    )


def _gate_fails(model: DecisionModel, counts: Counts) -> dict[str, float]:
    """Return the share per gate; of a split gate that of the part that fails most often."""
    shares: dict[str, float] = {}
    for gate, fails in zip(model.gates, counts.gate_fails, strict=True):
        shares[gate.id] = max(float(fails / counts.samples), shares.get(gate.id, 0.0))
    return shares


def _family(model: DecisionModel, first: Mapping[str, float], code: str) -> float:
    return float(sum(first[a.code] for a in model.alternatives if code in (a.code, *a.components)))


def _shares(ranks: Whole, codes: list[str], samples: int) -> dict[str, tuple[float, ...]]:
    return {code: tuple((ranks[place] / samples).tolist()) for place, code in enumerate(codes)}


def _central(model: DecisionModel, counts: Counts, codes: list[str]) -> dict[str, dict[str, float]]:
    central = {}
    for place, code in enumerate(codes):
        row = counts.first_importances[place]
        whole = max(1, int(row.sum()))
        central[code] = {
            factor.id: float(value / whole)
            for factor, value in zip(model.factors, row, strict=True)
        }
    return central


def _cloud(model: DecisionModel, run: RobustnessRun) -> tuple[tuple[float, float], ...]:
    knowledge = _axis(model, model.knowledge_axis, run)
    behaviour = _axis(model, model.behaviour_axis, run)
    return tuple(zip(knowledge, behaviour, strict=True))


def _axis(model: DecisionModel, axis: ForkAxisEntry, run: RobustnessRun) -> list[float]:
    open_criteria = run.open_criteria()
    whole = 0
    total = np.zeros(CLOUD)
    for criterion, importance, marks in axis.marks:
        if criterion not in run.counted:
            continue
        drawn = np.array(marks)[run.levels(criterion, CLOUD)].astype(np.float64)
        if criterion in open_criteria:
            drawn -= np.dot(model.criteria[criterion].base_rate, marks)
        whole += importance
        total += importance * drawn
    mean = total / whole if whole else total
    return [round(float(value), 3) for value in MIDDLE + POINTS_PER_MARK * mean]
