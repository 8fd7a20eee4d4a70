"""``tuning-fork evaluate FILE [--json]``."""

from pathlib import Path

from core.analysis.analyst import Analyst
from core.assessment.remarks import remarks
from core.command_line.output import write_json, write_text
from core.command_line.plain_text import describe
from core.command_line.reading import read_assessment
from core.decision import publication
from core.model.compile import compile_model
from core.model.loader import load_shipped


def evaluate(file: Path, *, as_json: bool) -> int:
    """Print what the program says about the answers in a file."""
    pack = load_shipped()
    model = compile_model(pack)
    assessment = read_assessment(file, model)
    recommendation = Analyst(model).recommend(assessment.sheet())
    found = remarks(assessment, recommendation, pack)
    if as_json:
        told = [{"kind": one.kind, "text": one.line, "criteria": one.criteria} for one in found]
        write_json(publication.as_json(recommendation) | {"remarks": told})
    else:
        lines = tuple(one.line for one in found)
        write_text(describe(recommendation, assessment.details, lines))
    return 0
