"""What is said about how the answers came about: hopes, changes of mind, the safe middle."""

import json

import pytest

from core.assessment.document import AnswerEntry, Evidence, SplitEntry
from core.assessment.edits import (
    answer_edit,
    costs_edit,
    details_edit,
    estimate_edit,
    inverse,
)
from core.assessment.exchange import export_assessment, import_assessment
from core.assessment.remarks import remarks
from core.assessment.session import AssessmentSession
from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from core.economics.sheet import Estimate
from core.model.loader import load_shipped

# Retrieval for certain: facts are missing, they change, and they must be cited.
RETRIEVAL = ("PD1.a", "PD2.a", "PD3.c", "PD4.c", "KN1.c", "KN2.c", "KN4.c", "KN8.a", "BO3.a")
TICK = "2026-11-20T14:10:00Z"


class Shelf:
    """Keeps what is saved."""

    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)


@pytest.fixture(scope="module")
def pack():
    return load_shipped()


@pytest.fixture
def session(begun, analyst):
    """A case the answers of which point to retrieval, the result not looked at yet."""
    answers = {level[:3]: _at(level) for level in RETRIEVAL}
    return AssessmentSession(
        begun.model_copy(update={"answers": answers}), analyst, Shelf(), lambda: TICK
    )


def _at(level, **more):
    return AnswerEntry(state="answered", level=level, **more)


def answer(session, entry, criterion):
    edit = answer_edit(session.assessment, criterion, entry)
    session.perform(edit)
    return edit


def hope(session, favourite):
    details = session.assessment.details.model_copy(update={"favourite": favourite})
    session.perform(details_edit(session.assessment, details))


def said(session, pack):
    return [one.line for one in remarks(session.assessment, session.recommendation, pack)]


def test_nothing_stands_out_in_an_ordinary_case(session, pack):
    session.look()
    assert said(session, pack) == []


@pytest.mark.parametrize(
    ("favourite", "expected"),
    [
        (
            "LORA",
            "Before the result was seen, the client hoped for LoRA tuning; "
            "the answers point to retrieval.",
        ),
        (
            "RAG",
            "Before the result was seen, the client hoped for retrieval; the answers agree.",
        ),
        (
            "none",
            "Asked before the result was seen, the client hoped for nothing in particular.",
        ),
    ],
)
def test_the_favourite_stands_beside_what_the_answers_say(session, pack, favourite, expected):
    assert session.recommendation.recommended == "RAG"
    hope(session, favourite)
    session.look()
    assert said(session, pack) == [expected]


def test_a_favourite_named_after_the_result_was_seen_is_not_called_earlier(session, pack):
    session.look()
    hope(session, "LORA")
    assert said(session, pack) == [
        "The client hopes for LoRA tuning, noted after the result was seen; "
        "the answers point to retrieval."
    ]


def test_a_favourite_is_not_held_against_answers_that_choose_nothing(begun, analyst, pack):
    session = AssessmentSession(begun, analyst, Shelf(), lambda: TICK)
    hope(session, "LORA")
    session.look()
    assert session.assessment.seen is None
    (line,) = said(session, pack)
    assert line.endswith("the answers choose no approach at present.")


def test_answers_changed_after_the_result_are_named_and_changing_back_clears_them(session, pack):
    session.look()
    assert session.assessment.seen.at == TICK
    first = answer(session, _at("KN2.a"), "KN2")
    assert said(session, pack) == ["One answer was changed after the result was seen: KN2."]
    second = answer(session, AnswerEntry(state="unknown"), "PD1")
    answer(session, AnswerEntry(), "KN4")
    assert said(session, pack) == [
        "3 answers were changed after the result was seen: PD1, KN2, KN4."
    ]
    session.perform(inverse(second))
    answer(session, _at("KN4.c"), "KN4")
    session.perform(inverse(first))
    assert said(session, pack) == []


def test_before_the_result_was_seen_minds_may_be_changed(session, pack):
    answer(session, _at("KN2.a"), "KN2")
    session.look()
    assert said(session, pack) == []


