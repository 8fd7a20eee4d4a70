"""What if, in words: scenarios beside the answers as given, for the window, paper and terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.assessment.document import AnswerEntry
from core.assessment.scenario_comparison import Counts, GateShift, ScenarioOutcome, SupposedAnswer
from core.assessment.split_labels import split_in_labels
from core.assessment.unknown_codes import not_an_answer
from core.decision.recommendation import (
    GateFinding,
    Outcome,
    RankedApproach,
    Recommendation,
    Status,
)
from core.language import _, counted
from core.model.pack import Criterion, Pack
from core.report.chances import of_hundred
from core.report.scenario_record import CaseLine, CaseRow, CaseTable, Scenarios
from core.report.wording import approach, with_unit

COLUMNS_ON_PAPER = 3
_LEADERS = 3
_BARRING = ("blocks", "requires")
_FAILING_MARKS = {"warns": "conditional", "limits": "conditional"}

Cells = tuple[tuple[CaseLine, ...], ...]


def compose_scenarios(
    result: Recommendation, outcomes: Sequence[ScenarioOutcome], pack: Pack
) -> Scenarios | None:
    """Return the section of the report; None where there is no scenario."""
    if not outcomes:
        return None
    passage = _(
        "Each column supposes other answers to a few questions and leaves the rest as answered. "
        "What differs is in semibold."
    )
    return Scenarios(passage, tuple(case_tables(result, outcomes, pack, COLUMNS_ON_PAPER)))


def case_tables(
    result: Recommendation, outcomes: Sequence[ScenarioOutcome], pack: Pack, columns: int
) -> Iterator[CaseTable]:
    """Yield tables of at most ``columns`` scenarios, each beside the answers as given."""
    for start in range(0, len(outcomes), columns):
        shown = tuple(outcomes[start : start + columns])
        names = (_("As answered"), *(one.name for one in shown))
        yield CaseTable(names, tuple(_rows(result, shown, pack)))


def what_changes(result: Recommendation, outcome: ScenarioOutcome, pack: Pack) -> str:
    """Return in a sentence what differs in a scenario."""
    now, then = result.recommended, outcome.recommendation.recommended
    if now == then:
        return _stays(result, outcome.recommendation)
    if then is None:
        text = _("Nothing is recommended then; as answered it is {now}.")
    elif now is None:
        text = _("The recommendation is {then}; as answered there is none.")
    else:
        text = _("The recommendation changes from {now} to {then}.")
    return text.format(now=_phrase(pack, now), then=_phrase(pack, then))


def answer_phrase(criterion: Criterion | None, entry: AnswerEntry) -> str:
    """Return an answer as it stands in a table: the number with its unit, the label, a state."""
    if entry.level is None:
        words = {"unknown": _("Don’t know"), "not-applicable": _("Does not apply")}
        return words.get(entry.state, _("Not answered"))
    if criterion is None:
        return entry.level
    odd = not_an_answer(criterion, entry)
    if odd:
        return odd
    if entry.split is not None:
        return split_in_labels(entry.split, {one.id: one.label for one in criterion.levels})
    if entry.number is not None and criterion.number is not None:
        return with_unit(entry.number, criterion.number)
    labels = (level.label for level in criterion.levels if level.id == entry.level)
    return next(labels, entry.level)


def automatic_name(
    questions_by_id: Mapping[str, Criterion], answers: Mapping[str, AnswerEntry]
) -> str:
    """Return what a scenario is called that nobody named: the answers it supposes, in order."""
    order = {key: place for place, key in enumerate(questions_by_id)}
    said, shown = [], []
    for key in sorted(answers, key=lambda key: (order.get(key, len(order)), key)):
        question, entry = questions_by_id.get(key), answers[key]
        statement = _statement(question, entry)
        if statement:
            said.append(statement)
        else:
            head = key if question is None else question.short
            shown.append(f"{head} {answer_phrase(question, entry)}")
    clauses = [_("If {answers}").format(answers=_(" and ").join(said))] if said else []
    return "; ".join([*clauses, *shown]) or _("New scenario")


def _statement(question: Criterion | None, entry: AnswerEntry) -> str:
    """Return the statement of a level supposed whole, "" of everything else."""
    if question is None or entry.split is not None:
        return ""
    return next((one.statement for one in question.levels if one.id == entry.level), "")


def why_it_does_not_count(answer: SupposedAnswer) -> str:
    """Return why a supposed answer changes nothing by itself, "" when it counts."""
    return {
        Counts.AS_ANSWERED: _("just as answered"),
        Counts.NOT_ASKED: _("not asked in this case, so it does not count"),
        Counts.NOT_IN_MODEL: _("no question of this decision model, so it does not count"),
    }.get(answer.counts, "")


def leaders(result: Recommendation) -> tuple[RankedApproach, ...]:
    """Return the first few approaches that no gate blocks."""
    return tuple(row for row in result.ranking if row.place is not None)[:_LEADERS]


def leader_figures(row: RankedApproach) -> str:
    """Return "72, first in 83": value and runs of 100; the value alone before the runs."""
    if row.p_first is None:
        return f"{row.value:.0f}"
    text = _("{value}, first in {runs}")
    return text.format(value=f"{row.value:.0f}", runs=of_hundred(row.p_first))


def moved_gates(outcome: ScenarioOutcome) -> tuple[GateShift, ...]:
    """Return the gates that open, close or change their word; notes are no gates."""
    return tuple(shift for shift in outcome.gates if shift.supposed.effect != "informs")


def gate_word(finding: GateFinding) -> str:
    """Return the word for what a gate says; one that only warns is not "open" when it is silent."""
    is_silent = finding.outcome is Outcome.PASSES and finding.effect not in _BARRING
    return _("Does not apply") if is_silent else finding.word


def questions(pack: Pack) -> dict[str, Criterion]:
    """Return every question by id, in the order they are asked."""
    return {one.id: one for factor in pack.model.factors for one in pack.criteria[factor.id]}


def _phrase(pack: Pack, code: str | None) -> str:
    return approach(pack, code).phrase if code else ""


def _stays(result: Recommendation, found: Recommendation) -> str:
    if found.verdict.state is not result.verdict.state:
        text = _("The recommendation stays. The verdict is “{then}” instead of “{now}”.")
        return text.format(then=found.verdict.word, now=result.verdict.word)
    if found.first_step.title != result.first_step.title:
        return _("The recommendation stays. The first step is another one.")
    return _("The recommendation stays.")


def _rows(
    result: Recommendation, shown: tuple[ScenarioOutcome, ...], pack: Pack
) -> Iterator[CaseRow]:
    changes = (_lines(what_changes(result, one, pack)) for one in shown)
    yield CaseRow(_("What changes"), "", ((), *changes))
    yield from _answer_rows(shown, pack)
    for label, aside, lines in _RESULT_ROWS:
        cases = (one.recommendation for one in shown)
        yield CaseRow(_(label), _(aside) if aside else "", _compared(result, cases, lines))
    yield from _gate_rows(result, shown)
    if any(one.note for one in shown):
        yield CaseRow(_("Note"), "", ((), *(_lines(one.note) for one in shown)))


def _lines(text: str) -> tuple[CaseLine, ...]:
    return (CaseLine(text),) if text else ()


def _answer_rows(shown: tuple[ScenarioOutcome, ...], pack: Pack) -> Iterator[CaseRow]:
    known = questions(pack)
    supposed = {(one.id, answer.criterion): answer for one in shown for answer in one.answers}
    given = {criterion: answer.given for (_id, criterion), answer in supposed.items()}
    places = {criterion: place for place, criterion in enumerate(known)}
    for criterion in sorted(given, key=lambda one: (places.get(one, len(places)), one)):
        question = known.get(criterion)
        now = answer_phrase(question, given[criterion])
        cells = (_answer(question, supposed.get((one.id, criterion)), now) for one in shown)
        short = question.short if question else _("An unknown question")
        yield CaseRow(short, criterion, (_lines(now), *cells))


def _answer(
    question: Criterion | None, answer: SupposedAnswer | None, now: str
) -> tuple[CaseLine, ...]:
    if answer is None:
        return (CaseLine(now, is_quiet=True),)
    is_counted = answer.counts is Counts.YES
    words = answer_phrase(question, answer.supposed)
    line = CaseLine(words, is_different=is_counted, is_quiet=not is_counted)
    reason = why_it_does_not_count(answer)
    return (line, CaseLine(reason, is_quiet=True)) if reason else (line,)


def _verdict(result: Recommendation) -> tuple[CaseLine, ...]:
    verdict = result.verdict
    return (CaseLine(verdict.word, "verdict", verdict.state.value),)


def _recommended(result: Recommendation) -> tuple[CaseLine, ...]:
    code = result.destination.code
    return (CaseLine(result.destination.title, "approach" if code else "", code or ""),)


def _first_step(result: Recommendation) -> tuple[CaseLine, ...]:
    return (CaseLine(result.first_step.title),)


def _in_front(result: Recommendation) -> tuple[CaseLine, ...]:
    return tuple(
        CaseLine(row.name, "approach", row.code, leader_figures(row)) for row in leaders(result)
    )


_RESULT_ROWS: tuple[tuple[str, str, Callable[[Recommendation], tuple[CaseLine, ...]]], ...] = (
    ("Verdict", "", _verdict),
    ("Recommended", "", _recommended),
    ("First step", "", _first_step),
    ("In front", "value, and first in so many of 100 runs", _in_front),
)


def _compared(
    result: Recommendation,
    cases: Iterator[Recommendation],
    lines: Callable[[Recommendation], tuple[CaseLine, ...]],
) -> Cells:
    now = lines(result)
    return now, *(_beside(now, lines(found)) for found in cases)


def _beside(now: tuple[CaseLine, ...], then: tuple[CaseLine, ...]) -> tuple[CaseLine, ...]:
    """Return the lines of a scenario, each beside the line in its place as answered."""
    said = [line.text for line in now]
    return tuple(
        _dressed(line, is_same=said[place : place + 1] == [line.text])
        for place, line in enumerate(then)
    )


def _dressed(line: CaseLine, *, is_same: bool) -> CaseLine:
    return replace(line, is_different=not is_same, is_quiet=is_same)


def _gate_rows(result: Recommendation, shown: tuple[ScenarioOutcome, ...]) -> Iterator[CaseRow]:
    moved = {shift.supposed.id for one in shown for shift in moved_gates(one)}
    if not moved:
        blocked = sum(row.status is Status.BLOCKED for row in result.ranking)
        count = counted("{n} approach blocked", "{n} approaches blocked", blocked)
        same = (CaseLine(_("No gate opens or closes"), is_quiet=True),)
        yield CaseRow(_("Gates"), "", (_lines(count), *(same for _one in shown)))
    for gate in result.gates:
        if gate.id in moved:
            now = (_gate(gate),)
            cells = (_beside(now, (_gate(_found(one, gate.id)),)) for one in shown)
            yield CaseRow(gate.title, gate.id, (now, *cells))


def _found(outcome: ScenarioOutcome, gate: str) -> GateFinding:
    return next(one for one in outcome.recommendation.gates if one.id == gate)


def _gate(finding: GateFinding) -> CaseLine:
    return CaseLine(gate_word(finding), "barrier", _barrier(finding))


def _barrier(finding: GateFinding) -> str:
    if finding.outcome is Outcome.PASSES:
        return Status.OPEN.value
    if finding.outcome in (Outcome.UNKNOWN, Outcome.MIXED):
        return Status.CONDITIONAL.value
    if finding.effect in _BARRING:
        return finding.status.value
    return _FAILING_MARKS.get(finding.effect, Status.BLOCKED.value)
