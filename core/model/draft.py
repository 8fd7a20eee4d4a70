"""A pack while it is being checked: every file that could be read, and what it makes known."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.model import history, knowledge
from core.model import pack as schema
from core.model.contradictions import ContradictionsFile


@dataclass(slots=True)
class Draft:
    """The files of a pack; None where a file has faults of its own.

    ``has_all_criteria`` says that every factor's file was read without a fault.
    """

    model: schema.ModelFile | None
    approaches: schema.ApproachesFile | None
    gates: schema.GatesFile | None
    fork: schema.ForkFile | None
    roadmap: schema.RoadmapFile | None
    ladder: knowledge.LadderFile | None
    symptoms: knowledge.SymptomsFile | None
    glossary: knowledge.GlossaryFile | None
    references: knowledge.ReferencesFile | None
    claims: knowledge.ClaimsFile | None
    disagreements: knowledge.DisagreementsFile | None
    wording: schema.WordingFile | None
    changes: history.ChangesFile | None
    contradictions: ContradictionsFile | None
    criteria: dict[str, schema.CriteriaFile] = field(default_factory=dict)
    has_all_criteria: bool = False

    def questions(self) -> Iterator[tuple[str, schema.Criterion]]:
        """Yield (file name, criterion) for all criteria read, in order."""
        for factor, file in self.criteria.items():
            for criterion in file.criteria:
                yield f"criteria/{factor}.json", criterion
