"""The decision model pack: what each of its files holds.

A pack is a folder: ``model.json``, ``approaches.json``, ``criteria/<factor>.json``,
``gates.json``, ``fork.json``, ``roadmap.json``, ``ladder.json``, ``symptoms.json``,
``glossary.json``, ``references.json``, ``claims.json``, ``disagreements.json``,
``contradictions.json``, ``wording.json`` and ``changes.json``. Ids are stable and never derived
from a text.
"""

from typing import Annotated, Literal

from pydantic import Field

from core.model.conditions import Condition, CriterionId, LevelId
from core.model.contradictions import Contradiction
from core.model.deciding import DecidingQuestion
from core.model.history import Change
from core.model.kinds import (
    ApproachCode,
    FactorId,
    GateId,
    Importance,
    Line,
    Mark,
    Name,
    Share,
    Slug,
    SourceId,
    Text,
)
from core.model.knowledge import Disagreement, FoundingText, Reference, Rung, Symptom, Term
from core.model.own_changes import OwnChanges
from core.records import Record


class Thresholds(Record):
    """Verdict limits; each is judgement and says so in ``model.json``.

    ``least_need_answers`` is a count; ``least_difference`` (the smallest difference worth
    acting on, between approaches and for each half of a hybrid) and ``clear_margin`` are points.
    An approach whose fit lies below ``need_line`` (points, 50 = neutral) ranks behind every
    approach on or above it: readiness cannot make up for a need that is not there.

    ``clear_first``, ``clear_pairwise`` and ``leaning_first`` are shares of draws (methods 2.14):
    a verdict is clear when the recommendation is first in that share at the lower Monte Carlo
    limit, before the runner-up in that share, and no single answer overturns it by value.
    Until the draws are done ``clear_margin`` decides. ``samples`` counts the draws;
    ``concentration`` says how close they keep to the stated importances (48 is usual).

    A condition on the levels of a question speaks about a split (methods 2.5) when those levels,
    or the others together, hold a share of at least ``split_majority``; else it holds in part.

    Of at least ``middle_answers`` answers on a scale, a share of ``middle_share`` in its middle
    is pointed out; the recommendation does not depend on it. An importance at which two
    approaches are level is told when it is at most ``telling_times`` today’s, or as many times
    less.
    """

    least_need_answers: Annotated[int, Field(ge=0, le=45)]
    least_difference: Annotated[float, Field(ge=0, le=50)]
    clear_margin: Annotated[float, Field(ge=0, le=50)]
    need_line: Annotated[float, Field(ge=0, le=100)]
    clear_first: Share
    clear_pairwise: Share
    leaning_first: Share
    samples: Annotated[int, Field(ge=100, le=100_000)]
    concentration: Annotated[int, Field(ge=24, le=200)]
    split_majority: Annotated[float, Field(gt=0.5, le=1)]
    middle_answers: Annotated[int, Field(ge=1, le=45)]
    middle_share: Share
    telling_times: Annotated[float, Field(gt=1, le=100)]
    reason: Text


class Factor(Record):
    """A section of the questionnaire: its importance is a swing, 0 to 100, largest = 100.

    A ``need`` factor says what the use case needs, a ``readiness`` factor what is possible now.
    """

    id: FactorId
    title: Name
    subtitle: Line
    kind: Literal["need", "readiness"]
    importance: Importance
    reason: Text


class Spread(Record):
    """How much of the belief stays on a stated answer.

    ``neighbour_ratio`` is λ of methods 2.4 (ordinal answers: p falls by λ per level of
    distance), ``stated_share`` the share on the stated level of an unordered answer and
    ``number_factor`` f the half-width of a number's range as a factor (x/f to x·f).
    """

    neighbour_ratio: Share
    stated_share: Share
    number_factor: Annotated[float, Field(ge=1, le=100)]


class Spreads(Record):
    """The spread for each confidence."""

    high: Spread
    medium: Spread
    low: Spread
    reason: Text


