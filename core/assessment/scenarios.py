"""The scenarios of one assessment: their order, their names and the answers each is judged by."""

import re
from collections.abc import Collection

from core.answers import LONGEST_SCENARIO_NAME, plain_name
from core.assessment.document import AnswerEntry, Assessment, Scenario
from core.economics.catalogue import shipped_costs
from core.economics.sheet import CostSheet

_FIRST = 1


def in_order(assessment: Assessment) -> tuple[tuple[str, Scenario], ...]:
    """Return id and scenario, oldest first: ``s2`` comes before ``s10``."""
    return tuple(sorted(assessment.scenarios.items(), key=lambda pair: _age(pair[0])))


def next_key(assessment: Assessment) -> str:
    """Return an id for a scenario that stands behind all others."""
    numbers = [int(key[1:]) for key in assessment.scenarios if _is_numbered(key)]
    return f"s{max(numbers, default=_FIRST - 1) + 1}"


def is_free_name(assessment: Assessment, key: str, name: str) -> bool:
    """Say whether no other scenario than ``key`` has this name."""
    taken = {plain_name(one.name) for own, one in assessment.scenarios.items() if own != key}
    return plain_name(name) not in taken


def free_name(assessment: Assessment, wanted: str, key: str = "") -> str:
    """Return the wanted name, shortened at a word, numbered where another than ``key`` has it."""
    number = 1
    while not is_free_name(assessment, key, _numbered(wanted, number)):
        number += 1
    return _numbered(wanted, number)


def is_name_from(name: str, wanted: str) -> bool:
    """Say whether ``free_name`` may have made this name from the wanted one, under any number."""
    mark = re.search(r" \((\d{1,4})\)$", name)
    numbered = _numbered(wanted, int(mark[1])) if mark else ""
    return name in (_numbered(wanted, 1), numbered)


def supposed(assessment: Assessment, scenario: Scenario) -> Assessment:
    """Return the assessment with the answers of the scenario in place of those given.

    What a scenario supposes rests on no evidence; where it supposes what was answered anyway,
    the answer keeps its own.
    """
    answers = {
        criterion: entry
        for criterion, entry in scenario.answers.items()
        if not is_as_answered(assessment, criterion, entry)
    }
    costs = assessment.costs and _without(assessment.costs, answers)
    return assessment.model_copy(
        update={"answers": {**assessment.answers, **answers}, "costs": costs}
    )


def _without(costs: CostSheet, criteria: Collection[str]) -> CostSheet:
    # What was entered among the costs says the same as an answer and would outvote it.
    pack = shipped_costs()
    inputs = {
        name: kept
        for name, kept in costs.inputs.items()
        if name not in pack.by_id or pack.by_id[name].criterion not in criteria
    }
    horizon = None if pack.horizon_criterion in criteria else costs.horizon_months
    return costs.model_copy(update={"inputs": inputs, "horizon_months": horizon})


def is_as_answered(assessment: Assessment, criterion: str, entry: AnswerEntry) -> bool:
    """Say whether the decision core reads the same from this entry as from the answer given."""
    return entry.answer() == assessment.entry(criterion).answer()


def _age(key: str) -> tuple[bool, int, str]:
    return not _is_numbered(key), int(key[1:]) if _is_numbered(key) else 0, key


def _is_numbered(key: str) -> bool:
    # A file may hold any id; those of the window are a letter and a number.
    return key[:1] == "s" and key[1:].isdecimal()


def _numbered(wanted: str, number: int) -> str:
    mark = f" ({number})" if number > 1 else ""
    return _shortened(wanted, LONGEST_SCENARIO_NAME - len(mark)) + mark


def _shortened(text: str, most: int) -> str:
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[: most - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
