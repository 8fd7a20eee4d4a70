"""Conditions over answers as they stand in a pack file."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from core.economics.figures import FigureName
from core.records import Record

CriterionId = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}$")]
LevelId = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}\.[a-z]$")]


class LevelIs(Record):
    """The answer is one of the named levels of one criterion."""

    levels: Annotated[tuple[LevelId, ...], Field(min_length=1, max_length=26)]


class NumberIs(Record):
    """The number behind the answer lies within all the limits given, in the criterion's unit.

    Where only a level was chosen its band decides; a band that straddles a limit leaves it open.
    """

    number: CriterionId
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None


class StateIs(Record):
    """The question stands in one of the named states. Never open: a state is always known."""

    criterion: CriterionId
    states: Annotated[
        tuple[Literal["answered", "unanswered", "unknown", "not-applicable"], ...],
        Field(min_length=1, max_length=4),
    ]


class AllOf(Record):
    """Every part holds (the lowest of the parts in the order false, open, true)."""

    all_of: Annotated[tuple["Condition", ...], Field(min_length=1, max_length=20)]


class AnyOf(Record):
    """At least one part holds (the highest of the parts)."""

    any_of: Annotated[tuple["Condition", ...], Field(min_length=1, max_length=20)]


class AtLeast(Record):
    """At least ``at_least`` of the parts hold; open while the open parts could decide it."""

    at_least: Annotated[int, Field(ge=1, le=20)]
    of: Annotated[tuple["Condition", ...], Field(min_length=1, max_length=20)]


class Not(Record):
    """The part does not hold; open stays open, and what holds in part still does."""

    not_: Annotated["Condition", Field(alias="not")]


class Always(Record):
    """Holds whatever was answered."""

    always: Literal[True]


class Computed(Record):
    """What the costs say about an approach; until they say it, ``otherwise`` stands."""

    computed: FigureName
    otherwise: "Condition"


# Each kind is known by one key, so that a fault names the key and not every kind in turn.
_KINDS = {
    "levels": LevelIs,
    "number": NumberIs,
    "criterion": StateIs,
    "all_of": AllOf,
    "any_of": AnyOf,
    "of": AtLeast,
    "not": Not,
    "always": Always,
    "computed": Computed,
}


def _kind(value: object) -> str | None:
    if isinstance(value, dict):
        return next((f"<{key}>" for key in _KINDS if key in value), None)
    return next((f"<{key}>" for key, kind in _KINDS.items() if isinstance(value, kind)), None)


Condition = Annotated[
    Annotated[LevelIs, Tag("<levels>")]
    | Annotated[NumberIs, Tag("<number>")]
    | Annotated[StateIs, Tag("<criterion>")]
    | Annotated[AllOf, Tag("<all_of>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[AtLeast, Tag("<of>")]
    | Annotated[Not, Tag("<not>")]
    | Annotated[Always, Tag("<always>")]
    | Annotated[Computed, Tag("<computed>")],
    Discriminator(_kind),
]

for _composite in (AllOf, AnyOf, AtLeast, Not, Computed):
    _composite.model_rebuild()
