"""The word beside a flip is the verdict that follows once the changed answer is entered."""

import random
from dataclasses import replace

import pytest

from core.analysis.analyst import Analyst
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.case import Case
from core.decision.recommend import recommend
from core.decision.recommendation import FlipKind, Status, VerdictState

SHEETS = 150
SURE = list(Confidence)
OPEN = [State.UNKNOWN, State.UNANSWERED, State.NOT_APPLICABLE]


@pytest.fixture(scope="module")
def sheets(model):
    """Many sheets, from full to half empty; always the same ones."""
    chance = random.Random("sheets")

    def answer(criterion, sure, share):
        if chance.random() < share:
            return Answer(State.ANSWERED, chance.choice(criterion.levels).id, None, sure)
        return Answer(chance.choice(OPEN))

    found = []
    for _place in range(SHEETS):
        sure, share = chance.choice(SURE), chance.choice([1.0, 0.9, 0.7, 0.5])
        found.append(
            AnswerSheet({q: answer(entry, sure, share) for q, entry in model.criteria.items()})
        )
    return found


@pytest.fixture(scope="module")
def entered(model, sheets):
    """Every flip of every sheet, with what was recommended and the sheet once it is entered."""
    analyst = Analyst(model)
    found = []
    for sheet in sheets:
        now = recommend(model, sheet, analyst.glance(sheet))
        for flip in now.flips:
            (change,) = flip.changes
            sure = sheet[change.criterion].confidence
            after = Answer(State.ANSWERED, change.after, None, sure)
            answers = {**sheet.answers, change.criterion: after}
            found.append((now.recommended, flip, replace(sheet, answers=answers)))
    return found


def of_kind(entered, kind):
    chosen = [(before, flip, sheet) for before, flip, sheet in entered if flip.kind is kind]
    assert chosen, f"no flip is {kind}"
    return chosen


def test_what_is_called_too_close_is_too_close_to_call_once_it_is_entered(model, entered):
    for before, _flip, sheet in of_kind(entered, FlipKind.TIES):
        then, case = recommend(model, sheet), Case.of(model, sheet)
        assert then.verdict.state in (VerdictState.TOO_CLOSE, VerdictState.DEPENDS)
        assert case.order.later is None
        assert 0 <= case.margin < model.limits.least_difference * 1_000_000
        assert case.competes(before)


def test_no_verdict_of_leaning_hides_behind_too_close(model, entered):
    words = {flip.kind: set() for _before, flip, _sheet in entered}
    for _before, flip, sheet in entered:
        words[flip.kind].add(recommend(model, sheet).verdict.state)

    assert words[FlipKind.TIES] <= {VerdictState.TOO_CLOSE, VerdictState.DEPENDS}
    assert words[FlipKind.ENOUGH] <= {VerdictState.LEANING, VerdictState.DEPENDS}
    assert words[FlipKind.NOTHING] <= {VerdictState.NOTHING, VerdictState.DIAGNOSE}


def test_what_is_enough_is_contained_in_what_adds_too_little(model, entered):
    for _before, flip, sheet in of_kind(entered, FlipKind.ENOUGH):
        later = Case.of(model, sheet).order.later
        assert later is not None
        assert flip.leader in model.alternative(later).components


def test_by_a_gate_means_that_a_gate_bars_what_is_recommended_today(model, entered):
    for before, flip, sheet in of_kind(entered, FlipKind.BY_GATE):
        then = recommend(model, sheet)
        assert then.recommended == flip.leader
        assert then.ranked(before).status is Status.BLOCKED


def test_by_need_means_that_nothing_calls_for_it_and_no_gate_bars_it(model, entered):
    for before, flip, sheet in of_kind(entered, FlipKind.BY_NEED):
        case = Case.of(model, sheet)
        assert case.leader == flip.leader
        assert case.standing[before].status is not Status.BLOCKED
        assert case.is_needed(case.leader)
        assert not case.is_needed(before)


def test_what_leads_is_ahead_by_a_difference_worth_claiming(model, entered):
    for before, flip, sheet in of_kind(entered, FlipKind.LEADS):
        assert recommend(model, sheet).recommended == flip.leader
        assert before is None or flip.lead >= model.limits.least_difference
