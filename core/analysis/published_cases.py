"""Published cases: situations with a known outcome, already read as answers."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

import resources
from core.errors import FileFault
from core.files import decode_text, one_line, parse_strict_json
from core.language import _
from core.records import Record

SHIPPED = "cases/published.json"
# Collected and read after the model was revised, by readers who did not know it.
UNSEEN = "cases/unseen.json"

Line = Annotated[str, Field(min_length=1, max_length=500)]
Text = Annotated[str, Field(max_length=10_000)]
Code = Annotated[str, Field(pattern=r"^[A-Z]{2,4}(\+[A-Z]{2,4})?$")]
Criterion = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}$")]
# Letters with shares; the bare answers reader says what is wrong with one.
Shares = Annotated[dict[Annotated[str, Field(max_length=10)], int], Field(max_length=30)]
Given = Annotated[dict[Criterion, str | int | float | Shares], Field(max_length=200)]


class Source(Record):
    """Where a case was published."""

    title: Line
    authors: Line
    year: Annotated[int, Field(ge=1990, le=2100)]
    where: Line


class PublishedCase(Record):
    """One case.

    ``acceptable`` holds the approaches the source supports, the best first, ``wrong`` those it
    shows to be clearly inferior. ``answers`` is what one reader made of the situation, as in a
    bare answers file; ``answers_second_reading`` what another made of it on their own.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    title: Line
    source: Source
    certainty: Literal["high", "medium", "low"]
    situation: Text
    answers: Given
    answers_second_reading: Given | None = None
    numbers: Annotated[dict[str, float], Field(default_factory=dict, max_length=50)]
    acceptable: Annotated[tuple[Code, ...], Field(min_length=1, max_length=20)]
    wrong: Annotated[tuple[Code, ...], Field(max_length=20)] = ()
    evidence: Text


_CASES = TypeAdapter(Annotated[tuple[PublishedCase, ...], Field(min_length=1, max_length=2_000)])


def shipped_cases(file: str = SHIPPED) -> tuple[PublishedCase, ...]:
    """Return cases that come with the program: ``SHIPPED``, or ``UNSEEN``."""
    return read_cases(resources.read_bytes(file), file)


def read_cases(data: bytes, file: str) -> tuple[PublishedCase, ...]:
    """Return the cases in a JSON list; FileFault names the first thing that is wrong."""
    parsed = parse_strict_json(data, file)
    try:
        # From the text, because strict tuples accept a JSON array but not a Python list.
        cases = _CASES.validate_json(decode_text(data, file))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        expected = _("expected a list of published cases; {trouble}.")
        trouble = one_line(first["msg"][0].lower() + first["msg"][1:])
        place = _place(parsed, first["loc"])
        raise FileFault(file, place, expected.format(trouble=trouble)) from error
    _refuse_repeated(cases, file)
    return cases


def _place(parsed: object, location: tuple[int | str, ...]) -> str:
    if not location:
        return ""
    first, *rest = location
    entry = parsed[first] if isinstance(parsed, list) and isinstance(first, int) else None
    identity = entry.get("id") if isinstance(entry, dict) else None
    number = _("entry {number}").format(number=first + 1) if isinstance(first, int) else first
    owner = one_line(identity[:80]) if isinstance(identity, str) and identity else number
    path = ".".join(one_line(str(step)[:60]) for step in rest)
    return f"{owner}, {path}" if path else owner


def _refuse_repeated(cases: tuple[PublishedCase, ...], file: str) -> None:
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise FileFault(file, case.id, _("expected each id once; this one stands twice."))
        seen.add(case.id)
