"""Other answers to one question that come to the same, told as one."""

from math import isinf

from core.decision.model import CriterionEntry, DecisionModel, LevelEntry
from core.decision.recommendation import Flip, FlipGroup, FlipKind, VerdictState
from core.decision.wording import say_clause, say_number

Outcome = tuple[str, str | None, FlipKind, VerdictState | None]
_NAMED = 3


def grouped(model: DecisionModel, flips: tuple[Flip, ...]) -> tuple[FlipGroup, ...]:
    """Return one group per question and outcome: by lead, then by a gate, to nothing last."""
    found: dict[Outcome, list[Flip]] = {}
    for flip in sorted(flips, key=lambda flip: (flip.leader is None, -flip.lead)):
        outcome = (flip.changes[0].criterion, flip.leader, flip.kind, flip.verdict)
        found.setdefault(outcome, []).append(flip)
    return tuple(_group(model, outcome, tuple(own)) for outcome, own in found.items())


def _group(model: DecisionModel, outcome: Outcome, flips: tuple[Flip, ...]) -> FlipGroup:
    criterion, leader, kind, verdict = outcome
    entry = model.criteria[criterion]
    wanted = {flip.changes[0].after for flip in flips}
    levels = [level for level in entry.levels if level.id in wanted]
    first = flips[0].changes[0]
    before = entry.level(first.before)
    after = _range(model, entry, levels) or _any_of(model, entry, levels, before)
    word = model.wording.get(f"lead.{kind.value}", "")
    then = model.wording[f"flip.then.{kind.value}"]
    verdict_word = model.wording[f"verdict.word.{verdict.value}"] if verdict else ""
    return FlipGroup(
        criterion, first.before_statement, after, leader, kind, flips, word, then,
        verdict, verdict_word,
    )  # fmt: skip


def _any_of(
    model: DecisionModel, entry: CriterionEntry, levels: list[LevelEntry], before: LevelEntry
) -> str:
    # Of a split each level by itself is another answer, so all but one are not all others.
    is_any_other = len(levels) == len(entry.levels) - 1 and before not in levels
    if len(levels) > _NAMED and is_any_other:
        return say_clause(model, "flip.any_other")
    clauses = [level.statement for level in levels]
    if len(clauses) > _NAMED:
        count = say_number(model, len(clauses) - _NAMED + 1)
        clauses[_NAMED - 1 :] = [say_clause(model, "flip.others", count=count)]
    return model.wording["list.or"].join(clauses)


def _range(model: DecisionModel, entry: CriterionEntry, levels: list[LevelEntry]) -> str:
    """Return several levels side by side on a scale as one range, "" where they are not that."""
    bands = [level.band for level in levels if level.band is not None]
    if len(bands) < 2 or len(bands) < len(levels) or not _side_by_side(entry, levels):
        return ""
    low, low_inside, _high, _inside = min(bands)
    _low, _inside, high, high_inside = max(bands, key=lambda band: band[2])
    if entry.whole and not high_inside and not isinf(high):
        high, high_inside = high - 1, True
    if isinf(high):
        key = "range.from" if low_inside else "range.above"
    elif low <= entry.minimum or isinf(low):
        key = "range.to" if high_inside else "range.below"
    else:
        key = "range.between" if high_inside else "range.between-under"
    fields = {"low": f"{low:,.12g}", "high": f"{high:,.12g}", "unit": entry.unit or ""}
    return say_clause(model, key, **fields)


def _side_by_side(entry: CriterionEntry, levels: list[LevelEntry]) -> bool:
    places = [entry.levels.index(level) for level in levels]
    return places == list(range(places[0], places[0] + len(places)))
