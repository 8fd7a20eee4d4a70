"""What each changed answer moves: the steps that the searches for flips put together."""

from dataclasses import dataclass

from core.analysis.flips import Change, answer_after, single_changes
from core.analysis.what_if import Row, WhatIf
from core.answers import Answer


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
    zero = tuple(0 for _ in what_if.model.alternatives)
    found = []
    for change in single_changes(what_if):
        answer = answer_after(what_if, change)
        moved = what_if.moved(change.criterion, answer)
        is_need = change.criterion in what_if.needs
        found.append(Move(change, answer, moved, moved if is_need else zero))
    return tuple(found)
