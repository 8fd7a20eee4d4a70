"""``tuning-fork schema``: the JSON Schemas of the files the program reads."""

from core.answers import LONGEST_SCENARIO_NAME, MOST_SCENARIOS, MOST_SPLIT
from core.answers.bare import OF, STATES
from core.answers.splitting import PER_CENT
from core.assessment.exchange import ExchangeFile
from core.command_line.output import write_json
from core.decision.model import CriterionEntry, DecisionModel
from core.economics.bare_costs import BareCosts
from core.economics.price_file import PriceFile
from core.model import history, knowledge
from core.model import pack as schema
from core.model.compile import compile_model
from core.model.contradictions import ContradictionsFile
from core.model.loader import load_shipped
from core.model.own_copy import OwnCopy
from core.records import Record

Schema = dict[str, object]

PACK_FILES: dict[str, type[Record]] = {
    "model.json": schema.ModelFile,
    "approaches.json": schema.ApproachesFile,
    "criteria/<factor>.json": schema.CriteriaFile,
    "gates.json": schema.GatesFile,
    "fork.json": schema.ForkFile,
    "roadmap.json": schema.RoadmapFile,
    "ladder.json": knowledge.LadderFile,
    "symptoms.json": knowledge.SymptomsFile,
    "glossary.json": knowledge.GlossaryFile,
    "references.json": knowledge.ReferencesFile,
    "claims.json": knowledge.ClaimsFile,
    "disagreements.json": knowledge.DisagreementsFile,
    "wording.json": schema.WordingFile,
    "changes.json": history.ChangesFile,
    "contradictions.json": ContradictionsFile,
}


def print_schemas() -> int:
    """Print one JSON object with the schemas of every file that is read."""
    model = compile_model(load_shipped())
    write_json(
        {
            "exchange": ExchangeFile.model_json_schema(),
            "answers": answers_schema(model),
            "prices": PriceFile.model_json_schema(),
            "model": OwnCopy.model_json_schema(),
            "pack": {name: kind.model_json_schema() for name, kind in PACK_FILES.items()},
        }
    )
    return 0


def answers_schema(model: DecisionModel) -> Schema:
    """Return the schema of the bare answers file for one decision model."""
    costs = BareCosts.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bare answers file",
        "type": "object",
        "required": ["answers"],
        "additionalProperties": False,
        "properties": {
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    criterion.id: _answer_schema(criterion) for criterion in model.criteria.values()
                },
            },
            "costs": {key: value for key, value in costs.items() if key != "$defs"},
            "scenarios": {
                "description": "By name, answers that stand in for those given",
                "type": "object",
                "maxProperties": MOST_SCENARIOS,
                "propertyNames": {"minLength": 1, "maxLength": LONGEST_SCENARIO_NAME},
                "additionalProperties": {"$ref": "#/properties/answers"},
            },
        },
        "$defs": costs["$defs"],
    }


def _split_schema(letters: list[str]) -> Schema:
    count: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_SPLIT}
    whole: Schema = {"type": "integer", "minimum": 1, "maximum": MOST_SPLIT, "default": PER_CENT}
    return {
        "description": "Shares in whole per cent that add up to 100, or counts that add up to of.",
        "type": "object",
        "additionalProperties": False,
        "properties": {**dict.fromkeys(letters, count), OF: whole},
    }


def _answer_schema(criterion: CriterionEntry) -> Schema:
    letters = [level.id.rpartition(".")[2] for level in criterion.levels]
    choice: Schema = {"enum": [*letters, *(state.value for state in STATES)]}
    if criterion.split_unit is not None:
        return {"description": criterion.question, "anyOf": [choice, _split_schema(letters)]}
    if criterion.unit is None:
        return {"description": criterion.question, **choice}
    number: Schema = {
        "type": "integer" if criterion.whole else "number",
        "minimum": criterion.minimum,
        "maximum": criterion.maximum,
    }
    return {"description": f"{criterion.question} ({criterion.unit})", "anyOf": [choice, number]}
