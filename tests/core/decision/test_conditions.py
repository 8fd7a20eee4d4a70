"""Three-valued logic: "don't know" is never "no"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers import Answer, AnswerSheet, Split, State
from core.decision.conditions import FALSE, MIXED, OPEN, TRUE, deciding, evaluate
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


HALVES = Answer(State.ANSWERED, "PD1.a", split=Split.of({"PD1.a": 50, "PD1.c": 50}))


def test_a_half_holds_back_what_needs_it_and_is_outdone_by_what_is_certain(model):
    sheet = _sheet(PD1=HALVES, KN2=_level("KN2.c"))
    slow = _sheet(PD1=HALVES, KN2=_level("KN2.a"))
    nobody_knows = _sheet(PD1=HALVES, KN2=Answer(State.UNKNOWN))
    both, either = Counted(2, (FACTS, FAST)), Counted(1, (FACTS, FAST))

    assert evaluate(FACTS, model, sheet) == evaluate(Negated(FACTS), model, sheet) == MIXED
    assert [evaluate(both, model, one) for one in (sheet, slow, nobody_knows)] == [
        MIXED,
        FALSE,
        OPEN,
    ]
    assert [evaluate(either, model, one) for one in (sheet, slow, nobody_knows)] == [
        TRUE,
        MIXED,
        OPEN,
    ]


def test_what_waits_is_never_the_split_itself_nor_what_cannot_move_it(model):
    """Either facts, or facts that change fast together with something else."""
    other = LevelIn("PD2", frozenset({"PD2.a"}))
    rule = Counted(1, (FACTS, Counted(2, (FAST, FACTS)), other))
    open_rule = _sheet(PD1=HALVES)

    assert evaluate(rule, model, open_rule) == OPEN
    assert list(deciding(rule, model, open_rule)) == ["PD2"]
    settled = _sheet(PD1=HALVES, PD2=_level("PD2.b"))
    assert evaluate(rule, model, settled) == MIXED
    assert list(deciding(rule, model, settled)) == ["PD1"]


READ = ("PD1", "PD2", "KN2", "EV3")
LETTERS = "abc"


def _levels(criterion):
    levels = st.sets(st.sampled_from([f"{criterion}.{letter}" for letter in LETTERS]), min_size=1)
    return st.builds(LevelIn, st.just(criterion), levels.map(frozenset))


def _joined(parts):
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    counted = several.flatmap(
        lambda found: st.builds(Counted, st.integers(1, len(found)), st.just(found))
    )
    return counted | st.builds(Negated, parts)


CONDITIONS = st.recursive(st.sampled_from(READ).flatmap(_levels), _joined, max_leaves=8)


def _settled(criterion, *, may_split):
    level = st.sampled_from(LETTERS).map(lambda letter: _level(f"{criterion}.{letter}"))
    counts = st.dictionaries(
        st.sampled_from([f"{criterion}.{letter}" for letter in LETTERS]),
        st.integers(1, 9),
        min_size=1,
    )
    split = counts.map(Split.of).map(lambda one: Answer(State.ANSWERED, one.largest, split=one))
    return level | split if may_split else level


def _whole(*, may_split):
    return st.fixed_dictionaries({q: _settled(q, may_split=may_split) for q in READ})


@given(condition=CONDITIONS, answers=_whole(may_split=True), known=st.sets(st.sampled_from(READ)))
def test_what_is_decided_stays_so_whatever_else_is_answered(model, condition, answers, known):
    """Sound: only a condition that is open can come to something else by more answers."""
    partly = AnswerSheet({q: answer for q, answer in answers.items() if q in known})
    now = evaluate(condition, model, partly)

    assert now in (OPEN, evaluate(condition, model, AnswerSheet(answers)))


@given(condition=CONDITIONS, answers=_whole(may_split=True))
def test_with_every_question_answered_nothing_is_open(model, condition, answers):
    assert evaluate(condition, model, AnswerSheet(answers)) != OPEN


@given(condition=CONDITIONS, answers=_whole(may_split=False), known=st.sets(st.sampled_from(READ)))
def test_without_a_split_it_is_the_three_valued_logic_of_kleene(model, condition, answers, known):
    sheet = AnswerSheet({q: answer for q, answer in answers.items() if q in known})

    assert evaluate(condition, model, sheet) == _by_kleene(condition, sheet)


def _by_kleene(condition, sheet):
    if isinstance(condition, Negated):
        return TRUE - _by_kleene(condition.part, sheet)
    if isinstance(condition, Counted):
        return sorted(_by_kleene(part, sheet) for part in condition.parts)[-condition.least]
    answer = sheet[condition.criterion]
    if answer.state is State.UNANSWERED:
        return OPEN
    return TRUE if answer.level in condition.levels else FALSE


@given(condition=CONDITIONS, answers=_whole(may_split=True), known=st.sets(st.sampled_from(READ)))
def test_an_open_condition_names_what_to_ask_and_never_what_was_answered(
    model, condition, answers, known
):
    sheet = AnswerSheet({q: answer for q, answer in answers.items() if q in known})
    named = set(deciding(condition, model, sheet))

    if evaluate(condition, model, sheet) == OPEN:
        assert named
        assert named.isdisjoint(known)
    else:
        assert named <= known
