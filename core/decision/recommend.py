"""The one public verb: from a decision model and answers to a recommendation."""

from collections.abc import Iterator
from dataclasses import replace

from core.answers import AnswerSheet
from core.decision.case import Case
from core.decision.confidence import count_confidence
from core.decision.explanation import contrast, reasons, why
from core.decision.fingerprint import fingerprint
from core.decision.first_step import first_step
from core.decision.flip_groups import grouped
from core.decision.insight import NO_INSIGHT, Insight, Robustness
from core.decision.model import DecisionModel
from core.decision.need import locate_need
from core.decision.open_questions import list_open
from core.decision.recommendation import (
    Contrast,
    Destination,
    Need,
    OpenQuestion,
    RankedApproach,
    Reason,
    Recommendation,
    Stage,
    Status,
    VerdictState,
)
from core.decision.roadmap import plan, watch
from core.decision.values import MILLION
from core.decision.verdict import is_recommending, put_into_words, state_of
from core.decision.wording import say


def recommend(
    model: DecisionModel, sheet: AnswerSheet, insight: Insight = NO_INSIGHT
) -> Recommendation:
    """Return everything the program says about these answers (design, section 3).

    ``insight`` is what ``core.analysis`` found out about the same model and sheet.
    """
    case = Case.of(model, sheet)
    state = state_of(case, insight)
    recommended = case.leader if is_recommending(state) else None
    open_questions = list_open(case, insight.information)
    for_it, against = reasons(case, case.leader) if case.leader else ((), ())
    stages = _stages(case, state, recommended)
    lead = _contrast(case) if recommended else None
    return Recommendation(
        model_id=model.id,
        model_version=model.version,
        model_title=model.title,
        fingerprint=fingerprint(model, sheet),
        verdict=put_into_words(case, state, for_it, _first_question(case, state, open_questions)),
        recommended=recommended,
        destination=_destination(case, recommended, state.value),
        first_step=first_step(case, stages, open_questions),
        ranking=_rows(case, recommended, for_it, insight.robustness),
        gates=case.findings,
        reasons_for=for_it if recommended else (),
        reasons_against=against if recommended else (),
        contrast=lead,
        need=_need(case, insight.robustness),
        roadmap=stages,
        open_questions=open_questions,
        confidence=count_confidence(case, recommended, lead, insight.robustness),
        asked=case.asked,
        flips=insight.flips,
        flip_groups=grouped(model, insight.flips),
        smallest_sets=insight.smallest_sets,
        pairs=insight.pairs,
        importance_ties=insight.importance_ties,
        gate_fails=insight.robustness.gate_fails if insight.robustness else {},
    )


def _stages(case: Case, state: VerdictState, recommended: str | None) -> tuple[Stage, ...]:
    if state is VerdictState.NOTHING:
        return watch(case.model)
    return plan(case, recommended)


def _contrast(case: Case) -> Contrast | None:
    if case.leader is None or case.runner_up is None or not case.values.terms:
        return None
    return contrast(case, case.leader, case.runner_up)


def _first_question(case: Case, state: VerdictState, questions: tuple[OpenQuestion, ...]) -> str:
    """Return what to ask first; where a gate is open, what decides it."""
    if state is VerdictState.DEPENDS:
        held = tuple(question for question in questions if question.holds_back)
        if not held and (answered := _answered_undecided(case)):
            return answered
        questions = held or questions
    return questions[0].short if questions else ""


def _answered_undecided(case: Case) -> str:
    """Return the question whose answer leaves a gate of the leader open, as a split can."""
    waits = case.standing[case.leader].waits_for if case.leader else ()
    causes = (because for gate in case.findings if gate.id in waits for because in gate.because)
    first = next(causes, None)
    return case.model.criteria[first.criterion].short if first else ""


def _need(case: Case, robustness: Robustness | None) -> Need:
    need = locate_need(case.model, case.sheet)
    return need._replace(cloud=robustness.cloud) if robustness and need.is_known else need


def _rows(
    case: Case,
    recommended: str | None,
    leader_reasons: tuple[Reason, ...],
    robustness: Robustness | None,
) -> tuple[RankedApproach, ...]:
    texts = why(case, leader_reasons, is_recommended=recommended is not None)
    places = iter(range(1, len(case.order.codes) + 1))
    rows = (_row(case, code, texts[code], _place(case, code, places)) for code in case.order.codes)
    if robustness is None:
        return tuple(rows)
    first, spread = robustness.first, robustness.spread
    return tuple(replace(row, p_first=first[row.code], spread=spread[row.code]) for row in rows)


def _place(case: Case, code: str, places: Iterator[int]) -> int | None:
    return None if case.standing[code].status is Status.BLOCKED else next(places)


def _row(case: Case, code: str, text: str, place: int | None) -> RankedApproach:
    alternative = case.model.alternative(code)
    standing = case.standing[code]
    column = case.model.positions[code]
    return RankedApproach(
        code=code,
        name=alternative.name,
        phrase=alternative.phrase,
        family=alternative.family,
        status=standing.status,
        place=place,
        value=case.total(code) / MILLION,
        fit=case.fit(code) / MILLION,
        readiness=case.values.readiness[column] / MILLION,
        why=text,
        blocked_by=standing.blocked_by,
        waits_for=standing.waits_for,
    )


def _destination(case: Case, recommended: str | None, state: str) -> Destination:
    model = case.model
    if state == VerdictState.DEPENDS and recommended is None:
        # The destination is what the verdict says: look at the gates first.
        title = say(model, "verdict.short.all-blocked").rstrip(".")
        return Destination(None, title, say(model, "verdict.sentence.all-blocked"))
    if recommended is None:
        title = say(model, f"destination.title.{state}")
        return Destination(None, title, say(model, f"destination.text.{state}"))
    alternative = model.alternative(recommended)
    later = case.order.later
    text = alternative.destination
    if later:
        text += " " + say(model, "destination.later", Later=model.alternative(later).name)
    return Destination(recommended, alternative.name, text, later)
