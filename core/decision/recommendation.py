"""The one result object: screen, report, file and command line all read this.

Values and differences are in points (0 to 100, 50 = neutral) unless said otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.answers import Confidence as Sureness
from core.decision.fork_point import Need as Need
from core.decision.verdict_state import VerdictState as VerdictState


class Status(StrEnum):
    """Where an approach stands before its gates."""

    OPEN = "open"
    CONDITIONAL = "conditional"
    BLOCKED = "blocked"


class Outcome(StrEnum):
    """What one gate says, in three-valued logic.

    MIXED is a decided one: a stated split reaches the majority on neither side, so the rule holds
    in part. It warns and holds nothing up.
    """

    PASSES = "pass"
    MIXED = "mixed"
    UNKNOWN = "unknown"
    FAILS = "fail"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict: its state, the word for it, one sentence, and one for the live pane.

    ``emphasis`` is the part of ``sentence`` set in semibold (the approach), or "".
    ``contenders`` are the approaches a close call is between, best first.
    """

    state: VerdictState
    word: str
    sentence: str
    short_sentence: str
    emphasis: str
    contenders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedApproach:
    """One row of the ranking. ``place`` counts from 1 among the approaches not blocked.

    ``name`` is for tables and heads, ``phrase`` is the same inside a sentence.
    ``p_first`` is the share of runs in which it is first, ``spread`` the 5-95 % range of its
    value over the runs; both are None until robustness has run.
    """

    code: str
    name: str
    phrase: str
    family: str
    status: Status
    place: int | None
    value: float
    fit: float
    readiness: float
    why: str
    blocked_by: tuple[str, ...]
    waits_for: tuple[str, ...]
    p_first: float | None = None
    spread: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """An answer a gate or a reason rests on: the question's id and the answer as a clause."""

    criterion: str
    statement: str
    level: str | None


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One gate that says something here.

    ``status`` is what it does to its approaches (blocked, conditional) or open when it only
    warns. ``word`` is the word shown beside the barrier. ``overridden`` says that the
    consultant has overruled it; the reason stands in the assessment. ``figures`` are those of
    the costs the gate asks for; ``computed`` says in sentences what they came to.
    """

    id: str
    title: str
    rule: str
    outcome: Outcome
    effect: str
    status: Status
    word: str
    approaches: tuple[str, ...]
    because: tuple[Because, ...]
    opens_when: str
    advice: str
    threshold_origin: str
    judgement: bool
    sources: tuple[str, ...]
    disagreement: str | None
    overridden: bool
    figures: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One argument: a short headline, what follows, the question it comes from.

    ``points`` is how far the answer moves the approach from neutral, signed.
    """

    criterion: str
    level: str | None
    headline: str
    text: str
    statement: str
    points: float


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of "why A is ahead of B": ``speaks_for`` is the approach the points favour.

    ``points`` is exact; ``shown`` is it to one decimal such that the lines shown add up to the
    margin shown. ``criterion`` is None where no answer speaks: for the charge on an approach
    that is more to build, and for the line that gathers ``count`` smaller differences.
    """

    criterion: str | None
    statement: str
    points: float
    shown: float
    speaks_for: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Contrast:
    """Why one approach stands before another; the contributions add up to the margin."""

    first: str
    second: str
    margin: float
    margin_shown: float
    heading: str
    lines: tuple[Contribution, ...]
    every: tuple[Contribution, ...]


class StageState(StrEnum):
    """Where a stage of the roadmap stands."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    ONLY_IF = "only-if"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the path. ``weeks`` is None for work without an end.

    ``waits_for`` are gates that have to be decided before it can start.
    """

    id: str
    title: str
    subtitle: str
    content: str
    enter_when: str
    done_when: str
    stop_if: str
    weeks: tuple[float, float] | None
    state: StageState
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstStep:
    """The best thing that can start now.

    ``stage`` is None where no stage can start; then ``gate`` is what has to be settled first
    and ``criterion`` the question that settles it, if it is that.
    """

    stage: str | None
    title: str
    text: str
    weeks: tuple[float, float] | None
    gate: str | None = None
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where this use case should end up; ``code`` is None when nothing is to be adapted.

    ``later`` is the approach that may extend it once it earns its place.
    """

    code: str | None
    title: str
    text: str
    later: str | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer; ``decides`` are the gates that wait for it.

    ``chance`` is the chance that the answer changes the recommendation and ``value`` its exact
    partial value of information in points; both are None until they have been computed.
    ``holds_back`` are those of ``decides`` that the leading approach waits for.
    ``chance_words`` is the chance as people say it, "" until it has been computed.
    """

    criterion: str
    short: str
    state: str
    decides: tuple[str, ...]
    who: str
    effort: str
    chance: float | None = None
    value: float | None = None
    holds_back: tuple[str, ...] = ()
    chance_words: str = ""


@dataclass(frozen=True, slots=True)
class FlipChange:
    """One answer turned into another: level ids and the two answers as clauses."""

    criterion: str
    before: str
    after: str
    before_statement: str
    after_statement: str


class FlipKind(StrEnum):
    """How another approach comes to stand in front.

    TIES means by less than the least difference of the pack, ENOUGH the same where an approach
    that contains it adds too little, so that the smaller one is recommended. Without that
    difference BY_GATE means that a gate bars today's recommendation then, BY_NEED that nothing
    calls for it any more. NOTHING means that nothing is recommended then.
    """

    LEADS = "leads"
    TIES = "ties"
    ENOUGH = "enough"
    BY_GATE = "by-gate"
    BY_NEED = "by-need"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Flip:
    """Answers that, changed together, change the recommendation.

    ``leader`` is what would be recommended then, None for nothing at all. ``lead`` is how far
    it would stand before today's recommendation, in points; negative where a gate or the need
    decides. ``kind`` says which. ``verdict`` is what the verdict would be where nothing is.
    """

    changes: tuple[FlipChange, ...]
    leader: str | None
    lead: float
    kind: FlipKind
    verdict: VerdictState | None = None


@dataclass(frozen=True, slots=True)
class FlipGroup:
    """Other answers to one question that all come to the same, largest lead first.

    ``before`` is the answer now and ``after`` stands for all of the others; both are clauses.
    ``word`` says how far it would be ahead where that is no figure, "" where it is. ``then`` is
    what would follow, with {answer} and {approach} still to be filled in. Where nothing would be
    recommended, ``verdict`` is what the verdict would be and ``verdict_word`` its word.
    """

    criterion: str
    before: str
    after: str
    leader: str | None
    kind: FlipKind
    flips: tuple[Flip, ...]
    word: str
    then: str
    verdict: VerdictState | None
    verdict_word: str


@dataclass(frozen=True, slots=True)
class ImportanceTie:
    """One factor, how many times as much it would have to count, and who is level then."""

    factor: str
    title: str
    times: float
    rival: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """Three separate statements, never multiplied into one figure.

    ``answered``, ``evidenced`` and ``asked`` count questions. ``first`` and ``family`` count
    the draws of 100 the recommendation is first in, and part of the winner in; ``samples`` are
    the draws and ``half_width`` the Monte Carlo error of a share. None before robustness has
    run; ``first`` and ``family`` are None too without a recommendation to count.
    ``other_runs`` says in sentences what shares the other draws and why the recommendation stands
    all the same; none where it is first in half of them. ``robust`` ends with the first of them.
    """

    answered: int
    evidenced: int
    unknown: int
    asked: int
    rests_on: str
    robust: str
    not_measured: str
    first: int | None = None
    family: int | None = None
    other_runs: tuple[str, ...] = ()
    samples: int | None = None
    half_width: float | None = None


@dataclass(frozen=True, slots=True)
class FromCosts:
    """An answer the costs give to a question nobody answered; ``line`` says so with figures.

    ``sureness`` is the confidence the range of the figures comes to.
    """

    level: str
    number: float | None
    line: str
    sureness: Sureness = Sureness.MEDIUM


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Everything the program says about one use case.

    ``need`` is the point on the fork. ``flips`` are single answers that would change the
    recommendation, ``flip_groups`` the same by question and outcome, ``smallest_sets`` the
    fewest answers per rival (None: more than searched), ``pairs`` two answers that change it
    together, ``importance_ties`` importances at which a rival is level; all stay empty until
    searched.
    ``gate_fails`` is the share of the draws a gate fails in, by its id; empty before robustness
    has run. ``from_costs`` are answers that were taken from the costs, by question.
    """

    model_id: str
    model_version: str
    model_title: str
    fingerprint: str
    verdict: Verdict
    recommended: str | None
    destination: Destination
    first_step: FirstStep
    ranking: tuple[RankedApproach, ...]
    gates: tuple[GateFinding, ...]
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    contrast: Contrast | None
    need: Need
    roadmap: tuple[Stage, ...]
    open_questions: tuple[OpenQuestion, ...]
    confidence: Confidence
    asked: Mapping[str, bool]
    flips: tuple[Flip, ...] = ()
    flip_groups: tuple[FlipGroup, ...] = ()
    smallest_sets: Mapping[str, Flip | None] = field(default_factory=dict)
    pairs: tuple[Flip, ...] = ()
    importance_ties: tuple[ImportanceTie, ...] = ()
    gate_fails: Mapping[str, float] = field(default_factory=dict)
    from_costs: Mapping[str, FromCosts] = field(default_factory=dict)

    @property
    def short_fingerprint(self) -> str:
        """Return the first eight digits in two groups, as printed ("7c1e 40ab")."""
        return f"{self.fingerprint[:4]} {self.fingerprint[4:8]}"

    def gate_titles(self, gates: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of gates by their ids, in that order."""
        titles = {finding.id: finding.title for finding in self.gates}
        return tuple(titles[gate] for gate in gates)

    def ranked(self, code: str) -> RankedApproach:
        """Return the row of one approach; KeyError when the model has none."""
        for row in self.ranking:
            if row.code == code:
                return row
        raise KeyError(code)
