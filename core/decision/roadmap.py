"""The staged path: which stages this use case passes through, and what can start now."""

from core.answers import AnswerSheet
from core.decision.conditions import FALSE, TRUE, evaluate
from core.decision.gates import Standing
from core.decision.model import DecisionModel, StageEntry
from core.decision.recommendation import FirstStep, Stage, StageState

BASELINE = "PE"


def plan(
    model: DecisionModel, sheet: AnswerSheet, destination: str | None, standing: Standing | None
) -> tuple[Stage, ...]:
    """Return the stages towards the destination; without one, the path of the baseline."""
    code = destination or BASELINE
    steps = standing.steps if standing else ()
    entries = [
        (entry, _need(model, sheet, entry, steps))
        for entry in model.stages
        if code in entry.approaches
    ]
    stages: list[Stage] = []
    is_now_taken = False
    for entry, need in entries:
        if need == FALSE:
            continue
        state = _state(model, sheet, entry, need, is_now_taken=is_now_taken)
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


def _need(
    model: DecisionModel, sheet: AnswerSheet, entry: StageEntry, steps: tuple[str, ...]
) -> int:
    if entry.needed_when is None or entry.id in steps:
        return TRUE
    return evaluate(entry.needed_when, model, sheet)


def _state(
    model: DecisionModel, sheet: AnswerSheet, entry: StageEntry, need: int, *, is_now_taken: bool
) -> StageState:
    done = entry.done_when_answers
    if done is not None and evaluate(done, model, sheet) == TRUE:
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
