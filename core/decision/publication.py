"""The recommendation as plain data, for ``evaluate --json``."""

from core.decision.recommendation import (
    Confidence,
    Contrast,
    Destination,
    Flip,
    FromCosts,
    GateFinding,
    ImportanceTie,
    Need,
    OpenQuestion,
    RankedApproach,
    Reason,
    Recommendation,
    Stage,
    Verdict,
)

Plain = dict[str, object]


def as_json(recommendation: Recommendation) -> Plain:
    """Return the recommendation as JSON-able data (design, section 5); points to six decimals."""
    r = recommendation
    return {
        "model": {"id": r.model_id, "version": r.model_version},
        "fingerprint": r.fingerprint,
        "verdict": _verdict(r.verdict),
        "recommended": r.recommended,
        "destination": _destination(r.destination),
        "first_step": {
            "stage": r.first_step.stage,
            "title": r.first_step.title,
            "text": r.first_step.text,
            "gate": r.first_step.gate,
            "criterion": r.first_step.criterion,
        },
        "ranking": [_row(row) for row in r.ranking],
        "contrast": _contrast(r.contrast) if r.contrast else None,
        "gates": [_gate(gate, r.gate_fails.get(gate.id)) for gate in r.gates],
        "reasons": {
            "for": [_reason(reason) for reason in r.reasons_for],
            "against": [_reason(reason) for reason in r.reasons_against],
        },
        "flips": [_flip(flip) for flip in r.flips],
        "smallest_sets": {
            code: _flip(flip) if flip else None for code, flip in r.smallest_sets.items()
        },
        "pairs": [_flip(flip) for flip in r.pairs],
        "importance_ties": [_tie(tie) for tie in r.importance_ties],
        "find_out_next": [_question(question) for question in r.open_questions],
        "from_costs": {q: _from_costs(found) for q, found in r.from_costs.items()},
        "roadmap": [_stage(stage) for stage in r.roadmap],
        "need": _need(r.need),
        "confidence": _confidence(r.confidence),
    }


def _verdict(verdict: Verdict) -> Plain:
    return {
        "state": verdict.state.value,
        "word": verdict.word,
        "sentence": verdict.sentence,
        "contenders": list(verdict.contenders),
    }


def _destination(destination: Destination) -> Plain:
    return {
        "approach": destination.code,
        "title": destination.title,
        "text": destination.text,
        "later": destination.later,
    }


def _flip(flip: Flip) -> Plain:
    changes = [{"criterion": c.criterion, "from": c.before, "to": c.after} for c in flip.changes]
    return {"changes": changes, "leader": flip.leader, "lead": round(flip.lead, 6)}


def _tie(tie: ImportanceTie) -> Plain:
    return {"factor": tie.factor, "times": round(tie.times, 6), "rival": tie.rival}


def _need(need: Need) -> Plain:
    return {
        "knowledge": need.knowledge,
        "behaviour": need.behaviour,
        "is_known": need.is_known,
        "description": need.description,
    }


def _confidence(confidence: Confidence) -> Plain:
    return {
        "answered": confidence.answered,
        "unknown": confidence.unknown,
        "evidenced": confidence.evidenced,
        "asked": confidence.asked,
        "rests_on": confidence.rests_on,
        "robust": confidence.robust,
        "other_runs": list(confidence.other_runs),
        "not_measured": confidence.not_measured,
        "first_of_100": confidence.first,
        "family_of_100": confidence.family,
        "samples": confidence.samples,
        "half_width": confidence.half_width,
    }


def _row(row: RankedApproach) -> Plain:
    return {
        "approach": row.code,
        "status": row.status.value,
        "value": round(row.value, 6),
        "fit": round(row.fit, 6),
        "readiness": round(row.readiness, 6),
        "p_first": row.p_first,
        "spread": list(row.spread) if row.spread else None,
        "why": row.why,
        "blocked_by": list(row.blocked_by),
        "waits_for": list(row.waits_for),
    }


def _contrast(contrast: Contrast) -> Plain:
    return {
        "first": contrast.first,
        "second": contrast.second,
        "margin": round(contrast.margin, 6),
        "contributions": [
            {"criterion": line.criterion, "points": round(line.points, 6)}
            for line in contrast.every
        ],
    }


def _gate(gate: GateFinding, fails: float | None) -> Plain:
    return {
        "id": gate.id,
        "status": gate.status.value,
        "outcome": gate.outcome.value,
        "effect": gate.effect,
        "approaches": list(gate.approaches),
        "rule": gate.rule,
        "because": [
            {"criterion": b.criterion, "level": b.level, "statement": b.statement}
            for b in gate.because
        ],
        "computed": list(gate.computed),
        "opens_when": gate.opens_when,
        "p_fails": fails,
        "overridden": gate.overridden,
        "sources": list(gate.sources),
    }


def _from_costs(found: FromCosts) -> Plain:
    return {"level": found.level, "number": found.number, "text": found.line}


def _reason(reason: Reason) -> Plain:
    return {
        "criterion": reason.criterion,
        "level": reason.level,
        "headline": reason.headline,
        "text": reason.text,
        "points": round(reason.points, 6),
    }


def _question(question: OpenQuestion) -> Plain:
    return {
        "criterion": question.criterion,
        "question": question.short,
        "state": question.state,
        "decides": list(question.decides),
        "holds_back": list(question.holds_back),
        "who": question.who,
        "effort": question.effort,
        "chance": question.chance,
        "chance_words": question.chance_words,
        "value": question.value,
    }


def _stage(stage: Stage) -> Plain:
    return {
        "id": stage.id,
        "title": stage.title,
        "state": stage.state.value,
        "enter_when": stage.enter_when,
        "done_when": stage.done_when,
        "stop_if": stage.stop_if,
        "weeks": list(stage.weeks) if stage.weeks else None,
        "waits_for": list(stage.waits_for),
    }
