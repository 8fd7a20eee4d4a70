"""The sources this report cites, where they disagree, and the terms it uses, in words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from core.assessment.document import Assessment
from core.decision.recommendation import GateFinding, Outcome, Recommendation
from core.language import _
from core.model.knowledge import Term
from core.model.pack import Criterion, Pack
from core.report.cost_record import Costs
from core.report.handout import DisputeLine, FactLine, Gates, SourceLine, Sources
from core.report.wording import approach, sentence

_REFERENCE = re.compile(r"\[\d{1,3}\]")
_DISPUTE = re.compile(r"\bX\d{1,2}\b")
_ID = re.compile(r"S(?P<text>\d)(?:-(?P<claim>\d+))?|\[(?P<number>\d+)\]")


def compose_sources(
    assessment: Assessment,
    result: Recommendation,
    pack: Pack,
    gates: Gates | None,
    costs: Costs | None,
) -> Sources:
    """Return the sources of what the report shows, each with where it is cited."""
    cited: dict[str, list[str]] = {}
    for name, sources in (*_citations(result, pack, gates), *_cost_citations(costs)):
        for source in sources:
            names = cited.setdefault(source, [])
            if name not in names:
                names.append(name)
    titles = _titles(pack)
    lines = tuple(
        SourceLine(source, titles[source], ", ".join(cited.get(source, ())))
        for source in sorted({*cited, *_texts_of(cited)}, key=_order)
        if source in titles
    )
    return Sources(
        assessment.details.source.strip(),
        lines,
        _("Where the sources disagree"),
        _disputes(result, pack, gates, lines),
    )


def _disputes(
    result: Recommendation, pack: Pack, gates: Gates | None, lines: Iterable[SourceLine]
) -> tuple[DisputeLine, ...]:
    """Return the disagreements that gates or claims in this report point to."""
    cited: dict[str, list[str]] = {}
    for finding in _shown(result, gates):
        if finding.disagreement:
            cited.setdefault(finding.disagreement, []).append(finding.id)
    for line in lines:
        for dispute in _DISPUTE.findall(line.title):
            cited.setdefault(dispute, []).append(line.id)
    return tuple(
        DisputeLine(entry.id, entry.question, entry.say, ", ".join(dict.fromkeys(cited[entry.id])))
        for entry in pack.disagreements
        if entry.id in cited
    )


def _shown(result: Recommendation, gates: Gates | None) -> Iterator[GateFinding]:
    """Yield the gates that the report prints with their sources."""
    if gates is None:
        return
    printed = {line.id for line in (*gates.barring, *gates.warnings)}
    for finding in result.gates:
        overruled = finding.overridden and finding.outcome is Outcome.FAILS
        if finding.id in printed or overruled:
            yield finding


def _texts_of(cited: Iterable[str]) -> Iterator[str]:
    """Yield the founding texts whose claims are cited; each stands above its claims."""
    for source in cited:
        if source.startswith("S"):
            yield source.partition("-")[0]


def _citations(
    result: Recommendation, pack: Pack, gates: Gates | None
) -> Iterator[tuple[str, Iterable[str]]]:
    criteria = {criterion.id: criterion for group in pack.criteria.values() for criterion in group}
    for criterion in argued(result):
        yield criterion, criteria[criterion].sources
    for finding in _shown(result, gates):
        yield finding.id, finding.sources
    if result.recommended:
        entry = approach(pack, result.recommended)
        yield entry.name, entry.sources


def _cost_citations(costs: Costs | None) -> Iterator[tuple[str, Iterable[str]]]:
    for group in costs.defaults if costs else ():
        yield _("Costs"), _REFERENCE.findall(group.source)


def argued(result: Recommendation) -> tuple[str, ...]:
    """Return the questions whose answers are given as arguments in the report."""
    reasons = (*result.reasons_for, *result.reasons_against)
    return tuple(dict.fromkeys(reason.criterion for reason in reasons))


def _titles(pack: Pack) -> Mapping[str, str]:
    titles = {reference.id: reference.title for reference in pack.references}
    for text in pack.texts:
        titles[text.id] = f"{sentence(text.title)} {_('Founding text of the decision model.')}"
        titles.update((claim.id, claim.text) for claim in text.claims)
    return titles


def _order(source: str) -> tuple[int, int, int, str]:
    found = _ID.fullmatch(source)
    if found is None:
        return (2, 0, 0, source)
    if found["number"]:
        return (1, int(found["number"]), 0, source)
    return (0, int(found["text"]), int(found["claim"] or 0), source)


def compose_glossary(
    assessment: Assessment, pack: Pack, texts: Iterable[str]
) -> tuple[FactLine, ...]:
    """Return the terms of the answered questions and those found in the texts, by name."""
    named = set(_named_terms(assessment, pack))
    running = "\n".join(texts).casefold()
    used = (term for term in pack.glossary if term.id in named or _is_found(term, running))
    return tuple(
        FactLine(term.term, term.meaning)
        for term in sorted(used, key=lambda term: term.term.casefold())
    )


def _named_terms(assessment: Assessment, pack: Pack) -> Iterator[str]:
    for criterion in _all_criteria(pack):
        if assessment.entry(criterion.id).state == "answered":
            yield from criterion.terms


def _all_criteria(pack: Pack) -> Iterator[Criterion]:
    for group in pack.criteria.values():
        yield from group


def _is_found(term: Term, running: str) -> bool:
    names = (re.escape(name.casefold()) for name in (term.term, *term.also))
    return re.search(rf"(?<!\w)(?:{'|'.join(names)})s?(?!\w)", running) is not None
