import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import read_bare_answers, read_bare_scenarios, read_number
from core.errors import AnswerFault, FileFault
from core.files import parse_strict_json
from core.model.compile import compile_model
from core.model.loader import load_shipped

MODEL = compile_model(load_shipped())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def refused_in_one_line(read):
    refusal = ""
    try:
        return read()
    except FileFault as fault:
        refusal = str(fault)
    assert refusal.isprintable()
    return None


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(MODEL.criteria)) | st.text(), VALUES, max_size=5))
def test_any_answers_are_read_or_refused_with_one_line(answers):
    data = json.dumps({"answers": answers}).encode()
    sheet = refused_in_one_line(lambda: read_bare_answers(parse_strict_json(data, "f"), MODEL, "f"))
    assert sheet is None or set(sheet.answers) == set(answers)


ANSWERS = st.dictionaries(st.sampled_from(["EX1", "KN2"]), st.sampled_from([1, "a", "q", -1, []]))


@settings(deadline=None)
@given(VALUES | st.dictionaries(st.text(), VALUES | ANSWERS, max_size=4))
def test_any_scenarios_are_read_or_refused_with_one_line(scenarios):
    data = json.dumps({"answers": {}, "scenarios": scenarios}).encode()
    found = refused_in_one_line(
        lambda: read_bare_scenarios(parse_strict_json(data, "f"), MODEL, "f")
    )
    assert found is None or set(found) == set(scenarios)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_one_line(data):
    refused_in_one_line(lambda: parse_strict_json(data, "f"))


@given(st.integers(-(10**15), 10**15))
def test_a_grouped_number_reads_as_itself(number):
    assert read_number(f"{number:,}") == number


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused(text):
    with suppress(AnswerFault):
        assert abs(read_number(text)) < 1e41
