"""Whether the list of changes speaks of what the pack holds, so that each can be undone."""

from collections.abc import Iterator

from core.errors import FileFault
from core.language import _
from core.model.draft import Draft
from core.model.history import Change

FILE = "changes.json"


def change_faults(draft: Draft) -> Iterator[FileFault]:
    """Yield every mark, importance or gate a change names that the pack does not have so."""
    if not (draft.changes and draft.model and draft.gates and draft.has_all_criteria):
        return
    marks, importances = _marks(draft), _importances(draft)
    gates = {gate.id for gate in draft.gates.gates}
    for place, change in _placed(draft):
        # Newest first: only the last change of a value says what it is now.
        yield from _mark_faults(place, change, marks)
        yield from _importance_faults(place, change, importances)
        for gate in change.gates:
            if gate not in gates:
                expected = _("expected a gate of this pack; {id} is none.").format(id=gate)
                yield FileFault(FILE, f"{place}, gates", expected)


def _placed(draft: Draft) -> Iterator[tuple[str, Change]]:
    for number, change in enumerate(draft.changes.changes if draft.changes else (), start=1):
        yield _("entry {number}").format(number=number), change


def _marks(draft: Draft) -> dict[tuple[str, str], int]:
    return {
        (level.id, str(code)): mark
        for _file, criterion in draft.questions()
        for level in criterion.levels
        for code, mark in level.marks.items()
    }


def _importances(draft: Draft) -> dict[str, int]:
    listed = draft.model.factors if draft.model else ()
    factors = {factor.id: factor.importance for factor in listed}
    return factors | {criterion.id: criterion.importance for _file, criterion in draft.questions()}


def _mark_faults(
    place: str, change: Change, marks: dict[tuple[str, str], int]
) -> Iterator[FileFault]:
    for one in change.marks:
        now = marks.get((one.level, one.approach))
        where = f"{place}, marks, {one.level}, {one.approach}"
        if now is None:
            yield FileFault(FILE, where, _("expected a level and an approach of this pack."))
        elif now != one.after:
            yield FileFault(FILE, where, _after(now, one.after))
        marks[one.level, one.approach] = one.before


def _importance_faults(
    place: str, change: Change, importances: dict[str, int]
) -> Iterator[FileFault]:
    for one in change.importances:
        now = importances.get(one.id)
        where = f"{place}, importances, {one.id}"
        if now is None:
            yield FileFault(FILE, where, _("expected a factor or a criterion of this pack."))
        elif now != one.after:
            yield FileFault(FILE, where, _after(now, one.after))
        importances[one.id] = one.before


def _after(now: int, after: int) -> str:
    expected = _("expected {now} as the value after the change; it says {after}.")
    return expected.format(now=now, after=after)
