"""Somebody writes scenarios into a bare answers file by hand."""

import pytest

from core.answers import Answer, State, read_bare_answers, read_bare_scenarios
from core.errors import FileFault
from core.model.compile import compile_model
from core.model.loader import load_shipped

EXAMPLES = {"EX1": 2000}


@pytest.fixture(scope="module")
def model():
    return compile_model(load_shipped())


def test_names_and_answers_come_in_the_order_of_the_file(model):
    content = {
        "answers": {"EX1": 50},
        "scenarios": {"with 2,000 examples": EXAMPLES, "nothing": {}, "unsure": {"KN4": "unknown"}},
    }
    found = read_bare_scenarios(content, model, "case.json")
    assert list(found) == ["with 2,000 examples", "nothing", "unsure"]
    assert found["with 2,000 examples"] == {"EX1": Answer(State.ANSWERED, "EX1.e", 2000.0)}
    assert found["unsure"] == {"KN4": Answer(State.UNKNOWN)}
    assert read_bare_answers(content, model, "case.json")["EX1"].number == 50.0


def test_a_file_without_scenarios_has_none(model):
    assert read_bare_scenarios({"answers": {}}, model, "case.json") == {}


@pytest.mark.parametrize(
    ("scenarios", "place", "expected"),
    [
        ([], "scenarios", "expected an object"),
        (None, "scenarios", "expected an object"),
        ({"more": EXAMPLES, "More ": {}}, "scenarios.More ", "a different name"),
        ({"a\0": EXAMPLES, "A\u2400": {}}, "scenarios.A\u2400", "a different name"),
        ({" ": EXAMPLES}, "scenarios", "expected a name"),
        ({"x" * 81: EXAMPLES}, f"scenarios.{'x' * 60}…", "at most 80 characters"),
        ({"more": 3}, "scenarios.more", "expected an object with answers"),
        ({"more": {"EX1": -1}}, "scenarios.more.EX1", "a whole number from 0 to"),
        ({"more": {"EX99": 1}}, "scenarios.more.EX99", 'there is no "EX99"'),
        ({"more": {"KN2": "z"}}, "scenarios.more.KN2", "expected one of a, b"),
        ({str(n): {} for n in range(13)}, "scenarios", "at most 12 scenarios; there are 13"),
    ],
)
def test_what_cannot_be_a_scenario_is_named_with_its_place(model, scenarios, place, expected):
    with pytest.raises(FileFault) as refused:
        read_bare_scenarios({"answers": {}, "scenarios": scenarios}, model, "case.json")
    assert (refused.value.file, refused.value.place) == ("case.json", place)
    assert expected in refused.value.expected


def test_a_hostile_name_stays_short_and_on_one_line(model):
    content = {"answers": {}, "scenarios": {"\x1b[2J\n" + "y" * 70: {"EX1": -1}}}
    with pytest.raises(FileFault) as refused:
        read_bare_scenarios(content, model, "case.json")
    assert str(refused.value).isprintable()
