"""What if: the scenarios of an assessment as lines for a terminal and as plain data."""

import textwrap
from collections.abc import Iterator, Sequence

from core.assessment.document import AnswerEntry
from core.assessment.scenario_comparison import GateShift, ScenarioOutcome, SupposedAnswer
from core.decision.recommendation import RankedApproach, Recommendation
from core.files import one_line
from core.language import _
from core.model.pack import Pack
from core.report.scenario_words import (
    answer_phrase,
    gate_word,
    leader_figures,
    leaders,
    moved_gates,
    questions,
    what_changes,
    why_it_does_not_count,
)

_WIDTH = 88
_INDENT = " " * 4


def describe_scenarios(
    result: Recommendation, outcomes: Sequence[ScenarioOutcome], pack: Pack
) -> Iterator[str]:
    """Yield a heading and, for each scenario, what is supposed and what follows."""
    if outcomes:
        yield from ("", _("What if"))
    for one in outcomes:
        yield from _wrapped(one.name, "  ")
        for answer in one.answers:
            yield from _wrapped(_supposed(answer, pack), f"{_INDENT}     ", _head(answer))
        yield from _wrapped(what_changes(result, one, pack))
        yield from _wrapped(_outcome(one.recommendation))
        for shift in moved_gates(one):
            yield from _wrapped(_gate(shift))
        yield from _wrapped(one.note)


def scenario_data(outcomes: Sequence[ScenarioOutcome]) -> list[dict[str, object]]:
    """Return the scenarios as JSON-able data."""
    return [_data(one) for one in outcomes]


def _head(answer: SupposedAnswer) -> str:
    return f"{_INDENT}{answer.criterion:<4} "


def _supposed(answer: SupposedAnswer, pack: Pack) -> str:
    question = questions(pack).get(answer.criterion)
    words = _("{question} {supposed}; as answered: {given}.").format(
        question=question.short if question else "",
        supposed=answer_phrase(question, answer.supposed),
        given=answer_phrase(question, answer.given),
    )
    reason = why_it_does_not_count(answer)
    return f"{words} {reason[:1].upper()}{reason[1:]}." if reason else words


def _outcome(found: Recommendation) -> str:
    words = _("{verdict}. First step: {step}. In front: {approaches}.")
    named = (f"{row.name} {leader_figures(row)}" for row in leaders(found))
    listed = "; ".join(named) or _("nothing")
    return words.format(verdict=found.verdict.word, step=found.first_step.title, approaches=listed)


def _gate(shift: GateShift) -> str:
    words = _("Gate {id} {title}: {then}; as answered: {now}.")
    now, then = gate_word(shift.given), gate_word(shift.supposed)
    return words.format(id=shift.supposed.id, title=shift.supposed.title, then=then, now=now)


def _wrapped(text: str, indent: str = _INDENT, first: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        one_line(text),
        _WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _data(one: ScenarioOutcome) -> dict[str, object]:
    found = one.recommendation
    verdict = found.verdict
    return {
        "name": one.name,
        "note": one.note,
        "fingerprint": found.fingerprint,
        "answers": [_answer(answer) for answer in one.answers],
        "verdict": {
            "state": verdict.state.value,
            "word": verdict.word,
            "sentence": verdict.sentence,
        },
        "recommended": found.recommended,
        "first_step": {"stage": found.first_step.stage, "title": found.first_step.title},
        "ranking": [_row(row) for row in found.ranking],
        "gates": [_shift(shift) for shift in one.gates],
    }


def _answer(answer: SupposedAnswer) -> dict[str, object]:
    return {
        "criterion": answer.criterion,
        "from": _entry(answer.given),
        "to": _entry(answer.supposed),
        "counts": answer.counts.value,
    }


def _entry(entry: AnswerEntry) -> dict[str, object]:
    told: dict[str, object] = {"state": entry.state, "level": entry.level, "number": entry.number}
    return {**told, "split": entry.split.model_dump()} if entry.split else told


def _row(row: RankedApproach) -> dict[str, object]:
    return {
        "approach": row.code,
        "status": row.status.value,
        "value": round(row.value, 6),
        "p_first": row.p_first,
    }


def _shift(shift: GateShift) -> dict[str, object]:
    now, then = shift.given, shift.supposed
    return {
        "id": then.id,
        "title": then.title,
        "from": {"outcome": now.outcome.value, "status": now.status.value, "word": now.word},
        "to": {"outcome": then.outcome.value, "status": then.status.value, "word": then.word},
    }
