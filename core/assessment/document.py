"""The assessment as it is kept: validated, unchangeable, replaced as a whole by every edit."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from core.answers import (
    LONGEST_SCENARIO_NAME,
    MOST_SCENARIOS,
    MOST_SPLIT,
    Answer,
    AnswerSheet,
    Confidence,
    Split,
    State,
    plain_name,
)
from core.economics.sheet import CostSheet
from core.language import _
from core.records import Record
from core.visible_text import visible_text


def _refusal(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("refused", "{sentence}", {"sentence": sentence})


def _of_the_calendar(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise _refusal(_("expected a day of the calendar, like 2026-11-20.")) from error
    return text


def _has_a_word(text: str) -> str:
    if not plain_name(text):
        raise _refusal(_("expected a name."))
    return text


Identity = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
ShortText = Annotated[str, Field(max_length=300), BeforeValidator(visible_text)]
LongText = Annotated[str, Field(max_length=20_000), BeforeValidator(visible_text)]
ReasonText = Annotated[str, Field(min_length=1, max_length=2_000), BeforeValidator(visible_text)]
ScenarioName = Annotated[
    str,
    Field(max_length=LONGEST_SCENARIO_NAME),
    BeforeValidator(visible_text),
    AfterValidator(_has_a_word),
]
Moment = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$"),
    AfterValidator(_of_the_calendar),
]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_of_the_calendar)]
CriterionKey = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}$")]
GateKey = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9-]{1,15}$")]
LevelKey = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}\.[a-z]$")]
AnswerState = Literal["answered", "unanswered", "unknown", "not-applicable", "ask-later"]
# A code and no list of codes: another decision model may know approaches this one does not.
ApproachKey = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9+-]{0,15}$")]
HopeKey = Annotated[str, Field(pattern=r"^(not-asked|none|[A-Z][A-Z0-9+-]{0,15})$")]


class Evidence(Record):
    """What an answer rests on."""

    text: ShortText
    kind: Literal["measured", "document", "statement", "estimate"]
    owner: ShortText = ""
    date: Day | None = None


Parts = Annotated[dict[LevelKey, Annotated[int, Field(ge=0)]], Field(max_length=26)]
TypedParts = Annotated[dict[LevelKey, ShortText], Field(max_length=26)]


class SplitEntry(Record):
    """An answer shared out over levels: whole numbers by level id that add up to ``of``.

    ``of`` is 100 where they are per cents, else how many things were counted.
    """

    parts: Parts
    of: Annotated[int, Field(ge=1, le=MOST_SPLIT)] = 100

    @model_validator(mode="after")
    def _parts_add_up(self) -> Self:
        total = sum(self.parts.values())
        if total != self.of:
            sentence = _("expected parts that add up to {of}; they add up to {total}.")
            raise _refusal(sentence.format(of=self.of, total=total))
        return self

    def split(self) -> Split:
        """Return the split the decision core reads."""
        return Split.of(self.parts)


class SplitText(Record):
    """A split as it is being typed; it counts once it adds up."""

    parts: TypedParts = Field({})
    of: ShortText = ""


class AnswerEntry(Record):
    """One question as filled in: the answer, what it rests on and the notes around it.

    With a ``split`` the level is its largest part, and no confidence is stated. ``number_text``
    and ``split_text`` keep what was typed while it cannot count; the answer before stands.
    """

    state: AnswerState = "unanswered"
    level: LevelKey | None = None
    number: float | None = None
    number_text: ShortText = ""
    split: SplitEntry | None = None
    split_text: SplitText | None = None
    confidence: Literal["high", "medium", "low"] | None = None
    evidence: Evidence | None = None
    note: LongText = ""
    private_note: LongText = ""

    @model_validator(mode="after")
    def _level_follows_state(self) -> Self:
        if (self.state == "answered") != (self.level is not None):
            raise _refusal(_("expected a level exactly when the state is answered."))
        return self

    @model_validator(mode="after")
    def _split_stands_alone(self) -> Self:
        if self.split is None:
            return self
        if self.number is not None or self.confidence is not None:
            raise _refusal(_("expected neither number nor confidence beside a split."))
        largest = self.split.split().largest
        if self.level != largest:
            sentence = _("expected level {level}, the largest part of the split.")
            raise _refusal(sentence.format(level=largest))
        return self

    def answer(self) -> Answer:
        """Return the part the decision core reads; no stated confidence counts as medium."""
        if self.split is not None:
            return Answer(State(self.state), self.level, split=self.split.split())
        return Answer(
            State(self.state),
            self.level,
            self.number,
            Confidence(self.confidence or "medium"),
        )


EMPTY_ENTRY = AnswerEntry()
Entries = Annotated[dict[CriterionKey, AnswerEntry], Field(max_length=500)]


def _refuse_foreign_levels(answers: dict[str, AnswerEntry]) -> None:
    for criterion, entry in answers.items():
        for level in _levels_named(entry):
            if not level.startswith(f"{criterion}."):
                sentence = _("expected a level of {criterion}; {level} is another question's.")
                raise _refusal(sentence.format(criterion=criterion, level=level))


def entry_of(answer: Answer, number_text: str = "") -> AnswerEntry:
    """Return the entry that holds an answer and nothing else."""
    split = answer.split
    return AnswerEntry(
        state=answer.state.value,
        level=answer.level,
        number=answer.number,
        number_text=number_text,
        split=SplitEntry(parts=dict(split.parts), of=split.whole) if split else None,
    )


def _levels_named(entry: AnswerEntry) -> Iterator[str]:
    if entry.level is not None:
        yield entry.level
    if entry.split is not None:
        yield from entry.split.parts
    if entry.split_text is not None:
        yield from entry.split_text.parts


class Override(Record):
    """A gate overruled by the consultant, with the reason that is printed."""

    reason: ReasonText
    by: ShortText
    date: Day


class ModelStamp(Record):
    """The decision model an assessment is made with."""

    id: Identity
    version: ShortText


class Details(Record):
    """Who and what the assessment is about.

    ``today`` is the approach in use now. ``favourite`` is what the client hopes for ("none" when
    asked and nothing in particular); it is not meant for the client's eyes during a meeting.
    """

    client: ShortText = ""
    use_case: ShortText = ""
    participants: ShortText = ""
    consultant: ShortText = ""
    situation: LongText = ""
    favourite: HopeKey = "not-asked"
    today: ApproachKey = "PE"
    source: LongText = ""


class SeenAnswer(Record):
    """What the decision core read of an answer when the result was seen with it."""

    state: AnswerState
    level: LevelKey | None = None
    number: float | None = None
    split: SplitEntry | None = None
    confidence: Literal["high", "medium", "low"] = "medium"


class SeenResult(Record):
    """That the result was seen: first ``at``, with this favourite and these answers.

    An answer given later joins when the result is seen with it; none is ever replaced.
    """

    at: Moment
    favourite: HopeKey
    answers: Annotated[dict[CriterionKey, SeenAnswer], Field(max_length=500)] = Field({})


class Scenario(Record):
    """A named variant: ``answers`` stand in for those given. Name and note are printed."""

    name: ScenarioName
    answers: Entries = Field({})
    note: ShortText = ""

    @model_validator(mode="after")
    def _holds_answers_only(self) -> Self:
        _refuse_foreign_levels(self.answers)
        if any(
            entry.evidence or entry.note or entry.private_note for entry in self.answers.values()
        ):
            raise _refusal(_("expected answers without evidence and notes: they are supposed."))
        return self


class Assessment(Record):
    """One use case.

    ``report_without`` lists sections of the report left out; ``seen`` is None until the result
    was opened with a recommendation on it; ``costs`` is None until costs have been begun;
    ``scenarios`` are variants by id.
    """

    id: Identity
    created: Moment
    model: ModelStamp
    details: Details = Details()
    answers: Entries = Field({})
    overrides: Annotated[dict[GateKey, Override], Field(max_length=500)] = Field({})
    report_without: Annotated[tuple[Identity, ...], Field(max_length=100)] = ()
    seen: SeenResult | None = None
    costs: CostSheet | None = None
    scenarios: Annotated[dict[Identity, Scenario], Field(max_length=MOST_SCENARIOS)] = Field({})

    @model_validator(mode="after")
    def _levels_belong(self) -> Self:
        _refuse_foreign_levels(self.answers)
        return self

    @model_validator(mode="after")
    def _scenarios_differ_in_name(self) -> Self:
        names = [plain_name(scenario.name) for scenario in self.scenarios.values()]
        if len(set(names)) < len(names):
            raise _refusal(_("expected a different name for each scenario."))
        return self

    def entry(self, criterion: str) -> AnswerEntry:
        """Return the entry of a question, empty when nothing was filled in."""
        return self.answers.get(criterion, EMPTY_ENTRY)

    def sheet(self) -> AnswerSheet:
        """Return what the decision core reads."""
        return AnswerSheet(
            {criterion: entry.answer() for criterion, entry in self.answers.items()},
            frozenset(self.overrides),
            frozenset(
                criterion
                for criterion, entry in self.answers.items()
                if entry.evidence and entry.evidence.kind in ("measured", "document")
            ),
        )
