"""A consultant supposes other answers and reads what follows beside what was answered."""

import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.analysis.analyst import Analyst
from core.answers import MOST_SCENARIOS
from core.assessment.basis import basis_of, studied
from core.assessment.document import AnswerEntry, Evidence, Scenario
from core.assessment.edits import EditFault, apply_edit, inverse, scenario_edit
from core.assessment.exchange import export_assessment, import_assessment
from core.assessment.scenario_comparison import Counts, compare
from core.assessment.scenarios import free_name, in_order, next_key, supposed
from core.assessment.session import AssessmentSession
from core.decision.model import LevelIn
from core.decision.recommend import recommend
from core.errors import FileFault


class Shelf:
    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)


def level(name, **more):
    return AnswerEntry(state="answered", level=name, **more)


@pytest.fixture
def answered(begun):
    """A case that retrieval wins, with one answer that rests on a document."""
    letters = "PD1.a PD2.a PD3.c KN1.c KN2.c KN3.c KN4.c KN7.a BO1.a BO3.a EX1.c EV1.c CN2.b"
    answers = {one.partition(".")[0]: level(one) for one in letters.split()}
    evidence = Evidence(text="the change log", kind="document")
    answers["KN2"] = answers["KN2"].model_copy(update={"evidence": evidence})
    return begun.model_copy(update={"answers": answers})


def with_scenario(assessment, name, **answers):
    scenario = Scenario(name=name, answers=answers)
    return apply_edit(assessment, scenario_edit(assessment, next_key(assessment), scenario))


def outcomes(assessment, model):
    plain = partial(at_once, model)
    return compare(assessment, model, plain(assessment), plain)


def at_once(model, assessment):
    return basis_of(assessment, Analyst(model)).recommend()


def test_one_supposed_answer_changes_the_recommendation_and_says_which(answered, model):
    changed = with_scenario(answered, "If the facts were known", KN1=level("KN1.a"))
    (one,) = outcomes(changed, model)
    given = recommend(model, answered.sheet())
    assert given.recommended == "RAG"
    assert one.recommendation.recommended != "RAG"
    (answer,) = one.answers
    assert (answer.criterion, answer.counts) == ("KN1", Counts.YES)
    assert (answer.given.level, answer.supposed.level) == ("KN1.c", "KN1.a")
    assert changed.answers == answered.answers


def test_gates_that_open_or_close_are_listed_with_both_words(answered, model):
    (one,) = outcomes(with_scenario(answered, "No sources", KN4=level("KN4.a")), model)
    shifts = {shift.supposed.id: shift for shift in one.gates}
    assert (shifts["G10"].given.word, shifts["G10"].supposed.word) == ("Blocked", "Open")
    before = {gate.id: gate for gate in recommend(model, answered.sheet()).gates}
    for finding in one.recommendation.gates:
        if finding.id not in shifts:
            assert finding.word == before[finding.id].word


def test_a_scenario_is_judged_like_the_same_answers_given(answered, model, analyst):
    changed = with_scenario(answered, "Tone", PD1=level("PD1.c"), EX1=level("EX1.e", number=2000.0))
    given = {
        **answered.answers,
        "PD1": level("PD1.c"),
        "EX1": level("EX1.e", number=2000.0),
    }
    really = answered.model_copy(update={"answers": given})
    base = analyst.recommend(answered.sheet())
    (one,) = compare(changed, model, base, partial(studied, analyst=analyst))
    assert one.recommendation == analyst.recommend(really.sheet())
    assert one.recommendation.confidence.samples


