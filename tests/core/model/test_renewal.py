"""The program comes with a newer model: a firm's changes move over, and what cannot is said."""

import copy as copying

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import PackFaults
from core.model.loader import load_shipped
from core.model.own_copy import (
    CopyFault,
    PlaceChange,
    Signature,
    begin,
    change,
    content_of,
    pack_of,
    publish,
)
from core.model.own_file import read_copy, write_copy
from core.model.places import places, value_at
from core.model.renewal import is_behind, plan_renewal, renewed

ME = Signature("A. Berg", "2026-11-20")
TODAY = Signature("B. Roe", "2027-02-01")
SHIPPED = load_shipped()
NOW = dict(places(SHIPPED))


def older(edit=lambda files: None, **changes):
    """A published 1.0 on a model shipped earlier, which ``edit`` makes of today's."""
    began = begin("halden-1a2b", "Halden", ME)
    files = copying.deepcopy(dict(began.files))
    edit(files)
    base = began.base.model_copy(update={"version": "1.0", "digest": "earlier"})
    made = tuple(
        PlaceChange(
            path=path,
            before=value_at(files, path),
            after=after,
            reason="Our projects say so.",
            author="A. Berg",
            date="2026-11-20",
            version="1.0",
        )
        for path, after in changes.items()
    )
    return began.model_copy(update={"files": files, "base": base, "changes": made})


def factor(files, identity):
    return next(one for one in files["model.json"]["factors"] if one["id"] == identity)


def question(files, identity):
    listed = files[f"criteria/{identity[:2]}.json"]["criteria"]
    return next(one for one in listed if one["id"] == identity)


def test_only_a_copy_on_an_earlier_model_is_behind():
    assert not is_behind(begin("halden-1a2b", "Halden", ME), SHIPPED)
    old = older()
    assert is_behind(old, SHIPPED)
    newer = old.base.model_copy(update={"version": "99.0"})
    assert not is_behind(old.model_copy(update={"base": newer}), SHIPPED)


def test_a_change_moves_over_with_its_reason_and_a_moved_shipped_value_is_said():
    old = older(
        lambda files: factor(files, "KN").update(importance=80), **{"factors.KN.importance": 90}
    )
    plan = plan_renewal(old, TODAY)
    (one,) = plan.carried
    assert one.remark == "As shipped it was 80, now it is 60."
    assert (one.change.reason, one.change.author, one.change.version) == (
        "Our projects say so.",
        "A. Berg",
        "1.0",
    )
    version, draft = renewed(plan, ["1.0"])
    assert (version.version, version.base.version) == ("1.1", SHIPPED.model.version)
    assert (version.author, version.date) == ("B. Roe", "2027-02-01")
    assert dict(places(pack_of(version))) == NOW | {"factors.KN.importance": 90}
    assert not is_behind(draft, SHIPPED)
    assert draft.next_version == "1.1"
    assert draft.next_above(["1.1"]) == "1.2"


def test_a_place_worded_otherwise_moves_over_and_is_to_be_checked():
    old = older(
        lambda files: question(files, "EX3").update(question="How many, about?"),
        **{"marks.EX3.b.RAG": -2},
    )
    (one,) = plan_renewal(old, TODAY).carried
    assert one.remark.startswith("It is worded otherwise now")


def add_level(files):
    entry = question(files, "EX3")
    entry["levels"].append({**entry["levels"][-1], "id": "EX3.z"})


def test_what_no_longer_applies_is_left_out_with_the_reason():
    def edit(files):
        add_level(files)
        question(files, "EX3")["base_rate"] = {"EX3.a": 0.5, "EX3.z": 0.5}

    old = older(
        edit,
        **{
            "marks.EX3.z.RAG": -2,
            "criteria.EX3.base_rate": {"EX3.a": 0.4, "EX3.z": 0.6},
            "factors.KN.importance": 90,
        },
    )
    same = older(
        lambda files: factor(files, "KN").update(importance=80), **{"factors.KN.importance": 60}
    )
    plan = plan_renewal(old, TODAY)
    assert [one.change.path for one in plan.carried] == ["factors.KN.importance"]
    assert [(one.path, one.why) for one in plan.left_out] == [
        ("marks.EX3.z.RAG", "The shipped model does not have this any more."),
        (
            "criteria.EX3.base_rate",
            "The question has other answers now, so the shares no longer fit.",
        ),
    ]
    assert {one.reason for one in plan.left_out} == {"Our projects say so."}
    version, draft = renewed(plan)
    assert version.renewals[0].left_out == plan.left_out == draft.renewals[0].left_out
    (gone,) = plan_renewal(same, TODAY).left_out
    assert gone.why == "The shipped model has this value itself now."


def test_what_the_checks_refuse_is_left_out_with_their_words():
    nothing_counts = {f"factors.{one.id}.importance": 0 for one in SHIPPED.model.factors}
    plan = plan_renewal(older(**nothing_counts), TODAY)
    (refused,) = plan.left_out
    assert "at least one factor with an importance above 0" in refused.why
    assert len(plan.carried) == len(nothing_counts) - 1
    renewed(plan)


def test_a_copy_that_lacks_a_file_of_the_newer_model_can_still_be_taken_over():
    old = older(lambda files: files.pop("contradictions.json"), **{"factors.KN.importance": 90})
    with pytest.raises(PackFaults, match=r"contradictions.json"):
        pack_of(old)
    version, _draft = renewed(plan_renewal(old, TODAY))
    assert dict(places(pack_of(version)))["factors.KN.importance"] == 90


def test_what_is_not_published_yet_is_settled_first():
    old = change(older(), "factors.KN.importance", 90, "Facts decide.", ME)
    with pytest.raises(CopyFault, match="not published yet"):
        plan_renewal(old, TODAY)


def test_a_renewed_version_is_read_back_and_one_without_keeps_the_first_format():
    version, draft = renewed(plan_renewal(older(**{"factors.KN.importance": 90}), TODAY))
    assert read_copy(write_copy(version), "1.1.json") == version
    assert read_copy(write_copy(draft), "draft.json") == draft
    plain, _draft = publish(
        change(begin("halden-1a2b", "Halden", ME), "factors.KN.importance", 90, "Facts.", ME), ME
    )
    assert "renewals" not in content_of(plain)
    assert content_of(plain)["format_version"] == 1
    assert content_of(version)["format_version"] == 2


def test_a_version_after_the_renewal_is_changed_and_published_as_before():
    _version, draft = renewed(plan_renewal(older(**{"factors.KN.importance": 90}), TODAY), ["1.0"])
    again, _draft = publish(
        change(draft, "factors.KN.importance", 70, "Less.", ME), ME, ["1.0", "1.1"]
    )
    assert (again.version, dict(places(pack_of(again)))["factors.KN.importance"]) == ("1.2", 70)
    assert again.renewals == draft.renewals


NUMBERS = sorted(path for path in NOW if path.startswith(("factors.", "marks.P", "marks.K")))


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from(NUMBERS), st.integers(1, 2), max_size=6))
def test_every_change_is_carried_or_left_out_and_nothing_else_moves(wanted):
    plan = plan_renewal(older(**wanted), TODAY)
    carried = {one.change.path: one.change.after for one in plan.carried}
    assert carried.keys() | {one.path for one in plan.left_out} == wanted.keys()
    assert carried.keys().isdisjoint(one.path for one in plan.left_out)
    assert dict(places(pack_of(plan.copy))) == NOW | carried == NOW | wanted
