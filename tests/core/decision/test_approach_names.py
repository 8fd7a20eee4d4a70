"""Approaches named in one line: the same words wherever a gate lists them."""

import pytest

from core.decision.approach_names import approach_names
from core.decision.wording import sentence_case
from core.model.loader import load_shipped

APPROACHES = load_shipped().approaches
CODES = [one.code for one in APPROACHES]


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], ""),
        (["RAG"], "retrieval"),
        (["LORA", "FT+RAG"], "LoRA tuning, tuning with retrieval"),
        (["LORA", "FULL", "PREF", "FT+RAG", "FT+ICL"], "everything that trains a model"),
        (CODES, "every approach"),
        ([code for code in CODES if code != "PE"], "every approach but prompt engineering"),
    ],
)
def test_codes_become_words(codes, words):
    assert approach_names(APPROACHES, codes) == words


def test_an_approach_has_one_name():
    for one in APPROACHES:
        assert one.name == sentence_case(one.phrase)
