import pytest

from core.answers import level_for_number, read_number
from core.errors import AnswerFault
from core.model.compile import compile_model
from core.model.loader import load_shipped


@pytest.fixture(scope="module")
def criteria():
    return compile_model(load_shipped()).criteria


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,400,000", 1_400_000),
        ("1 400 000", 1_400_000),
        ("1\u2009400\u2009000", 1_400_000),
        ("1\u202f400", 1_400),
        ("1\u00a0400", 1_400),
        ("1400000", 1_400_000),
        ("  12 ", 12),
        ("1.5", 1.5),
        ("1,234.5", 1_234.5),
        ("70 %", 70),
        ("70%", 70),
        ("-3", -3),
        ("−3", -3),
        ("0", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "%",
        "1.4 mio",
        "1,4 million",
        "NaN",
        "inf",
        "-Infinity",
        "1e6",
        "0x10",
        "1,40,000",
        "1 400,000",
        "12 34",
        "٣",
        "1_000",
        "9" * 41,
        "twelve",
    ],
)
def test_what_is_no_number_gets_the_sentence_of_the_field(written):
    with pytest.raises(AnswerFault) as refused:
        read_number(written)

    assert str(refused.value) == (
        "Write the number in digits, for example 1,400,000. Your text is kept."
    )


@pytest.mark.parametrize(
    ("written", "is_whole", "advice"),
    [
        ("64,5", False, "Use a point for decimals, for example 64.5."),
        ("64,5 %", False, "Use a point for decimals, for example 64.5."),
        ("64,5", True, "Write the number in digits, for example 1,400,000."),
        ("3.000.000", True, "Write the number without dots, for example 3000000 or 3,000,000."),
        ("3.000", True, "Write the number without dots, for example 3000000 or 3,000,000."),
        ("3.000.000", False, "Write the number without dots, for example 3000000 or 3,000,000."),
    ],
)
def test_commas_and_dots_of_other_countries_get_their_own_advice(written, is_whole, advice):
    with pytest.raises(AnswerFault) as refused:
        read_number(written, is_whole=is_whole)

    assert str(refused.value) == f"{advice} Your text is kept."


@pytest.mark.parametrize(
    ("number", "level"),
    [
        (0, "EX1.a"),
        (1, "EX1.b"),
        (19, "EX1.b"),
        (20, "EX1.c"),
        (999, "EX1.d"),
        (1_000, "EX1.e"),
        (10_000, "EX1.f"),
        (1_000_000, "EX1.f"),
    ],
)
def test_a_count_selects_its_level_at_the_published_cut_points(criteria, number, level):
    assert level_for_number(criteria["EX1"], number) == level


@pytest.mark.parametrize("number", [-1, 1e15, float("nan"), float("inf"), 12.5])
def test_a_number_the_question_cannot_take_names_range_and_unit(criteria, number):
    limit, unit = criteria["EX1"].maximum, criteria["EX1"].unit
    with pytest.raises(AnswerFault) as refused:
        level_for_number(criteria["EX1"], number)

    assert str(refused.value) == f"Write a whole number from 0 to {limit:,.0f} ({unit})."


def test_a_question_without_a_number_says_so(criteria):
    with pytest.raises(AnswerFault, match="takes no number"):
        level_for_number(criteria["PD1"], 3)


def test_a_share_may_have_decimals(criteria):
    assert level_for_number(criteria["BO4"], 0.5) == "BO4.c"
