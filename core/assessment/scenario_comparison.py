"""Scenarios beside the answers as given: what is supposed, what follows, what gates do then."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.assessment.document import AnswerEntry, Assessment, Scenario
from core.assessment.scenarios import in_order, is_as_answered, supposed
from core.decision.model import DecisionModel
from core.decision.recommendation import GateFinding, Recommendation


class Counts(StrEnum):
    """Whether a supposed answer takes part in the result of its scenario."""

    YES = "yes"
    AS_ANSWERED = "as-answered"
    NOT_ASKED = "not-asked"
    NOT_IN_MODEL = "not-in-model"


@dataclass(frozen=True, slots=True)
class SupposedAnswer:
    """One answer of a scenario beside the one given."""

    criterion: str
    given: AnswerEntry
    supposed: AnswerEntry
    counts: Counts


@dataclass(frozen=True, slots=True)
class GateShift:
    """One gate that says something else in a scenario."""

    given: GateFinding
    supposed: GateFinding


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """One scenario: its answers in the order they are asked, what follows, the gates it moves."""

    id: str
    name: str
    note: str
    answers: tuple[SupposedAnswer, ...]
    recommendation: Recommendation
    gates: tuple[GateShift, ...]


Recommending = Callable[[Assessment], Recommendation]
"""From an assessment to what is recommended on it, with the draws or before them."""


def compare(
    assessment: Assessment,
    model: DecisionModel,
    given: Recommendation,
    recommending: Recommending,
) -> tuple[ScenarioOutcome, ...]:
    """Return the outcome of every scenario beside ``given``, what is recommended as answered."""
    return tuple(
        outcome(assessment, model, key, given, recommending(supposed(assessment, scenario)))
        for key, scenario in in_order(assessment)
    )


def outcome(
    assessment: Assessment,
    model: DecisionModel,
    key: str,
    given: Recommendation,
    found: Recommendation,
) -> ScenarioOutcome:
    """Return the outcome of one scenario, for which ``found`` is recommended."""
    scenario = assessment.scenarios[key]
    return ScenarioOutcome(
        key,
        " ".join(scenario.name.split()),
        scenario.note.strip(),
        _answers(assessment, scenario, model, found),
        found,
        _gates(given, found),
    )


def _answers(
    assessment: Assessment, scenario: Scenario, model: DecisionModel, found: Recommendation
) -> tuple[SupposedAnswer, ...]:
    places = {criterion: place for place, criterion in enumerate(model.criteria)}
    ordered = sorted(scenario.answers, key=lambda one: (places.get(one, len(places)), one))
    return tuple(
        SupposedAnswer(
            criterion,
            assessment.entry(criterion),
            scenario.answers[criterion],
            _counts(assessment, criterion, scenario.answers[criterion], found),
        )
        for criterion in ordered
    )


def _counts(
    assessment: Assessment, criterion: str, entry: AnswerEntry, found: Recommendation
) -> Counts:
    if criterion not in found.asked:
        return Counts.NOT_IN_MODEL
    if is_as_answered(assessment, criterion, entry):
        return Counts.AS_ANSWERED
    return Counts.YES if found.asked[criterion] else Counts.NOT_ASKED


def _gates(given: Recommendation, found: Recommendation) -> tuple[GateShift, ...]:
    before = {finding.id: finding for finding in given.gates}
    return tuple(
        GateShift(before[after.id], after)
        for after in found.gates
        if after.id in before and _says(before[after.id]) != _says(after)
    )


def _says(finding: GateFinding) -> tuple[str, str]:
    return finding.outcome.value, finding.word
