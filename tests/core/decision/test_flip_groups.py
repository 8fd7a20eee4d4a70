"""Answers to one question that come to the same are told as one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.decision.flip_groups import grouped
from core.decision.recommendation import Flip, FlipChange, FlipKind


@pytest.fixture
def flips_of(model):
    """Build one flip per letter: (letter, leader, lead) and a kind where it is not a lead."""

    def build(criterion, now, others):
        entry = model.criteria[criterion]
        before = entry.level(f"{criterion}.{now}")
        changes = [
            (entry.level(f"{criterion}.{letter}"), leader, lead, *(kind or [FlipKind.LEADS]))
            for letter, leader, lead, *kind in others
        ]
        return tuple(
            Flip(
                (FlipChange(criterion, before.id, level.id, before.statement, level.statement),),
                leader,
                lead,
                kind,
            )
            for level, leader, lead, kind in changes
        )

    return build


@pytest.mark.parametrize(
    ("criterion", "now", "letters", "words"),
    [
        ("EX1", "d", "ef", "it is 1,000 pairs or more"),
        ("EX1", "d", "abc", "it is 99 pairs or less"),
        ("EX1", "f", "cd", "it is 20 to 999 pairs"),
        ("PD2", "a", "bc", "it is under 70 % of failing cases"),
        ("EC1", "b", "de", "it is 100,000 requests a month or more"),
        ("KN3", "a", "cd", "it is more than 200,000 tokens"),
        ("BO1", "a", "bc", "it is under 12 months"),
    ],
)
def test_levels_side_by_side_are_one_range(model, flips_of, criterion, now, letters, words):
    flips = flips_of(criterion, now, [(letter, "ICL", 3.0) for letter in letters])
    (group,) = grouped(model, flips)

    assert group.after == words
    assert len(group.flips) == len(letters)


def test_levels_with_a_gap_or_off_the_scale_are_listed(model, flips_of):
    apart = grouped(model, flips_of("EX1", "d", [("b", "PE", 3.0), ("f", "PE", 2.0)]))
    off = grouped(model, flips_of("PD2", "a", [("c", "PE", 3.0), ("d", "PE", 2.0)]))

    assert apart[0].after == (
        "only a handful of good example pairs exist or there are 10,000 or more good example pairs"
    )
    assert off[0].after.endswith(" or the passage experiment has not been run")


def test_many_answers_are_not_listed_one_by_one(model, flips_of):
    every = flips_of("PD1", "a", [(letter, "CO", 3.0) for letter in "bcdefgh"])
    most = flips_of("PD1", "a", [(letter, "CO", 3.0) for letter in "bcdef"])

    assert grouped(model, every)[0].after == "it is anything else"
    assert grouped(model, most)[0].after.endswith("or it is one of three other answers")


def test_of_a_split_all_kinds_but_one_are_not_anything_else(model, flips_of):
    all_but_the_last = flips_of("PD1", "a", [(letter, "CO", 3.0) for letter in "abcdefg"])

    assert "anything else" not in grouped(model, all_but_the_last)[0].after


def test_leads_come_first_then_ties_then_gates_then_nothing(model, flips_of):
    others = [
        ("b", None, 0.0, FlipKind.NOTHING),
        ("c", "PE", -3.0, FlipKind.BY_GATE),
        ("d", "CO", 0.03, FlipKind.TIES),
        ("e", "CO", 1.24),
    ]
    groups = grouped(model, flips_of("PD1", "a", others))

    assert [group.kind for group in groups] == [
        FlipKind.LEADS, FlipKind.TIES, FlipKind.BY_GATE, FlipKind.NOTHING,
    ]  # fmt: skip
    assert [group.leader for group in groups] == ["CO", "CO", "PE", None]


def test_each_kind_has_words_for_the_lead_and_for_what_follows(model, flips_of):
    others = [("d", "RAG", 0.03, FlipKind.ENOUGH), ("e", "RAG", 1.24)]
    leads, enough = grouped(model, flips_of("PD1", "a", others))
    by_need, *_rest = grouped(model, flips_of("PD1", "a", [("d", "PE", -2.0, FlipKind.BY_NEED)]))

    assert (leads.word, enough.word, by_need.word) == ("", "is enough", "by need")
    assert enough.then == "if {answer}, {approach} would be enough"
    assert by_need.then == "if {answer}, {approach} would lead"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_change_is_lost_or_told_twice(analyst, model, warranty, house_voice, data):
    sheet = data.draw(st.sampled_from([warranty, house_voice]))
    flips = analyst.glance(sheet).flips
    chosen = tuple(data.draw(st.permutations(flips)))
    groups = grouped(model, chosen)

    told = [flip for group in groups for flip in group.flips]
    assert sorted(told, key=repr) == sorted(flips, key=repr)
    keys = [(group.criterion, group.leader, group.kind) for group in groups]
    assert len(keys) == len(set(keys))
