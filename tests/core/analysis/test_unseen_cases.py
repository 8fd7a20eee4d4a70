"""The cases read after the model was revised, and what the documents say of them."""

import re
from pathlib import Path

import pytest

from core.analysis.agreement import measure, read_readings
from core.analysis.published_cases import SHIPPED, UNSEEN, shipped_cases
from core.command_line.validate import catalogue_marks
from core.model.compile import compile_model
from core.model.loader import load_shipped

EXPLAINED = Path(__file__).parents[3] / "docs/model-explained.md"


@pytest.fixture(scope="module")
def agreements():
    pack = load_shipped()
    model = compile_model(pack)
    return {
        file: measure(model, read_readings(model, shipped_cases(file), file), catalogue_marks(pack))
        for file in (SHIPPED, UNSEEN)
    }


def per_cent(share):
    return str(round(100 * share.value))


def with_interval(share):
    low, high = share.interval
    return f"{per_cent(share)} ({round(100 * low)}–{round(100 * high)})"


def test_no_case_and_no_source_stands_in_both_files():
    old, new = shipped_cases(), shipped_cases(UNSEEN)
    assert not {case.id for case in old} & {case.id for case in new}
    assert not {case.source.title for case in old} & {case.source.title for case in new}
    assert len({case.source.title for case in new}) == len(new) == 59


def test_every_unseen_case_was_read_twice_and_names_known_approaches():
    known = {approach.code for approach in load_shipped().approaches}
    for case in shipped_cases(UNSEEN):
        assert case.answers, case.id
        assert case.answers_second_reading, case.id
        assert {*case.acceptable, *case.wrong} <= known, case.id
        assert not {*case.acceptable} & {*case.wrong}, case.id


@pytest.mark.parametrize(
    ("figure", "row"),
    [
        ("top1", "recommends what the source supports"),
        ("top2", "has it among the first two"),
        ("harm", "recommends what the source shows to be inferior"),
    ],
)
def test_the_explanation_tells_what_validate_prints(agreements, figure, row):
    first, second = agreements[SHIPPED].readings
    one, other = agreements[UNSEEN].readings
    rows = re.findall(rf"^\| {row} \|(.*)\|$", EXPLAINED.read_text("utf-8"), re.MULTILINE)
    cells = [[cell.strip() for cell in line.split("|")] for line in rows]

    shares = [getattr(reading.total, figure) for reading in (first, second, one, other)]
    plain = [getattr(reading.plain, figure) for reading in (first, second, one, other)]
    assert cells == [
        [
            with_interval(shares[0]),
            with_interval(shares[1]),
            f"{per_cent(plain[0])} / {per_cent(plain[1])}",
        ],
        [
            f"{with_interval(shares[2])} / {with_interval(shares[3])}",
            f"{per_cent(plain[2])} / {per_cent(plain[3])}",
        ],
    ]


def test_the_explanation_tells_how_often_both_readings_agree(agreements):
    text = EXPLAINED.read_text("utf-8")
    old, new = agreements[SHIPPED], agreements[UNSEEN]
    assert f"in {old.same.count} of {old.same.whole} cases" in text
    same, plain = with_interval(new.same), per_cent(new.plain_same)
    assert f"| the same from both readings | {same} | {plain} |" in text
    states = [reading.states for reading in new.readings]
    leaning, other = (each["leaning"] for each in states)
    assert f"was right in {leaning.count} and {other.count} of {leaning.whole}," in text
