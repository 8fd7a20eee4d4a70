"""Closed forms against plain loops, month by month."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.economics.ownership import Line, Pace, Span, accumulated, crossing_volume, payback_months

FACTORS = st.floats(0.9, 1.1) | st.just(1.0) | st.floats(-1e-8, 1e-8).map(lambda x: 1 + x)
MONEY = st.integers(-10_000_000, 10_000_000).map(lambda cents: cents / 100)
UNIT_COSTS = st.integers(-1_000, 1_000).map(lambda parts: parts / 1e5)


def one(value):
    return np.array(float(value))


def pace_of(level, tokens, rest):
    return Pace(one(level), one(tokens), one(rest))


def line_of(start, fixed, tokens, rest):
    return Line(one(start), one(fixed), one(tokens), one(rest))


def looped_total(line, volume, pace, months):
    """Return the total by a loop, and the running total after each month."""
    total, level, tokens, rest = float(line.start), 1.0, 1.0, 1.0
    course = [total]
    for _month in range(months):
        total += float(line.fixed) * level
        total += volume * (float(line.tokens) * tokens + float(line.rest) * rest)
        level, tokens, rest = (
            level * float(pace.level),
            tokens * float(pace.tokens),
            rest * float(pace.rest),
        )
        course.append(total)
    return course


@given(FACTORS, st.integers(0, 120))
def test_the_sum_of_months_is_the_loop(factor, months):
    looped = math.fsum(factor**month for month in range(months))
    assert float(accumulated(one(factor), months)) == pytest.approx(looped, rel=1e-6)


@pytest.mark.parametrize("factor", [0.97, 1.0, 1.004, 1.05])
def test_the_closed_form_agrees_with_the_loop_to_the_last_digits(factor):
    looped = math.fsum(factor**month for month in range(36))
    assert float(accumulated(one(factor), 36)) == pytest.approx(looped, rel=2e-14)


@given(MONEY, MONEY, FACTORS, FACTORS, FACTORS, st.integers(1, 60))
@settings(max_examples=60)
def test_a_total_is_the_sum_of_its_months(start, fixed, level, tokens, rest, months):
    line, pace = line_of(start, fixed, 0.002, 0.001), pace_of(level, tokens, rest)
    course = looped_total(line, 50_000, pace, months)
    closed = line.total(one(50_000), Span.of(pace, np.arange(months + 1)))
    assert closed.tolist() == pytest.approx(course, rel=1e-6, abs=1e-4)


@given(MONEY, MONEY, UNIT_COSTS, UNIT_COSTS, st.integers(1, 60))
def test_at_the_break_even_both_cost_the_same(start, fixed, tokens, rest, months):
    difference = line_of(start, fixed, tokens, rest)
    span = Span.of(pace_of(0.995, 0.98, 1.01), months)
    level, slope, volume = crossing_volume(difference, span)
    if np.isnan(volume):
        assert not float(level) * float(slope) < 0
    else:
        assert volume > 0
        left = float(difference.total(volume, span))
        assert left == pytest.approx(0, abs=1e-6 * max(1.0, abs(float(level))))


@pytest.mark.parametrize(
    ("monthly", "months"),
    [
        (-1_000, 13.0),
        (-13_000, 1.0),
        (-12_999, 2.0),
        (-100, math.inf),
        (0, math.inf),
        (5, math.inf),
    ],
)
def test_payback_is_the_first_month_at_whose_end_it_is_earned_back(monthly, months):
    difference = line_of(13_000, monthly, 0, 0)
    assert float(payback_months(difference, one(0), pace_of(1, 1, 1), 120)) == months


@given(
    st.floats(100, 1e5),
    st.integers(-500_000, 500_000).map(lambda cents: cents / 100),
    st.integers(-20_000, 10_000).map(lambda parts: parts / 1e5),
)
@settings(max_examples=80)
def test_stepping_and_the_closed_form_find_the_same_payback(start, fixed, tokens):
    difference, volume = line_of(start, fixed, tokens, 0), one(40_000)
    steady = float(payback_months(difference, volume, pace_of(1, 1, 1), 120))
    # A factor a hair from one goes month by month.
    hair = 1 + 1e-13
    stepped = float(payback_months(difference, volume, pace_of(hair, hair, hair), 120))
    assert steady == stepped


def test_growth_brings_payback_that_a_steady_volume_never_would():
    difference, volume = line_of(50_000, 400, -0.002, 0), one(150_000)
    assert math.isinf(payback_months(difference, volume, pace_of(1, 1, 1), 36))
    grown = payback_months(difference, volume, pace_of(1, 1.15, 1.15), 36)
    course = looped_total(difference, 150_000, pace_of(1, 1.15, 1.15), 36)
    assert float(grown) == next(month for month, owed in enumerate(course) if owed <= 0)


def test_what_is_unknown_stays_unknown():
    difference = Line(one(math.nan), one(1), one(-1), one(0))
    level, _slope, volume = crossing_volume(difference, Span.of(pace_of(1, 1, 1), 12))
    assert np.isnan(level)
    assert np.isnan(volume)
    assert np.isnan(payback_months(difference, one(5), pace_of(1, 1, 1), 12))


def test_nothing_to_earn_back_is_paid_back_at_once():
    months = payback_months(line_of(-5, 0, 0, 0), one(1), pace_of(1, 1, 1), 12)
    assert float(months) == 0


@pytest.mark.parametrize("factor", [1, 1.01])
def test_cheaper_to_start_and_dearer_every_month_never_pays_back(factor):
    pace = pace_of(factor, factor, factor)
    assert math.isinf(payback_months(line_of(-5, 3, 0, 0), one(1), pace, 12))
    assert math.isinf(payback_months(line_of(0, 3, 0, 0), one(1), pace, 12))


def test_a_break_even_beyond_all_numbers_is_none():
    span = Span.of(pace_of(1, 1, 1), 12)
    _level, _slope, volume = crossing_volume(line_of(1e5, 0, -5e-324, 0), span)
    assert np.isnan(volume)
