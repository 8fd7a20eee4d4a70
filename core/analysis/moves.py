"""What each changed answer moves: the steps that the searches for flips put together."""

from dataclasses import dataclass
from math import ceil

from core.analysis.flips import Change, single_changes
from core.analysis.what_if import Row, WhatIf
from core.answers import Answer, State
from core.decision.model import FactorKind
from core.decision.values import MILLION, NEUTRAL, expected_marks, term


@dataclass(frozen=True, slots=True)
class Move:
    """One changed answer, with what it adds to value and to the need sum of each approach.

    Both rows are in millionths of a point, in the order of the model's alternatives.
    """

    change: Change
    answer: Answer
    total: Row
    need: Row


def moves(what_if: WhatIf) -> tuple[Move, ...]:
    """Return a move for every other level of every answered question."""
    needs = need_criteria(what_if)
    zero = tuple(0 for _ in what_if.model.alternatives)
    found = []
    for change in single_changes(what_if):
        answer = answer_after(what_if, change)
        moved = _moved(what_if, change.criterion, answer)
        found.append(Move(change, answer, moved, moved if change.criterion in needs else zero))
    return tuple(found)


def answer_after(what_if: WhatIf, change: Change) -> Answer:
    """Return the answer after the change; the person stays as sure as before."""
    sure = what_if.sheet[change.criterion].confidence
    return Answer(State.ANSWERED, change.after, None, sure)


def need_criteria(what_if: WhatIf) -> frozenset[str]:
    """Return the questions of the need factors."""
    factors = (f for f in what_if.model.factors if f.kind is FactorKind.NEED)
    return frozenset(q for factor in factors for q in factor.criteria)


def need_sums(what_if: WhatIf) -> Row:
    """Return what the need factors add to each approach today, in millionths of a point."""
    needs = need_criteria(what_if)
    zero = tuple(0 for _ in what_if.model.alternatives)
    rows = [row for q, row in what_if.case.values.terms.items() if q in needs]
    return tuple(map(sum, zip(zero, *rows, strict=True)))


def need_sum_line(what_if: WhatIf) -> int:
    """Return the least need sum with which an approach counts as needed.

    It turns the rounded rule of the values into one limit for whole numbers.
    """
    scale = what_if.case.values.scale
    counted = [f for f in what_if.model.factors if any(q in scale for q in f.criteria)]
    whole = sum(factor.importance for factor in counted)
    part = sum(factor.importance for factor in counted if factor.kind is FactorKind.NEED)
    missing = what_if.case.need_line - NEUTRAL
    if not part:
        return -100 * MILLION if missing <= 0 else 100 * MILLION
    line = ceil(missing * part / whole)
    while round(line * whole / part) >= missing:
        line -= 1
    while round(line * whole / part) < missing:
        line += 1
    return line


def _moved(what_if: WhatIf, criterion: str, answer: Answer) -> Row:
    values = what_if.case.values
    marks = expected_marks(what_if.model, what_if.model.criteria[criterion], answer)
    after = term(marks or (), values.scale[criterion])
    return tuple(new - old for new, old in zip(after, values.terms[criterion], strict=True))
