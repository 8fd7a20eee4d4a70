"""``tuning-fork evaluate FILE [--json]``."""

from functools import partial
from pathlib import Path

from core.assessment.basis import studied
from core.assessment.remarks import remarks
from core.assessment.scenario_comparison import compare
from core.command_line.output import write_json, write_text
from core.command_line.plain_text import describe
from core.command_line.reading import read_case
from core.command_line.scenario_text import describe_scenarios, scenario_data
from core.decision import publication


def evaluate(file: Path, model: Path | None = None, *, as_json: bool) -> int:
    """Print what the program says about the answers in a file, under its own model or ``model``."""
    assessment, used = read_case(file, model)
    deciding = partial(studied, analyst=used.analyst)
    recommendation = deciding(assessment)
    outcomes = compare(assessment, used.analyst.model, recommendation, deciding)
    found = remarks(assessment, recommendation, used.pack)
    if as_json:
        told = [{"kind": one.kind, "text": one.line, "criteria": one.criteria} for one in found]
        scenarios = scenario_data(outcomes)
        write_json(publication.as_json(recommendation) | {"remarks": told, "scenarios": scenarios})
    else:
        lines = tuple(one.line for one in found)
        what_if = describe_scenarios(recommendation, outcomes, used.pack)
        write_text(describe(recommendation, assessment.details, lines, what_if))
    return 0
