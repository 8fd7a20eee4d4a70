"""The shipped decision model and any assessment one could make with it."""

from contextlib import suppress

import pytest
from hypothesis import strategies as st

from core.answers import level_for_number
from core.assessment.document import (
    AnswerEntry,
    Assessment,
    Details,
    Evidence,
    ModelStamp,
    Override,
    Scenario,
    SplitEntry,
    SplitText,
)
from core.assessment.seen import as_seen
from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from core.economics.sheet import Estimate, PricedModel
from core.errors import AnswerFault
from core.model.compile import compile_model
from core.model.loader import load_shipped

HOSTILE = (
    "R&D <5 kg",
    '<img src="/etc/passwd"/>',
    "NUL \0 and \x1b[31m and \x85",
    "half a pair \ud800 \udfff",
    "שלום \u202eabc\u202c مرحبا",
    "🙂👩‍👩‍👧‍👦 e\u0301",
    "line\r\nline\rline\n\ttab",
    '"; DROP TABLE assessments; --',
    "\\u0000 {name} %s",
    "\u2028\ufeff\ufffe",
)


@pytest.fixture(scope="session")
def model():
    return compile_model(load_shipped())


@pytest.fixture(scope="session")
def texts():
    return st.sampled_from(HOSTILE) | st.text(max_size=60)


@pytest.fixture(scope="session")
def entries(model, texts):
    """A strategy from a criterion's id to any way to fill in its question."""

    evidence = st.builds(
        Evidence,
        text=texts,
        kind=st.sampled_from(["measured", "document", "statement", "estimate"]),
        owner=texts,
        date=st.none() | st.dates().map(str),
    )

    def entry(criterion):
        states = st.sampled_from(["unanswered", "unknown", "not-applicable", "ask-later"])
        answers = st.sampled_from(_answers_of(model.criteria[criterion]))
        shared = {
            "confidence": st.sampled_from([None, "high", "medium", "low"]),
            "number_text": texts,
            "evidence": st.none() | evidence,
            "note": texts,
            "private_note": texts,
        }
        figures = st.none() | st.floats(allow_nan=False, allow_infinity=False)
        answered = st.fixed_dictionaries({"answer": answers, **shared}).map(
            lambda parts: AnswerEntry(
                state="answered",
                level=parts["answer"][0],
                number=parts["answer"][1],
                **{key: value for key, value in parts.items() if key != "answer"},
            )
        )
        open_ones = st.builds(AnswerEntry, state=states, number=figures, **shared)
        if model.criteria[criterion].split_unit is None:
            return open_ones | answered
        return open_ones | answered | _splits(model.criteria[criterion], texts)

    return entry


def _answers_of(criterion):
    """Every level alone, and with a number that belongs to it."""
    found = [(level.id, None) for level in criterion.levels]
    for number in (0, 0.5, 1, 3, 7, 15, 40, 75, 95, 150, 700, 3_000, 70_000, 500_000, 5_000_000):
        with suppress(AnswerFault):
            found.append((level_for_number(criterion, number), float(number)))
    return found


@pytest.fixture(scope="session")
def overrides(texts):
    reasons = texts.filter(bool)
    return st.builds(Override, reason=reasons, by=texts, date=st.dates().map(str))


@pytest.fixture(scope="session")
def details(model, texts):
    return st.builds(
        Details,
        client=texts,
        use_case=texts,
        participants=texts,
        consultant=texts,
        situation=texts,
        source=texts,
        today=st.sampled_from([alternative.code for alternative in model.alternatives]),
        favourite=st.sampled_from(["not-asked", "none", "RAG", "FT+RAG"]),
    )


@pytest.fixture(scope="session")
def sections():
    return st.lists(st.sampled_from(["roadmap", "gates", "glossary"]), unique=True).map(tuple)


