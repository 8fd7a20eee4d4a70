"""The best thing that can start now: a stage of the path, or the question it waits for."""

from core.decision.case import Case
from core.decision.model import Effect
from core.decision.recommendation import FirstStep, OpenQuestion, Outcome, Stage, StageState
from core.decision.wording import say


def first_step(
    case: Case, stages: tuple[Stage, ...], questions: tuple[OpenQuestion, ...]
) -> FirstStep:
    """Return the stage that can start now; where none can, what has to be settled first.

    ``questions`` are the open ones, what is worth asking first.
    """
    model = case.model
    now = next((stage for stage in stages if stage.state is StageState.NOW), None)
    if now is not None:
        entry = next(entry for entry in model.stages if entry.id == now.id)
        return FirstStep(entry.id, entry.title, entry.first_step, entry.weeks)
    waiting = next((stage for stage in stages if stage.waits_for), None)
    if waiting is not None:
        return _settle(case, waiting, questions)
    title, text = say(model, "first_step.title.none"), say(model, "first_step.text.none")
    return FirstStep(None, title, text, None)


def _settle(case: Case, waiting: Stage, questions: tuple[OpenQuestion, ...]) -> FirstStep:
    """Return the step that settles a gate the stage waits for, by the question asked first."""
    model, held = case.model, waiting.waits_for
    undecided = (part for part in case.parts if part.outcome is Outcome.UNKNOWN)
    found = {part.id: part for part in undecided if part.id in held}
    asked = next((one for one in questions if set(one.decides) & set(held)), None)
    gate = next((g for g in held if asked and g in asked.decides), held[0])
    # A level may be stated where only a number decides the gate; then no question is open.
    criterion = asked.criterion if asked else found[gate].because[0].criterion
    effect = Effect(found[gate].effect)
    text = say(
        model,
        f"first_step.text.{effect.value}",
        question=model.criteria[criterion].short,
        who=model.criteria[criterion].who,
        effort=model.criteria[criterion].effort,
        stage=waiting.title,
    )
    title = say(model, "first_step.title.settle", gate=found[gate].title)
    return FirstStep(None, title, text, None, gate, criterion)
