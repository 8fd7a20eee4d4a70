"""One assessment as a documented JSON file: written canonically, read strictly, whole or not."""

import json
from importlib import metadata
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from core.assessment.document import Assessment, ShortText
from core.assessment.model_match import refusals
from core.decision.model import DecisionModel
from core.errors import FileFault
from core.files import FILE_LIMIT, parse_strict_json
from core.language import _
from core.records import Record
from core.schema_faults import refuse_newer, schema_faults

FORMAT = "tuning-fork-assessment"
FORMAT_VERSION = 1


class ExchangeFile(Record):
    """The exchange file. ``program_version`` says which program wrote it; nothing reads it."""

    format: Literal["tuning-fork-assessment"]
    format_version: Annotated[int, Field(ge=1, le=FORMAT_VERSION)]
    program_version: ShortText = ""
    assessment: Assessment


def export_assessment(assessment: Assessment, with_private_notes: bool = True) -> bytes:
    """Return the exchange file: sorted keys, UTF-8, a line feed at the end."""
    kept = assessment if with_private_notes else _without_private_notes(assessment)
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program_version": _program_version(),
        "assessment": kept.model_dump(mode="json"),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def _without_private_notes(assessment: Assessment) -> Assessment:
    answers = {
        criterion: entry.model_copy(update={"private_note": ""})
        for criterion, entry in assessment.answers.items()
    }
    return assessment.model_copy(update={"answers": answers})


def _program_version() -> str:
    try:
        return metadata.version("tuning-fork")
    except metadata.PackageNotFoundError:
        return ""


def import_assessment(data: bytes, file: str, model: DecisionModel | None = None) -> Assessment:
    """Return the assessment in an exchange file; FileFault names place and expectation.

    With a model, questions, levels and gates it does not know are refused as well in a file made
    with that very version.
    """
    if len(data) > FILE_LIMIT:
        expected = _("expected at most {size} MB; this file is larger.")
        raise FileFault(file, "", expected.format(size=FILE_LIMIT // 1_000_000))
    content = parse_strict_json(data, file)
    _check_format(content, file)
    assessment = _validated(content, file)
    if model is not None:
        for place, expected in refusals(assessment, model):
            raise FileFault(file, f"assessment.{place}", expected)
    return assessment


def _check_format(content: object, file: str) -> None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        expected = _('expected an assessment of Tuning Fork, with "format": "{format}".')
        words = f"{expected.format(format=FORMAT)} {_next_step(content)}"
        raise FileFault(file, "format", words)
    refuse_newer(content, FORMAT_VERSION, file)


def _next_step(content: object) -> str:
    if isinstance(content, dict) and "answers" in content and "format" not in content:
        return _(
            "This is a bare answers file, which only the command line reads: “tuning-fork "
            "evaluate” prints its result, “tuning-fork report” writes its report."
        )
    return _("“Export a copy” in the archive of the program writes such a file.")


def _validated(content: object, file: str) -> Assessment:
    try:
        return ExchangeFile.model_validate_json(json.dumps(content)).assessment
    except ValidationError as error:
        for fault in schema_faults(error, content, file):
            raise fault from error
        raise FileFault(file, "", _("expected an assessment of Tuning Fork.")) from error
