"""Every flip found is one, and none is missed: compared with starting over for each change."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.flips import single_changes, single_flips
from core.analysis.what_if import WhatIf
from core.answers import Answer, AnswerSheet, State
from core.decision.recommend import recommend
from core.decision.values import MILLION
from core.model.compile import compile_model
from core.model.loader import load_shipped
from tests.core.drawn_splits import perhaps_split

MODEL = compile_model(load_shipped())


@st.composite
def sheets(draw):
    answers = {}
    for criterion in MODEL.criteria.values():
        state = draw(st.sampled_from([State.ANSWERED] * 4 + list(State)))
        level = draw(st.sampled_from(criterion.levels)).id if state is State.ANSWERED else None
        answers[criterion.id] = perhaps_split(draw, criterion, Answer(state, level))
    return AnswerSheet(answers)


@settings(max_examples=12, deadline=None)
@given(sheets())
def test_single_flips_are_those_found_by_starting_over(sheet):
    what_if = WhatIf(MODEL, sheet)
    now = recommend(MODEL, sheet)
    expected = {}
    for change in single_changes(what_if):
        changed = AnswerSheet(
            {**sheet.answers, change.criterion: Answer(State.ANSWERED, change.after)}
        )
        then = recommend(MODEL, changed)
        if then.recommended != now.recommended:
            expected[change] = then.recommended

    assert what_if.recommended == now.recommended
    assert {flip.changes[0]: flip.leader for flip in single_flips(what_if)} == expected


@settings(max_examples=15, deadline=None)
@given(sheets(), st.data())
def test_several_changes_at_once_give_the_values_of_starting_over(sheet, data):
    what_if = WhatIf(MODEL, sheet)
    usable = [q for q in MODEL.criteria if sheet[q].state is not State.NOT_APPLICABLE]
    if not usable:
        return
    chosen = data.draw(st.sets(st.sampled_from(usable), min_size=1, max_size=4))
    answers = {
        q: Answer(State.ANSWERED, data.draw(st.sampled_from(MODEL.criteria[q].levels)).id)
        for q in sorted(chosen)
    }
    then = recommend(MODEL, AnswerSheet({**sheet.answers, **answers}))

    leader, total = what_if.leader(answers)

    assert leader == then.recommended
    assert {row.code: round(row.value * MILLION) for row in then.ranking} == {
        code: total[place] for code, place in MODEL.positions.items()
    }


def test_the_warranty_case_flips_to_orchestration_when_it_must_use_tools(warranty):
    flips = single_flips(WhatIf(MODEL, warranty))
    to_tools = [flip for flip in flips if flip.changes[0].after == "BO5.c"]

    assert [flip.leader for flip in to_tools] == ["CO"]
    assert to_tools[0].lead > 0
    assert [flip.lead for flip in flips] == sorted((flip.lead for flip in flips), reverse=True)
