"""Gates that ask the costs: what stands until they know, and what a pack may not write."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from core.answers import Answer, AnswerSheet, State
from core.decision.conditions import evaluate
from core.model.compile import compile_condition, compile_model
from core.model.condition_checks import criteria_read
from core.model.conditions import Condition
from core.model.loader import load_shipped
from core.model.settling import figures_in, settled

ADAPTER = TypeAdapter(Condition)
MODEL = compile_model(load_shipped())
NAMES = ("payback-outlives-base", "saves-nothing")
ALWAYS, NEVER = {"always": True}, {"not": {"always": True}}


def condition(content):
    return ADAPTER.validate_python(content, strict=False)


@st.composite
def trees(draw, depth=3):
    leaf = st.sampled_from(
        [{"levels": ("CN6.a",)}, {"levels": ("CN2.d",)}, {"levels": ("PD1.g",)}, ALWAYS]
    )
    if depth == 0:
        return draw(leaf)
    inner = trees(depth=depth - 1)
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    kind = draw(st.sampled_from(["leaf", "not", "all", "any", "count", "figure"]))
    if kind == "leaf":
        return draw(leaf)
    if kind == "not":
        return {"not": draw(inner)}
    if kind == "figure":
        return {"computed": draw(st.sampled_from(NAMES)), "otherwise": draw(inner)}
    chosen = draw(parts)
    if kind == "count":
        return {"at_least": draw(st.integers(1, len(chosen))), "of": chosen}
    return {"all_of" if kind == "all" else "any_of": chosen}


def replaced(tree, truths):
    """Write the truth of every figure into the tree and leave its shape alone."""
    if "computed" in tree:
        truth = truths[tree["computed"]]
        if truth is None:
            return replaced(tree["otherwise"], truths)
        return ALWAYS if truth else NEVER
    shapes = {}
    for key, value in tree.items():
        if key in ("all_of", "any_of", "of"):
            shapes[key] = tuple(replaced(part, truths) for part in value)
        else:
            shapes[key] = replaced(value, truths) if key == "not" else value
    return shapes


@settings(max_examples=200, deadline=None, database=None)
@given(trees(), st.data())
def test_a_settled_condition_says_what_its_parts_say(tree, data):
    truths = {name: data.draw(st.sampled_from([None, True, False])) for name in NAMES}
    found = settled(condition(tree), truths)
    assert figures_in(found) == ()
    plain = compile_condition(condition(replaced(tree, truths)))
    levels = [("CN6", "CN6.a", "CN6.b"), ("CN2", "CN2.d", "CN2.a"), ("PD1", "PD1.g", "PD1.a")]
    for chosen in itertools.product(*((None, yes, no) for _q, yes, no in levels)):
        sheet = AnswerSheet(
            {
                q: Answer(State.ANSWERED, level)
                for (q, _yes, _no), level in zip(levels, chosen, strict=True)
                if level
            }
        )
        assert evaluate(compile_condition(found), MODEL, sheet) == evaluate(plain, MODEL, sheet)


def test_until_costs_are_known_the_gates_are_those_of_before():
    gates = {gate.id: gate for gate in MODEL.gates}
    life = compile_condition(
        condition({"all_of": ({"levels": ("CN6.a",)}, {"not": {"levels": ("CN2.d",)}})})
    )
    money = compile_condition(
        condition({"all_of": ({"levels": ("PD1.g",)}, {"levels": ("EC4.a",)})})
    )
    assert (gates["G7"].fails_when, gates["G7"].reads) == (life, ("CN6", "CN2"))
    assert (gates["G16"].fails_when, gates["G16"].reads) == (money, ("PD1", "EC4"))
    assert [gate.id for gate in MODEL.gates if gate.figures] == ["G7", "G16", "G16b"]


def test_what_counts_only_with_costs_is_not_read_until_then():
    pack = load_shipped()
    life = next(gate for gate in pack.gates if gate.id == "G7")
    assert criteria_read(life.fails_when) == ("CN6", "CN2")


def test_a_gate_that_asks_for_no_figure_has_no_variants():
    assert all(bool(gate.variants) == bool(gate.figures) for gate in MODEL.gates)


def spoil(gate, change):
    def edit(content):
        change(next(one for one in content["gates"] if one["id"] == gate))

    return edit


def test_a_figure_nobody_computes_is_refused_at_its_place(pack_folder):
    figure = {"computed": "phase-of-the-moon", "otherwise": ALWAYS}
    pack_folder.edit("gates.json", spoil("G7", lambda gate: gate.update(fails_when=figure)))
    (fault,) = pack_folder.faults()
    assert "gates.json" in fault
    assert "payback-outlives-base" in fault


def test_a_figure_without_what_stands_until_then_is_refused(pack_folder):
    figure = {"computed": "saves-nothing"}
    pack_folder.edit("gates.json", spoil("G7", lambda gate: gate.update(fails_when=figure)))
    assert any("otherwise" in fault for fault in pack_folder.faults())


@pytest.mark.parametrize("place", ["a gate about nobody", "a stage"])
def test_only_a_gate_with_approaches_may_ask_the_costs(pack_folder, place):
    figure = {"computed": "saves-nothing", "otherwise": ALWAYS}
    if place == "a stage":
        pack_folder.edit(
            "roadmap.json", lambda content: content["stages"][1].update(needed_when=figure)
        )
    else:
        nobody = {"fails_when": figure, "approaches": [], "effect": "informs"}
        pack_folder.edit("gates.json", spoil("G16", lambda gate: gate.update(nobody)))
    assert any("no figure of the costs here" in fault for fault in pack_folder.faults())
