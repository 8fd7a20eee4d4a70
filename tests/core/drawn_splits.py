"""Any split of a question, for the strategies that draw whole sheets."""

from hypothesis import strategies as st

from core.answers import Answer, Split, State


def perhaps_split(draw, criterion, answer):
    """Return the answer, or where the question takes one now and then a split instead."""
    if criterion.split_unit is None or answer.state is not State.ANSWERED:
        return answer
    if draw(st.booleans()):
        return answer
    levels = st.sampled_from([level.id for level in criterion.levels])
    split = Split.of(draw(st.dictionaries(levels, st.integers(1, 60), min_size=1)))
    return Answer(State.ANSWERED, split.largest, split=split)