class ModelFile(Record):
    """``model.json``: what the pack is and how the parts weigh."""

    id: Slug
    title: Line
    version: Annotated[str, Field(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?$")]
    format_version: Literal[1]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    date: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    author: Line
    about: Text
    calibration: Text
    factors: Annotated[tuple[Factor, ...], Field(min_length=1, max_length=20)]
    spreads: Spreads
    thresholds: Thresholds


class Approach(Record):
    """One way to adapt the model (the field's word: alternative).

    ``name`` is for tables ("Retrieval"), ``phrase`` fits inside a sentence ("retrieval").
    ``components`` are the approaches it contains: it is recommended before them only when it
    earns its place by the least difference.
    """

    code: ApproachCode
    name: Name
    phrase: Name
    family: Literal["context", "weights", "hybrid"]
    components: tuple[ApproachCode, ...]
    description: Text
    destination: Text
    best_when: Line
    sources: tuple[SourceId, ...]


class ApproachesFile(Record):
    """``approaches.json``."""

    approaches: Annotated[tuple[Approach, ...], Field(min_length=1, max_length=20)]


class Band(Record):
    """The numbers a level stands for, in the criterion's unit; limits that are absent are open."""

    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None


class Portion(Record):
    """A level as part of a split: ``clause`` goes on from "60 of 100 failures".

    ``reason`` is what follows from that part.
    """

    clause: Line
    reason: Text


class Level(Record):
    """One answer a question offers.

    ``label`` and ``definition`` are what the question shows; ``statement`` is the answer as a
    clause after "because" ("the facts change weekly to monthly"); ``headline`` and ``reason``
    are the answer as an argument: a short sentence and what follows from it. ``marks`` says how
    the answer moves each approach, -2 to +2. ``explains`` names the approaches whose mark the
    reason argues; left out, it argues every mark.
    """

    id: LevelId
    label: Name
    definition: Line
    example: Line | None = None
    statement: Line
    headline: Line
    reason: Text
    marks: dict[ApproachCode, Mark]
    explains: tuple[ApproachCode, ...] | None = None
    band: Band | None = None
    portion: Portion | None = None


class Echo(Record):
    """A number said again in plain words: ``text`` with {n} replaced by number / divide_by."""

    divide_by: Annotated[float, Field(gt=0)]
    text: Line


class Number(Record):
    """A numeric answer: unit, limits (inclusive), whole numbers or not."""

    unit: Name
    unit_one: Name
    minimum: float
    maximum: float
    whole: bool
    echo: Echo | None = None


class SplitRule(Record):
    """A question that takes a split: a share per level, in per cent or counted.

    ``unit`` is what is counted, in the plural ("failures"); ``reason`` says why a split is asked.
    """

    unit: Name
    reason: Text


class Enquiry(Record):
    """Who usually knows the answer and what it takes to find out."""

    who: Line
    effort: Line
    days: Annotated[float, Field(gt=0, le=365)]


class Criterion(Record):
    """One question of the catalogue.

    ``short`` is the question in a list ("Who may see what?"). ``importance`` is ω inside the
    factor. ``deciding`` takes the question apart into steps of one plain answer each.
    ``base_rate`` is the belief when the answer is "don't know": a share per level.
    ``ordered`` says that neighbouring levels are alike. ``asked_when`` hides the question
    while it is false.
    """

    id: CriterionId
    question: Line
    short: Line
    ordered: bool
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=26)]
    number: Number | None = None
    split: SplitRule | None = None
    answer_kind: Line
    why: Text
    help: tuple[Text, ...] = ()
    deciding: Annotated[tuple[DecidingQuestion, ...], Field(max_length=9)] = ()
    room_help: Line
    gate_note: Line
    note: Text | None = None
    terms: tuple[Slug, ...] = ()
    sources: tuple[SourceId, ...]
    source_note: Line | None = None
    importance: Annotated[int, Field(ge=1, le=100)]
    base_rate: dict[LevelId, Share]
    base_rate_reason: Text
    enquiry: Enquiry
    asked_when: Condition | None = None


class CriteriaFile(Record):
    """``criteria/<factor>.json``: the questions of one factor, in the order they are asked."""

    factor: FactorId
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=40)]


