"""Two pictures, kept in writing: a change of geometry must be meant."""

import json
from pathlib import Path

import pytest

from core.charts.fit_readiness import fit_readiness_scene
from core.charts.fork import fork_scene
from core.decision.recommendation import Need

GOLDENS = Path(__file__).parents[2] / "golden" / "charts"
CLOUD = tuple((70.0 + step % 7 * 3, 15.0 + step * 5 % 11 * 2) for step in range(40))


def as_json(scene):
    """Write a scene with three decimals; one item a line, so that a difference is readable."""
    items = [{"kind": type(item).__name__, **_rounded(item)} for item in scene.items]
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    size = json.dumps([round(scene.width, 3), round(scene.height, 3)])
    words = json.dumps(scene.description, ensure_ascii=False)
    return f'{{"size": {size}, "description": {words}, "items": [\n{lines}\n]}}\n'


def _rounded(value):
    if isinstance(value, float):
        return round(value, 3) + 0.0
    if hasattr(value, "_asdict"):
        parts = value._asdict().items()
        return {key: _rounded(entry) for key, entry in parts if entry is not None}
    if isinstance(value, list | tuple):
        return [_rounded(entry) for entry in value]
    return value


@pytest.fixture
def pictures(ranking, result):
    words = "Much need for knowledge, little for behaviour."
    return {
        "fork-page": fork_scene(Need(80, 27, True, words, CLOUD), "page", is_hollow=False),
        "fit-readiness": fit_readiness_scene(result(ranking, "RAG"), "PE"),
    }


@pytest.mark.parametrize("name", ["fork-page", "fit-readiness"])
def test_the_picture_is_the_one_kept_in_writing(pictures, name):
    kept = (GOLDENS / f"{name}.json").read_text(encoding="utf-8")
    assert as_json(pictures[name]) == kept, f"look at the picture, then rewrite {name}.json"
