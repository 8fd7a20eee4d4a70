"""Of all pairs and ties a client hears the few that matter, and each of them is true."""

from dataclasses import replace

import pytest

from core.analysis.pair_flips import all_pair_flips
from core.analysis.telling import PAIRS_TOLD, telling_pairs, telling_ties
from core.analysis.tie_importance import tie_importances
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.beliefs import belief
from core.decision.case import Case
from core.decision.recommend import recommend


@pytest.fixture(params=["warranty", "house_voice", "diagnosis_only"])
def what_if(request, model, warranty, house_voice):
    sheet = {"warranty": warranty, "house_voice": house_voice}.get(request.param)
    if sheet is None:
        kept = {q: a for q, a in house_voice.answers.items() if q[:2] in ("PD", "BO", "CN")}
        sheet = AnswerSheet(kept)
    return WhatIf(model, sheet)


def _after(what_if, changes):
    sure = {c.criterion: what_if.sheet[c.criterion].confidence for c in changes}
    changed = {
        c.criterion: Answer(State.ANSWERED, c.after, None, sure[c.criterion]) for c in changes
    }
    return replace(what_if.sheet, answers={**what_if.sheet.answers, **changed})


def test_each_pair_told_changes_the_recommendation_and_neither_half_does(what_if, model):
    told = telling_pairs(what_if, all_pair_flips(what_if))

    assert len(told) <= PAIRS_TOLD
    for pair in told:
        assert pair.leader is not None
        assert pair.lead < 0 or pair.lead >= model.limits.least_difference
        assert recommend(model, _after(what_if, pair.changes)).recommended == pair.leader
        for change in pair.changes:
            alone = recommend(model, _after(what_if, (change,)))
            assert alone.recommended == what_if.recommended


def test_the_most_likely_pair_is_told_first(model, house_voice):
    doubted = {
        q: replace(a, confidence=Confidence.LOW) if q in ("PD1", "KN5") else a
        for q, a in house_voice.answers.items()
    }
    what_if = WhatIf(model, AnswerSheet(doubted))
    told = telling_pairs(what_if, all_pair_flips(what_if))
    chances = [_chance(what_if, pair) for pair in told]

    assert told
    assert chances == sorted(chances, reverse=True)


def _chance(what_if, pair):
    chance = 1.0
    for change in pair.changes:
        entry, answer = what_if.model.criteria[change.criterion], what_if.sheet[change.criterion]
        shares = belief(entry, answer, what_if.model.spreads[answer.confidence.value])
        chance *= shares[[level.id for level in entry.levels].index(change.after)]
    return chance


def test_at_the_importance_told_the_two_are_level(what_if, model):
    told = telling_ties(what_if, tie_importances(what_if))

    for tie in told:
        factors = tuple(
            replace(factor, importance=factor.importance * tie.times)
            if factor.id == tie.factor
            else factor
            for factor in model.factors
        )
        case = Case.of(replace(model, factors=factors), what_if.sheet)
        apart = case.total(what_if.recommended) - case.total(tie.rival)
        assert abs(apart) < 100  # millionths of a point
        assert 1 / model.limits.telling_times <= tie.times <= model.limits.telling_times
    assert len({tie.factor for tie in told}) == len(told)


def test_some_case_has_ties_to_tell(model, warranty):
    what_if = WhatIf(model, AnswerSheet({q: a for q, a in warranty.answers.items() if q != "PD1"}))

    assert telling_ties(what_if, tie_importances(what_if))


def test_without_a_recommendation_nothing_is_told(model):
    what_if = WhatIf(model, AnswerSheet())

    assert telling_pairs(what_if, all_pair_flips(what_if)) == ()
    assert telling_ties(what_if, tie_importances(what_if)) == ()
