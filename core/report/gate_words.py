"""What the gates say, and what nobody has answered, in words."""

from collections.abc import Iterable

from core.assessment.document import Assessment, Override
from core.days import long_date
from core.decision.approach_names import approach_names
from core.decision.chance_words import has_no_chance
from core.decision.recommendation import GateFinding, OpenQuestion, Outcome, Recommendation, Status
from core.decision.wording import sentence_case
from core.language import _
from core.model.pack import Pack
from core.report.handout import GateLine, Gates, OpenLine, OverrideLine
from core.report.wording import approach, sentence

_BARRING = ("blocks", "requires")
_NAMED = 1


def compose_gates(assessment: Assessment, result: Recommendation, pack: Pack) -> Gates:
    """Return the gates that say something, in four groups."""
    fails = [finding for finding in result.gates if finding.outcome is Outcome.FAILS]
    return Gates(
        barring=_lines(pack, (f for f in fails if _is_barring(f) and not f.overridden)),
        overridden=_overridden(assessment, result, pack),
        warnings=_lines(pack, (f for f in result.gates if _is_warning(f) and not f.overridden)),
        undecided=_lines(pack, (f for f in result.gates if _is_undecided(f))),
    )


def gates_note(assessment: Assessment) -> str:
    """Return the line beside the head: a gate is a rule, and how many were overridden."""
    if not assessment.overrides:
        return _("A gate is a rule, not a score. None was overridden.")
    return _("A gate is a rule, not a score. Overridden ones are listed with the reason.")


def _is_barring(finding: GateFinding) -> bool:
    return finding.effect in _BARRING


def _is_warning(finding: GateFinding) -> bool:
    if finding.outcome is Outcome.MIXED:
        return True
    return finding.outcome is Outcome.FAILS and not _is_barring(finding)


def _is_undecided(finding: GateFinding) -> bool:
    is_open = finding.outcome is Outcome.UNKNOWN and not finding.overridden
    return is_open and finding.status is not Status.OPEN


def _lines(pack: Pack, findings: Iterable[GateFinding]) -> tuple[GateLine, ...]:
    ordered = sorted(findings, key=lambda finding: finding.status is not Status.BLOCKED)
    return tuple(_line(pack, finding) for finding in ordered)


def _line(pack: Pack, finding: GateFinding) -> GateLine:
    return GateLine(
        finding.id,
        _mark(finding),
        finding.word,
        sentence(finding.rule),
        sentence_case(approach_names(pack.approaches, finding.approaches)),
        _because(finding),
        finding.advice if _is_warning(finding) else finding.opens_when,
        _provenance(finding),
        finding.computed,
    )


def _mark(finding: GateFinding) -> str:
    """Return the barrier drawn beside the word; a note has none."""
    if finding.outcome is Outcome.MIXED:
        return Status.CONDITIONAL.value
    marks = {"warns": "conditional", "limits": "conditional", "diagnose": "blocked"}
    is_bar = _is_barring(finding)
    return finding.status.value if is_bar else marks.get(finding.effect, "")


def _because(finding: GateFinding) -> str:
    if finding.outcome is Outcome.UNKNOWN:
        return ", ".join(dict.fromkeys(cause.criterion for cause in finding.because))
    return "; ".join(f"{cause.statement} ({cause.criterion})" for cause in finding.because)


def _provenance(finding: GateFinding) -> str:
    parts = [f"{finding.id}.", sentence(" ".join(finding.sources))]
    if finding.disagreement:
        parts.append(_("Contested, see {id}.").format(id=finding.disagreement))
    if finding.judgement:
        parts.append(sentence(finding.threshold_origin))
    return " ".join(part for part in parts if part)


def _overridden(
    assessment: Assessment, result: Recommendation, pack: Pack
) -> tuple[OverrideLine, ...]:
    findings = {finding.id: finding for finding in result.gates}
    return tuple(
        _override(pack, findings.get(gate), gate, override)
        for gate, override in sorted(assessment.overrides.items())
    )


def _override(
    pack: Pack, finding: GateFinding | None, gate: str, override: Override
) -> OverrideLine:
    by = override.by.strip() or _("name not given")
    signed = _("{by}, {date}. Gate {gate}.").replace("{gate}", gate)
    signed = signed.replace("{date}", long_date(override.date), 1).replace("{by}", by, 1)
    if finding is None:
        rule = _("This gate is not part of the decision model used here.")
        return OverrideLine("", _("Overridden"), rule, override.reason, signed)
    names = approach_names(pack.approaches, finding.approaches)
    rule = f"{sentence(finding.rule)} {sentence(names)}"
    if finding.outcome is not Outcome.FAILS:
        word = _("Overridden; it does not stand in the way now")
        return OverrideLine("", word, rule.strip(), override.reason, signed)
    status = "blocked" if finding.effect == "blocks" else "conditional"
    was = pack.wording[f"gate.word.{status}"] if _is_barring(finding) else ""
    return OverrideLine(was, finding.word, rule.strip(), override.reason, signed)


def compose_open_questions(result: Recommendation, pack: Pack) -> tuple[OpenLine, ...]:
    """Return the questions without an answer, in the order worth asking them."""
    is_telling = any(_is_telling(question) for question in result.open_questions)
    leading = next((row.code for row in result.ranking if row.place == 1), "")
    name = approach(pack, result.recommended or leading).phrase if leading else ""
    return tuple(
        _open(question, _effect(question, name) if is_telling else "", _waiting(question, result))
        for question in result.open_questions
    )


def _is_telling(question: OpenQuestion) -> bool:
    return question.chance is not None and bool(question.chance or question.holds_back)


def _effect(question: OpenQuestion, leading: str) -> str:
    """Return the chance of a change, or what the answer decides when it changes no order."""
    if question.holds_back and leading and has_no_chance(question.chance):
        return _("decides whether {approach} can start").format(approach=leading)
    return "–" if question.chance == 0 else question.chance_words


def _waiting(question: OpenQuestion, result: Recommendation) -> str:
    """Return the titles of the gates that wait for the answer, the first by name."""
    named = ", ".join(result.gate_titles(question.decides[:_NAMED]))
    more = len(question.decides) - _NAMED
    if more <= 0:
        return named
    return _("{gates} and {n} more").replace("{n}", str(more)).replace("{gates}", named)


def _open(question: OpenQuestion, effect: str, waiting: str) -> OpenLine:
    words = {"unknown": _("nobody knows"), "ask-later": _("ask later")}
    return OpenLine(
        question.criterion,
        question.short,
        words.get(question.state, ""),
        effect,
        waiting,
        question.who,
        question.effort,
        is_idle=has_no_chance(question.chance) and not question.decides,
    )
