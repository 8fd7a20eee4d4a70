"""What is quoted as a reason for an approach is one: few reasons rather than hollow ones."""

import re
from dataclasses import replace

import pytest

from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.case import Case
from core.decision.explanation import reasons
from core.decision.recommend import recommend
from core.decision.values import MILLION
from core.model.loader import load_shipped
from tests.core.many_sheets import many_sheets

HOLLOW = re.compile(
    r"does not decide|rules? (?:no|nothing) |ruled out|rules no approach|neither favour|"
    r"neither for nor against|whichever|no approach|whatever is chosen|either kind|any next step",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def cases(model):
    return [Case.of(model, sheet) for sheet in many_sheets(model, 150, "reasons")]


def test_a_reason_for_an_approach_argues_for_it(model, cases):
    told = 0
    for case in cases:
        for code, place in model.positions.items():
            for_it, against = reasons(case, code)
            for reason in for_it:
                level = model.criteria[reason.criterion].level(reason.level)
                assert level.explains is None or code in level.explains
                assert level.marks[place] > 0
                assert reason.points > 0
                told += 1
            for reason in against:
                level = model.criteria[reason.criterion].level(reason.level)
                assert level.explains is None or code in level.explains
                assert level.marks[place] < 0
                assert reason.points < 0
    assert told > 1_000


def test_a_reason_lifts_the_approach_above_the_other_families(model, cases):
    for case in cases:
        for alternative in model.alternatives:
            others = [
                model.positions[a.code]
                for a in model.alternatives
                if a.family not in (alternative.family, "hybrid")
            ]
            for reason in reasons(case, alternative.code)[0]:
                row = case.values.terms[reason.criterion]
                mean = sum(row[place] for place in others) / len(others)
                assert reason.points * MILLION > mean - 1
                marks = model.criteria[reason.criterion].level(reason.level).marks
                own = marks[model.positions[alternative.code]]
                assert own > sum(marks[place] for place in others) / len(others)


def test_no_text_that_decides_nothing_is_an_argument_for_anybody():
    pack = load_shipped()
    levels = [
        level for group in pack.criteria.values() for entry in group for level in entry.levels
    ]
    hollow = [level for level in levels if HOLLOW.search(f"{level.headline} {level.reason}")]
    assert len(hollow) > 5
    for level in hollow:
        explained = level.marks if level.explains is None else level.explains
        assert not [code for code in explained if level.marks[code] > 0], level.id


def test_volume_that_does_not_decide_is_no_reason_for_retrieval(model, warranty):
    middling = replace(
        warranty, answers={**warranty.answers, "EC1": Answer(State.ANSWERED, "EC1.c")}
    )
    case = Case.of(model, middling)
    place = model.positions["RAG"]

    assert case.values.terms["EC1"][place] > 0
    assert "EC1" not in {reason.criterion for reason in reasons(case, "RAG")[0]}
    assert "olume does not decide" not in str(recommend(model, middling).reasons_for)


def test_without_a_real_reason_the_verdict_says_so_and_quotes_none(model):
    hollow = {"PD3": "c", "PD4": "c", "BO4": "c", "KN8": "b", "EC1": "c"}
    answers = {
        q: Answer(State.ANSWERED, f"{q}.{letter}", None, Confidence.HIGH)
        for q, letter in hollow.items()
    }
    result = recommend(model, AnswerSheet(answers))

    assert result.recommended is not None
    assert result.reasons_for == ()
    assert "no single answer decides it" in result.verdict.sentence or result.verdict.state in (
        "too-close",
        "depends-on-gate",
    )
