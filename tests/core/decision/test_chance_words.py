"""Chances have one vocabulary, that of the pack."""

from dataclasses import replace

import pytest

from core.decision.chance_words import chance_in_words


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (None, ""), (0.0, "no effect"), (0.001, "under 1 in 100"), (0.02, "1 in 50"),
        (0.06, "1 in 15"), (0.2, "1 in 5"), (0.333, "1 in 3"), (0.5, "1 in 2"), (0.6666, "2 in 3"),
        (0.75, "3 in 4"), (0.9, "9 in 10"), (0.95, "9 in 10"), (0.97, "over 19 in 20"),
        (1.0, "over 19 in 20"),
    ],
)  # fmt: skip
def test_chances_read_as_people_say_them(model, chance, words):
    assert chance_in_words(model, chance) == words


def test_a_pack_may_say_chances_in_its_own_words(model):
    own = {**model.wording, "chance.some": "{count} out of {whole}", "chance.most": "as good as"}
    model = replace(model, wording=own)
    assert chance_in_words(model, 0.2) == "1 out of 5"
    assert chance_in_words(model, 0.99) == "as good as"
