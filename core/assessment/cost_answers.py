"""Answers the costs give to questions nobody has answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.answers import Answer, Confidence, State, level_for_number
from core.decision.model import CriterionEntry, DecisionModel
from core.decision.recommendation import FromCosts
from core.economics.catalogue import AnswerRule, CostPack
from core.economics.money import plain
from core.economics.sheet import CostSheet, Estimate
from core.errors import AnswerFault
from core.language import _

ENTERED = ("client", "consultant")
"""Owners whose figures answer a question; a default, a preset or a list price never does."""
_DOUBTFUL = ("low", "judgement")


@dataclass(frozen=True, slots=True)
class CostAnswer:
    """An answer read from the costs: from which inputs, and these in words.

    ``is_evidenced`` says that every one of them names its source.
    """

    answer: Answer
    inputs: tuple[str, ...]
    words: str
    is_evidenced: bool

    def told(self) -> FromCosts:
        """Return it as the recommendation tells it: "From the costs: 120,000 requests a month"."""
        line = _("From the costs: {figures}").replace("{figures}", self.words)
        answer = self.answer
        return FromCosts(answer.level or "", answer.number, line, answer.confidence)


def cost_answers(sheet: CostSheet, pack: CostPack, model: DecisionModel) -> dict[str, CostAnswer]:
    """Return what the costs say to each question they can answer, answered already or not."""
    entered = {name: one for name, one in sheet.inputs.items() if one.owner in ENTERED}
    found = {}
    for rule in pack.answers:
        question = model.criteria.get(rule.criterion)
        answered = question and _answered(rule, entered, question, model)
        if answered:
            found[rule.criterion] = answered
    return found


def _answered(
    rule: AnswerRule,
    entered: Mapping[str, Estimate],
    question: CriterionEntry,
    model: DecisionModel,
) -> CostAnswer | None:
    answer, read = (_by_level if rule.levels else _by_number)(rule, entered, question, model)
    if answer is None:
        return None
    words = "; ".join(
        text.replace("{n}", plain(entered[name].likely))
        for name, text in rule.inputs.items()
        if name in read
    )
    is_evidenced = all(
        entered[name].source.strip() and entered[name].trust not in _DOUBTFUL for name in read
    )
    return CostAnswer(answer, read, words, is_evidenced)


def _by_number(
    rule: AnswerRule,
    entered: Mapping[str, Estimate],
    question: CriterionEntry,
    model: DecisionModel,
) -> tuple[Answer | None, tuple[str, ...]]:
    (name,) = rule.inputs
    estimate = entered.get(name)
    if estimate is None:
        return None, ()
    number = float(round(estimate.likely)) if question.whole else estimate.likely
    try:
        level = level_for_number(question, number)
    except AnswerFault:
        return None, ()
    return Answer(State.ANSWERED, level, number, _sureness(estimate, model)), (name,)


def _sureness(estimate: Estimate, model: DecisionModel) -> Confidence:
    """Return the confidence whose range around a number holds this one; exact says nothing."""
    if estimate.low == estimate.high:
        return Confidence.MEDIUM
    for confidence in (Confidence.HIGH, Confidence.MEDIUM):
        factor = model.spreads[confidence.value].number_factor
        is_inside = estimate.low * factor >= estimate.likely
        if is_inside and estimate.high <= estimate.likely * factor:
            return confidence
    return Confidence.LOW


def _by_level(
    rule: AnswerRule,
    entered: Mapping[str, Estimate],
    question: CriterionEntry,
    _model: DecisionModel,
) -> tuple[Answer | None, tuple[str, ...]]:
    likely = {name: one.likely for name, one in entered.items()}
    level, read = _level(rule, likely)
    if level not in {one.id for one in question.levels}:
        return None, ()
    ends = (
        _level(rule, {**likely, name: end})[0]
        for name in read
        for end in (entered[name].low, entered[name].high)
    )
    sure = Confidence.MEDIUM if all(end == level for end in ends) else Confidence.LOW
    return Answer(State.ANSWERED, level, None, sure), read


def _level(rule: AnswerRule, values: Mapping[str, float]) -> tuple[str | None, tuple[str, ...]]:
    """Return the first level that holds, None where a missing input decides, and what was read."""
    read: dict[str, None] = {}
    for candidate in rule.levels:
        holds = True
        for limit in candidate.when:
            if limit.input not in values:
                return None, ()
            read[limit.input] = None
            holds = holds and limit.holds(values[limit.input])
        if holds:
            return candidate.level, tuple(read)
    return None, ()
