"""What reading an answer needs to know about a question; the decision model offers it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

# Lowest, lowest is inside, highest, highest is inside; infinite where open.
Band = tuple[float, bool, float, bool]


class OfferedLevel(Protocol):
    """One answer a question offers, with the numbers it stands for."""

    @property
    def id(self) -> str:
        """Return the full id, "KN2.c"."""

    @property
    def band(self) -> Band | None:
        """Return the numbers it stands for, or None."""


class Question(Protocol):
    """One question: its levels and, where it takes a number, unit and limits."""

    @property
    def id(self) -> str:
        """Return the id of the criterion."""

    @property
    def levels(self) -> Sequence[OfferedLevel]:
        """Return the levels in order."""

    @property
    def unit(self) -> str | None:
        """Return the unit; None where the question takes no number."""

    @property
    def split_unit(self) -> str | None:
        """Return what a split counts ("failures"); None where the question takes no split."""

    @property
    def minimum(self) -> float:
        """Return the smallest number taken."""

    @property
    def maximum(self) -> float:
        """Return the largest number taken."""

    @property
    def whole(self) -> bool:
        """Say whether only whole numbers are taken."""


class Catalogue(Protocol):
    """All questions by criterion id."""

    @property
    def criteria(self) -> Mapping[str, Question]:
        """Return the questions."""
