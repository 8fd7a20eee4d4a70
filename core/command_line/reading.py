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
from core.assessment.samples import read_sample
from core.decision.model import DecisionModel
from core.economics.bare_costs import read_bare_costs
from core.economics.price_file import PriceFile, shipped_prices
from core.files import parse_strict_json, read_limited


def read_assessment(
    path: Path, model: DecisionModel, prices: PriceFile | None = None
) -> Assessment:
    """Return the assessment in a file; a bare answers file becomes one without details.

    Models that a bare file names are looked up in ``prices``, without them in the shipped ones.
    """
    file = str(path)
    data = read_limited(path)
    content = parse_strict_json(data, file)
    if not isinstance(content, dict) or "answers" not in content or "format" in content:
        return import_assessment(data, file, model)
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
