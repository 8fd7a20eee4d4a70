"""Deciding questions: a question of the catalogue taken apart into smaller ones.

Each has one plain answer, and the answers lead to one level. Two people who answer them alike
choose the same level.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from core.errors import FileFault
from core.language import _
from core.model.conditions import LevelId
from core.model.kinds import Line, Slug
from core.records import Record

if TYPE_CHECKING:
    from core.model.pack import Criterion


class DecidingOption(Record):
    """One answer: it leads to a later deciding question (``then``) or settles the ``level``.

    ``confidence`` is how sure the level can be at most after this answer.
    """

    label: Line
    then: Slug | None = None
    level: LevelId | None = None
    confidence: Literal["low", "medium"] | None = None


class DecidingQuestion(Record):
    """One step; the first of a criterion is asked first."""

    id: Slug
    question: Line
    options: Annotated[tuple[DecidingOption, ...], Field(min_length=2, max_length=9)]


def deciding_faults(file: str, criterion: "Criterion") -> Iterator[FileFault]:
    """Yield every path that leads nowhere, back or past a level."""
    steps = [step.id for step in criterion.deciding]
    levels = {level.id for level in criterion.levels}
    settled: set[str] = set()
    asked = set(steps[:1])
    for number, step in enumerate(criterion.deciding, 1):
        where = f"{criterion.id}, deciding.{step.id}"
        for option in step.options:
            asked.update((option.then,) if option.then else ())
            settled.update((option.level,) if option.level else ())
            yield from _option_faults(file, where, option, levels, steps[number:])
    for step in criterion.deciding:
        if step.id not in asked or steps.count(step.id) > 1:
            expected = _("expected a step of its own that an earlier answer leads to.")
            yield FileFault(file, f"{criterion.id}, deciding.{step.id}", expected)
    for level in sorted(levels - settled) if steps else ():
        expected = _("expected an answer that leads to {level}.")
        place = f"{criterion.id}, deciding"
        yield FileFault(file, place, expected.replace("{level}", level))


def _option_faults(
    file: str, place: str, option: DecidingOption, levels: set[str], later: list[str]
) -> Iterator[FileFault]:
    if (option.then is None) == (option.level is None):
        yield FileFault(file, place, _("expected each answer to lead to a step or to a level."))
    if option.then is not None and option.then not in later:
        yield FileFault(file, place, _("expected answers to lead to later steps only."))
    if option.level is not None and option.level not in levels:
        yield FileFault(file, place, _("expected levels of this question."))
