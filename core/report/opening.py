"""Page one, which stands alone: verdict, reasons, first step, destination, what it rests on."""

from core.assessment.document import Assessment, Details
from core.assessment.made_with import other_names
from core.decision.recommendation import GateFinding, Outcome, Reason, Recommendation, Status
from core.language import _, counted
from core.model.pack import Pack
from core.report.change_words import (
    is_nothing_found,
    is_studied,
    no_flip,
    opening_flips,
    opening_rival,
)
from core.report.conditional_words import conditional_lines
from core.report.handout import FactLine, Opening, ReasonLine, StepLine
from core.report.robust_words import runs_lines
from core.report.wording import approach, sentence, weeks_sentence

REASONS_SHOWN = 3
_GATES_SHOWN = 2
_QUESTIONS_SHOWN = 4


def compose_opening(assessment: Assessment, result: Recommendation, pack: Pack) -> Opening:
    """Return the words of page one."""
    title, reasons = _reasons(result, pack)
    change_title, change_note, changes = _changes(result, pack)
    is_found = not is_nothing_found(result)
    return Opening(
        use_case=assessment.details.use_case.strip() or _("Use case without a name"),
        people=_people(assessment.details),
        verdict_state=result.verdict.state.value,
        verdict_word=result.verdict.word,
        verdict=result.verdict.sentence,
        emphasis=result.verdict.emphasis,
        fork_title=_("Facts or behaviour?"),
        fork_caption=_fork_caption(result),
        reasons_title=title,
        reasons=reasons,
        against=_against(result),
        first_step=_first_step(result, pack),
        destination=_destination(result),
        rests_title=_("What it rests on"),
        rests=(*_other_model(assessment, result), *_rests_on(result, pack)),
        rests_note=pack.model.calibration,
        change_title=change_title,
        change_note=change_note,
        changes=changes,
        change_rival=opening_rival(result, pack) if is_found else None,
    )


def _people(details: Details) -> str:
    client = sentence(details.client)
    with_whom, by = details.participants.strip(), details.consultant.strip()
    if with_whom and by:
        prepared = _("Prepared with {participants} by {consultant}.")
    elif by:
        prepared = _("Prepared by {consultant}.")
    else:
        prepared = _("Prepared with {participants}.") if with_whom else ""
    # Filled in one go: what people typed may hold braces, and those stay as they are.
    people = prepared.format(consultant=by.rstrip("."), participants=with_whom.rstrip("."))
    return f"{client} {people}".strip()


def _fork_caption(result: Recommendation) -> str:
    alone = _("The picture shows the need alone, before gates and readiness.")
    if result.need.cloud:
        dots = _(
            "Each dot is one way the doubtful answers could turn out; "
            "the line holds 8 in 10 of them."
        )
        return f"{dots} {alone}"
    return f"{result.need.description} {alone}" if result.need.is_known else result.need.description


def _reasons(result: Recommendation, pack: Pack) -> tuple[str, tuple[ReasonLine, ...]]:
    if result.reasons_for:
        shown = result.reasons_for[:REASONS_SHOWN]
        titles = (_("One reason"), _("Two reasons"), _("Three reasons"))
        return titles[len(shown) - 1], tuple(reason_line(reason) for reason in shown)
    stopping = _stopping(result)
    if stopping:
        return _("Why"), stopping
    if result.contrast and not result.open_questions:
        none = ReasonLine(sentence(pack.wording["verdict.no_reason"]), result.contrast.heading, "")
        return _("Why"), (none,)
    return _("What to answer first"), tuple(
        ReasonLine(
            question.short,
            sentence(f"{question.who}; {question.effort}"),
            question.criterion,
        )
        for question in result.open_questions[:REASONS_SHOWN]
    )


def _stopping(result: Recommendation) -> tuple[ReasonLine, ...]:
    return tuple(
        ReasonLine(
            sentence(finding.rule),
            finding.advice,
            ", ".join(dict.fromkeys(cause.criterion for cause in finding.because)),
        )
        for finding in result.gates
        if finding.effect in ("diagnose", "stop")
        and finding.outcome is Outcome.FAILS
        and not finding.overridden
    )[:REASONS_SHOWN]


