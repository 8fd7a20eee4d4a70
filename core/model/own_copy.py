"""A firm's own copy of a decision model: the pack it began from and an ordered list of changes.

The pack itself is never written. What a version decides with is always worked out anew from the
files it began from and the changes, so a version needs nothing but its own file.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, JsonValue, ValidationError

from core.errors import FileFault, PackFaults, TuningForkError
from core.language import _
from core.model import pack as schema
from core.model.kinds import Line, Slug, Text
from core.model.loader import digest_of, load_files, shipped_files
from core.model.own_changes import OwnChange, OwnChanges
from core.model.place_words import place_words, value_words
from core.model.places import Path, Value, placed, value_at
from core.model.texts import shipped_wording
from core.records import Record
from core.schema_faults import schema_faults

FORMAT: Literal["tuning-fork-model"] = "tuning-fork-model"
FORMAT_VERSION = 2
CHANGE_LIMIT = 5_000
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Version = Annotated[str, Field(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?$")]
FileName = Annotated[str, Field(pattern=r"^(criteria/)?[A-Za-z]{1,40}\.json$")]
Person = Annotated[str, Field(max_length=300)]


class Signature(NamedTuple):
    """Who changes something, and on which day ("2026-11-20")."""

    author: str
    date: str


class PlaceChange(Record):
    """One value changed, and why. ``version`` is the first with the change, None before that."""

    path: Path
    before: Value
    after: Value
    reason: Text
    author: Person
    date: Day
    version: Version | None = None


class Base(Record):
    """The shipped model a copy stands on; ``digest`` is that of its files."""

    id: Slug
    version: Version
    digest: str


class LeftOut(Record):
    """A change that was not carried over to a newer shipped model, and ``why``."""

    path: Path
    after: Value
    reason: Text
    why: Text


class Renewal(Record):
    """That a newer shipped model was taken over: the one before, and the last version on it."""

    base: Base
    version: Version | None
    date: Day
    author: Person
    left_out: Annotated[tuple[LeftOut, ...], Field(max_length=CHANGE_LIMIT)] = ()


class OwnCopy(Record):
    """One state of a firm's copy. ``version`` is None while it is still being worked on.

    ``files`` are the files of ``base``, as they were; ``renewals`` say which shipped models it
    stood on before. ``seal`` is the SHA-256 of everything else in a published version, so that a
    version altered by hand is noticed. Only a copy with renewals needs format version 2.
    """

    format: Literal["tuning-fork-model"] = FORMAT
    format_version: Annotated[int, Field(ge=1, le=FORMAT_VERSION)] = 1
    id: Slug
    title: Line
    version: Version | None = None
    date: Day
    author: Person
    base: Base
    changes: Annotated[tuple[PlaceChange, ...], Field(max_length=CHANGE_LIMIT)] = ()
    files: Annotated[dict[FileName, JsonValue], Field(max_length=100)]
    renewals: Annotated[tuple[Renewal, ...], Field(max_length=100)] = ()
    seal: str = ""

    @property
    def last_version(self) -> str | None:
        """Return the highest version known to the copy itself."""
        changed = (change.version for change in self.changes)
        earlier = (renewal.version for renewal in self.renewals)
        known = (one for one in (self.version, *changed, *earlier) if one)
        return max(known, key=version_numbers, default=None)

    @property
    def next_version(self) -> str:
        """Return the version the changes would be published as."""
        return self.next_above(())

    def next_above(self, taken: Collection[str]) -> str:
        """Return the version the changes would be published as, above all those ``taken``."""
        own = self.last_version
        known = {*taken, *([own] if own else ())}
        last = max((version_numbers(one) for one in known), default=None)
        return f"{last[0]}.{last[1] + 1}" if last else "1.0"

    @property
    def pending(self) -> tuple[PlaceChange, ...]:
        """Return the changes no version has yet."""
        return tuple(change for change in self.changes if change.version is None)

    def last_change(self, path: str) -> PlaceChange | None:
        """Return the change that gave a place its value, None for a value as shipped."""
        found = [change for change in self.changes if change.path == path]
        return found[-1] if found else None


class CopyFault(TuningForkError):
    """A change that cannot be made; the text says what to do."""


def begin(identity: str, title: str, signature: Signature) -> OwnCopy:
    """Return a new copy of the shipped model, without a change."""
    files = shipped_files()
    pack = load_files(files)
    model = pack.model
    content = {
        "id": identity,
        "title": title,
        "date": signature.date,
        "author": signature.author,
        "base": Base(id=model.id, version=model.version, digest=pack.digest),
        "files": files,
    }
    return _checked(content)


def change(copy: OwnCopy, path: str, after: Value, reason: str, signature: Signature) -> OwnCopy:
    """Return the copy with another value at a place; a change not yet published is replaced.

    CopyFault without a reason; PackFaults when the pack could not be loaded with the value.
    """
    stated = reason.strip()
    if not stated:
        raise CopyFault(_("A reason is needed. It is kept with the change."))
    kept = withdraw(copy, path)
    before = value_at(effective_files(kept), path)
    if before == after:
        return kept
    if len(kept.changes) >= CHANGE_LIMIT:
        raise CopyFault(_("This copy is full of changes. Make a new copy of it."))
    made = {
        "path": path,
        "before": before,
        "after": after,
        "reason": stated,
        "author": signature.author,
        "date": signature.date,
    }
    changes = (*kept.changes, _change(made))
    changed = kept.model_copy(update={"changes": changes, "date": signature.date})
    _check(changed)
    return changed


def _check(copy: OwnCopy) -> None:
    try:
        pack_of(copy)
    except PackFaults as found:
        # The list of changes repeats what is wrong with the value itself.
        told = [fault for fault in found.faults if fault.file != "changes.json"]
        raise PackFaults(tuple(told) or found.faults) from found


def withdraw(copy: OwnCopy, path: str) -> OwnCopy:
    """Return the copy without the change of a place that is not published yet."""
    kept = tuple(one for one in copy.changes if one.version is not None or one.path != path)
    return copy.model_copy(update={"changes": kept})


def shipped_value(copy: OwnCopy, path: str) -> Value:
    """Return the value of a place in the model the copy began from."""
    return value_at(copy.files, path)


def publish(
    copy: OwnCopy, signature: Signature, taken: Collection[str] = ()
) -> tuple[OwnCopy, OwnCopy]:
    """Return the next version, sealed, and the copy to go on with; CopyFault without a change.

    ``taken`` are versions of this model known from elsewhere; the next one stands above them.
    """
    if not copy.pending:
        raise CopyFault(_("Nothing has changed since the last version. Change a value first."))
    version = copy.next_above(taken)
    changes = tuple(
        one if one.version else one.model_copy(update={"version": version}) for one in copy.changes
    )
    today = {"date": signature.date, "author": signature.author, "changes": changes}
    published = copy.model_copy(update={**today, "version": version})
    pack_of(published)
    return sealed(published), copy.model_copy(update=today)


def sealed(copy: OwnCopy) -> OwnCopy:
    """Return a published version with its seal."""
    return copy.model_copy(update={"seal": seal_of(copy)})


def content_of(copy: OwnCopy) -> dict[str, JsonValue]:
    """Return everything a copy holds as plain data; what format version 1 lacks only if used."""
    unused = set() if copy.renewals else {"renewals"}
    return copy.model_dump(mode="json", exclude=unused)


def seal_of(copy: OwnCopy) -> str:
    """Return the SHA-256 over everything a version holds besides its seal."""
    content = content_of(copy)
    del content["seal"]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def pack_of(copy: OwnCopy) -> schema.Pack:
    """Return the pack a copy decides with; PackFaults names everything wrong with it."""
    files = effective_files(copy)
    pack = load_files(_with_all_sentences(files))
    # A sentence a newer program needs says nothing new about what is decided.
    return pack.model_copy(update={"digest": digest_of(files), "own": _own_changes(copy)})


def _own_changes(copy: OwnCopy) -> OwnChanges:
    last = {one.path: one for one in copy.changes}
    shipped = {path: value_at(copy.files, path) for path in last}
    return OwnChanges(
        base=base_name(copy),
        changes=tuple(
            OwnChange(
                path=path,
                before=value_words(shipped[path]),
                after=value_words(one.after),
                reason=one.reason,
                author=one.author,
                date=one.date,
                version=one.version or copy.next_version,
            )
            for path, one in last.items()
            if one.after != shipped[path]
        ),
    )


def effective_files(copy: OwnCopy) -> dict[str, object]:
    """Return the files with every change made, named as the copy's own version."""
    files: dict[str, object] = dict(copy.files)
    for number, one in enumerate(copy.changes, start=1):
        now = value_at(files, one.path)
        if now != one.before:
            place = _("changes, entry {number}").format(number=number)
            expected = _("expected {now} as the value before the change; it says {before}.")
            shown = expected.format(now=value_words(now), before=value_words(one.before))
            raise PackFaults((FileFault(copy.id, place, shown),))
        files = placed(files, one.path, one.after)
    return _named(copy, files)


