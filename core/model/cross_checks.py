"""What the files of a pack must agree on with each other."""

from collections import Counter
from collections.abc import Iterable, Iterator

from core.errors import FileFault
from core.language import _
from core.model import pack as schema
from core.model.bands import band_faults
from core.model.change_checks import change_faults
from core.model.condition_checks import condition_faults, criteria_read
from core.model.contradictions import contradiction_faults
from core.model.deciding import deciding_faults
from core.model.draft import Draft
from core.model.path_checks import path_faults
from core.model.sources import source_faults
from core.model.texts import wording_faults

# Base rates are written with two or three decimals.
_SUM_TOLERANCE = 0.001
_CORNERS = frozenset(("neither", "knowledge", "behaviour", "both"))


def cross_faults(draft: Draft) -> Iterator[FileFault]:
    """Yield every disagreement between the files that could be read."""
    yield from _repeated_ids(draft)
    yield from _importance_faults(draft)
    yield from _approach_faults(draft)
    for file, criterion in draft.questions():
        yield from _criterion_faults(draft, file, criterion)
    yield from _hiding_in_circles(draft)
    yield from _gate_faults(draft)
    yield from _fork_faults(draft)
    yield from _stage_faults(draft)
    yield from path_faults(draft)
    yield from _symptom_faults(draft)
    yield from source_faults(draft)
    yield from wording_faults(draft)
    yield from change_faults(draft)
    if draft.has_all_criteria:
        yield from contradiction_faults(draft.contradictions, _levels_by_criterion(draft))


def _repeated_ids(draft: Draft) -> Iterator[FileFault]:
    for file, ids in _ids_by_file(draft):
        for identity, count in Counter(ids).items():
            if count > 1:
                expected = _("expected each id once; this one stands {count} times.")
                yield FileFault(file, identity, expected.format(count=count))


