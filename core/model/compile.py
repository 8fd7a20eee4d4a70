"""From a checked pack to the plain model the decision core computes with."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from core.decision import model as compiled
from core.model import pack as schema
from core.model.bands import limits_of
from core.model.condition_checks import criteria_read
from core.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Computed,
    Condition,
    LevelIs,
    Not,
    NumberIs,
    StateIs,
)
from core.model.settling import figures_in, settled


def compile_model(pack: schema.Pack) -> compiled.DecisionModel:
    """Return the decision model of a pack; marks follow the order of its approaches."""
    codes = tuple(approach.code for approach in pack.approaches)
    return compiled.DecisionModel(
        id=pack.model.id,
        version=pack.model.version,
        title=pack.model.title,
        digest=pack.digest,
        calibration=pack.model.calibration,
        alternatives=tuple(_alternative(approach) for approach in pack.approaches),
        factors=tuple(_factor(pack, factor) for factor in pack.model.factors),
        criteria=_criteria(pack, codes),
        gates=tuple(_gate(gate) for gate in pack.gates),
        knowledge_axis=_axis(pack, pack.fork.knowledge),
        behaviour_axis=_axis(pack, pack.fork.behaviour),
        stages=tuple(_stage(stage) for stage in pack.stages),
        spreads=_spreads(pack.model.spreads),
        limits=_limits(pack.model.thresholds),
        wording=dict(pack.wording),
        positions={code: position for position, code in enumerate(codes)},
    )


def _alternative(approach: schema.Approach) -> compiled.Alternative:
    return compiled.Alternative(
        code=approach.code,
        name=approach.name,
        phrase=approach.phrase,
        family=approach.family,
        components=tuple(approach.components),
        description=approach.description,
        destination=approach.destination,
    )


def _factor(pack: schema.Pack, factor: schema.Factor) -> compiled.FactorEntry:
    return compiled.FactorEntry(
        id=factor.id,
        title=factor.title,
        kind=compiled.FactorKind(factor.kind),
        importance=factor.importance,
        criteria=tuple(criterion.id for criterion in pack.criteria[factor.id]),
    )


def _criteria(pack: schema.Pack, codes: tuple[str, ...]) -> Mapping[str, compiled.CriterionEntry]:
    return {
        criterion.id: _criterion(factor.id, criterion, codes)
        for factor in pack.model.factors
        for criterion in pack.criteria[factor.id]
    }


def _criterion(
    factor: str, criterion: schema.Criterion, codes: tuple[str, ...]
) -> compiled.CriterionEntry:
    number = criterion.number
    entry = compiled.CriterionEntry(
        id=criterion.id,
        factor=factor,
        question=criterion.question,
        short=criterion.short,
        ordered=criterion.ordered,
        importance=criterion.importance,
        levels=tuple(_level(level, codes) for level in criterion.levels),
        base_rate=tuple(criterion.base_rate[level.id] for level in criterion.levels),
        unit=number.unit if number else None,
        who=criterion.enquiry.who,
        effort=criterion.enquiry.effort,
        days=criterion.enquiry.days,
        asked_when=_optional(criterion.asked_when),
        split_unit=criterion.split.unit if criterion.split else None,
    )
    return _with_limits(entry, number) if number else entry


def _with_limits(entry: compiled.CriterionEntry, number: schema.Number) -> compiled.CriterionEntry:
    return replace(entry, minimum=number.minimum, maximum=number.maximum, whole=number.whole)


def _level(level: schema.Level, codes: tuple[str, ...]) -> compiled.LevelEntry:
    marks = {str(code): mark for code, mark in level.marks.items()}
    return compiled.LevelEntry(
        id=level.id,
        label=level.label,
        definition=level.definition,
        statement=level.statement,
        headline=level.headline,
        reason=level.reason,
        marks=tuple(marks[code] for code in codes),
        band=limits_of(level.band) if level.band else None,
        portion=level.portion.clause if level.portion else "",
        portion_reason=level.portion.reason if level.portion else "",
        explains=None if level.explains is None else frozenset(level.explains),
    )


def _gate(gate: schema.Gate) -> compiled.GateEntry:
    return compiled.GateEntry(
        id=gate.id,
        title=gate.title,
        rule=gate.rule,
        effect=compiled.Effect(gate.effect),
        approaches=tuple(gate.approaches),
        fails_when=compile_condition(settled(gate.fails_when, {})),
        reads=criteria_read(gate.fails_when),
        figures=figures_in(gate.fails_when),
        variants=dict(_variants(gate.fails_when)),
        opens_when=gate.opens_when,
        advice=gate.advice,
        step=gate.step,
        threshold_origin=gate.threshold_origin,
        judgement=gate.judgement,
        sources=gate.sources,
        disagreement=gate.disagreement,
    )


def _variants(
    condition: Condition,
) -> Iterator[tuple[tuple[bool | None, ...], compiled.Variant]]:
    names = figures_in(condition)
    for truths in product((None, True, False), repeat=len(names)) if names else ():
        variant = settled(condition, dict(zip(names, truths, strict=True)))
        yield truths, compiled.Variant(compile_condition(variant), criteria_read(variant))


def _axis(pack: schema.Pack, axis: schema.ForkAxis) -> compiled.ForkAxisEntry:
    levels = {
        criterion.id: tuple(level.id for level in criterion.levels)
        for criteria in pack.criteria.values()
        for criterion in criteria
    }
    return compiled.ForkAxisEntry(
        title=axis.title,
        even_within=pack.fork.even_within,
        marks=tuple(
            (
                mark.criterion,
                mark.importance,
                tuple(mark.marks[level] for level in levels[mark.criterion]),
            )
            for mark in axis.criteria
        ),
    )


def _stage(stage: schema.Stage) -> compiled.StageEntry:
    return compiled.StageEntry(
        id=stage.id,
        title=stage.title,
        subtitle=stage.subtitle,
        content=stage.content,
        first_step=stage.first_step,
        enter_when=stage.enter_when,
        done_when=stage.done_when,
        stop_if=stage.stop_if,
        weeks=(stage.weeks[0], stage.weeks[1]) if stage.weeks else None,
        approaches=tuple(stage.approaches),
        delivers=tuple(stage.delivers),
        needed_when=_optional(stage.needed_when),
        done_when_answers=_optional(stage.done_when_answers),
    )


def _spreads(spreads: schema.Spreads) -> Mapping[str, compiled.SpreadRule]:
    by_confidence = (("high", spreads.high), ("medium", spreads.medium), ("low", spreads.low))
    return {
        confidence: compiled.SpreadRule(
            neighbour_ratio=spread.neighbour_ratio,
            stated_share=spread.stated_share,
            number_factor=spread.number_factor,
        )
        for confidence, spread in by_confidence
    }


def _limits(thresholds: schema.Thresholds) -> compiled.Limits:
    return compiled.Limits(
        least_need_answers=thresholds.least_need_answers,
        least_difference=thresholds.least_difference,
        clear_margin=thresholds.clear_margin,
        need_line=thresholds.need_line,
        clear_first=thresholds.clear_first,
        clear_pairwise=thresholds.clear_pairwise,
        leaning_first=thresholds.leaning_first,
        samples=thresholds.samples,
        concentration=thresholds.concentration,
        telling_times=thresholds.telling_times,
        split_majority=thresholds.split_majority,
    )


def _optional(condition: Condition | None) -> compiled.Condition | None:
    return compile_condition(condition) if condition else None


def compile_condition(condition: Condition) -> compiled.Condition:
    """Return the condition as the decision core reads it, before the costs say anything."""
    match condition:
        case LevelIs() | NumberIs() | StateIs():
            return _leaf(condition)
        case Computed():
            return compile_condition(settled(condition, {}))
        case Not(not_=part):
            return compiled.Negated(compile_condition(part))
        case Always():
            return compiled.Constant(holds=True)
        case _:
            return _counted(condition)


def _leaf(condition: LevelIs | NumberIs | StateIs) -> compiled.Condition:
    match condition:
        case LevelIs(levels=levels):
            return compiled.LevelIn(levels[0].partition(".")[0], frozenset(levels))
        case NumberIs(number=criterion):
            return compiled.NumberWithin(criterion, limits_of(condition))
        case StateIs(criterion=criterion, states=states):
            return compiled.StateIn(criterion, frozenset(states))


def _counted(condition: AllOf | AnyOf | AtLeast) -> compiled.Counted:
    match condition:
        case AllOf(all_of=parts):
            return compiled.Counted(len(parts), _each(parts))
        case AnyOf(any_of=parts):
            return compiled.Counted(1, _each(parts))
        case AtLeast(at_least=least, of=parts):
            return compiled.Counted(least, _each(parts))


def _each(parts: tuple[Condition, ...]) -> tuple[compiled.Condition, ...]:
    return tuple(compile_condition(part) for part in parts)
