"""Some pictures, kept in writing: a change of geometry must be meant."""

import json
from pathlib import Path

import pytest

from core.charts.break_even_line import VolumeCrossing, break_even_scene
from core.charts.cost_bars import WINDOW, CostSpan, cost_bar, scaled_to_costs
from core.charts.cumulative_lines import SpendingLine, cumulative_scene, meeting_of
from core.charts.fit_readiness import fit_readiness_scene
from core.charts.fork import fork_scene
from core.charts.request_parts import request_bar
from core.charts.swing_bars import scaled_to_swings, swing_bar
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
        **cost_pictures(),
    }


def cost_pictures():
    span = CostSpan("FT+RAG", 158_000, 187_000, 221_000)
    never = CostSpan("FULL", 237_000, 298_000, 373_000, is_blocked=True)
    style = scaled_to_costs(WINDOW, (span, never))
    lora = VolumeCrossing("LORA", 1_300_000, 960_000, 1_680_000, "LoRA pays back", True)
    prompting = SpendingLine("PE", "Prompt engineering", (5_000.0, 9_000.0, 13_000.0, 17_000.0))
    tuned = SpendingLine("LORA", "LoRA tuning", (8_000.0, 9_500.0, 11_000.0, 12_500.0))
    meeting = meeting_of(prompting, tuned, "Paid back in month 2")
    parts = (("instructions", 0.4), ("passages", 1.2), ("answer", 0.4))
    swing = (60_000.0, 130_000.0)
    return {
        "cost-bar": cost_bar(span, 345, 30, style),
        "break-even": break_even_scene((lora,), (120_000, "You: 120,000 a month"), 864, "None."),
        "cumulative": cumulative_scene((prompting, tuned), (meeting,), (864, 240), "€"),
        "request-parts": request_bar(parts, (400, 24), 2.5),
        "swing": swing_bar(
            swing, 96_000, (300, 24), style=scaled_to_swings(WINDOW, 96_000, [swing])
        ),
    }


COST_PICTURES = ["cost-bar", "break-even", "cumulative", "request-parts", "swing"]


@pytest.mark.parametrize("name", ["fork-page", "fit-readiness", *COST_PICTURES])
def test_the_picture_is_the_one_kept_in_writing(pictures, name):
    kept = (GOLDENS / f"{name}.json").read_text(encoding="utf-8")
    assert as_json(pictures[name]) == kept, f"look at the picture, then rewrite {name}.json"
