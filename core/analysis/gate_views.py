"""Gates seen from a few answers that may change; everything else stays as stated.

Levels that no part of a gate can tell apart are one class, so that few cases have to be looked
at, and each is looked at once.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from core.answers import Answer, AnswerSheet
from core.decision.conditions import TRUE, evaluate
from core.decision.model import (
    Condition,
    Constant,
    Counted,
    DecisionModel,
    Effect,
    GateEntry,
    LevelIn,
    Negated,
    NumberWithin,
    StateIn,
)

Options = Mapping[str, tuple[Answer, ...]]
Classes = tuple[int, ...]
# With one of these failing, nothing is recommended at all.
SILENCING = (Effect.STOP, Effect.DIAGNOSE)


class GateView:
    """One gate, and what it says for each combination of the answers that may change.

    ``criteria`` are those of its questions that have options; ``classes`` gives, per question,
    the class of each option.
    """

    def __init__(
        self, model: DecisionModel, gate: GateEntry, sheet: AnswerSheet, options: Options
    ) -> None:
        """Sort the options into classes; nothing is evaluated yet."""
        self.gate = gate
        self.criteria = tuple(q for q in gate.reads if q in options)
        self.classes = {q: option_classes(model, gate, q, options[q]) for q in self.criteria}
        self._model = model
        self._sheet = sheet
        self._typical = {q: _typical(self.classes[q], options[q]) for q in self.criteria}
        self._known: dict[Classes, bool] = {}

    def fails(self, classes: Classes) -> bool:
        """Say whether the gate fails with one class per question of ``criteria``."""
        known = self._known.get(classes)
        if known is None:
            changed = {
                q: self._typical[q][place] for q, place in zip(self.criteria, classes, strict=True)
            }
            sheet = AnswerSheet({**self._sheet.answers, **changed}, self._sheet.overridden)
            known = evaluate(self.gate.fails_when, self._model, sheet) == TRUE
            self._known[classes] = known
        return known

    def every_class(self) -> Iterator[Classes]:
        """Yield every combination of classes."""
        return product(*(range(max(self.classes[q]) + 1) for q in self.criteria))


def option_classes(
    model: DecisionModel, gate: GateEntry, criterion: str, options: tuple[Answer, ...]
) -> Classes:
    """Return the class of each option; two of one class make no difference to the gate."""
    parts = [part for part in _parts(gate.fails_when) if part.criterion == criterion]
    sheets = [AnswerSheet({criterion: answer}) for answer in options]
    return numbered([tuple(evaluate(p, model, sheet) for p in parts) for sheet in sheets])


def numbered(signatures: list[tuple[int, ...]]) -> Classes:
    """Return equal numbers for equal signatures, counted from 0 in order of appearance."""
    numbers: dict[tuple[int, ...], int] = {}
    return tuple(numbers.setdefault(signature, len(numbers)) for signature in signatures)


def deciding(model: DecisionModel, sheet: AnswerSheet) -> tuple[GateEntry, ...]:
    """Return the gates that can change the recommendation and are not overridden."""
    effects = (Effect.BLOCKS, *SILENCING)
    return tuple(g for g in model.gates if g.effect in effects and g.id not in sheet.overridden)


def blocking(model: DecisionModel, sheet: AnswerSheet, code: str) -> tuple[GateEntry, ...]:
    """Return the gates that can block the approach and are not overridden."""
    gates = deciding(model, sheet)
    return tuple(g for g in gates if g.effect is Effect.BLOCKS and code in g.approaches)


def _typical(classes: Classes, options: tuple[Answer, ...]) -> tuple[Answer, ...]:
    return tuple(options[classes.index(place)] for place in range(max(classes) + 1))


def _parts(condition: Condition) -> Iterator[LevelIn | NumberWithin | StateIn]:
    if isinstance(condition, Counted):
        for part in condition.parts:
            yield from _parts(part)
    elif isinstance(condition, Negated):
        yield from _parts(condition.part)
    elif not isinstance(condition, Constant):
        yield condition
