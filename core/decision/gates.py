"""What the gates say: outside the sum, in three-valued logic (methods 2.5)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.answers import AnswerSheet, State
from core.decision.conditions import FALSE, MIXED, TRUE, deciding, evaluate
from core.decision.model import DecisionModel, Effect, GateEntry
from core.decision.recommendation import Because, GateFinding, Outcome, Status
from core.decision.split_words import split_clause
from core.decision.wording import say

_OUTCOMES = {TRUE: Outcome.FAILS, FALSE: Outcome.PASSES, MIXED: Outcome.MIXED}
_GRAVITY = {Outcome.PASSES: 0, Outcome.MIXED: 1, Outcome.UNKNOWN: 2, Outcome.FAILS: 3}
_BARRING = (Effect.BLOCKS, Effect.REQUIRES)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one approach stands: its status, the gates that block it and those it waits for.

    ``waits_for`` holds blocking gates that nobody can decide yet and nobody has overridden,
    ``steps`` the stages that must come first.
    """

    status: Status
    blocked_by: tuple[str, ...]
    waits_for: tuple[str, ...]
    steps: tuple[str, ...]


def find_gates(model: DecisionModel, sheet: AnswerSheet) -> tuple[GateFinding, ...]:
    """Return what each gate of the model says, in the model's order; of a split gate each part."""
    return tuple(_finding(model, gate, sheet) for gate in model.gates)


def one_per_gate(model: DecisionModel, findings: Iterable[GateFinding]) -> tuple[GateFinding, ...]:
    """Return one finding per gate: of the parts of a split gate those that say the gravest."""
    parts: dict[str, list[GateFinding]] = {}
    for finding in findings:
        parts.setdefault(finding.id, []).append(finding)
    return tuple(_gravest(model, group) for group in parts.values())


def standings(model: DecisionModel, findings: Iterable[GateFinding]) -> dict[str, Standing]:
    """Return where each approach stands before the gates."""
    barring = [finding for finding in findings if Effect(finding.effect) in _BARRING]
    steps = {gate.id: gate.step for gate in model.gates}
    return {
        alternative.code: _standing(
            [finding for finding in barring if alternative.code in finding.approaches], steps
        )
        for alternative in model.alternatives
    }


def failing(findings: Iterable[GateFinding], effect: Effect) -> GateFinding | None:
    """Return the first gate with that effect that fails and is not overridden."""
    for finding in findings:
        if finding.effect == effect and finding.outcome is Outcome.FAILS and not finding.overridden:
            return finding
    return None


def answer_clause(model: DecisionModel, criterion: str, sheet: AnswerSheet) -> Because:
    """Return the answer to a question as a clause after "because"."""
    answer = sheet[criterion]
    entry = model.criteria[criterion]
    if answer.state is State.ANSWERED and answer.level:
        if answer.split is not None:
            return Because(criterion, split_clause(model, entry, answer.split), answer.level)
        statement = entry.level(answer.level).statement
        if answer.number is not None and entry.unit:
            statement += f" ({answer.number:,.12g} {entry.unit})"
        return Because(criterion, statement, answer.level)
    key = "answer." + (State.UNANSWERED if answer.is_open else answer.state).value
    return Because(criterion, model.wording[key].replace("{question}", entry.short), None)


def _finding(model: DecisionModel, gate: GateEntry, sheet: AnswerSheet) -> GateFinding:
    key = (gate.key, gate.id in sheet.overridden, *[sheet[q] for q in gate.reads])
    known = model.gate_memo.get(key)
    if known is None:
        known = model.gate_memo[key] = _find(model, gate, sheet)
    return known


def _find(model: DecisionModel, gate: GateEntry, sheet: AnswerSheet) -> GateFinding:
    truth = evaluate(gate.fails_when, model, sheet)
    outcome = _OUTCOMES.get(truth, Outcome.UNKNOWN)
    overridden = gate.id in sheet.overridden
    status = _status(gate.effect, outcome, overridden=overridden)
    return GateFinding(
        id=gate.id,
        title=gate.title,
        rule=gate.rule,
        outcome=outcome,
        effect=gate.effect.value,
        status=status,
        word=_word(model, gate.effect, outcome, status, overridden=overridden),
        approaches=gate.approaches,
        because=_because(model, gate, sheet) if outcome is not Outcome.PASSES else (),
        opens_when=gate.opens_when,
        advice=_advice(model, gate, outcome),
        threshold_origin=gate.threshold_origin,
        judgement=gate.judgement,
        sources=gate.sources,
        disagreement=gate.disagreement,
        overridden=overridden,
        figures=gate.figures,
    )


def _gravest(model: DecisionModel, parts: list[GateFinding]) -> GateFinding:
    gravest = max(parts, key=lambda part: _GRAVITY[part.outcome])
    alike = [part for part in parts if part.outcome is gravest.outcome]
    if len(alike) == 1:
        return gravest
    codes = (code for part in alike for code in part.approaches)
    approaches = tuple(sorted(codes, key=model.positions.__getitem__))
    because = tuple(dict.fromkeys(one for part in alike for one in part.because))
    return replace(gravest, approaches=approaches, because=because)


def _because(model: DecisionModel, gate: GateEntry, sheet: AnswerSheet) -> tuple[Because, ...]:
    criteria = dict.fromkeys(deciding(gate.fails_when, model, sheet))
    return tuple(answer_clause(model, criterion, sheet) for criterion in criteria)


def _advice(model: DecisionModel, gate: GateEntry, outcome: Outcome) -> str:
    if outcome is not Outcome.MIXED:
        return gate.advice
    return f"{say(model, 'gate.mixed')} {gate.advice}"


def _status(effect: Effect, outcome: Outcome, *, overridden: bool) -> Status:
    if outcome in (Outcome.PASSES, Outcome.MIXED) or effect not in _BARRING:
        return Status.OPEN
    if effect is Effect.BLOCKS and outcome is Outcome.FAILS and not overridden:
        return Status.BLOCKED
    return Status.CONDITIONAL


def _word(
    model: DecisionModel, effect: Effect, outcome: Outcome, status: Status, *, overridden: bool
) -> str:
    if outcome is Outcome.MIXED:
        return say(model, "gate.word.mixed")
    if effect not in _BARRING and outcome is Outcome.FAILS:
        return say(model, f"gate.word.{effect.value}")
    if overridden and outcome is Outcome.FAILS:
        return say(model, "gate.word.overridden")
    if outcome is Outcome.UNKNOWN:
        return say(model, "gate.word.unknown")
    return say(model, f"gate.word.{status.value}")


def _standing(findings: list[GateFinding], steps: dict[str, str | None]) -> Standing:
    blocked = tuple(f.id for f in findings if f.status is Status.BLOCKED)
    waits = tuple(
        f.id
        for f in findings
        if f.outcome is Outcome.UNKNOWN and f.effect == Effect.BLOCKS and not f.overridden
    )
    needed = tuple(
        step
        for f in findings
        if f.effect == Effect.REQUIRES and f.outcome is Outcome.FAILS and not f.overridden
        for step in [steps[f.id]]
        if step
    )
    if blocked:
        status = Status.BLOCKED
    elif any(f.status is Status.CONDITIONAL for f in findings):
        status = Status.CONDITIONAL
    else:
        status = Status.OPEN
    return Standing(status, blocked, waits, needed)
