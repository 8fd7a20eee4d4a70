"""Failures are mixed, so what is wrong with them is answered with a share per kind."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers import MOST_SPLIT, Split, read_bare_answers, read_split
from core.errors import FileFault

LETTERS = "abcdefgh"
COUNTS = st.dictionaries(st.sampled_from(LETTERS), st.integers(0, 60), min_size=1).filter(
    lambda counts: sum(counts.values()) > 0
)


def _bare(model, shares):
    return read_bare_answers({"answers": {"PD1": shares}}, model, "answers.json")["PD1"]


def test_shares_in_per_cent_are_an_answer_with_its_largest_level(model):
    answer = _bare(model, {"a": 60, "c": 30, "d": 10})

    assert answer.state == "answered"
    assert answer.level == "PD1.a"
    assert answer.split == Split((("PD1.a", 60), ("PD1.c", 30), ("PD1.d", 10)))


@given(counts=COUNTS)
def test_the_order_of_the_shares_and_shares_of_nothing_do_not_matter(model, counts):
    whole = {"of": sum(counts.values())}
    turned = dict(reversed(counts.items()))
    rest = dict.fromkeys(LETTERS, 0) | counts

    answers = {_bare(model, {**some, **whole}) for some in (counts, turned, rest)}

    assert len(answers) == 1
    assert answers.pop().split.whole == whole["of"]


@pytest.mark.parametrize(
    ("shares", "place", "expected"),
    [
        ({"a": 60, "c": 30}, "answers.PD1", "add up to 100; they add up to 90"),
        ({}, "answers.PD1", "add up to 100; they add up to 0"),
        ({"a": 30, "c": 30, "of": 50}, "answers.PD1", "add up to 50; they add up to 60"),
        ({"a": -10, "c": 110}, "answers.PD1.a", "from 0 to 100"),
        ({"a": 60.5, "c": 39.5}, "answers.PD1.a", "whole number"),
        ({"a": True, "c": 99}, "answers.PD1.a", "whole number"),
        ({"a": "60", "c": 40}, "answers.PD1.a", "whole number"),
        ({"a": float("nan"), "c": 40}, "answers.PD1.a", "whole number"),
        ({"a": float("inf")}, "answers.PD1.a", "whole number"),
        ({"a": [60], "c": 40}, "answers.PD1.a", "whole number"),
        ({"z": 100}, "answers.PD1.z", "out of a, b, c"),
        ({f"{n}": 1 for n in range(100)}, "answers.PD1.0", "out of a, b, c"),
        ({"a": 1, "of": 0}, "answers.PD1.of", "from 1 to"),
        ({"a": 1, "of": MOST_SPLIT + 1}, "answers.PD1.of", "from 1 to"),
        ({"a": 100, "line\nbreak": 0}, "answers.PD1.line\\nbreak", "out of"),
    ],
)
def test_bad_shares_are_refused_with_their_place_in_one_line(model, shares, place, expected):
    with pytest.raises(FileFault) as fault:
        _bare(model, shares)

    assert fault.value.place == place
    assert expected in fault.value.expected
    assert "\n" not in str(fault.value)


def test_a_question_that_takes_no_split_says_what_it_takes(model):
    with pytest.raises(FileFault, match="expected one of a, b, c, d"):
        read_bare_answers({"answers": {"PD3": {"a": 100}}}, model, "answers.json")
    with pytest.raises(FileFault, match="or a split like"):
        read_bare_answers({"answers": {"PD1": [100]}}, model, "answers.json")


def test_typed_shares_count_once_they_add_up():
    begun = read_split({"PD1.a": "60", "PD1.c": "22", "PD1.d": " "})
    done = read_split({"PD1.a": "60", "PD1.c": "30 %", "PD1.d": "10"})

    assert (begun.total, begun.whole, begun.split) == (82, 100, None)
    assert done.split == Split.of({"PD1.a": 60, "PD1.c": 30, "PD1.d": 10})


def test_typed_counts_add_up_to_what_was_counted():
    reading = read_split({"PD1.a": "30", "PD1.c": "20"}, " 50 ")

    assert reading.split == Split.of({"PD1.a": 30, "PD1.c": 20})
    assert reading.split.whole == 50


@pytest.mark.parametrize("text", ["many", "-5", "12.5", "101", "½", "1e2", "9" * 50])
def test_a_text_that_is_no_share_is_named_and_nothing_counts(text):
    reading = read_split({"PD1.a": "100", "PD1.c": text})

    assert reading.split is None
    assert reading.faults == {"PD1.c": "Write a whole number from 0 to 100."}


@pytest.mark.parametrize("whole", ["0", "none", "-1", "2000000"])
def test_a_whole_that_cannot_be_counted_is_named(whole):
    reading = read_split({"PD1.a": "1"}, whole)

    assert reading.split is None
    assert reading.whole is None
    assert "1 to 1,000,000" in reading.whole_fault


@given(texts=st.dictionaries(st.sampled_from(LETTERS), st.text(max_size=12)), whole=st.text())
def test_whatever_is_typed_is_read_without_a_fall(texts, whole):
    reading = read_split(texts, whole)

    assert (reading.split is not None) <= (not reading.faults and reading.total == reading.whole)


@given(counts=COUNTS)
def test_what_adds_up_is_read_as_it_was_typed(counts):
    texts = {letter: json.dumps(count) for letter, count in counts.items()}

    assert read_split(texts, str(sum(counts.values()))).split == Split.of(counts)
