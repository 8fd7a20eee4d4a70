"""Conditions that ask the costs, with what the costs say in place."""

from collections.abc import Mapping

from core.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Computed,
    Condition,
    Not,
)

Truths = Mapping[str, bool | None]
"""Whether a figure holds, by its name; None where the costs do not say."""

_TRUE = Always(always=True)
_FALSE = Not.model_validate({"not": _TRUE})


def figures_in(condition: Condition) -> tuple[str, ...]:
    """Return the names of the figures a condition asks for, in order of appearance."""
    found = dict.fromkeys(_figures(condition))
    return tuple(found)


def settled(condition: Condition, truths: Truths) -> Condition:
    """Return the condition with every figure replaced by what holds, and shortened by that.

    A condition that asks for no figure comes back as it is.
    """
    if not _figures(condition):
        return condition
    match condition:
        case Computed(computed=name, otherwise=otherwise):
            truth = truths.get(name)
            return settled(otherwise, truths) if truth is None else _TRUE if truth else _FALSE
        case Not(not_=part):
            return _negated(settled(part, truths))
        case AllOf(all_of=parts) | AnyOf(any_of=parts) | AtLeast(of=parts):
            return _counted(_least(condition), [settled(part, truths) for part in parts])
        case _:
            return condition


def _figures(condition: Condition) -> list[str]:
    match condition:
        case Computed(computed=name, otherwise=otherwise):
            return [name, *_figures(otherwise)]
        case Not(not_=part):
            return _figures(part)
        case AllOf(all_of=parts) | AnyOf(any_of=parts) | AtLeast(of=parts):
            return [name for part in parts for name in _figures(part)]
        case _:
            return []


def _negated(part: Condition) -> Condition:
    if part == _TRUE:
        return _FALSE
    return _TRUE if part == _FALSE else Not.model_validate({"not": part})


def _least(condition: AllOf | AnyOf | AtLeast) -> int:
    match condition:
        case AllOf(all_of=parts):
            return len(parts)
        case AtLeast(at_least=least):
            return least
        case _:
            return 1


def _counted(least: int, parts: list[Condition]) -> Condition:
    wanted = least - sum(part == _TRUE for part in parts)
    kept = [part for part in parts if part not in (_TRUE, _FALSE)]
    if wanted <= 0:
        return _TRUE
    if wanted > len(kept):
        return _FALSE
    if len(kept) == 1:
        return kept[0]
    if wanted == len(kept):
        return AllOf(all_of=tuple(kept))
    return AnyOf(any_of=tuple(kept)) if wanted == 1 else AtLeast(at_least=wanted, of=tuple(kept))
