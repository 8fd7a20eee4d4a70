"""The shipped decision model and any assessment one could make with it."""

import pytest
from hypothesis import strategies as st

from core.assessment.document import (
    AnswerEntry,
    Assessment,
    Details,
    Evidence,
    ModelStamp,
    Override,
)
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
        levels = st.sampled_from([level.id for level in model.criteria[criterion].levels])
        shared = {
            "confidence": st.sampled_from([None, "high", "medium", "low"]),
            "number": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "number_text": texts,
            "evidence": st.none() | evidence,
            "note": texts,
            "private_note": texts,
        }
        return st.builds(AnswerEntry, state=states, **shared) | st.builds(
            AnswerEntry, state=st.just("answered"), level=levels, **shared
        )

    return entry


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
    )


@pytest.fixture(scope="session")
def sections():
    return st.lists(st.sampled_from(["roadmap", "gates", "glossary"]), unique=True).map(tuple)


@pytest.fixture(scope="session")
def assessments(model, entries, overrides, details, sections):
    """A strategy for whole assessments."""

    @st.composite
    def draw_one(draw):
        criteria = draw(st.lists(st.sampled_from(sorted(model.criteria)), unique=True, max_size=6))
        gates = draw(
            st.lists(st.sampled_from([gate.id for gate in model.gates]), unique=True, max_size=2)
        )
        return Assessment(
            id="drawn",
            created="2026-11-20T10:00:00Z",
            model=ModelStamp(id=model.id, version=model.version),
            details=draw(details),
            answers={criterion: draw(entries(criterion)) for criterion in criteria},
            overrides={gate: draw(overrides) for gate in gates},
            report_without=draw(sections),
        )

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
