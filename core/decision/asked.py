"""Which questions are asked now; the answers to the others are kept and left out."""

from collections.abc import Mapping
from dataclasses import replace

from core.answers import Answer, AnswerSheet, State
from core.decision.conditions import FALSE, evaluate
from core.decision.model import CriterionEntry, DecisionModel

_NOT_ASKED = Answer(State.NOT_APPLICABLE)


def asked_criteria(model: DecisionModel, sheet: AnswerSheet) -> dict[str, bool]:
    """Say for every criterion whether it is asked now; an open condition asks."""
    asked = dict.fromkeys(model.criteria, True)
    conditional = [one for one in model.criteria.values() if one.asked_when is not None]
    # A question can hide the one that hides the next; no chain is longer than all of them.
    for _round in conditional:
        seen = asked_only(sheet, asked)
        hidden = {one.id: _is_asked(one, model, seen) for one in conditional}
        if hidden.items() <= asked.items():
            break
        asked |= hidden
    return asked


def asked_only(sheet: AnswerSheet, asked: Mapping[str, bool]) -> AnswerSheet:
    """Return the sheet with every question that is not asked as not applicable."""
    hidden = {q: _NOT_ASKED for q, is_asked in asked.items() if not is_asked}
    return replace(sheet, answers={**sheet.answers, **hidden}) if hidden else sheet


def _is_asked(criterion: CriterionEntry, model: DecisionModel, sheet: AnswerSheet) -> bool:
    condition = criterion.asked_when
    return condition is None or evaluate(condition, model, sheet) != FALSE