@given(data=st.data())
@settings(
    max_examples=40,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_scenario_that_supposes_nothing_else_recommends_exactly_the_same(
    data, assessments, model
):
    assessment = data.draw(assessments)
    nothing = Scenario(name="nothing", answers={})
    bare = {"evidence": None, "note": "", "private_note": ""}
    everything = Scenario(
        name="everything",
        answers={key: entry.model_copy(update=bare) for key, entry in assessment.answers.items()},
    )
    same = assessment.model_copy(update={"scenarios": {"s1": nothing, "s2": everything}})
    deciding = partial(at_once, model)
    given_result = deciding(assessment)
    for one in compare(same, model, given_result, deciding):
        assert one.recommendation == given_result
        assert one.recommendation.fingerprint == given_result.fingerprint
        assert one.gates == ()
        assert all(answer.counts is not Counts.YES for answer in one.answers)


def test_a_supposed_answer_rests_on_no_evidence_unless_it_is_the_answer_given(answered):
    other = with_scenario(answered, "Slow", KN2=level("KN2.b"))
    assert "KN2" not in supposed(other, other.scenarios["s1"]).sheet().evidenced
    same = with_scenario(answered, "Fast", KN2=level("KN2.c"))
    assert supposed(same, same.scenarios["s1"]).sheet() == answered.sheet()


def test_an_answer_that_does_not_count_says_why(answered, model):
    changed = with_scenario(
        answered, "Odd ones", KN1=level("KN1.a"), KN2=level("KN2.c"), ZZ9=level("ZZ9.a")
    )
    (one,) = outcomes(changed, model)
    assert [(answer.criterion, answer.counts) for answer in one.answers] == [
        ("KN1", Counts.YES),
        ("KN2", Counts.AS_ANSWERED),
        ("ZZ9", Counts.NOT_IN_MODEL),
    ]


def test_a_question_the_scenario_hides_does_not_count(answered, model):
    asked = LevelIn("KN1", frozenset({"KN1.b", "KN1.c"}))
    hiding = replace(
        model,
        criteria={**model.criteria, "KN2": replace(model.criteria["KN2"], asked_when=asked)},
    )
    alone = with_scenario(answered, "No facts", KN1=level("KN1.a"))
    both = with_scenario(alone, "No facts, live", KN1=level("KN1.a"), KN2=level("KN2.d"))
    without, hidden = outcomes(both, hiding)
    assert {answer.criterion: answer.counts for answer in hidden.answers} == {
        "KN1": Counts.YES,
        "KN2": Counts.NOT_ASKED,
    }
    assert hidden.recommendation.ranking == without.recommendation.ranking
    assert both.scenarios["s2"].answers["KN2"].level == "KN2.d"


def test_scenarios_stand_in_the_order_they_were_made_also_after_a_file(begun, model):
    changed = begun
    for number in range(1, MOST_SCENARIOS + 1):
        changed = with_scenario(changed, f"Number {number}")
    again = import_assessment(export_assessment(changed), "copy.json", model)
    names = [scenario.name for _key, scenario in in_order(again)]
    assert names == [f"Number {number}" for number in range(1, MOST_SCENARIOS + 1)]
    renamed = again.scenarios["s2"].model_copy(update={"name": "Another"})
    edited = apply_edit(again, scenario_edit(again, "s2", renamed))
    assert [scenario.name for _key, scenario in in_order(edited)][1] == "Another"


def test_one_more_than_the_most_is_refused(begun):
    changed = begun
    for number in range(MOST_SCENARIOS):
        changed = with_scenario(changed, f"Number {number}")
    with pytest.raises(EditFault):
        with_scenario(changed, "One more")


def test_two_scenarios_never_share_a_name(begun):
    changed = with_scenario(begun, "Open weights")
    with pytest.raises(EditFault):
        with_scenario(changed, "  open   WEIGHTS ")
    assert free_name(changed, "Open weights") == "Open weights (2)"
    long = "If the words of a level go on for far longer than the head of a column can take them"
    assert len(free_name(begun, long)) <= 80
    assert free_name(begun, long).endswith("…")
    twice = with_scenario(begun, free_name(begun, long))
    assert free_name(twice, long).endswith("… (2)")
    assert len(free_name(twice, long)) <= 80


def test_making_and_deleting_a_scenario_is_undone_whole(answered):
    changed = with_scenario(answered, "Open weights", CN2=level("CN2.d"))
    delete = scenario_edit(changed, "s1", None)
    assert apply_edit(changed, delete) == answered
    assert apply_edit(apply_edit(changed, delete), inverse(delete)) == changed


@pytest.mark.parametrize("key", ["s1", "with-2000-examples", "s", "s007", "s" + "9" * 40])
def test_any_id_of_a_file_has_a_place_and_leaves_room_for_the_next(begun, key):
    changed = begun.model_copy(update={"scenarios": {key: Scenario(name="A")}})
    assert next_key(changed) not in changed.scenarios
    assert [own for own, _scenario in in_order(with_scenario(changed, "B"))]


def session_on(assessment, analyst):
    return AssessmentSession(assessment, analyst, Shelf(), lambda: "2026-11-20T14:10:00Z")


def test_an_open_session_keeps_its_result_and_saves_the_scenario(answered, analyst):
    session = session_on(answered, analyst)
    before = session.recommendation
    heard = []
    session.subscribe(heard.append)
    scenario = Scenario(name="Open weights", answers={"CN2": level("CN2.d")})
    session.perform(scenario_edit(session.assessment, "s1", scenario))
    assert session.recommendation is before
    assert heard[0].fields == {"scenarios.s1"}
    assert heard[0].criteria == frozenset()
    assert session._store.savings[0].assessment.scenarios == {"s1": scenario}


def test_a_name_typed_letter_by_letter_is_saved_as_one_change(answered, analyst):
    session = session_on(with_scenario(answered, "O"), analyst)
    for name in ("Op", "Ope", "Open"):
        scenario = session.assessment.scenarios["s1"].model_copy(update={"name": name})
        session.perform(scenario_edit(session.assessment, "s1", scenario), is_typing=True)
    session.flush()
    (saving,) = session._store.savings
    (edit,) = saving.edits
    assert (edit.before["name"], edit.after["name"]) == ("O", "Open")


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"EX1": level("EX1.c", number=2000.0)}, "answers.EX1.number"),
        ({"KN2": level("KN2.z")}, "answers.KN2.level"),
        ({"ZZ9": AnswerEntry(state="unknown")}, "answers.ZZ9"),
    ],
)
def test_an_answer_the_model_does_not_offer_is_refused(answered, analyst, model, entry, place):
    session = session_on(answered, analyst)
    scenario = Scenario(name="Odd", answers=entry)
    with pytest.raises(EditFault, match=place):
        session.perform(scenario_edit(session.assessment, "s1", scenario))
    foreign = answered.model_copy(update={"scenarios": {"s1": scenario}})
    with pytest.raises(FileFault, match=rf"assessment\.scenarios\.s1\.{place}"):
        import_assessment(export_assessment(foreign), "copy.json", model)


