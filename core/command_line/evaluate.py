"""``tuning-fork evaluate FILE [--json]``."""

from pathlib import Path

from core.analysis.analyst import Analyst
from core.command_line.output import write_json, write_text
from core.command_line.plain_text import describe
from core.command_line.reading import read_assessment
from core.decision import publication
from core.model.compile import compile_model
from core.model.loader import load_shipped


def evaluate(file: Path, *, as_json: bool) -> int:
    """Print what the program says about the answers in a file."""
    model = compile_model(load_shipped())
    assessment = read_assessment(file, model)
    recommendation = Analyst(model).recommend(assessment.sheet())
    if as_json:
        write_json(publication.as_json(recommendation))
    else:
        write_text(describe(recommendation, assessment.details))
    return 0
