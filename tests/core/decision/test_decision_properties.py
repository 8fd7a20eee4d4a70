"""What must hold whatever was answered."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.beliefs import WHOLE, belief
from core.decision.case import Case
from core.decision.insight import Insight, Robustness
from core.decision.recommend import recommend
from core.decision.recommendation import Status, VerdictState
from core.decision.verdict import put_into_words, state_of
from core.model.compile import compile_model
from core.model.loader import load_shipped
from tests.core.drawn_splits import perhaps_split

MODEL = compile_model(load_shipped())
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def _answers(draw, criterion):
    state = draw(st.sampled_from([State.ANSWERED] * 5 + list(State)))
    if state is not State.ANSWERED:
        return Answer(state)
    level = draw(st.sampled_from(criterion.levels))
    answer = Answer(state, level.id, None, draw(st.sampled_from(list(Confidence))))
    return perhaps_split(draw, criterion, answer)


@st.composite
def sheets(draw):
    chosen = draw(st.sets(st.sampled_from(sorted(MODEL.criteria))))
    answers = {q: draw(_answers(MODEL.criteria[q])) for q in sorted(chosen)}
    overridden = draw(st.sets(st.sampled_from([gate.id for gate in MODEL.gates]), max_size=3))
    return AnswerSheet(answers, frozenset(overridden))


@QUICK
@given(sheet=sheets(), data=st.data())
def test_leaving_out_a_losing_approach_never_reorders_the_rest(without, sheet, data):
    whole = recommend(MODEL, sheet)
    order = [row.code for row in whole.ranking]
    loser = data.draw(st.sampled_from(order[1:]))

    rest = recommend(without(MODEL, loser), sheet)

    assert [row.code for row in rest.ranking] == [code for code in order if code != loser]


@QUICK
@given(sheet=sheets(), first=st.floats(0, 0.49))
def test_a_close_call_is_between_two_at_least(sheet, first):
    codes = [alternative.code for alternative in MODEL.alternatives]
    shares = dict.fromkeys(codes, first)
    drawn = Robustness(1, 0.0, shares, shares, 0.0, {}, {}, shares, {}, {}, {}, ())
    verdict = put_into_words(
        case := Case.of(MODEL, sheet), state_of(case, Insight(robustness=drawn)), (), ""
    )
    if verdict.state is VerdictState.TOO_CLOSE:
        assert len(set(verdict.contenders)) >= 2


@QUICK
@given(sheet=sheets())
def test_contributions_add_up_to_the_margin(sheet):
    lead = recommend(MODEL, sheet).contrast
    if lead is None:
        return
    assert abs(sum(line.points for line in lead.every) - lead.margin) < 1e-9
    assert round(sum(line.shown for line in lead.lines), 1) == lead.margin_shown


@QUICK
@given(sheet=sheets())
def test_blocked_comes_last_and_need_comes_before_readiness(sheet):
    rows = recommend(MODEL, sheet).ranking
    keys = [
        (row.status is Status.BLOCKED, row.fit < MODEL.limits.need_line, -row.value) for row in rows
    ]

    assert keys == sorted(keys)


@QUICK
@given(sheet=sheets(), data=st.data())
def test_readiness_never_lifts_an_unneeded_approach_over_a_needed_one(sheet, data):
    readiness = [q for f in MODEL.factors if f.kind == "readiness" for q in f.criteria]
    changed = {q: data.draw(_answers(MODEL.criteria[q])) for q in readiness}
    sheet = AnswerSheet({**sheet.answers, **changed}, sheet.overridden)

    open_rows = [r for r in recommend(MODEL, sheet).ranking if r.status is not Status.BLOCKED]
    unneeded = [index for index, row in enumerate(open_rows) if row.fit < MODEL.limits.need_line]
    needed = [index for index, row in enumerate(open_rows) if row.fit >= MODEL.limits.need_line]

    assert not needed or not unneeded or max(needed) < min(unneeded)


@QUICK
@given(sheet=sheets())
def test_the_same_answers_give_the_same_result(sheet):
    fresh = replace(MODEL)

    assert recommend(MODEL, sheet) == recommend(fresh, sheet)


@QUICK
@given(sheet=sheets())
def test_values_and_needs_stay_on_their_scales(sheet):
    result = recommend(MODEL, sheet)

    for row in result.ranking:
        assert 0 <= row.value <= 100
        assert 0 <= row.fit <= 100
        assert 0 <= row.readiness <= 100
    assert 0 <= result.need.knowledge <= 100
    assert 0 <= result.need.behaviour <= 100


@QUICK
@given(data=st.data(), confidence=st.sampled_from(list(Confidence)))
def test_a_belief_is_whole_and_highest_on_the_stated_level(data, confidence):
    criterion = data.draw(st.sampled_from(sorted(MODEL.criteria.values(), key=lambda c: c.id)))
    level = data.draw(st.sampled_from(criterion.levels))
    answer = Answer(State.ANSWERED, level.id, None, confidence)

    shares = belief(criterion, answer, MODEL.spreads[confidence.value])

    assert sum(shares) == WHOLE
    assert max(shares) == shares[criterion.levels.index(level)]


@QUICK
@given(number=st.floats(0.001, 1e9), confidence=st.sampled_from(list(Confidence)))
def test_a_number_is_a_range_around_itself(number, confidence):
    criterion = MODEL.criteria["KN3"]
    answer = Answer(State.ANSWERED, "KN3.a", number, confidence)

    shares = belief(criterion, answer, MODEL.spreads[confidence.value])

    assert sum(shares) == WHOLE
    factor = MODEL.spreads[confidence.value].number_factor
    for share, level in zip(shares, criterion.levels, strict=True):
        low, _, high, _ = level.band
        if share and min(share, WHOLE - share) > 1:
            assert number * factor >= low
            assert number / factor <= high
