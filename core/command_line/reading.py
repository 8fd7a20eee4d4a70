"""FILE of a verb: an exported assessment, a sample or a bare answers file, checked."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from core.answers import (
    Answer,
    AnswerSheet,
    Supposed,
    read_bare_answers,
    read_bare_scenarios,
)
from core.assessment.document import AnswerEntry, Assessment, ModelStamp, Scenario
from core.assessment.exchange import import_assessment
from core.assessment.model_match import mismatches
from core.assessment.models import LoadedModel, Models, loaded
from core.assessment.samples import read_sample
from core.decision.model import DecisionModel
from core.errors import FileFault
from core.files import parse_strict_json, read_limited
from core.model.own_file import read_model
from core.model.shelf import Shelf


def read_case(path: Path, model: Path | None = None) -> tuple[Assessment, LoadedModel]:
    """Return the assessment in a file and the model to decide it with.

    That is the model in ``model``; else the version it was made with, when that is installed;
    else the shipped one.
    """
    models = Models(Shelf(models_folder()))
    chosen = loaded(read_model(model)) if model else None
    assessment = read_assessment(path, (chosen or models.shipped()).analyst.model)
    used = chosen or models.exact(assessment.model) or models.shipped()
    for place, expected in mismatches(assessment, used.analyst.model):
        raise FileFault(str(path), f"assessment.{place}", expected)
    return assessment, used


def models_folder() -> Path:
    """Return the folder where the window keeps the firm's models."""
    import platformdirs

    return platformdirs.user_data_path("tuning-fork", appauthor=False) / "models"


def read_assessment(path: Path, model: DecisionModel) -> Assessment:
    """Return the assessment in a file; a bare answers file becomes one without details.

    Answers a file of another model holds are not looked at here.
    """
    file = str(path)
    data = read_limited(path)
    content = parse_strict_json(data, file)
    if isinstance(content, dict) and content.keys() == {"sample", "details", "answers"}:
        return read_sample(content, model, file, _saved(path))
    if isinstance(content, dict) and "answers" in content and "format" not in content:
        sheet = read_bare_answers(content, model, file)
        scenarios = _scenarios(read_bare_scenarios(content, model, file))
        return _from_sheet(sheet, model, path).model_copy(update={"scenarios": scenarios})
    return import_assessment(data, file)


def _from_sheet(sheet: AnswerSheet, model: DecisionModel, path: Path) -> Assessment:
    return Assessment(
        id="bare-answers",
        created=_saved(path),
        model=ModelStamp(id=model.id, version=model.version),
        answers=_entries(sheet.answers),
    )


def _entries(answers: Mapping[str, Answer]) -> dict[str, AnswerEntry]:
    return {
        criterion: AnswerEntry(state=answer.state.value, level=answer.level, number=answer.number)
        for criterion, answer in answers.items()
    }


def _scenarios(supposed: Mapping[str, Supposed]) -> dict[str, Scenario]:
    named = ((name, _entries(answers)) for name, answers in supposed.items())
    return {
        f"s{number}": Scenario(name=name, answers=answers)
        for number, (name, answers) in enumerate(named, 1)
    }


def _saved(path: Path) -> str:
    # A bare file names no day. The day it was saved keeps its report the same each time.
    try:
        saved = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except (OSError, ValueError, OverflowError):
        # The file has gone meanwhile, or its day is beyond the calendar.
        saved = datetime.fromtimestamp(0, UTC)
    return f"{saved.replace(tzinfo=None).isoformat()}Z"
