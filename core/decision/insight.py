"""What an analysis found out about one sheet; the recommendation takes it in where it is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.decision.recommendation import Flip, ImportanceTie


@dataclass(frozen=True, slots=True)
class Robustness:
    """How the ranking held over the draws; shares 0 to 1 by approach code, gate or factor id.

    ``first`` is the share of draws an approach is first in, ``family`` the share it is part of
    the winner in, ``ranks`` its share at each rank, ``pairwise`` how often it stands before
    another, ``feasible`` how often its gates hold, ``gate_fails`` how often a gate fails,
    ``central`` the mean importance of each factor over the draws an approach is first in.
    ``spread`` is the 5-95 % range of its value in points. ``cloud`` holds points of the fork.
    ``half_width`` is the largest Monte Carlo error of a share, at 95 %.
    """

    samples: int
    half_width: float
    first: Mapping[str, float]
    family: Mapping[str, float]
    training: float
    ranks: Mapping[str, tuple[float, ...]]
    pairwise: Mapping[str, Mapping[str, float]]
    feasible: Mapping[str, float]
    gate_fails: Mapping[str, float]
    central: Mapping[str, Mapping[str, float]]
    spread: Mapping[str, tuple[float, float]]
    cloud: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Information:
    """What an answer to one open question is worth.

    ``chance`` is the chance that it changes the recommendation, ``value`` its partial value of
    information in points, ``days`` the effort to find out.
    """

    chance: float
    value: float
    days: float


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything found out about one sheet; what has not been looked for is None or empty.

    ``flips`` are single answers that change the recommendation, ``smallest_sets`` the fewest
    answers per rival that put it before today's recommendation. ``pairs`` are two answers that
    change it together, the most likely first, ``importance_ties`` the nearest importances at
    which a rival is level.
    """

    robustness: Robustness | None = None
    flips: tuple[Flip, ...] = ()
    smallest_sets: Mapping[str, Flip | None] = field(default_factory=dict)
    pairs: tuple[Flip, ...] = ()
    importance_ties: tuple[ImportanceTie, ...] = ()
    information: Mapping[str, Information] = field(default_factory=dict)


NO_INSIGHT = Insight()
