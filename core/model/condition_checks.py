"""Conditions of a pack: what they read and whether it is there."""

from collections.abc import Iterator

from core.errors import FileFault
from core.language import _
from core.model import pack as schema
from core.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Computed,
    Condition,
    LevelIs,
    Not,
    NumberIs,
    StateIs,
)
from core.model.draft import Draft
from core.model.settling import figures_in, settled


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside this one."""
    match condition:
        case AllOf(all_of=parts) | AnyOf(any_of=parts) | AtLeast(of=parts):
            return parts
        case Not(not_=part) | Computed(otherwise=part):
            return (part,)
        case _:
            return ()


def leaves(condition: Condition) -> Iterator[LevelIs | NumberIs | StateIs | Always]:
    """Yield the conditions that look at answers themselves, in order of appearance."""
    if isinstance(condition, LevelIs | NumberIs | StateIs | Always):
        yield condition
    for part in parts_of(condition):
        yield from leaves(part)


def criteria_read(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the criteria the condition looks at, in order of appearance.

    Those that count only once costs are known are not among them.
    """
    found: dict[str, None] = {}
    for leaf in leaves(settled(condition, {})):
        found.update(dict.fromkeys(_criteria_of(leaf)))
    return tuple(found)


def _criteria_of(leaf: LevelIs | NumberIs | StateIs | Always) -> tuple[str, ...]:
    match leaf:
        case LevelIs(levels=levels):
            return tuple(level.partition(".")[0] for level in levels)
        case NumberIs(number=criterion) | StateIs(criterion=criterion):
            return (criterion,)
        case _:
            return ()


def condition_faults(
    draft: Draft, file: str, place: str, condition: Condition, *, may_compute: bool = False
) -> Iterator[FileFault]:
    """Yield what the condition names and the pack has not, and what can never hold.

    ``may_compute`` allows what the costs say about an approach.
    """
    known = {criterion.id: criterion for _file, criterion in draft.questions()}
    for leaf in leaves(condition):
        for criterion in dict.fromkeys(_criteria_of(leaf)):
            if criterion not in known and draft.has_all_criteria:
                expected = _("expected a criterion of this pack; {id} is none.")
                yield FileFault(file, place, expected.format(id=criterion))
        for expected in _leaf_faults(leaf, known):
            yield FileFault(file, place, expected)
    if figures_in(condition) and not may_compute:
        expected = _("expected no figure of the costs here; only a gate with approaches asks them.")
        yield FileFault(file, place, expected)
    if _asks_too_many(condition):
        expected = _("expected at_least to be no more than the number of its parts.")
        yield FileFault(file, place, expected)


def _leaf_faults(
    leaf: LevelIs | NumberIs | StateIs | Always, known: dict[str, schema.Criterion]
) -> Iterator[str]:
    if isinstance(leaf, LevelIs):
        yield from _level_faults(leaf, known)
    elif isinstance(leaf, NumberIs):
        yield from _number_faults(leaf, known)


def _level_faults(leaf: LevelIs, known: dict[str, schema.Criterion]) -> Iterator[str]:
    if len(set(_criteria_of(leaf))) > 1:
        yield _("expected levels of one criterion; join several criteria with any_of.")
    for level in leaf.levels:
        criterion = known.get(level.partition(".")[0])
        if criterion and level not in {one.id for one in criterion.levels}:
            yield _("expected a level of this pack; {id} is none.").format(id=level)


def _number_faults(leaf: NumberIs, known: dict[str, schema.Criterion]) -> Iterator[str]:
    criterion = known.get(leaf.number)
    if criterion and criterion.number is None:
        sentence = _("expected a criterion that asks for a number; {id} does not.")
        yield sentence.format(id=leaf.number)
    limits = (leaf.above, leaf.at_least, leaf.below, leaf.at_most)
    if all(limit is None for limit in limits):
        yield _("expected at least one of above, at_least, below, at_most.")


def _asks_too_many(condition: Condition) -> bool:
    if isinstance(condition, AtLeast) and condition.at_least > len(condition.of):
        return True
    return any(_asks_too_many(part) for part in parts_of(condition))
