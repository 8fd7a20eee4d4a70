"""What a stated answer makes us believe, at the edges a firm's own pack can have."""

from dataclasses import replace

import pytest

from core.answers import Answer, State
from core.decision.beliefs import WHOLE, belief
from core.decision.model import SpreadRule

INFINITE = float("inf")
SINGLE_COUNTS = ((0, True, 0, True), (1, True, 1, True), (2, True, INFINITE, False))


@pytest.fixture
def banded(model):
    """The question for the number of examples with other bands."""

    def build(*bands):
        entry = model.criteria["EX1"]
        levels = tuple(
            replace(level, band=band) for level, band in zip(entry.levels, bands, strict=False)
        )
        share = 1 / len(levels)
        return replace(entry, levels=levels, base_rate=tuple(share for _ in levels), whole=True)

    return build


def _spread(factor):
    return SpreadRule(neighbour_ratio=0.2, stated_share=0.85, number_factor=factor)


@pytest.mark.parametrize("factor", [1, 1.25, 5])
@pytest.mark.parametrize(("level", "number"), [("EX1.b", 1), ("EX1.c", 2)])
def test_a_band_of_a_single_count_keeps_the_belief(banded, factor, level, number):
    criterion = banded(*SINGLE_COUNTS)
    shares = belief(criterion, Answer(State.ANSWERED, level, number), _spread(factor))

    assert sum(shares) == WHOLE
    stated = [one.id for one in criterion.levels].index(level)
    assert shares[stated] == max(shares) > 0


@pytest.mark.parametrize(("level", "number"), [("EX1.a", 50), ("EX1.b", 51), ("EX1.b", 100)])
def test_a_number_taken_as_exact_stays_in_its_own_band_at_the_border(banded, level, number):
    criterion = banded((-INFINITE, False, 50, True), (50, False, 100, True))
    shares = belief(criterion, Answer(State.ANSWERED, level, number), _spread(1))

    assert shares[[one.id for one in criterion.levels].index(level)] == WHOLE


def test_a_number_with_a_range_leans_over_the_border(banded):
    criterion = banded((-INFINITE, False, 50, True), (50, False, 100, True))
    shares = belief(criterion, Answer(State.ANSWERED, "EX1.a", 50), _spread(2))

    assert shares[0] == shares[1] == WHOLE // 2
