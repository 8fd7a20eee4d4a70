"""The samples of the first start: published cases, already answered."""

import re
from pathlib import PurePath

from pydantic import ValidationError

import resources
from core.answers import Answer
from core.answers.bare import read_bare_answers
from core.assessment.document import AnswerEntry, Assessment, Details, ModelStamp, entry_of
from core.decision.model import DecisionModel
from core.errors import FileFault
from core.files import parse_strict_json
from core.language import _
from core.schema_faults import schema_faults

FOLDER = "samples"


def sample_assessments(model: DecisionModel, now: str) -> tuple[Assessment, ...]:
    """Return the samples as assessments begun at ``now`` (UTC), in the order of their files."""
    names = (name for name in resources.names(FOLDER) if name.endswith(".json"))
    return tuple(_sample(name, model, now) for name in names)


def _sample(name: str, model: DecisionModel, now: str) -> Assessment:
    file = f"{FOLDER}/{name}"
    sample = read_sample(parse_strict_json(resources.read_bytes(file), file), model, file, now)
    return sample.model_copy(update={"id": f"sample-{PurePath(name).stem}"})


def read_sample(content: object, model: DecisionModel, file: str, now: str) -> Assessment:
    """Return the assessment in a parsed sample file, begun at ``now`` (UTC)."""
    if not isinstance(content, dict):
        raise FileFault(file, "", _("expected an object with details and answers."))
    sheet = read_bare_answers({"answers": content.get("answers")}, model, file)
    return Assessment(
        id="sample",
        created=now,
        model=ModelStamp(id=model.id, version=model.version),
        details=_details(content.get("details"), file),
        answers={criterion: _entry(answer) for criterion, answer in sheet.answers.items()},
    )


def _identity(file: str) -> str:
    # The name of a file of the user may hold anything.
    return re.sub("[^a-z0-9-]+", "-", f"sample-{PurePath(file).stem.lower()}")[:64]


def _details(content: object, file: str) -> Details:
    try:
        return Details.model_validate(content)
    except ValidationError as error:
        for fault in schema_faults(error, content, file):
            place = f"details.{fault.place}" if fault.place else "details"
            raise FileFault(file, place, fault.expected) from error
        raise


def _entry(answer: Answer) -> AnswerEntry:
    number_text = "" if answer.number is None else f"{answer.number:,.12g}"
    return entry_of(answer, number_text)
