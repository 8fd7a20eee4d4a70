"""The point on the fork: how much the use case needs knowledge, and how much behaviour."""

from core.answers import Answer, AnswerSheet, State
from core.decision.beliefs import WHOLE, belief
from core.decision.fork_point import Need
from core.decision.model import DecisionModel, ForkAxisEntry
from core.decision.values import POINTS_PER_MARK
from core.decision.wording import say

MIDDLE = 50.0


def locate_need(model: DecisionModel, sheet: AnswerSheet) -> Need:
    """Return the point; an axis stays at 50 as far as nothing has been answered on it."""
    knowledge = _axis(model, model.knowledge_axis, sheet)
    behaviour = _axis(model, model.behaviour_axis, sheet)
    axes = (model.knowledge_axis, model.behaviour_axis)
    is_known = any(
        sheet[criterion].state is State.ANSWERED for axis in axes for criterion, _, _ in axis.marks
    )
    amounts = (_amount(knowledge, axes[0]), _amount(behaviour, axes[1]))
    key = "need.{}_{}".format(*amounts) if is_known else "need.unknown"
    return Need(knowledge, behaviour, is_known, say(model, key))


def _axis(model: DecisionModel, axis: ForkAxisEntry, sheet: AnswerSheet) -> float:
    whole = 0
    sum_of_marks = 0
    for criterion, importance, marks in axis.marks:
        answer = sheet[criterion]
        if answer.state is State.NOT_APPLICABLE:
            continue
        whole += importance
        if answer.state in (State.ANSWERED, State.UNKNOWN):
            sum_of_marks += importance * _expected_mark(model, criterion, answer, marks)
    if not whole:
        return MIDDLE
    return round(MIDDLE + POINTS_PER_MARK * sum_of_marks / (whole * WHOLE), 3)


def _amount(value: float, axis: ForkAxisEntry) -> str:
    if axis.even_within and abs(value - MIDDLE) <= axis.even_within:
        return "some"
    return "much" if value > MIDDLE else "little"


def _expected_mark(
    model: DecisionModel, criterion: str, answer: Answer, marks: tuple[int, ...]
) -> int:
    """Return the mark to expect on one axis, in ten-thousandths."""
    key = (criterion, answer, marks)
    known = model.memo.get(key)
    if known is None:
        shares = belief(model.criteria[criterion], answer, model.spreads[answer.confidence.value])
        known = (sum(share * mark for share, mark in zip(shares, marks, strict=True)),)
        model.memo[key] = known
    return known[0]
