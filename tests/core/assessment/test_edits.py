"""Every edit can be made, taken back, merged; one that does not fit is refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.assessment.document import AnswerEntry, Override
from core.assessment.edits import (
    Edit,
    EditFault,
    answer_edit,
    apply_edit,
    costs_edit,
    details_edit,
    estimate_edit,
    inverse,
    merged,
    override_edit,
    report_edit,
    scenario_edit,
)
from core.assessment.exchange import export_assessment
from core.economics.catalogue import shipped_costs

UNKNOWN = AnswerEntry(state="unknown")


def test_an_answer_is_given_and_taken_back(begun):
    edit = answer_edit(begun, "KN2", UNKNOWN)
    answered = apply_edit(begun, edit)
    assert answered.entry("KN2") == UNKNOWN
    assert apply_edit(answered, inverse(edit)) == begun


def test_clearing_everything_takes_the_answer_out_of_the_document(begun):
    answered = apply_edit(begun, answer_edit(begun, "KN2", UNKNOWN))
    assert apply_edit(answered, answer_edit(answered, "KN2", AnswerEntry())) == begun


def test_a_gate_is_overridden_and_speaks_again(begun):
    override = Override(reason="The board decided", by="Maija", date="2026-11-20")
    changed = apply_edit(begun, override_edit(begun, "G2", override))
    assert changed.overrides == {"G2": override}
    assert apply_edit(changed, override_edit(changed, "G2", None)) == begun


def test_an_edit_made_on_another_state_is_refused(begun):
    edit = answer_edit(begun, "KN2", UNKNOWN)
    answered = apply_edit(begun, answer_edit(begun, "KN2", AnswerEntry(state="ask-later")))
    with pytest.raises(EditFault, match="changed meanwhile"):
        apply_edit(answered, edit)


@pytest.mark.parametrize(
    "edit",
    [
        Edit("answers.KN2", None, {"state": "perhaps"}),
        Edit("answers.KN2", None, {"state": "answered"}),
        Edit("answers.KN2", None, {"state": "answered", "level": "KN3.a"}),
        Edit("answers.KN2", None, {"state": "unknown", "number": float("nan")}),
        Edit("answers.KN2", None, {"state": "unknown", "surprise": 1}),
        Edit("answers.KN2", None, {"note": "x" * 20_001}),
        Edit("answers.KN2", None, 7),
        Edit("answers.", None, None),
        Edit("answers.kn2", None, {"state": "unknown"}),
        Edit("overrides.G2", None, {"reason": "", "by": "", "date": "2026-11-20"}),
        Edit("scenarios.s1", None, {"name": " \t "}),
        Edit("scenarios.s1", None, {"name": "x" * 81}),
        Edit("scenarios.s1", None, {"answers": {}}),
        Edit("scenarios.s1", None, {"name": "a", "answers": {"KN2": {"note": "private"}}}),
        Edit("scenarios.s1", None, {"name": "a", "answers": {"KN2": {"private_note": "x"}}}),
        Edit(
            "scenarios.s1",
            None,
            {"name": "a", "answers": {"KN2": {"state": "answered", "level": "KN3.a"}}},
        ),
        Edit("scenarios.S 1", None, {"name": "a"}),
        Edit("scenarios.", None, None),
        Edit("report_without", [], ["../x"]),
        Edit("report_without", [], None),
        Edit("details", None, None),
        Edit("id", "warranty", "other"),
        Edit("nothing", None, None),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(begun, edit):
    with pytest.raises(EditFault, match=r"\."):
        apply_edit(begun, edit)


def test_a_text_that_is_too_long_is_named_as_such(begun):
    with pytest.raises(EditFault, match="too long"):
        apply_edit(begun, Edit("answers.KN2", None, {"note": "x" * 20_001}))


def test_typing_letter_by_letter_merges_into_one_edit(begun):
    first = details_edit(begun, begun.details.model_copy(update={"client": "A"}))
    after_first = apply_edit(begun, first)
    second = details_edit(after_first, begun.details.model_copy(update={"client": "AB"}))
    both = merged(first, second)
    assert apply_edit(begun, both).details.client == "AB"
    assert apply_edit(apply_edit(begun, both), inverse(both)) == begun


def test_edits_of_different_things_do_not_merge(begun):
    with pytest.raises(ValueError, match="different"):
        merged(answer_edit(begun, "KN1", UNKNOWN), answer_edit(begun, "KN2", UNKNOWN))


@pytest.fixture(scope="session")
def strategies(entries, overrides, details, sections, scenarios, cost_sheets, estimates):
    return entries, overrides, details, sections, scenarios, cost_sheets, estimates


@given(data=st.data())
@settings(
    max_examples=60,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_undoing_any_run_of_edits_restores_the_document(data, assessments, strategies, model):
    start = assessment = data.draw(assessments)
    done = []
    for _count in range(data.draw(st.integers(1, 12))):
        edit = _any_edit(data, assessment, strategies, model)
        assessment = apply_edit(assessment, edit)
        done.append(edit)
    for edit in reversed(done):
        assessment = apply_edit(assessment, inverse(edit))
    assert assessment == start
    assert export_assessment(assessment) == export_assessment(start)


def _any_edit(data, assessment, strategies, model):
    entries, overrides, details, sections, scenarios, cost_sheets, estimates = strategies
    kinds = ["answer", "override", "details", "report", "scenario", "costs"]
    kinds += ["estimate"] * 3 if assessment.costs else []
    kind = data.draw(st.sampled_from(kinds))
    if kind in ("costs", "estimate"):
        return _any_cost_edit(data, assessment, kind, cost_sheets, estimates)
    if kind == "answer":
        criterion = data.draw(st.sampled_from(sorted(model.criteria)))
        entry = data.draw(st.just(AnswerEntry()) | entries(criterion))
        return answer_edit(assessment, criterion, entry)
    if kind == "override":
        gate = data.draw(st.sampled_from([gate.id for gate in model.gates]))
        return override_edit(assessment, gate, data.draw(st.none() | overrides))
    if kind == "scenario":
        number = data.draw(st.integers(0, 3))
        return scenario_edit(assessment, f"s{number}", data.draw(st.none() | scenarios(number)))
    if kind == "details":
        return details_edit(assessment, data.draw(details))
    return report_edit(assessment, data.draw(sections))


def _any_cost_edit(data, assessment, kind, cost_sheets, estimates):
    if kind == "costs":
        return costs_edit(assessment, data.draw(st.none() | cost_sheets))
    entry = data.draw(st.sampled_from(shipped_costs().inputs))
    return estimate_edit(assessment, entry.id, data.draw(st.none() | estimates(entry)))
