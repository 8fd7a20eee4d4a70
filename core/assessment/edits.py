"""One change of an assessment as plain data: it can be applied, taken back, merged and logged."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from pydantic import JsonValue, ValidationError

from core.assessment.document import (
    EMPTY_ENTRY,
    AnswerEntry,
    Assessment,
    Details,
    ModelStamp,
    Override,
    Scenario,
    SeenResult,
)
from core.economics.sheet import CostSheet, Estimate
from core.errors import TuningForkError
from core.language import _
from core.records import Record

DETAILS = "details"
REPORT_WITHOUT = "report_without"
SEEN = "seen"
COSTS = "costs"
MODEL = "model"


class EditFault(TuningForkError):
    """A change that does not fit the assessment; nothing has been changed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: ``path`` names what, ``before`` and ``after`` are JSON values (None: absent).

    Paths: ``answers.KN2``, ``overrides.G2``, ``scenarios.s1``, ``details``, ``report_without``,
    ``seen``, ``model``, ``costs`` (the whole sheet), ``costs.volume`` (one input of it).
    """

    path: str
    before: JsonValue
    after: JsonValue


def answer_edit(assessment: Assessment, criterion: str, entry: AnswerEntry) -> Edit:
    """Return the edit that makes ``entry`` the answer; an empty entry takes the answer away."""
    path = f"answers.{criterion}"
    after = None if entry == EMPTY_ENTRY else entry.model_dump(mode="json")
    return Edit(path, value_at(assessment, path), after)


def details_edit(assessment: Assessment, details: Details) -> Edit:
    """Return the edit that replaces the details."""
    return Edit(DETAILS, value_at(assessment, DETAILS), details.model_dump(mode="json"))


def override_edit(assessment: Assessment, gate: str, override: Override | None) -> Edit:
    """Return the edit that overrules a gate, or with None lets it speak again."""
    path = f"overrides.{gate}"
    after = None if override is None else override.model_dump(mode="json")
    return Edit(path, value_at(assessment, path), after)


def scenario_edit(assessment: Assessment, key: str, scenario: Scenario | None) -> Edit:
    """Return the edit that puts a scenario under its id, or with None takes it away."""
    path = f"scenarios.{key}"
    after = None if scenario is None else scenario.model_dump(mode="json")
    return Edit(path, value_at(assessment, path), after)


def report_edit(assessment: Assessment, sections_left_out: tuple[str, ...]) -> Edit:
    """Return the edit that decides which sections the report leaves out."""
    return Edit(REPORT_WITHOUT, value_at(assessment, REPORT_WITHOUT), list(sections_left_out))


def seen_edit(assessment: Assessment, seen: SeenResult) -> Edit:
    """Return the edit that keeps what the result was seen with."""
    return Edit(SEEN, value_at(assessment, SEEN), seen.model_dump(mode="json"))


def costs_edit(assessment: Assessment, costs: CostSheet | None) -> Edit:
    """Return the edit that replaces the whole cost sheet, or with None takes it away."""
    after = None if costs is None else costs.model_dump(mode="json")
    return Edit(COSTS, value_at(assessment, COSTS), after)


def estimate_edit(assessment: Assessment, name: str, estimate: Estimate | None) -> Edit:
    """Return the edit that enters one input of the cost sheet, or with None takes it away."""
    path = f"{COSTS}.{name}"
    after = None if estimate is None else estimate.model_dump(mode="json")
    return Edit(path, value_at(assessment, path), after)


def model_edit(assessment: Assessment, model: ModelStamp) -> Edit:
    """Return the edit that uses another decision model from now on."""
    return Edit(MODEL, value_at(assessment, MODEL), model.model_dump(mode="json"))


def inverse(edit: Edit) -> Edit:
    """Return the edit that takes this one back."""
    return Edit(edit.path, edit.after, edit.before)


def merged(first: Edit, second: Edit) -> Edit:
    """Return two edits of one path, made one after the other, as one."""
    if first.path != second.path:
        raise ValueError(f"edits of different things: {first.path}, {second.path}")
    return replace(first, after=second.after)


def value_at(assessment: Assessment, path: str) -> JsonValue:
    """Return what stands at the path as a JSON value, None where nothing does."""
    part, key = _split(path)
    if part == COSTS:
        return _of_costs(assessment.costs, key)
    if key:
        kept = getattr(assessment, part).get(key)
        return None if kept is None else kept.model_dump(mode="json")
    if part in (DETAILS, MODEL):
        whole: Record = getattr(assessment, part)
        return whole.model_dump(mode="json")
    if part == SEEN:
        return assessment.seen.model_dump(mode="json") if assessment.seen else None
    return list(assessment.report_without)


def _of_costs(costs: CostSheet | None, name: str) -> JsonValue:
    if costs is None:
        return None
    if not name:
        return costs.model_dump(mode="json")
    estimate = costs.inputs.get(name)
    return None if estimate is None else estimate.model_dump(mode="json")


def apply_edit(assessment: Assessment, edit: Edit) -> Assessment:
    """Return the assessment after the edit; EditFault when it does not fit."""
    try:
        if value_at(assessment, edit.path) != _settled(assessment, edit.path, edit.before):
            raise EditFault(_("This has been changed meanwhile. Look at it again, then change it."))
        return _placed(assessment, edit.path, edit.after)
    except (ValidationError, TypeError, ValueError) as error:
        raise EditFault(_sentence(error)) from error


def _split(path: str) -> tuple[str, str]:
    part, _dot, key = path.partition(".")
    is_entry = part in ("answers", "overrides", "scenarios", COSTS) and bool(key)
    if is_entry or path in (DETAILS, REPORT_WITHOUT, SEEN, COSTS, MODEL):
        return part, key
    raise EditFault(_("There is nothing called {path} in an assessment.").format(path=path))


def _settled(assessment: Assessment, path: str, value: JsonValue) -> JsonValue:
    # The value as the document would hold it: defaults filled in, unseen characters shown.
    if value is None:
        return None
    return value_at(_placed(assessment, path, value), path)


def _placed(assessment: Assessment, path: str, value: JsonValue) -> Assessment:
    part, key = _split(path)
    content: dict[str, object] = dict(assessment)
    if not key:
        content[part] = _FROM_JSON[part](json.dumps(value))
    elif part == COSTS:
        content[part] = _with_estimate(assessment.costs, key, value)
    else:
        entries = {name: kept for name, kept in getattr(assessment, part).items() if name != key}
        if value is not None:
            entries[key] = _FROM_JSON[part](json.dumps(value))
        content[part] = entries
    return Assessment.model_validate(content)


def _with_estimate(costs: CostSheet | None, name: str, value: JsonValue) -> CostSheet:
    if costs is None:
        raise EditFault(_("No costs have been begun. Begin them, then enter this."))
    inputs = {key: kept for key, kept in costs.inputs.items() if key != name}
    if value is not None:
        inputs[name] = Estimate.model_validate_json(json.dumps(value))
    # The order of the pack does not matter here; sorted, undo gives back the same document.
    return CostSheet.model_validate({**dict(costs), "inputs": dict(sorted(inputs.items()))})


def _sections(text: str) -> tuple[object, ...]:
    value = json.loads(text)
    if not isinstance(value, list):
        raise TypeError(text)
    return tuple(value)


def _seen(text: str) -> SeenResult | None:
    return None if text == "null" else SeenResult.model_validate_json(text)


def _costs(text: str) -> CostSheet | None:
    return None if text == "null" else CostSheet.model_validate_json(text)


_FROM_JSON: dict[str, Callable[[str], object]] = {
    "answers": AnswerEntry.model_validate_json,
    "overrides": Override.model_validate_json,
    "scenarios": Scenario.model_validate_json,
    DETAILS: Details.model_validate_json,
    REPORT_WITHOUT: _sections,
    SEEN: _seen,
    COSTS: _costs,
    MODEL: ModelStamp.model_validate_json,
}


def _sentence(error: Exception) -> str:
    if isinstance(error, ValidationError):
        kinds = {detail["type"] for detail in error.errors(include_input=False, include_url=False)}
        if "string_too_long" in kinds:
            return _("This text is too long. Shorten it, then it is saved.")
    return _("This cannot be kept as it is. Change the entry, then it is saved.")