def test_how_sure_counts_and_notes_and_documents_do_not(session, pack):
    session.look()
    backed = _at("KN2.c", note="As agreed.", evidence=Evidence(text="the log", kind="document"))
    answer(session, backed, "KN2")
    assert said(session, pack) == []
    answer(session, _at("KN2.c", confidence="low"), "KN2")
    assert said(session, pack) == ["One answer was changed after the result was seen: KN2."]


def test_an_answer_given_later_is_watched_once_the_result_was_seen_with_it(session, pack):
    session.look()
    answer(session, _at("BO1.a"), "BO1")
    answer(session, _at("BO1.b"), "BO1")
    assert said(session, pack) == []
    session.look()
    answer(session, _at("BO1.c"), "BO1")
    assert said(session, pack) == ["One answer was changed after the result was seen: BO1."]


def test_shares_changed_after_the_result_are_marked(session, pack):
    parts = {"PD1.a": 60, "PD1.c": 40}
    answer(session, _at("PD1.a", split=SplitEntry(parts=parts)), "PD1")
    session.look()
    answer(session, _at("PD1.a", split=SplitEntry(parts=parts), note="counted twice"), "PD1")
    assert said(session, pack) == []
    moved = {"PD1.a": 61, "PD1.c": 39}
    answer(session, _at("PD1.a", split=SplitEntry(parts=moved)), "PD1")
    assert said(session, pack) == ["One answer was changed after the result was seen: PD1."]


def enter(session, low, likely, high):
    figures = Estimate(
        low=low, likely=likely, high=high, unit="requests a month", owner="consultant"
    )
    edit = estimate_edit(session.assessment, "volume", figures)
    session.perform(edit)
    return edit


EC1_CHANGED = ["One answer was changed after the result was seen: EC1."]


def test_an_answer_changed_through_the_cost_figures_is_marked(session, pack):
    session.perform(costs_edit(session.assessment, empty_sheet(shipped_costs())))
    enter(session, 90_000, 120_000, 150_000)
    session.look()
    assert session.assessment.seen.answers["EC1"].number == 120_000
    moved = enter(session, 3_000, 4_000, 5_000)
    assert session.recommendation.from_costs["EC1"].level == "EC1.b"
    assert said(session, pack) == EC1_CHANGED
    session.perform(inverse(moved))
    assert said(session, pack) == []
    enter(session, 10_000, 120_000, 900_000)
    assert said(session, pack) == EC1_CHANGED, "how sure the figure is counts too"


def test_the_same_answer_given_in_place_of_the_figure_is_no_change(session, pack):
    session.perform(costs_edit(session.assessment, empty_sheet(shipped_costs())))
    enter(session, 120_000, 120_000, 120_000)
    session.look()
    answer(session, _at("EC1.d", number=120_000.0), "EC1")
    assert said(session, pack) == []
    enter(session, 50, 50, 50)
    assert session.recommendation.from_costs == {}
    assert not any("was changed after" in line for line in said(session, pack))
    answer(session, AnswerEntry(), "EC1")
    assert said(session, pack) == EC1_CHANGED


def test_a_figure_entered_after_the_result_joins_when_the_result_is_seen_with_it(session, pack):
    session.look()
    session.perform(costs_edit(session.assessment, empty_sheet(shipped_costs())))
    enter(session, 120_000, 120_000, 120_000)
    assert said(session, pack) == []
    session.look()
    session.perform(costs_edit(session.assessment, None))
    assert said(session, pack) == EC1_CHANGED


def test_looking_again_saves_nothing_new_and_forgives_no_change(session, pack):
    session.look()
    answer(session, _at("KN2.a"), "KN2")
    revision = session.revision
    session.look()
    assert session.revision == revision
    assert said(session, pack) == ["One answer was changed after the result was seen: KN2."]


