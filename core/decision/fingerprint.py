"""The fingerprint printed on every page: all that decides, in one figure."""

from hashlib import sha256
from json import dumps

from core.answers import Answer, AnswerSheet, State
from core.decision.model import DecisionModel


def fingerprint(model: DecisionModel, sheet: AnswerSheet) -> str:
    """Return 64 hexadecimal digits: the same model, answers and overruled gates give the same.

    The sheet holds the answers taken from the costs too.
    """
    answers = [
        [criterion, *_figures(answer)]
        for criterion, answer in sorted(sheet.answers.items())
        if not answer.is_open
    ]
    content = dumps([model.digest, answers, sorted(sheet.overridden)], separators=(",", ":"))
    return sha256(content.encode()).hexdigest()


def _figures(answer: Answer) -> list[object]:
    if answer.state is not State.ANSWERED:
        return [answer.state.value]
    if answer.split is not None:
        return [answer.state.value, [list(part) for part in answer.split.parts]]
    number = None if answer.number is None else float(answer.number)
    return [answer.state.value, answer.level, number, answer.confidence.value]
