"""A verdict can be called clear, and what it takes."""

from dataclasses import replace

import pytest

from core.analysis.analyst import Analyst
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.recommend import recommend
from core.model.compile import compile_model
from core.model.loader import load_shipped

MODEL = compile_model(load_shipped())
# Told to stop, or to sort the failures first, nothing is recommended.
NO_CHOICE = {"PD1.h", "PD4.a"}


def one_sided(code, confidence):
    """Answer every question with the level that speaks most for one approach."""
    place = MODEL.positions[code]

    def speaks_for(level):
        return len(level.marks) * level.marks[place] - sum(level.marks)

    answers = {}
    for criterion in MODEL.criteria.values():
        levels = [level for level in criterion.levels if level.id not in NO_CHOICE]
        best = max(levels, key=speaks_for)
        answers[criterion.id] = Answer(State.ANSWERED, best.id, confidence=confidence)
    return AnswerSheet(answers)


@pytest.fixture(scope="module")
def judge():
    analyst = Analyst(MODEL)
    return lambda sheet: recommend(MODEL, sheet, analyst.weigh(sheet))


@pytest.mark.parametrize(
    ("code", "confidence"),
    [("PE", "medium"), ("CO", "medium"), ("LORA", "high")],
)
def test_a_sheet_answered_in_full_and_all_one_way_is_clear(judge, code, confidence):
    result = judge(one_sided(code, Confidence(confidence)))

    assert result.verdict.state == "clear"
    assert result.recommended == code


def test_training_is_clear_only_when_the_answers_its_gates_read_are_sure(judge):
    doubtful = one_sided("LORA", Confidence.MEDIUM)
    read = {q for gate in MODEL.gates if "LORA" in gate.approaches for q in gate.reads}
    sure = {q: replace(doubtful[q], confidence=Confidence.HIGH) for q in read}

    assert judge(doubtful).verdict.state == "leaning"
    assert judge(AnswerSheet({**doubtful.answers, **sure})).verdict.state == "clear"


def test_fourteen_answers_of_forty_five_leave_training_open(judge):
    full = one_sided("LORA", Confidence.MEDIUM)
    few = AnswerSheet(dict(list(full.answers.items())[:14]))

    assert judge(few).verdict.state == "depends-on-gate"
