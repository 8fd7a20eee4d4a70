"""What would change the recommendation: answers that, changed, put another approach first."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.analysis.what_if import WhatIf
from core.answers import Answer, State
from core.decision.values import MILLION


@dataclass(frozen=True, slots=True)
class Change:
    """One answer turned into another level; ``before`` and ``after`` are level ids."""

    criterion: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FlipFound:
    """Changes that together change the recommendation.

    ``leader`` is what would be recommended then, None for nothing at all. ``lead`` is how far
    it would stand before today's recommendation, in points; it is negative where a gate and
    not the value decides.
    """

    changes: tuple[Change, ...]
    leader: str | None
    lead: float


def single_flips(what_if: WhatIf) -> tuple[FlipFound, ...]:
    """Return every single answer that would change the recommendation, largest lead first."""
    found = [
        flip
        for change in single_changes(what_if)
        if (flip := flip_of(what_if, (change,))) is not None
    ]
    return tuple(sorted(found, key=lambda flip: (-flip.lead, flip.changes[0].after)))


def single_changes(what_if: WhatIf) -> Iterator[Change]:
    """Yield every other level of every answered question, and of a split each of its levels."""
    for criterion in what_if.model.criteria.values():
        answer = what_if.sheet[criterion.id]
        if answer.state is not State.ANSWERED or criterion.id not in what_if.case.values.scale:
            continue
        for level in criterion.levels:
            if level.id != answer.level or answer.split is not None:
                yield Change(criterion.id, answer.level or "", level.id)


def answer_after(what_if: WhatIf, change: Change) -> Answer:
    """Return the answer after the change; the person stays as sure as before."""
    sure = what_if.sheet[change.criterion].confidence
    return Answer(State.ANSWERED, change.after, None, sure)


def flip_of(what_if: WhatIf, changes: tuple[Change, ...]) -> FlipFound | None:
    """Return the flip these changes make, None when the recommendation stays."""
    answers = {change.criterion: answer_after(what_if, change) for change in changes}
    leader, total = what_if.leader(answers)
    if leader == what_if.recommended:
        return None
    positions = what_if.model.positions
    lead = 0
    if leader is not None and what_if.recommended is not None:
        lead = total[positions[leader]] - total[positions[what_if.recommended]]
    return FlipFound(changes, leader, lead / MILLION)
