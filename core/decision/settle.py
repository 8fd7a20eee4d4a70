"""Gates with what the costs say about each approach in place of what stands until then."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from json import dumps

from core.decision.model import DecisionModel, GateEntry

Truths = Mapping[str, Mapping[str, bool]]
"""Whether a figure holds for an approach, by name and code; what is not known is left out."""


def settle(model: DecisionModel, truths: Truths) -> DecisionModel:
    """Return the model with these figures in its gates; itself where they say nothing to it.

    A gate is split where they differ between its approaches. The digest covers what was used.
    """
    gates = tuple(part for gate in model.gates for part in _parts(gate, truths))
    if gates == model.gates:
        return model
    used = [
        [gate.id, gate.approaches, _signature(gate, gate.approaches[0], truths)]
        for gate in gates
        if gate.figures
    ]
    content = dumps([model.digest, used], separators=(",", ":"))
    return replace(model, gates=gates, digest=sha256(content.encode()).hexdigest())


def _parts(gate: GateEntry, truths: Truths) -> Iterator[GateEntry]:
    groups: dict[tuple[bool | None, ...], list[str]] = {}
    for code in gate.approaches if gate.figures else ():
        groups.setdefault(_signature(gate, code, truths), []).append(code)
    if all(truth is None for signature in groups for truth in signature):
        yield gate
        return
    for part, (signature, codes) in enumerate(groups.items()):
        variant = gate.variants[signature]
        yield replace(
            gate,
            approaches=tuple(codes),
            fails_when=variant.fails_when,
            reads=variant.reads,
            part=part,
        )


def _signature(gate: GateEntry, code: str, truths: Truths) -> tuple[bool | None, ...]:
    return tuple(truths.get(figure, {}).get(code) for figure in gate.figures)
