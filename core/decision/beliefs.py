"""What an answer makes us believe about the levels of a criterion (methods 2.4).

A belief is a tuple of whole ten-thousandths, one per level, that add up to 10,000.
"""

from math import inf, log

from core.answers import Answer, State
from core.decision.model import CriterionEntry, SpreadRule

WHOLE = 10_000


def belief(criterion: CriterionEntry, answer: Answer, spread: SpreadRule) -> tuple[int, ...]:
    """Return the belief for an answered or unknown criterion.

    A stated level spreads by the confidence, a number is a log-triangular range around itself,
    "don't know" is the base rate of the pack. A split is the belief as it stands: nothing is
    spread, because it says already how much falls on the other levels.
    """
    if answer.state is State.UNKNOWN:
        return in_ten_thousandths(criterion.base_rate)
    if answer.split is not None:
        split = answer.split
        return in_ten_thousandths(tuple(split.count((one.id,)) for one in criterion.levels))
    if answer.number is not None and answer.number > 0 and _has_bands(criterion):
        return in_ten_thousandths(_number_shares(criterion, answer, spread.number_factor))
    stated = _place(criterion, answer)
    if criterion.ordered:
        return in_ten_thousandths(_ordered_shares(criterion, stated, spread.neighbour_ratio))
    return in_ten_thousandths(_unordered_shares(criterion, stated, spread.stated_share))


def in_ten_thousandths(shares: tuple[float, ...]) -> tuple[int, ...]:
    """Scale shares to whole numbers that add up to 10,000; the largest takes the rounding."""
    total = sum(shares)
    whole = [round(share / total * WHOLE) for share in shares]
    largest = max(range(len(whole)), key=lambda index: (shares[index], -index))
    whole[largest] += WHOLE - sum(whole)
    return tuple(whole)


def _ordered_shares(criterion: CriterionEntry, stated: int, ratio: float) -> tuple[float, ...]:
    # A level outside the order ("not tested", "no measurement") has no neighbours to slip to.
    ranks = _ranks(criterion)
    if ranks[stated] is None:
        return _certain(criterion, stated)
    return tuple(
        0.0 if rank is None else ratio ** abs(rank - (ranks[stated] or 0)) for rank in ranks
    )


def _ranks(criterion: CriterionEntry) -> list[int | None]:
    if not _has_bands(criterion):
        return list(range(len(criterion.levels)))
    banded = iter(range(len(criterion.levels)))
    return [None if level.band is None else next(banded) for level in criterion.levels]


def _unordered_shares(criterion: CriterionEntry, stated: int, share: float) -> tuple[float, ...]:
    rest = sum(rate for index, rate in enumerate(criterion.base_rate) if index != stated)
    if rest <= 0:
        return _certain(criterion, stated)
    return tuple(
        share if index == stated else (1 - share) * rate / rest
        for index, rate in enumerate(criterion.base_rate)
    )


def _place(criterion: CriterionEntry, answer: Answer) -> int:
    return [level.id for level in criterion.levels].index(answer.level or "")


def _certain(criterion: CriterionEntry, place: int) -> tuple[float, ...]:
    return tuple(float(index == place) for index in range(len(criterion.levels)))


def _has_bands(criterion: CriterionEntry) -> bool:
    return any(level.band for level in criterion.levels)


def _number_shares(criterion: CriterionEntry, answer: Answer, factor: float) -> tuple[float, ...]:
    number, stated = answer.number or 0.0, _place(criterion, answer)
    shares = []
    for level in criterion.levels:
        if level.band is None:
            shares.append(0.0)
            continue
        low, _, high, _ = level.band
        upper = _log_triangular_below(high, number, factor)
        shares.append(max(0.0, upper - _log_triangular_below(low, number, factor)))
    # A range has no width at a single count, nor where the factor is 1.
    return tuple(shares) if shares[stated] else _certain(criterion, stated)


def _log_triangular_below(limit: float, number: float, factor: float) -> float:
    """Return P(x < limit) for x log-triangular on [number/factor, number*factor]."""
    if limit <= 0:
        return 0.0
    if limit == inf or factor <= 1:
        return float(number < limit)
    position = max(-1.0, min(1.0, log(limit / number) / log(factor)))
    if position <= 0:
        return (1 + position) ** 2 / 2
    return 1 - (1 - position) ** 2 / 2
