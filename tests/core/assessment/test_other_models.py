"""An old assessment keeps its result; a newer model is used when somebody says so; replay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.analyst import Analyst
from core.assessment.document import AnswerEntry, ModelStamp, Scenario
from core.assessment.edits import EditFault, answer_edit, inverse, model_edit
from core.assessment.made_with import other_model
from core.assessment.models import Models, loaded
from core.assessment.replay import (
    Effect,
    Kept,
    Replayed,
    Told,
    compare,
    replay,
    tally,
    to_look_at,
    told,
)
from core.assessment.samples import sample_assessments
from core.assessment.session import AssessmentSession
from core.model.own_copy import Signature, begin, change, pack_of, publish
from core.model.shelf import Shelf

ME = Signature("A. Berg", "2026-11-20")
NOW = "2026-11-20T14:10:00Z"


class Store:
    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)


def behaviour_first(copy):
    """The firm believes that behaviour decides and knowledge does not."""
    for path, value in (
        ("factors.BO.importance", 100),
        ("factors.PD.importance", 0),
        ("factors.KN.importance", 0),
        ("thresholds.need_line", 0.0),
    ):
        copy = change(copy, path, value, "Behaviour decides in our projects.", ME)
    return copy


@pytest.fixture(scope="module")
def version():
    """A firm's version that decides otherwise."""
    return publish(behaviour_first(begin("halden-1a2b", "Halden", ME)), ME)[0]


@pytest.fixture
def models(tmp_path, version):
    found = Models(Shelf(tmp_path / "models"))
    found.shelf.keep_version(version)
    return found


@pytest.fixture
def halden(models):
    return models.exact(ModelStamp(id="halden-1a2b", version="1.0"))


@pytest.fixture
def retrieval(model):
    """The sample where retrieval wins."""
    samples = sample_assessments(model, NOW)
    return next(one for one in samples if one.id == "sample-retrieval")


def opened(assessment, models, analyst):
    session = AssessmentSession(assessment, analyst, Store(), lambda: NOW)
    session.analyst_for = lambda stamp: (models.exact(stamp) or models.shipped()).analyst
    return session


def kept(assessment, result):
    return Kept(assessment.id, "Client", "Use case", told(result), assessment)


def done(work):
    steps = []
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


def test_each_version_is_found_by_its_stamp(models, halden, retrieval):
    assert models.exact(retrieval.model) is models.shipped()
    assert halden.stamp == ModelStamp(id="halden-1a2b", version="1.0")
    assert halden.name == "Halden 1.0"
    assert models.exact(ModelStamp(id="core", version="0.9")) is None
    assert models.exact(ModelStamp(id="core", version="../1.0")) is None


def test_the_same_version_gives_the_same_result_as_ever(models, halden, retrieval, version):
    mine = retrieval.model_copy(update={"model": halden.stamp})
    first = halden.analyst.recommend(mine.sheet())
    later = loaded(pack_of(version)).analyst.recommend(mine.sheet())
    assert later == first
    assert other_model(mine, first) == ""


def test_a_result_by_another_model_says_both_versions(models, retrieval):
    old = retrieval.model_copy(update={"model": ModelStamp(id="core", version="0.9")})
    result = models.shipped().analyst.recommend(old.sheet())
    assert "made with the decision model Core 0.9. This result is by Core 1." in other_model(
        old, result
    )


def test_a_stand_in_changes_nothing_in_the_list(models, retrieval, analyst):
    old = retrieval.model_copy(update={"model": ModelStamp(id="core", version="0.9")})
    session = opened(old, models, analyst)
    assert session.is_stand_in
    session.perform(answer_edit(old, "KN3", AnswerEntry(state="unknown")))
    assert [saving.is_stand_in for saving in session._store.savings] == [True]
    assert session.assessment.model.version == "0.9"
    session.take_study(session.study_revision, analyst.study(session.assessment.sheet()))
    assert len(session._store.savings) == 1


def test_moving_to_another_model_is_an_edit_and_can_be_undone(models, halden, retrieval, analyst):
    session = opened(retrieval, models, analyst)
    before = session.recommendation
    edit = model_edit(retrieval, halden.stamp)
    session.perform(edit)
    assert session.assessment.model == halden.stamp
    assert session.recommendation.model_version == "1.0"
    assert session.recommendation.fingerprint != before.fingerprint
    assert not session._store.savings[-1].is_stand_in
    session.perform(inverse(edit))
    assert session.assessment == retrieval
    assert session.recommendation == before


def test_a_model_without_a_question_that_was_answered_is_refused(
    models, halden, retrieval, analyst
):
    session = opened(retrieval, models, analyst)
    lacking = dict(halden.analyst.model.criteria)
    lacking.pop(next(iter(retrieval.answers)))
    poorer = Analyst(replace(halden.analyst.model, criteria=lacking))
    session.analyst_for = lambda _stamp: poorer
    with pytest.raises(EditFault, match="expected a question of the decision model"):
        session.perform(model_edit(retrieval, halden.stamp))
    assert session.assessment == retrieval


