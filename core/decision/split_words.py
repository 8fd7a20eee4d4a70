"""A split in words: "60 of 100 failures come from missing facts, 30 are wrong in tone"."""

from core.answers import Split
from core.decision.model import CriterionEntry, DecisionModel
from core.decision.wording import join_clauses, say_clause

PARTS_NAMED = 3


def split_clause(model: DecisionModel, criterion: CriterionEntry, split: Split) -> str:
    """Return the whole split as a clause, the largest parts first."""
    largest = sorted(split.parts, key=lambda part: -part[1])
    (first, _count), *more = largest[:PARTS_NAMED]
    clauses = [portion_clause(model, criterion, split, first)]
    clauses += [
        say_clause(model, "split.next", count=f"{count:,}", portion=criterion.level(level).portion)
        for level, count in more
    ]
    rest = sum(count for _level, count in largest[PARTS_NAMED:])
    if rest:
        clauses.append(say_clause(model, "split.rest", count=f"{rest:,}"))
    return join_clauses(model, clauses)


def portion_clause(
    model: DecisionModel, criterion: CriterionEntry, split: Split, level: str
) -> str:
    """Return one part of the split as a clause."""
    return say_clause(
        model,
        "split.first",
        count=f"{split.count((level,)):,}",
        whole=f"{split.whole:,}",
        unit=criterion.split_unit or "",
        portion=criterion.level(level).portion,
    )