def _named(copy: OwnCopy, files: Mapping[str, object]) -> dict[str, object]:
    model, changes = files.get("model.json"), files.get("changes.json")
    if not isinstance(model, dict) or not isinstance(changes, dict):
        return dict(files)
    named = {
        "id": copy.id,
        "title": copy.title,
        "version": copy.version or copy.next_version,
        "date": copy.date,
        "author": copy.author or copy.title,
    }
    listed = [*_history(copy), *changes.get("changes", ())]
    return {
        **files,
        "model.json": {**model, **named},
        "changes.json": {**changes, "changes": listed},
    }


def _history(copy: OwnCopy) -> Iterator[dict[str, JsonValue]]:
    # The pack's own list, newest first, so that validate and the report know what moved.
    for one in reversed(copy.changes):
        words = f"{one.path}: {value_words(one.before)} → {value_words(one.after)}."
        yield {
            "version": one.version or copy.next_version,
            "date": one.date,
            "what": words[:2_000],
            "why": one.reason,
            "sources": [],
            **_moved(one),
        }


def _moved(one: PlaceChange) -> dict[str, JsonValue]:
    values: dict[str, JsonValue] = {"before": _plain(one.before), "after": _plain(one.after)}
    part, *rest = one.path.split(".")
    if part == "marks":
        level, approach = ".".join(rest[:2]), rest[2]
        return {"marks": [{"level": level, "approach": approach, **values}]}
    if part != "thresholds" and rest[-1] == "importance":
        return {"importances": [{"id": rest[0], **values}]}
    return {}


