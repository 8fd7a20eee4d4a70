"""What was entered among the costs answers the questions that ask for it."""

from dataclasses import replace

import pytest

from core.answers import Confidence
from core.assessment.basis import basis_of
from core.assessment.cost_answers import cost_answers
from core.assessment.document import AnswerEntry, Evidence
from core.economics.begin import empty_sheet, with_preset
from core.economics.catalogue import shipped_costs, shipped_presets
from core.economics.sheet import Estimate


@pytest.fixture(scope="module")
def pack():
    return shipped_costs()


@pytest.fixture
def entered(pack):
    """A sheet with figures entered: a number, or (low, likely, high); owner consultant."""

    def build(owner="consultant", source="", **values):
        inputs = dict(empty_sheet(pack).inputs)
        for name, value in values.items():
            entry = pack.entry(name.replace("_", "-"))
            low, likely, high = value if isinstance(value, tuple) else (value,) * 3
            inputs[entry.id] = Estimate(
                low=low, likely=likely, high=high, unit=entry.unit, owner=owner, source=source
            )
        return empty_sheet(pack).model_copy(update={"inputs": inputs})

    return build


@pytest.fixture
def said(pack, model):
    def answers(sheet):
        return {q: one.answer.level for q, one in cost_answers(sheet, pack, model).items()}

    return answers


@pytest.mark.parametrize(
    ("name", "value", "level"),
    [
        ("volume", 999, "EC1.a"),
        ("volume", 1_000, "EC1.b"),
        ("volume", 120_000, "EC1.d"),
        ("volume", 1_000_001, "EC1.e"),
        ("corpus_tokens", 5_000, "KN3.a"),
        ("corpus_tokens", 3_000_000, "KN3.d"),
        ("base_life", 6, "CN6.a"),
        ("base_life", 6.5, "CN6.b"),
        ("base_life", 12, "CN6.c"),
        ("answer_within", 0.3, "EC3.d"),
        ("answer_within", 3, "EC3.c"),
        ("answer_within", 10, "EC3.b"),
        ("answer_within", 11, "EC3.a"),
        ("static_tokens", 999, "EC2.a"),
    ],
)
def test_a_figure_answers_the_question_that_asks_for_it(entered, said, name, value, level):
    assert said(entered(**{name: value})) == {level[:3]: level}


@pytest.mark.parametrize(
    ("tokens", "cached", "level"),
    [
        (900, 0, "EC2.a"),
        (6_000, 50, "EC2.b"),
        (1_000, 49, "EC2.c"),
        (5_000, 0, "EC2.c"),
        (5_001, 0, "EC2.d"),
    ],
)
def test_length_and_cache_together_answer_how_much_text_travels(
    entered, said, tokens, cached, level
):
    assert said(entered(static_tokens=tokens, cached_share=cached)) == {"EC2": level}


def test_a_long_text_says_nothing_while_nobody_said_whether_it_is_cached(entered, said):
    assert said(entered(static_tokens=6_000)) == {}


def test_every_limit_is_a_limit_of_the_question(pack, model):
    for rule in pack.answers:
        question = model.criteria[rule.criterion]
        assert {one.level for one in rule.levels} <= {one.id for one in question.levels}
        named = {limit.input for one in rule.levels for limit in one.when}
        assert named <= rule.inputs.keys() <= pack.by_id.keys()
        assert rule.reason or len(rule.inputs) == 1
        if not rule.levels:
            (name,) = rule.inputs
            assert pack.entry(name).criterion == rule.criterion


def test_defaults_presets_and_list_prices_answer_nothing(pack, said, entered):
    preset = shipped_presets().presets[0]
    assert said(empty_sheet(pack)) == {}
    assert said(with_preset(empty_sheet(pack), preset, pack, "Presets")) == {}
    assert said(entered(owner="price-list", volume=5_000)) == {}
    assert said(entered(owner="client", volume=5_000)) == {"EC1": "EC1.b"}


