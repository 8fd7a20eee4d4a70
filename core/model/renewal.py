"""A newer shipped model taken into a firm's copy: what is carried over, and what is not and why.

The ids of a pack keep their meaning from version to version. A change is carried over where its
place is still there and holds the same kind of value; a place that is worded otherwise now, or
whose shipped value has moved, is carried over and said. Nothing is left out without a reason.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from core.errors import FileFault, PackFaults
from core.language import _
from core.model import pack as schema
from core.model.loader import load_shipped, shipped_files
from core.model.own_copy import (
    Base,
    CopyFault,
    LeftOut,
    OwnCopy,
    PlaceChange,
    Renewal,
    Signature,
    pack_of,
    sealed,
    version_numbers,
)
from core.model.place_words import value_words
from core.model.places import Files, Value, texts_at, value_at

_LISTED = 5_000


@dataclass(frozen=True, slots=True)
class Carried:
    """One change that counts on the newer model as well; ``remark`` says what to look at, or ""."""

    change: PlaceChange
    shipped_before: Value
    remark: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking over would do; ``copy`` is the state it would give, not published."""

    copy: OwnCopy
    carried: tuple[Carried, ...]
    left_out: tuple[LeftOut, ...]


def is_behind(copy: OwnCopy, shipped: schema.Pack) -> bool:
    """Tell whether the program comes with a newer state of the model a copy began from."""
    base = copy.base
    is_older = version_numbers(base.version) <= version_numbers(shipped.model.version)
    return base.id == shipped.model.id and base.digest != shipped.digest and is_older


def plan_renewal(copy: OwnCopy, signature: Signature) -> Plan:
    """Return what the shipped model would do to a copy; CopyFault while changes are in work."""
    if copy.pending:
        raise CopyFault(
            _("Some changes are not published yet. Publish them or take them back first.")
        )
    shipped, files = load_shipped(), shipped_files()
    base = Base(id=shipped.model.id, version=shipped.model.version, digest=shipped.digest)
    bare = copy.model_copy(
        update={
            "format_version": 2,
            "base": base,
            "files": files,
            "changes": (),
            "version": None,
            "seal": "",
            "date": signature.date,
            "author": signature.author,
        }
    )
    candidates, left_out = _sorted(copy, files)
    carried, refused = _fitting(bare, candidates)
    note = Renewal(
        base=copy.base,
        version=copy.version or copy.last_version,
        date=signature.date,
        author=signature.author,
        left_out=(*left_out, *refused)[:_LISTED],
    )
    changes = tuple(one.change for one in carried)
    renewals = (*copy.renewals, note)
    state = bare.model_copy(update={"changes": changes, "renewals": renewals})
    return Plan(state, carried, note.left_out)


def renewed(plan: Plan, taken: Collection[str] = ()) -> tuple[OwnCopy, OwnCopy]:
    """Return the next version on the shipped model, sealed, and the copy to go on with."""
    version = plan.copy.next_above(taken)
    published = plan.copy.model_copy(update={"version": version})
    pack_of(published)
    return sealed(published), plan.copy


def _sorted(copy: OwnCopy, files: Files) -> tuple[list[Carried], list[LeftOut]]:
    carried: list[Carried] = []
    left_out: list[LeftOut] = []
    last = {change.path: change for change in copy.changes}
    for path, change in last.items():
        before = value_at(copy.files, path)
        now = _value(files, path)
        why = _objection(change, before, now)
        if why or now is None:
            left_out.append(_left(change, why))
            continue
        remark = " ".join(_remarks(copy, files, path, (before, now)))
        again = change.model_copy(update={"before": now})
        carried.append(Carried(again, before, remark))
    return carried, left_out


def _left(change: PlaceChange, why: str) -> LeftOut:
    return LeftOut(path=change.path, after=change.after, reason=change.reason, why=why)


def _value(files: Files, path: str) -> Value | None:
    try:
        return value_at(files, path)
    except FileFault:
        return None


def _objection(change: PlaceChange, before: Value, now: Value | None) -> str:
    if now is None:
        return _("The shipped model does not have this any more.")
    if isinstance(now, dict) and (
        not isinstance(change.after, dict) or now.keys() != change.after.keys()
    ):
        return _("The question has other answers now, so the shares no longer fit.")
    if change.after == now:
        return _("The shipped model has this value itself now.")
    if change.after == before:
        return _("It had been changed back to the value as shipped.")
    return ""


def _remarks(copy: OwnCopy, files: Files, path: str, values: tuple[Value, Value]) -> Iterator[str]:
    before, now = values
    if before != now:
        sentence = _("As shipped it was {before}, now it is {now}.")
        yield sentence.format(before=value_words(before), now=value_words(now))
    if texts_at(copy.files, path) != texts_at(files, path):
        yield _("It is worded otherwise now: check that the value still says what you mean.")


def _fitting(bare: OwnCopy, found: list[Carried]) -> tuple[tuple[Carried, ...], list[LeftOut]]:
    """Return the changes the checks of the pack accept together, and those they refuse."""
    if not _fault(bare, found):
        return tuple(found), []
    kept: list[Carried] = []
    refused: list[LeftOut] = []
    for one in found:
        fault = _fault(bare, [*kept, one])
        if fault:
            refused.append(_left(one.change, fault))
        else:
            kept.append(one)
    return tuple(kept), refused


def _fault(bare: OwnCopy, found: list[Carried]) -> str:
    changes = tuple(one.change for one in found)
    try:
        pack_of(bare.model_copy(update={"changes": changes}))
    except PackFaults as faults:
        told = faults.faults[0].expected
        return f"{told[:1].upper()}{told[1:]}"
    return ""