def test_replay_names_what_differs_and_why(models, halden, retrieval, analyst):
    before = analyst.recommend(retrieval.sheet())
    found = compare(kept(retrieval, before), models, halden)
    assert (found.before.recommended, found.effect) == ("RAG", "other_recommendation")
    assert found.after.recommended != "RAG"
    words = " ".join(found.why)
    assert (
        "0.5 points more for tuning with retrieval, through the importance of Knowledge: 60 → 0"
        in words
    )
    assert "Behaviour decides in our projects" in words
    assert "Fit below which an approach counts as not needed, in points: 50 → 0" in words


def test_replay_under_the_same_values_finds_nothing(models, retrieval, analyst):
    copy = change(
        begin("same-1a2b", "Same", ME), "thresholds.middle_share", 0.9, "More patience.", ME
    )
    same = loaded(pack_of(publish(copy, ME)[0]))
    before = analyst.recommend(retrieval.sheet())
    found = compare(kept(retrieval, before), models, same)
    assert found.effect == "unchanged"
    assert found.why == ()


def test_replay_of_a_version_not_at_hand_compares_with_the_archive(
    models, halden, retrieval, analyst
):
    old = retrieval.model_copy(update={"model": ModelStamp(id="core", version="0.9")})
    found = compare(kept(old, analyst.recommend(old.sheet())), models, halden)
    assert found.is_from_archive
    assert found.effect == "other_recommendation"
    assert "Version 0.9 of core is not at hand" in found.why[0]


def test_replay_goes_on_past_what_cannot_be_read(models, halden, retrieval, analyst):
    result = analyst.recommend(retrieval.sheet())
    broken = Kept("broken", "Client", "Torn", told(result), None)
    steps, found = done(replay([broken, kept(retrieval, result)], 2, models, halden))
    assert [(step.done, step.total) for step in steps] == [(0, 2), (1, 2)]
    assert (found[0].after, found[0].effect) == (None, "not_decided")
    assert "cannot be read" in found[0].trouble
    assert found[1].effect == "other_recommendation"
    assert tally(found) == (2, 1, 0, 0, 1)


VERDICTS = st.builds(
    Told, st.sampled_from(["clear", "leaning"]), st.just(""), st.sampled_from([None, "RAG", "PE"])
)


@given(st.lists(st.tuples(VERDICTS, st.none() | VERDICTS), max_size=8))
def test_every_assessment_is_counted_once_and_all_but_the_unchanged_are_listed(pairs):
    names = ("id", "client", "use case")
    found = tuple(Replayed(*names, None, before, after) for before, after in pairs)
    count = tally(found)
    assert sum(count[1:]) == count.assessments == len(pairs)
    assert count._fields[1:] == tuple(effect.value for effect in Effect)
    listed = to_look_at(found)
    assert len(listed) == len(pairs) - count.unchanged
    assert all(one.before != one.after for one in listed)


def test_an_answer_the_new_model_does_not_have_counts_as_not_given_and_is_said(
    models, halden, retrieval, analyst
):
    entry = AnswerEntry(state="answered", level="KN2.z")
    strange = retrieval.model_copy(update={"answers": {**retrieval.answers, "KN2": entry}})
    without = {q: one for q, one in retrieval.answers.items() if q != "KN2"}
    bare = retrieval.model_copy(update={"answers": without})
    result = analyst.recommend(retrieval.sheet())
    found = compare(kept(strange, result), models, halden)
    assert (found.trouble, found.after) == ("", compare(kept(bare, result), models, halden).after)
    assert len(found.remarks) == 1
    assert "they count as not given: KN2." in found.remarks[0]


def test_what_stays_as_it_is_without_an_answer_is_listed_last_with_the_remark(models, retrieval):
    entry = AnswerEntry(state="answered", level="KN2.z")
    strange = retrieval.model_copy(update={"answers": {**retrieval.answers, "KN2": entry}})
    shipped = models.shipped()
    result = shipped.analyst.recommend(retrieval.sheet())
    broken = Kept("broken", "Client", "Torn", told(result), None)
    pair = [kept(strange, result), broken, kept(retrieval, result)]
    _steps, found = done(replay(pair, 3, models, shipped))
    assert tally(found) == (3, 0, 0, 2, 1)
    assert [one.effect for one in to_look_at(found)] == ["not_decided", "unchanged"]
    assert "not given: KN2." in to_look_at(found)[1].remarks[0]


def test_a_scenario_is_not_replayed_so_its_answers_stop_nothing(models, halden, retrieval, analyst):
    entry = AnswerEntry(state="answered", level="KN2.z")
    later = {"s1": Scenario(name="Later", answers={"KN2": entry})}
    result = analyst.recommend(retrieval.sheet())
    found = compare(kept(retrieval.model_copy(update={"scenarios": later}), result), models, halden)
    assert found == compare(kept(retrieval, result), models, halden)


def test_replay_can_be_stopped_between_two_assessments(models, halden, retrieval, analyst):
    looked_at = []

    def archive():
        for number in range(3):
            looked_at.append(number)
            yield kept(retrieval, analyst.recommend(retrieval.sheet()))

    work = replay(archive(), 3, models, halden)
    next(work)
    work.close()
    assert looked_at == [0]


def test_a_damaged_version_is_said_with_its_file(models, tmp_path):
    path = tmp_path / "models" / "halden-1a2b" / "1.0.json"
    path.write_bytes(path.read_bytes()[:1_000])
    assert models.exact(ModelStamp(id="halden-1a2b", version="1.0")) is None
    assert str(path) in models.faults["halden-1a2b", "1.0"]
