import pytest

from core.answers import Answer, State, read_bare_answers
from core.errors import FileFault
from core.model.compile import compile_model
from core.model.loader import load_shipped


@pytest.fixture(scope="module")
def model():
    return compile_model(load_shipped())


def test_letters_numbers_and_states_become_answers(model):
    content = {"answers": {"PD1": "a", "EX1": 1200, "KN4": "unknown", "BO3": "not-applicable"}}

    sheet = read_bare_answers(content, model, "case.json")

    assert sheet["PD1"] == Answer(State.ANSWERED, "PD1.a")
    assert sheet["EX1"] == Answer(State.ANSWERED, "EX1.e", 1200.0)
    assert sheet["KN4"] == Answer(State.UNKNOWN)
    assert sheet["BO3"] == Answer(State.NOT_APPLICABLE)
    assert sheet["KN1"].is_open


@pytest.mark.parametrize(
    ("content", "place", "expected"),
    [
        ([], "", 'the key "answers"'),
        ({}, "", 'the key "answers"'),
        ({"answers": []}, "", 'the key "answers"'),
        ({"answers": {}, "notes": 1}, "notes", "expected only"),
        ({"answers": {"PD99": "a"}}, "answers.PD99", 'there is no "PD99"'),
        ({"answers": {"pd1": "a"}}, "answers.pd1", 'Did you mean "PD1"?'),
        ({"answers": {"PD1": "z"}}, "answers.PD1", '"z" is none'),
        ({"answers": {"PD1": "PD1.a"}}, "answers.PD1", 'Did you mean "a"?'),
        ({"answers": {"PD1": "A"}}, "answers.PD1", 'Did you mean "a"?'),
        ({"answers": {"PD1": "unknwon"}}, "answers.PD1", 'Did you mean "unknown"?'),
        ({"answers": {"PD1": "N/A"}}, "answers.PD1", '"N/A" is none'),
        ({"answers": {"PD1": "not applicable"}}, "answers.PD1", '"not-applicable"?'),
        ({"answers": {"PD1": "answered"}}, "answers.PD1", '"answered" is none'),
        ({"answers": {"PD1": 3}}, "answers.PD1", "expected one of a, b"),
        ({"answers": {"EX1": -1}}, "answers.EX1", "a whole number from 0 to"),
        ({"answers": {"EX1": 10**400}}, "answers.EX1", "a whole number from 0 to"),
        ({"answers": {"EX1": 1.5}}, "answers.EX1", "a whole number from 0 to"),
        ({"answers": {"EX1": "1200"}}, "answers.EX1", '"1200" is none'),
        ({"answers": {"EX1": True}}, "answers.EX1", "a whole number from 0 to"),
        ({"answers": {"EX1": None}}, "answers.EX1", "a whole number from 0 to"),
        ({"answers": {"EX1": ["a"]}}, "answers.EX1", "a whole number from 0 to"),
    ],
)
def test_what_cannot_be_an_answer_is_named_with_its_place(model, content, place, expected):
    with pytest.raises(FileFault) as refused:
        read_bare_answers(content, model, "case.json")

    assert (refused.value.file, refused.value.place) == ("case.json", place)
    assert expected in refused.value.expected


def test_hostile_keys_stay_short_and_on_one_line(model):
    with pytest.raises(FileFault) as refused:
        read_bare_answers({"answers": {"\x1b[2J\n" + "x" * 9_000: "a"}}, model, "case.json")

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300
