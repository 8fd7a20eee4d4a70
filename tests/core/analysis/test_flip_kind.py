"""The word beside a flip is the verdict that follows once the changed answer is entered."""

from dataclasses import replace

import pytest

from core.analysis.analyst import Analyst
from core.answers import Answer, State
from core.decision.case import Case
from core.decision.recommend import recommend
from core.decision.recommendation import FlipKind, Status, VerdictState
from tests.core.many_sheets import many_sheets

SHEETS = 100


def all_entered(model, count, seed):
    """Every flip of many sheets: what is recommended now, the flip, the case after, the result."""
    analyst = Analyst(model)
    found = []
    for sheet in many_sheets(model, count, seed):
        now = recommend(model, sheet, analyst.glance(sheet))
        for flip in now.flips:
            (change,) = flip.changes
            sure = sheet[change.criterion].confidence
            after = Answer(State.ANSWERED, change.after, None, sure)
            changed = replace(sheet, answers={**sheet.answers, change.criterion: after})
            then = recommend(model, changed)
            found.append((now.recommended, flip, Case.of(model, changed), then))
    return found


@pytest.fixture(scope="module")
def entered(model):
    return all_entered(model, SHEETS, "flips")


def of_kind(entered, kind):
    chosen = [one for one in entered if one[1].kind is kind]
    assert chosen, f"no flip is {kind}"
    return chosen


def test_what_is_called_too_close_is_too_close_to_call_once_it_is_entered(model, entered):
    for before, _flip, case, then in of_kind(entered, FlipKind.TIES):
        assert then.verdict.state in (VerdictState.TOO_CLOSE, VerdictState.DEPENDS)
        assert case.order.later is None
        assert 0 <= case.margin < model.limits.least_difference * 1_000_000
        assert case.competes(before)


def test_no_verdict_of_leaning_hides_behind_too_close(entered):
    states = {kind: set() for kind in FlipKind}
    for _before, flip, _case, then in entered:
        states[flip.kind].add(then.verdict.state)

    assert states[FlipKind.TIES] == {VerdictState.TOO_CLOSE, VerdictState.DEPENDS}
    assert states[FlipKind.ENOUGH] <= {VerdictState.LEANING, VerdictState.DEPENDS}
    assert states[FlipKind.NOTHING] == {VerdictState.NOTHING, VerdictState.DIAGNOSE}


def test_what_is_enough_is_contained_in_what_adds_too_little(model, entered):
    for _before, flip, case, _then in of_kind(entered, FlipKind.ENOUGH):
        assert case.order.later is not None
        assert flip.leader in model.alternative(case.order.later).components


def test_by_a_gate_means_that_a_gate_bars_what_is_recommended_today(entered):
    for before, flip, _case, then in of_kind(entered, FlipKind.BY_GATE):
        assert then.recommended == flip.leader
        assert then.ranked(before).status is Status.BLOCKED


def test_by_need_means_that_nothing_calls_for_it_and_no_gate_bars_it(model):
    demanding = replace(model, limits=replace(model.limits, need_line=54.0), digest="demanding")
    entered = all_entered(demanding, SHEETS // 2, "need")
    for before, flip, case, _then in of_kind(entered, FlipKind.BY_NEED):
        assert case.leader == flip.leader
        assert case.standing[before].status is not Status.BLOCKED
        assert case.is_needed(case.leader)
        assert not case.is_needed(before)


def test_what_leads_is_ahead_by_a_difference_worth_claiming(model, entered):
    for before, flip, _case, then in of_kind(entered, FlipKind.LEADS):
        assert then.recommended == flip.leader
        assert before is None or flip.lead >= model.limits.least_difference
