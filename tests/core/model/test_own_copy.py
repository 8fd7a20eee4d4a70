"""A firm's own copy: changed with reasons, published, taken back; the shipped pack stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import PackFaults
from core.model.compile import compile_model
from core.model.loader import digest_of, load_files, load_shipped, shipped_files
from core.model.own_copy import (
    CopyFault,
    Signature,
    begin,
    change,
    effective_files,
    pack_of,
    publish,
    shipped_value,
    withdraw,
)
from core.model.place_words import place_words
from core.model.places import places

ME = Signature("A. Berg", "2026-11-20")
NAMED = ("id", "title", "version", "date", "author")


@pytest.fixture
def begun():
    return begin("halden-1a2b", "Halden", ME)


def without_names(files):
    model = {key: value for key, value in files["model.json"].items() if key not in NAMED}
    return {**files, "model.json": model}


def test_a_copy_without_a_change_holds_what_the_shipped_model_holds(begun):
    files = effective_files(begun)
    assert digest_of(without_names(files)) == digest_of(without_names(shipped_files()))
    own, shipped = pack_of(begun), load_shipped()
    assert own.digest != shipped.digest
    assert dict(places(own)) == dict(places(shipped))


def test_the_copy_knows_where_it_began(begun):
    shipped = load_shipped()
    assert (begun.base.id, begun.base.version) == (shipped.model.id, shipped.model.version)
    assert begun.base.digest == shipped.digest == load_files(shipped_files()).digest


def test_a_change_counts_and_says_why(begun):
    changed = change(begun, "factors.KN.importance", 80, "  Facts decide here.  ", ME)
    pack = pack_of(changed)
    assert compile_model(pack).factors[1].importance == 80
    assert shipped_value(changed, "factors.KN.importance") == 60
    entry = pack.changes[0]
    assert (entry.why, entry.importances[0].before, entry.importances[0].after) == (
        "Facts decide here.",
        60,
        80,
    )
    assert load_shipped().model.factors[1].importance == 60


def test_every_kind_of_place_can_be_changed(begun):
    rate = {"EX3.a": 0.7, "EX3.b": 0.1, "EX3.c": 0.1, "EX3.d": 0.1}
    wanted = {
        "factors.PD.importance": 90,
        "criteria.EX3.importance": 99,
        "criteria.EX3.base_rate": rate,
        "marks.EX3.b.FT+RAG": -2,
        "thresholds.clear_margin": 5.5,
        "spreads.low.stated_share": 0.6,
    }
    changed = begun
    for path, value in wanted.items():
        changed = change(changed, path, value, "Judgement.", ME)
    now = dict(places(pack_of(changed)))
    assert {path: now[path] for path in wanted} == wanted
    untouched = {path: value for path, value in now.items() if path not in wanted}
    shipped = dict(places(load_shipped()))
    assert untouched == {path: shipped[path] for path in untouched}


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("factors.KN.importance", 180, "model.json, KN, importance: expected a number of at most"),
        ("factors.KN.importance", -1, "at least 0"),
        ("factors.KN.importance", 60.5, "expected a whole number"),
        ("marks.EX3.b.RAG", 3, "criteria/EX.json, EX3.b, marks.RAG: expected a number of at most"),
        ("thresholds.samples", 5, "model.json, thresholds.samples: expected a number of at least"),
        ("criteria.EX3.base_rate", {"EX3.a": 1.0}, "this level has none"),
        (
            "criteria.EX3.base_rate",
            {"EX3.a": 0.5, "EX3.b": 0.1, "EX3.c": 0.1, "EX3.d": 0.1},
            "expected shares that add up to 1; they add up to 0.8",
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_words_of_the_checks(begun, path, value, words):
    with pytest.raises(PackFaults, match="expected") as found:
        change(begun, path, value, "Judgement.", ME)
    assert words in str(found.value)
    assert "changes.json" not in str(found.value)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_no_change_without_a_reason(begun, reason):
    with pytest.raises(CopyFault, match="A reason is needed"):
        change(begun, "factors.KN.importance", 80, reason, ME)


def test_all_importances_at_nought_are_refused(begun):
    changed = begun
    for factor in ("PD", "KN", "BO", "EX", "EV", "EC", "CN", "TH"):
        changed = change(changed, f"factors.{factor}.importance", 0, "Trial.", ME)
    with pytest.raises(PackFaults, match="at least one factor with an importance above 0"):
        change(changed, "factors.RS.importance", 0, "Trial.", ME)


def test_every_place_has_words_of_its_own():
    words = [place_words(load_shipped(), path) for path in SHIPPED]
    assert len(set(words)) == len(SHIPPED)
    assert [word for word in words if "_" in word] == []


def test_a_second_thought_replaces_the_first(begun):
    first = change(begun, "marks.KN2.a.RAG", -1, "First.", ME)
    second = change(first, "marks.KN2.a.RAG", -2, "Second.", ME)
    assert [(one.after, one.reason) for one in second.changes] == [(-2, "Second.")]
    before = shipped_value(begun, "marks.KN2.a.RAG")
    assert change(second, "marks.KN2.a.RAG", before, "Back.", ME).changes == ()


def test_versions_rise_and_keep_their_changes(begun):
    changed = change(begun, "factors.KN.importance", 80, "One.", ME)
    first, draft = publish(changed, Signature("B. Roe", "2026-11-21"))
    second, draft = publish(change(draft, "factors.KN.importance", 70, "Two.", ME), ME)
    assert (first.version, second.version, draft.next_version) == ("1.0", "1.1", "1.2")
    assert (first.author, first.date) == ("B. Roe", "2026-11-21")
    assert dict(places(pack_of(first)))["factors.KN.importance"] == 80
    assert dict(places(pack_of(second)))["factors.KN.importance"] == 70
    assert [one.version for one in second.changes] == ["1.0", "1.1"]
    assert draft.pending == ()


def test_what_is_published_is_not_withdrawn_but_changed_back(begun):
    _version, draft = publish(change(begun, "marks.KN2.a.RAG", -1, "One.", ME), ME)
    assert withdraw(draft, "marks.KN2.a.RAG").changes == draft.changes
    back = change(draft, "marks.KN2.a.RAG", shipped_value(draft, "marks.KN2.a.RAG"), "Back.", ME)
    assert dict(places(pack_of(back))) == dict(places(load_shipped()))


def test_a_version_needs_a_change(begun):
    with pytest.raises(CopyFault, match="Nothing has changed"):
        publish(begun, ME)
    _version, draft = publish(change(begun, "factors.KN.importance", 80, "One.", ME), ME)
    with pytest.raises(CopyFault, match="Nothing has changed"):
        publish(draft, ME)


def test_an_old_version_gets_the_sentences_a_newer_program_needs(begun, monkeypatch):
    version, _draft = publish(change(begun, "factors.KN.importance", 80, "One.", ME), ME)
    digest = pack_of(version).digest
    files = dict(version.files)
    sentences = dict(files["wording.json"]["sentences"])
    sentences.pop("verdict.word.clear")
    older = version.model_copy(
        update={"files": {**files, "wording.json": {"sentences": sentences}}}
    )
    assert pack_of(older).wording["verdict.word.clear"] == "Clear"
    assert pack_of(older).digest != digest


SHIPPED = dict(places(load_shipped()))
EDITABLE = sorted(path for path in SHIPPED if path.startswith(("factors", "marks.P", "criteria.P")))


@st.composite
def edits(draw):
    path = draw(st.sampled_from(EDITABLE))
    value = SHIPPED[path]
    if isinstance(value, dict):
        return path, dict(zip(value, draw(st.permutations(list(value.values()))), strict=True))
    limits = (-2, 2) if path.startswith("marks") else (1, 100)
    return path, draw(st.integers(*limits))


@settings(max_examples=15, deadline=None)
@given(st.lists(edits(), min_size=1, max_size=5), st.integers(0, 4))
def test_any_edits_taken_back_give_the_shipped_values(made, published_after):
    copy = begin("halden-1a2b", "Halden", ME)
    for place, (path, value) in enumerate(made):
        copy = change(copy, path, value, "Trial.", ME)
        if place == published_after and copy.pending:
            _version, copy = publish(copy, ME)
    for path, _value in made:
        copy = withdraw(copy, path)
        copy = change(copy, path, shipped_value(copy, path), "Back.", ME)
    assert dict(places(pack_of(copy))) == SHIPPED
