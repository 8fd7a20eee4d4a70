"""The staged path: which stages this use case passes through, and what can start now."""

from core.decision.case import Case
from core.decision.conditions import FALSE, TRUE, evaluate
from core.decision.model import DecisionModel, Effect, StageEntry
from core.decision.recommendation import FirstStep, Outcome, Stage, StageState

BASELINE = "PE"


def plan(case: Case, destination: str | None) -> tuple[Stage, ...]:
    """Return the stages towards the destination; without one, the path of the baseline.

    A destination that a gate keeps out of the first stage starts with the first stage that
    delivers something else, done or not.
    """
    code = destination or BASELINE
    steps = case.standing[destination].steps if destination else ()
    entries = [entry for entry in case.model.stages if code in entry.approaches]
    start = _start(entries, _limited(case), code)
    stages: list[Stage] = []
    is_now_taken = False
    for entry in entries:
        need = _need(case, entry, steps)
        if need == FALSE:
            continue
        begins = entry is start and not is_now_taken
        state = _state(case, entry, need, is_now_taken=is_now_taken)
        state = StageState.NOW if begins and state is StageState.DONE else state
        is_now_taken = is_now_taken or state is StageState.NOW
        stages.append(_stage(entry, state))
    return tuple(stages)


def watch(model: DecisionModel) -> tuple[Stage, ...]:
    """Return the path when nothing is to be adapted: only the stage without an end goes on."""
    return tuple(_stage(entry, StageState.NOW) for entry in model.stages if entry.weeks is None)


def first_step(model: DecisionModel, stages: tuple[Stage, ...]) -> FirstStep:
    """Return the stage that can start now; when all are done, the last one goes on."""
    now = next((stage for stage in stages if stage.state is StageState.NOW), stages[-1])
    entry = next(entry for entry in model.stages if entry.id == now.id)
    return FirstStep(entry.id, entry.title, entry.first_step, entry.weeks)


def _limited(case: Case) -> frozenset[str]:
    return frozenset(
        code
        for finding in case.findings
        if finding.effect == Effect.LIMITS
        and finding.outcome is Outcome.FAILS
        and not finding.overridden
        for code in finding.approaches
    )


def _start(entries: list[StageEntry], limited: frozenset[str], code: str) -> StageEntry | None:
    if code not in limited:
        return None
    quick = (one for one in entries if one.delivers and limited.isdisjoint(one.delivers))
    return next(quick, None)


def _need(case: Case, entry: StageEntry, steps: tuple[str, ...]) -> int:
    if entry.needed_when is None or entry.id in steps:
        return TRUE
    return evaluate(entry.needed_when, case.model, case.sheet)


def _state(case: Case, entry: StageEntry, need: int, *, is_now_taken: bool) -> StageState:
    done = entry.done_when_answers
    if done is not None and evaluate(done, case.model, case.sheet) == TRUE:
        return StageState.DONE
    if need != TRUE:
        return StageState.ONLY_IF
    return StageState.NEXT if is_now_taken else StageState.NOW


def _stage(entry: StageEntry, state: StageState) -> Stage:
    return Stage(
        entry.id,
        entry.title,
        entry.subtitle,
        entry.content,
        entry.enter_when,
        entry.done_when,
        entry.stop_if,
        entry.weeks,
        state,
    )
