"""Small steps end in a level, whatever is answered, and every level can be reached by them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import PackFaults
from core.model.deciding import deciding_faults
from core.model.loader import load_pack, load_shipped

QUESTIONS = [
    criterion
    for criteria in load_shipped().criteria.values()
    for criterion in criteria
    if criterion.deciding
]
# Where two readers of the same case gave most different answers.
DISPUTED = {"PD1", "PD3", "PD4", "PD5", "BO2", "EX2", "EX3", "CN4"}
# These ask for two things at once.
DOUBLE = {"BO2", "EC2", "EX4", "CN3", "CN5"}


def walk(criterion, answers):
    """Follow the answers, each the place of an option, to the level they lead to."""
    steps = {step.id: step for step in criterion.deciding}
    step, asked = criterion.deciding[0], []
    for answer in answers:
        asked.append(step.id)
        option = step.options[answer % len(step.options)]
        if option.level:
            return option.level, asked
        step = steps[option.then]
    return None, asked


def test_the_questions_read_differently_and_the_double_ones_have_steps():
    assert {criterion.id for criterion in QUESTIONS} >= DISPUTED | DOUBLE


@given(st.sampled_from(QUESTIONS), st.lists(st.integers(0, 8), min_size=9, max_size=9))
def test_any_answers_lead_to_a_level_and_no_step_is_asked_twice(criterion, answers):
    level, asked = walk(criterion, answers)
    assert level in {each.id for each in criterion.levels}
    assert len(asked) == len(set(asked)) <= len(criterion.deciding)


@pytest.mark.parametrize(
    ("criterion", "answers", "level"),
    [
        ("PD3", (1, 0), "PD3.b"),
        ("PD3", (1, 1, 1), "PD3.c"),
        ("PD1", (1, 1, 0), "PD1.e"),
        ("BO2", (1, 0, 1), "BO2.d"),
        ("EC2", (2, 0), "EC2.b"),
        ("EX4", (1, 1, 1), "EX4.b"),
        ("CN5", (0, 1, 0), "CN5.b"),
        ("CN3", (1, 1), "CN3.a"),
    ],
)
def test_the_steps_say_what_the_help_says(criterion, answers, level):
    question = next(each for each in QUESTIONS if each.id == criterion)
    assert walk(question, answers)[0] == level


def spoilt(pack_folder, change):
    path = pack_folder.folder / "criteria/PD.json"
    content = json.loads(path.read_text("utf-8"))
    criterion = next(each for each in content["criteria"] if each["id"] == "PD3")
    change(criterion["deciding"])
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(PackFaults) as faults:
        load_pack(pack_folder.folder)
    return str(faults.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda steps: steps[1]["options"][1].update(then="revised"), "later steps only"),
        (lambda steps: steps[1]["options"][1].update(then="further", level="PD3.c"), "or to a lev"),
        (lambda steps: steps[0]["options"][0].pop("level"), "to a step or to a level"),
        (lambda steps: steps[2]["options"][0].update(level="PD3.c"), "leads to PD3.d"),
        (lambda steps: steps[2]["options"][0].update(level="PD9.a"), "levels of this question"),
        (lambda steps: steps.append({**steps[2], "id": "idle"}), "an earlier answer leads to"),
        (lambda steps: steps.append(dict(steps[2])), "a step of its own"),
    ],
)
def test_steps_that_lead_nowhere_are_named(pack_folder, change, said):
    assert said in spoilt(pack_folder, change)


def test_a_question_without_steps_has_no_fault():
    plain = next(c for c in load_shipped().criteria["KN"] if c.id == "KN2")
    assert not list(deciding_faults("criteria/KN.json", plain))
