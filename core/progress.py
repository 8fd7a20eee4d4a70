"""How far a long piece of work has come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work: ``done`` of ``total`` steps, and what is being done in plain words."""

    done: int
    total: int
    label: str
