"""The verdict in one sentence: not always a winner."""

from core.answers import State
from core.decision.case import Case
from core.decision.gates import failing
from core.decision.insight import NO_INSIGHT, Insight, Robustness
from core.decision.model import Effect, FactorKind
from core.decision.recommendation import Reason, Verdict, VerdictState
from core.decision.values import MILLION
from core.decision.wording import gates_in_words, join_clauses, say, say_clause

CLAUSES_IN_SENTENCE = 2


def state_of(case: Case, insight: Insight = NO_INSIGHT) -> VerdictState:
    """Return the state of the verdict by the thresholds and gates of the pack."""
    if failing(case.findings, Effect.STOP):
        return VerdictState.NOTHING
    if failing(case.findings, Effect.DIAGNOSE) or _too_little_is_known(case):
        return VerdictState.DIAGNOSE
    if case.leader is None or case.standing[case.leader].waits_for:
        return VerdictState.DEPENDS
    if _is_too_close(case, insight.robustness):
        # What may follow contains the leader, or nothing else is open: what to start with is
        # not in doubt.
        is_settled = case.order.later or case.runner_up is None
        return VerdictState.LEANING if is_settled else VerdictState.TOO_CLOSE
    return VerdictState.CLEAR if _is_clear(case, insight) else VerdictState.LEANING


def _is_too_close(case: Case, robustness: Robustness | None) -> bool:
    limits = case.model.limits
    if case.margin is not None and case.margin < round(limits.least_difference * MILLION):
        return True
    return robustness is not None and robustness.first[case.leader or ""] < limits.leaning_first


def put_into_words(
    case: Case, state: VerdictState, reasons: tuple[Reason, ...], first_question: str
) -> Verdict:
    """Return the verdict with its sentences; ``first_question`` is what to ask first, or ""."""
    model = case.model
    contenders = _contenders(case, state)
    fields = _fields(case, contenders, reasons, first_question)
    key = _sentence_key(case, state)
    short = f"verdict.short.{key}"
    if case.margin is None and "{second}" in model.wording[short].lower():
        # Nothing stands behind the recommendation that it could be ahead of.
        short = f"verdict.sentence.{key}"
    has_emphasis = "{approach}" in model.wording[f"verdict.sentence.{key}"]
    return Verdict(
        state,
        say(model, f"verdict.word.{state.value}"),
        say(model, f"verdict.sentence.{key}", **fields),
        say(model, short, **fields),
        fields["approach"] if has_emphasis else "",
        contenders,
    )


def is_recommending(state: VerdictState) -> bool:
    """Say whether the verdict names an approach at all."""
    return state not in (VerdictState.NOTHING, VerdictState.DIAGNOSE)


def _is_clear(case: Case, insight: Insight) -> bool:
    limits, robustness = case.model.limits, insight.robustness
    if case.leader is None or case.order.later or not case.is_needed(case.leader):
        return False
    if robustness is None:
        return case.margin is None or case.margin >= round(limits.clear_margin * MILLION)
    second = case.runner_up
    beats_second = 1.0 if second is None else robustness.pairwise[case.leader][second]
    overturned = any(flip.leader is not None and flip.lead > 0 for flip in insight.flips)
    return (
        robustness.first[case.leader] - robustness.half_width >= limits.clear_first
        and beats_second >= limits.clear_pairwise
        and not overturned
    )


def _too_little_is_known(case: Case) -> bool:
    answered = sum(
        case.sheet[criterion].state is State.ANSWERED
        for factor in case.model.factors
        if factor.kind is FactorKind.NEED
        for criterion in factor.criteria
    )
    return answered < case.model.limits.least_need_answers


def _contenders(case: Case, state: VerdictState) -> tuple[str, ...]:
    leader = case.leader
    if leader is None or not is_recommending(state):
        return ()
    if state is not VerdictState.TOO_CLOSE:
        return (leader,)
    limit = round(case.model.limits.least_difference * MILLION)
    close = [
        code
        for code in case.order.codes
        if code != leader and case.competes(code) and case.total(leader) - case.total(code) < limit
    ]
    if not close and case.runner_up:
        # The draws do not separate them, however far apart the values are.
        close = [case.runner_up]
    return (leader, *close)


def _sentence_key(case: Case, state: VerdictState) -> str:
    if state is VerdictState.DIAGNOSE and not failing(case.findings, Effect.DIAGNOSE):
        return "too-little"
    if state is VerdictState.DEPENDS and case.leader is None:
        return "all-blocked"
    if state is VerdictState.LEANING and case.order.later:
        return "leaning-later"
    return state.value


def _fields(
    case: Case, contenders: tuple[str, ...], reasons: tuple[Reason, ...], question: str
) -> dict[str, str]:
    model = case.model
    second = case.runner_up
    clauses = [reason.statement for reason in reasons[:CLAUSES_IN_SENTENCE]]
    leader = case.leader
    return {
        "approach": model.alternative(leader).phrase if leader else "",
        "Approach": model.alternative(leader).name if leader else "",
        "second": model.alternative(second).phrase if second else "",
        "Second": model.alternative(second).name if second else "",
        "because": join_clauses(model, clauses) or say_clause(model, "verdict.no_reason"),
        "contenders": join_clauses(model, [model.alternative(c).phrase for c in contenders]),
        "question": question,
        "gates": _gates_waiting(case),
        "Later": model.alternative(case.order.later).name if case.order.later else "",
    }


def _gates_waiting(case: Case) -> str:
    count = len(case.standing[case.leader].waits_for) if case.leader else 0
    return gates_in_words(case.model, count)