@pytest.fixture(scope="session")
def scenarios(model, entries, texts):
    """A strategy from a number, which keeps names apart, to any scenario."""
    bare = {"evidence": None, "note": "", "private_note": ""}

    @st.composite
    def draw_one(draw, number):
        criteria = draw(st.lists(st.sampled_from(sorted(model.criteria)), unique=True, max_size=4))
        supposed = {one: draw(entries(one)).model_copy(update=bare) for one in criteria}
        return Scenario(
            name=f"{number} {draw(texts)}"[:80], answers=supposed, note=draw(texts)[:300]
        )

    return draw_one


@pytest.fixture(scope="session")
def estimates(texts):
    """A strategy from an input of the cost model to any estimate of it."""

    def estimate(entry):
        inside = st.floats(entry.least, entry.most, allow_nan=False)
        figures = st.lists(inside, min_size=3, max_size=3).map(sorted)
        return st.builds(
            lambda figures, **more: Estimate(
                low=figures[0],
                likely=figures[1],
                high=figures[2],
                unit=entry.unit,
                currency="USD" if entry.money else None,
                **more,
            ),
            figures,
            source=texts,
            date=st.none() | st.dates().map(str),
            owner=st.sampled_from(["client", "consultant", "default", "price-list"]),
            reason=texts,
            trust=st.sampled_from(["", "vendor", "judgement"]),
        )

    return estimate


@pytest.fixture(scope="session")
def cost_sheets(estimates, texts):
    """A strategy for whole cost sheets: the defaults, and anything in their place."""
    pack = shipped_costs()
    model = st.builds(PricedModel, id=texts, name=texts, as_of=st.dates().map(str))

    @st.composite
    def draw_one(draw):
        names = draw(st.lists(st.sampled_from(sorted(pack.by_id)), unique=True, max_size=5))
        drawn = {name: draw(estimates(pack.entry(name))) for name in names}
        changes = {
            "inputs": {**empty_sheet(pack).inputs, **drawn},
            "horizon_months": draw(st.none() | st.integers(1, 120)),
            "serving": draw(st.sampled_from(["hourly", "per-token", "own"])),
            "model": draw(st.none() | model),
        }
        return empty_sheet(pack).model_copy(update=changes)

    return draw_one()


@pytest.fixture(scope="session")
def assessments(model, entries, overrides, details, sections, scenarios, cost_sheets):
    """A strategy for whole assessments."""

    @st.composite
    def draw_one(draw):
        criteria = draw(st.lists(st.sampled_from(sorted(model.criteria)), unique=True, max_size=6))
        gates = draw(
            st.lists(st.sampled_from([gate.id for gate in model.gates]), unique=True, max_size=2)
        )
        drawn = Assessment(
            id="drawn",
            created="2026-11-20T10:00:00Z",
            model=ModelStamp(id=model.id, version=model.version),
            details=draw(details),
            answers={criterion: draw(entries(criterion)) for criterion in criteria},
            overrides={gate: draw(overrides) for gate in gates},
            report_without=draw(sections),
            scenarios={f"s{n}": draw(scenarios(n)) for n in range(draw(st.integers(0, 2)))},
            costs=draw(st.none() | cost_sheets),
        )
        if draw(st.booleans()):
            seen = as_seen(drawn, {}, "2026-11-20T11:00:00Z")
            return drawn.model_copy(update={"seen": seen})
        return drawn

    return draw_one()


@pytest.fixture
def begun(model):
    """An assessment just begun."""
    return Assessment(
        id="warranty",
        created="2026-11-20T10:00:00Z",
        model=ModelStamp(id=model.id, version=model.version),
        details=Details(client="Nordhaven Appliances", use_case="Warranty and returns answers"),
    )


def _splits(criterion, texts):
    """Any way to share out an answer, and any way to have begun to."""
    levels = st.sampled_from([level.id for level in criterion.levels])
    counts = st.dictionaries(levels, st.integers(1, 1_000), min_size=1)
    typed = st.builds(SplitText, parts=st.dictionaries(levels, texts), of=texts)
    return st.builds(_split_entry, counts, st.none() | typed)


def _split_entry(counts, typed):
    split = SplitEntry(parts=counts, of=sum(counts.values()))
    level = split.split().largest
    return AnswerEntry(state="answered", level=level, split=split, split_text=typed)
