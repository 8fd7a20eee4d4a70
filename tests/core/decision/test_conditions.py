"""Three-valued logic: "don't know" is never "no"."""

import pytest

from core.answers import Answer, AnswerSheet, State
from core.decision.conditions import FALSE, OPEN, TRUE, deciding, evaluate
from core.decision.model import Constant, Counted, LevelIn, Negated, NumberWithin, StateIn

INFINITE = float("inf")
FACTS = LevelIn("PD1", frozenset({"PD1.a"}))
FAST = LevelIn("KN2", frozenset({"KN2.c", "KN2.d"}))
OVER_1000 = NumberWithin("EX1", (1_000, False, INFINITE, False))


def _sheet(**answers):
    return AnswerSheet(answers)


def _level(level):
    return Answer(State.ANSWERED, level)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (_level("PD1.a"), TRUE),
        (_level("PD1.b"), FALSE),
        (Answer(State.UNKNOWN), OPEN),
        (Answer(State.UNANSWERED), OPEN),
        (Answer(State.ASK_LATER), OPEN),
        (Answer(State.NOT_APPLICABLE), FALSE),
    ],
)
def test_a_level(model, answer, expected):
    assert evaluate(FACTS, model, _sheet(PD1=answer)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(State.ANSWERED, "EX1.e", 1_000), FALSE),
        (Answer(State.ANSWERED, "EX1.e", 1_001), TRUE),
        (_level("EX1.e"), OPEN),
        (_level("EX1.f"), TRUE),
        (_level("EX1.d"), FALSE),
        (Answer(State.UNKNOWN), OPEN),
        (Answer(State.NOT_APPLICABLE), FALSE),
    ],
)
def test_a_number(model, answer, expected):
    assert evaluate(OVER_1000, model, _sheet(EX1=answer)) == expected


@pytest.mark.parametrize("first", [FALSE, OPEN, TRUE])
@pytest.mark.parametrize("second", [FALSE, OPEN, TRUE])
def test_and_or_not_follow_kleene(model, first, second):
    sheet = _sheet(
        PD1={TRUE: _level("PD1.a"), FALSE: _level("PD1.b"), OPEN: Answer()}[first],
        KN2={TRUE: _level("KN2.c"), FALSE: _level("KN2.a"), OPEN: Answer()}[second],
    )

    assert evaluate(Counted(2, (FACTS, FAST)), model, sheet) == min(first, second)
    assert evaluate(Counted(1, (FACTS, FAST)), model, sheet) == max(first, second)
    assert evaluate(Negated(FACTS), model, sheet) == TRUE - first


def test_a_count_stays_open_while_open_parts_could_decide_it(model):
    condition = Counted(2, (FACTS, FAST, Constant(holds=True)))

    assert evaluate(condition, model, _sheet(PD1=_level("PD1.b"))) == OPEN
    assert evaluate(condition, model, _sheet(PD1=_level("PD1.a"))) == TRUE
    closed = _sheet(PD1=_level("PD1.b"), KN2=_level("KN2.a"))
    assert evaluate(condition, model, closed) == FALSE


def test_a_state_is_always_known_and_ask_later_is_unanswered(model):
    condition = StateIn("PD1", frozenset({"unanswered"}))

    assert evaluate(condition, model, _sheet(PD1=Answer(State.ASK_LATER))) == TRUE
    assert evaluate(condition, model, _sheet(PD1=Answer(State.UNKNOWN))) == FALSE


def test_deciding_names_only_the_answers_that_decide(model):
    sheet = _sheet(PD1=_level("PD1.a"), KN2=_level("KN2.a"))

    assert list(deciding(Counted(1, (FACTS, FAST)), model, sheet)) == ["PD1"]
    assert list(deciding(Counted(2, (FACTS, FAST)), model, sheet)) == ["KN2"]
    assert list(deciding(Counted(1, (FACTS, FAST)), model, _sheet())) == ["PD1", "KN2"]
