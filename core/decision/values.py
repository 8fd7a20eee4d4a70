"""The additive value model (methods 2.2 with marks as the value table).

Everything is counted in whole millionths of a point, so that sums are exact and ties are ties.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.answers import Answer, AnswerSheet, State
from core.decision.beliefs import WHOLE, belief
from core.decision.model import CriterionEntry, DecisionModel, FactorKind

MILLION = 1_000_000
NEUTRAL = 50 * MILLION
POINTS_PER_MARK = 25


@dataclass(frozen=True, slots=True)
class Values:
    """What the answers are worth, per approach in the order of the model's alternatives.

    ``terms`` holds, per criterion, the distance from neutral it adds; ``charge`` what an
    approach that contains others gives up for being more to build; ``total``, ``fit`` and
    ``readiness`` are values. All in millionths of a point; ``total`` is NEUTRAL plus its terms
    less its charge. ``scale`` turns an expected mark in ten-thousandths into a term, for every
    criterion that counts.
    """

    terms: Mapping[str, tuple[int, ...]]
    scale: Mapping[str, float]
    charge: tuple[int, ...]
    total: tuple[int, ...]
    fit: tuple[int, ...]
    readiness: tuple[int, ...]


def evaluate_values(model: DecisionModel, sheet: AnswerSheet) -> Values:
    """Return the values of all approaches; unanswered is neutral, not applicable is left out."""
    counted = {
        factor.id: [q for q in factor.criteria if sheet[q].state is not State.NOT_APPLICABLE]
        for factor in model.factors
    }
    scale = _scales(model, counted)
    terms: dict[str, tuple[int, ...]] = {}
    for q, share in scale.items():
        marks = expected_marks(model, model.criteria[q], sheet[q])
        if marks is not None:
            terms[q] = term(marks, share)
    charge = charges(model)
    sums = _sum(model, terms, NEUTRAL)
    return Values(
        terms,
        scale,
        charge,
        tuple(value - less for value, less in zip(sums, charge, strict=True)),
        _kind_value(model, counted, terms, FactorKind.NEED),
        _kind_value(model, counted, terms, FactorKind.READINESS),
    )


def charges(model: DecisionModel) -> tuple[int, ...]:
    """Return the charge per approach: the least difference for one that contains others.

    So a composite is recommended before its parts only when it is ahead by that difference
    (the drop-one test of methods 2.6), and the cheaper rung wins a near tie (gate G23).
    """
    charge = round(model.limits.least_difference * MILLION)
    return tuple(charge if a.components else 0 for a in model.alternatives)


def expected_marks(
    model: DecisionModel, criterion: CriterionEntry, answer: Answer
) -> tuple[int, ...] | None:
    """Return the expected mark per approach in ten-thousandths; None when nobody has answered."""
    if answer.state not in (State.ANSWERED, State.UNKNOWN):
        return None
    key = (criterion.id, answer)
    known = model.memo.get(key)
    if known is None:
        shares = belief(criterion, answer, model.spreads[answer.confidence.value])
        pairs = tuple(zip(shares, criterion.levels, strict=True))
        known = tuple(
            sum(share * level.marks[place] for share, level in pairs)
            for place in range(len(model.alternatives))
        )
        model.memo[key] = known
    return known


def term(marks: tuple[int, ...], share: float) -> tuple[int, ...]:
    """Return what expected marks add to each approach, in millionths of a point."""
    return tuple(round(mark * share) for mark in marks)


def _importance(model: DecisionModel, counted: Mapping[str, list[str]]) -> int:
    return sum(factor.importance for factor in model.factors if counted[factor.id])


def _scales(model: DecisionModel, counted: Mapping[str, list[str]]) -> dict[str, float]:
    whole_importance = _importance(model, counted)
    scales: dict[str, float] = {}
    for factor in model.factors:
        whole = whole_importance * sum(model.criteria[q].importance for q in counted[factor.id])
        for q in counted[factor.id]:
            weight = factor.importance * model.criteria[q].importance
            scales[q] = weight * POINTS_PER_MARK * MILLION / (whole * WHOLE) if whole else 0.0
    return scales


def _sum(model: DecisionModel, terms: Mapping[str, tuple[int, ...]], start: int) -> tuple[int, ...]:
    columns = zip(*terms.values(), strict=True)
    sums = [start + sum(column) for column in columns]
    return tuple(sums) if sums else tuple(start for _ in model.alternatives)


def _kind_value(
    model: DecisionModel,
    counted: Mapping[str, list[str]],
    terms: Mapping[str, tuple[int, ...]],
    kind: FactorKind,
) -> tuple[int, ...]:
    """Return the value of the factors of one kind alone, on the same 0 to 100 scale."""
    factors = [factor for factor in model.factors if factor.kind is kind and counted[factor.id]]
    own = _gather(factor.criteria for factor in factors)
    part = sum(factor.importance for factor in factors)
    if not part:
        return tuple(NEUTRAL for _ in model.alternatives)
    sums = _sum(model, {q: terms[q] for q in own if q in terms}, 0)
    whole = _importance(model, counted)
    return tuple(NEUTRAL + round(value * whole / part) for value in sums)


def _gather(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return [criterion for group in groups for criterion in group]
