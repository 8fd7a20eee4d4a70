"""What the handout says about scenarios; like the rest of it without a field for a private note."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of a cell: ``mark`` is "verdict", "approach" or "barrier", drawn for ``drawn``.

    ``detail`` stands small below it. ``is_different`` says that it is not so as answered,
    ``is_quiet`` that it is just as answered.
    """

    text: str
    mark: str = ""
    drawn: str = ""
    detail: str = ""
    is_different: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row of the comparison; the first cell holds what follows from the answers given."""

    label: str
    aside: str
    cells: tuple[tuple[CaseLine, ...], ...]


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The answers given and a few scenarios side by side; ``names`` are the heads."""

    names: tuple[str, ...]
    rows: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """What if: a sentence on what is compared, and the tables."""

    passage: str
    tables: tuple[CaseTable, ...]
