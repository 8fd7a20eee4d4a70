"""In which values two packs differ, and what the newer one gives as the reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.model import pack as schema
from core.model.history import Change
from core.model.place_words import place_words, value_words
from core.model.places import Value, places


@dataclass(frozen=True, slots=True)
class Difference:
    """One place with two values; ``words`` name both, ``reason`` is "" where none is given."""

    path: str
    before: Value
    after: Value
    words: str
    reason: str


def differences(old: schema.Pack, new: schema.Pack) -> tuple[Difference, ...]:
    """Return every place both packs have with a different value, in the order of the pack."""
    known = dict(places(old))
    return tuple(
        Difference(path, known[path], value, _words(new, path, known[path], value), reason)
        for path, value in places(new)
        if path in known and known[path] != value
        for reason in [reason_for(new, path)]
    )


def reason_for(pack: schema.Pack, path: str) -> str:
    """Return the reason of the last change a pack lists for a place."""
    return next((change.why for change in pack.changes if _is_about(change, path)), "")


def _is_about(change: Change, path: str) -> bool:
    return change.what.startswith(f"{path}: ") or path in _paths(change)


def _paths(change: Change) -> Iterator[str]:
    for mark in change.marks:
        yield f"marks.{mark.level}.{mark.approach}"
    for importance in change.importances:
        part = "factors" if len(importance.id) == 2 else "criteria"
        yield f"{part}.{importance.id}.importance"


def _words(pack: schema.Pack, path: str, before: Value, after: Value) -> str:
    return f"{place_words(pack, path)}: {value_words(before)} → {value_words(after)}"
