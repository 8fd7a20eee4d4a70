"""The assessment as it is kept: validated, unchangeable, replaced as a whole by every edit."""

from typing import Annotated, Literal

from pydantic import Field

from core.answers import Answer, AnswerSheet, Confidence, State
from core.records import Record

Identity = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
ShortText = Annotated[str, Field(max_length=300)]
LongText = Annotated[str, Field(max_length=20_000)]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
CriterionKey = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}$")]
GateKey = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9-]{1,15}$")]


class Evidence(Record):
    """What an answer rests on."""

    text: ShortText
    kind: Literal["measured", "document", "statement", "estimate"]
    owner: ShortText = ""
    date: Day | None = None


class AnswerEntry(Record):
    """One question as filled in: the answer, what it rests on and the notes around it."""

    state: Literal["answered", "unanswered", "unknown", "not-applicable", "ask-later"] = (
        "unanswered"
    )
    level: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}\.[a-z]$")] | None = None
    number: float | None = None
    number_text: ShortText = ""
    confidence: Literal["high", "medium", "low"] | None = None
    evidence: Evidence | None = None
    note: LongText = ""
    private_note: LongText = ""

    def answer(self) -> Answer:
        """Return the part the decision core reads; no stated confidence counts as medium."""
        return Answer(
            State(self.state),
            self.level,
            self.number,
            Confidence(self.confidence or "medium"),
        )


EMPTY_ENTRY = AnswerEntry()


class Override(Record):
    """A gate overruled by the consultant, with the reason that is printed."""

    reason: Annotated[str, Field(min_length=1, max_length=2_000)]
    by: ShortText
    date: Day


class ModelStamp(Record):
    """The decision model an assessment is made with."""

    id: Identity
    version: ShortText


class Details(Record):
    """Who and what the assessment is about. ``today`` is the approach in use now."""

    client: ShortText = ""
    use_case: ShortText = ""
    participants: ShortText = ""
    consultant: ShortText = ""
    situation: LongText = ""
    today: Literal["PE", "ICL", "RAG", "CO", "LORA", "FULL", "PREF", "FT+RAG", "FT+ICL"] = "PE"
    source: LongText = ""


class Assessment(Record):
    """One use case. ``report_without`` lists sections of the report left out."""

    id: Identity
    created: Moment
    model: ModelStamp
    details: Details = Details()
    answers: dict[CriterionKey, AnswerEntry] = {}
    overrides: dict[GateKey, Override] = {}
    report_without: tuple[Identity, ...] = ()

    def entry(self, criterion: str) -> AnswerEntry:
        """Return the entry of a question, empty when nothing was filled in."""
        return self.answers.get(criterion, EMPTY_ENTRY)

    def sheet(self) -> AnswerSheet:
        """Return what the decision core reads."""
        return AnswerSheet(
            {criterion: entry.answer() for criterion, entry in self.answers.items()},
            frozenset(self.overrides),
        )