def _against(result: Recommendation) -> ReasonLine | None:
    if not result.reasons_against:
        return None
    first = result.reasons_against[0]
    return ReasonLine(_("Against it."), first.text, first.criterion)


def reason_line(reason: Reason) -> ReasonLine:
    """Return an argument of the result as a line of the report."""
    return ReasonLine(reason.headline, reason.text, reason.criterion)


def _first_step(result: Recommendation, pack: Pack) -> StepLine:
    step = result.first_step
    text = f"{weeks_sentence(pack, step.weeks)} {step.text}".strip()
    label = _("First step, can start now") if step.stage else _("First step")
    return StepLine(label, step.title, text)


def _destination(result: Recommendation) -> StepLine:
    goal = result.destination
    return StepLine(_("Destination"), goal.title, goal.text, goal.code)


def _other_model(assessment: Assessment, result: Recommendation) -> tuple[FactLine, ...]:
    names = other_names(assessment, result)
    if names is None:
        return ()
    text = _("made with {made}, decided here by {used}; an earlier report may differ")
    return (FactLine(_("Model"), text.format(made=names[0], used=names[1])),)


def _rests_on(result: Recommendation, pack: Pack) -> tuple[FactLine, ...]:
    confidence = result.confidence
    lead = _("{n} of {all}").format(n=confidence.answered, all=confidence.asked)
    lines = [FactLine(lead, _evidenced(confidence.answered, confidence.evidenced))]
    if confidence.unknown:
        lead = _("{n} of {all}").format(n=confidence.unknown, all=confidence.asked)
        lines.append(FactLine(lead, _("asked, and nobody knows yet; counted as usual, not as no")))
    runs = runs_lines(result, pack) or _lead_line(result, pack)
    return (*lines, *runs, *conditional_lines(result, pack))


def _evidenced(answered: int, evidenced: int) -> str:
    if answered == 0:
        return _("questions answered")
    if evidenced == 0:
        return _("questions answered, none of them with a document or a measurement")
    return counted(
        "questions answered, {n} of them with a document or a measurement",
        "questions answered, {n} of them with a document or a measurement",
        evidenced,
    )


def _lead_line(result: Recommendation, pack: Pack) -> tuple[FactLine, ...]:
    contrast = result.contrast
    if contrast is None or result.recommended is None:
        return ()
    points = abs(contrast.margin_shown)
    lead = _("1.0 point") if points == 1 else _("{n} points").format(n=f"{points:.1f}")
    first, second = (approach(pack, code).phrase for code in (contrast.first, contrast.second))
    words = _("between {first} and {second}, on a scale from 0 to 100")
    return (FactLine(lead, words.format(first=first, second=second)),)


def _changes(result: Recommendation, pack: Pack) -> tuple[str, str, tuple[FactLine, ...]]:
    title = _("What would change it")
    if not is_nothing_found(result):
        return title, no_flip(result), opening_flips(result, pack)
    if is_studied(result) and result.recommended is not None:
        return title, f"{no_flip(result)} {_('Still open:')}", _still_open(result)
    return _("What is still open"), "", _still_open(result)


def _still_open(result: Recommendation) -> tuple[FactLine, ...]:
    gates = [
        FactLine(finding.title, _("opens when {condition}").format(condition=finding.opens_when))
        for finding in _closed_gates(result)
    ]
    questions = [
        FactLine(question.short, f"{question.who}; {question.effort}")
        for question in result.open_questions[:_QUESTIONS_SHOWN]
    ]
    lines = (*gates, *questions)
    return lines or (FactLine(_("Nothing"), _("every question is answered, every gate is open")),)


def _closed_gates(result: Recommendation) -> list[GateFinding]:
    leader = result.recommended or ""
    waiting = result.ranked(leader).waits_for if leader else ()
    closed = [
        finding
        for finding in result.gates
        if finding.id in waiting or finding.status is Status.BLOCKED
    ]
    return sorted(closed, key=lambda finding: finding.id not in waiting)[:_GATES_SHOWN]
