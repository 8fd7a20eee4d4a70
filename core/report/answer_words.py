"""Section 5 in words: the use case and every answer with what it rests on."""

import dataclasses
from collections.abc import Iterator

from core.assessment.document import AnswerEntry, Assessment, Evidence
from core.assessment.split_labels import split_in_labels
from core.assessment.unknown_codes import not_an_answer
from core.days import long_date
from core.decision.recommendation import FromCosts, Recommendation
from core.language import _
from core.model.pack import Criterion, Level, Pack
from core.report.handout import AnswerGroup, AnswerLine, Answers, FactLine
from core.report.wording import approach_name, sentence, with_unit


def compose_answers(assessment: Assessment, result: Recommendation, pack: Pack) -> Answers:
    """Return the use case in full and the answers of each factor."""
    groups = (
        AnswerGroup(
            factor.title,
            factor.subtitle,
            tuple(_lines(assessment, result, pack.criteria[factor.id])),
            tuple(_without(assessment, result, pack.criteria[factor.id])),
        )
        for factor in pack.model.factors
    )
    return Answers(
        tuple(_case(assessment, pack)),
        _("The situation"),
        assessment.details.situation.strip(),
        _("Note."),
        tuple(groups),
    )


def _case(assessment: Assessment, pack: Pack) -> Iterator[FactLine]:
    details = assessment.details
    facts = (
        (_("Use case"), details.use_case),
        (_("Client"), details.client),
        (_("Took part"), details.participants),
        (_("Prepared by"), details.consultant),
        (_("In use today"), approach_name(pack, details.today)),
    )
    for label, text in facts:
        if text.strip():
            yield FactLine(label, text.strip())


def _lines(
    assessment: Assessment, result: Recommendation, criteria: tuple[Criterion, ...]
) -> Iterator[AnswerLine]:
    for criterion in criteria:
        entry = assessment.entry(criterion.id)
        found = result.from_costs.get(criterion.id)
        if (_has_row(entry) or found) and result.asked.get(criterion.id, True):
            yield _from_costs(criterion, entry, found) if found else _line(criterion, entry)


def _has_row(entry: AnswerEntry) -> bool:
    return entry.state == "answered" or bool(entry.note.strip() or entry.evidence)


def _line(criterion: Criterion, entry: AnswerEntry) -> AnswerLine:
    level = next((level for level in criterion.levels if level.id == entry.level), None)
    label = level.label if level else _state_word(entry.state)
    definition = level.definition if level and not entry.split else ""
    if entry.split:
        labels = {one.id: one.label for one in criterion.levels}
        label = split_in_labels(entry.split, labels)
    odd = not_an_answer(criterion, entry)
    if odd:
        label, definition = odd, _("It counts as not given.")
    return AnswerLine(
        criterion.id,
        criterion.question,
        label,
        definition,
        _detail(criterion, level, entry),
        entry.note.strip(),
        _margin(entry.evidence),
    )


def _from_costs(criterion: Criterion, entry: AnswerEntry, found: FromCosts) -> AnswerLine:
    """Return an answer nobody gave; the margin says that the costs did."""
    answer = AnswerEntry(state="answered", level=found.level, number=found.number)
    line = _line(criterion, answer)
    margin = (sentence(found.line), *_margin(entry.evidence))
    return dataclasses.replace(line, note=entry.note.strip(), margin=margin)


def _state_word(state: str) -> str:
    words = {
        "unknown": _("Don’t know"),
        "not-applicable": _("Does not apply"),
        "ask-later": _("Ask later"),
    }
    return words.get(state, _("Not answered yet"))


def _detail(criterion: Criterion, level: Level | None, entry: AnswerEntry) -> str:
    parts = []
    if level and entry.number is not None and criterion.number is not None:
        parts.append(with_unit(entry.number, criterion.number))
    if level and entry.confidence:
        words = {
            "high": _("high confidence"),
            "medium": _("medium confidence"),
            "low": _("low confidence"),
        }
        parts.append(words[entry.confidence])
    return sentence("; ".join(parts))


def _margin(evidence: Evidence | None) -> tuple[str, ...]:
    if evidence is None:
        return ()
    kinds = {
        "measured": _("measured"),
        "document": _("document"),
        "statement": _("statement"),
        "estimate": _("estimate"),
    }
    date = long_date(evidence.date) if evidence.date else ""
    origin = ", ".join(
        part for part in (kinds[evidence.kind], evidence.owner.strip(), date) if part
    )
    return tuple(part for part in (evidence.text.strip(), sentence(origin)) if part)


def _without(
    assessment: Assessment, result: Recommendation, criteria: tuple[Criterion, ...]
) -> Iterator[FactLine]:
    groups: dict[str, list[str]] = {}
    for criterion in criteria:
        entry = assessment.entry(criterion.id)
        if not result.asked.get(criterion.id, True):
            groups.setdefault(_("Not asked here"), []).append(_named(criterion))
        elif not _has_row(entry) and criterion.id not in result.from_costs:
            groups.setdefault(_state_word(entry.state), []).append(_named(criterion))
    for word, names in groups.items():
        yield FactLine(word, " ".join(names))


def _named(criterion: Criterion) -> str:
    return f"{criterion.id} {criterion.short}"
