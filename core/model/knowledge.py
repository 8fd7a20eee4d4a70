"""What a pack knows beside the questions: ladder, symptoms, terms, sources, disagreements."""

from typing import Annotated, Literal

from pydantic import Field

from core.model.conditions import Condition
from core.model.kinds import Line, Name, ReadingTrust, Slug, SourceId, Text
from core.records import Record


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
