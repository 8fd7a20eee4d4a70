"""Many sheets of answers, from full to half empty; the same ones in every run."""

import random

from core.answers import Answer, AnswerSheet, Confidence, State

OPEN = [State.UNKNOWN, State.UNANSWERED, State.NOT_APPLICABLE]


def many_sheets(model, count, seed):
    """Return ``count`` sheets drawn by ``seed``, each with one confidence throughout."""
    chance = random.Random(seed)

    def answer(criterion, sure, share):
        if chance.random() < share:
            return Answer(State.ANSWERED, chance.choice(criterion.levels).id, None, sure)
        return Answer(chance.choice(OPEN))

    sheets = []
    for _place in range(count):
        sure, share = chance.choice(list(Confidence)), chance.choice([1.0, 0.9, 0.7, 0.5])
        answers = {q: answer(entry, sure, share) for q, entry in model.criteria.items()}
        sheets.append(AnswerSheet(answers))
    return sheets
