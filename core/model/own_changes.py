"""Where a firm's model differs from the shipped one, for whoever reads a result made with it."""

from typing import Annotated

from pydantic import Field

from core.records import Record

Words = Annotated[str, Field(max_length=2_000)]


class OwnChange(Record):
    """One value that is not as shipped: ``before`` and ``after`` in words, and the last reason."""

    path: Words
    before: Words
    after: Words
    reason: Words
    author: Words
    date: Words
    version: Words


class OwnChanges(Record):
    """The shipped model a firm's stands on ("Core 1.1") and every value that is another."""

    base: Words
    changes: tuple[OwnChange, ...]
