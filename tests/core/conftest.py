from dataclasses import replace

import pytest

from core.answers import Answer, AnswerSheet, Confidence, State
from core.decision.model import DecisionModel
from core.model.compile import compile_model
from core.model.loader import load_shipped

COUNTS = {"PD": 7, "KN": 8, "BO": 5, "EX": 5, "EV": 4, "EC": 4, "CN": 7, "TH": 2, "RS": 3}
CRITERIA = [f"{factor}{n}" for factor, count in COUNTS.items() for n in range(1, count + 1)]
WARRANTY = (
    "a a c c b b a c c d c a a a b a b a b a d b a b b c d d b d b b a a b a b b c a b c b b a"
)
HOUSE_VOICE = (
    "c c d c b a c a a a a a c a a a b c b a e a b a b c d d b c b b b a d c c c d a c d a a a"
)


@pytest.fixture(scope="session")
def model() -> DecisionModel:
    return compile_model(load_shipped())


@pytest.fixture(scope="session")
def answered():
    """Build a sheet from level letters, all equally sure."""

    def build(letters: dict[str, str], confidence: str = "medium", **more) -> AnswerSheet:
        answers = {
            q: Answer(State.ANSWERED, f"{q}.{letter}", None, Confidence(confidence))
            for q, letter in letters.items()
        }
        return AnswerSheet(answers, **more)

    return build


@pytest.fixture(scope="session")
def warranty(answered) -> AnswerSheet:
    """The warranty assistant: facts that change weekly, sources wanted."""
    return answered(dict(zip(CRITERIA, WARRANTY.split(), strict=True)), "high")


@pytest.fixture(scope="session")
def house_voice(answered) -> AnswerSheet:
    """Product texts in the house voice: stable style, many examples, no facts."""
    return answered(dict(zip(CRITERIA, HOUSE_VOICE.split(), strict=True)), "high")


@pytest.fixture(scope="session")
def without():
    """Leave one approach out of a model: its column of marks and its name in every gate."""

    def leave_out(model: DecisionModel, code: str) -> DecisionModel:
        place = model.positions[code]
        alternatives = tuple(a for a in model.alternatives if a.code != code)
        criteria = {
            criterion.id: replace(
                criterion,
                levels=tuple(
                    replace(level, marks=level.marks[:place] + level.marks[place + 1 :])
                    for level in criterion.levels
                ),
            )
            for criterion in model.criteria.values()
        }
        positions = {a.code: index for index, a in enumerate(alternatives)}
        return replace(
            model,
            alternatives=alternatives,
            criteria=criteria,
            positions=positions,
        )

    return leave_out
