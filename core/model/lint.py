"""Remarks on a pack that loads: what is allowed but probably not what its author meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.decision.model import Constant, DecisionModel
from core.language import _
from core.model import pack as schema
from core.model.compile import compile_model
from core.model.condition_checks import criteria_read
from core.model.reachable import possible_outcomes
from core.model.texts import repeated_texts, short_texts, unknown_fields

# Beyond this a gate is no rule that can be said in a sentence; a guess that has served well.
_MANY = 12


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a look in a pack: file, place and one sentence."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        """Return the remark as one line."""
        return f"{self.file}, {self.place}: {self.text}"


def lint(pack: schema.Pack) -> tuple[Remark, ...]:
    """Return every remark, in the order of the pack's files; none of them stops the pack."""
    model = compile_model(pack)
    found = [
        *_importances(pack),
        *_unsupported_approaches(pack),
        *_idle_criteria(pack),
        *_like_labels(pack),
        *_gates_without_effect(pack),
        *_fixed_gates(model),
        *_gates_of_many_questions(model),
    ]
    for texts in (short_texts(pack), repeated_texts(pack), unknown_fields(pack)):
        found.extend(Remark(*one) for one in texts)
    return tuple(found)


def _importances(pack: schema.Pack) -> Iterator[Remark]:
    highest = max(factor.importance for factor in pack.model.factors)
    if highest != 100:
        text = _("the largest importance is {highest}; by convention it is 100.")
        yield Remark("model.json", "factors", text.format(highest=highest))
    for factor in pack.model.factors:
        if factor.importance == 0:
            yield Remark("model.json", factor.id, _("importance 0: no answer here counts."))


def _unsupported_approaches(pack: schema.Pack) -> Iterator[Remark]:
    for approach in pack.approaches:
        marks = (level.marks[approach.code] for _file, level in _levels(pack))
        if all(mark <= 0 for mark in marks):
            yield Remark("approaches.json", approach.code, _("no level supports this approach."))


def _levels(pack: schema.Pack) -> Iterator[tuple[str, schema.Level]]:
    for file, criterion in _criteria(pack):
        for level in criterion.levels:
            yield file, level


def _criteria(pack: schema.Pack) -> Iterator[tuple[str, schema.Criterion]]:
    for factor, criteria in pack.criteria.items():
        for criterion in criteria:
            yield f"criteria/{factor}.json", criterion


def _idle_criteria(pack: schema.Pack) -> Iterator[Remark]:
    read = _criteria_in_use(pack)
    for file, criterion in _criteria(pack):
        is_flat = all(len(set(level.marks.values())) == 1 for level in criterion.levels)
        if is_flat and criterion.id not in read:
            text = _("no effect: every level marks all approaches alike and no rule reads it.")
            yield Remark(file, criterion.id, text)


def _criteria_in_use(pack: schema.Pack) -> set[str]:
    conditions = [
        *(gate.fails_when for gate in pack.gates),
        *(stage.needed_when for stage in pack.stages),
        *(stage.done_when_answers for stage in pack.stages),
        *(symptom.when for symptom in pack.symptoms),
        *(criterion.asked_when for _file, criterion in _criteria(pack)),
    ]
    used = {name for one in conditions if one for name in criteria_read(one)}
    for axis in (pack.fork.knowledge, pack.fork.behaviour):
        used |= {mark.criterion for mark in axis.criteria}
    return used


def _like_labels(pack: schema.Pack) -> Iterator[Remark]:
    for file, criterion in _criteria(pack):
        labels = [level.label.casefold() for level in criterion.levels]
        for level in criterion.levels:
            if labels.count(level.label.casefold()) > 1:
                yield Remark(file, level.id, _("another level of this question has this label."))


def _gates_without_effect(pack: schema.Pack) -> Iterator[Remark]:
    for gate in pack.gates:
        if gate.effect in ("blocks", "requires", "limits") and not gate.approaches:
            text = _('the effect is "{effect}", but no approach is named.')
            yield Remark("gates.json", gate.id, text.format(effect=gate.effect))


def _gates_of_many_questions(model: DecisionModel) -> Iterator[Remark]:
    for gate in model.gates:
        count = len(set(gate.reads))
        if count > _MANY:
            text = _(
                "reads {count} questions. Nobody can say what would open it, and what the answers "
                "are worth takes long to work out; split it in two, or ask less."
            )
            yield Remark("gates.json", gate.id, text.format(count=count))


def _fixed_gates(model: DecisionModel) -> Iterator[Remark]:
    for gate in model.gates:
        if isinstance(gate.fails_when, Constant):
            # Written down as "always": the author means it.
            continue
        outcomes = possible_outcomes(model, gate.fails_when, gate.reads)
        if outcomes == {True}:
            yield Remark("gates.json", gate.id, _("fires whatever is answered."))
        elif outcomes == {False}:
            yield Remark("gates.json", gate.id, _("can never fire."))