@pytest.mark.parametrize(
    ("value", "sure"),
    [
        ((100_000, 120_000, 140_000), Confidence.HIGH),
        ((60_000, 120_000, 240_000), Confidence.MEDIUM),
        ((59_000, 120_000, 240_000), Confidence.LOW),
        ((0, 120_000, 130_000), Confidence.LOW),
        (120_000, Confidence.MEDIUM),
    ],
)
def test_the_range_gives_the_confidence_that_would_give_the_range(
    entered, pack, model, value, sure
):
    assert cost_answers(entered(volume=value), pack, model)["EC1"].answer.confidence is sure


def test_an_answer_either_end_of_a_range_would_change_is_doubtful(entered, pack, model):
    narrow = entered(static_tokens=(2_000, 3_000, 4_000), cached_share=0)
    wide = entered(static_tokens=(900, 3_000, 4_000), cached_share=0)
    assert cost_answers(narrow, pack, model)["EC2"].answer.confidence is Confidence.MEDIUM
    assert cost_answers(wide, pack, model)["EC2"].answer.confidence is Confidence.LOW


def test_the_words_give_the_figures_in_their_units(entered, pack, model):
    sheet = entered(volume=120_000, static_tokens=6_000, cached_share=20, answer_within=2.5)
    lines = {q: one.told().line for q, one in cost_answers(sheet, pack, model).items()}
    assert lines == {
        "EC1": "From the costs: 120,000 requests a month",
        "EC2": "From the costs: 6,000 tokens; 20 % read from cache",
        "EC3": "From the costs: the whole answer within 2.5 seconds",
    }


@pytest.mark.parametrize("state", ["answered", "unknown", "not-applicable"])
def test_what_somebody_said_about_the_question_stands(begun, analyst, entered, state):
    level = "EC1.a" if state == "answered" else None
    own = {"EC1": AnswerEntry(state=state, level=level)}
    filled = begun.model_copy(update={"answers": own, "costs": entered(volume=120_000)})
    assert basis_of(filled, analyst).sheet == filled.sheet()


@pytest.mark.parametrize("entry", [None, AnswerEntry(state="ask-later"), AnswerEntry(note="soon")])
def test_a_question_nobody_has_answered_is_answered_by_the_costs(begun, analyst, entered, entry):
    answers = {"EC1": entry} if entry else {}
    filled = begun.model_copy(update={"answers": answers, "costs": entered(volume=120_000)})
    found = basis_of(filled, analyst).sheet["EC1"]
    assert (found.level, found.number) == ("EC1.d", 120_000)


def test_an_answer_from_costs_rests_on_evidence_when_the_figure_names_a_source(
    begun, analyst, entered
):
    bare = begun.model_copy(update={"costs": entered(volume=120_000)})
    sourced = begun.model_copy(update={"costs": entered(source="Gateway log", volume=120_000)})
    assert basis_of(bare, analyst).sheet.evidenced == frozenset()
    assert basis_of(sourced, analyst).sheet.evidenced == {"EC1"}
    # A document kept with a question that was put off says nothing about another figure.
    paper = Evidence(text="Contract", kind="document")
    put_off = {"EC1": AnswerEntry(state="ask-later", evidence=paper)}
    assert basis_of(bare.model_copy(update={"answers": put_off}), analyst).sheet.evidenced == set()


def test_a_model_of_the_firm_without_the_question_or_level_is_left_in_peace(pack, model, entered):
    question = model.criteria["EC3"]
    shorter = replace(question, levels=question.levels[:2])
    criteria = {q: one for q, one in model.criteria.items() if q != "EC1"} | {"EC3": shorter}
    sheet = entered(volume=120_000, answer_within=1, base_life=12)
    assert cost_answers(sheet, pack, replace(model, criteria=criteria)).keys() == {"CN6"}


def test_a_figure_the_question_does_not_take_leaves_it_open(pack, model, entered):
    smaller = replace(model.criteria["EC1"], maximum=1_000.0)
    narrower = replace(model, criteria={**model.criteria, "EC1": smaller})
    assert cost_answers(entered(volume=120_000), pack, narrower) == {}
