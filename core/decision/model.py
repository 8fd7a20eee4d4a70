"""The compiled decision model: the pack's numbers and texts in the shape the core computes with.

Nothing here is validated again; ``core.model`` builds it from a checked pack.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.answers import Band
from core.decision.recommendation import GateFinding


class FactorKind(StrEnum):
    """What a factor speaks about."""

    NEED = "need"
    READINESS = "readiness"


class Effect(StrEnum):
    """What a gate does when it fails."""

    BLOCKS = "blocks"
    REQUIRES = "requires"
    WARNS = "warns"
    DIAGNOSE = "diagnose"
    STOP = "stop"
    LIMITS = "limits"
    INFORMS = "informs"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One approach: family is context, weights or hybrid; components are what it contains."""

    code: str
    name: str
    phrase: str
    family: str
    components: tuple[str, ...]
    description: str
    destination: str


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """One level: texts, marks in the order of the model's alternatives, and its number band.

    ``band`` is (lowest, lowest is inside, highest, highest is inside); infinite where open.
    ``portion`` says in a split what a share of the things counted is like ("come from missing
    facts"), ``portion_reason`` what follows from it. ``explains`` holds the approaches whose mark
    the reason argues, None for all.
    """

    id: str
    label: str
    definition: str
    statement: str
    headline: str
    reason: str
    marks: tuple[int, ...]
    band: Band | None = None
    portion: str = ""
    portion_reason: str = ""
    explains: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """One question as the core needs it; ``base_rate`` follows the order of the levels.

    ``unit`` is set exactly when a number can be entered; ``minimum`` and ``maximum`` are its
    limits (inclusive), ``whole`` says that it is a count. ``days`` is the work to find out.
    ``split_unit`` is what a split counts ("failures"), None where the question takes none.
    """

    id: str
    factor: str
    question: str
    short: str
    ordered: bool
    importance: int
    levels: tuple[LevelEntry, ...]
    base_rate: tuple[float, ...]
    unit: str | None
    who: str
    effort: str
    asked_when: "Condition | None" = None
    minimum: float = -math.inf
    maximum: float = math.inf
    whole: bool = False
    days: float = 1.0
    split_unit: str | None = None

    def level(self, level_id: str) -> LevelEntry:
        """Return the level with that id; KeyError when the criterion has none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)


@dataclass(frozen=True, slots=True)
class FactorEntry:
    """One factor: kind, importance (a swing, 0 to 100) and its criteria in order."""

    id: str
    title: str
    kind: FactorKind
    importance: int
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelIn:
    """The answer to ``criterion`` is one of ``levels``."""

    criterion: str
    levels: frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberWithin:
    """The number behind ``criterion`` lies in (lowest, inside?, highest, inside?)."""

    criterion: str
    band: Band


@dataclass(frozen=True, slots=True)
class StateIn:
    """The question ``criterion`` stands in one of ``states``."""

    criterion: str
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """At least ``least`` of ``parts`` hold; all-of and any-of are its two ends."""

    least: int
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """``part`` does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Constant:
    """Holds, or does not, whatever was answered."""

    holds: bool


Condition = LevelIn | NumberWithin | StateIn | Counted | Negated | Constant


@dataclass(frozen=True, slots=True)
class Variant:
    """A gate's condition once figures of the costs are known, and the criteria it looks at."""

    fails_when: Condition
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateEntry:
    """One gate, with ``reads``: the criteria its condition looks at, in order of appearance.

    ``figures`` are those of the costs the gate asks for, ``variants`` its condition by whether
    each of them holds (None: not known). Where they hold for some of its approaches only, the
    gate stands in the model once per group of approaches, counted by ``part``.
    """

    id: str
    title: str
    rule: str
    effect: Effect
    approaches: tuple[str, ...]
    fails_when: Condition
    reads: tuple[str, ...]
    opens_when: str
    advice: str
    step: str | None
    threshold_origin: str
    judgement: bool
    sources: tuple[str, ...]
    disagreement: str | None
    figures: tuple[str, ...] = ()
    variants: Mapping[tuple[bool | None, ...], Variant] = field(default_factory=dict)
    part: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells this part of a gate from its others."""
        return self.id, self.part


@dataclass(frozen=True, slots=True)
class ForkAxisEntry:
    """One axis of the fork: (criterion, importance, marks in the order of its levels).

    A need within ``even_within`` points of the middle is neither much nor little.
    """

    title: str
    even_within: float
    marks: tuple[tuple[str, int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class StageEntry:
    """One stage of the roadmap as the pack describes it."""

    id: str
    title: str
    subtitle: str
    content: str
    first_step: str
    enter_when: str
    done_when: str
    stop_if: str
    weeks: tuple[float, float] | None
    approaches: tuple[str, ...]
    delivers: tuple[str, ...]
    needed_when: Condition | None
    done_when_answers: Condition | None


@dataclass(frozen=True, slots=True)
class SpreadRule:
    """Belief on a stated answer: λ per level of distance, share if unordered, number factor f."""

    neighbour_ratio: float
    stated_share: float
    number_factor: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Thresholds of the pack: counts, shares of draws, differences and lines in points."""

    least_need_answers: int
    least_difference: float
    clear_margin: float
    need_line: float
    clear_first: float
    clear_pairwise: float
    leaning_first: float
    samples: int
    concentration: int
    telling_times: float
    split_majority: float


@dataclass(frozen=True, slots=True)
class DecisionModel:
    """A compiled decision model; ``alternatives`` fixes the order of every row of marks.

    ``memo`` keeps expected marks and ``gate_memo`` gate findings already computed for the same
    answers; they never change what is computed. ``dataclasses.replace`` starts both anew, because
    a changed model computes something else.
    """

    id: str
    version: str
    title: str
    digest: str
    calibration: str
    alternatives: tuple[Alternative, ...]
    factors: tuple[FactorEntry, ...]
    criteria: Mapping[str, CriterionEntry]
    gates: tuple[GateEntry, ...]
    knowledge_axis: ForkAxisEntry
    behaviour_axis: ForkAxisEntry
    stages: tuple[StageEntry, ...]
    spreads: Mapping[str, SpreadRule]
    limits: Limits
    wording: Mapping[str, str]
    positions: Mapping[str, int]
    memo: dict[object, tuple[int, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    gate_memo: dict[object, GateFinding] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def alternative(self, code: str) -> Alternative:
        """Return the approach with that code; KeyError when the model has none."""
        return self.alternatives[self.positions[code]]
