"""How far a long piece of work has come."""

from typing import NamedTuple


class Progress(NamedTuple):
    """One step of long work: ``done`` of ``total`` steps, and what is being done in plain words."""

    done: int
    total: int
    label: str
