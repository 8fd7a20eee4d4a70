"""What the reader of the report would stumble over, and where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.assessment.document import Assessment
from core.language import _, counted

_LONGEST_NAME = 90
_LONGEST_NOTE = 1_500
_CODES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence and the question to go to; "" is the details at the top of the questions."""

    sentence: str
    criterion: str = ""


def problems_of(assessment: Assessment, substituted: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return what to mend, names first, then long texts, then characters shown by code."""
    found = [*_names(assessment), *_long_texts(assessment)]
    found += _substitutes(assessment, substituted)
    return tuple(found)


def _names(assessment: Assessment) -> Iterator[Problem]:
    details = assessment.details
    for name, missing in (
        (details.client, _("The client has no name.")),
        (details.use_case, _("The use case has no name.")),
    ):
        if not name.strip():
            yield Problem(missing)


def _long_texts(assessment: Assessment) -> Iterator[Problem]:
    details = assessment.details
    for name, long in (
        (details.client, _("The client’s name has {n} characters; shorten it for page one.")),
        (details.use_case, _("The use case has {n} characters; shorten it for page one.")),
    ):
        if len(name) > _LONGEST_NAME:
            yield Problem(long.format(n=f"{len(name):,}"))
    for criterion, entry in assessment.answers.items():
        if len(entry.note) > _LONGEST_NOTE:
            words = _("The note for {id} has {n} characters; it fills much of a page.")
            yield Problem(words.format(id=criterion, n=f"{len(entry.note):,}"), criterion)


def _substitutes(assessment: Assessment, signs: tuple[str, ...]) -> Iterator[Problem]:
    """Yield one problem for each place in which characters are shown by code."""
    if not signs:
        return
    from core.report.glyphs import code_of

    places: dict[str, list[str]] = {}
    for sign in signs:
        criterion = next((key for key, text in _printed(assessment) if sign in text), "")
        places.setdefault(criterion, []).append(f"[{code_of(sign)}]")
    for criterion, codes in places.items():
        where = _(" in {id}").format(id=criterion) if criterion else ""
        shown = " ".join(codes[:_CODES_SHOWN]) + (" …" if len(codes) > _CODES_SHOWN else "")
        words = counted(
            "{n} character the typeface lacks{where} is printed as {codes}.",
            "{n} characters the typeface lacks{where} are printed as {codes}.",
            len(codes),
        )
        yield Problem(words.format(where=where, codes=shown), criterion)


def _printed(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for criterion, entry in assessment.answers.items():
        evidence = entry.evidence
        texts = [entry.note, entry.number_text]
        texts += [evidence.text, evidence.owner] if evidence else []
        yield criterion, " ".join(texts)
