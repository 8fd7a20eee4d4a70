"""Why: contributions that add up to the margin, reasons for and against, why not the others."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from core.decision.case import Case
from core.decision.gates import Standing, answer_clause
from core.decision.model import DecisionModel, FactorKind, LevelEntry
from core.decision.recommendation import Contrast, Contribution, GateFinding, Reason, Status
from core.decision.split_words import portion_clause
from core.decision.values import MILLION
from core.decision.wording import join_clauses, say, say_clause, say_number, sentence_case

LINES_SHOWN = 5
REASONS_FOR = 5
REASONS_AGAINST = 3
GATES_NAMED = 2


def contrast(case: Case, first: str, second: str) -> Contrast:
    """Return why ``first`` stands where it does before ``second``, answer by answer."""
    one, other = case.model.positions[first], case.model.positions[second]
    differences = {q: row[one] - row[other] for q, row in case.values.terms.items()}
    charge = case.values.charge[other] - case.values.charge[one]
    margin = sum(differences.values()) + charge
    every = _lines(case, differences, (first, second))
    if charge:
        every += (_more_to_build(case.model, charge, (first, second)),)
    every = tuple(sorted(every, key=lambda line: -abs(line.points)))
    shown, rest = every[:LINES_SHOWN], every[LINES_SHOWN:]
    if rest:
        points = sum(round(line.points * MILLION) for line in rest)
        shown += (_gathered(case.model, points, len(rest), (first, second)),)
    return Contrast(
        first,
        second,
        margin / MILLION,
        _tenths(margin) / 10,
        _heading(case.model, margin, first, second),
        _rounded_to_margin(shown, margin),
        every,
    )


def reasons(case: Case, code: str) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Return the strongest answers for and against one approach, seen from the whole field.

    An answer counts for an approach when its own mark does, when its reason argues that mark, and
    when it lifts the approach above neutral and above the other families, as stated and as
    believed; what the use case needs comes before what is possible. Rather few reasons than
    hollow ones.
    """
    place = case.model.positions[code]
    others = _other_families(case.model, code)
    for_it: list[tuple[int, str]] = []
    against: list[tuple[int, str]] = []
    for q in case.stated:
        own = case.values.terms[q][place]
        level, mark = _argument(case, q, code)
        if mark < 0 and own < 0:
            against.append((-own, q))
        elif mark > 0:
            field = sum(case.values.terms[q][index] for index in others) // max(1, len(others))
            is_ahead = mark * len(others) > sum(level.marks[index] for index in others)
            if is_ahead and own > max(0, field):
                for_it.append((2 * own - field, q))
    return (
        _strongest(case, code, for_it)[:REASONS_FOR],
        _strongest(case, code, against)[:REASONS_AGAINST],
    )


def why(case: Case, leader_reasons: tuple[Reason, ...], *, is_recommended: bool) -> dict[str, str]:
    """Return one or two sentences per approach: why, or why not."""
    findings = {finding.id: finding for finding in case.findings}
    return {
        code: _why_leading(case, leader_reasons, is_recommended=is_recommended)
        if code == case.leader
        else _why_not(case, findings, code)
        for code in case.order.codes
    }


def _why_leading(case: Case, leader_reasons: tuple[Reason, ...], *, is_recommended: bool) -> str:
    heads = " ".join(reason.headline for reason in leader_reasons[:2])
    key = "why.leader" if is_recommended else "why.leading"
    return say(case.model, key, reasons=heads).strip() if heads else ""


def _why_not(case: Case, findings: Mapping[str, GateFinding], code: str) -> str:
    standing = case.standing[code]
    if standing.status is Status.BLOCKED:
        return _why_blocked(case.model, findings, standing)
    text = _why_behind(case, code) if case.is_needed(code) else _why_not_needed(case, code)
    return (text + _waiting(case.model, findings, standing)).strip()


def _why_not_needed(case: Case, code: str) -> str:
    place = case.model.positions[code]
    terms = case.values.terms
    against = [(terms[q][place], q) for q in case.stated if _argument(case, q, code).mark < 0]
    cause = _argument(case, min(against)[1], code).level.headline if against else ""
    return say(case.model, "why.not_needed", cause=cause).strip()


def _why_behind(case: Case, code: str) -> str:
    if case.leader is None or not case.values.terms:
        return ""
    one, other = case.model.positions[case.leader], case.model.positions[code]
    lead, criterion = max(
        (row[one] - row[other], criterion) for criterion, row in case.values.terms.items()
    )
    charge = case.values.charge[other] - case.values.charge[one]
    if max(lead, charge) <= 0:
        return ""
    answer = answer_clause(case.model, criterion, case.sheet).statement
    cause = say(case.model, "contrast.more_to_build") if charge > lead else sentence_case(answer)
    points = f"{(case.total(case.leader) - case.total(code)) / MILLION:.1f}"
    return say(case.model, "why.behind", points=points, cause=cause)


def _why_blocked(
    model: DecisionModel, findings: Mapping[str, GateFinding], standing: Standing
) -> str:
    first, *more = standing.blocked_by
    text = findings[first].rule
    if not more:
        return text
    key = "why.one_more_gate" if len(more) == 1 else "why.more_gates"
    return f"{text} {say(model, key, count=sentence_case(say_number(model, len(more))))}"


