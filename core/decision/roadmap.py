"""The staged path: which stages this use case passes through, and what can start now."""

from dataclasses import dataclass

from core.decision.case import Case
from core.decision.conditions import FALSE, MIXED, OPEN, TRUE, evaluate
from core.decision.model import DecisionModel, Effect, StageEntry
from core.decision.recommendation import GateFinding, Outcome, Stage, StageState
from core.decision.wording import join_clauses, say_clause, say_number

BASELINE = "PE"
_GATES_NAMED = 2


@dataclass(frozen=True, slots=True)
class _Path:
    """The way to one approach: its stages in order, and the gates that are not decided.

    ``steps`` are stages that a failing gate puts before the approach, ``maybe`` those that an
    undecided gate might.
    """

    code: str
    entries: tuple[StageEntry, ...]
    steps: tuple[str, ...]
    maybe: dict[str, tuple[str, ...]]
    barring: tuple[GateFinding, ...]


def plan(case: Case, destination: str | None) -> tuple[Stage, ...]:
    """Return the stages towards the destination; without one, the path of the baseline.

    A stage that needs an undecided gate can start only if that gate opens. A destination that a
    gate keeps out of the first stage starts with the first stage that delivers something else,
    done or not.
    """
    path = _path(case, destination)
    start = _start(path, _limited(case))
    stages: list[Stage] = []
    for entry in path.entries:
        need = _need(case, path, entry)
        if need == FALSE:
            continue
        # What was recommended is what is to be done now, however much of it was tried before.
        is_goal = destination is not None and destination in entry.delivers
        if not is_goal and _is_done(case, entry):
            begins = entry is start and not _is_taken(stages)
            stages.append(_stage(entry, StageState.NOW if begins else StageState.DONE))
        elif need == TRUE:
            stages.append(_ahead(case, path, entry, stages))
        else:
            stages.append(_stage(entry, StageState.ONLY_IF))
    return tuple(stages)


def watch(model: DecisionModel) -> tuple[Stage, ...]:
    """Return the path when nothing is to be adapted: only the stage without an end goes on."""
    return tuple(_stage(entry, StageState.NOW) for entry in model.stages if entry.weeks is None)


def _path(case: Case, destination: str | None) -> _Path:
    code = destination or BASELINE
    undecided = tuple(f for f in case.parts if f.outcome is Outcome.UNKNOWN and not f.overridden)
    own = {f.id for f in undecided if f.effect == Effect.REQUIRES and code in f.approaches}
    maybe: dict[str, tuple[str, ...]] = {}
    for gate, step in {gate.id: gate.step for gate in case.model.gates}.items():
        if gate in own and step:
            maybe[step] = (*maybe.get(step, ()), gate)
    return _Path(
        code,
        tuple(entry for entry in case.model.stages if code in entry.approaches),
        case.standing[code].steps if destination else (),
        maybe,
        tuple(f for f in undecided if f.effect == Effect.BLOCKS),
    )


def _limited(case: Case) -> frozenset[str]:
    return frozenset(
        code
        for finding in case.parts
        if finding.effect == Effect.LIMITS
        and finding.outcome is Outcome.FAILS
        and not finding.overridden
        for code in finding.approaches
    )


def _start(path: _Path, limited: frozenset[str]) -> StageEntry | None:
    if path.code not in limited:
        return None
    quick = (one for one in path.entries if one.delivers and limited.isdisjoint(one.delivers))
    return next(quick, None)


def _need(case: Case, path: _Path, entry: StageEntry) -> int:
    if entry.needed_when is None or entry.id in path.steps:
        return TRUE
    need = evaluate(entry.needed_when, case.model, case.sheet)
    if need == MIXED:
        need = OPEN
    return max(need, OPEN) if entry.id in path.maybe else need


def _is_done(case: Case, entry: StageEntry) -> bool:
    done = entry.done_when_answers
    return done is not None and evaluate(done, case.model, case.sheet) == TRUE


def _is_taken(stages: list[Stage]) -> bool:
    """Say whether an earlier stage starts now or waits for a gate, so that none may overtake it."""
    return any(stage.state is StageState.NOW or stage.waits_for for stage in stages)


def _ahead(case: Case, path: _Path, entry: StageEntry, before: list[Stage]) -> Stage:
    barring = _barring(case, path, entry)
    if barring:
        return _stage(entry, StageState.ONLY_IF, barring, case.model)
    if _is_taken(before):
        return _stage(entry, StageState.NEXT)
    preparing = _preparing(path, entry, before)
    if preparing:
        return _stage(entry, StageState.NEXT, preparing, case.model)
    return _stage(entry, StageState.NOW)


def _barring(case: Case, path: _Path, entry: StageEntry) -> tuple[str, ...]:
    """Return the undecided gates that bar what the stage delivers, or all that it serves."""
    delivered = _delivered(case.model, path.code, entry)
    barring = (
        gate.id
        for gate in path.barring
        if not delivered.isdisjoint(gate.approaches)
        or (path.code in gate.approaches and set(entry.approaches) <= set(gate.approaches))
    )
    return tuple(dict.fromkeys(barring))


def _delivered(model: DecisionModel, code: str, entry: StageEntry) -> frozenset[str]:
    """Return what the stage delivers on the way: the approach, a part of it or its forerunner."""
    if code in entry.delivers:
        return frozenset((code,))
    if code not in model.positions:
        return frozenset()
    whole = model.alternative(code)
    return frozenset(
        one
        for one in entry.delivers
        if one in model.positions
        and (one in whole.components or _precedes(model, one, whole.family))
    )


def _precedes(model: DecisionModel, code: str, family: str) -> bool:
    alternative = model.alternative(code)
    return alternative.family == family and not alternative.components


def _preparing(path: _Path, entry: StageEntry, before: list[Stage]) -> tuple[str, ...]:
    """Return the undecided gates that might still put a step before what the stage delivers."""
    if not entry.delivers:
        return ()
    waiting = [stage.id for stage in before if stage.state is StageState.ONLY_IF]
    return tuple(gate for step in waiting for gate in path.maybe.get(step, ()))


def _stage(
    entry: StageEntry,
    state: StageState,
    waits_for: tuple[str, ...] = (),
    model: DecisionModel | None = None,
) -> Stage:
    return Stage(
        entry.id,
        entry.title,
        entry.subtitle,
        entry.content,
        _entry_test(model, entry, waits_for) if model else entry.enter_when,
        entry.done_when,
        entry.stop_if,
        entry.weeks,
        state,
        waits_for,
    )


def _entry_test(model: DecisionModel, entry: StageEntry, waits_for: tuple[str, ...]) -> str:
    titles = {gate.id: gate.title for gate in model.gates}
    named = [titles[gate] for gate in waits_for[:_GATES_NAMED]]
    more = len(waits_for) - len(named)
    gates = ", ".join(named) if more else join_clauses(model, named)
    if more:
        gates = say_clause(model, "list.more", list=gates, count=say_number(model, more))
    return say_clause(model, "stage.enter.undecided", enter=entry.enter_when, gates=gates)
