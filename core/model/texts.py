"""The texts of a pack: missing words, words said twice, and sentences the program must have."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

import resources
from core.errors import FileFault
from core.language import _
from core.model import pack as schema
from core.model.draft import Draft

# Shorter than this no sentence explains anything; a guess that has served well.
_SHORTEST_EXPLANATION = 15
_SHORTEST_STATEMENT = 4

Place = tuple[str, str, str]


def wording_faults(draft: Draft) -> Iterator[FileFault]:
    """Yield the sentences the program says and the pack does not have."""
    if not draft.wording:
        return
    for key in sorted(set(shipped_wording()) - set(draft.wording.sentences)):
        place = f"sentences.{key}"
        yield FileFault("wording.json", place, _("expected a sentence; this key is missing."))


def shipped_wording() -> dict[str, str]:
    """Return the sentences of the shipped pack, by key."""
    file = json.loads(resources.read_bytes("models/core/wording.json"))
    return dict(file["sentences"])


def unknown_fields(pack: schema.Pack) -> Iterator[Place]:
    """Yield sentences with a field in braces that the program does not fill in there."""
    shipped = shipped_wording()
    for key, sentence in pack.wording.items():
        place = f"sentences.{key}"
        if key not in shipped:
            yield "wording.json", place, _("the program never says this sentence.")
        for name in sorted(_fields(sentence) - _fields(shipped.get(key, sentence))):
            text = _(
                "the field {name} is not used in the shipped sentence; check that it is filled."
            )
            yield "wording.json", place, text.format(name="{" + name + "}")


def _fields(sentence: str) -> set[str]:
    return set(re.findall(r"\{([^{}]*)\}", sentence))


def short_texts(pack: schema.Pack) -> Iterator[Place]:
    """Yield explanations too short to explain anything."""
    for file, place, text in _explanations(pack):
        if len(text.strip()) < _SHORTEST_EXPLANATION:
            yield file, place, _("the text is very short; say it in a sentence.")
    for file, level in _levels(pack):
        if len(level.statement.strip()) < _SHORTEST_STATEMENT:
            place = f"{level.id}, statement"
            yield file, place, _("the text is very short; say it as a clause.")
        if level.portion and len(level.portion.clause.strip()) < _SHORTEST_STATEMENT:
            place = f"{level.id}, portion"
            yield file, place, _("the text is very short; say it as a clause.")


def repeated_texts(pack: schema.Pack) -> Iterator[Place]:
    """Yield explanations that stand word for word in two places."""
    seen: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for file, place, text in _explanations(pack):
        seen[" ".join(text.casefold().split())].append((file, place))
    for places in seen.values():
        for file, place in places[1:]:
            text = _("the same text stands at {other}.")
            yield file, place, text.format(other=", ".join(places[0]))


def _explanations(pack: schema.Pack) -> Iterator[Place]:
    for approach in pack.approaches:
        yield "approaches.json", f"{approach.code}, description", approach.description
    yield from _criterion_texts(pack)
    for gate in pack.gates:
        yield "gates.json", f"{gate.id}, rule", gate.rule
        yield "gates.json", f"{gate.id}, advice", gate.advice
    for stage in pack.stages:
        yield "roadmap.json", f"{stage.id}, content", stage.content
        yield "roadmap.json", f"{stage.id}, first_step", stage.first_step
        yield "roadmap.json", f"{stage.id}, done_when", stage.done_when
    for term in pack.glossary:
        yield "glossary.json", f"{term.id}, meaning", term.meaning


def _criterion_texts(pack: schema.Pack) -> Iterator[Place]:
    for factor, criteria in pack.criteria.items():
        for criterion in criteria:
            file = f"criteria/{factor}.json"
            yield file, f"{criterion.id}, question", criterion.question
            yield file, f"{criterion.id}, why", criterion.why
    for file, level in _levels(pack):
        yield file, f"{level.id}, reason", level.reason
        if level.portion:
            yield file, f"{level.id}, portion", level.portion.reason


def _levels(pack: schema.Pack) -> Iterator[tuple[str, schema.Level]]:
    for factor, criteria in pack.criteria.items():
        for criterion in criteria:
            for level in criterion.levels:
                yield f"criteria/{factor}.json", level
