"""Sections 7 and 8 in words: the sources this report cites, the terms it uses."""

import re
from collections.abc import Iterable, Iterator, Mapping

from core.assessment.document import Assessment
from core.decision.recommendation import Outcome, Recommendation
from core.model.knowledge import Term
from core.model.pack import Criterion, Pack
from core.report.handout import FactLine, Gates, SourceLine, Sources
from core.report.wording import approach

_ID = re.compile(r"S(?P<text>\d)(?:-(?P<claim>\d+))?|\[(?P<number>\d+)\]")


def compose_sources(
    assessment: Assessment, result: Recommendation, pack: Pack, gates: Gates | None
) -> Sources:
    """Return the sources of what the report shows, each with where it is cited."""
    cited: dict[str, list[str]] = {}
    for name, sources in _citations(result, pack, gates):
        for source in sources:
            names = cited.setdefault(source, [])
            if name not in names:
                names.append(name)
    titles = _titles(pack)
    lines = (
        SourceLine(source, titles[source], ", ".join(cited.get(source, ())))
        for source in sorted({*cited, *_texts_of(cited)}, key=_order)
        if source in titles
    )
    return Sources(assessment.details.source.strip(), tuple(lines))


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
    if gates is not None:
        shown = {line.id for line in (*gates.barring, *gates.warnings)}
        for finding in result.gates:
            overruled = finding.overridden and finding.outcome is Outcome.FAILS
            if finding.id in shown or overruled:
                yield finding.id, finding.sources
    if result.recommended:
        entry = approach(pack, result.recommended)
        yield entry.name, entry.sources


def argued(result: Recommendation) -> tuple[str, ...]:
    """Return the questions whose answers are given as arguments in the report."""
    reasons = (*result.reasons_for, *result.reasons_against)
    return tuple(dict.fromkeys(reason.criterion for reason in reasons))


def _titles(pack: Pack) -> Mapping[str, str]:
    titles = {reference.id: reference.title for reference in pack.references}
    for text in pack.texts:
        titles[text.id] = text.title
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
