"""The decision model pack: what each of its files holds.

A pack is a folder: ``model.json``, ``approaches.json``, ``criteria/<factor>.json``,
``gates.json``, ``fork.json``, ``roadmap.json``, ``ladder.json``, ``symptoms.json``,
``glossary.json``, ``references.json``, ``claims.json``, ``disagreements.json``,
``wording.json`` and ``changes.json``. Ids are stable and never derived from a text.
"""

from typing import Annotated, Literal

from pydantic import Field

from core.model.conditions import Condition, CriterionId, LevelId
from core.records import Record

Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
FactorId = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
GateId = Annotated[str, Field(pattern=r"^(G[0-9]{1,2}[a-z]?|[A-Z]{2}[0-9]{1,2}-[a-z]+)$")]
SourceId = Annotated[str, Field(pattern=r"^(S[0-9]-[0-9]{1,2}|\[[0-9]{1,3}\])$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")]
ApproachCode = Literal["PE", "ICL", "RAG", "CO", "LORA", "FULL", "PREF", "FT+RAG", "FT+ICL"]
Mark = Annotated[int, Field(ge=-2, le=2)]
Share = Annotated[float, Field(ge=0, le=1)]
Importance = Annotated[int, Field(ge=0, le=100)]
ReadingTrust = Literal["full", "excerpt", "secondary", "memory"]


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


class Level(Record):
    """One answer a question offers.

    ``label`` and ``definition`` are what the question shows; ``statement`` is the answer as a
    clause after "because" ("the facts change weekly to monthly"); ``headline`` and ``reason``
    are the answer as an argument: a short sentence and what follows from it. ``marks`` says how
    the answer moves each approach, -2 to +2.
    """

    id: LevelId
    label: Name
    definition: Line
    example: Line | None = None
    statement: Line
    headline: Line
    reason: Text
    marks: dict[ApproachCode, Mark]
    band: Band | None = None


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


class Enquiry(Record):
    """Who usually knows the answer and what it takes to find out."""

    who: Line
    effort: Line
    days: Annotated[float, Field(gt=0, le=365)]


class Criterion(Record):
    """One question of the catalogue.

    ``short`` is the question in a list ("Who may see what?"). ``importance`` is ω inside the
    factor. ``base_rate`` is the belief when the answer is "don't know": a share per level.
    ``ordered`` says that neighbouring levels are alike. ``asked_when`` hides the question
    while it is false.
    """

    id: CriterionId
    question: Line
    short: Line
    ordered: bool
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=26)]
    number: Number | None = None
    answer_kind: Line
    why: Text
    help: tuple[Text, ...] = ()
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
    """``fork.json``: the picture "facts or behaviour?"."""

    knowledge: ForkAxis
    behaviour: ForkAxis
    corners: dict[Literal["neither", "knowledge", "behaviour", "both"], tuple[Line, Line]]


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


class Rung(Record):
    """One rung of the data ladder (rule G5)."""

    id: Slug
    title: Name
    figures: Text
    note: Text
    sources: tuple[SourceId, ...]


class LadderFile(Record):
    """``ladder.json``."""

    rungs: tuple[Rung, ...]


class Symptom(Record):
    """A symptom, the first move and the next one; shown where ``when`` is true."""

    id: Slug
    symptom: Line
    first_move: Text
    next_move: Text
    when: Condition | None = None
    sources: tuple[SourceId, ...]


class SymptomsFile(Record):
    """``symptoms.json``."""

    symptoms: tuple[Symptom, ...]


class Term(Record):
    """One glossary entry; ``also`` lists words under which it is found in running text."""

    id: Slug
    term: Name
    meaning: Text
    also: tuple[Name, ...] = ()
    sources: tuple[SourceId, ...]
    source_note: Line | None = None


class GlossaryFile(Record):
    """``glossary.json``, sorted by term."""

    terms: tuple[Term, ...]


class Reference(Record):
    """A public source: what it is, how far it was read and how far it is trusted."""

    id: SourceId
    title: Text
    read: tuple[ReadingTrust, ...]
    trust: Line


class ReferencesFile(Record):
    """``references.json``."""

    references: tuple[Reference, ...]


class Claim(Record):
    """One claim of a founding text, in our words."""

    id: SourceId
    type: Literal[
        "claim", "criterion", "threshold", "trade-off", "definition", "use case", "warning"
    ]
    text: Text


class FoundingText(Record):
    """One of the founding texts and what it claims."""

    id: Annotated[str, Field(pattern=r"^S[0-9]$")]
    title: Line
    claims: tuple[Claim, ...]


class ClaimsFile(Record):
    """``claims.json``."""

    texts: tuple[FoundingText, ...]


class Disagreement(Record):
    """A point on which sources disagree, and what an honest adviser says."""

    id: Annotated[str, Field(pattern=r"^X[0-9]{1,2}$")]
    question: Line
    positions: Text
    say: Text
    sources: tuple[SourceId, ...]


class DisagreementsFile(Record):
    """``disagreements.json``."""

    disagreements: tuple[Disagreement, ...]


class WordingFile(Record):
    """``wording.json``: sentence templates by key; fields in braces are filled by the core."""

    sentences: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,63}$")], Text]


class MarkChange(Record):
    """A mark that was changed: one approach at one level."""

    level: LevelId
    approach: ApproachCode
    before: Mark
    after: Mark


class ImportanceChange(Record):
    """An importance that was changed; ``id`` is a factor ("KN") or a criterion ("EX3")."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{0,2}$")]
    before: Importance
    after: Importance


class Change(Record):
    """One change of the pack, with its reason and a source that stands without any case.

    ``marks`` and ``importances`` say exactly what moved, so that they can be undone one by one;
    ``gates`` holds the ids of gates that are new or decide otherwise than before.
    """

    version: Line
    date: Line
    what: Text
    why: Text
    sources: tuple[Line, ...]
    marks: tuple[MarkChange, ...] = ()
    importances: tuple[ImportanceChange, ...] = ()
    gates: tuple[GateId, ...] = ()


class ChangesFile(Record):
    """``changes.json``, newest first."""

    changes: tuple[Change, ...]


class Pack(Record):
    """All files of one decision model pack, read and checked against each other.

    ``digest`` is the SHA-256 of the pack's files, hexadecimal.
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
    digest: str
