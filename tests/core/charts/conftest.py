"""Use cases to draw: a support assistant whose facts change weekly."""

import random
from types import SimpleNamespace

import pytest

from core.decision.recommendation import Need, RankedApproach, Status

ROWS = (
    ("RAG", "Retrieval", Status.OPEN, 73, 65, (66, 79)),
    ("CO", "Context orchestration", Status.OPEN, 70, 65, (65, 77)),
    ("FT+RAG", "Tuning with retrieval", Status.CONDITIONAL, 64, 53, (59, 69)),
    ("PE", "Prompt engineering", Status.OPEN, 55, 61, (49, 62)),
    ("ICL", "In-context examples", Status.OPEN, 54, 62, (50, 60)),
    ("FT+ICL", "Tuning with examples", Status.BLOCKED, 46, 53, (40, 53)),
    ("LORA", "LoRA tuning", Status.BLOCKED, 45, 54, (38, 54)),
    ("PREF", "Preference tuning", Status.BLOCKED, 37, 40, (32, 42)),
    ("FULL", "Full fine-tuning", Status.BLOCKED, 34, 32, (28, 39)),
)


def _ranked(place, row):
    code, name, status, fit, readiness, spread = row
    return RankedApproach(
        code=code, name=name, phrase=name.lower(), family="context", status=status,
        place=place, value=fit, fit=fit, readiness=readiness, why="", blocked_by=(),
        waits_for=(), p_first=0.1, spread=spread,
    )  # fmt: skip


@pytest.fixture
def ranking():
    return tuple(_ranked(place, row) for place, row in enumerate(ROWS, start=1))


@pytest.fixture
def result():
    """What the square of fit and readiness reads of a recommendation."""

    def make(ranking, destination):
        return SimpleNamespace(ranking=ranking, destination=SimpleNamespace(code=destination))

    return make


@pytest.fixture
def need():
    def make(knowledge, behaviour, doubt=6.0, draws=200):
        chance = random.Random(5)
        cloud = tuple(
            (
                min(max(knowledge + chance.gauss(0, doubt), 0), 100),
                min(max(behaviour + chance.gauss(0, doubt), 0), 100),
            )
            for _draw in range(draws)
        )
        return Need(knowledge, behaviour, True, "Much need for knowledge.", cloud)

    return make
