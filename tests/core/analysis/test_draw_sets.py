"""Sets of draws say the same as one flag a draw, however many draws there are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.draw_sets import draw_sets, every, flags_of, sizes


def _rows(samples):
    flags = st.lists(st.booleans(), min_size=samples, max_size=samples)
    return st.lists(flags, min_size=2, max_size=4).map(np.array)


_FLAGS = st.integers(1, 200).flatmap(_rows)


@given(_FLAGS)
def test_flags_come_back_and_are_counted(flags):
    sets = draw_sets(flags)

    assert (flags_of(sets, flags.shape[1]) == flags).all()
    assert sizes(sets).tolist() == flags.sum(axis=1).tolist()


@given(_FLAGS)
def test_sets_are_joined_cut_and_turned_round_like_flags(flags):
    samples = flags.shape[1]
    one, other = draw_sets(flags)[:2]

    assert sizes(one | other) == (flags[0] | flags[1]).sum()
    assert sizes(one & other) == (flags[0] & flags[1]).sum()
    assert sizes(every(samples) ^ one) == samples - flags[0].sum()
