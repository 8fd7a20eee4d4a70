"""The words for the point on the fork: much, little, or neither near the middle."""

from dataclasses import replace

import pytest

from core.answers import Answer, AnswerSheet, State
from core.decision.need import locate_need


def sheet(**letters):
    return AnswerSheet(
        {q: Answer(State.ANSWERED, f"{q}.{letter}") for q, letter in letters.items()}
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"PD1": "a", "PD2": "a", "KN1": "c"}, "Much need for knowledge"),
        ({"PD1": "c", "PD2": "c", "KN1": "a"}, "Little need for knowledge"),
        ({"PD2": "c", "KN1": "c"}, "Some need for knowledge"),
    ],
)
def test_a_need_near_the_middle_is_neither_much_nor_little(model, answers, said):
    assert locate_need(model, sheet(**answers)).description.startswith(said)


def test_a_model_without_a_middle_says_much_or_little(model):
    axes = {
        name: replace(getattr(model, name), even_within=0)
        for name in ("knowledge_axis", "behaviour_axis")
    }
    said = locate_need(replace(model, **axes), sheet(PD2="c", KN1="c")).description
    assert "Some" not in said
    assert "some" not in said
