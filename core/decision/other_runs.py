"""What shares the runs the first approach does not win, and why it stands first all the same."""

from collections.abc import Iterator

from core.decision.case import Case
from core.decision.insight import Robustness
from core.decision.recommendation import Status
from core.decision.values import MILLION
from core.decision.wording import gates_in_words, join_clauses, say, say_clause, say_number

HUNDRED = 100
HALF = 50
RIVALS_NAMED = 3


def other_runs(case: Case, robustness: Robustness) -> tuple[str, ...]:
    """Return sentences on the runs the leader is not first in, what explains most of them first.

    None where it is first in half of them. Shares are compared as shown, in whole runs of 100.
    """
    leader = case.leader
    if leader is None:
        return ()
    own = in_100(robustness.first[leader])
    if own >= HALF:
        return ()
    rivals = sorted(
        (code for code in case.order.codes if code != leader and robustness.first[code]),
        key=lambda code: -robustness.first[code],
    )
    ahead = [code for code in rivals if in_100(robustness.first[code]) > own]
    told = _more_often(case, robustness, ahead) if ahead else _none(case, robustness, rivals)
    barred = in_100(1 - robustness.feasible[leader])
    gate = _barred(case, leader, barred)
    is_gate_most = 2 * barred >= HUNDRED - own
    return (*gate, *told) if is_gate_most else (*told, *gate)


def in_100(share: float) -> int:
    """Return a share of the runs as a whole number of 100."""
    return round(HUNDRED * share)


def _barred(case: Case, leader: str, barred: int) -> Iterator[str]:
    if not barred:
        return
    model, waiting = case.model, len(case.standing[leader].waits_for)
    fields = {"approach": model.alternative(leader).phrase, "count": str(barred)}
    if waiting:
        yield say(model, "runs.barred_open", gates=gates_in_words(model, waiting), **fields)
    else:
        yield say(model, "runs.barred", **fields)


def _none(case: Case, robustness: Robustness, rivals: list[str]) -> Iterator[str]:
    named = [_with_count(case, robustness, code) for code in rivals[:RIVALS_NAMED]]
    if named:
        yield say(case.model, "runs.none_more", others=join_clauses(case.model, named))


def _more_often(case: Case, robustness: Robustness, ahead: list[str]) -> Iterator[str]:
    model = case.model
    first, *more = ahead
    name, share = model.alternative(first).phrase, robustness.first[first]
    why = _why_behind(case, first)
    yield say(model, "runs.more", approach=name, count=str(in_100(share)), why=why)
    if more:
        named = [_with_count(case, robustness, code) for code in more]
        yield say(model, "runs.more_too", others=join_clauses(model, named))


def _why_behind(case: Case, code: str) -> str:
    """Return why an approach stands behind the leader on the answers as given, as a clause."""
    model, leader = case.model, case.leader or ""
    standing = case.standing[code]
    if standing.status is Status.BLOCKED:
        return _gates(case, standing.blocked_by)
    if case.is_needed(leader) and not case.is_needed(code):
        return say_clause(model, "runs.but.need")
    points = f"{(case.total(leader) - case.total(code)) / MILLION:.1f}"
    if points == "0.0":
        return say_clause(model, "runs.but.level")
    return say_clause(model, "runs.but.value", points=points)


def _gates(case: Case, blocked_by: tuple[str, ...]) -> str:
    titles = {finding.id: finding.title for finding in case.findings}
    first = titles[blocked_by[0]]
    more = len(blocked_by) - 1
    key = "runs.but.gates" if more else "runs.but.gate"
    return say_clause(case.model, key, gate=first, count=say_number(case.model, more))


def _with_count(case: Case, robustness: Robustness, code: str) -> str:
    count = in_100(robustness.first[code])
    shown = str(count) if count else say_clause(case.model, "runs.under_one")
    name = case.model.alternative(code).phrase
    return say_clause(case.model, "runs.in", approach=name, count=shown)
