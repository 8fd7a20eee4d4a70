"""What the handout says about a firm's own decision model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelChangeLine:
    """One value the firm has changed: what, from, to, why, and since when and by whom."""

    what: str
    before: str
    after: str
    reason: str
    since: str


@dataclass(frozen=True, slots=True)
class ModelChanges:
    """Where the firm's decision model is not as shipped."""

    passage: str
    lines: tuple[ModelChangeLine, ...]