def _waiting(model: DecisionModel, findings: Mapping[str, GateFinding], standing: Standing) -> str:
    if not standing.waits_for:
        return ""
    titles = [findings[gate].title for gate in standing.waits_for]
    gates = join_clauses(model, titles)
    if len(titles) > GATES_NAMED + 1:
        first = ", ".join(titles[:GATES_NAMED])
        count = say_number(model, len(titles) - GATES_NAMED)
        gates = say_clause(model, "list.more", list=first, count=count)
    return " " + say(model, "why.waits", gates=gates)


def _lines(
    case: Case, differences: Mapping[str, int], pair: tuple[str, str]
) -> tuple[Contribution, ...]:
    ordered = sorted(
        (item for item in differences.items() if item[1]), key=lambda item: (-abs(item[1]), item[0])
    )
    return tuple(
        Contribution(
            q,
            sentence_case(answer_clause(case.model, q, case.sheet).statement),
            points / MILLION,
            round(points / MILLION, 1),
            pair[0] if points > 0 else pair[1],
        )
        for q, points in ordered
    )


def _more_to_build(model: DecisionModel, points: int, pair: tuple[str, str]) -> Contribution:
    return Contribution(
        None,
        say(model, "contrast.more_to_build"),
        points / MILLION,
        round(points / MILLION, 1),
        pair[0] if points > 0 else pair[1],
    )


def _gathered(model: DecisionModel, points: int, count: int, pair: tuple[str, str]) -> Contribution:
    key = "contrast.one_smaller" if count == 1 else "contrast.smaller"
    return Contribution(
        None,
        say(model, key, count=sentence_case(say_number(model, count))),
        points / MILLION,
        round(points / MILLION, 1),
        pair[0] if points >= 0 else pair[1],
        count,
    )


def _rounded_to_margin(lines: tuple[Contribution, ...], margin: int) -> tuple[Contribution, ...]:
    """Round to tenths so that the lines shown add up to the margin shown (largest remainder)."""
    tenth = MILLION // 10
    exact = [round(line.points * MILLION) for line in lines]
    floors = [value // tenth for value in exact]
    missing = _tenths(margin) - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda i: (-(exact[i] % tenth), i))
    lifted = set(by_remainder[: max(0, missing)])
    return tuple(
        Contribution(
            line.criterion,
            line.statement,
            line.points,
            (floors[index] + (index in lifted)) / 10,
            line.speaks_for,
            line.count,
        )
        for index, line in enumerate(lines)
    )


def _heading(model: DecisionModel, margin: int, first: str, second: str) -> str:
    return say(
        model,
        "contrast.ahead",
        first=model.alternative(first).phrase,
        second=model.alternative(second).phrase,
        points=f"{_tenths(margin) / 10:.1f}".replace("-", "−"),
    )


def _tenths(points: int) -> int:
    return round(points / (MILLION // 10))


def _other_families(model: DecisionModel, code: str) -> list[int]:
    family = model.alternative(code).family
    return [
        model.positions[a.code] for a in model.alternatives if a.family not in (family, "hybrid")
    ]


def _strongest(case: Case, code: str, speaking: list[tuple[int, str]]) -> tuple[Reason, ...]:
    readiness = {
        criterion
        for factor in case.model.factors
        if factor.kind is FactorKind.READINESS
        for criterion in factor.criteria
    }
    ordered = sorted(speaking, key=lambda item: (item[1] in readiness, -item[0], item[1]))
    return tuple(_reason(case, q, code) for _, q in ordered)


class _Argument(NamedTuple):
    """The level that speaks about an approach, and its mark there if the reason argues it."""

    level: LevelEntry
    mark: int


def _argument(case: Case, criterion: str, code: str) -> _Argument:
    """Return what an answer says about one approach: of a split the part that counts most.

    What a part says is said with its share, because it is not what most answers are like.
    """
    split = case.sheet[criterion].split
    place = case.model.positions[code]
    if split is None:
        level = case.stated[criterion]
        return _Argument(level, _argued(level, code, place))
    entry = case.model.criteria[criterion]
    levels = {level.id: level for level in entry.levels}
    expected = sum(count * levels[level].marks[place] for level, count in split.parts)
    sign = 1 if expected > 0 else -1

    def weight(part: tuple[str, int]) -> int:
        return sign * part[1] * _argued(levels[part[0]], code, place)

    largest, _count = max(split.parts, key=weight)
    clause = portion_clause(case.model, entry, split, largest)
    part = levels[largest]
    told = replace(
        part,
        statement=clause,
        headline=f"{sentence_case(clause)}.",
        reason=part.portion_reason,
    )
    mark = _argued(part, code, place)
    return _Argument(told, mark if expected and sign * mark > 0 else 0)


def _argued(level: LevelEntry, code: str, place: int) -> int:
    is_explained = level.explains is None or code in level.explains
    return level.marks[place] if is_explained else 0


def _reason(case: Case, criterion: str, code: str) -> Reason:
    level = _argument(case, criterion, code).level
    points = case.values.terms[criterion][case.model.positions[code]]
    return Reason(
        criterion, level.id, level.headline, level.reason, level.statement, points / MILLION
    )