def test_what_came_with_another_model_can_still_be_removed_one_by_one(answered, analyst):
    odd = {"ZZ8": level("ZZ8.a"), "ZZ9": level("ZZ9.a")}
    old = answered.model_copy(update={"scenarios": {"s1": Scenario(name="Old", answers=odd)}})
    session = session_on(old, analyst)
    less = Scenario(name="Old", answers={"ZZ9": odd["ZZ9"]})
    session.perform(scenario_edit(session.assessment, "s1", less))
    assert session.assessment.scenarios["s1"] == less


BROKEN = {
    "no name": {"s1": {"answers": {}}},
    "a blank name": {"s1": {"name": "  "}},
    "a long name": {"s1": {"name": "x" * 81}},
    "the same name twice": {"s1": {"name": "A"}, "s2": {"name": "a "}},
    "a foreign level": {
        "s1": {"name": "A", "answers": {"KN2": {"state": "answered", "level": "KN3.a"}}}
    },
    "a private note": {"s1": {"name": "A", "answers": {"KN2": {"private_note": "between us"}}}},
    "an unknown key": {"s1": {"name": "A", "colour": "red"}},
    "a list": [{"name": "A"}],
    "too many": {f"s{number}": {"name": str(number)} for number in range(13)},
    "a bad id": {"S 1": {"name": "A"}},
}


@pytest.mark.parametrize("scenarios", BROKEN.values(), ids=BROKEN)
def test_a_broken_scenario_in_a_file_is_refused_with_its_place(begun, scenarios):
    content = json.loads(export_assessment(begun))
    content["assessment"]["scenarios"] = scenarios
    with pytest.raises(FileFault, match=r"copy\.json, .*assessment.*expected") as refusal:
        import_assessment(json.dumps(content).encode(), "copy.json")
    assert "between us" not in str(refusal.value)


def test_a_file_from_before_scenarios_still_opens(begun):
    content = json.loads(export_assessment(begun))
    del content["assessment"]["scenarios"]
    assert import_assessment(json.dumps(content).encode(), "old.json") == begun
