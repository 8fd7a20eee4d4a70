"""Each approach has one name; no shipped text calls it by another."""

import json
import re
from pathlib import Path

import pytest

RESOURCES = Path(__file__).parents[3] / "resources"
# What others wrote, in their words.
QUOTED = {"references.json", "claims.json"}
FILES = [
    path
    for path in (
        *sorted((RESOURCES / "models" / "core").rglob("*.json")),
        RESOURCES / "costs" / "inputs.json",
    )
    if path.name not in QUOTED
]
OTHER_NAMES = {
    "full fine-tuning": re.compile(r"\b[Ff]ull tuning\b"),
    "LoRA tuning": re.compile(r"\bLoRA (?:run|pilot|is|was|trailed|usually|and|in)\b"),
    "context orchestration": re.compile(r"(?<!ontext )\b[Oo]rchestration\b"),
    "preference tuning": re.compile(r"\b[Pp]reference (?:training|learning)\b"),
    "tuning with retrieval": re.compile(r"\b[Tt]une (?:\+|and|with) |\b[Hh]ybrid (?!search)"),
}
# Words by which the glossary finds a term, positions of others, notes nobody is shown, titles.
LEFT_OUT = {"also", "positions", "gate_note", "source"}


def texts(content):
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in LEFT_OUT:
                yield from texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value)
    elif isinstance(content, str) and " " in content:
        yield content


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_shipped_text_has_another_name_for_an_approach(path):
    for text in texts(json.loads(path.read_text("utf-8"))):
        for name, other in OTHER_NAMES.items():
            assert not other.search(text), f"say {name}: {text}"
