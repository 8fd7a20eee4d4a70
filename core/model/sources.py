"""Whether every source a pack cites is one it lists."""

from collections.abc import Iterator

from core.errors import FileFault
from core.language import _
from core.model.draft import Draft

# (file, id of the entry that cites, ids of the sources cited)
Citation = tuple[str, str, tuple[str, ...]]


def source_faults(draft: Draft) -> Iterator[FileFault]:
    """Yield every citation that leads nowhere, and claims that stand under another text."""
    yield from _claim_faults(draft)
    if not (draft.references and draft.claims):
        return
    known = {entry.id for entry in draft.references.references}
    known |= {claim.id for text in draft.claims.texts for claim in text.claims}
    for file, entry, sources in _citations(draft):
        for source in sources:
            if source not in known:
                expected = _("expected a source of references.json or claims.json; {id} is none.")
                yield FileFault(file, f"{entry}, sources", expected.format(id=source))


def _citations(draft: Draft) -> Iterator[Citation]:
    yield from _rule_citations(draft)
    yield from _content_citations(draft)


def _rule_citations(draft: Draft) -> Iterator[Citation]:
    for file, criterion in draft.questions():
        yield file, criterion.id, criterion.sources
    for approach in draft.approaches.approaches if draft.approaches else ():
        yield "approaches.json", approach.code, approach.sources
    for gate in draft.gates.gates if draft.gates else ():
        yield "gates.json", gate.id, gate.sources
    for stage in draft.roadmap.stages if draft.roadmap else ():
        yield "roadmap.json", stage.id, stage.sources


def _content_citations(draft: Draft) -> Iterator[Citation]:
    for rung in draft.ladder.rungs if draft.ladder else ():
        yield "ladder.json", rung.id, rung.sources
    for symptom in draft.symptoms.symptoms if draft.symptoms else ():
        yield "symptoms.json", symptom.id, symptom.sources
    for term in draft.glossary.terms if draft.glossary else ():
        yield "glossary.json", term.id, term.sources
    for entry in draft.disagreements.disagreements if draft.disagreements else ():
        yield "disagreements.json", entry.id, entry.sources
    for number, change in enumerate(draft.changes.changes if draft.changes else (), start=1):
        # A change may rest on a whole run of sources: "[1] to [85]".
        single = tuple(source for source in change.sources if " to " not in source)
        yield "changes.json", _("entry {number}").format(number=number), single


def _claim_faults(draft: Draft) -> Iterator[FileFault]:
    for text in draft.claims.texts if draft.claims else ():
        for claim in text.claims:
            if not claim.id.startswith(f"{text.id}-"):
                expected = _("expected an id that starts with {id} and a hyphen.")
                yield FileFault("claims.json", claim.id, expected.format(id=text.id))