def _plain(value: Value) -> JsonValue:
    return {**value} if isinstance(value, dict) else value


def base_name(copy: OwnCopy) -> str:
    """Return title and version of the shipped model a copy stands on ("Core 1.1")."""
    model = copy.files.get("model.json")
    title = model.get("title") if isinstance(model, dict) else None
    return f"{title or copy.base.id} {copy.base.version}"


def _with_all_sentences(files: Mapping[str, object]) -> dict[str, object]:
    own = files.get("wording.json")
    sentences = own.get("sentences") if isinstance(own, dict) else None
    if not isinstance(own, dict) or not isinstance(sentences, dict):
        return dict(files)
    return {**files, "wording.json": {**own, "sentences": {**shipped_wording(), **sentences}}}


def version_numbers(version: str) -> tuple[int, int]:
    """Return what versions are ordered by."""
    first, second, *_rest = version.split(".")
    return int(first), int(second)


def _change(content: Mapping[str, object]) -> PlaceChange:
    try:
        return PlaceChange.model_validate(dict(content))
    except ValidationError as error:
        raise _refused(error, content) from error


def _checked(content: Mapping[str, object]) -> OwnCopy:
    try:
        return OwnCopy.model_validate(dict(content))
    except ValidationError as error:
        raise _refused(error, {}) from error


def _refused(error: ValidationError, content: object) -> CopyFault:
    for fault in schema_faults(error, content, ""):
        place = f"{fault.place}: " if fault.place else ""
        return CopyFault(f"{place}{fault.expected}")
    return CopyFault(_("This cannot be kept as it is. Change the entry, then it is kept."))


def describe(copy: OwnCopy, pack: schema.Pack, one: PlaceChange) -> str:
    """Return a change in words ("importance of Knowledge: 60 → 80")."""
    words = place_words(pack, one.path)
    return f"{words}: {value_words(one.before)} → {value_words(one.after)}"