def _in_the_middle(pack, count, **more):
    scales = [q for asked in pack.criteria.values() for q in asked if q.ordered]
    return {
        q.id: _at(q.levels[(len(q.levels) - 1) // 2].id, **more)
        for q in scales[:count]
        if q.asked_when is None
    }


def _middle(session, pack, answers):
    for criterion in list(session.assessment.answers):
        answer(session, AnswerEntry(), criterion)
    for criterion, entry in answers.items():
        answer(session, entry, criterion)
    found = remarks(session.assessment, session.recommendation, pack)
    return [one.text for one in found if one.kind == "middle"]


def test_middle_answers_throughout_are_pointed_out(session, pack):
    answers = _in_the_middle(pack, 14)
    (text,) = _middle(session, pack, answers)
    assert text.startswith(f"{len(answers)} of {len(answers)} answers on a scale stand in its mid")


def test_a_few_middle_answers_are_no_pattern(session, pack):
    answers = dict(list(_in_the_middle(pack, 14).items())[:9])
    assert _middle(session, pack, answers) == []


def test_the_share_is_that_of_the_pack(session, pack):
    answers = dict(list(_in_the_middle(pack, 20).items())[:10])
    ends = {q: _at(f"{q}.a") for q in list(answers)[:3]}
    assert len(_middle(session, pack, answers | dict(list(ends.items())[:2]))) == 1
    assert _middle(session, pack, answers | ends) == []


@pytest.mark.parametrize(
    "more",
    [
        {"confidence": "high"},
        {"evidence": Evidence(text="read aloud", kind="measured")},
    ],
)
def test_a_middle_that_is_meant_is_no_pattern(session, pack, more):
    assert _middle(session, pack, _in_the_middle(pack, 14, **more)) == []


def test_a_file_from_before_opens_and_nobody_was_asked(begun, model):
    content = json.loads(export_assessment(begun))
    del content["assessment"]["seen"]
    del content["assessment"]["details"]["favourite"]
    opened = import_assessment(json.dumps(content).encode(), "old.json", model)
    assert opened == begun
    assert (opened.details.favourite, opened.seen) == ("not-asked", None)


def test_a_favourite_this_model_does_not_know_is_kept_and_told(begun, analyst, model, pack):
    content = json.loads(export_assessment(begun))
    content["assessment"]["details"]["favourite"] = "MAGIC"
    opened = import_assessment(json.dumps(content).encode(), "odd.json", model)

    assert opened.details.favourite == "MAGIC"
    (line, *_more) = said(AssessmentSession(opened, analyst, Shelf(), lambda: TICK), pack)
    assert line.startswith("The client hopes for “MAGIC”, an approach this decision model does not")


def test_answers_that_go_together_are_not_remarked_on(session, pack):
    assert said(session, pack) == []


def test_two_answers_that_do_not_go_together_are_named_with_the_reason(session, pack):
    answer(session, _at("KN1.a"), "KN1")

    lines = said(session, pack)
    assert any(
        line.startswith("General knowledge is enough, yet every answer must name its source.")
        and line.endswith("KN1, KN4.")
        for line in lines
    )
    answer(session, AnswerEntry(state="unknown"), "KN4")
    assert not any("name its source" in line for line in said(session, pack))


def test_every_contradiction_of_the_pack_is_told_when_its_answers_are_given(begun, analyst, pack):
    for entry in pack.contradictions:
        answers = {q: _at(levels[0]) for q, levels in entry.answers.items()}
        given = begun.model_copy(update={"answers": answers})
        told = remarks(given, analyst.recommend(given.sheet()), pack)
        assert any(one.text == f"{entry.text} {entry.reason}" for one in told), entry.id
        fewer = dict(list(answers.items())[1:])
        given = begun.model_copy(update={"answers": fewer})
        told = remarks(given, analyst.recommend(given.sheet()), pack)
        assert not any(one.text.startswith(entry.text) for one in told)


def test_costs_that_reckon_with_another_figure_than_the_answer_are_pointed_out(session, pack):
    requests = _at("EC1.c", number=20_000.0)
    volume = Estimate(low=1, likely=50_000, high=90_000, unit="requests a month")
    answer(session, requests, "EC1")
    session.perform(costs_edit(session.assessment, empty_sheet(shipped_costs())))
    assert said(session, pack) == []
    entered = estimate_edit(session.assessment, "volume", volume)
    session.perform(entered)
    (line,) = said(session, pack)
    assert "another figure than the answer" in line
    assert line.endswith("EC1.")
    session.perform(inverse(entered))
    assert said(session, pack) == []