def _ids_by_file(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    if draft.model:
        yield "model.json", [factor.id for factor in draft.model.factors]
    if draft.approaches:
        yield "approaches.json", [approach.code for approach in draft.approaches.approaches]
    for factor, file in draft.criteria.items():
        levels = [level.id for criterion in file.criteria for level in criterion.levels]
        yield f"criteria/{factor}.json", [*(one.id for one in file.criteria), *levels]
    if draft.gates:
        yield "gates.json", [gate.id for gate in draft.gates.gates]
    if draft.roadmap:
        yield "roadmap.json", [stage.id for stage in draft.roadmap.stages]
    yield from _content_ids_by_file(draft)


def _content_ids_by_file(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    if draft.ladder:
        yield "ladder.json", [rung.id for rung in draft.ladder.rungs]
    if draft.symptoms:
        yield "symptoms.json", [symptom.id for symptom in draft.symptoms.symptoms]
    if draft.glossary:
        yield "glossary.json", [term.id for term in draft.glossary.terms]
    if draft.references:
        yield "references.json", [entry.id for entry in draft.references.references]
    if draft.claims:
        claims = [claim.id for text in draft.claims.texts for claim in text.claims]
        yield "claims.json", [*(text.id for text in draft.claims.texts), *claims]
    if draft.contradictions:
        ids = [entry.id for entry in draft.contradictions.contradictions]
        yield "contradictions.json", ids
    if draft.disagreements:
        yield "disagreements.json", [entry.id for entry in draft.disagreements.disagreements]


def _unknown(
    file: str, place: str, named: Iterable[str], known: set[str] | None, kind: str
) -> Iterator[FileFault]:
    # None stands for a file that could not be read: then nothing can be said about its ids.
    for identity in named:
        if known is not None and identity not in known:
            expected = _("expected {kind} of this pack; {id} is none.")
            yield FileFault(file, place, expected.format(kind=kind, id=identity))


def _codes(draft: Draft) -> set[str] | None:
    return {one.code for one in draft.approaches.approaches} if draft.approaches else None


def _importance_faults(draft: Draft) -> Iterator[FileFault]:
    if draft.model and not any(factor.importance for factor in draft.model.factors):
        expected = _("expected at least one factor with an importance above 0.")
        yield FileFault("model.json", "factors", expected)


def _approach_faults(draft: Draft) -> Iterator[FileFault]:
    for approach in draft.approaches.approaches if draft.approaches else ():
        place = f"{approach.code}, components"
        file = "approaches.json"
        yield from _unknown(file, place, approach.components, _codes(draft), _("an approach"))
        if approach.code in approach.components:
            yield FileFault(file, place, _("expected other approaches; this one names itself."))


def _criterion_faults(draft: Draft, file: str, criterion: schema.Criterion) -> Iterator[FileFault]:
    factor = file.removeprefix("criteria/").removesuffix(".json")
    if criterion.id[:2] != factor:
        expected = _("expected an id that starts with {factor}, the factor of this file.")
        yield FileFault(file, criterion.id, expected.format(factor=factor))
    for level in criterion.levels:
        yield from _level_faults(draft, file, criterion, level)
    yield from _base_rate_faults(file, criterion)
    yield from band_faults(file, criterion)
    yield from _split_faults(file, criterion)
    yield from deciding_faults(file, criterion)
    terms = {term.id for term in draft.glossary.terms} if draft.glossary else None
    place = f"{criterion.id}, terms"
    yield from _unknown(file, place, criterion.terms, terms, _("a term of the glossary"))
    if criterion.asked_when:
        place = f"{criterion.id}, asked_when"
        yield from condition_faults(draft, file, place, criterion.asked_when)


def _level_faults(
    draft: Draft, file: str, criterion: schema.Criterion, level: schema.Level
) -> Iterator[FileFault]:
    if not level.id.startswith(f"{criterion.id}."):
        expected = _("expected an id that starts with {id} and a full stop.")
        yield FileFault(file, level.id, expected.format(id=criterion.id))
    codes = _codes(draft)
    if codes is None:
        return
    for code in sorted(codes - set(level.marks)):
        place = f"{level.id}, marks.{code}"
        yield FileFault(file, place, _("expected a mark from -2 to 2; this approach has none."))
    for code in sorted(set(level.marks) - codes):
        place = f"{level.id}, marks.{code}"
        yield FileFault(file, place, _("expected only approaches of approaches.json."))


def _split_faults(file: str, criterion: schema.Criterion) -> Iterator[FileFault]:
    if criterion.split and criterion.number:
        expected = _("expected no split, because this question asks for a number.")
        yield FileFault(file, f"{criterion.id}, split", expected)
    for level in criterion.levels:
        place = f"{level.id}, portion"
        if criterion.split and level.portion is None:
            expected = _("expected the words for a share, because this question takes a split.")
            yield FileFault(file, place, expected)
        elif level.portion and criterion.split is None:
            expected = _("expected no words for a share, because this question takes no split.")
            yield FileFault(file, place, expected)


def _base_rate_faults(file: str, criterion: schema.Criterion) -> Iterator[FileFault]:
    levels = {level.id for level in criterion.levels}
    for missing in sorted(levels - set(criterion.base_rate)):
        place = f"{criterion.id}, base_rate.{missing}"
        yield FileFault(file, place, _("expected a share from 0 to 1; this level has none."))
    for foreign in sorted(set(criterion.base_rate) - levels):
        place = f"{criterion.id}, base_rate.{foreign}"
        yield FileFault(file, place, _("expected only levels of this criterion."))
    total = sum(criterion.base_rate.values())
    if abs(total - 1) > _SUM_TOLERANCE:
        expected = _("expected shares that add up to 1; they add up to {total}.")
        place = f"{criterion.id}, base_rate"
        yield FileFault(file, place, expected.format(total=f"{total:.4g}"))


def _hiding_in_circles(draft: Draft) -> Iterator[FileFault]:
    reads = {
        criterion.id: criteria_read(criterion.asked_when) if criterion.asked_when else ()
        for _file, criterion in draft.questions()
    }
    for file, criterion in draft.questions():
        if criterion.id in _reachable(reads, criterion.id):
            place = f"{criterion.id}, asked_when"
            expected = _("expected a condition that does not come back to its own question.")
            yield FileFault(file, place, expected)


def _reachable(reads: dict[str, tuple[str, ...]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(reads.get(start, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(reads.get(one, ()))
    return found


def _gate_faults(draft: Draft) -> Iterator[FileFault]:
    stages = _stage_ids(draft)
    known = _disagreement_ids(draft)
    for gate in draft.gates.gates if draft.gates else ():
        file = "gates.json"
        place = f"{gate.id}, approaches"
        yield from _unknown(file, place, gate.approaches, _codes(draft), _("an approach"))
        condition, can = gate.fails_when, bool(gate.approaches)
        place = f"{gate.id}, fails_when"
        yield from condition_faults(draft, file, place, condition, may_compute=can)
        steps = (gate.step,) if gate.step else ()
        yield from _unknown(file, f"{gate.id}, step", steps, stages, _("a stage of the roadmap"))
        if gate.effect == "requires" and not gate.step:
            expected = _("expected a stage of the roadmap, because this gate requires a step.")
            yield FileFault(file, f"{gate.id}, step", expected)
        named = (gate.disagreement,) if gate.disagreement else ()
        place = f"{gate.id}, disagreement"
        yield from _unknown(file, place, named, known, _("a disagreement"))


def _stage_ids(draft: Draft) -> set[str] | None:
    return {stage.id for stage in draft.roadmap.stages} if draft.roadmap else None


def _disagreement_ids(draft: Draft) -> set[str] | None:
    if not draft.disagreements:
        return None
    return {entry.id for entry in draft.disagreements.disagreements}


def _fork_faults(draft: Draft) -> Iterator[FileFault]:
    if not draft.fork:
        return
    for corner in sorted(_CORNERS - draft.fork.corners.keys()):
        expected = _("expected the two lines of this corner; it is missing.")
        yield FileFault("fork.json", f"corners.{corner}", expected)
    levels = _levels_by_criterion(draft)
    axes = (("knowledge", draft.fork.knowledge), ("behaviour", draft.fork.behaviour))
    for name, axis in axes:
        for mark in axis.criteria:
            yield from _fork_mark_faults(draft, f"{name}, {mark.criterion}", mark, levels)
        for identity, count in Counter(mark.criterion for mark in axis.criteria).items():
            if count > 1:
                place = f"{name}, {identity}"
                yield FileFault("fork.json", place, _("expected each criterion once on an axis."))


def _levels_by_criterion(draft: Draft) -> dict[str, set[str]]:
    return {
        criterion.id: {level.id for level in criterion.levels}
        for _file, criterion in draft.questions()
    }


def _fork_mark_faults(
    draft: Draft, place: str, mark: schema.ForkMark, levels: dict[str, set[str]]
) -> Iterator[FileFault]:
    if mark.criterion not in levels:
        if draft.has_all_criteria:
            yield FileFault("fork.json", place, _("expected a criterion of this pack."))
        return
    for level in sorted(levels[mark.criterion] ^ set(mark.marks)):
        expected = _("expected a mark for each level of the criterion and for nothing else.")
        yield FileFault("fork.json", f"{place}, marks.{level}", expected)


def _stage_faults(draft: Draft) -> Iterator[FileFault]:
    for stage in draft.roadmap.stages if draft.roadmap else ():
        file = "roadmap.json"
        codes = _codes(draft)
        for key, named in (("approaches", stage.approaches), ("delivers", stage.delivers)):
            place = f"{stage.id}, {key}"
            yield from _unknown(file, place, named, codes, _("an approach"))
        for key, condition in (
            ("needed_when", stage.needed_when),
            ("done_when_answers", stage.done_when_answers),
        ):
            if condition:
                yield from condition_faults(draft, file, f"{stage.id}, {key}", condition)
        if stage.weeks and not 0 <= stage.weeks[0] <= stage.weeks[1]:
            expected = _("expected the shortest and the longest number of weeks, in this order.")
            yield FileFault(file, f"{stage.id}, weeks", expected)


def _symptom_faults(draft: Draft) -> Iterator[FileFault]:
    for symptom in draft.symptoms.symptoms if draft.symptoms else ():
        if symptom.when:
            place = f"{symptom.id}, when"
            yield from condition_faults(draft, "symptoms.json", place, symptom.when)
