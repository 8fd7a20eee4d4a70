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
from core.assessment.document import AnswerEntry, Assessment, ModelStamp, Scenario, entry_of
from core.assessment.exchange import import_assessment
from core.assessment.model_match import refusals
from core.assessment.models import LoadedModel, Models, loaded
from core.assessment.samples import read_sample
from core.decision.model import DecisionModel
from core.economics.bare_costs import read_bare_costs
from core.economics.price_file import PriceFile, shipped_prices
from core.errors import FileFault
from core.files import parse_strict_json, read_limited
from core.model.named_model import read_model
from core.model.shelf import Shelf


def read_case(path: Path, model: Path | None = None) -> tuple[Assessment, LoadedModel]:
    """Return the assessment in a file and the model to decide it with.

    That is the model in ``model``; else the version it was made with, when that is installed;
    else the shipped one.
    """
    models = Models(Shelf(models_folder()))
    chosen = loaded(read_model(model)) if model else None
    assessment = _read(path, (chosen or models.shipped()).analyst.model, None)
    used = chosen or models.exact(assessment.model) or models.shipped()
    _refuse_mismatch(assessment, used.analyst.model, path)
    return assessment, used


def models_folder() -> Path:
    """Return the folder where the window keeps the firm's models."""
    import platformdirs

    return platformdirs.user_data_path("tuning-fork", appauthor=False) / "models"


def read_assessment(
    path: Path, model: DecisionModel, prices: PriceFile | None = None
) -> Assessment:
    """Return the assessment in a file; a bare answers file becomes one without details.

    Models that a bare file names are looked up in ``prices``, without them in the shipped ones.
    """
    assessment = _read(path, model, prices)
    _refuse_mismatch(assessment, model, path)
    return assessment


def _refuse_mismatch(assessment: Assessment, model: DecisionModel, path: Path) -> None:
    for place, expected in refusals(assessment, model):
        raise FileFault(str(path), f"assessment.{place}", expected)


def _read(path: Path, model: DecisionModel, prices: PriceFile | None) -> Assessment:
    file = str(path)
    data = read_limited(path)
    content = parse_strict_json(data, file)
    if not isinstance(content, dict) or "answers" not in content or "format" in content:
        return import_assessment(data, file)
    answers = {key: value for key, value in content.items() if key != "costs"}
    if answers.keys() == {"sample", "details", "answers"}:
        assessment = read_sample(answers, model, file, _saved(path))
    else:
        sheet = read_bare_answers(answers, model, file)
        scenarios = _scenarios(read_bare_scenarios(answers, model, file))
        assessment = _from_sheet(sheet, model, path).model_copy(update={"scenarios": scenarios})
    if "costs" not in content:
        return assessment
    costs = read_bare_costs(content["costs"], prices or shipped_prices(), file)
    return assessment.model_copy(update={"costs": costs})


def _from_sheet(sheet: AnswerSheet, model: DecisionModel, path: Path) -> Assessment:
    return Assessment(
        id="bare-answers",
        created=_saved(path),
        model=ModelStamp(id=model.id, version=model.version),
        answers=_entries(sheet.answers),
    )


def _entries(answers: Mapping[str, Answer]) -> dict[str, AnswerEntry]:
    return {criterion: entry_of(answer) for criterion, answer in answers.items()}


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
