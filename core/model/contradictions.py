"""Answers that do not go together: what a pack knows of them, and whether it knows it rightly."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from core.errors import FileFault
from core.language import _
from core.model.conditions import CriterionId, LevelId
from core.model.kinds import Line, Slug, Text
from core.records import Record

FILE = "contradictions.json"

Levels = Annotated[tuple[LevelId, ...], Field(min_length=1)]


class Contradiction(Record):
    """Answers that hardly hold at once: one of the levels named for each of the questions.

    ``text`` says it in one sentence, ``reason`` why; nothing is computed from it.
    """

    id: Slug
    answers: Annotated[dict[CriterionId, Levels], Field(min_length=2, max_length=5)]
    text: Line
    reason: Text


class ContradictionsFile(Record):
    """``contradictions.json``."""

    contradictions: tuple[Contradiction, ...]


def contradiction_faults(
    file: ContradictionsFile | None, levels: dict[str, set[str]]
) -> Iterator[FileFault]:
    """Yield what is named and is none of ``levels``, the levels of each question."""
    for entry in file.contradictions if file else ():
        for criterion, named in entry.answers.items():
            place = f"{entry.id}, answers.{criterion}"
            if criterion not in levels:
                yield FileFault(FILE, place, _("expected a criterion of this pack."))
                continue
            for level in sorted(set(named) - levels[criterion]):
                expected = _("expected a level of {criterion}; {level} is none.")
                told = expected.format(criterion=criterion, level=level)
                yield FileFault(FILE, place, told)
            if levels[criterion] <= set(named):
                expected = _("expected some of the levels; with all of them it always holds.")
                yield FileFault(FILE, place, expected)