class Gate(Record):
    """A rule that no score can outweigh.

    ``fails_when`` open leaves the gate unknown. Effects: ``blocks`` excludes the approaches;
    ``requires`` adds ``step`` before they can start; ``warns`` prints ``advice``; ``diagnose``
    makes the verdict "diagnose first"; ``stop`` makes it "nothing needed"; ``limits`` keeps the
    approaches out of the first stage; ``informs`` prints ``advice`` and changes nothing.
    ``rule`` is a sentence, ``opens_when`` a clause. ``step`` is a stage of the roadmap.
    """

    id: GateId
    title: Name
    rule: Line
    effect: Literal["blocks", "requires", "warns", "diagnose", "stop", "limits", "informs"]
    approaches: tuple[ApproachCode, ...]
    fails_when: Condition
    opens_when: Line
    advice: Text
    step: Slug | None = None
    threshold_origin: Line
    judgement: bool
    sources: tuple[SourceId, ...]
    disagreement: Annotated[str, Field(pattern=r"^X[0-9]{1,2}$")] | None = None


class GatesFile(Record):
    """``gates.json``, in the order they are applied."""

    gates: Annotated[tuple[Gate, ...], Field(max_length=100)]


class ForkMark(Record):
    """How strongly one criterion speaks on one axis of the fork: marks -2 to +2 per level."""

    criterion: CriterionId
    importance: Annotated[int, Field(ge=1, le=100)]
    marks: dict[LevelId, Mark]


class ForkAxis(Record):
    """Need for knowledge or need for behaviour; ``reason`` says what the marks rest on."""

    title: Line
    reason: Text
    criteria: Annotated[tuple[ForkMark, ...], Field(min_length=1, max_length=45)]


class ForkFile(Record):
    """``fork.json``: the picture "facts or behaviour?".

    A need within ``even_within`` points of the middle (50) is called neither much nor little;
    ``even_reason`` says why so many.
    """

    knowledge: ForkAxis
    behaviour: ForkAxis
    corners: dict[Literal["neither", "knowledge", "behaviour", "both"], tuple[Line, Line]]
    even_within: Annotated[float, Field(ge=0, le=25)] = 0
    even_reason: Text | None = None


class Stage(Record):
    """A stage of the staged roadmap.

    It belongs to the path of the listed approaches; with ``needed_when`` it joins only when
    that is true, or when a gate that requires it has failed. ``done_when_answers`` true marks
    it done. ``weeks`` is (shortest, longest) or absent for work without an end.
    ``first_step`` is the sentence shown when this stage is the first step.
    """

    id: Slug
    title: Name
    subtitle: Line
    content: Text
    first_step: Text
    enter_when: Line
    done_when: Line
    stop_if: Line
    weeks: Annotated[tuple[float, ...], Field(min_length=2, max_length=2)] | None
    approaches: tuple[ApproachCode, ...]
    delivers: tuple[ApproachCode, ...]
    needed_when: Condition | None = None
    done_when_answers: Condition | None = None
    duration_origin: Line
    sources: tuple[SourceId, ...]


class RoadmapFile(Record):
    """``roadmap.json``: the stages in their order."""

    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=30)]


class WordingFile(Record):
    """``wording.json``: sentence templates by key; fields in braces are filled by the core."""

    sentences: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,63}$")], Text]


class Pack(Record):
    """All files of one decision model pack, read and checked against each other.

    ``digest`` is the SHA-256 of the pack's files, hexadecimal; only a firm’s model has ``own``.
    """

    model: ModelFile
    approaches: tuple[Approach, ...]
    criteria: dict[FactorId, tuple[Criterion, ...]]
    gates: tuple[Gate, ...]
    fork: ForkFile
    stages: tuple[Stage, ...]
    ladder: tuple[Rung, ...]
    symptoms: tuple[Symptom, ...]
    glossary: tuple[Term, ...]
    references: tuple[Reference, ...]
    texts: tuple[FoundingText, ...]
    disagreements: tuple[Disagreement, ...]
    wording: dict[str, str]
    changes: tuple[Change, ...]
    contradictions: tuple[Contradiction, ...]
    digest: str
    own: OwnChanges | None = None
