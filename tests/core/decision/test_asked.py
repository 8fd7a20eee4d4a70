"""A question that is not asked now keeps its answer, and the answer says nothing."""

from dataclasses import replace

import pytest

from core.analysis.analyst import Analyst
from core.analysis.robustness import RobustnessRun
from core.answers import Answer, AnswerSheet, State
from core.decision.asked import asked_criteria
from core.decision.model import LevelIn
from core.decision.recommend import recommend
from core.decision.recommendation import Outcome, VerdictState

NOT_APPLICABLE = Answer(State.NOT_APPLICABLE)


@pytest.fixture
def asking(model):
    """Let questions be asked only while another one has one of the levels."""

    def build(**conditions):
        criteria = dict(model.criteria)
        for criterion, levels in conditions.items():
            condition = LevelIn(levels[0].partition(".")[0], frozenset(levels))
            criteria[criterion] = replace(criteria[criterion], asked_when=condition)
        return replace(model, criteria=criteria)

    return build


def _with(sheet, **letters):
    changed = {q: Answer(State.ANSWERED, f"{q}.{letter}") for q, letter in letters.items()}
    return AnswerSheet({**sheet.answers, **changed})


def test_a_hidden_answer_blocks_nothing(model, asking, house_voice):
    """No access to weights blocks training, but not where the question is not asked."""
    sheet = _with(house_voice, CN2="a", CN1="b")
    asked_now = recommend(model, sheet)
    hidden = recommend(asking(CN2=["CN1.a"]), sheet)

    assert "G6" in asked_now.ranked("LORA").blocked_by
    assert "G6" not in hidden.ranked("LORA").blocked_by


def test_a_hidden_answer_counts_like_one_that_does_not_apply(asking, house_voice):
    hiding = asking(KN4=["CN1.a"])
    sheet = _with(house_voice, CN1="b", KN4="c")
    plain = AnswerSheet({**sheet.answers, "KN4": NOT_APPLICABLE})
    hidden, without = recommend(hiding, sheet), recommend(hiding, plain)

    assert replace(hidden, fingerprint="") == replace(without, fingerprint="")
    assert hidden.asked["KN4"] is False
    assert hidden.fingerprint != without.fingerprint


def test_hidden_answers_are_not_enough_for_a_recommendation(asking, answered):
    hiding = asking(**{q: ["CN1.a"] for q in ("PD1", "PD2", "KN1", "KN2")})
    result = recommend(
        hiding, answered({"PD1": "a", "PD2": "a", "KN1": "c", "KN2": "c", "CN1": "b"})
    )

    assert result.verdict.state is VerdictState.DIAGNOSE
    assert not result.need.is_known


def test_a_hidden_question_hides_what_hangs_on_it(asking, house_voice):
    chain = asking(KN5=["KN4.b"], KN4=["CN1.a"])
    sheet = _with(house_voice, CN1="b", KN4="b")

    asked = asked_criteria(chain, sheet)
    assert (asked["KN4"], asked["KN5"]) == (False, False)
    assert asked_criteria(chain, _with(sheet, CN1="a"))["KN5"]


def test_a_question_whose_condition_is_open_is_asked(asking, answered):
    assert asked_criteria(asking(KN4=["CN1.a"]), answered({}))["KN4"]


def test_draws_flips_and_questions_leave_hidden_answers_out(asking, house_voice):
    hiding = asking(CN2=["CN1.a"])
    sheet = _with(house_voice, CN2="a", CN1="b")
    study = Analyst(hiding).study(sheet)
    run = RobustnessRun(hiding, samples=500)

    assert study.robustness.gate_fails["G6"] == 0
    assert all(change.criterion != "CN2" for flip in study.flips for change in flip.changes)
    assert "CN2" not in study.information
    assert (run.count(sheet).ranks == run.rebuilt(sheet).ranks).all()
    gate = next(g for g in recommend(hiding, sheet).gates if g.id == "G6")
    assert gate.outcome is Outcome.PASSES
